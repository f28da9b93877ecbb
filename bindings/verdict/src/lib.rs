//! Glue between JavaScript and the facade for verdicts alone: as little as a page has to load before it knows what it may ask.
//! `node/src/verdict.js` wraps it, and is documented there.
//!
//! What is not exported is not in the module: neither answers, nor what explains and compares them. Nothing is thrown for a fault.

use privity::{Asked, Fault, Laws};
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

/// The number of the verdict. That of none for a fault, which `ask` says. The question comes packed; see `privity::Laws::ask_packed`.
#[wasm_bindgen]
pub fn verdict(packed: &[u8]) -> u32 {
    put(packed).map_or(u32::MAX, |asked| asked.verdict_number())
}

/// The question resolved, or a fault.
#[wasm_bindgen]
pub fn ask(packed: &[u8]) -> JsValue {
    put(packed).map_or_else(|fault| JsValue::from(fault.json()), |asked| Question(asked).into())
}

/// What a packed question may name by its place, with commas between.
#[wasm_bindgen]
pub fn names() -> String {
    privity::names().join(",")
}

fn put(packed: &[u8]) -> Result<Asked, Fault> {
    Laws::builtin().ask_packed(packed)
}
