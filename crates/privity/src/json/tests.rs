//! The reader beside `serde_json`: the same values, and errors of the same kind at the same place. It does not prove that `serde_json` is right,
//! and leaves out numbers within a part in 10¹⁵ of the greatest double.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails should stop")]

use core::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Error, Why, read};
use crate::value::Value;

/// A value that may nest this much deeper, as `serde_json` reads it.
struct Seed(u8);

impl Seed {
    fn deeper<E: de::Error>(&self) -> Result<Seed, E> {
        self.0.checked_sub(1).map(Seed).ok_or_else(|| E::custom("deep"))
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
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
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
        Ok(Value::Text(value.to_owned().into()))
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

fn theirs(text: &str) -> Result<Value, Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Seed(Value::DEEPEST).deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        let why = if error.to_string().starts_with("deep") {
            Why::Deep
        } else if error.is_eof() {
            Why::Short
        } else {
            Why::Wrong
        };
        (why, error.line() as u32, error.column() as u32)
    })
}

/// Pieces that JSON and what is nearly JSON is made of.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\"a\"",
    "\"\"",
    "null",
    "true",
    "false",
    "nul",
    "tru",
    "0",
    "-",
    "1",
    "12",
    ".",
    ".5",
    "e",
    "E",
    "+",
    "e5",
    "e-7",
    "1e308",
    "1e309",
    "1.9e308",
    "-1e400",
    "0e999",
    "99999999999999999999",
    "123456789012345678901234567890",
    "0.00000000000000000001",
    "e99999999999",
    "e-99999999999",
    " ",
    "\n",
    "\t",
    "\r",
    "\\",
    "\\n",
    "\\u",
    "\\u0041",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\ude00",
    "\\x",
    "\\/",
    "é",
    "😀",
    "\u{0}",
    "\u{1f}",
    "\u{7f}",
    "\u{feff}",
    "law",
    "\"law\":",
    "[[[[[[[[",
    "]]]]]]]]",
    "{\"a\":",
    "[[[[[[[[[",
];

/// A step of a linear congruence: the same texts at every run.
fn draw(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below
}

#[test]
fn p12_it_reads_what_serde_json_reads_and_stops_where_it_stops() {
    let mut state = 7;
    let mut kinds = [0_u32; 4];
    for _ in 0..400_000 {
        let text: String = (0..=draw(&mut state, 9)).map(|_| PIECES[draw(&mut state, PIECES.len())]).collect();
        let ours = read(&text);
        assert_eq!(ours, theirs(&text), "{text:?}");
        kinds[ours.map_or_else(|(why, ..)| why as usize, |_| 3)] += 1;
    }
    assert!(kinds.iter().all(|count| *count > 1000), "{kinds:?}");
}

#[test]
fn p12_a_question_cut_or_changed_anywhere_is_read_alike() {
    let text = "{\"law\" : [\"nyc\",\n \"nyc-iil\"], \"on\":\"2018-08-16\", \"of\":\"n\\u00e9e \\ud83d\\ude00\",\r\n \"facts\":{\"a\":null,\"b\":[true,-1.5e-3]},\"closed\":true}";
    assert!(read(text).is_ok());
    for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
        assert_eq!(read(&text[..at]), theirs(&text[..at]), "{at}");
        for piece in PIECES {
            for after in [at, at + 1] {
                let changed = format!("{}{piece}{}", &text[..at], &text[after..]);
                assert_eq!(read(&changed), theirs(&changed), "{changed}");
            }
        }
    }
}
