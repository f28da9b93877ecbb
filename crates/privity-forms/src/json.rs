//! JSON: a schema or the definition of a form, told apart by what it holds; and where in the text a value stands.

use std::collections::HashMap;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::{Read, SourceForm, Unreadable, form_io, schema};

/// Deepest nesting that is read.
pub(crate) const DEEPEST: usize = 64;

pub(crate) fn read(source: &str) -> Read {
    let value: Value = match serde_json::from_str(source) {
        Ok(value) => value,
        Err(error) => return Unreadable::new("not JSON").at(error.line() as u32).into(),
    };
    let mut read = Read::default();
    let mut form = SourceForm::default();
    if let Some(components) = value.get("components").and_then(Value::as_array) {
        form_io::components(components, "/components", 0, &mut form);
    } else {
        schema::read(&value, &mut form, &mut read.unreadable);
    }
    if form.fields.is_empty() {
        return read;
    }
    let mut lines = HashMap::new();
    places(source, source, String::new(), 0, &mut lines);
    for placed in &mut form.fields {
        placed.line = lines.get(&placed.path).copied().unwrap_or(0);
    }
    read.forms.push(form);
    read
}

/// The line of each value, by its JSON pointer (RFC 6901).
fn places(whole: &str, part: &str, path: String, depth: usize, lines: &mut HashMap<String, u32>) {
    let offset = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    let line = whole.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() as u32 + 1;
    if depth < DEEPEST {
        if let Ok(members) = serde_json::from_str::<HashMap<String, &RawValue>>(part) {
            for (key, member) in members {
                places(whole, member.get(), format!("{path}/{}", escaped(&key)), depth + 1, lines);
            }
        } else if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(part) {
            for (at, item) in items.into_iter().enumerate() {
                places(whole, item.get(), format!("{path}/{at}"), depth + 1, lines);
            }
        }
    }
    lines.insert(path, line);
}

/// A key as a JSON pointer has it.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The text of a member, or nothing.
pub(crate) fn text(value: &Value, member: &str) -> String {
    value.get(member).and_then(Value::as_str).unwrap_or_default().to_owned()
}
