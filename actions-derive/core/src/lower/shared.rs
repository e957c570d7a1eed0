//! Types that several params share: what is made of each of their schemas is one, but for docs.

use super::place::Place;
use super::{Defined, Lowering};
use crate::attribute::Share;
use crate::diagnostic::Diagnostic;
use crate::model::{Additional, Enum, Field, Presence, Shape, Struct, Type, Variant};
use crate::schema::Schema;
use crate::source::Span;
use crate::yaml::Node;
use std::mem;
use std::ops::Range;

/// The end of the types of a param that is not read to its end.
const OPEN: usize = usize::MAX;

/// The first param that has the type.
pub(super) struct Shared<'n> {
    name: String,
    place: Place<'n>,
    /// The type and those inside it.
    types: Range<usize>,
}

impl Shared<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Whether it is the param that is being read.
    pub(super) fn is_open(&self) -> bool {
        self.types.end == OPEN
    }

    pub(super) fn start(&self) -> usize {
        self.types.start
    }
}

impl<'n> Lowering<'_, '_, '_, 'n> {
    pub(super) fn shared_type(
        &mut self,
        place: &Place<'n>,
        schema: &'n Schema<'n>,
        share: &Share,
    ) -> Type {
        let name = share.types.name();
        let start = self.types.len();
        let Some(first) = self.shared.iter().position(|known| known.is(&name)) else {
            let index = self.shared.len();
            let types = start..OPEN;
            self.shared.push(Shared { name: name.clone(), place: place.clone(), types });
            let ty = self.type_by_schema(place, schema);
            self.shared[index].types.end = self.types.len();
            self.is_shared(place, &ty, &name, share);
            return ty;
        };
        let types = self.shared[first].types.clone();
        if self.shared[first].is_open() {
            let (inner, outer) = (place.whole_path(), self.shared[first].place.whole_path());
            let message = format!("`{inner}` is inside `{outer}`: they cannot be of one type");
            self.misused(share.path.span(), &message);
            return Type::Any;
        }
        // The types inside get the names that they have there.
        let mut by_name = self.by_name.clone();
        by_name.forget(|index| types.contains(&index) && !self.is_shared_inside(index, &types));
        let by_name = mem::replace(&mut self.by_name, by_name);
        let ty = self.type_by_schema(place, schema);
        let here = self.types.split_off(start);
        self.by_name = by_name;
        self.shared.retain(|known| known.types.start < start);
        // Of names that clash nothing else is to be said.
        if !self.is_shared(place, &ty, &name, share) || self.sink.errors() > 0 {
            return ty;
        }
        let pair = Pair { first: &self.types[types.clone()], second: &here };
        let first = &self.shared[first].place;
        let spans = (first.declared.span, place.declared.span);
        if let Some(found) = pair.defined(&name, &first.path, spans) {
            let (first, second) = (first.whole_path(), place.whole_path());
            let what = found.what;
            let message =
                format!("`{first}` and `{second}` cannot share the type `{name}`: {what}");
            let mut told = Diagnostic::error(found.spans.1, message);
            told.related(found.spans.0, "the other one is here");
            self.misused.push((share.path.span(), told));
        }
        for here in here {
            let mut known = self.types[types.clone()].iter_mut();
            if let Some(known) = known.find(|known| known.name == here.name) {
                known.places.extend(here.places);
            }
        }
        ty
    }

    /// Whether the type at `index` is of a param inside those of `outer` that shares it itself.
    fn is_shared_inside(&self, index: usize, outer: &Range<usize>) -> bool {
        let mut shared = self.shared.iter();
        shared.any(|known| {
            known.types.contains(&index)
                && outer.contains(&known.types.start)
                && known.types != *outer
        })
    }

    /// Whether the schema has a type that can be shared; if not, that is told.
    fn is_shared(&mut self, place: &Place<'n>, ty: &Type, name: &str, share: &Share) -> bool {
        let mut named = ty;
        while let Type::Nullable(inner) = named {
            named = inner;
        }
        let path = place.whole_path();
        let mend = match named {
            Type::Defined(known) if known == name => return true,
            Type::Array(..) => format!("; its items have the path `{path}[]`"),
            Type::Map(_) => format!("; its values have the path `{path}.*`"),
            _ => String::new(),
        };
        let message = format!(
            "`{path}` cannot share the type `{name}`: params with `enum`, with several types and \
             objects with `properties` have a type{mend}"
        );
        self.misused(share.path.span(), &message);
        false
    }
}

/// The types of two schemas that are to be one.
struct Pair<'t, 'n> {
    first: &'t [Defined<'n>],
    second: &'t [Defined<'n>],
}

/// The first thing that differs: what it is, and both places.
struct Difference {
    what: String,
    spans: (Span, Span),
}

