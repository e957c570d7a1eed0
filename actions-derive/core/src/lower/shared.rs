//! Types that several params share: their schemas are equal, but for docs.

use super::Lowering;
use super::place::{Place, is_password};
use crate::attribute::Share;
use crate::diagnostic::Diagnostic;
use crate::model::Type;
use crate::schema::either;
use crate::source::Span;
use crate::yaml::Node;
use std::mem;
use std::ops::Range;

/// The first param that has the type.
pub(super) struct Shared<'n> {
    pub(super) name: String,
    pub(super) place: Place<'n>,
    facts: Facts<'n>,
    /// The type and those inside it.
    types: Range<usize>,
    holds_own: bool,
}

/// What is equal in all that share a type.
#[derive(Default)]
struct Facts<'n> {
    all: Vec<Fact>,
    /// What is inside and shares a type itself.
    shared: Vec<(Place<'n>, &'n Share)>,
}

struct Fact {
    what: String,
    value: String,
    /// As arguments of the attribute have it.
    path: String,
    span: Span,
}

impl<'n> Lowering<'_, '_, 'n> {
    pub(super) fn shared_type(&mut self, place: &Place<'n>, share: &'n Share) -> Type<'n> {
        let name = share.types.name();
        let mut facts = Facts::default();
        let Some(index) = self.shared.iter().position(|known| known.name == name) else {
            let (start, own_met) = (self.module.types.len(), self.own_met);
            let ty = self.type_by_schema(place);
            if self.is_shared(&ty, place.declared.span, share) {
                facts.of_schema(place, &place.path);
                let (place, types) = (place.clone(), start..self.module.types.len());
                let holds_own = self.own_met > own_met;
                self.shared.push(Shared { name, place, facts, types, holds_own });
            }
            return ty;
        };
        let known = &self.shared[index];
        let (known_path, path) = (known.place.whole_path(), place.whole_path());
        facts.of_schema(place, &known.place.path);
        if let Some((what, spans)) = difference(&known.facts.all, &facts.all) {
            let message =
                format!("`{known_path}` and `{path}` cannot share the type `{name}`: {what}");
            let mut told = Diagnostic::error(spans.1, message);
            told.related(spans.0, "the other one is here")
                .help("make the two equal, or take one of them out of the list");
            self.module.misused.push((share.path.span(), told));
        }
        // The types of the first are declared here as well.
        for one in &mut self.module.types[known.types.clone()] {
            let inside = one.places[0].0.strip_prefix(&known_path).unwrap_or_default();
            let path = format!("{path}{inside}");
            let is_known = one.places.iter().any(|(known, _)| *known == path);
            if let Some(fact) = facts.all.iter().find(|fact| fact.path == path && !is_known) {
                one.places.push((path, fact.span));
            }
        }
        self.own_met += usize::from(known.holds_own);
        for (place, share) in facts.shared {
            self.shared_type(&place, share);
        }
        Type::Defined(name).or_null(place.schema.takes_null())
    }

    /// Whether the schema has a type that can be shared; if not, that is told.
    fn is_shared(&mut self, ty: &Type<'n>, span: Span, share: &Share) -> bool {
        let (path, name) = (share.path.value(), share.types.name());
        let mend = match ty {
            Type::Nullable(inner) => return self.is_shared(inner, span, share),
            Type::Defined(known) if *known == name => return true,
            Type::Array(..) => format!("; its items have the path `{path}[]`"),
            Type::Map(_) => format!("; its values have the path `{path}.*`"),
            _ => String::new(),
        };
        let message = format!(
            "`{path}` cannot share the type `{name}`: only an `enum`, several types or an object with \
             `properties` make one{mend}"
        );
        self.module.misused.push((share.path.span(), Diagnostic::error(span, message)));
        false
    }
}

