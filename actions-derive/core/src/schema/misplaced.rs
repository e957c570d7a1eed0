//! Lines that stand a step too far left or right, by the keys and the values that they have.

use super::Owner;
use super::kinds::find;
use super::types::JsonType;
use super::unknown::{holds_schemas, is_property, is_quiet, meant};
use crate::attribute::Selection;
use crate::diagnostic::{Diagnostic, Sink, enumerated};
use crate::places::Places;
use crate::source::Span;
use crate::yaml::{Entry, Node};

/// What stands beside params or properties, and is no schema.
const BESIDE: [&str; 9] = [
    "$schema", "additionalProperties", "definitions", "description", "execution-group", "parallel",
    "required", "title", "type",
];

/// How many lines of a body are looked at, which has one of each keyword.
const MOST_LINES: usize = 50;

/// What is told of lines that stand where they do not belong.
pub(crate) struct Misplaced<'s> {
    selection: &'s Selection,
    pub(crate) told: Sink<'s>,
    /// Where they make something else of what is meant, so that nothing more is to be said.
    pub(crate) places: Vec<Span>,
}

/// Looks for such lines among the actions, and inside of those that are selected.
pub(crate) fn misplaced<'s>(actions: &Node, selection: &'s Selection) -> Misplaced<'s> {
    let mut misplaced = Misplaced { selection, told: Sink::new(&[]), places: Vec::new() };
    misplaced.names(None, actions, &[]);
    misplaced
}

impl Misplaced<'_> {
    fn tell(&mut self, lines: &[&Entry], is_what: &str, help: &str) -> &mut Diagnostic {
        let message = format!("{is_what}: {}", keys(lines));
        self.told.error(lines[0].key.span, message).help(help).types_unknown()
    }

    fn below(&mut self, key: &str, lines: &[&Entry], place: &str) -> &mut Diagnostic {
        let is_what = format!("{place} is what belongs below `{key}`");
        self.tell(lines, &is_what, &format!("indent it deeper than `{key}:`"))
    }

    /// The map of the actions, or of the params or properties of `owner`, with what is `outside`.
    fn names(&mut self, owner: Option<&Owner<'_>>, map: &Node, outside: &[Entry]) {
        let place = match owner {
            None => "among the actions".to_owned(),
            Some(owner) if owner.is_action() => format!("among the params of {owner}"),
            Some(owner) => format!("among the properties of {owner}"),
        };
        let (mut rest, mut above) = (map.map().unwrap_or_default(), None);
        let mut below: Vec<(&Entry, Vec<&Entry>)> = Vec::new();
        while let [entry, behind @ ..] = rest {
            let (told, mut lines) = (self.told.errors() + below.len(), lines(behind));
            rest = &behind[lines.len()..];
            let next = behind.first().map(|next| next.key.text());
            if entry.value.is_null() && owner.is_some() && next == Some(entry.key.text()) {
                let is_what = format!("{place} is what stands there twice");
                self.tell(&[entry], &is_what, "remove one of the two lines");
            } else if entry.value.is_null() && lines.iter().any(|line| is_line(line)) {
                above = Some(entry);
                below.push((entry, lines));
            } else if is_line(entry) || above.is_some_and(|above| wants(above, entry)) {
                lines.insert(0, entry);
                let is_whole =
                    above.is_none() && lines.iter().any(|line| line.key.text() == "properties");
                if owner.is_some() && (is_whole || are_beside(&lines, outside, above)) {
                    let is_what = format!("{place} is what belongs beside them");
                    let found = self.tell(&lines, &is_what, "indent it a step less");
                    if is_whole {
                        found.help("remove `properties:`, and indent all the rest a step less");
                    }
                } else if let Some(above) = above
                    && above.value.map().is_some_and(|body| lacks(body, &lines))
                {
                    below.push((above, lines));
                } else {
                    let help = "write `name:` above it, and indent it below that";
                    self.tell(&lines, &format!("{place} is what has no name above it"), help);
                }
            } else {
                (above, rest) = (Some(entry), behind);
                let name = entry.key.text();
                let inner = owner.map_or_else(|| Owner::action(name), |owner| owner.named(name));
                if name != "<<" && (owner.is_some() || self.selection.has(name)) {
                    self.body(&inner, &entry.value);
                }
            }
            if owner.is_none() && self.told.errors() + below.len() > told {
                let end = rest.first().map_or(usize::MAX, |next| next.key.span.start);
                self.places.push(Span::new(above.unwrap_or(entry).key.span.start, end));
            }
        }
        let is_of_last =
            |line: &&Entry| line.key.text() == "properties" && line.key.span.start > map.span.end;
        if let (Some(above), Some(line)) = (above, outside.iter().find(is_of_last))
            && wants(above, line)
        {
            below.push((above, vec![line]));
        }
        if let [(above, lines), others @ ..] = &*below {
            self.below(above.key.text(), lines, &place)
                .same_for(&mut others.iter().map(|(other, _)| keys(&[*other])));
        }
    }

    /// The body of an action, or a schema.
    fn body(&mut self, owner: &Owner<'_>, node: &Node) {
        let (is_action, entries) = (owner.is_action(), node.map().unwrap_or_default());
        let has = |key| node.get(key).is_some();
        let is_params = is_action && (has("params") || !has("properties"));
        let keyword = if is_params { "params" } else { "properties" };
        let holder = entries.iter().find(|entry| entry.key.text() == keyword);
        let json_type = node.get("type").and_then(Node::text).and_then(JsonType::named);
        let is_object = json_type.is_none_or(|known| known == JsonType::Object);
        let (place, errors) = (format!("in {owner}"), self.told.errors());
        let (mut beside, mut twice, mut known) = (Vec::new(), Vec::new(), Places::default());
        for (at, entry) in entries.iter().enumerate() {
            let behind = if entry.value.is_null() { &entries[at + 1..] } else { &[] };
            let (name, body) = (entry.key.text(), lines(behind));
            let is_dedented = body.iter().any(|line| is_line(line));
            // A name that stands too deep has lines behind it that are there already.
            let is_known = |line: &&Entry| known.get(line.key.text()).is_some();
            let is_name = is_dedented && find(name, true).is_none() && body.iter().any(is_known);
            if is_name || (is_property(entry, is_action) && json_type != Some(JsonType::Array)) {
                beside.push(entry);
            } else if !is_action && matches!(name, "additionalProperties" | "items") {
                if is_dedented {
                    self.below(name, &body, &place);
                }
                let inner = if name == "items" { owner.item() } else { owner.value() };
                self.body(&inner, &entry.value);
            }
            if known.note(name, at).is_some() {
                twice.push(entry);
            }
        }
        let is_meant = |entry: &&Entry| {
            entry.value.value().is_none()
                && find(entry.key.text(), is_action).is_none()
                && meant(entry.key.text(), &entry.value, is_action) == Some(keyword)
        };
        let name = owner.property.unwrap_or(owner.action);
        if !beside.is_empty() {
            let has_type = beside.iter().any(|entry| entry.value.get("type").is_some());
            let is_too_deep = (is_action && (name == "actions" || !has_type))
                || (!is_object && holder.is_none() && owner.property.is_some());
            if is_too_deep {
                let help = match name {
                    "actions" => "remove `actions:`, and indent it a step less".to_owned(),
                    name => format!("indent it like `{name}:`"),
                };
                self.tell(&beside, &format!("{place} is what belongs beside it"), &help);
            } else {
                let found = self.below(keyword, &beside, &place);
                if holder.is_none() {
                    found.help(format!("write `{keyword}:` above it, and indent it below that"));
                }
            }
        } else if holder.is_none()
            && is_object
            && let Some(entry) = entries.iter().find(is_meant)
        {
            let message = format!("Juju does not know `{}` in {owner}", entry.key.text());
            let help = format!("did you mean `{keyword}`?");
            self.told.error(entry.key.span, message).help(help).types_unknown();
        } else if self.told.errors() == errors && twice.len() > 1 {
            let help = format!("write `name:` above it, in the column of `{name}:`");
            self.tell(&twice, &format!("{place} is what has no name above it"), &help);
        }
        if let Some(Entry { value, .. }) = holder {
            self.names(Some(owner), value, entries);
        }
    }
}

