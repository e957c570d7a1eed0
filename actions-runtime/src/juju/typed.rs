//! Results, which are texts and maps of them, as a type.

use std::str::FromStr;

use serde::Deserializer;
use serde::de::value::{Error, MapDeserializer};
use serde::de::{DeserializeOwned, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde_json::Value;

use super::error;
use super::task::Task;

impl Task {
    /// The results as a type of the test, whose fields are named as the results are.
    ///
    /// All results of Juju are texts: a number or a boolean is read from its text, and an `Option`
    /// is `None` where there is no such result.
    ///
    /// ```no_run
    /// # use std::collections::BTreeMap;
    /// # let task: actions_runtime::juju::Task = unimplemented!();
    /// let sizes: BTreeMap<String, u64> = task.results_as()?;
    /// assert!(sizes["snapshot-size"] > 0);
    /// # Ok::<(), actions_runtime::juju::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Results`](super::Error::Results) when they are not a `T`.
    pub fn results_as<T: DeserializeOwned>(&self) -> Result<T, error::Error> {
        read(self.results.to_json()).map_err(|error| error::Error::Results {
            task: self.id.clone(),
            fault: error.to_string(),
        })
    }
}

fn read<T: DeserializeOwned>(results: Value) -> Result<T, Error> {
    T::deserialize(Typed(results))
}

/// A value whose texts are read as what is asked for.
struct Typed(Value);

impl Typed {
    fn parse<T: FromStr>(&self, expected: &str) -> Result<T, Error> {
        match &self.0 {
            Value::String(text) => text
                .parse()
                .map_err(|_| Error::invalid_value(Unexpected::Str(text), &expected)),
            _ => Err(Error::invalid_type(Unexpected::Map, &expected)),
        }
    }
}

macro_rules! parsed {
    ($($deserialize:ident $visit:ident $expected:literal)*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.parse($expected)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Typed {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            Value::Object(members) => {
                let members = members.into_iter().map(|(key, value)| (key, Self(value)));
                visitor.visit_map(MapDeserializer::new(members))
            }
            other => visitor.visit_string(other.to_string()),
        }
    }

    parsed! {
        deserialize_bool visit_bool "true or false"
        deserialize_i8 visit_i8 "an i8"
        deserialize_i16 visit_i16 "an i16"
        deserialize_i32 visit_i32 "an i32"
        deserialize_i64 visit_i64 "an i64"
        deserialize_i128 visit_i128 "an i128"
        deserialize_u8 visit_u8 "a u8"
        deserialize_u16 visit_u16 "a u16"
        deserialize_u32 visit_u32 "a u32"
        deserialize_u64 visit_u64 "a u64"
        deserialize_u128 visit_u128 "a u128"
        deserialize_f32 visit_f32 "a number"
        deserialize_f64 visit_f64 "a number"
    }

    /// What is there is not `None`.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(
            self.parse::<String>("the name of a variant")?
                .into_deserializer(),
        )
    }

    serde::forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Typed {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use super::read;

    fn of<T: DeserializeOwned>(value: &str) -> Result<T, String> {
        read::<BTreeMap<String, T>>(json!({"key": value}))
            .map(|mut results| results.remove("key").unwrap())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn texts_are_read_as_what_is_asked_for() {
        assert_eq!(of("4096"), Ok(4096_u64));
        assert_eq!(of("-128"), Ok(i8::MIN));
        assert_eq!(of("0.5"), Ok(0.5_f64));
        assert_eq!(of("true"), Ok(true));
        assert_eq!(of("4096"), Ok("4096".to_owned()));
        assert_eq!(of("é"), Ok('é'));
        assert_eq!(of("7"), Ok(Some(7_u8)));
        assert_eq!(of("x"), Ok(json!("x")));
    }

    #[test]
    fn maps_are_nested() {
        let results = json!({"disk": {"free": "12", "used": "30"}});
        let typed: BTreeMap<String, BTreeMap<String, u32>> = read(results.clone()).unwrap();
        assert_eq!(typed["disk"]["used"], 30);
        assert_eq!(read::<Value>(results.clone()).unwrap(), results);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            of::<u64>("many").unwrap_err(),
            "invalid value: string \"many\", expected a u64"
        );
        assert_eq!(
            of::<u8>("256").unwrap_err(),
            "invalid value: string \"256\", expected a u8"
        );
        assert_eq!(
            of::<bool>("yes").unwrap_err(),
            "invalid value: string \"yes\", expected true or false"
        );
        assert_eq!(
            of::<Vec<String>>("a").unwrap_err(),
            "invalid type: string \"a\", expected a sequence"
        );
        assert_eq!(
            read::<BTreeMap<String, u8>>(json!({"a": {"b": "1"}}))
                .unwrap_err()
                .to_string(),
            "invalid type: map, expected a u8"
        );
    }
}
