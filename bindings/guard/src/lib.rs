//! Glue between JavaScript and the facade for the form guard. `node/src/guard.js` wraps it, and is documented there.
//!
//! Everything goes as JSON text. Nothing is thrown for a fault, and no value of a field comes back.

use privity::{Form, FormField, Laws, Wording};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A form under guard: its laws, its purpose, the language of what is said.
#[wasm_bindgen]
pub struct Guard {
    laws: Laws,
    form: Form,
    wording: Wording,
}

#[wasm_bindgen]
impl Guard {
    /// The guard of a form without its fields, or a fault. `words` are those of the laws, `wording` that of findings in one language.
    pub fn of(form: &str, wording: &str, words: &[u8]) -> JsValue {
        let mut laws = Laws::builtin();
        let made = laws.read(words).and_then(|()| {
            let guard = Guard { form: Form::from_json(form)?, wording: Wording::from_json(wording)?, laws };
            // A form without fields has no findings; whatever is wrong with its laws or day is said now.
            guard.laws.purpose(&guard.form)?;
            Ok(guard)
        });
        made.map_or_else(|fault| JsValue::from(fault.json()), JsValue::from)
    }

    /// The findings on one field, or a fault.
    pub fn review(&self, field: &str) -> String {
        let found = FormField::from_json(field).and_then(|field| {
            let form = Form { fields: vec![field], ..self.form.clone() };
            self.laws.review(&form, &self.wording)
        });
        found.map_or_else(privity::Fault::json, |review| review.to_json())
    }

    /// What a text that was typed tells about a person: categories with a message, and not the text.
    pub fn typed(&self, text: &str) -> String {
        privity::typed(text, &self.wording)
    }
}
