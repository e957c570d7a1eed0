//! The types that need no schema to be decoded.

use std::collections::BTreeMap;

use super::Param;
use super::rules::{ArrayRules, NumberRules, StringRules};
use super::value::Value;

impl Param for bool {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        value.boolean()
    }
}

impl Param for String {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        value.string(&StringRules::NONE)
    }
}

impl Param for f64 {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        value.number(&NumberRules::NONE)
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Param for $integer {
            fn decode(value: Value<'_, '_>) -> Option<Self> {
                value.integer(&NumberRules::NONE)
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 i8 i16 i32 i64);

impl Param for serde_json::Value {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        value.any()
    }
}

impl<T: Param> Param for Vec<T> {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        value.array(&ArrayRules::NONE, &mut |item| T::decode(item))
    }
}

impl<T: Param> Param for BTreeMap<String, T> {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        value.map(&mut |value| T::decode(value))
    }
}

impl<T: Param> Param for Option<T> {
    fn decode(value: Value<'_, '_>) -> Option<Self> {
        value.nullable(|value| T::decode(value))
    }
}
