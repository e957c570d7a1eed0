//! A document as Juju reads it without charmcraft in between: `decode.go` of its YAML fork.

use super::aliases::Walk;
use super::entries::{Entries, Found};
use super::graph::{Child, Content, Graph, Item};
use super::juju;
use super::messages::values as messages;
use super::node::{Data, Key, Node};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

const READER: &str = "Juju";

/// The tree of `root`; what Juju stops at goes into `problems` and is left out.
pub(super) fn decode(
    graph: &Graph<'_>,
    root: Child,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let mut decoder = Decoder {
        walk: Walk::new(graph),
    };
    let node = decoder.node(root, 0);
    problems.extend(decoder.walk.into_problems());
    node
}

struct Decoder<'g> {
    walk: Walk<'g>,
}

impl<'g> Decoder<'g> {
    fn node(&mut self, child: Child, depth: usize) -> Option<Node> {
        if !self.walk.enter(child, depth) {
            return None;
        }
        let item = self.walk.graph.item(child.id);
        // A tag on a list or a map says nothing to Juju.
        let data = match &item.content {
            Content::Unknown => None,
            Content::Scalar { text, .. } => self.scalar(item, text),
            Content::Sequence(items) => {
                let nodes = items
                    .iter()
                    .filter_map(|child| self.node(*child, depth + 1));
                Some(Data::Sequence(nodes.collect()))
            }
            Content::Mapping(entries) => Some(self.mapping(entries, depth)),
        };
        self.walk.leave(child);
        Some(Node {
            span: item.span,
            data: data?,
            misread: None,
        })
    }

    fn scalar(&mut self, item: &Item<'_>, text: &str) -> Option<Data> {
        let data = match item.tag_name() {
            // The tag `!` makes a text of anything, where it leaves the type open to `PyYAML`.
            None if item.tag.is_none() && item.is_implicit() => Some(juju::resolve(text)),
            None => Some(Data::String(text.to_owned())),
            Some(tag) => juju::resolve_tagged(tag, text),
        };
        if data.is_none() {
            let tag = item.tag_name().unwrap_or_default();
            let name = tag.rsplit(':').next().unwrap_or_default();
            let problem = messages::not_of_tag(item.span, &format!("!!{name}"), READER);
            self.walk.report(problem);
        }
        data
    }

    fn mapping(&mut self, entries: &'g [(Child, Child)], depth: usize) -> Data {
        let mut map = Entries::default();
        for (key, value) in entries {
            let item = self.walk.graph.item(key.id);
            if item.is_merge() {
                let place = key.place(self.walk.graph);
                self.merge(*value, place, depth + 1, &mut map);
            } else {
                self.insert(*key, *value, None, depth, &mut map);
            }
        }
        map.into_data()
    }

    /// Puts an entry into a map; `merge` is the place of the `<<` that brings it.
    fn insert(
        &mut self,
        key: Child,
        value: Child,
        merge: Option<Span>,
        depth: usize,
        map: &mut Entries<'g>,
    ) {
        let Some((key, written)) = self.key(key) else {
            return;
        };
        let span = key.span;
        let before = map.put(Found {
            key,
            written,
            value: self.node(value, depth + 1),
            merged: merge.is_some(),
        });
        if let Some(before) = before
            && !before.merged
        {
            let Key {
                span: first, text, ..
            } = &before.key;
            self.walk.report(match merge {
                Some(place) => messages::merge_overwrites(place, *first, text),
                None => messages::duplicate_key(span, *first, text, READER),
            });
        }
    }

    /// A key, and its text in the file.
    fn key(&mut self, child: Child) -> Option<(Key, &'g str)> {
        let item = self.walk.graph.item(child.id);
        self.walk.count_key(item);
        let Content::Scalar { text, .. } = &item.content else {
            if let Some(kind) = item.content.kind() {
                let place = child.place(self.walk.graph);
                let problem = messages::collection_as_key(place, kind, READER);
                self.walk.report(problem);
            }
            return None;
        };
        let data = self.scalar(item, text)?;
        // As a name, a number or a word is its own text, and null is none.
        let is_binary = item.tag_name() == Some("tag:yaml.org,2002:binary");
        let (name, typed) = match data {
            Data::Null => (String::new(), true),
            Data::String(decoded) if is_binary => (decoded, false),
            Data::String(_) => (text.to_string(), false),
            _ => (text.to_string(), true),
        };
        let key = Key {
            span: item.span,
            text: name,
            typed,
            charmcraft: None,
        };
        Some((key, text))
    }

    /// Puts the entries of `source` into a map, over those that it has.
    fn merge(&mut self, source: Child, place: Span, depth: usize, map: &mut Entries<'g>) {
        let content = &self.walk.graph.item(source.id).content;
        match content {
            Content::Sequence(_) if source.alias.is_some() => {
                let alias = source.place(self.walk.graph);
                self.walk.report(messages::merge_of_list_alias(alias));
            }
            Content::Sequence(items) => {
                // The first of them wins, so it comes last.
                for child in items.iter().rev() {
                    match &self.walk.graph.item(child.id).content {
                        Content::Mapping(entries) => {
                            self.merge_map(*child, entries, place, depth, map);
                        }
                        _ => self.walk.no_map(*child, READER),
                    }
                }
            }
            Content::Mapping(entries) => self.merge_map(source, entries, place, depth, map),
            _ => self.walk.no_map(source, READER),
        }
    }

    fn merge_map(
        &mut self,
        source: Child,
        entries: &'g [(Child, Child)],
        place: Span,
        depth: usize,
        map: &mut Entries<'g>,
    ) {
        if !self.walk.enter(source, depth) {
            return;
        }
        self.walk.start_copying();
        for (key, value) in entries {
            if self.walk.graph.item(key.id).is_merge() {
                self.merge(*value, place, depth + 1, map);
            } else {
                self.insert(*key, *value, Some(place), depth, map);
            }
        }
        self.walk.stop_copying();
        self.walk.leave(source);
    }
}
