//! Results from any serializable value: each member of a struct or a map is a result of its own.

use std::fmt::Display;

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::error::{Fault, ResultsError};
use super::list::Results;

impl Results {
    /// Flattens any serializable value: a struct or a map gives a result for each of its members,
    /// with dots where they are nested. Numbers and booleans are written as they display, `None`
    /// and units are left out, and a list is one result: its JSON text.
    ///
    /// # Errors
    /// When `value` has no keys, being a number for instance, or does not serialize.
    ///
    /// ```
    /// # use std::collections::BTreeMap;
    /// # use actions_runtime::Results;
    /// let free = BTreeMap::from([("disk", BTreeMap::from([("free", 12)]))]);
    /// let results = Results::from_serialize(&free)?;
    /// assert_eq!(results.iter().collect::<Vec<_>>(), [("disk.free", "12")]);
    /// # Ok::<(), actions_runtime::ResultsError>(())
    /// ```
    pub fn from_serialize(value: &(impl Serialize + ?Sized)) -> Result<Self, ResultsError> {
        let mut results = Self::new();
        value.serialize(Flat {
            results: &mut results,
            key: None,
        })?;
        Ok(results)
    }
}

/// Adds `value` under `key`; what does not serialize is a fault of the results.
pub(super) fn add(value: &(impl Serialize + ?Sized), key: &str, results: &mut Results) {
    let added = value.serialize(Flat {
        results,
        key: Some(key),
    });
    if let Err(error) = added {
        results.faults.push(error.at(key));
    }
}

impl Error for ResultsError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new("", Fault::Serialize(message.to_string()))
    }
}

/// The JSON text of `value`.
fn json(value: &(impl Serialize + ?Sized)) -> Result<String, ResultsError> {
    serde_json::to_string(value).map_err(ResultsError::custom)
}

/// The place of one value.
struct Flat<'r> {
    results: &'r mut Results,
    /// Nothing for the whole.
    key: Option<&'r str>,
}

impl<'r> Flat<'r> {
    fn leaf(self, kind: &'static str, value: impl Display) -> Result<(), ResultsError> {
        match self.key {
            Some(key) => self.results.push(key, value.to_string()),
            None => return Err(ResultsError::new("", Fault::NoKey(kind))),
        }
        Ok(())
    }

    /// The list under `key`, or under the enum variant `name` there.
    fn list(self, name: Option<&str>) -> List<'r> {
        List {
            key: self.inner(name),
            results: self.results,
            json: String::new(),
        }
    }

    /// The members under `key`, or under the enum variant `name` there.
    fn members(self, name: Option<&str>) -> Members<'r> {
        Members {
            key: self.inner(name),
            results: self.results,
            name: String::new(),
        }
    }

    fn inner(&self, name: Option<&str>) -> Option<String> {
        match name {
            Some(name) => Some(joined(self.key, name)),
            None => self.key.map(str::to_owned),
        }
    }
}

/// `name`, inside `outer`.
fn joined(outer: Option<&str>, name: &str) -> String {
    outer.map_or_else(|| name.to_owned(), |outer| format!("{outer}.{name}"))
}

macro_rules! leaves {
    ($($method:ident: $leaf:ty, $kind:literal;)*) => {$(
        fn $method(self, value: $leaf) -> Result<(), ResultsError> {
            self.leaf($kind, value)
        }
    )*};
}

impl<'r> Serializer for Flat<'r> {
    type Ok = ();
    type Error = ResultsError;
    type SerializeSeq = List<'r>;
    type SerializeTuple = List<'r>;
    type SerializeTupleStruct = List<'r>;
    type SerializeTupleVariant = List<'r>;
    type SerializeMap = Members<'r>;
    type SerializeStruct = Members<'r>;
    type SerializeStructVariant = Members<'r>;

    leaves! {
        serialize_bool: bool, "a boolean";
        serialize_i8: i8, "a number";
        serialize_i16: i16, "a number";
        serialize_i32: i32, "a number";
        serialize_i64: i64, "a number";
        serialize_i128: i128, "a number";
        serialize_u8: u8, "a number";
        serialize_u16: u16, "a number";
        serialize_u32: u32, "a number";
        serialize_u64: u64, "a number";
        serialize_u128: u128, "a number";
        serialize_f32: f32, "a number";
        serialize_f64: f64, "a number";
        serialize_char: char, "a character";
        serialize_str: &str, "a string";
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), ResultsError> {
        self.leaf("a list", json(bytes)?)
    }

