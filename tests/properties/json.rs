//! Canonical JSON read strictly and printed again. Assumes RFC 8259; proves nothing by itself: it shares no code with the parser under test.

use std::fmt::Write as _;

use privity::{Known, Question, Truth};
use privity_core::text::Str;

/// A value. Objects keep the order of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    /// Reads JSON without spaces outside strings, fractions, exponents or repeated keys.
    pub(crate) fn strict(text: &str) -> Result<Json, String> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value()?;
        if reader.at == text.len() { Ok(value) } else { Err(format!("more after the end, at {}", reader.at)) }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    pub(crate) fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Json::Text(text)) => text,
            other => panic!("`{key}` is {other:?}"),
        }
    }

    /// Prints it with the escapes JSON cannot do without.
    pub(crate) fn print(&self, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Json::Int(value) => {
                let _ = write!(out, "{value}");
            }
            Json::Text(text) => quote(text, out),
            Json::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    item.print(out);
                }
                out.push(']');
            }
            Json::Map(entries) => {
                out.push('{');
                for (at, (key, value)) in entries.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    quote(key, out);
                    out.push(':');
                    value.print(out);
                }
                out.push('}');
            }
        }
    }

    pub(crate) fn printed(&self) -> String {
        let mut out = String::new();
        self.print(&mut out);
        out
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, String> {
        if !self.text[self.at..].starts_with(word) {
            return Err(format!("no value at {}", self.at));
        }
        self.at += word.len();
        Ok(value)
    }

    fn value(&mut self) -> Result<Json, String> {
        match self.peek() {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => {
                let mut items = Vec::new();
                self.list(b']', |reader| {
                    items.push(reader.value()?);
                    Ok(())
                })?;
                Ok(Json::List(items))
            }
            b'{' => {
                let mut entries: Vec<(String, Json)> = Vec::new();
                self.list(b'}', |reader| {
                    let key = reader.string()?;
                    if entries.iter().any(|(known, _)| *known == key) {
                        return Err(format!("`{key}` twice"));
                    }
                    reader.byte(b':')?;
                    entries.push((key, reader.value()?));
                    Ok(())
                })?;
                Ok(Json::Map(entries))
            }
            _ => {
                let digits = self.text[self.at..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
                let number = &self.text[self.at..self.at + digits];
                self.at += digits;
                let value: i64 = number.parse().map_err(|_| format!("no value at {}", self.at))?;
                if value.to_string() == number { Ok(Json::Int(value)) } else { Err(format!("{number} is not printed plainly")) }
            }
        }
    }

    fn byte(&mut self, wanted: u8) -> Result<(), String> {
        if self.peek() != wanted {
            return Err(format!("no `{}` at {}", wanted as char, self.at));
        }
        self.at += 1;
        Ok(())
    }

    fn list(&mut self, end: u8, mut item: impl FnMut(&mut Self) -> Result<(), String>) -> Result<(), String> {
        self.at += 1;
        if self.peek() == end {
            return self.byte(end);
        }
        loop {
            item(self)?;
            if self.peek() == end {
                return self.byte(end);
            }
            self.byte(b',')?;
        }
    }

    fn string(&mut self) -> Result<String, String> {
        self.byte(b'"')?;
        let mut text = String::new();
        loop {
            let c = self.text[self.at..].chars().next().ok_or("a string without an end")?;
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(text),
                c if c < ' ' => return Err("a bare control character".into()),
                '\\' => {
                    let escape = self.peek();
                    self.at += 1;
                    text.push(match escape {
                        b'"' => '"',
                        b'\\' => '\\',
                        b'n' => '\n',
                        b'r' => '\r',
                        b't' => '\t',
                        b'b' => '\u{8}',
                        b'f' => '\u{c}',
                        b'u' => {
                            let code = self.text.get(self.at..self.at + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                            self.at += 4;
                            code.and_then(char::from_u32).ok_or("a bad escape")?
                        }
                        _ => return Err("an escape that is not JSON's".into()),
                    });
                }
                c => text.push(c),
            }
        }
    }
}

/// A question as JSON, every field said.
pub(crate) fn question(question: &Question) -> String {
    fields(question).printed()
}

/// The fields of a question, in their order.
pub(crate) fn fields(question: &Question) -> Json {
    let list = |ids: &[Str]| Json::List(ids.iter().map(|id| Json::Text(id.to_string())).collect());
    let mut map = vec![
        ("law".to_owned(), list(&question.law)),
        ("on".to_owned(), Json::Text(question.on.to_string())),
        ("act".to_owned(), Json::Text(question.act.to_string())),
    ];
    for (name, known) in [("actor", &question.actor), ("to", &question.to), ("purpose", &question.purpose), ("process", &question.process)]
    {
        match known {
            Known::Unsaid => {}
            Known::Unknown => map.push((name.to_owned(), Json::Null)),
            Known::OneOf(ids) => map.push((name.to_owned(), list(ids))),
        }
    }
    map.push(("of".to_owned(), list(&question.of)));
    let facts = question.facts.iter().map(|(id, truth)| {
        (
            id.to_string(),
            match truth {
                Truth::True => Json::Bool(true),
                Truth::False => Json::Bool(false),
                Truth::Unknown => Json::Null,
            },
        )
    });
    map.push(("facts".to_owned(), Json::Map(facts.collect())));
    map.push(("closed".to_owned(), Json::Bool(question.closed)));
    Json::Map(map)
}
