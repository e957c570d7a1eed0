//! From the parser's events to a tree. Nothing outside this module and `syntax` knows which parser
//! reads the text.

use super::{Content, Entry, Key, MAX_DEPTH, Node, Reader, Scalar, syntax};
use crate::diagnostic::Diagnostic;
use crate::places::Places;
use crate::scalar;
use crate::source::Span;
use granit_parser::{ErrorKind, Event, Marker, ScalarStyle, StrInput, StructureStyle};

/// How many values the aliases of a file may stand for, each time that they stand somewhere. As
/// params they are some 20 MB of Rust.
const MAX_COPIES: usize = 20_000;

/// How much text counts as one more value.
const TEXT_OF_VALUE: usize = 100;

/// How many lone `-` between brackets are read, each of which costs a reading of the file.
const MAX_DASHES: usize = 50;

/// What stands in a file.
pub struct Document {
    /// The value of the whole file; `None` for an empty one. Behind a mistake it is what stands
    /// before.
    pub root: Option<Node>,
    /// The mistake in the syntax at which reading ended.
    pub mistake: Option<Box<Diagnostic>>,
}

/// Reads the one document of a text. The values of its scalars are those in a file that `reader`
/// reads; their texts do not depend on it.
pub fn parse(text: &str, reader: Reader) -> Document {
    if let Some(mistake) = syntax::control_character(text) {
        return Document { root: None, mistake: Some(Box::new(mistake)) };
    }
    // YAML 1.1 takes a lone `-` between brackets for a text, and this parser does not: it reads
    // another character there.
    let mut dashes = Vec::new();
    let mut patched = text.to_owned();
    loop {
        let mut composer = Composer {
            text,
            reader,
            dashes: &dashes,
            open: Vec::new(),
            root: None,
            anchors: Vec::new(),
            by_name: Places::default(),
            copies: 0,
            end: 0,
            brackets: Vec::new(),
        };
        match composer.document(&patched) {
            Ok(()) => {
                return Document { root: composer.root, mistake: None };
            }
            Err(Stop::Dash(at)) if dashes.len() < MAX_DASHES && text[at..].starts_with('-') => {
                composer.open.clear();
                patched.replace_range(at..=at, "_");
                dashes.push(at);
            }
            Err(Stop::Dash(at)) => {
                let span = Span::new(at, at + 1);
                return composer.stopped(syntax::reserved_character(span, '-'));
            }
            Err(Stop::Mistake(mistake)) => return composer.stopped(*mistake),
        }
    }
}

enum Stop {
    /// A lone `-` between brackets.
    Dash(usize),
    Mistake(Box<Diagnostic>),
}

impl From<Diagnostic> for Stop {
    fn from(mistake: Diagnostic) -> Self {
        Self::Mistake(Box::new(mistake))
    }
}

struct Composer<'t> {
    text: &'t str,
    reader: Reader,
    /// Where a lone `-` stands between brackets.
    dashes: &'t [usize],
    /// The collections around the next value, the innermost last.
    open: Vec<Open>,
    root: Option<Node>,
    anchors: Vec<Anchor>,
    /// Where each anchor stands in `anchors`, by its name.
    by_name: Places,
    copies: usize,
    /// Where the last token ends.
    end: usize,
    /// The open `[` and `{`.
    brackets: Vec<Span>,
}

/// A collection that is being read.
struct Open {
    start: Span,
    tag: Option<Span>,
    anchor: Option<Span>,
    content: Content,
    /// The key whose value comes next.
    key: Option<Key>,
    flow: bool,
    end: usize,
}

struct Anchor {
    node: Node,
    place: Span,
    /// How many values are in it, and how deep they stand in each other.
    size: usize,
    depth: usize,
}

type Parser<'t> = granit_parser::Parser<'t, StrInput<'t>>;