fn keys(entries: &[&Entry]) -> String {
    enumerated(&mut entries.iter().map(|entry| format!("`{}`", entry.key.text())))
}

/// Whether no key of the lines is in a body.
fn lacks(body: &[Entry], lines: &[&Entry]) -> bool {
    lines.iter().all(|line| body.iter().all(|entry| entry.key.text() != line.key.text()))
}

/// The first entries that may be lines of the body of what stands above them.
fn lines(entries: &[Entry]) -> Vec<&Entry> {
    entries.iter().take(MOST_LINES).take_while(|entry| is_line(entry) || fits(entry)).collect()
}

/// Whether it is a keyword, and its value one for it.
fn fits(Entry { key, value }: &Entry) -> bool {
    find(key.text(), true).map_or(is_quiet(key.text()), |(_, kind, _)| kind.takes(value))
}

/// Whether the value of an entry shows that it is a line of what stands above it, and no name: an
/// action or a param may be called like a keyword.
fn is_line(entry: &Entry) -> bool {
    let Entry { key, value } = entry;
    let name = key.text();
    let is_type = |text| name != "type" && JsonType::meant_by(text).is_some();
    match value.map() {
        Some(_) if name == "definitions" => holds_schemas(value),
        Some(inner) if matches!(name, "params" | "properties") => {
            holds_schemas(value) && !inner.iter().all(fits)
        }
        // `format: string` is short for a schema.
        None if !value.is_null() && !value.text().is_some_and(is_type) => {
            find(name, true).is_some() || is_quiet(name) || meant(name, value, false).is_some()
        }
        _ => false,
    }
}

/// Whether a line says something about values of the type of `above`, which has no such line.
fn wants(Entry { value: above, .. }: &Entry, Entry { key, value }: &Entry) -> bool {
    let known = above.get("type").and_then(Node::text).and_then(JsonType::named);
    let has_text = |key| value.get(key).is_some_and(|value| value.map().is_none());
    find(key.text(), false).is_some_and(|(name, kind, about)| {
        known.is_some_and(|known| about.contains(&known))
            && kind.takes(value)
            && above.get(name).is_none()
            // It may be a param of that name.
            && !has_text("description")
            && !has_text("default")
    })
}

/// Whether lines among names may stand beside them, and do not belong to what is `above` them.
fn are_beside(lines: &[&Entry], outside: &[Entry], above: Option<&Entry>) -> bool {
    let inner = above.and_then(|above| above.value.get("properties"));
    let is_inner = |name: &Node| inner.is_some_and(|inner| inner.get(&name.written()).is_some());
    let is_beside = |Entry { key, value }: &&Entry| match key.text() {
        "required" => !value.list().is_some_and(|names| names.iter().all(is_inner)),
        // What they are together.
        "type" => value.text() == Some("object"),
        name => BESIDE.contains(&name),
    };
    lacks(outside, lines) && lines.iter().all(is_beside)
}
