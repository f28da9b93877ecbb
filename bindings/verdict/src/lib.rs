//! Glue between JavaScript and the facade for verdicts alone: as little as a page has to load before it knows what it may ask.
//! `node/src/verdict.js` wraps it, and is documented there.
//!
//! What is not exported is not in the module: neither answers, nor what explains and compares them. Nothing is thrown for a fault.

use privity::{Asked, Fault, Laws, Question as Facts};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A question resolved once.
#[wasm_bindgen]
pub struct Question(Asked);

#[wasm_bindgen]
impl Question {
    /// The number of the verdict.
    pub fn verdict(&self) -> u32 {
        self.0.verdict_number()
    }
}

/// The number of the verdict, or a fault. The question comes packed; see `privity::Question::from_packed`.
#[wasm_bindgen]
pub fn verdict(packed: &str) -> JsValue {
    put(packed).map_or_else(text, |asked| JsValue::from(asked.verdict_number()))
}

/// The question resolved, or a fault.
#[wasm_bindgen]
pub fn ask(packed: &str) -> JsValue {
    put(packed).map_or_else(text, |asked| Question(asked).into())
}

/// What a packed question may name by its place, with commas between.
#[wasm_bindgen]
pub fn names() -> String {
    privity::names().join(",")
}

fn put(packed: &str) -> Result<Asked, Fault> {
    Laws::builtin().ask(&Facts::from_packed(packed)?)
}

fn text(fault: Fault) -> JsValue {
    JsValue::from(fault.json())
}
