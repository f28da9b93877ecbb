//! May a city ask, keep or share this about a resident? Exact, cited answers from privacy laws written as data.
//!
//! ```
//! let answer = privity::decide_json(r#"{
//!   "law": "nyc", "on": "2018-08-16", "act": "disclose",
//!   "actor": "city_employee", "to": "federal_immigration_authority",
//!   "purpose": "immigration_enforcement", "process": "administrative_subpoena",
//!   "of": ["immigration_status", "home_address"], "closed": true
//! }"#);
//! assert!(answer.starts_with(r#"{"v":1,"verdict":"prohibited","#));
//! ```
//!
//! Every operation has two faces: typed ([`Laws::decide`]) and JSON ([`Laws::decide_json`]); behaviour cannot differ, for the second
//! is the first between a parser and a printer. Bindings call these and know no rule.
//!
//! | operation | answers |
//! |---|---|
//! | [`Laws::decide`] | verdict, rules with citations, what is missing, what would change it, duties, advice |
//! | [`Laws::decide_many`] | the same for many questions, in order |
//! | [`Laws::explain`] | the same in words a clerk can read |
//! | [`Laws::laws`], [`Laws::show`] | the laws, and each with its rules beside their text |
//! | [`Laws::compare`] | where two laws differ, or one law on two days, each difference with a question that shows it |
//! | [`Laws::prove`] | claims about laws, proven or refuted with a question |
//! | [`Laws::ask`] | a question resolved once, to be decided again and again |
//! | [`Asked::next`], [`Asked::tell`] | what to ask next, and the same question with what was told |
//! | [`Laws::add`], [`compile`], [`Laws::load`] | a law of one's own, from TOML or compiled |
//! | [`FormField::detect`], [`scan`] | which categories a form field asks for; what a text tells about a person |
//! | [`Laws::review`] | a form: what its fields ask for, what the law says of that, what good practice advises |
//! | [`faults`] | every way a question can be wrong |
//!
//! # Stability of the wire
//!
//! Answers begin with `"v":1`. Within a version, fields keep their names, meaning and order; new fields may come at the end of
//! an object; no field is taken away and no code of a [`Fault`] is reused. What breaks this comes with `"v":2`. The *content* of an answer
//! changes when a law file does; the [`Seal`] says which laws answered.
//!
//! Privity informs; it does not advise.

mod answer;
mod compare;
mod decide;
#[cfg(feature = "detect")]
mod detect;
mod explain;
mod fault;
mod file;
#[cfg(feature = "detect")]
mod form;
mod interview;
mod json;
mod known;
mod laws;
mod packed;
#[cfg(feature = "compile")]
mod prove;
mod question;
#[cfg(feature = "quick")]
mod quick;
mod resolve;
#[cfg(feature = "detect")]
mod review;
mod seal;
mod show;
#[cfg(feature = "types")]
mod types;
mod value;
mod wire;
mod witness;
#[cfg(feature = "detect")]
mod wording;

pub use answer::{Advice, Answer, Because, Change, Cite, Duty, Flip, LawAnswer, Map, Missing, Seal, to_json};
pub use compare::{BasisDiffers, Compares, Comparison, Differs, DutyDiffers, Notes, Part, Said, When, Witness, Worlds};
#[cfg(feature = "detect")]
pub use detect::{Detected, DetectedBy, DetectedCategory, DetectedSpan, FormField, detect_json, detected_to_json, scan, scan_json};
pub use explain::{Paint, Style};
pub use fault::{At, Fault, FaultKind, faults};
#[cfg(feature = "compile")]
pub use file::compile;
#[cfg(feature = "study")]
pub use file::{study, words};
#[cfg(feature = "detect")]
pub use form::Form;
pub use interview::Ask;
pub use known::{Known, Question, Truth};
pub use laws::Laws;
pub use packed::names;
#[cfg(feature = "compile")]
pub use privity_compile::PROBLEMS;
#[cfg(feature = "compile")]
pub use prove::Proof;
pub use resolve::Asked;
#[cfg(feature = "detect")]
pub use review::{FINDINGS, Finding, Level, Review, Reviewer, typed};
pub use show::{Condition, LawPage, LawSummary, NoteView, RuleView};
#[cfg(feature = "types")]
pub use types::schemas;
pub use value::Value;
pub use wire::{FactView, PlaceView, VocabularyView, WordView, faults_json};
#[cfg(feature = "detect")]
pub use wording::Wording;

/// The examples of the project's front page.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct FrontPage;

/// The version of the wire. See the crate's documentation for what it promises.
pub const V: u32 = 1;

/// What [`Answer::verdict`] may be. Bindings hand a verdict over as its place in this list.
pub const VERDICTS: [&str; 5] = ["permitted", "needs_approval", "prohibited", "needs_facts", "no_rule"];

/// [`Laws::decide`] with the built-in laws.
pub fn decide(question: &Question) -> Result<Answer, Fault> {
    Laws::builtin().decide(question)
}

/// [`Laws::decide_many`] with the built-in laws.
pub fn decide_many(questions: &[Question]) -> Vec<Result<Answer, Fault>> {
    Laws::builtin().decide_many(questions)
}

/// [`Laws::decide_json`] with the built-in laws.
pub fn decide_json(question: &str) -> String {
    Laws::builtin().decide_json(question)
}

/// [`Laws::explain`] with the built-in laws.
pub fn explain(question: &Question) -> Result<String, Fault> {
    Laws::builtin().explain(question)
}

/// [`Laws::review_json`] with the built-in laws.
#[cfg(feature = "wording")]
pub fn review_json(form: &str) -> String {
    Laws::builtin().review_json(form)
}
