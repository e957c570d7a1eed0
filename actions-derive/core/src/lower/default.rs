//! What stands for a property that is not given, and whether a default fits its type.

use super::Lowering;
use super::misfit::{self, Misfit};
use super::place::Place;
use super::types::constant;
use crate::model::{Additional, Constant, Enum, Field, Filled, Shape, Type, Variant};
use crate::schema::{JsonType, Schema, is_of};
use crate::similar;
use crate::yaml::{Content, Node, write_json_text};

/// How much of what is wrong with one default is told.
const MOST_OF_ONE: usize = 50;

/// How many members of an `enum` are listed.
const MOST_MEMBERS: usize = 30;

const UNCHECKED: &str =
    "Juju adds a default unchecked, and then the unit refuses every task that relies on it";

/// The same inside `items` and `additionalProperties`, where Juju adds nothing.
const UNCHECKED_INSIDE: &str =
    "Juju adds no default here, but the Rust type does, and would hold what Juju refuses";

/// What in a default does not fit, and the path to it.
struct Wrong<'n> {
    path: String,
    value: &'n Node,
    misfit: Misfit,
}

impl<'n> Lowering<'_, '_, 'n> {
    /// What Juju, or the type where Juju does not look, fills in. A default that does not fit is
    /// told.
    pub(super) fn filled(
        &mut self,
        place: &Place<'n>,
        ty: &Type<'n>,
        may_be_refused: bool,
    ) -> Option<Filled<'n>> {
        let schema = place.schema;
        let text = when_absent(schema)?;
        if let Some(default) = schema.default {
            let mut wrong = Vec::new();
            self.judge(ty, default, "", &mut wrong);
            if wrong.is_empty()
                && let Some(simple) = self.simple(ty, default)
            {
                return Some(simple);
            }
            // Of what is faulty itself nothing is to be said.
            if !schema.has_faults && !self.has_clash {
                self.tell(place, wrong);
            }
        } else if let Type::Defined(name) = ty
            && let Some(Shape::Struct(shape)) = self.shape(name)
            && !may_be_refused
            && !shape.fields.iter().any(Field::is_required)
        {
            return Some(Filled::Inside);
        }
        Some(Filled::Json { text, may_be_refused })
    }

    /// A default that fits, where it needs no decoding.
    fn simple(&self, ty: &Type<'n>, default: &'n Node) -> Option<Filled<'n>> {
        match ty {
            _ if default.is_unclear() => None,
            Type::Number(_) => default.number().map(Constant::Number).map(Filled::Constant),
            Type::Boolean | Type::String(_) | Type::Integer(..) => {
                constant(default).map(Filled::Constant)
            }
            Type::Defined(name) => match self.shape(name)? {
                Shape::Enum(shape) => Some(Filled::Member(member(shape, default)?.name.clone())),
                Shape::Struct(_) | Shape::Union(_) => None,
            },
            _ => None,
        }
    }

    fn tell(&mut self, place: &Place<'n>, wrong: Vec<Wrong<'n>>) {
        let owner = place.owner();
        let is_inside = place.path.contains("[]") || place.path.contains(".*");
        for Wrong { path, value, misfit } in wrong.into_iter().take(MOST_OF_ONE) {
            let part = match path.trim_start_matches('.') {
                "" => String::new(),
                path => format!("`{path}` in "),
            };
            let is_nothing = value.is_null() || value.text() == Some("");
            let help = if path.is_empty() && is_nothing {
                let help =
                    "remove the line: a param without a default is absent when nobody gives it";
                Some(help.to_owned())
            } else {
                misfit.help
            };
            let message = format!("{part}the default of {owner} {}", misfit.what);
            let found = self.sink.error(value.span, message);
            found.note(if is_inside { UNCHECKED_INSIDE } else { UNCHECKED }).help_if_some(help);
            if let Some(label) = misfit.label {
                found.label(label);
            }
        }
    }

    /// What of `value`, which stands at `path` in a default, does not fit the type.
    fn judge(&self, ty: &Type<'n>, value: &'n Node, path: &str, wrong: &mut Vec<Wrong<'n>>) {
        let (needed, rules) = match ty {
            _ if value.is_unclear() => return,
            Type::Any => return,
            Type::Nullable(_) if value.is_null() => return,
            Type::Nullable(inner) => return self.judge(inner, value, path, wrong),
            Type::Own(own) => return self.judge(&own.checked, value, path, wrong),
            Type::Defined(name) => return self.judge_defined(name, value, path, wrong),
            Type::Boolean => (JsonType::Boolean, None),
            Type::Map(_) => (JsonType::Object, None),
            Type::String(schema) => (JsonType::String, Some(schema)),
            Type::Integer(_, schema) => (JsonType::Integer, Some(schema)),
            Type::Number(schema) => (JsonType::Number, Some(schema)),
            Type::Array(_, schema) => (JsonType::Array, Some(schema)),
        };
        let misfit = if is_of(value, needed) {
            rules.and_then(|schema| misfit::of_rules(value, schema)).map(Misfit::new)
        } else {
            Some(misfit::of_type(value, &[needed]))
        };
        if let Some(misfit) = misfit {
            wrong.push(Wrong { path: path.to_owned(), value, misfit });
            return;
        }
        match ty {
            Type::Array(item, _) => {
                for (index, value) in value.list().unwrap_or_default().iter().enumerate() {
                    self.judge(item, value, &format!("{path}[{index}]"), wrong);
                }
            }
            Type::Map(inner) => {
                for entry in value.map().unwrap_or_default() {
                    let path = format!("{path}.{}", entry.key.text());
                    self.judge(inner, &entry.value, &path, wrong);
                }
            }
            _ => {}
        }
    }

    fn judge_defined(&self, name: &str, value: &'n Node, path: &str, wrong: &mut Vec<Wrong<'n>>) {
        let misfits = match (self.shape(name), value.map()) {
            (None, _) => Vec::new(),
            (Some(Shape::Enum(shape)), _) => match member(shape, value) {
                Some(_) => Vec::new(),
                None => vec![not_a_member(shape, value)],
            },
            (Some(Shape::Union(alternatives)), _) => {
                // Integers and numbers have the same rules.
                if let Some(one) = alternatives.iter().find(|one| is_of(value, one.json_type)) {
                    return self.judge(&one.ty, value, path, wrong);
                }
                let types: Vec<_> = alternatives.iter().map(|one| one.json_type).collect();
                vec![misfit::of_type(value, &types)]
            }
            (Some(Shape::Struct(_)), None) => vec![misfit::of_type(value, &[JsonType::Object])],
            (Some(Shape::Struct(shape)), Some(entries)) => {
                let mut misfits = Vec::new();
                for field in &shape.fields {
                    let name = field.param.text;
                    if field.is_required() && entries.iter().all(|entry| entry.key.text() != name) {
                        let what = format!("lacks `{name}`, which is required in it");
                        misfits.push(Misfit::new(what));
                    }
                }
                for entry in entries {
                    let name = entry.key.text();
                    let field = shape.fields.iter().find(|field| field.param.text == name);
                    let ty = match (field, &shape.additional) {
                        (Some(field), _) => &field.ty,
                        (None, Additional::Kept(_, ty)) => ty,
                        (None, Additional::Ignored) => continue,
                        (None, Additional::Refused) => {
                            let what = format!("has `{name}`, which its schema does not allow");
                            misfits.push(Misfit::new(what));
                            continue;
                        }
                    };
                    self.judge(ty, &entry.value, &format!("{path}.{name}"), wrong);
                }
                misfits
            }
        };
        for misfit in misfits {
            wrong.push(Wrong { path: path.to_owned(), value, misfit });
        }
    }
}

