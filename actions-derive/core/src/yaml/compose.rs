//! From events to the items of a document, as they stand in the file.

use std::collections::HashMap;

use super::Reader;
use super::dialect::{self, Dialect, Token};
use super::graph::{Child, Content, Graph, Id, Item};
use super::messages;
use super::parser::{Event, Parser, Properties, Style};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// How many values a file may hold; 10,000 actions of ten params have half of that.
pub(super) const MAX_VALUES: usize = 1_000_000;

/// The first document of a file.
#[derive(Debug)]
pub(super) struct Composed<'t> {
    pub(super) graph: Graph<'t>,
    /// `None` for a file without any value.
    pub(super) root: Option<Child>,
    /// Whether it was read to its end.
    pub(super) complete: bool,
}

/// Reads the first document of `text`; what is wrong with its syntax goes into `problems`.
pub(super) fn compose<'t>(
    text: &'t str,
    reader: Reader,
    problems: &mut Vec<Diagnostic>,
) -> Composed<'t> {
    let mut composer = Composer {
        text,
        reader,
        graph: Graph::default(),
        root: None,
        open: Vec::new(),
        anchors: HashMap::new(),
        first_anchors: Vec::new(),
        dialect: Dialect::new(text, reader),
        problems,
    };
    let complete = match composer.document() {
        Ok(()) => true,
        Err(problem) => {
            // What is wrong inside of a token that is wrong as a whole is no mistake of its own.
            let whole = problem.span.unwrap_or_default();
            let is_inside = |span: Span| whole.start <= span.start && span.end <= whole.end;
            composer
                .problems
                .retain(|found| !found.span.is_some_and(is_inside));
            composer.problems.push(*problem);
            composer.close_all();
            false
        }
    };
    let dialect_problems = composer.dialect.finish(complete);
    composer.problems.extend(dialect_problems);
    Composed {
        graph: composer.graph,
        root: composer.root,
        complete,
    }
}

struct Composer<'t, 'p> {
    text: &'t str,
    reader: Reader,
    graph: Graph<'t>,
    root: Option<Child>,
    /// The collections around the next value, the innermost last.
    open: Vec<Open>,
    anchors: HashMap<&'t str, Anchor>,
    /// A few of their names, in the order of the file.
    first_anchors: Vec<&'t str>,
    dialect: Dialect<'t>,
    problems: &'p mut Vec<Diagnostic>,
}

/// A collection that is being read.
struct Open {
    child: Child,
    flow: bool,
    /// The key whose value comes next.
    key: Option<Child>,
    /// Where its last item ends.
    end: usize,
}

#[derive(Clone, Copy)]
struct Anchor {
    id: Id,
    place: Span,
}

