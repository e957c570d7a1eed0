//! From the parser's events to a tree. Nothing outside this module and `syntax` knows which parser
//! reads the text.

use super::{Content, Entry, Key, MAX_DEPTH, Node, Reader, Scalar, syntax};
use crate::diagnostic::Diagnostic;
use crate::places::Places;
use crate::scalar::{self, Unclear, Value};
use crate::source::{Span, floor};
use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, Span as Place, StrInput};
use syntax::hint;

/// How many values the aliases of a file may stand for, each time that they stand somewhere. As
/// params they are some 20 MB of Rust.
const MAX_COPIES: usize = 20_000;

/// How much text counts as one more value.
const TEXT_OF_VALUE: usize = 100;

/// How many lone `-` between brackets are read, each of which costs a reading of the file.
const MAX_DASHES: usize = 50;

type Result<T> = std::result::Result<T, Box<Diagnostic>>;

/// Reads the one document of a text; there is no value in an empty one. The values of its scalars
/// are those in a file that `reader` reads; their texts do not depend on it.
///
/// # Errors
///
/// The mistake in the syntax at which reading ended.
pub fn parse(text: &str, reader: Reader) -> Result<Option<Node>> {
    if let Some(at) = text.find(syntax::UNSEEN_BREAKS).filter(|_| reader != Reader::Operator) {
        let message = "an invisible character that ends the line for charmcraft and Juju";
        return Err(hint(Span::new(at, at), message, "remove it, or start a new line there"));
    }
    // YAML 1.1 has a lone `-` between brackets; this parser has not, and reads another sign.
    let (mut patched, mut dashes) = (text.to_owned(), Vec::new());
    loop {
        let options = granit_parser::options! {
            // As libyaml and PyYAML do, where YAML 1.2 wants it otherwise.
            block_scalar_eof_without_line_feed: true,
            bom_inside_document_as_content: true,
            emit_unresolved_aliases: true,
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        let mut composer = Composer {
            parser: Parser::new_from_str_with_options(&patched, options),
            text,
            reader,
            dashes: &dashes,
            lone_dash: None,
            anchors: Vec::new(),
            copies: 0,
            open: Vec::new(),
            end: 0,
        };
        let read = composer.document();
        let Some(at) = composer.lone_dash.filter(|_| dashes.len() < MAX_DASHES) else {
            return read;
        };
        patched = format!("{}_{}", &patched[..at], &patched[at + 1..]);
        dashes.push(at);
    }
}

struct Composer<'p> {
    parser: Parser<'p, StrInput<'p>>,
    text: &'p str,
    reader: Reader,
    /// Where a lone `-` stands between brackets, and one more, at which the parser stopped.
    dashes: &'p [usize],
    lone_dash: Option<usize>,
    /// The values with an anchor, by the parser's number for it.
    anchors: Vec<Option<Node>>,
    copies: usize,
    /// Where the lists and maps around the next value start, the innermost last.
    open: Vec<Span>,
    /// Where the last token ends.
    end: usize,
}

impl<'p> Composer<'p> {
    fn document(&mut self) -> Result<Option<Node>> {
        let mut root = None;
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(root),
                // Of what an operator gives, Juju reads the first document alone.
                (Event::DocumentStart(..), _)
                    if root.is_some() && self.reader == Reader::Operator =>
                {
                    return Ok(root);
                }
                (Event::DocumentStart(..), place) if root.is_some() => {
                    let message = "`---` starts a second document, and charmcraft reads one";
                    let help = "remove this line and everything below it";
                    return Err(hint(self.span(&place), message, help));
                }
                (Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd, _) => {}
                (event, place) => root = Some(self.node(event, &place)?),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'p>, Place)> {
        let (event, place) = match self.parser.next_event() {
            None => (Event::StreamEnd, Place::default()),
            Some(Ok(event)) => event,
            Some(Err(error)) => {
                let offset = offset(self.text, error.marker());
                if matches!(error.kind(), ErrorKind::PlainScalarStartsWithDashFlowIndicator) {
                    self.lone_dash = Some(offset).filter(|at| self.text[*at..].starts_with('-'));
                }
                let quote = self.between(offset, &['\'', '"']).unwrap_or(offset);
                return Err(syntax::mistake(&error, self.text, offset, self.bracket(), quote));
            }
        };
        let span = self.span(&place);
        if self.reader != Reader::Operator {
            if let Some(at) = self.between(span.start, &['\t']) {
                return Err(syntax::tab(at));
            }
            if let Event::Scalar(_, ScalarStyle::Plain, ..) = event {
                self.unquoted(span)?;
            }
        }
        // A block ends where the next token starts.
        if span.start < span.end {
            self.end = span.end;
        }
        Ok((event, place))
    }

