//! Arrays: one item after the other, and the keywords that concern them together.

use std::collections::HashMap;

use super::canonical::canonical;
use super::reader::Reader;
use super::rules::ArrayRules;
use super::value::Value;
use super::violation::Place;

/// The items of an array that is being read.
struct Items<'v, 'de> {
    reader: &'v mut Reader<'de>,
    array: &'v Place<'v>,
    item: Place<'v>,
    rules: &'v ArrayRules,
    count: usize,
    /// Where the item begins that was handed out last.
    start: Option<usize>,
    /// The items so far and their indices, where no two may be equal.
    earlier: Option<HashMap<String, usize>>,
}

impl Value<'_, '_> {
    /// An array, with `item` for each of its items.
    pub fn array<T>(
        self,
        rules: &ArrayRules,
        item: &mut dyn FnMut(Value<'_, '_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut items = Items::begin(self, rules)?;
        let mut array = Vec::new();
        let mut complete = true;
        while let Some(value) = items.next() {
            match item(value) {
                Some(item) => array.push(item),
                None => complete = false,
            }
        }
        (items.finish() && complete).then_some(array)
    }
}

impl<'v, 'de> Items<'v, 'de> {
    /// `None` when the value is not an array, which is recorded.
    fn begin(value: Value<'v, 'de>, rules: &'v ArrayRules) -> Option<Self> {
        if !value.reader.begin_array() {
            return value.wrong_kind("an array");
        }
        let Value { reader, place } = value;
        Some(Self {
            reader,
            array: place,
            item: place.index(0),
            rules,
            count: 0,
            start: None,
            earlier: None,
        })
    }

    /// The next item, if there is one. What was left unread of the last one is skipped.
    fn next(&mut self) -> Option<Value<'_, 'de>> {
        if self.start == Some(self.reader.position()) {
            self.reader.skip();
        }
        let mut first = self.start.is_none();
        self.reader.next_item(&mut first)?;
        let start = self.reader.position();
        self.start = Some(start);
        self.item = self.array.index(self.count);
        if self.rules.unique_items {
            self.compare(start)?;
        }
        self.count += 1;
        Some(Value {
            reader: self.reader,
            place: &self.item,
        })
    }

    /// Compares the item that begins at `start` with those before it.
    fn compare(&mut self, start: usize) -> Option<()> {
        let value = self.reader.json()?;
        self.reader.go_back(start);
        let earlier = self.earlier.get_or_insert_default();
        let first = *earlier.entry(canonical(&value)).or_insert(self.count);
        if first != self.count {
            let first = self.array.index(first).path();
            self.item.violated::<()>(format!(
                "the same as {first}, and no two items may be equal"
            ));
        }
        Some(())
    }

    /// Whether the number of items is one that the rules allow.
    fn finish(self) -> bool {
        match self.rules.violation(self.count) {
            None => true,
            Some(message) => self.array.violated::<()>(message).is_some(),
        }
    }
}