impl<'t> Composer<'t, '_> {
    fn document(&mut self) -> Result<(), Box<Diagnostic>> {
        let mut parser = Parser::new(self.text);
        loop {
            let (event, span) = parser.next()?;
            match event {
                Event::DocumentStart { version } => {
                    if let Some((major, minor)) = version
                        && self.reader == Reader::Juju
                        && (major, minor) != (1, 1)
                    {
                        let before = self.text.get(..span.start).unwrap_or_default();
                        let start = before.rfind("%YAML").unwrap_or(span.start);
                        let place = Span::new(start, start + "%YAML".len());
                        let problem = messages::yaml_version(place, major, minor);
                        self.problems.push(problem);
                    }
                }
                Event::DocumentEnd => return self.after_document(&mut parser),
                Event::End => return Ok(()),
                Event::Scalar {
                    text,
                    style,
                    properties,
                } => {
                    let token = Token {
                        span,
                        style,
                        properties: &properties,
                        is_key: self.expects_key(),
                        in_brackets: self.in_brackets(),
                    };
                    self.dialect.scalar(&token);
                    if style == Style::Plain && self.is_block_item() {
                        self.folded_item(span);
                    }
                    let content = Content::Scalar {
                        text,
                        plain: style == Style::Plain,
                    };
                    let span = match style {
                        Style::Block => self.without_blank_end(span),
                        _ => span,
                    };
                    let child = self.add(content, span, properties)?;
                    self.put(child, span.end);
                }
                Event::SequenceStart { flow, properties } => {
                    self.open(Content::Sequence(Vec::new()), flow, span, properties)?;
                }
                Event::MappingStart { flow, properties } => {
                    self.open(Content::Mapping(Vec::new()), flow, span, properties)?;
                }
                Event::CollectionEnd => self.close(span),
                Event::Alias => self.alias(span)?,
            }
        }
    }

    /// Looks whether another document follows.
    fn after_document(&mut self, parser: &mut Parser<'t>) -> Result<(), Box<Diagnostic>> {
        match (parser.next(), self.reader) {
            (Ok((Event::DocumentStart { .. }, span)), Reader::Charmcraft) => {
                self.problems.push(messages::second_document(span));
            }
            (Ok((Event::DocumentStart { .. }, span)), Reader::Juju) => {
                self.problems.push(messages::ignored_document(span));
            }
            (Err(problem), Reader::Charmcraft) => return Err(problem),
            // Juju does not look any further, and loses what the author wrote there.
            (Err(problem), Reader::Juju) => {
                let place = problem.span.unwrap_or_default();
                self.problems.push(messages::after_document(place));
            }
            (Ok(_), _) => {}
        }
        Ok(())
    }

    fn add(
        &mut self,
        content: Content<'t>,
        span: Span,
        properties: Properties,
    ) -> Result<Child, Box<Diagnostic>> {
        if self.graph.len() >= MAX_VALUES {
            return Err(Box::new(messages::too_large(span, MAX_VALUES)));
        }
        if let Some(tag) = &properties.tag {
            self.dialect.tag(tag.span);
        }
        let id = self.graph.add(Item {
            span,
            tag: properties.tag,
            content,
        });
        if let Some(place) = properties.anchor {
            self.anchor(id, place);
        }
        Ok(Child { id, alias: None })
    }

    fn anchor(&mut self, id: Id, place: Span) {
        let name = self.name(place);
        if let Some(problem) = dialect::anchor_name(place, name) {
            self.problems.push(problem);
        }
        let anchor = Anchor { id, place };
        if self.first_anchors.len() < 10 {
            self.first_anchors.push(name);
        }
        if let Some(first) = self.anchors.insert(name, anchor)
            && self.reader == Reader::Charmcraft
        {
            let problem = messages::duplicate_anchor(place, first.place, name);
            self.problems.push(problem);
        }
    }

    fn alias(&mut self, span: Span) -> Result<(), Box<Diagnostic>> {
        let name = self.name(span);
        let child = if let Some(anchor) = self.anchors.get(name) {
            Child {
                id: anchor.id,
                alias: Some(span),
            }
        } else {
            self.unknown_alias(span, name);
            self.add(Content::Unknown, span, Properties::default())?
        };
        self.put(child, span.end);
        Ok(())
    }

    fn unknown_alias(&mut self, span: Span, name: &str) {
        let problem = dialect::anchor_name(span, name)
            .unwrap_or_else(|| messages::unknown_alias(span, name, &self.first_anchors));
        self.problems.push(problem);
    }

    /// The name behind the `&` or `*`.
    fn name(&self, span: Span) -> &'t str {
        self.text.get(span.start + 1..span.end).unwrap_or_default()
    }

    fn open(
        &mut self,
        content: Content<'t>,
        flow: bool,
        span: Span,
        properties: Properties,
    ) -> Result<(), Box<Diagnostic>> {
        let child = self.add(content, span, properties)?;
        self.open.push(Open {
            child,
            flow,
            key: None,
            end: span.end,
        });
        Ok(())
    }

    fn close(&mut self, span: Span) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let end = if open.flow { span.end } else { open.end };
        let item = self.graph.item_mut(open.child.id);
        item.span.end = end.max(item.span.start);
        let span = item.span;
        if open.flow && !self.in_brackets() {
            self.dialect.brackets(span);
        }
        self.put(open.child, end);
    }

    /// Closes what is open where the file cannot be read any further.
    fn close_all(&mut self) {
        while let Some(open) = self.open.last() {
            self.close(Span::new(open.end, open.end));
        }
        if self.graph.len() >= MAX_VALUES {
            self.root = None;
        }
    }

    /// Puts a value, or a key, into the collection around it.
    fn put(&mut self, child: Child, end: usize) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(child);
            return;
        };
        open.end = end;
        match &mut self.graph.item_mut(open.child.id).content {
            Content::Mapping(entries) => match open.key.take() {
                Some(key) => entries.push((key, child)),
                None => open.key = Some(child),
            },
            Content::Sequence(items) => items.push(child),
            Content::Scalar { .. } | Content::Unknown => {}
        }
    }

    fn expects_key(&self) -> bool {
        self.open.last().is_some_and(|open| {
            let content = &self.graph.item(open.child.id).content;
            open.key.is_none() && matches!(content, Content::Mapping(_))
        })
    }

    /// Whether the next value is an item behind a `- `.
    fn is_block_item(&self) -> bool {
        self.open.last().is_some_and(|open| {
            let content = &self.graph.item(open.child.id).content;
            !open.flow && matches!(content, Content::Sequence(_))
        })
    }

    /// A line that goes on with the item above it, and starts with a `- ` as if it were the next.
    fn folded_item(&mut self, span: Span) {
        let text = self.text.get(span.start..span.end).unwrap_or_default();
        let mut start = span.start;
        for (index, line) in text.split('\n').enumerate() {
            let dash = start + line.len() - line.trim_start().len();
            if index > 0 && line.trim_start().starts_with("- ") {
                let place = Span::new(dash, start + line.trim_end().len());
                self.problems.push(messages::folded_item(place));
                return;
            }
            start += line.len() + 1;
        }
    }

    fn in_brackets(&self) -> bool {
        self.open.last().is_some_and(|open| open.flow)
    }

    /// A block scalar's place without the blank lines at its end.
    fn without_blank_end(&self, span: Span) -> Span {
        let text = self.text.get(span.start..span.end).unwrap_or_default();
        Span::new(span.start, span.start + text.trim_end().len())
    }
}