impl<'t> Composer<'t> {
    fn document(&mut self, patched: &str) -> Result<(), Stop> {
        let options = granit_parser::options! {
            // As libyaml and PyYAML do, where YAML 1.2 wants it otherwise.
            block_scalar_eof_without_line_feed: true,
            bom_inside_document_as_content: true,
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        let mut parser = Parser::new_from_str_with_options(patched, options);
        let mut is_over = false;
        while let Some((event, place)) = self.next(&mut parser)? {
            let span = self.span(&place);
            let tag = self.tag(&event, &place);
            match event {
                // Of what an operator gives, Juju reads the first document alone.
                Event::DocumentStart(..) if is_over && self.reader == Reader::Operator => {
                    return Ok(());
                }
                Event::DocumentStart(..) if is_over => {
                    let message = "`---` starts a second document, and charmcraft reads one";
                    let help = "remove this line and everything below it";
                    return Err(syntax::hint(span, message, help).into());
                }
                Event::DocumentEnd => is_over = true,
                Event::Scalar(text, style, anchor, _) => {
                    let anchor = self.anchor(anchor, &mut parser)?;
                    let scalar = self.scalar(&text, style, span);
                    let span = match style {
                        ScalarStyle::Literal | ScalarStyle::Folded => {
                            let text = span.of(self.text).trim_end();
                            Span::new(span.start, span.start + text.len())
                        }
                        _ => span,
                    };
                    let content = Content::Scalar(scalar);
                    self.put(Node { span, tag, content }, anchor, span.end)?;
                }
                Event::SequenceStart(style, anchor, _) => {
                    let anchor = self.anchor(anchor, &mut parser)?;
                    self.open(span, tag, anchor, style, Content::List(Vec::new()))?;
                }
                Event::MappingStart(style, anchor, _) => {
                    let anchor = self.anchor(anchor, &mut parser)?;
                    self.open(span, tag, anchor, style, Content::Map(Vec::new()))?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
                Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(span)?,
                Event::StreamEnd => return Ok(()),
                _ => {}
            }
        }
        Ok(())
    }

    fn next<'p>(
        &mut self,
        parser: &mut Parser<'p>,
    ) -> Result<Option<(Event<'p>, granit_parser::Span)>, Stop> {
        match parser.next_event() {
            None => Ok(None),
            Some(Ok((event, place))) => {
                let span = self.span(&place);
                if self.reader != Reader::Operator {
                    self.tab_before(span)?;
                }
                self.end = self.end.max(span.end);
                Ok(Some((event, place)))
            }
            Some(Err(error)) => {
                let at = offset(self.text, error.marker());
                if matches!(error.kind(), ErrorKind::PlainScalarStartsWithDashFlowIndicator) {
                    return Err(Stop::Dash(at));
                }
                let stop = syntax::Place {
                    text: self.text,
                    offset: at,
                    before: self.end,
                    bracket: self.brackets.last().copied(),
                };
                Err(stop.mistake(&error).into())
            }
        }
    }

    /// charmcraft takes no tab for a space, outside of comments and quotes.
    fn tab_before(&self, token: Span) -> Result<(), Stop> {
        let mut start = self.end;
        for line in Span::new(self.end, token.start).of(self.text).split_inclusive('\n') {
            let code = if line.trim_start().starts_with('#') { "" } else { line };
            let code = code.split(" #").next().unwrap_or_default();
            if let Some(at) = code.find('\t') {
                let span = Span::new(start + at, start + at + 1);
                let message = "a tab, which charmcraft does not take for a space";
                let help = "write a space, or remove it; a tab may stand in quotes only";
                return Err(syntax::hint(span, message, help).into());
            }
            start += line.len();
        }
        Ok(())
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Span) -> Scalar {
        let plain = style == ScalarStyle::Plain;
        let text = if self.dashes.contains(&span.start) {
            "-"
        } else if plain && span.start == span.end {
            // A value that is not there comes as `~`.
            ""
        } else {
            text
        };
        Scalar { text: text.to_owned(), plain, value: scalar::read(text, plain, self.reader) }
    }

    fn tag(&self, event: &Event<'_>, place: &granit_parser::Span) -> Option<Span> {
        event.tag()?;
        Some(place.tag_span().map_or(self.span(place), |tag| self.span(&tag)))
    }

    /// The place of the `&name` of the node whose event was just read: it comes as the next event.
    fn anchor(&mut self, id: usize, parser: &mut Parser<'_>) -> Result<Option<Span>, Stop> {
        if id == 0 {
            return Ok(None);
        }
        match self.next(parser)? {
            Some((Event::Anchor(..), place)) => Ok(Some(self.span(&place))),
            _ => Ok(None),
        }
    }

    fn open(
        &mut self,
        start: Span,
        tag: Option<Span>,
        anchor: Option<Span>,
        style: StructureStyle,
        content: Content,
    ) -> Result<(), Stop> {
        if self.open.len() >= MAX_DEPTH {
            return Err(syntax::too_deep(start).into());
        }
        let flow = style == StructureStyle::Flow;
        if flow {
            self.brackets.push(start);
        }
        self.open.push(Open { start, tag, anchor, content, key: None, flow, end: start.end });
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), Stop> {
        let Some(mut open) = self.open.pop() else {
            return Ok(());
        };
        if open.flow {
            self.brackets.pop();
            open.end = span.end;
        }
        if let Content::Map(entries) = &mut open.content {
            merge(entries);
        }
        let node = Node {
            span: Span::new(open.start.start, open.end.max(open.start.start)),
            tag: open.tag,
            content: open.content,
        };
        self.put(node, open.anchor, open.end)
    }

    /// Puts a value, or a key, into the collection around it, where it ends at `end`.
    fn put(&mut self, node: Node, anchor: Option<Span>, end: usize) -> Result<(), Stop> {
        if let Some(place) = anchor {
            let name = self.name(place);
            let (size, depth) = extent(&node);
            let anchor = Anchor { node: node.clone(), place, size, depth };
            if let Some(first) = self.by_name.note(name, self.anchors.len()) {
                let is_file = self.reader != Reader::Operator;
                let why = if is_file { ", and charmcraft allows one" } else { "" };
                let message = format!("there are two anchors `&{name}`{why}");
                let mut mistake = syntax::hint(place, message, "give this one another name");
                mistake.related(self.anchors[first].place, "the first one");
                return Err(mistake.into());
            }
            self.anchors.push(anchor);
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        open.end = end;
        match &mut open.content {
            Content::List(items) => items.push(node),
            Content::Map(entries) => match open.key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => match node.content {
                    Content::Scalar(scalar) => {
                        open.key = Some(Key { span: node.span, tag: node.tag, scalar });
                    }
                    _ => {
                        let message = format!("{} is the key of a map here", node.kind());
                        let help = "write a text; quote one that starts with a bracket";
                        return Err(syntax::hint(node.span, message, help).into());
                    }
                },
            },
            Content::Scalar(_) => {}
        }
        Ok(())
    }

    fn alias(&mut self, span: Span) -> Result<(), Stop> {
        let name = self.name(span);
        let Some(anchor) = self.by_name.get(name).map(|place| &self.anchors[place]) else {
            let is_itself =
                |open: &&Open| open.anchor.is_some_and(|place| self.name(place) == name);
            if let Some(around) = self.open.iter().find(is_itself) {
                let message = "the alias stands inside the value that it stands for";
                let help = "write the value out, or move it out of itself";
                let mut mistake = syntax::hint(span, message, help);
                mistake.related(around.start, "this value");
                return Err(mistake.into());
            }
            let message = format!("no anchor `&{name}` stands before `*{name}`");
            let help = format!(
                "write `&{name}` before the value that is meant, or quote a text that starts with `*`"
            );
            return Err(syntax::hint(span, message, help).into());
        };
        self.copies += anchor.size;
        if self.copies > MAX_COPIES {
            let message =
                format!("with its aliases written out, the file holds over {MAX_COPIES} values");
            return Err(syntax::hint(span, message, "write fewer aliases").into());
        }
        if self.open.len() + anchor.depth > MAX_DEPTH {
            return Err(syntax::too_deep(span).into());
        }
        let node = anchor.node.clone();
        self.put(node, None, span.end)
    }

    /// The name behind the `&` or `*`.
    fn name(&self, span: Span) -> &'t str {
        self.text.get(span.start + 1..span.end).unwrap_or_default()
    }

