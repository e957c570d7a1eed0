//! The Rust that a declaration becomes, before it is written as tokens.

use crate::attribute::OwnType;
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
    Union(Vec<Alternative<'n>>),
}

pub(crate) struct Struct<'n> {
    /// The action whose params they are; `None` for an object inside.
    pub(crate) action: Option<&'n str>,
    pub(crate) fields: Vec<Field<'n>>,
    /// The type that `new` takes, where more than one field is required.
    pub(crate) required: Option<String>,
    /// What becomes of names that the schema does not list.
    pub(crate) additional: Additional<'n>,
    /// Whether `Debug` hides what is kept of it.
    pub(crate) hides_rest: bool,
}

pub(crate) enum Additional<'n> {
    /// Juju lets them through; they are dropped.
    Ignored,
    Refused,
    /// They are kept in a field of this name, as values of this type.
    Kept(String, Type<'n>),
}

pub(crate) struct Field<'n> {
    pub(crate) name: String,
    pub(crate) param: Text<'n>,
    pub(crate) path: String,
    pub(crate) ty: Type<'n>,
    pub(crate) presence: Presence<'n>,
    /// What its schema says of its own value, for the docs.
    pub(crate) schema: &'n Schema<'n>,
    /// Whether `Debug` hides it, whatever its name.
    pub(crate) is_secret: bool,
}

pub(crate) enum Presence<'n> {
    Required,
    Filled(Filled<'n>),
    Optional,
}

/// What stands for a field that is not given.
pub(crate) enum Filled<'n> {
    Constant(Constant<'n>),
    /// The variant of the enum that the field's type is.
    Member(String),
    /// All that the struct which the field's type is fills in itself.
    Inside,
    /// JSON, which the field's type decodes when it is needed.
    Json {
        text: String,
        /// Whether a type of the charm's own may refuse it.
        may_be_refused: bool,
    },
}

#[derive(Clone, Copy)]
pub(crate) enum Constant<'n> {
    Boolean(bool),
    Integer(i64),
    Number(f64),
    String(&'n str),
}

/// The rules for a value are those of the schema.
#[derive(Clone)]
pub(crate) enum Type<'n> {
    Boolean,
    String(&'n Schema<'n>),
    /// One of Rust's integer types.
    Integer(&'static str, &'n Schema<'n>),
    Number(&'n Schema<'n>),
    Array(Box<Type<'n>>, &'n Schema<'n>),
    /// `BTreeMap<String, _>`: an object whose names are not known.
    Map(Box<Type<'n>>),
    /// `Option`, for a type that may be `null`.
    Nullable(Box<Type<'n>>),
    /// `serde_json::Value`
    Any,
    Defined(String),
    Own(Own<'n>),
}

/// A type of the charm's own.
#[derive(Clone)]
pub(crate) struct Own<'n> {
    /// Which of [`Module::own_types`] it is.
    pub(crate) index: usize,
    pub(crate) given: &'n OwnType,
    /// The type of its schema, which is checked first.
    pub(crate) checked: Box<Type<'n>>,
}

pub(crate) struct Enum<'n> {
    pub(crate) kind: EnumKind,
    pub(crate) variants: Vec<Variant<'n>>,
}

#[derive(Clone, Copy)]
pub(crate) enum EnumKind {
    Strings,
    Integers,
    Mixed,
}

pub(crate) struct Variant<'n> {
    pub(crate) name: String,
    pub(crate) value: Constant<'n>,
    pub(crate) node: &'n Node,
}

/// One type out of several.
pub(crate) struct Alternative<'n> {
    /// That of the variant.
    pub(crate) name: String,
    pub(crate) json_type: JsonType,
    pub(crate) ty: Type<'n>,
}

impl Field<'_> {
    pub(crate) fn is_required(&self) -> bool {
        matches!(self.presence, Presence::Required)
    }
}

impl Type<'_> {
    pub(crate) fn or_null(self, takes_null: bool) -> Self {
        if takes_null && !matches!(self, Self::Any) { Self::Nullable(Box::new(self)) } else { self }
    }

    pub(crate) fn is_boolean(&self) -> bool {
        match self {
            Self::Boolean => true,
            Self::Nullable(inner) => inner.is_boolean(),
            _ => false,
        }
    }
}