impl<'n> Pair<'_, 'n> {
    fn defined(&self, name: &str, path: &str, spans: (Span, Span)) -> Option<Difference> {
        // One that is in neither is shared itself, and compared where it is.
        let first = self.first.iter().find(|known| known.name == name)?;
        let second = self.second.iter().find(|known| known.name == name)?;
        match (first.shape.as_ref()?, second.shape.as_ref()?) {
            (Shape::Struct(first), Shape::Struct(second)) => {
                self.structs(first, second, path, spans)
            }
            (Shape::Enum(first), Shape::Enum(second)) => enums(first, second, path, spans),
            (Shape::Union(first), Shape::Union(second))
                if first.iter().map(|one| one.name).eq(second.iter().map(|one| one.name)) =>
            {
                let mut pairs = first.iter().zip(second);
                pairs.find_map(|(first, second)| self.types(path, &first.ty, &second.ty, spans))
            }
            _ => differs(format!("the type of `{path}` differs"), spans),
        }
    }

    fn structs(
        &self,
        first: &Struct<'n>,
        second: &Struct<'n>,
        path: &str,
        spans: (Span, Span),
    ) -> Option<Difference> {
        let find = |fields: &[Field<'n>], field: &Field<'n>| {
            fields.iter().position(|known| known.param.text == field.param.text)
        };
        for field in &first.fields {
            let found = match find(&second.fields, field) {
                Some(index) => self.fields(field, &second.fields[index]),
                None => {
                    let what = format!("one of them has no `{}`", field.path);
                    differs(what, (field.param.span, spans.1))
                }
            };
            if found.is_some() {
                return found;
            }
        }
        if let Some(more) = second.fields.iter().find(|field| find(&first.fields, field).is_none())
        {
            let what = format!("one of them has no `{}`", more.path);
            return differs(what, (spans.0, more.param.span));
        }
        match (&first.additional, &second.additional) {
            (Additional::Kept(_, first), Additional::Kept(_, second)) => {
                self.types(&format!("{path}.*"), first, second, spans)
            }
            (Additional::Ignored, Additional::Ignored)
            | (Additional::Refused, Additional::Refused) => None,
            _ => differs(format!("`additionalProperties` of `{path}` differs"), spans),
        }
    }

    fn fields(&self, first: &Field<'n>, second: &Field<'n>) -> Option<Difference> {
        let spans = (first.param.span, second.param.span);
        let path = &first.path;
        let given = |presence: &Presence| match presence {
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Filled(_) => "filled in",
        };
        let default = |field: &Field<'n>| field.schema.default.map(Node::json);
        let (one, other) = (given(&first.presence), given(&second.presence));
        let what = if first.name != second.name {
            format!("the name of `{path}` in Rust differs")
        } else if one != other {
            format!("`{path}` is {one} in one and {other} in the other")
        } else if default(first) != default(second) {
            format!("the default of `{path}` differs")
        } else if let Some(found) = self.types(path, &first.ty, &second.ty, spans) {
            return Some(found);
        } else if mem::discriminant(&first.debug) != mem::discriminant(&second.debug) {
            format!("`{path}` is a secret in one of them alone")
        } else {
            return None;
        };
        differs(what, spans)
    }

    fn types(
        &self,
        path: &str,
        first: &Type,
        second: &Type,
        spans: (Span, Span),
    ) -> Option<Difference> {
        let what = match (first, second) {
            (Type::Array(first, bounds), Type::Array(second, others)) if bounds == others => {
                return self.types(&format!("{path}[]"), first, second, spans);
            }
            (Type::Map(first), Type::Map(second)) => {
                return self.types(&format!("{path}.*"), first, second, spans);
            }
            (Type::Nullable(first), Type::Nullable(second)) => {
                return self.types(path, first, second, spans);
            }
            (Type::Defined(name), Type::Defined(other)) if name == other => {
                return self.defined(name, path, spans);
            }
            (Type::Own(own), Type::Own(other)) if own.spelled == other.spelled => {
                return self.types(path, &own.checked, &other.checked, spans);
            }
            (Type::Boolean, Type::Boolean) | (Type::Any, Type::Any) => return None,
            (Type::String(one), Type::String(other)) if one == other => return None,
            (Type::Integer(_, one), Type::Integer(_, other))
            | (Type::Number(one), Type::Number(other))
                if one == other =>
            {
                return None;
            }
            (Type::Defined(_), Type::Defined(_)) => "the name of the type of",
            (Type::Own(_), Type::Own(_)) => "what `type` gives for",
            _ if mem::discriminant(first) == mem::discriminant(second) => "a bound of",
            _ => "the type of",
        };
        differs(format!("{what} `{path}` differs"), spans)
    }
}

fn enums(
    first: &Enum<'_>,
    second: &Enum<'_>,
    path: &str,
    spans: (Span, Span),
) -> Option<Difference> {
    let (members, others) = (&first.variants, &second.variants);
    for (member, other) in members.iter().zip(others) {
        let spans = (member.node.span, other.node.span);
        if member.node.json() != other.node.json() {
            return differs(format!("a member of `{path}`, or its place, differs"), spans);
        }
        if member.name != other.name {
            return differs(format!("the name of a member of `{path}` in Rust differs"), spans);
        }
    }
    let more = |variants: &[Variant<'_>], or, count| {
        variants.get(count).map_or(or, |more: &Variant<'_>| more.node.span)
    };
    if members.len() == others.len() {
        return None;
    }
    let spans = (more(members, spans.0, others.len()), more(others, spans.1, members.len()));
    differs(format!("one of them has more members in `{path}`"), spans)
}

#[expect(clippy::unnecessary_wraps, reason = "it is what each comparison gives")]
fn differs(what: String, spans: (Span, Span)) -> Option<Difference> {
    Some(Difference { what, spans })
}
