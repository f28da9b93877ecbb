//! Glue between Node and the facade. `node/src` wraps it and the WebAssembly module alike, and is documented there.
//!
//! Questions come packed (see `privity::Laws::ask_packed`); answers and faults go as JSON text. Nothing is thrown for a fault.
#![expect(clippy::needless_pass_by_value, reason = "napi hands strings over as they are")]

use napi::bindgen_prelude::{Either, Uint8Array};
use napi_derive::napi;
use privity::{Asked, Fault, Form, FormField, Value, Wording, to_json};

/// The laws a question may name.
#[napi]
pub struct Laws(privity::Laws);

/// A question resolved once.
#[napi]
pub struct Question(Asked);

#[napi]
impl Laws {
    /// The built-in laws.
    #[napi(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has no Default")]
    pub fn new() -> Laws {
        Laws(privity::Laws::builtin())
    }

    /// The number of the verdict. That of none for a fault, which `decide` says.
    #[napi]
    pub fn verdict(&self, packed: &[u8]) -> u32 {
        number(&self.0, packed)
    }

    /// The whole answer, or a fault.
    #[napi]
    pub fn decide(&self, packed: &[u8]) -> String {
        to_json(&self.put(packed).and_then(|asked| asked.answer()))
    }

    /// The answer in words, or a fault: words never begin with a brace.
    #[napi]
    pub fn explain(&self, packed: &[u8]) -> String {
        self.put(packed).and_then(|asked| asked.explain()).unwrap_or_else(Fault::json)
    }

    /// The question as JSON text, the answer as JSON text.
    #[napi(js_name = "decideJson")]
    pub fn decide_json(&self, json: String) -> String {
        self.0.decide_json(&json)
    }

    /// The question resolved, or a fault.
    #[napi]
    pub fn ask(&self, packed: &[u8]) -> Either<Question, String> {
        self.put(packed).map_or_else(text, |asked| Either::A(Question(asked)))
    }

    /// These laws and that of a compiled file, or a fault.
    #[napi]
    pub fn load(&self, file: Uint8Array) -> Either<Laws, String> {
        let mut laws = self.0.clone();
        laws.load(&file).map_or_else(text, |()| Either::A(Laws(laws)))
    }

    /// These laws and that of a law file, or a fault.
    #[napi]
    pub fn add(&self, toml: String) -> Either<Laws, String> {
        let mut laws = self.0.clone();
        let added = laws.add(&toml).map_err(|problems| Fault::of_law(&toml, &problems));
        added.map_or_else(text, |_| Either::A(Laws(laws)))
    }

    /// Reads the words of the built-in laws; a fault, or nothing.
    #[napi]
    pub fn read(&mut self, file: Uint8Array) -> Option<String> {
        self.0.read(&file).err().map(Fault::json)
    }

    /// Every law in a line, or a fault.
    #[napi]
    pub fn laws(&self) -> String {
        self.0.laws_json()
    }

    /// A law beside its text, or a fault.
    #[napi]
    pub fn show(&self, law: String) -> String {
        self.0.show_json(&law)
    }

    /// Where two laws differ, or a fault.
    #[napi]
    pub fn compare(&self, a: String, b: String) -> String {
        self.0.compare_json(&a, &b).unwrap_or_else(Fault::json)
    }

    /// What claims come to, or a fault.
    #[napi]
    pub fn prove(&self, toml: Option<String>) -> String {
        self.0.prove_json(toml.as_deref()).unwrap_or_else(Fault::json)
    }

    /// Everything a question may name, or a fault.
    #[napi]
    pub fn vocabulary(&self) -> String {
        self.0.vocabulary_json()
    }

    fn put(&self, packed: &[u8]) -> Result<Asked, Fault> {
        self.0.ask_packed(packed)
    }
}

#[napi]
impl Question {
    /// The number of the verdict.
    #[napi]
    pub fn verdict(&self) -> u32 {
        self.0.verdict_number()
    }

    /// What to ask next as JSON, `null`, or a fault.
    #[napi]
    pub fn next(&self) -> String {
        self.0.next_json()
    }

    /// The same question with a fact told, or a fault.
    #[napi]
    pub fn tell(&self, fact: String, packed: &[u8]) -> Either<Question, String> {
        let told = Value::from_packed(packed).and_then(|value| self.0.tell(&fact, value));
        told.map_or_else(text, |asked| Either::A(Question(asked)))
    }

    /// The whole answer, or a fault.
    #[napi]
    pub fn answer(&self) -> String {
        to_json(&self.0.answer())
    }

    /// The answer in words, or a fault.
    #[napi]
    pub fn explain(&self) -> String {
        self.0.explain().unwrap_or_else(Fault::json)
    }
}

/// As `verdict` of the built-in laws: a function is called in half the time of a method.
#[napi]
pub fn verdict(packed: &[u8]) -> u32 {
    number(&privity::Laws::builtin(), packed)
}

fn number(laws: &privity::Laws, packed: &[u8]) -> u32 {
    laws.ask_packed(packed).map_or(u32::MAX, |asked| asked.verdict_number())
}

/// What a packed question may name by its place, with commas between.
#[napi]
pub fn names() -> String {
    privity::names().join(",")
}

/// The compiled file of a law, or a fault.
#[napi]
pub fn compile(toml: String) -> Either<Uint8Array, String> {
    let compiled = privity::compile(&toml).map_err(|problems| Fault::of_law(&toml, &problems));
    compiled.map_or_else(text, |file| Either::A(file.into()))
}

/// The categories a field asks for, or a fault.
#[napi]
pub fn detect(packed: &[u8]) -> String {
    privity::detected_to_json(&Value::from_packed(packed).and_then(FormField::from_value).map(|field| field.detect()))
}

/// The categories a column holds.
#[napi(js_name = "detectColumn")]
pub fn detect_column(name: String, values: Vec<String>) -> String {
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    privity::detected_to_json(&Ok(privity::Detected::of_column(&name, &values)))
}

/// The parts of a text that tell something about a person.
#[napi]
pub fn scan(text: String) -> String {
    privity::scan_json(&text)
}

#[napi]
impl Laws {
    /// The findings on a form, or a fault.
    #[napi]
    pub fn review(&self, packed: &[u8]) -> String {
        let form = Value::from_packed(packed).and_then(Form::from_value);
        let review = form.and_then(|form| self.0.review(&form, &Wording::of(&form.lang)?));
        review.map_or_else(Fault::json, |review| review.to_json())
    }
}

/// The catalogue of faults.
#[napi]
pub fn faults() -> String {
    privity::faults_json()
}

fn text<T>(fault: Fault) -> Either<T, String> {
    Either::B(fault.json())
}
