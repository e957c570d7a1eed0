//! The Rust that a declaration becomes, before it is written as tokens.

use crate::declaration::LeftOut;
use crate::diagnostic::Diagnostic;
use crate::schema::{JsonType, Schema, Text};
use crate::source;
use crate::yaml::Node;
use proc_macro2::{Span, TokenStream};

#[derive(Default)]
pub(crate) struct Module<'n> {
    /// The name of the charm, where the file has it.
    pub(crate) charm: Option<String>,
    /// The names that types have, or would have if what is wrong with them were mended.
    pub(crate) names: Vec<String>,
    pub(crate) actions: Vec<Action<'n>>,
    pub(crate) left_out: Vec<LeftOut<'n>>,
    /// The types of all params, in the order of the file, outer before inner.
    pub(crate) types: Vec<Definition<'n>>,
    /// The charm's own types, as a module two levels further in names them.
    pub(crate) own_types: Vec<TokenStream>,
    /// What is wrong with arguments of the attribute, and where they stand.
    pub(crate) misused: Vec<(Span, Diagnostic)>,
}

pub(crate) struct Action<'n> {
    /// Juju's name of it.
    pub(crate) name: Text<'n>,
    pub(crate) method: String,
    /// The type of its params; a unit struct where it has none.
    pub(crate) params: String,
    pub(crate) takes_params: bool,
    pub(crate) description: Option<&'n str>,
    /// The schema that Juju keeps for it, as JSON.
    pub(crate) schema: String,
}

pub(crate) struct Definition<'n> {
    pub(crate) name: String,
    /// The way to it from the action, `compression.kind`; empty for all params of the action.
    pub(crate) path: String,
    /// The params that have it, each with its action, and where these are.
    pub(crate) places: Vec<(String, source::Span)>,
    /// Whether it only checks what a type of the charm's own is made of.
    pub(crate) is_hidden: bool,
    pub(crate) shape: Shape<'n>,
}

pub(crate) enum Shape<'n> {
    /// All params of an action, or an object.
    Struct(Struct<'n>),
    /// A param with `enum`.
    Enum(Enum<'n>),
    /// A param of several types.
    Union(Vec<Alternative>),
}

pub(crate) struct Struct<'n> {
    /// The action whose params they are; `None` for an object inside.
    pub(crate) action: Option<&'n str>,
    pub(crate) fields: Vec<Field<'n>>,
    /// The type that `new` takes, where more than one field is required.
    pub(crate) required: Option<String>,
    /// What becomes of names that the schema does not list.
    pub(crate) additional: Additional,
    /// Whether `Debug` hides what is kept of it.
    pub(crate) hides_rest: bool,
}

#[derive(Clone)]
pub(crate) enum Additional {
    /// Juju lets them through; they are dropped.
    Ignored,
    Refused,
    /// They are kept in a field of this name, as values of this type.
    Kept(String, Type),
}

pub(crate) struct Field<'n> {
    pub(crate) name: String,
    pub(crate) param: Text<'n>,
    pub(crate) path: String,
    pub(crate) ty: Type,
    pub(crate) presence: Presence,
    /// What its schema says of its own value, for the docs.
    pub(crate) schema: &'n Schema<'n>,
    pub(crate) debug: FieldDebug,
}

/// How `Debug` shows a field.
#[derive(Clone, Copy)]
pub(crate) enum FieldDebug {
    Hidden,
    /// Not where the name of the param says that it is a secret.
    ByName,
    Shown,
}

#[derive(Clone)]
pub(crate) enum Presence {
    Required,
    Filled(Literal),
    Optional,
}

#[derive(Clone)]
pub(crate) enum Type {
    Boolean,
    String(StringRules),
    Integer(Integer, NumberRules),
    Number(NumberRules),
    Array(Box<Type>, ArrayRules),
    /// `BTreeMap<String, _>`: an object whose names are not known.
    Map(Box<Type>),
    /// `Option`, for a type that may be `null`.
    Nullable(Box<Type>),
    /// `serde_json::Value`
    Any,
    Defined(String),
    Own(Own),
}

/// A type of the charm's own.
#[derive(Clone)]
pub(crate) struct Own {
    /// Which of [`Module::own_types`] it is.
    pub(crate) index: usize,
    /// As the argument spells it.
    pub(crate) spelled: String,
    /// Where the argument has its first and last token.
    pub(crate) spans: (Span, Span),
    /// The type of its schema, which is checked first.
    pub(crate) checked: Box<Type>,
}

/// One of Rust's integer types, by its name.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Integer(&'static str);

/// What the text of a string must fit; `pattern` is Juju's to check.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct StringRules {
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
}

#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct NumberRules {
    /// `minimum`, and whether it is exclusive.
    pub(crate) minimum: Option<(f64, bool)>,
    /// `maximum`, and whether it is exclusive.
    pub(crate) maximum: Option<(f64, bool)>,
    pub(crate) multiple_of: Option<f64>,
}

#[derive(Clone, Copy, Default, PartialEq)]
#[expect(clippy::struct_field_names, reason = "the keywords have these names")]
pub(crate) struct ArrayRules {
    pub(crate) min_items: Option<u64>,
    pub(crate) max_items: Option<u64>,
    pub(crate) unique_items: bool,
}