/// The JSON that Juju makes of the defaults inside, when nothing is given.
fn when_absent(schema: &Schema<'_>) -> Option<String> {
    if let Some(default) = schema.default {
        return Some(default.json());
    }
    let mut json = String::new();
    for property in schema.properties() {
        if let Some(value) = when_absent(&property.schema) {
            json.push(if json.is_empty() { '{' } else { ',' });
            write_json_text(property.name.text, &mut json);
            json.push(':');
            json.push_str(&value);
        }
    }
    (!json.is_empty()).then(|| json + "}")
}

/// The member that Juju takes a value for.
fn member<'e, 'n>(shape: &'e Enum<'n>, value: &Node) -> Option<&'e Variant<'n>> {
    let json = value.json();
    shape.variants.iter().find(|variant| variant.node.json() == json)
}

fn not_a_member(shape: &Enum<'_>, value: &Node) -> Misfit {
    let members = || shape.variants.iter().map(|variant| variant.node);
    let quoted = |member: &Node| match member.text() {
        Some(text) if text.is_empty() || text.contains([' ', ',', '\n']) => member.json(),
        _ => member.shown(),
    };
    let mut names: Vec<String> = members().take(MOST_MEMBERS).map(quoted).collect();
    if shape.variants.len() > MOST_MEMBERS {
        names.push("...".to_owned());
    }
    let shown = match &value.content {
        Content::Scalar(_) => format!("`{}`", value.shown()),
        _ => value.kind().to_owned(),
    };
    let near = value.text().and_then(|text| similar::near(text, members().filter_map(Node::text)));
    Misfit {
        what: format!("is {shown}, which is not in its `enum`"),
        label: Some(format!("expected one of: {}", names.join(", "))),
        help: near.map(|near| format!("did you mean `{near}`?")),
    }
}
