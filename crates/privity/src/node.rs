//! Any JSON-like value, as a question is read from it: keys in order, duplicates kept, depth bounded.

use core::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::fault::{At, Fault};

/// Deepest nesting read. A question has two levels.
const DEEPEST: u8 = 8;
/// Longest question read, in bytes.
pub(crate) const LONGEST: usize = 1 << 20;
/// What the depth error says; how it is told from other errors of a deserializer.
const TOO_DEEP: &str = "nested deeper than any question";

/// A value read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// What kind of value it is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Node::Null => "null",
            Node::Bool(_) => "true or false",
            Node::Number => "a number",
            Node::Text(_) => "text",
            Node::List(_) => "a list",
            Node::Map(_) => "an object",
        }
    }

    /// Reads JSON text.
    pub(crate) fn parse(text: &str) -> Result<Node, Fault> {
        if text.len() > LONGEST {
            return Err(Fault::new("too-large", format!("the question is longer than {LONGEST} bytes")));
        }
        serde_json::from_str(text).map_err(|error| {
            let at = At { line: error.line() as u32, column: error.column() as u32, path: String::new() };
            if error.to_string().starts_with(TOO_DEEP) {
                return Fault::new("too-deep", TOO_DEEP).at(at);
            }
            // The parser's own words may repeat the input: say what kind of error it was, and where.
            let what = if error.is_eof() { "the JSON ends too soon" } else { "this is not JSON" };
            Fault::new("bad-json", what).at(at)
        })
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
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
    type Value = Node;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a question")
    }
    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }
    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Number)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Number)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Number)
    }
    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.deeper()?)? {
            list.push(item);
        }
        Ok(Node::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key()? {
            map.push((key, entries.next_value_seed(self.deeper()?)?));
        }
        Ok(Node::Map(map))
    }
}