    fn serialize_none(self) -> Result<(), ResultsError> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), ResultsError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), ResultsError> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), ResultsError> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), ResultsError> {
        self.leaf("a string", variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), ResultsError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), ResultsError> {
        self.members(None).add(variant, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'r>, ResultsError> {
        Ok(self.list(None))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'r>, ResultsError> {
        Ok(self.list(None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'r>, ResultsError> {
        Ok(self.list(None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'r>, ResultsError> {
        Ok(self.list(Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'r>, ResultsError> {
        Ok(self.members(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'r>, ResultsError> {
        Ok(self.members(None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'r>, ResultsError> {
        Ok(self.members(Some(variant)))
    }
}

/// A list, on its way to JSON text.
struct List<'r> {
    results: &'r mut Results,
    key: Option<String>,
    json: String,
}

impl List<'_> {
    fn add(&mut self, item: &(impl Serialize + ?Sized)) -> Result<(), ResultsError> {
        self.json.push(if self.json.is_empty() { '[' } else { ',' });
        self.json.push_str(&json(item)?);
        Ok(())
    }

    fn finish(mut self) -> Result<(), ResultsError> {
        self.json
            .push_str(if self.json.is_empty() { "[]" } else { "]" });
        let Self { results, key, json } = self;
        Flat {
            results,
            key: key.as_deref(),
        }
        .leaf("a list", json)
    }
}

/// The members of a struct or a map.
struct Members<'r> {
    results: &'r mut Results,
    key: Option<String>,
    /// The name of the next member of a map.
    name: String,
}

impl Members<'_> {
    fn add(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), ResultsError> {
        let key = joined(self.key.as_deref(), name);
        let flat = Flat {
            results: self.results,
            key: Some(&key),
        };
        value.serialize(flat).map_err(|error| error.at(&key))
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = ResultsError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), ResultsError> {
        self.name = match serde_json::to_value(name).map_err(ResultsError::custom)? {
            serde_json::Value::String(name) => name,
            serde_json::Value::Number(name) => name.to_string(),
            serde_json::Value::Bool(name) => name.to_string(),
            _ => return Err(ResultsError::custom("a key is neither text nor a number")),
        };
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), ResultsError> {
        let name = std::mem::take(&mut self.name);
        self.add(&name, value)
    }

    fn end(self) -> Result<(), ResultsError> {
        Ok(())
    }
}

macro_rules! members {
    ($($member:ident)*) => {$(
        impl $member for Members<'_> {
            type Ok = ();
            type Error = ResultsError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), ResultsError> {
                self.add(name, value)
            }

            fn end(self) -> Result<(), ResultsError> {
                Ok(())
            }
        }
    )*};
}

members!(SerializeStruct SerializeStructVariant);

macro_rules! lists {
    ($($list:ident $add:ident)*) => {$(
        impl $list for List<'_> {
            type Ok = ();
            type Error = ResultsError;

            fn $add<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), ResultsError> {
                self.add(item)
            }

            fn end(self) -> Result<(), ResultsError> {
                self.finish()
            }
        }
    )*};
}

lists! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::ser::{Serialize, SerializeStruct, SerializeTupleVariant, Serializer};

    use crate::{Results, ResultsError};

    /// What a derive would write for a struct with these members.
    struct Everything;

    impl Serialize for Everything {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut members = serializer.serialize_struct("Everything", 9)?;
            members.serialize_field("text", "a\nb")?;
            members.serialize_field("half", &0.1_f32)?;
            members.serialize_field("nothing", &f64::NAN)?;
            members.serialize_field("large", &u128::MAX)?;
            members.serialize_field("none", &None::<u8>)?;
            members.serialize_field("some", &Some(true))?;
            members.serialize_field("unit", &())?;
            members.serialize_field("list", &(1, "x", [0.1_f32]))?;
            members.serialize_field("empty", &[0; 0])?;
            members.serialize_field(
                "map",
                &BTreeMap::from([(1, Kind::Plain), (2, Kind::One(7))]),
            )?;
            members.serialize_field("more", &Kind::Two("a", 2))?;
            members.end()
        }
    }

    enum Kind {
        Plain,
        One(u8),
        Two(&'static str, u8),
    }

    impl Serialize for Kind {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Plain => serializer.serialize_unit_variant("Kind", 0, "plain"),
                Self::One(one) => serializer.serialize_newtype_variant("Kind", 1, "one", one),
                Self::Two(one, two) => {
                    let mut list = serializer.serialize_tuple_variant("Kind", 2, "two", 2)?;
                    list.serialize_field(one)?;
                    list.serialize_field(two)?;
                    list.end()
                }
            }
        }
    }

    #[test]
    fn every_kind_of_value_is_flattened() {
        let results = Results::from_serialize(&Everything).unwrap();
        let expected = [
            ("text", "a\nb"),
            ("half", "0.1"),
            ("nothing", "NaN"),
            ("large", "340282366920938463463374607431768211455"),
            ("some", "true"),
            ("list", r#"[1,"x",[0.1]]"#),
            ("empty", "[]"),
            ("map.1", "plain"),
            ("map.2.one", "7"),
            ("more.two", r#"["a",2]"#),
        ];
        assert_eq!(results.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nothing_gives_no_results() {
        assert!(Results::from_serialize(&()).unwrap().is_empty());
        assert!(
            Results::from_serialize(&None::<Everything>)
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn a_value_without_a_key_is_an_error() {
        let told =
            |result: Result<Results, ResultsError>| result.err().map(|error| error.to_string());
        for (error, kind) in [
            (told(Results::from_serialize(&5)), "a number"),
            (told(Results::from_serialize("x")), "a string"),
            (told(Results::from_serialize(&true)), "a boolean"),
            (told(Results::from_serialize(&[1])), "a list"),
            (told(Results::from_serialize(&Kind::Plain)), "a string"),
        ] {
            let text =
                format!("{kind} has no key, and each result needs one; use a struct or a map");
            assert_eq!(error, Some(text));
        }
    }

    #[test]
    fn what_does_not_serialize_is_told_with_its_key() {
        let keys = BTreeMap::from([("a", BTreeMap::from([(Some([1]), 1)]))]);
        assert_eq!(
            Results::from_serialize(&keys).unwrap_err().to_string(),
            "result `a`: cannot be written as text: a key is neither text nor a number"
        );
        let inner = BTreeMap::from([("a", BTreeMap::from([("b", vec![keys])]))]);
        assert_eq!(
            Results::from_serialize(&inner).unwrap_err().to_string(),
            "result `a.b`: cannot be written as text: key must be a string"
        );
    }
}
