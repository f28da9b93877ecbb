//! JSON Schema: each property that holds a value is a field, with what its UI schema adds.

use serde_json::Value;

use crate::json::{DEEPEST, escaped, text};
use crate::{FormField, Placed, SourceForm, Unreadable, first};

/// Reads a schema, or an object that holds one as `schema` (and its UI schema as `uiSchema`).
pub(crate) fn read(value: &Value, form: &mut SourceForm, unreadable: &mut Vec<Unreadable>) {
    let (root, path) = match ["schema", "jsonSchema"].into_iter().find(|key| value.get(key).is_some_and(is_schema)) {
        Some(key) => (value.get(key).unwrap_or(value), format!("/{key}")),
        None => (value, String::new()),
    };
    if !is_schema(root) {
        return;
    }
    let ui = ["uiSchema", "uischema", "ui"].into_iter().find_map(|key| value.get(key)).unwrap_or(&Value::Null);
    let mut walk = Walk { root, base: &path, form, unreadable, within: vec!["#".to_owned()] };
    walk.schema(root, ui, &path, "", 0);
}

/// What a schema has one of.
const SCHEMA: [&str; 10] =
    ["properties", "allOf", "anyOf", "oneOf", "$defs", "definitions", "items", "prefixItems", "patternProperties", "additionalProperties"];

fn is_schema(value: &Value) -> bool {
    SCHEMA.into_iter().any(|key| value.get(key).is_some()) && value.get("components").is_none()
}

/// Whether a part has fields of its own.
fn holds(part: &Value) -> bool {
    ["properties", "$ref", "allOf"].into_iter().any(|key| part.get(key).is_some())
}

fn titled(part: &Value) -> bool {
    !text(part, "title").is_empty()
}

struct Walk<'a> {
    root: &'a Value,
    /// Where the root stands in the file.
    base: &'a str,
    form: &'a mut SourceForm,
    unreadable: &'a mut Vec<Unreadable>,
    /// References being followed.
    within: Vec<String>,
}

impl<'a> Walk<'a> {
    fn schema(&mut self, schema: &'a Value, ui: &'a Value, path: &str, name: &str, depth: usize) {
        if depth > DEEPEST {
            self.say("nested too deep");
            return;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            self.follow(schema, reference, ui, name, depth);
            return;
        }
        let mut inner = false;
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            inner = true;
            for (key, property) in properties {
                let path = format!("{path}/properties/{}", escaped(key));
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                self.schema(property, ui.get(key).unwrap_or(&Value::Null), &path, &name, depth + 1);
            }
        }
        for key in ["allOf", "anyOf", "oneOf", "prefixItems"] {
            for (at, part) in schema.get(key).and_then(Value::as_array).into_iter().flatten().enumerate() {
                // An option has a title too.
                if holds(part) || key == "prefixItems" && titled(part) {
                    inner = true;
                    self.schema(part, ui, &format!("{path}/{key}/{at}"), name, depth + 1);
                }
            }
        }
        for key in ["then", "else", "items", "additionalItems", "contains"] {
            if let Some(part) = schema.get(key).filter(|part| holds(part) && (key != "items" || part.get("enum").is_none())) {
                inner = true;
                self.schema(part, ui.get(key).unwrap_or(&Value::Null), &format!("{path}/{key}"), name, depth + 1);
            }
        }
        // What may be said besides: a name is not known, a title may be.
        let others = schema.get("additionalProperties").map(|part| (format!("{path}/additionalProperties"), part));
        let patterns = schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
        let patterns = patterns.map(|(pattern, part)| (format!("{path}/patternProperties/{}", escaped(pattern)), part));
        for (path, part) in patterns.chain(others).filter(|(_, part)| holds(part) || titled(part)) {
            inner = true;
            self.schema(part, ui, &path, name, depth + 1);
        }
        for (key, part) in schema.get("dependentSchemas").or(schema.get("dependencies")).and_then(Value::as_object).into_iter().flatten() {
            if part.is_object() {
                let word = if schema.get("dependentSchemas").is_some() { "dependentSchemas" } else { "dependencies" };
                self.schema(part, ui, &format!("{path}/{word}/{}", escaped(key)), name, depth + 1);
            }
        }
        // A definition that nothing at the top uses is a schema of its own.
        if depth == 0 && !inner {
            for key in ["$defs", "definitions"] {
                for (id, part) in schema.get(key).and_then(Value::as_object).into_iter().flatten() {
                    inner = true;
                    self.schema(part, &Value::Null, &format!("{path}/{key}/{}", escaped(id)), "", depth + 1);
                }
            }
        }
        if !inner && schema.is_object() && !(name.is_empty() && (depth == 0 || !titled(schema))) {
            self.form.fields.push(Placed { field: field(schema, ui, name), line: 0, path: path.to_owned() });
        }
    }

    fn follow(&mut self, schema: &'a Value, reference: &str, ui: &'a Value, name: &str, depth: usize) {
        let Some(pointer) = reference.strip_prefix('#') else { return };
        if self.within.iter().any(|known| known == reference) {
            // A person has a spouse, who is a person: the fields are there already.
            return;
        }
        let Some(found) = self.root.pointer(pointer) else {
            self.say("a `$ref` leads nowhere");
            return;
        };
        self.within.push(reference.to_owned());
        let before = self.form.fields.len();
        self.schema(found, ui, &format!("{}{pointer}", self.base), name, depth + 1);
        self.within.pop();
        // What stands beside the reference says more than what it refers to.
        if let [only] = self.form.fields.get_mut(before..).unwrap_or_default() {
            for (member, said) in [("title", &mut only.field.label), ("description", &mut only.field.help)] {
                let text = text(schema, member);
                if !text.is_empty() {
                    *said = text;
                }
            }
        }
    }

    fn say(&mut self, message: &str) {
        let unreadable = Unreadable::new(message);
        if !self.unreadable.contains(&unreadable) {
            self.unreadable.push(unreadable);
        }
    }
}

fn field(schema: &Value, ui: &Value, name: &str) -> FormField {
    let options = |schema: &Value| -> Vec<String> {
        let each = schema.get("enumNames").or(schema.get("enum")).and_then(Value::as_array);
        let titled = schema.get("oneOf").or(schema.get("anyOf")).and_then(Value::as_array);
        let titled = titled.into_iter().flatten().filter_map(|option| option.get("title").or(option.get("const")));
        each.into_iter().flatten().chain(titled).filter_map(Value::as_str).map(str::to_owned).collect()
    };
    // rjsf writes `ui:title`, or `ui:options: { title }`.
    let ui_text = |member: &str| {
        let direct = text(ui, &format!("ui:{member}"));
        if direct.is_empty() { ui.get("ui:options").map_or(String::new(), |options| text(options, member)) } else { direct }
    };
    let own = options(schema);
    let items = schema.get("items").map(|items| text(items, "title")).unwrap_or_default();
    FormField {
        label: first([ui_text("title"), text(schema, "title"), items]),
        name: name.to_owned(),
        kind: first([text(schema, "format"), text(schema, "type")]),
        autocomplete: ui_text("autocomplete"),
        placeholder: ui_text("placeholder"),
        help: first([ui_text("help"), text(schema, "description")]),
        options: if own.is_empty() { schema.get("items").map(options).unwrap_or_default() } else { own },
        value: text(schema, "default"),
        ..FormField::default()
    }
}
