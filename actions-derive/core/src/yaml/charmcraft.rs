//! A document of `charmcraft.yaml` as Juju sees it in the end: read by `PyYAML`'s safe loader,
//! turned into JSON's types by charmcraft, written as YAML, and read by Juju.

use std::collections::HashMap;

use super::aliases::Walk;
use super::charmcraft_scalar::{self as scalar, Refusal, Value};
use super::entries::{Entries, Found};
use super::graph::{Child, Content, Graph, Item};
use super::messages::values as messages;
use super::node::{Data, Key, Node};
use crate::diagnostic::Diagnostic;

const READER: &str = "charmcraft";

/// The tree of `root`; what charmcraft stops at goes into `problems` and is left out.
pub(super) fn construct(
    graph: &Graph<'_>,
    root: Child,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let mut constructor = Constructor {
        walk: Walk::new(graph),
    };
    let node = constructor.node(root, 0);
    problems.extend(constructor.walk.into_problems());
    node
}

struct Constructor<'g> {
    walk: Walk<'g>,
}

/// A key and its value in a map.
#[derive(Clone, Copy)]
struct Pair {
    key: Child,
    value: Child,
    /// Whether a `<<` brought it here.
    merged: bool,
}

impl<'g> Constructor<'g> {
    fn node(&mut self, child: Child, depth: usize) -> Option<Node> {
        if !self.walk.enter(child, depth) {
            return None;
        }
        let item = self.walk.graph.item(child.id);
        let node = match &item.content {
            Content::Unknown => None,
            Content::Scalar { text, .. } => self.scalar(item, text),
            Content::Sequence(items) => self.sequence(item, items, depth),
            Content::Mapping(entries) => self.mapping(item, entries, depth),
        };
        self.walk.leave(child);
        node
    }

    fn scalar(&mut self, item: &Item<'_>, text: &str) -> Option<Node> {
        let value = self.value(item, text)?;
        let (data, misread) = value.to_juju(text);
        Some(Node {
            span: item.span,
            data,
            misread,
        })
    }

    fn value(&mut self, item: &Item<'_>, text: &str) -> Option<Value> {
        match scalar::construct(item, text) {
            Ok(value) => Some(value),
            Err(refusal) => {
                let problem = match refusal {
                    Refusal::EqualsSign => messages::equals_sign(item.span),
                    Refusal::MergeSign => messages::merge_sign(item.span),
                    Refusal::NoSuchTime => messages::no_such_time(item.span, text),
                    Refusal::Integer => messages::unreadable_integer(item.span),
                    Refusal::NotOfTag | Refusal::UnknownTag => tag_problem(item),
                };
                self.walk.report(problem);
                None
            }
        }
    }

    fn sequence(&mut self, item: &'g Item<'g>, items: &'g [Child], depth: usize) -> Option<Node> {
        let nodes = match core_tag(item) {
            None | Some("seq") => items
                .iter()
                .filter_map(|child| self.node(*child, depth + 1))
                .collect(),
            Some("omap" | "pairs") => self.pairs(item, items, depth)?,
            Some(_) => {
                self.walk.report(tag_problem(item));
                return None;
            }
        };
        Some(placed(item, Data::Sequence(nodes)))
    }

    /// A list of maps with one entry each, which comes out as a list of lists of two.
    fn pairs(&mut self, item: &'g Item<'g>, items: &'g [Child], depth: usize) -> Option<Vec<Node>> {
        let mut nodes = Vec::new();
        for child in items {
            let inner = self.walk.graph.item(child.id);
            let Content::Mapping(entries) = &inner.content else {
                self.walk.report(tag_problem(item));
                return None;
            };
            let [(key, value)] = entries.as_slice() else {
                self.walk.report(tag_problem(item));
                return None;
            };
            let pair = [*key, *value]
                .into_iter()
                .filter_map(|child| self.node(child, depth + 2))
                .collect();
            nodes.push(placed(inner, Data::Sequence(pair)));
        }
        Some(nodes)
    }

    fn mapping(
        &mut self,
        item: &'g Item<'g>,
        entries: &'g [(Child, Child)],
        depth: usize,
    ) -> Option<Node> {
        let is_set = match core_tag(item) {
            None | Some("map") => false,
            Some("set") => true,
            Some(_) => {
                self.walk.report(tag_problem(item));
                return None;
            }
        };
        let mut pairs = Vec::new();
        self.flatten(entries, false, depth, &mut pairs);
        if is_set {
            return Some(self.set(item, &pairs, depth));
        }
        self.written_twice(entries);
        let mut map = Entries::default();
        for pair in pairs {
            self.insert(pair, depth, &mut map);
        }
        Some(placed(item, map.into_data()))
    }

    /// A set, which charmcraft writes as a list.
    fn set(&mut self, item: &Item<'_>, pairs: &[Pair], depth: usize) -> Node {
        let mut nodes: Vec<Node> = Vec::new();
        let mut known = HashMap::new();
        for pair in pairs {
            if let Some((key, _)) = self.key(pair.key)
                && known.insert(key.text, nodes.len()).is_none()
            {
                nodes.extend(self.node(pair.key, depth + 1));
            }
        }
        placed(item, Data::Sequence(nodes))
    }

