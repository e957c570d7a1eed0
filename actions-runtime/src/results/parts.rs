//! What a list, a map or a struct has in it.

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use super::flatten::{JSON_NUMBER, JSON_TEXT, Place, Unwritten, Written, add_at, joined, text};

/// The items of a list, or the members of an object.
pub(super) struct Parts<'p> {
    place: Place<'p>,
    /// What a list is so far that is no part of another JSON text.
    list: String,
    close: &'static str,
    is_first: bool,
    /// The name of the next member of a map.
    name: String,
    /// The name of a struct that stands for something else than an object.
    marker: Option<&'static str>,
}

impl<'p> Parts<'p> {
    pub(super) fn new(place: Place<'p>, open: &'static str, close: &'static str) -> Self {
        let mut parts = Self {
            place,
            list: String::new(),
            close,
            is_first: true,
            name: String::new(),
            marker: None,
        };
        parts.out().push_str(open);
        parts
    }

    /// The parts of a struct that stands for something else.
    pub(super) fn marked(place: Place<'p>, marker: &'static str) -> Self {
        Self { marker: Some(marker), ..Self::new(place, "", "") }
    }

    /// Where JSON goes.
    fn out(&mut self) -> &mut String {
        match &mut self.place {
            Place::Json(out) => out,
            Place::Results { .. } => &mut self.list,
        }
    }

    /// Where the JSON of the next part goes.
    fn next(&mut self) -> &mut String {
        let is_first = std::mem::take(&mut self.is_first);
        let out = self.out();
        if !is_first {
            out.push(',');
        }
        out
    }

    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Written {
        item.serialize(Place::Json(self.next()))
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Written {
        if let Place::Results { results, key, .. } = &mut self.place {
            // One member that is told keeps back no other.
            let inner = joined(key.as_deref(), name);
            add_at(value, Some(&inner), key.is_some(), results);
            return Ok(());
        }
        let out = self.next();
        name.serialize(Place::Json(out))?;
        out.push(':');
        value.serialize(Place::Json(out))
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Written {
        let Some(marker) = self.marker else {
            return match self.place {
                Place::Json(_) => self.member(name, value),
                Place::Results { .. } => {
                    self.member(&name.trim_matches('_').replace('_', "-"), value)
                }
            };
        };
        let held = text(value)?.unwrap_or_default();
        match marker {
            JSON_NUMBER => self.place.again().bare("a number", &held),
            JSON_TEXT => self.place.again().json(&held),
            _ => held.serialize(self.place.again()),
        }
    }

    fn finish(mut self) -> Written {
        if matches!(self.place, Place::Results { .. }) && self.close.starts_with(']') {
            self.list.push(']');
            return self.place.bare("a list", &self.list);
        }
        self.place.close(self.close);
        Ok(())
    }
}

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Unwritten;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Written {
        let why = "a map has a key that is no text, and results are under texts";
        self.name = text(name)?.ok_or_else(|| Unwritten(why.to_owned()))?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        let name = std::mem::take(&mut self.name);
        self.member(&name, value)
    }

    fn end(self) -> Written {
        self.finish()
    }
}

macro_rules! parts {
    ($($kind:ident: $method:ident($($name:ident)?) $add:ident;)*) => {$(
        impl $kind for Parts<'_> {
            type Ok = ();
            type Error = Unwritten;

            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($name: &'static str,)?
                value: &T,
            ) -> Written {
                self.$add($($name,)? value)
            }

            fn end(self) -> Written {
                self.finish()
            }
        }
    )*};
}

parts! {
    SerializeSeq: serialize_element() item;
    SerializeTuple: serialize_element() item;
    SerializeTupleStruct: serialize_field() item;
    SerializeTupleVariant: serialize_field() item;
    SerializeStruct: serialize_field(name) field;
    SerializeStructVariant: serialize_field(name) field;
}
