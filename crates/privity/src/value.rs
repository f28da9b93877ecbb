//! Any JSON-like value, as a question is read from it: keys in order, duplicates kept, depth and length bounded.

use core::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::fault::{At, Fault, TOO_DEEP};

/// Deepest nesting read. A question has two levels.
const DEEPEST: u8 = 8;
/// Longest question read, in bytes.
const LONGEST: usize = 1 << 20;

/// A value as a host language gives it: what [`Question::from_value`](crate::Question::from_value) reads.
///
/// Numbers keep no value, for no question has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Null, nil, None, undefined.
    Null,
    /// True or false.
    Bool(bool),
    /// A number of any kind.
    Number,
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object: its entries in order.
    Map(Vec<(String, Value)>),
    /// Something that no JSON has: bytes, a function, a date.
    Other,
}

impl Value {
    /// Deepest nesting that a binding need read before it reports the fault `too-deep`.
    pub const DEEPEST: u8 = DEEPEST;
    /// Greatest [`weight`](Value::weight) that a binding need read before it reports the fault `too-large`.
    pub const LONGEST: usize = LONGEST;

    /// About how many bytes it would take as JSON: those of its text, and one for each entry of a list or object and for anything else.
    pub fn weight(&self) -> usize {
        match self {
            Value::Text(text) => text.len(),
            Value::List(list) => list.iter().map(|item| 1 + item.weight()).sum(),
            Value::Map(map) => map.iter().map(|(key, item)| 1 + key.len() + item.weight()).sum(),
            _ => 1,
        }
    }

    /// What kind of value it is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
            Value::Other => "something else",
        }
    }

    /// Reads JSON text.
    pub(crate) fn parse(text: &str) -> Result<Value, Fault> {
        if text.len() > LONGEST {
            return Err(Fault::too_large());
        }
        serde_json::from_str(text).map_err(|error| {
            let at = At { line: error.line() as u32, column: error.column() as u32, path: String::new() };
            if error.to_string().starts_with(TOO_DEEP) {
                return Fault::too_deep().at(at);
            }
            // The parser's own words may repeat the input: say what kind of error it was, and where.
            let what = if error.is_eof() { "the JSON ends too soon" } else { "this is not JSON" };
            Fault::new("bad-json", what).at(at)
        })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        Seed(DEEPEST).deserialize(deserializer)
    }
}

/// Reads a value that may nest this much deeper.
struct Seed(u8);

impl Seed {
    fn deeper<E: de::Error>(&self) -> Result<Seed, E> {
        self.0.checked_sub(1).map(Seed).ok_or_else(|| E::custom(TOO_DEEP))
    }
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a question")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Number)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Number)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Number)
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.deeper()?)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key()? {
            map.push((key, entries.next_value_seed(self.deeper()?)?));
        }
        Ok(Value::Map(map))
    }
}
