//! Glue between JavaScript and the facade for the form guard. `node/src/guard.js` wraps it, and is documented there.
//!
//! Everything goes as JSON text. Nothing is thrown for a fault, and no value of a field comes back.

use privity::{Fault, Form, FormField, Laws, Reviewer, Value, Wording};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A form under guard: what its laws say of its purpose, the language of what is said.
#[wasm_bindgen]
pub struct Guard {
    reviewer: Reviewer,
    wording: Wording,
}

#[wasm_bindgen]
impl Guard {
    /// The guard of a form without its fields, or a fault. `wording` is that of findings in one language.
    pub fn of(form: &str, wording: &str) -> JsValue {
        let reviewer = Form::from_json(form).and_then(|form| Laws::builtin().reviewer(&form));
        let made = reviewer.and_then(|reviewer| Ok(Guard { reviewer, wording: Wording::from_json(wording)? }));
        made.map_or_else(|fault| JsValue::from(fault.json()), JsValue::from)
    }

    /// The findings on some fields, each with the place of its field among them, or a fault.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands lists over as they are")]
    pub fn review(&mut self, fields: Vec<String>) -> String {
        let found = fields.iter().map(|field| FormField::from_json(field)).collect::<Result<Vec<_>, Fault>>();
        let found = found.and_then(|fields| self.reviewer.review(&fields, &self.wording));
        found.map_or_else(Fault::json, |review| review.to_json())
    }

    /// What a text that was typed tells about a person: categories with a message, and not the text.
    pub fn typed(&self, text: &str) -> String {
        privity::typed(text, &self.wording)
    }
}

/// Takes in the lexicon of one more language; false if it is none of this version.
#[wasm_bindgen]
pub fn load(lexicon: &[u8]) -> bool {
    privity_detect::load(lexicon).is_ok()
}

/// The categories a field asks for, or a fault. The field comes packed; see `privity::Question::from_packed`.
#[wasm_bindgen]
pub fn detect(packed: &[u8]) -> String {
    privity::detected_to_json(&Value::from_packed(packed).and_then(FormField::from_value).map(|field| field.detect()))
}

/// The categories a column holds.
#[wasm_bindgen(js_name = detectColumn)]
pub fn detect_column(name: &str, values: Vec<String>) -> String {
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    privity::detected_to_json(&Ok(privity::Detected::of_column(name, &values)))
}

/// The parts of a text that tell something about a person.
#[wasm_bindgen]
pub fn scan(text: &str) -> String {
    privity::scan_json(text)
}

/// The findings on a form, or a fault. The form comes packed, with the wording of its language (empty if there is none).
#[wasm_bindgen]
pub fn review(packed: &[u8], wording: &str) -> String {
    let review = Value::from_packed(packed).and_then(Form::from_value).and_then(|form| {
        let wording = if wording.is_empty() { Err(Fault::unknown_language()) } else { Wording::from_json(wording) };
        Laws::builtin().review(&form, &wording?)
    });
    review.map_or_else(Fault::json, |review| review.to_json())
}
