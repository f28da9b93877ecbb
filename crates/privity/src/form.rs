//! A form: what a page asks of a person, and under which laws it does.

use privity_core::text::Str;

use crate::detect::FormField;
use crate::fault::Fault;
use crate::known::Question;
use crate::value::Value;

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
        let mut question: Vec<(Str, Value)> = Vec::new();
        let mut fields = None;
        for (key, value) in entries {
            match key.as_ref() {
                "fields" if fields.is_none() => fields = Some(each(value)?),
                "lang" => form.lang = lang(value)?,
                "secure" => form.secure = secure(&value)?,
                "of" => return Err(Fault::new("unknown-field", "`of` is what a review finds").path("/of")),
                _ => question.push((key, value)),
            }
        }
        let said = |question: &[(Str, Value)], member: &str| question.iter().any(|(key, _)| key == member);
        form.fields = fields.ok_or_else(|| Fault::new("missing-field", "`fields` is left out").path("/fields"))?;
        if !said(&question, "act") {
            question.push(("act".into(), "collect".into()));
        }
        question.push(("of".into(), Value::List(Vec::new())));
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

fn lang(value: Value) -> Result<String, Fault> {
    match value {
        Value::Text(text) => Ok(text.into_owned()),
        Value::Null => Ok(String::new()),
        other => Err(Fault::new("wrong-type", format!("expected text, not {}", other.kind())).path("/lang")),
    }
}
