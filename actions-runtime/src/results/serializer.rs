//! From serde to a tree.

use std::fmt::{Debug, Display};

use serde::de::value::Error;
use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::tree::Tree;

pub(super) struct IntoTree;

type Written<T = Tree> = Result<T, Error>;
type Static = &'static str;

/// What a list or an object has in it.
pub(super) struct Parts {
    /// None in a list.
    names: Vec<String>,
    values: Vec<Tree>,
    into_tree: fn(Vec<String>, Vec<Tree>) -> Tree,
    variant: Option<Static>,
}

impl Parts {
    fn new(into_tree: fn(Vec<String>, Vec<Tree>) -> Tree) -> Self {
        Self { names: Vec::new(), values: Vec::new(), into_tree, variant: None }
    }

    fn list() -> Self {
        Self::new(|_, items| Tree::of_items(items))
    }

    fn finish(self) -> Tree {
        let tree = (self.into_tree)(self.names, self.values);
        match self.variant {
            Some(variant) => in_variant(variant, tree),
            None => tree,
        }
    }
}

/// A variant with values is a map with its name as the only key.
fn in_variant(variant: Static, tree: Tree) -> Tree {
    Tree::of_map(vec![variant.to_owned()], vec![tree])
}

/// What the crates of data formats serialize, for themselves, in the place of a value: a struct of
/// this name, whose only field is a text.
fn stands_for(name: &str) -> fn(Vec<String>, Vec<Tree>) -> Tree {
    match name {
        "$serde_json::private::Number" => |_, values| Tree::Bare(only_text(values)),
        "$serde_json::private::RawValue" => |_, values| Tree::of_json(only_text(values)),
        "$__toml_private_Datetime" => |_, values| Tree::Text(only_text(values)),
        _ => Tree::of_struct,
    }
}

fn only_text(mut values: Vec<Tree>) -> String {
    match values.pop() {
        Some(Tree::Text(text)) => text,
        _ => String::new(),
    }
}

/// Both texts have the fewest digits that are read as the same number.
fn float(is_finite: bool, number: impl Display + Debug) -> Tree {
    if is_finite {
        return Tree::Float(number.to_string(), format!("{number:?}"));
    }
    let why = "a float is infinite or not a number; leave it out, as `None`";
    Tree::Unwritten(why.to_owned())
}

macro_rules! methods {
    ($($method:ident($($argument:tt: $type:ty),*) -> $made:ty = $value:expr;)*) => {$(
        fn $method(self, $($argument: $type),*) -> Written<$made> {
            Ok($value)
        }
    )*};
}

impl Serializer for IntoTree {
    type Ok = Tree;
    type Error = Error;
    type SerializeSeq = Parts;
    type SerializeTuple = Parts;
    type SerializeTupleStruct = Parts;
    type SerializeTupleVariant = Parts;
    type SerializeMap = Parts;
    type SerializeStruct = Parts;
    type SerializeStructVariant = Parts;

    methods! {
        serialize_bool(value: bool) -> Tree = Tree::Bare(value.to_string());
        serialize_i8(number: i8) -> Tree = Tree::Bare(number.to_string());
        serialize_i16(number: i16) -> Tree = Tree::Bare(number.to_string());
        serialize_i32(number: i32) -> Tree = Tree::Bare(number.to_string());
        serialize_i64(number: i64) -> Tree = Tree::Bare(number.to_string());
        serialize_i128(number: i128) -> Tree = Tree::Bare(number.to_string());
        serialize_u8(number: u8) -> Tree = Tree::Bare(number.to_string());
        serialize_u16(number: u16) -> Tree = Tree::Bare(number.to_string());
        serialize_u32(number: u32) -> Tree = Tree::Bare(number.to_string());
        serialize_u64(number: u64) -> Tree = Tree::Bare(number.to_string());
        serialize_u128(number: u128) -> Tree = Tree::Bare(number.to_string());
        serialize_f32(number: f32) -> Tree = float(number.is_finite(), number);
        serialize_f64(number: f64) -> Tree = float(number.is_finite(), number);
        serialize_char(character: char) -> Tree = Tree::Text(character.to_string());
        serialize_str(text: &str) -> Tree = Tree::Text(text.to_owned());
        serialize_bytes(bytes: &[u8]) -> Tree = Tree::of(bytes);
        serialize_none() -> Tree = Tree::Nothing;
        serialize_unit() -> Tree = Tree::Nothing;
        serialize_unit_struct(_: Static) -> Tree = Tree::Nothing;
        serialize_unit_variant(_: Static, _: u32, variant: Static) -> Tree
            = Tree::Text(variant.to_owned());
        serialize_seq(_: Option<usize>) -> Parts = Parts::list();
        serialize_tuple(_: usize) -> Parts = Parts::list();
        serialize_tuple_struct(_: Static, _: usize) -> Parts = Parts::list();
        serialize_tuple_variant(_: Static, _: u32, variant: Static, _: usize) -> Parts
            = Parts { variant: Some(variant), ..Parts::list() };
        serialize_map(_: Option<usize>) -> Parts = Parts::new(Tree::of_map);
        serialize_struct(name: Static, _: usize) -> Parts = Parts::new(stands_for(name));
        serialize_struct_variant(_: Static, _: u32, variant: Static, _: usize) -> Parts
            = Parts { variant: Some(variant), ..Parts::new(Tree::of_struct) };
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: Static, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: Static,
        _: u32,
        variant: Static,
        value: &T,
    ) -> Written {
        Ok(in_variant(variant, Tree::of(value)))
    }
}

impl SerializeMap for Parts {
    type Ok = Tree;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Written<()> {
        let Tree::Text(name) = name.serialize(IntoTree)? else {
            return Err(Error::custom("a map has a key that is no text"));
        };
        self.names.push(name);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written<()> {
        self.values.push(Tree::of(value));
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.finish())
    }
}

macro_rules! parts {
    ($($kind:ident: $method:ident($($name:ident)?);)*) => {$(
        impl $kind for Parts {
            type Ok = Tree;
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($name: Static,)?
                value: &T,
            ) -> Written<()> {
                $(self.names.push($name.to_owned());)?
                self.values.push(Tree::of(value));
                Ok(())
            }

            fn end(self) -> Written {
                Ok(self.finish())
            }
        }
    )*};
}

parts! {
    SerializeSeq: serialize_element();
    SerializeTuple: serialize_element();
    SerializeTupleStruct: serialize_field();
    SerializeTupleVariant: serialize_field();
    SerializeStruct: serialize_field(name);
    SerializeStructVariant: serialize_field(name);
}
