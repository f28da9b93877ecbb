//! Any JSON-like value, as a question is read from it: keys in order, duplicates kept, depth and length bounded.

use privity_core::text::Str;

use crate::fault::{At, Fault};
use crate::json::{self, Why};

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
    Text(Str),
    /// A list.
    List(Vec<Value>),
    /// An object: its entries in order.
    Map(Vec<(Str, Value)>),
    /// Something that no JSON has: bytes, a function, a date.
    Other,
}

impl Value {
    /// Deepest nesting that a binding need read before it reports the fault `too-deep`. A question has two levels.
    pub const DEEPEST: u8 = 8;
    /// Greatest [`weight`](Value::weight) that a binding need read before it reports the fault `too-large`; as text, the longest question
    /// in bytes.
    pub const LONGEST: usize = 1 << 20;

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

    /// Reads bytes that should be JSON text in UTF-8.
    pub(crate) fn parse_bytes(text: &[u8]) -> Result<Value, Fault> {
        let text = core::str::from_utf8(text).map_err(|_| Fault::new("bad-json", "this is not UTF-8"))?;
        Value::parse(text)
    }

    /// Reads JSON text.
    pub(crate) fn parse(text: &str) -> Result<Value, Fault> {
        if text.len() > Value::LONGEST {
            return Err(Fault::too_large());
        }
        json::read(text).map_err(|(why, line, column)| {
            let fault = match why {
                Why::Deep => Fault::too_deep(),
                // The text itself is not repeated: it may be a resident's.
                Why::Short => Fault::new("bad-json", "the JSON ends too soon"),
                Why::Wrong => Fault::new("bad-json", "this is not JSON"),
            };
            fault.at(At { line, column, path: String::new() })
        })
    }
}