pub(crate) struct Enum<'n> {
    pub(crate) kind: EnumKind,
    pub(crate) variants: Vec<Variant<'n>>,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum EnumKind {
    Strings,
    Integers,
    Mixed,
}

pub(crate) struct Variant<'n> {
    pub(crate) name: String,
    pub(crate) value: Json,
    pub(crate) node: &'n Node,
}

/// One type out of several.
#[derive(Clone)]
pub(crate) struct Alternative {
    pub(crate) name: &'static str,
    pub(crate) json_type: JsonType,
    pub(crate) ty: Type,
}

/// A value in Rust source, of a type known where it stands.
#[derive(Clone)]
pub(crate) enum Literal {
    Boolean(bool),
    String(String),
    Integer(i64),
    Number(f64),
    Array(Vec<Literal>),
    Map(Vec<(String, Literal)>),
    Null,
    Some(Box<Literal>),
    Any(Json),
    /// A member of an enum: the type, and the variant.
    Variant(String, String),
    /// One type out of several: the type, the variant, and what it holds.
    Alternative(String, &'static str, Box<Literal>),
    /// A struct: the type, and each field by its name in Rust.
    Struct(String, Vec<(String, Literal)>),
    /// A struct with defaults in it, which are not written out again.
    Made(Made),
    /// JSON that is decoded as this type when it is needed, of the param with this path.
    Decoded(String, Json, Type),
    /// What is wrong; an error stands for it.
    Broken,
}

/// A struct that its constructor makes.
#[derive(Clone)]
pub(crate) struct Made {
    /// The type.
    pub(crate) ty: String,
    /// What the constructor takes, by the names of the fields in Rust.
    pub(crate) required: Vec<(String, Literal)>,
    /// The type that it takes them in, where there are several.
    pub(crate) taken_in: Option<String>,
    /// What replaces its defaults, by the names of the fields in Rust.
    pub(crate) set: Vec<(String, Literal)>,
}

/// JSON, with its numbers as Juju has them.
#[derive(Clone)]
pub(crate) enum Json {
    Null,
    Boolean(bool),
    Integer(i64),
    Number(f64),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Field<'_> {
    pub(crate) fn is_required(&self) -> bool {
        matches!(self.presence, Presence::Required)
    }
}

impl Type {
    pub(crate) fn is_boolean(&self) -> bool {
        match self {
            Self::Boolean => true,
            Self::Nullable(inner) => inner.is_boolean(),
            _ => false,
        }
    }
}

impl Integer {
    pub(crate) fn name(self) -> &'static str {
        self.0
    }

    /// The smallest type that holds all integers within the bounds.
    ///
    /// Juju lets no integer over 2^53 - 1 through, so that the 64-bit types always suffice.
    pub(crate) fn within(rules: &NumberRules) -> Self {
        const UNSIGNED: [(f64, &str); 3] =
            [(255.0, "u8"), (65_535.0, "u16"), (4_294_967_295.0, "u32")];
        const SIGNED: [(f64, &str); 3] =
            [(127.0, "i8"), (32_767.0, "i16"), (2_147_483_647.0, "i32")];
        let step = |exclusive: bool| if exclusive { 1.0 } else { 0.0 };
        let low = rules.minimum.map(|(value, exclusive)| match value.fract() {
            0.0 => value + step(exclusive),
            _ => value.ceil(),
        });
        let high = rules.maximum.map(|(value, exclusive)| match value.fract() {
            0.0 => value - step(exclusive),
            _ => value.floor(),
        });
        let (table, other, low) = match low {
            Some(low) if low >= 0.0 => (UNSIGNED, "u64", low),
            low => (SIGNED, "i64", low.unwrap_or(f64::NEG_INFINITY)),
        };
        let fits =
            |(most, _): &&(f64, &str)| high.is_some_and(|high| high <= *most) && low >= -most - 1.0;
        Self(table.iter().find(fits).map_or(other, |(_, name)| name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_is_as_small_as_its_bounds_allow() {
        let within = |minimum: Option<(f64, bool)>, maximum: Option<(f64, bool)>| {
            Integer::within(&NumberRules { minimum, maximum, multiple_of: None }).name()
        };
        let inclusive = |value: f64| Some((value, false));
        assert_eq!(within(inclusive(0.0), inclusive(9.0)), "u8");
        assert_eq!(within(inclusive(1.0), inclusive(65_535.0)), "u16");
        assert_eq!(within(inclusive(0.0), Some((256.0, true))), "u8");
        assert_eq!(within(Some((-1.0, true)), inclusive(5.0)), "u8");
        assert_eq!(within(inclusive(-1.0), inclusive(127.0)), "i8");
        assert_eq!(within(inclusive(-129.0), inclusive(0.0)), "i16");
        assert_eq!(within(inclusive(0.0), None), "u64");
        assert_eq!(within(None, inclusive(9.0)), "i64");
        assert_eq!(within(None, None), "i64");
        assert_eq!(within(inclusive(0.5), inclusive(4_294_967_296.0)), "u64");
    }
}