    /// What was read before a mistake.
    fn stopped(mut self, mut mistake: Diagnostic) -> Document {
        // What stands before it is only a part of what its author meant.
        mistake.types_unknown();
        while let Some(open) = self.open.last() {
            let end = Span::new(open.end, open.end);
            if self.close(end).is_err() {
                break;
            }
        }
        Document { root: self.root, mistake: Some(Box::new(mistake)) }
    }

    fn span(&self, place: &granit_parser::Span) -> Span {
        let start = offset(self.text, &place.start);
        Span::new(start, offset(self.text, &place.end).max(start))
    }
}

/// The byte that a marker points at.
fn offset(text: &str, marker: &Marker) -> usize {
    marker.byte_offset().unwrap_or(text.len()).min(text.len())
}

/// How many values a node has, long texts counted as several, and how deep they stand.
fn extent(node: &Node) -> (usize, usize) {
    let inner: Box<dyn Iterator<Item = &Node> + '_> = match &node.content {
        Content::Scalar(scalar) => return (1 + scalar.text.len() / TEXT_OF_VALUE, 0),
        Content::List(items) => Box::new(items.iter()),
        Content::Map(entries) => Box::new(entries.iter().map(|entry| &entry.value)),
    };
    inner.fold((1, 1), |(size, depth), node| {
        let (inner_size, inner_depth) = extent(node);
        (size + inner_size, depth.max(inner_depth + 1))
    })
}

/// Writes out a `<<` that stands first in its map. Any other, or one of no map, stays an entry.
fn merge(entries: &mut Vec<Entry>) {
    let Some(first) = entries.first() else {
        return;
    };
    if !(first.key.scalar.plain && first.key.text() == "<<") {
        return;
    }
    let sources: &[Node] = match &first.value.content {
        Content::Map(_) => std::slice::from_ref(&first.value),
        Content::List(items) if items.iter().all(|item| item.map().is_some()) => items,
        _ => return,
    };
    let own = entries[1..].iter().map(|entry| entry.key.text());
    let mut known = Places::of(&mut own.into_iter());
    let mut merged = Vec::new();
    for entry in sources.iter().filter_map(Node::map).flatten() {
        if known.note(entry.key.text(), merged.len()).is_none() {
            merged.push(entry.clone());
        }
    }
    merged.extend(entries.drain(1..));
    *entries = merged;
}
