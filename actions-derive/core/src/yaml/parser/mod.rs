//! The syntax of YAML, as events. Nothing outside this module knows which parser reads it.

mod errors;
mod escapes;
mod place;

use std::borrow::Cow;

use granit_parser::{Marker, ScalarStyle, StructureStyle};

use super::graph::Tag;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// How many lists and maps may stand in each other. Juju 3 keeps the actions of a charm in a
/// `MongoDB`, which nests 100 levels deep; charmcraft gives up at some 240.
pub(super) const MAX_DEPTH: usize = 100;

/// What stands next in the file.
#[derive(Debug)]
pub(super) enum Event<'t> {
    /// A document, with the version that its `%YAML` gives.
    DocumentStart {
        version: Option<(u32, u32)>,
    },
    DocumentEnd,
    Scalar {
        text: Cow<'t, str>,
        style: Style,
        properties: Properties,
    },
    SequenceStart {
        flow: bool,
        properties: Properties,
    },
    MappingStart {
        flow: bool,
        properties: Properties,
    },
    /// The end of a list or a map.
    CollectionEnd,
    /// A `*name`.
    Alias,
    /// The end of the file.
    End,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    /// After `|` or `>`.
    Block,
}

/// What stands before a value.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) tag: Option<Box<Tag>>,
    /// The place of `&name`.
    pub(super) anchor: Option<Span>,
}

/// Reads a text event by event.
pub(super) struct Parser<'t> {
    text: &'t str,
    events: granit_parser::Parser<'t, granit_parser::StrInput<'t>>,
    /// The open `[` and `{`.
    brackets: Vec<Span>,
    /// Where the last event ends.
    end: usize,
}

impl<'t> Parser<'t> {
    /// From the start of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        let options = granit_parser::options! {
            // As libyaml and `PyYAML` do, where YAML 1.2 wants it otherwise.
            block_scalar_eof_without_line_feed: true,
            bom_inside_document_as_content: true,
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        Self {
            text,
            events: granit_parser::Parser::new_from_str_with_options(text, options),
            brackets: Vec::new(),
            end: 0,
        }
    }

    /// The next event and the place of its token; after an error there are no more.
    pub(super) fn next(&mut self) -> Result<(Event<'t>, Span), Box<Diagnostic>> {
        use granit_parser::Event as Granit;
        loop {
            let (event, place) = match self.events.next_event() {
                None => return Ok((Event::End, Span::new(self.text.len(), self.text.len()))),
                Some(Ok(found)) => found,
                Some(Err(error)) => return Err(self.error(&error)),
            };
            let span = self.span(&place);
            let event = match event {
                Granit::DocumentStart(_, version) => Event::DocumentStart {
                    version: version.map(|version| (version.major, version.minor)),
                },
                Granit::DocumentEnd => Event::DocumentEnd,
                Granit::Scalar(text, style, anchor, tag) => {
                    let style = style_of(style);
                    // A value that is not there comes as `~`.
                    let absent = style == Style::Plain && span.start == span.end;
                    Event::Scalar {
                        text: if absent { Cow::Borrowed("") } else { text },
                        style,
                        properties: self.properties(anchor, tag.as_deref(), &place)?,
                    }
                }
                Granit::SequenceStart(style, anchor, tag) => Event::SequenceStart {
                    flow: style == StructureStyle::Flow,
                    properties: self.properties(anchor, tag.as_deref(), &place)?,
                },
                Granit::MappingStart(style, anchor, tag) => Event::MappingStart {
                    flow: style == StructureStyle::Flow,
                    properties: self.properties(anchor, tag.as_deref(), &place)?,
                },
                Granit::SequenceEnd | Granit::MappingEnd => Event::CollectionEnd,
                Granit::Alias(_) | Granit::UnresolvedAlias(_) => Event::Alias,
                Granit::StreamEnd => Event::End,
                _ => continue,
            };
            self.follow(&event, span);
            return Ok((event, span));
        }
    }

    /// Keeps in mind what an error later on may have to do with.
    fn follow(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::SequenceStart { flow: true, .. } | Event::MappingStart { flow: true, .. } => {
                self.brackets.push(span);
            }
            // Only brackets take room at their end.
            Event::CollectionEnd if span.start < span.end => {
                self.brackets.pop();
            }
            _ => {}
        }
        self.end = span.end;
    }

    fn error(&self, error: &granit_parser::ScanError) -> Box<Diagnostic> {
        let place = place::Place {
            text: self.text,
            offset: offset(self.text, error.marker()),
            before: self.end,
            bracket: self.brackets.last().copied(),
        };
        Box::new(place.diagnostic(error))
    }

    /// The properties of the node whose event was just read; its anchor comes as the next event.
    fn properties(
        &mut self,
        anchor: usize,
        tag: Option<&granit_parser::Tag>,
        place: &granit_parser::Span,
    ) -> Result<Properties, Box<Diagnostic>> {
        let tag = tag.map(|tag| {
            let span = place.tag_span().map_or(*place, |span| span);
            Box::new(Tag {
                name: format!("{}{}", tag.handle(), tag.suffix()),
                span: self.span(&span),
            })
        });
        let mut properties = Properties { tag, anchor: None };
        if anchor != 0 {
            match self.events.next_event() {
                Some(Ok((granit_parser::Event::Anchor(..), place))) => {
                    properties.anchor = Some(self.span(&place));
                }
                Some(Err(error)) => return Err(self.error(&error)),
                _ => {}
            }
        }
        Ok(properties)
    }

    fn span(&self, place: &granit_parser::Span) -> Span {
        let start = offset(self.text, &place.start);
        Span::new(start, offset(self.text, &place.end).max(start))
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    }
}

/// The byte that a marker points at.
fn offset(text: &str, marker: &Marker) -> usize {
    marker.byte_offset().unwrap_or(text.len()).min(text.len())
}
