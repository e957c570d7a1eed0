//! Whether a value of the declaration fits a schema of it.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::pattern::Pattern;
use crate::schema::Schema;
use crate::schema::breach::{Breach, Violation};
use crate::schema::effort::Effort;
use crate::schema::validate::validate_within;
use crate::yaml::node::Node;

/// The steps for the values of a whole file: a few tenths of a second.
const STEPS: u64 = 2_000_000;

/// What it takes to compile a pattern, and each instruction of it.
const STEPS_TO_COMPILE: u64 = 200;
const STEPS_TO_COMPILE_INSTRUCTION: u64 = 4;

/// How many patterns are kept for the next value.
const MAX_PATTERNS: usize = 1_000;

/// Judges the values of one file.
pub(super) struct Judge {
    effort: Effort,
    patterns: RefCell<HashMap<String, Option<Measured>>>,
}

/// A pattern that Go takes, and its size.
struct Measured {
    pattern: Pattern,
    size: u64,
}

impl Judge {
    pub(super) fn new() -> Self {
        Self {
            effort: Effort::new(STEPS),
            patterns: RefCell::default(),
        }
    }

    /// What is surely wrong with `value`; nothing once the steps are spent.
    pub(super) fn violations<'a>(&self, schema: &'a Schema, value: &'a Node) -> Vec<Violation<'a>> {
        let is_open = Cell::new(false);
        let run = |otherwise: bool| {
            let matches = |pattern: &str, text: &str| {
                self.matches(pattern, text).unwrap_or_else(|| {
                    is_open.set(true);
                    otherwise
                })
            };
            validate_within(schema, value, &matches, &self.effort)
        };
        let mut found = run(true);
        if is_open.get() && !found.is_empty() {
            // Under a `not`, a match is what is wrong. And of a `oneOf`, one may fit after all.
            let unmatched = run(false);
            found.retain(|one| one.breach != Breach::OneOf && unmatched.contains(one));
        }
        found
    }

    /// Whether a pattern matches; `None` where that cannot be told here.
    fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        if self.effort.is_spent() {
            return None;
        }
        let mut patterns = self.patterns.borrow_mut();
        if !patterns.contains_key(pattern) {
            if patterns.len() >= MAX_PATTERNS {
                patterns.clear();
            }
            let measured = Pattern::parse(pattern).ok().map(|pattern| Measured {
                size: pattern.size(),
                pattern,
            });
            let size = measured.as_ref().map_or(0, |measured| measured.size);
            let steps = size.saturating_mul(STEPS_TO_COMPILE_INSTRUCTION);
            self.effort.spend(steps.saturating_add(STEPS_TO_COMPILE));
            patterns.insert(pattern.to_owned(), measured);
        }
        let Some(Some(Measured { pattern, size })) = patterns.get(pattern) else {
            return None;
        };
        // At worst each character of the text meets each instruction.
        let steps = size.saturating_mul(text.len() as u64 + 1) / 4;
        self.effort.spend(steps + 1);
        if self.effort.is_spent() {
            return None;
        }
        pattern.is_match(text)
    }
}