    /// Charmcraft compares the keys of a map as they stand in the file, before `<<` does its work.
    fn written_twice(&mut self, entries: &'g [(Child, Child)]) {
        let graph = self.walk.graph;
        let mut written: HashMap<&str, usize> = HashMap::new();
        for (index, (key, _)) in entries.iter().enumerate() {
            let Content::Scalar { text, .. } = &graph.item(key.id).content else {
                continue;
            };
            if let Some(before) = written.insert(text, index) {
                let (before, _) = entries[before];
                let (place, first) = (key.place(graph), before.place(graph));
                let problem = messages::duplicate_key(place, first, text, READER);
                self.walk.report(problem);
            }
        }
    }

    fn insert(&mut self, pair: Pair, depth: usize, map: &mut Entries<'g>) {
        let Some((key, written)) = self.key(pair.key) else {
            return;
        };
        let span = key.span;
        let before = map.put(Found {
            key,
            written,
            value: self.pair_value(pair, depth),
            merged: pair.merged,
        });
        // The same text in the file was reported already.
        if let Some(before) = before
            && !before.merged
            && !pair.merged
            && before.written != written
        {
            let Key {
                span: first, text, ..
            } = &before.key;
            let problem = messages::same_key(span, *first, text, READER);
            self.walk.report(problem);
        }
    }

    fn pair_value(&mut self, pair: Pair, depth: usize) -> Option<Node> {
        if !pair.merged {
            return self.node(pair.value, depth + 1);
        }
        self.walk.start_copying();
        let value = self.node(pair.value, depth + 1);
        self.walk.stop_copying();
        value
    }

    /// A key, and its text in the file.
    fn key(&mut self, child: Child) -> Option<(Key, &'g str)> {
        let item = self.walk.graph.item(child.id);
        self.walk.count_key(item);
        let kind = match &item.content {
            Content::Unknown => return None,
            Content::Sequence(_) => "a list",
            Content::Mapping(_) => "a map",
            Content::Scalar { text, .. } => {
                // A plain `=` is refused as a value only.
                let value = if text == "=" && item.tag_name().is_none() {
                    Value::Text(text.to_string())
                } else {
                    self.value(item, text)?
                };
                let charmcraft = value.other_than_text();
                let key_text = value.into_key_text();
                let key = Key {
                    span: item.span,
                    typed: scalar::lost_text(&key_text).is_some(),
                    text: key_text,
                    charmcraft,
                };
                return Some((key, text));
            }
        };
        let place = child.place(self.walk.graph);
        let problem = messages::collection_as_key(place, kind, READER);
        self.walk.report(problem);
        None
    }

    /// The entries of a map with those that its `<<` bring, which come first and so give way.
    fn flatten(
        &mut self,
        entries: &'g [(Child, Child)],
        merged: bool,
        depth: usize,
        pairs: &mut Vec<Pair>,
    ) {
        let mut own = Vec::new();
        for (key, value) in entries {
            if self.walk.graph.item(key.id).is_merge() {
                self.merge(*value, depth + 1, pairs);
            } else {
                own.push(Pair {
                    key: *key,
                    value: *value,
                    merged,
                });
            }
        }
        if merged {
            for pair in &own {
                self.walk.count_merged(pair.key);
            }
        }
        pairs.append(&mut own);
    }

    fn merge(&mut self, source: Child, depth: usize, pairs: &mut Vec<Pair>) {
        if !self.walk.enter(source, depth) {
            return;
        }
        match &self.walk.graph.item(source.id).content {
            Content::Mapping(entries) => self.flatten(entries, true, depth, pairs),
            Content::Sequence(items) => {
                // The first of them wins, so it comes last.
                for child in items.iter().rev() {
                    match &self.walk.graph.item(child.id).content {
                        Content::Mapping(_) => self.merge(*child, depth + 1, pairs),
                        _ => self.walk.no_map(*child, READER),
                    }
                }
            }
            _ => self.walk.no_map(source, READER),
        }
        self.walk.leave(source);
    }
}

fn placed(item: &Item<'_>, data: Data) -> Node {
    Node {
        span: item.span,
        data,
        misread: None,
    }
}

/// The name behind `!!`; another tag is an empty name, which stands for no type.
fn core_tag<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    let tag = item.tag_name()?;
    Some(tag.strip_prefix(scalar::CORE).unwrap_or_default())
}

fn tag_problem(item: &Item<'_>) -> Diagnostic {
    let (name, place) = match &item.tag {
        Some(tag) => (tag.name.as_str(), tag.span),
        None => ("", item.span),
    };
    match name.strip_prefix(scalar::CORE) {
        Some(core) if scalar::is_known_tag(name) => {
            messages::not_of_tag(item.span, &format!("!!{core}"), READER)
        }
        Some(core) => messages::unknown_tag(place, &format!("!!{core}")),
        None => messages::unknown_tag(place, name),
    }
}
