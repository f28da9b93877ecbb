//! What the bindings hand over as JSON, besides answers: the laws, the vocabulary, the catalogue of faults.

use privity_core::text::{List, Word};
use serde::Serialize;

use crate::fault::{Fault, faults};
use crate::laws::Laws;
use crate::show::{NoteView, notes};

/// An id of the vocabulary with what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct WordView {
    /// The id.
    pub id: String,
    /// What it means.
    pub text: String,
}

/// A fact of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct FactView {
    /// The id.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Fact"))]
    pub id: String,
    /// What it means.
    pub text: String,
    /// The question to put to a person.
    pub ask: String,
}

/// A place, and the laws in force there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct PlaceView {
    /// The id.
    pub id: String,
    /// Ids of its laws, in the order of answers.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::AnyLaw>"))]
    pub laws: Vec<String>,
}

/// Everything a question may name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct VocabularyView {
    /// What is done.
    pub acts: Vec<WordView>,
    /// Who acts, and who receives.
    pub parties: Vec<WordView>,
    /// For what.
    pub purposes: Vec<WordView>,
    /// By what legal process.
    pub processes: Vec<WordView>,
    /// Categories of information.
    pub categories: Vec<WordView>,
    /// What must be done; only answers name them.
    pub duties: Vec<WordView>,
    /// Facts that are true or false.
    pub facts: Vec<FactView>,
    /// Places, each standing for the laws in force there.
    pub places: Vec<PlaceView>,
    /// Notes that belong to no one law.
    pub notes: Vec<NoteView>,
}

impl Laws {
    /// Everything a question may name, with what it means.
    pub fn words(&self) -> VocabularyView {
        let v = self.vocabulary();
        let words = |list: &List<Word>| list.iter().map(|word| WordView { id: word.id.to_string(), text: word.text.to_string() }).collect();
        let facts = v.facts.iter().filter(|fact| fact.values.is_none());
        VocabularyView {
            acts: words(&v.acts),
            parties: words(&v.parties),
            purposes: words(&v.purposes),
            processes: words(&v.processes),
            categories: words(&v.categories),
            duties: words(&v.duties),
            facts: facts.map(|fact| FactView { id: fact.id.to_string(), text: fact.text.to_string(), ask: fact.ask.to_string() }).collect(),
            places: self.places().into_iter().map(|(id, laws)| PlaceView { id, laws }).collect(),
            notes: notes(&v.notes),
        }
    }

    /// [`Laws::laws`] as JSON. Fault: `no-words`.
    pub fn laws_json(&self) -> String {
        self.studied().map_or_else(Fault::json, |()| json(&self.laws()))
    }

    /// [`Laws::show`] as JSON. Faults: `unknown-law`, `no-words`.
    pub fn show_json(&self, law: &str) -> String {
        self.studied().and_then(|()| self.show(law)).map_or_else(Fault::json, |page| json(&page))
    }

    /// [`Laws::compare`] as JSON. Faults: as of it.
    pub fn compare_json(&self, a: &str, b: &str) -> Result<String, Fault> {
        self.compare(a, b).map(|found| json(&found))
    }

    /// [`Laws::words`] as JSON. Fault: `no-words`.
    pub fn vocabulary_json(&self) -> String {
        self.studied().map_or_else(Fault::json, |()| json(&self.words()))
    }
}

/// [`faults`] as JSON.
pub fn faults_json() -> String {
    json(&faults())
}

pub(crate) fn json(value: &impl Serialize) -> String {
    // Strings and integers only: printing them cannot fail.
    serde_json::to_string(value).unwrap_or_default()
}
