//! Form.io: components, which may hold components.

use serde_json::Value;

use crate::json::{DEEPEST, text};
use crate::{FormField, Placed, SourceForm, first};

/// Components that ask nothing.
const SILENT: [&str; 5] = ["button", "htmlelement", "content", "recaptcha", "captcha"];

pub(crate) fn components(components: &[Value], path: &str, depth: usize, form: &mut SourceForm) {
    if depth > DEEPEST {
        return;
    }
    for (at, component) in components.iter().enumerate() {
        component_at(component, &format!("{path}/{at}"), depth, form);
    }
}

fn component_at(component: &Value, path: &str, depth: usize, form: &mut SourceForm) {
    let mut inner = false;
    for key in ["components", "columns"] {
        if let Some(held) = component.get(key).and_then(Value::as_array) {
            inner = true;
            components(held, &format!("{path}/{key}"), depth + 1, form);
        }
    }
    // A table holds rows of cells.
    for (at, row) in component.get("rows").and_then(Value::as_array).into_iter().flatten().enumerate() {
        inner = true;
        components(row.as_array().map_or(&[], Vec::as_slice), &format!("{path}/rows/{at}"), depth + 1, form);
    }
    let kind = text(component, "type");
    if inner || kind.is_empty() || SILENT.contains(&kind.as_str()) || component.get("input").and_then(Value::as_bool) == Some(false) {
        return;
    }
    if kind == "survey" {
        survey(component, path, form);
        return;
    }
    let values = component.get("values").or(component.get("data").and_then(|data| data.get("values")));
    let help = ["description", "tooltip"].map(|member| text(component, member));
    form.fields.push(Placed {
        field: FormField {
            label: text(component, "label"),
            name: text(component, "key"),
            kind,
            autocomplete: text(component, "autocomplete"),
            placeholder: text(component, "placeholder"),
            help: first(help),
            options: labels(values),
            value: text(component, "defaultValue"),
            ..FormField::default()
        },
        line: 0,
        path: path.to_owned(),
    });
}

/// The questions of a survey, each a field with the same answers.
fn survey(component: &Value, path: &str, form: &mut SourceForm) {
    let questions = component.get("questions").and_then(Value::as_array);
    for (at, question) in questions.into_iter().flatten().enumerate() {
        let field = FormField {
            label: text(question, "label"),
            name: [text(component, "key"), text(question, "value")].join("."),
            kind: "radio".to_owned(),
            options: labels(component.get("values")),
            ..FormField::default()
        };
        form.fields.push(Placed { field, line: 0, path: format!("{path}/questions/{at}") });
    }
}

fn labels(values: Option<&Value>) -> Vec<String> {
    values.and_then(Value::as_array).into_iter().flatten().map(|value| text(value, "label")).collect()
}
