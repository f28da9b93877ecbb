//! A form: what a page asks of a person, and under which laws it does.

use serde::Serialize;

use crate::fault::Fault;
use crate::known::Question;
use crate::value::Value;

/// A field of a form, as a page shows it. Whatever is absent is empty.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(default)]
pub struct FormField {
    /// What a person reads beside it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The name it is sent under.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its id on the page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its type: HTML's, or that of a form library.
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// HTML's `autocomplete`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub autocomplete: String,
    /// What stands in it while it is empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub placeholder: String,
    /// A longer text beside it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// The answers offered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// The language of the page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub lang: String,
    /// What the form itself already holds. It is looked at and never repeated.
    #[serde(skip)]
    pub value: String,
}

/// The members of a field, in order.
const MEMBERS: [&str; 10] = ["label", "name", "id", "type", "autocomplete", "placeholder", "help", "options", "lang", "value"];

impl FormField {
    /// Reads a field from JSON text.
    pub fn from_json(text: &str) -> Result<FormField, Fault> {
        FormField::from_value(Value::parse(text)?)
    }

    /// Reads a field from a value of a host language.
    pub fn from_value(value: Value) -> Result<FormField, Fault> {
        if value.weight() > Value::LONGEST {
            return Err(Fault::too_large());
        }
        let Value::Map(entries) = value else {
            return Err(Fault::new("wrong-type", format!("expected an object, not {}", value.kind())));
        };
        let mut field = FormField::default();
        let mut seen: Vec<&'static str> = Vec::new();
        for (key, value) in entries {
            let Some(member) = MEMBERS.into_iter().find(|member| *member == key) else {
                return Err(Fault::unknown("unknown-field", "field", &key, MEMBERS.into_iter()));
            };
            if seen.contains(&member) {
                return Err(Fault::new("duplicate-key", format!("`{member}` is given twice")).path(format!("/{member}")));
            }
            seen.push(member);
            match member {
                "options" => field.options = options(value)?,
                _ => *field.member(member) = text(member, value)?,
            }
        }
        Ok(field)
    }

    /// What a person would call it: its label, else its name, else its id.
    pub fn called(&self) -> &str {
        [&self.label, &self.name, &self.id].into_iter().find(|said| !said.is_empty()).map_or("", String::as_str)
    }

    fn member(&mut self, name: &str) -> &mut String {
        match name {
            "label" => &mut self.label,
            "name" => &mut self.name,
            "id" => &mut self.id,
            "type" => &mut self.kind,
            "autocomplete" => &mut self.autocomplete,
            "placeholder" => &mut self.placeholder,
            "help" => &mut self.help,
            "lang" => &mut self.lang,
            _ => &mut self.value,
        }
    }
}

fn text(member: &str, value: Value) -> Result<String, Fault> {
    match value {
        Value::Text(text) => Ok(text),
        Value::Null => Ok(String::new()),
        other => Err(Fault::new("wrong-type", format!("expected text, not {}", other.kind())).path(format!("/{member}"))),
    }
}

fn options(value: Value) -> Result<Vec<String>, Fault> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::List(list) => list.into_iter().enumerate().map(|(at, item)| text(&format!("options/{at}"), item)).collect(),
        other => Err(Fault::new("wrong-type", format!("expected a list of texts, not {}", other.kind())).path("/options")),
    }
}

/// A form to review: its fields, and the question its collection puts to the law, without categories; those are found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Form {
    /// Under which laws, on which day, by whom and for what the form collects. `act` is `collect` if empty; `of` is not read.
    pub question: Question,
    /// The language of the findings.
    pub lang: String,
    /// Whether what is filled in goes over an encrypted connection; `None` if not known.
    pub secure: Option<bool>,
    /// The fields, in the order of the page.
    pub fields: Vec<FormField>,
}

impl Form {
    /// Reads a form from JSON text: the members of a question but `of`, and `fields`, `lang` and `secure`.
    pub fn from_json(text: &str) -> Result<Form, Fault> {
        Form::from_value(Value::parse(text)?)
    }

    /// Reads a form from a value of a host language.
    pub fn from_value(value: Value) -> Result<Form, Fault> {
        if value.weight() > Value::LONGEST {
            return Err(Fault::too_large());
        }
        let Value::Map(entries) = value else {
            return Err(Fault::new("wrong-type", format!("expected an object, not {}", value.kind())));
        };
        let mut form = Form::default();
        let mut question: Vec<(String, Value)> = Vec::new();
        let mut fields = None;
        for (key, value) in entries {
            match key.as_str() {
                "fields" if fields.is_none() => fields = Some(each(value)?),
                "lang" => form.lang = text("lang", value)?,
                "secure" => form.secure = secure(&value)?,
                "of" => return Err(Fault::new("unknown-field", "`of` is what a review finds").path("/of")),
                _ => question.push((key, value)),
            }
        }
        let said = |question: &[(String, Value)], member: &str| question.iter().any(|(key, _)| key == member);
        form.fields = fields.ok_or_else(|| Fault::new("missing-field", "`fields` is left out").path("/fields"))?;
        if !said(&question, "act") {
            question.push(("act".to_owned(), Value::Text("collect".to_owned())));
        }
        question.push(("of".to_owned(), Value::List(Vec::new())));
        form.question = Question::from_value(Value::Map(question))?;
        Ok(form)
    }
}

fn each(value: Value) -> Result<Vec<FormField>, Fault> {
    let Value::List(list) = value else {
        return Err(Fault::new("wrong-type", format!("expected a list of fields, not {}", value.kind())).path("/fields"));
    };
    let read = |(at, item)| {
        FormField::from_value(item).map_err(|fault| {
            let path = format!("/fields/{at}{}", fault.at.path);
            fault.path(path)
        })
    };
    list.into_iter().enumerate().map(read).collect()
}

fn secure(value: &Value) -> Result<Option<bool>, Fault> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(secure) => Ok(Some(*secure)),
        other => Err(Fault::new("wrong-type", format!("expected true, false or null, not {}", other.kind())).path("/secure")),
    }
}
