//! Detection over the wire: a field or a text in, categories out.

use privity_detect::{Evidence, Field, Found, Span};
use serde::Serialize;

use crate::fault::Fault;
use crate::value::Value;

/// A form field as it comes over the wire. What is left out, or null, is absent; keys of other programs are passed over.
///
/// ```
/// use privity::FormField;
///
/// let field = FormField::from_bytes(br#"{"label":"Date of birth","type":"date"}"#).unwrap();
/// assert_eq!(field.detect().categories[0].category, "date_of_birth");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormField {
    /// What a person reads beside it.
    pub label: String,
    /// The name it is sent under.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// Its type (`type` on the wire).
    pub kind: String,
    /// HTML's `autocomplete`.
    pub autocomplete: String,
    /// What stands in it while it is empty.
    pub placeholder: String,
    /// A longer text beside it.
    pub help: String,
    /// The answers offered.
    pub options: Vec<String>,
    /// The language of the page, by BCP 47.
    pub lang: String,
    /// What the page itself put into it. A review looks at it and never repeats it.
    pub value: String,
}

impl FormField {
    /// Reads a field from JSON text.
    pub fn from_json(text: &str) -> Result<FormField, Fault> {
        FormField::from_value(Value::parse(text)?)
    }

    /// Reads a field from bytes that should be JSON text in UTF-8.
    pub fn from_bytes(text: &[u8]) -> Result<FormField, Fault> {
        FormField::from_value(Value::parse_bytes(text)?)
    }

    /// Reads a field from a value of a host language.
    pub fn from_value(value: Value) -> Result<FormField, Fault> {
        if value.weight() > Value::LONGEST {
            return Err(Fault::too_large());
        }
        let Value::Map(entries) = value else { return Err(wrong("", "an object", &value)) };
        let mut field = FormField::default();
        for (key, value) in entries {
            let place = match key.as_ref() {
                "label" => &mut field.label,
                "name" => &mut field.name,
                "id" => &mut field.id,
                "type" => &mut field.kind,
                "autocomplete" => &mut field.autocomplete,
                "placeholder" => &mut field.placeholder,
                "help" => &mut field.help,
                "lang" => &mut field.lang,
                "value" => &mut field.value,
                "options" => {
                    field.options = options(value)?;
                    continue;
                }
                _ => continue,
            };
            match value {
                Value::Text(text) => *place = text.into_owned(),
                Value::Null => {}
                other => return Err(wrong(&key, "text", &other)),
            }
        }
        Ok(field)
    }

    /// What a program calls it, else what a person does: its name, its id, its label.
    pub fn called(&self) -> &str {
        [&self.name, &self.id, &self.label].into_iter().find(|said| !said.is_empty()).map_or("", String::as_str)
    }

    /// The categories it asks for.
    pub fn detect(&self) -> Detected {
        Detected::of(self.found())
    }

    pub(crate) fn found(&self) -> Vec<Found> {
        let options: Vec<&str> = self.options.iter().map(String::as_str).collect();
        let field = Field {
            label: &self.label,
            name: &self.name,
            id: &self.id,
            kind: &self.kind,
            autocomplete: &self.autocomplete,
            placeholder: &self.placeholder,
            help: &self.help,
            options: &options,
            lang: &self.lang,
        };
        privity_detect::detect(&field)
    }
}

fn options(value: Value) -> Result<Vec<String>, Fault> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::List(list) => {
            let texts = list.into_iter().filter_map(|item| match item {
                Value::Text(text) => Some(Ok(text.into_owned())),
                // A number, or true, tells nothing here.
                Value::Number | Value::Bool(_) | Value::Null => None,
                other => Some(Err(wrong("options", "a list of texts", &other))),
            });
            texts.collect()
        }
        other => Err(wrong("options", "a list of texts", &other)),
    }
}

fn wrong(key: &str, wanted: &str, given: &Value) -> Fault {
    let path = if key.is_empty() { String::new() } else { format!("/{key}") };
    let what = if key.is_empty() { "a field".to_owned() } else { format!("`{key}`") };
    Fault::new("wrong-type", format!("{what} is {wanted}, and this is {}", given.kind()))
        .help("see `privity detect --help` for what a field may say")
        .path(path)
}

/// What was found, on the wire: `{"categories":[…]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Detected {
    /// The categories, the surest first.
    pub categories: Vec<DetectedCategory>,
}

/// A category that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct DetectedCategory {
    /// Its id.
    pub category: &'static str,
    /// How sure, from 0 to 100: an order, not a probability.
    pub score: u8,
    /// Not asked for as such, but told by something that is.
    pub proxy: bool,
    /// What it was told by.
    pub because: Vec<DetectedBy>,
}

/// One reason for a finding. It never repeats a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct DetectedBy {
    /// Where it was seen: `label`, `name`, `options`…
    pub r#where: &'static str,
    /// What was seen there, in the lexicon's words or masked.
    pub what: String,
}

/// A part of a text that tells something about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct DetectedSpan {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Of which category.
    pub category: &'static str,
    /// How sure, from 0 to 100.
    pub score: u8,
    /// Not said as such, but told by it.
    pub proxy: bool,
    /// What it looks like: `ssn`, `email`, `statement`…
    pub kind: &'static str,
}

impl Detected {
    /// Of what was found in a field or a column.
    pub fn of(found: Vec<Found>) -> Detected {
        let by = |reason: Evidence| DetectedBy { r#where: reason.at.id(), what: reason.what };
        let one = |found: Found| DetectedCategory {
            category: found.category.id(),
            score: found.score,
            proxy: found.proxy,
            because: found.because.into_iter().map(by).collect(),
        };
        Detected { categories: found.into_iter().map(one).collect() }
    }

    /// Of a column: its name and its values.
    pub fn of_column(name: &str, values: &[&str]) -> Detected {
        Detected::of(privity_detect::detect_column(name, values))
    }
}

/// The parts of a text that tell something about a person.
pub fn scan(text: &str) -> Vec<DetectedSpan> {
    let one = |span: Span| DetectedSpan {
        start: span.start,
        end: span.end,
        category: span.category.id(),
        score: span.score,
        proxy: span.proxy,
        kind: span.kind.id(),
    };
    privity_detect::scan(text).into_iter().map(one).collect()
}

/// [`scan`], as JSON text: a list.
pub fn scan_json(text: &str) -> String {
    // Strings, integers and booleans only: printing them cannot fail.
    serde_json::to_string(&scan(text)).unwrap_or_default()
}

/// Canonical JSON of what a field asks for, or of a fault: `{"fault":{…}}`.
pub fn detected_to_json(result: &Result<Detected, Fault>) -> String {
    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Wire<'a> {
        Fault(&'a Fault),
    }
    let written = match result {
        Ok(detected) => serde_json::to_string(detected),
        Err(fault) => serde_json::to_string(&Wire::Fault(fault)),
    };
    // Strings, integers and booleans only: printing them cannot fail.
    written.unwrap_or_default()
}

/// The categories a field asks for, from JSON to JSON.
///
/// ```
/// let found = privity::detect_json(r#"{"label":"E-mail"}"#);
/// assert!(found.starts_with(r#"{"categories":[{"category":"email_address","score":"#));
/// ```
pub fn detect_json(field: &str) -> String {
    detected_to_json(&FormField::from_bytes(field.as_bytes()).map(|field| field.detect()))
}
