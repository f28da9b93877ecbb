//! Glue between JavaScript and the facade, for WebAssembly. `node/src` wraps it and the Node addon alike, and is documented there.
//!
//! Questions come packed (see `privity::Laws::ask_packed`); answers and faults go as JSON text. Nothing is thrown for a fault.

use privity::{Asked, Fault, Value, to_json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The laws a question may name.
#[wasm_bindgen]
pub struct Laws(privity::Laws);

/// A question resolved once.
#[wasm_bindgen]
pub struct Question(Asked);

#[wasm_bindgen]
impl Laws {
    /// The built-in laws.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "JavaScript has no Default")]
    pub fn new() -> Laws {
        Laws(privity::Laws::builtin())
    }

    /// The number of the verdict. That of none for a fault, which `decide` says.
    pub fn verdict(&self, packed: &[u8]) -> u32 {
        self.put(packed).map_or(u32::MAX, |asked| asked.verdict_number())
    }

    /// The whole answer, or a fault.
    pub fn decide(&self, packed: &[u8]) -> String {
        to_json(&self.put(packed).and_then(|asked| asked.answer()))
    }

    /// The answer in words, or a fault: words never begin with a brace.
    pub fn explain(&self, packed: &[u8]) -> String {
        self.put(packed).and_then(|asked| asked.explain()).unwrap_or_else(Fault::json)
    }

    /// The question as JSON text, the answer as JSON text.
    #[wasm_bindgen(js_name = decideJson)]
    pub fn decide_json(&self, json: &str) -> String {
        self.0.decide_json(json)
    }

    /// The question resolved, or a fault.
    pub fn ask(&self, packed: &[u8]) -> JsValue {
        self.put(packed).map_or_else(text, |asked| Question(asked).into())
    }

    /// These laws and that of a compiled file, or a fault.
    pub fn load(&self, file: &[u8]) -> JsValue {
        let mut laws = self.0.clone();
        laws.load(file).map_or_else(text, |()| Laws(laws).into())
    }

    /// A fault: there is no compiler here.
    pub fn add(&self, _: &str) -> String {
        Fault::no_compiler().json()
    }

    /// Reads the words of the built-in laws; a fault, or nothing.
    pub fn read(&mut self, file: &[u8]) -> Option<String> {
        self.0.read(file).err().map(Fault::json)
    }

    /// Every law in a line, or a fault.
    pub fn laws(&self) -> String {
        self.0.laws_json()
    }

    /// A law beside its text, or a fault.
    pub fn show(&self, law: &str) -> String {
        self.0.show_json(law)
    }

    /// Where two laws differ, or a fault.
    pub fn compare(&self, a: &str, b: &str) -> String {
        self.0.compare_json(a, b).unwrap_or_else(Fault::json)
    }

    /// What claims come to, or a fault: there is no compiler here.
    pub fn prove(&self, _: Option<String>) -> String {
        Fault::no_compiler().json()
    }

    /// Everything a question may name, or a fault.
    pub fn vocabulary(&self) -> String {
        self.0.vocabulary_json()
    }

    fn put(&self, packed: &[u8]) -> Result<Asked, Fault> {
        self.0.ask_packed(packed)
    }
}

#[wasm_bindgen]
impl Question {
    /// The number of the verdict.
    pub fn verdict(&self) -> u32 {
        self.0.verdict_number()
    }

    /// What to ask next as JSON, `null`, or a fault.
    pub fn next(&self) -> String {
        self.0.next_json()
    }

    /// The same question with a fact told, or a fault.
    pub fn tell(&self, fact: &str, packed: &[u8]) -> JsValue {
        let told = Value::from_packed(packed).and_then(|value| self.0.tell(fact, value));
        told.map_or_else(text, |asked| Question(asked).into())
    }

    /// The whole answer, or a fault.
    pub fn answer(&self) -> String {
        to_json(&self.0.answer())
    }

    /// The answer in words, or a fault.
    pub fn explain(&self) -> String {
        self.0.explain().unwrap_or_else(Fault::json)
    }
}

/// What a packed question may name by its place, with commas between.
#[wasm_bindgen]
pub fn names() -> String {
    privity::names().join(",")
}

/// A fault: there is no compiler here.
#[wasm_bindgen]
pub fn compile(_: &str) -> String {
    Fault::no_compiler().json()
}

/// The catalogue of faults.
#[wasm_bindgen]
pub fn faults() -> String {
    privity::faults_json()
}

fn text(fault: Fault) -> JsValue {
    JsValue::from(fault.json())
}
