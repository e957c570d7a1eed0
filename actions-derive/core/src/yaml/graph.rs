//! What stands in a YAML file, before anybody has said what it means.
//!
//! The items lie in one list and refer to each other by index, so that an alias is no copy and
//! dropping a deep file needs no deep stack.

use std::borrow::Cow;

use crate::source::Span;

/// The items of a document.
#[derive(Debug, Default)]
pub(super) struct Graph<'t> {
    items: Vec<Item<'t>>,
}

/// An item of a [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(usize);

/// A scalar, a list or a map, with what is written before it.
#[derive(Debug)]
pub(super) struct Item<'t> {
    /// The scalar with its quotes, the collection with its brackets.
    pub(super) span: Span,
    /// The tag.
    pub(super) tag: Option<Box<Tag>>,
    /// The value itself.
    pub(super) content: Content<'t>,
}

/// A tag in full (`tag:yaml.org,2002:int`), and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) span: Span,
}

/// What an item holds.
#[derive(Debug)]
pub(super) enum Content<'t> {
    Scalar {
        text: Cow<'t, str>,
        /// Without quotes and on no `|` or `>`.
        plain: bool,
    },
    Sequence(Vec<Child>),
    Mapping(Vec<(Child, Child)>),
    /// An alias of nothing, which was reported when it was read.
    Unknown,
}

/// An item in its place in a collection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Child {
    pub(super) id: Id,
    /// Where the alias stands that puts the item here.
    pub(super) alias: Option<Span>,
}

impl<'t> Graph<'t> {
    /// Adds an item.
    pub(super) fn add(&mut self, item: Item<'t>) -> Id {
        self.items.push(item);
        Id(self.items.len() - 1)
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The item of an id that this graph gave.
    pub(super) fn item(&self, id: Id) -> &Item<'t> {
        &self.items[id.0]
    }

    /// The same, to complete it.
    pub(super) fn item_mut(&mut self, id: Id) -> &mut Item<'t> {
        &mut self.items[id.0]
    }
}

impl Id {
    /// Its place in a list with an entry for each item.
    pub(super) fn index(self) -> usize {
        self.0
    }
}

impl Item<'_> {
    /// The tag's full name, where there is one that says something: `!` alone does not.
    pub(super) fn tag_name(&self) -> Option<&str> {
        let name = self.tag.as_ref()?.name.as_str();
        (name != "!").then_some(name)
    }

    /// Whether a scalar takes its type from its text: it is plain or has the tag `!`.
    pub(super) fn is_implicit(&self) -> bool {
        let plain = matches!(self.content, Content::Scalar { plain: true, .. });
        match &self.tag {
            None => plain,
            Some(tag) => tag.name == "!",
        }
    }

    /// Whether this is the key `<<`, which merges other maps into the one that it stands in.
    pub(super) fn is_merge(&self) -> bool {
        match &self.content {
            Content::Scalar { text, .. } if text == "<<" => match self.tag_name() {
                None => self.is_implicit(),
                Some(tag) => tag == "tag:yaml.org,2002:merge",
            },
            _ => false,
        }
    }
}

impl Content<'_> {
    /// What it is, in the words of a message.
    pub(super) fn kind(&self) -> Option<&'static str> {
        match self {
            Self::Scalar { .. } => Some("a single value"),
            Self::Sequence(_) => Some("a list"),
            Self::Mapping(_) => Some("a map"),
            Self::Unknown => None,
        }
    }
}

impl Child {
    /// Where to point for this one: the alias, or the item itself.
    pub(super) fn place(&self, graph: &Graph<'_>) -> Span {
        self.alias.unwrap_or_else(|| graph.item(self.id).span)
    }
}