/// The first thing that differs, and both places.
fn difference(first: &[Fact], second: &[Fact]) -> Option<(String, (Span, Span))> {
    let alone = |fact: &Fact| format!("{} is in one of them alone", fact.what);
    for one in first {
        let Fact { what, value, span, .. } = one;
        if second.iter().any(|other| other.what == *what && other.value == *value) {
            continue;
        }
        let Some(other) = second.iter().find(|other| other.what == *what) else {
            return Some((alone(one), (*span, second[0].span)));
        };
        let what = if what.starts_with("the type ") {
            format!("{what} differs: {value} and {}", other.value)
        } else {
            format!("{what} differs")
        };
        return Some((what, (*span, other.span)));
    }
    let other = second.iter().find(|other| first.iter().all(|one| one.what != other.what))?;
    Some((alone(other), (first[0].span, other.span)))
}

impl<'n> Facts<'n> {
    fn add(&mut self, place: &Place<'n>, what: String, value: &str) {
        let (path, span) = (place.whole_path(), place.declared.span);
        self.all.push(Fact { what, value: value.to_owned(), path, span });
    }

    /// Of a schema whose path in messages is `shown`.
    fn of_schema(&mut self, place: &Place<'n>, shown: &str) {
        let (schema, is_root) = (place.schema, self.all.is_empty());
        let of = |what: &str| format!("{what} of `{shown}`");
        if !is_root {
            self.add(place, of("the name in Rust"), place.rename.unwrap_or_default());
        }
        if let Some(share) = place.share.filter(|_| !is_root) {
            self.add(place, of("the type"), &share.types.name());
            self.shared.push((place.clone(), share));
            return;
        }
        // Whether the root may be `null` is a matter of its field.
        let null = if !is_root && schema.takes_null() { " or null" } else { "" };
        let kind = match schema.value_types().as_slice() {
            _ if schema.is_combined => "made of others".to_owned(),
            _ if schema.members.is_some() => "an `enum`".to_owned(),
            [] => "untyped".to_owned(),
            types => either(types),
        };
        let own = place.own.map(|own| format!(" as {}", own.spelled)).unwrap_or_default();
        self.add(place, of("the type"), &format!("{kind}{null}{own}"));
        if schema.members.is_some() {
            let members = schema.values();
            for (index, value) in members.iter().enumerate() {
                let (member, what) =
                    (place.member(value, &members), format!("member {}", index + 1));
                let name = of(&format!("the name in Rust of {what}"));
                self.add(&member, of(&what), &value.json());
                self.add(&member, name, member.rename.unwrap_or_default());
            }
        } else {
            let counts = [schema.min_length, schema.max_length, schema.min_items, schema.max_items];
            let sizes = [schema.min_properties, schema.max_properties];
            let bounds = [schema.minimum, schema.maximum];
            let bounds = bounds.map(|bound| bound.map(|bound| (bound.value, bound.exclusive)));
            let rules = (counts, sizes, bounds, schema.multiple_of, schema.unique_items);
            self.add(place, of("a bound"), &format!("{rules:?}"));
        }
        if let Some(item) = place.item() {
            self.of_schema(&item, &format!("{shown}[]"));
        }
        let rest = schema.additional.as_ref().map(mem::discriminant);
        let hides_rest = schema.rest().is_some_and(is_password);
        self.add(place, of("`additionalProperties`"), &format!("{rest:?} {hides_rest}"));
        if let Some(value) = place.value() {
            self.of_schema(&value, &format!("{shown}.*"));
        }
        for property in schema.properties() {
            let (place, schema) = (place.property(property), &property.schema);
            let shown = format!("{shown}.{}", property.name.text);
            let default = schema.default.map(Node::json).unwrap_or_default();
            let is_secret = place.is_secret || is_password(schema);
            self.add(&place, format!("`{shown}`"), "");
            let what = format!("whether `{shown}` is required");
            self.add(&place, what, &property.required.to_string());
            self.add(&place, format!("the default of `{shown}`"), &default);
            self.add(&place, format!("whether `{shown}` is a secret"), &is_secret.to_string());
            self.of_schema(&place, &shown);
        }
    }
}
