//! A YAML value with its place in the file.

use crate::source::Span;

/// A value of the declaration, as Juju sees it, and where it stands.
///
/// Between the file and Juju there may be charmcraft, which reads with `PyYAML` and writes the
/// file anew; `data` is what comes out at the end of that way.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The token or collection in the file. What an alias stands for keeps the place of its anchor.
    pub span: Span,
    /// What Juju sees.
    pub data: Data,
    /// What the author wrote, where another reader on the way takes it for something else.
    pub misread: Option<Misread>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// `null`, `~`, or nothing at all.
    Null,
    /// A boolean; YAML 1.1 has `yes`, `on`, `y` and their opposites as well.
    Bool(bool),
    /// A whole number, written without fraction or exponent; -2^63 up to 2^64 - 1.
    Integer(i128),
    /// Any other number.
    Float(f64),
    /// A text.
    String(String),
    /// A list.
    Sequence(Vec<Node>),
    /// A map, in the order of the file.
    Mapping(Vec<Entry>),
}

/// A key of a map with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// Its value.
    pub value: Node,
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Where it stands.
    pub span: Span,
    /// The text that Juju uses where it wants a text: an action's name, a keyword.
    pub text: String,
    /// Whether Juju takes it for something else than a text (`y`, `1`, `null` and the like), which
    /// it refuses inside `params` and inside any value nested in an action.
    pub typed: bool,
    /// What charmcraft reads where that is no text: `1`, `on`, `null`; a date comes as its text.
    /// It writes a text in its place, but as the name of an action it takes numbers only.
    pub charmcraft: Option<Data>,
}

/// A scalar of which charmcraft, or Juju after it, makes something else than the author wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Misread {
    /// What `PyYAML`, and so charmcraft, reads.
    pub charmcraft: Data,
    /// The text that charmcraft writes for Juju to read.
    pub written: String,
    /// How it comes.
    pub cause: Cause,
}

/// What happens to a scalar on its way from `charmcraft.yaml` to Juju.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A text to charmcraft, which writes it without quotes, and no text to Juju: `"y"`, `0o10`,
    /// `1e+3`. No way to write it in `charmcraft.yaml` keeps it a text.
    Unquoted,
    /// `1:30` is the number 90 by the base of 60. Quotes make it the text that it looks like.
    BaseSixty,
    /// `.inf` and `.nan`, for which charmcraft writes `null`.
    NotFinite,
    /// A time, which charmcraft writes in another form: `2024-1-1 1:00:00`. Quotes keep it.
    Rewritten,
}

impl Node {
    /// A value without a place of its own, for data that comes from no file.
    pub fn unplaced(data: Data) -> Self {
        Self {
            span: Span::default(),
            data,
            misread: None,
        }
    }

    /// The value under `key`, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let entries = self.as_mapping()?;
        entries
            .iter()
            .find(|entry| entry.key.text == key)
            .map(|entry| &entry.value)
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number as Juju computes with it, if this is one.
    pub fn as_f64(&self) -> Option<f64> {
        match &self.data {
            // Juju turns every number of a schema into a float64 as well.
            #[expect(clippy::cast_precision_loss)]
            Data::Integer(value) => Some(*value as f64),
            Data::Float(value) => Some(*value),
            _ => None,
        }
    }

    /// The boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.data {
            Data::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The items, if this is a list.
    pub fn as_sequence(&self) -> Option<&[Node]> {
        match &self.data {
            Data::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, if this is a map.
    pub fn as_mapping(&self) -> Option<&[Entry]> {
        match &self.data {
            Data::Mapping(entries) => Some(entries),
            _ => None,
        }
    }
}

impl Entry {
    /// An entry without a place of its own, whose key is a text to everybody.
    pub fn unplaced(name: impl Into<String>, value: Node) -> Self {
        let key = Key {
            span: Span::default(),
            text: name.into(),
            typed: false,
            charmcraft: None,
        };
        Self { key, value }
    }
}

impl Data {
    /// The value's kind in the words of a message: `a string`, `null`, `a list`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number",
            Self::String(_) => "a string",
            Self::Sequence(_) => "a list",
            Self::Mapping(_) => "a map",
        }
    }
}