    /// Where one of `wanted` stands behind the last token, outside of comments.
    fn between(&self, end: usize, wanted: &[char]) -> Option<usize> {
        let mut start = self.end;
        for line in Span::new(start, end).of(self.text).split_inclusive('\n') {
            let code = line.split('#').next().unwrap_or_default();
            if let Some(at) = code.find(wanted) {
                return Some(start + at);
            }
            start += line.len();
        }
        None
    }

    /// The innermost one that is open.
    fn bracket(&self) -> Option<Span> {
        let is_bracket = |at: &&Span| self.text[at.start..].starts_with(['[', '{']);
        self.open.iter().rev().find(is_bracket).copied()
    }

    /// A text without quotes ends for charmcraft at a tab, and between brackets at a `?`, too.
    fn unquoted(&self, span: Span) -> Result<()> {
        let (text, behind) = (span.of(self.text), &self.text[span.end..]);
        if let Some(at) = text.find('\t') {
            return Err(syntax::tab(span.start + at));
        }
        let is_key = self.reader == Reader::Juju
            && [":,", ":]", ":}"].iter().any(|end| behind.starts_with(end));
        if self.bracket().is_some() && (is_key || text.contains('?') || text.starts_with(':')) {
            let message = "between brackets, not all readers take this for one text";
            let help = format!("put it in quotes: `'{}'`", text.replace('\'', "''"));
            return Err(hint(span, message, help));
        }
        Ok(())
    }

