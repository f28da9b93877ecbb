//! From a value to a typed question: shapes, not meanings.

use privity_core::text::Str;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::fault::Fault;
use crate::known::{Known, Question, Truth};
use crate::value::Value;

/// The fields of a question, in the order of its canonical form.
pub(crate) const FIELDS: [&str; 10] = ["law", "on", "act", "actor", "to", "purpose", "process", "of", "facts", "closed"];

impl Question {
    /// Reads a question from JSON text.
    pub fn from_json(text: &str) -> Result<Question, Fault> {
        Question::from_value(Value::parse(text)?)
    }

    /// Reads a question from bytes that should be JSON text in UTF-8.
    pub fn from_bytes(text: &[u8]) -> Result<Question, Fault> {
        Question::from_value(Value::parse_bytes(text)?)
    }

    /// Reads a question from a value of a host language.
    pub fn from_value(value: Value) -> Result<Question, Fault> {
        if value.weight() > Value::LONGEST {
            return Err(Fault::too_large());
        }
        let Value::Map(entries) = value else {
            return Err(wrong("", "an object", &value));
        };
        let mut question = Question::default();
        let mut seen = [false; FIELDS.len()];
        for (key, value) in entries {
            let Some((field, seen)) = FIELDS.into_iter().zip(&mut seen).find(|(field, _)| *field == key) else {
                return Err(Fault::unknown("unknown-field", "field", &key, FIELDS.into_iter()));
            };
            if core::mem::replace(seen, true) {
                return Err(Fault::new("duplicate-key", format!("`{field}` is given twice")).path(format!("/{field}")));
            }
            match field {
                "law" => question.law = ids(field, value)?,
                "on" => question.on = text(field, value).map_err(|fault| fault.help("write the day as YYYY-MM-DD"))?,
                "act" => question.act = text(field, value)?,
                "actor" => question.actor = known(field, value)?,
                "to" => question.to = known(field, value)?,
                "purpose" => question.purpose = known(field, value)?,
                "process" => question.process = known(field, value)?,
                "of" => question.of = ids(field, value)?,
                "facts" => question.facts = facts(value)?,
                _ => question.closed = boolean(field, &value)?,
            }
        }
        let needed = |field: &str| matches!(field, "law" | "on" | "act" | "actor" | "of");
        match FIELDS.into_iter().zip(seen).find(|(field, seen)| !seen && needed(field)) {
            Some((field, _)) => Err(Fault::new("missing-field", format!("`{field}` is left out")).path(format!("/{field}"))),
            None => Ok(question),
        }
    }
}

/// As [`Question::from_json`] reads it: fields in their order, what is left out left out, one id alone or a list.
impl Serialize for Question {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("law", &Ids(&self.law))?;
        map.serialize_entry("on", &self.on)?;
        map.serialize_entry("act", &self.act)?;
        for (field, known) in [("actor", &self.actor), ("to", &self.to), ("purpose", &self.purpose), ("process", &self.process)] {
            match known {
                Known::Unsaid => {}
                Known::Unknown => map.serialize_entry(field, &())?,
                Known::OneOf(ids) => map.serialize_entry(field, &Ids(ids))?,
            }
        }
        map.serialize_entry("of", &Ids(&self.of))?;
        if !self.facts.is_empty() {
            map.serialize_entry("facts", &Facts(&self.facts))?;
        }
        if self.closed {
            map.serialize_entry("closed", &true)?;
        }
        map.end()
    }
}

/// An id, or a list of them.
struct Ids<'a>(&'a [Str]);

impl Serialize for Ids<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            [one] => one.serialize(serializer),
            many => many.serialize(serializer),
        }
    }
}

struct Facts<'a>(&'a [(Str, Truth)]);

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, truth)| {
            let value = match truth {
                Truth::True => Some(true),
                Truth::False => Some(false),
                Truth::Unknown => None,
            };
            (id, value)
        }))
    }
}

fn wrong(path: &str, wanted: &str, got: &Value) -> Fault {
    Fault::new("wrong-type", format!("expected {wanted}, not {}", got.kind())).path(path)
}

fn text(field: &str, value: Value) -> Result<Str, Fault> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(wrong(&format!("/{field}"), "text", &other)),
    }
}

fn boolean(field: &str, value: &Value) -> Result<bool, Fault> {
    match value {
        Value::Bool(value) => Ok(*value),
        other => Err(wrong(&format!("/{field}"), "true or false", other)),
    }
}

/// An id, or a list of ids.
fn ids(field: &str, value: Value) -> Result<Vec<Str>, Fault> {
    match value {
        Value::Text(id) => Ok(vec![id]),
        Value::List(list) => list
            .into_iter()
            .enumerate()
            .map(|(at, item)| match item {
                Value::Text(id) => Ok(id),
                other => Err(wrong(&format!("/{field}/{at}"), "an id", &other)),
            })
            .collect(),
        other => Err(wrong(&format!("/{field}"), "an id or a list of ids", &other)),
    }
}

/// An id, null, or a list of ids.
pub(crate) fn known(field: &str, value: Value) -> Result<Known, Fault> {
    match value {
        Value::Null => Ok(Known::Unknown),
        other => ids(field, other).map(Known::OneOf),
    }
}

fn facts(value: Value) -> Result<Vec<(Str, Truth)>, Fault> {
    let Value::Map(entries) = value else {
        return Err(wrong("/facts", "an object", &value));
    };
    let mut facts: Vec<(Str, Truth)> = Vec::with_capacity(entries.len());
    for (id, value) in entries {
        // An id that is none may be anything: it is not repeated.
        let known = privity_laws::VOCABULARY.fact(&id).is_some();
        let truth = truth(value).map_err(|fault| if known { fault.path(format!("/facts/{id}")) } else { fault })?;
        facts.push((id, truth));
    }
    Ok(facts)
}

/// true, false, null, or a list of what it may be.
pub(crate) fn truth(value: Value) -> Result<Truth, Fault> {
    let wanted = "true, false, null, or a list of these";
    match value {
        Value::Null => Ok(Truth::Unknown),
        Value::Bool(value) => Ok(value.into()),
        Value::List(list) => {
            let has = |wanted| list.contains(&Value::Bool(wanted));
            if let Some(other) = list.iter().find(|item| !matches!(item, Value::Bool(_) | Value::Null)) {
                return Err(wrong("/facts", wanted, other));
            }
            match (has(true), has(false), list.contains(&Value::Null)) {
                (_, _, true) | (true, true, _) => Ok(Truth::Unknown),
                (true, false, _) => Ok(Truth::True),
                (false, true, _) => Ok(Truth::False),
                (false, false, _) => Err(Fault::new("empty-list", "a fact has no value left").path("/facts")),
            }
        }
        other => Err(wrong("/facts", wanted, &other)),
    }
}
