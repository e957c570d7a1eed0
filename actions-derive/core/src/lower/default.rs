//! What stands for a property that is not given.

use super::Lowering;
use super::misfit::{self, Wrong};
use super::place::Place;
use super::types::constant;
use crate::model::{Constant, Field, Filled, Shape, Type};
use crate::schema::{JsonType, Schema};
use crate::yaml::{Node, write_json_text};

const UNCHECKED: &str =
    "Juju adds a default unchecked, and then the unit refuses every task that relies on it";

/// The same inside `items` and `additionalProperties`, where Juju adds nothing.
const UNCHECKED_INSIDE: &str =
    "Juju adds no default here, but the Rust type does, and would hold what Juju refuses";

impl<'n> Lowering<'_, '_, 'n> {
    /// What Juju, or the type where Juju does not look, fills in. A default that does not fit is
    /// told.
    pub(super) fn filled(
        &mut self,
        place: &Place<'n>,
        ty: &Type<'n>,
        may_be_refused: bool,
        has_faults: bool,
    ) -> Option<Filled<'n>> {
        let schema = place.schema;
        let text = when_absent(schema)?;
        if let Some(default) = schema.default {
            if let Err(wrong) = misfit::judge(schema, default, "") {
                // Of what is faulty itself nothing is to be said.
                if !has_faults {
                    self.tell(place, wrong);
                }
            } else if let Some(simple) = self.simple(ty, default) {
                return Some(simple);
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
            Type::Number(_) => default.number().map(Constant::Number).map(Filled::Constant),
            Type::Boolean | Type::String(_) | Type::Integer(..) => {
                constant(default).map(Filled::Constant)
            }
            Type::Defined(name) => match self.shape(name)? {
                Shape::Enum(shape) => {
                    let json = default.json();
                    let member = shape.variants.iter().find(|one| one.node.json() == json)?;
                    Some(Filled::Member(member.name.clone()))
                }
                Shape::Struct(_) | Shape::Union(_) => None,
            },
            _ => None,
        }
    }

    fn tell(&mut self, place: &Place<'n>, (path, value, mut misfit): Wrong<'n>) {
        let is_inside = place.path.contains("[]") || place.path.contains(".*");
        let part = match path.trim_start_matches('.') {
            "" => String::new(),
            path => format!("`{path}` in "),
        };
        // A member of an `enum` may have such a name.
        let word = value.text().filter(|_| misfit.label.is_none());
        let is_none = word.and_then(JsonType::meant_by) == Some(JsonType::Null);
        if path.is_empty() && (is_none || value.is_null() || value.text() == Some("")) {
            let help = "remove the line: a param without a default is absent when nobody gives it";
            misfit.help = Some(help.to_owned());
        }
        let message = format!("{part}the default of {} {}", place.owner(), misfit.what);
        let found = self.sink.error(value.span, message);
        found.note(if is_inside { UNCHECKED_INSIDE } else { UNCHECKED }).help_if_some(misfit.help);
        if let Some(label) = misfit.label {
            found.label(label);
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