    /// The value that starts with an event.
    fn node(&mut self, event: Event<'p>, place: &Place) -> Result<Node> {
        let mut span = self.span(place);
        let tag = place.tag_span().map(|tag| self.span(&tag));
        let (anchor, alias) = (event.anchor_id(), event.alias_id());
        let mut content = match event {
            Event::Scalar(text, style, ..) => {
                let content = self.scalar(&text, style, span, tag);
                if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    // Without the line break behind it.
                    span.end = span.start + span.of(self.text).trim_end().len();
                }
                content
            }
            Event::SequenceStart(..) => {
                self.enter(span)?;
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break,
                        (event, place) => items.push(self.node(event, &place)?),
                    }
                }
                self.open.pop();
                span.end = self.end.max(span.start);
                Content::List(items)
            }
            Event::MappingStart(..) => {
                self.enter(span)?;
                let mut entries = Vec::new();
                loop {
                    let Node { span, content } = match self.next()? {
                        (Event::MappingEnd, _) => break,
                        (event, place) => self.node(event, &place)?,
                    };
                    let Content::Scalar(scalar) = content else {
                        let message = "a list or a map is the key of a map here";
                        let help = "write a text; quote one that starts with a bracket";
                        return Err(hint(span, message, help));
                    };
                    let (event, place) = self.next()?;
                    let value = self.node(event, &place)?;
                    entries.push(Entry { key: Key { span, scalar }, value });
                }
                self.open.pop();
                span.end = self.end.max(span.start);
                merge(&mut entries);
                Content::Map(entries)
            }
            _ => return self.alias(span, alias),
        };
        if let Some(tag) = tag
            && self.reader != Reader::Operator
            && !self.open.is_empty()
        {
            let own = tag.of(self.text);
            let text = match content {
                Content::Scalar(scalar) if own.starts_with("!!") => scalar.text,
                // `!note` may be the start of a text.
                Content::Scalar(scalar) => format!("{own} {}", scalar.text).trim_end().to_owned(),
                Content::List(_) | Content::Map(_) => own.to_owned(),
            };
            let value = Value::Unclear(Unclear::Tag);
            content = Content::Scalar(Scalar { text, plain: true, tag: None, value });
            span = tag;
        }
        let node = Node { span, content };
        if let Some(anchor) = anchor {
            self.anchors.resize(self.anchors.len().max(anchor + 1), None);
            self.anchors[anchor] = Some(node.clone());
        }
        Ok(node)
    }

    fn enter(&mut self, start: Span) -> Result<()> {
        if self.open.len() >= MAX_DEPTH {
            return Err(syntax::too_deep(start));
        }
        self.open.push(start);
        Ok(())
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Span, tag: Option<Span>) -> Content {
        let plain = style == ScalarStyle::Plain;
        let text = match text {
            _ if self.dashes.contains(&span.start) => "-",
            // A value that is not there comes as `~`.
            _ if plain && span.start == span.end => "",
            _ => text,
        };
        let value = scalar::read(text, plain, self.reader);
        Content::Scalar(Scalar { text: text.to_owned(), plain, tag, value })
    }

    /// What an alias stands for, which is no value that it stands in.
    fn alias(&mut self, span: Span, anchor: Option<usize>) -> Result<Node> {
        let Some(node) = anchor.and_then(|anchor| self.anchors.get(anchor)?.clone()) else {
            let name = span.of(self.text).trim_start_matches('*');
            let message = format!("`*{name}` stands for no value before it");
            let help = format!("write `&{name}` before what is meant, or put the text in quotes");
            return Err(hint(span, message, help));
        };
        self.count(&node, self.open.len(), span)?;
        Ok(node)
    }

    /// Counts the values of a copy that stands in so many lists and maps, long texts as several.
    fn count(&mut self, node: &Node, depth: usize, alias: Span) -> Result<()> {
        self.copies += match &node.content {
            Content::Scalar(scalar) => 1 + scalar.text.len() / TEXT_OF_VALUE,
            Content::List(_) | Content::Map(_) => 1,
        };
        if self.copies > MAX_COPIES {
            let message =
                format!("with its aliases written out, the file holds over {MAX_COPIES} values");
            return Err(hint(alias, message, "write fewer aliases"));
        }
        if depth > MAX_DEPTH {
            return Err(syntax::too_deep(alias));
        }
        for item in node.list().unwrap_or_default() {
            self.count(item, depth + 1, alias)?;
        }
        for entry in node.map().unwrap_or_default() {
            self.count(&entry.value, depth + 1, alias)?;
        }
        Ok(())
    }

    fn span(&self, place: &Place) -> Span {
        let start = offset(self.text, &place.start);
        Span::new(start, offset(self.text, &place.end).max(start))
    }
}

/// The byte that a marker points at.
fn offset(text: &str, marker: &Marker) -> usize {
    floor(text, marker.byte_offset().unwrap_or(text.len()))
}

/// Writes out a `<<` that stands first in its map. Any other, or one of no map, stays an entry.
fn merge(entries: &mut Vec<Entry>) {
    let Some(Entry { key, value }) = entries.first() else {
        return;
    };
    let sources: &[Node] = match &value.content {
        _ if !key.scalar.plain || key.text() != "<<" => return,
        Content::Map(_) => std::slice::from_ref(value),
        Content::List(items) if items.iter().all(|item| item.map().is_some()) => items,
        _ => return,
    };
    let mut known = Places::of(&mut entries[1..].iter().map(|entry| entry.key.text()));
    let mut merged = Vec::new();
    for source in sources {
        for entry in source.map().unwrap_or_default() {
            if known.note(entry.key.text(), 0).is_none() {
                merged.push(entry.clone());
            }
        }
    }
    merged.extend(entries.drain(1..));
    *entries = merged;
}
