//! How many: `minLength`, `maxLength`, `minItems`, `maxItems`, `minProperties`, `maxProperties`.

use super::numbers::is_integer;
use super::types::JsonType;
use super::{Count, Reading, kinds};
use crate::source::Span;
use crate::yaml::Entry;

pub(super) fn read(reading: &mut Reading<'_, '_, '_>, entry: &Entry) {
    let Some(value) = kinds::number(reading, entry) else {
        return;
    };
    let (keyword, span) = (entry.key.text(), entry.value.span);
    if !is_integer(value) || value < 0.0 {
        let owner = reading.owner;
        let message = format!("`{keyword}` of {owner} must be a whole number, 0 or more");
        reading.sink.error(span, message);
        return;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let value = value as u64;
    let schema = &mut reading.schema;
    let count = match keyword {
        "minLength" => &mut schema.min_length,
        "maxLength" => &mut schema.max_length,
        "minItems" => &mut schema.min_items,
        "maxItems" => &mut schema.max_items,
        "minProperties" => &mut schema.min_properties,
        _ => &mut schema.max_properties,
    };
    *count = Some(Count { value, span });
}

impl Reading<'_, '_, '_> {
    /// `minimum` over `maximum`, `minLength` over `maxLength` and the like.
    pub(super) fn crossed(&mut self) {
        let schema = &self.schema;
        // Juju misses that of items.
        let is_array = schema.is_only(&[JsonType::Array]);
        let counts = [
            ("minLength", schema.min_length, "maxLength", schema.max_length),
            ("minProperties", schema.min_properties, "maxProperties", schema.max_properties),
            ("minItems", schema.min_items.filter(|_| is_array), "maxItems", schema.max_items),
        ];
        let bounds = (schema.minimum, schema.maximum);
        for (low, min, high, max) in counts {
            if let (Some(min), Some(max)) = (min, max)
                && min.value > max.value
            {
                self.is_crossed((low, min.span), (high, max.span));
            }
        }
        if let (Some(min), Some(max)) = bounds
            && min.value > max.value
        {
            self.is_crossed(("minimum", min.span), ("maximum", max.span));
        }
    }

    fn is_crossed(&mut self, low: (&str, Span), high: (&str, Span)) {
        let owner = self.owner;
        self.sink
            .error(low.1, format!("`{}` of {owner} is greater than `{}`", low.0, high.0))
            .related(high.1, format!("`{}` is here", high.0))
            .help("exchange the two, or widen one");
    }
}
