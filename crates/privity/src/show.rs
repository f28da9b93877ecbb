//! The laws themselves: a line each, and each with its rules beside their text.

use privity_core::Cube;
use privity_core::text::{LawText, List, Note, Rule, Str, Trigger, Vocabulary, Word};
use serde::Serialize;

use crate::answer::Cite;
use crate::decide::{allowed, cite, conclusion};
use crate::fault::Fault;
use crate::laws::Laws;
use crate::seal::hex;

/// A law in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct LawSummary {
    /// Its id.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::AnyLaw"))]
    pub law: String,
    /// Its full name.
    pub title: String,
    /// The place whose law it is.
    pub place: String,
    /// `in_force`, `proposed`, `repealed`, or `advice`.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Status"))]
    pub status: &'static str,
    /// First day in force.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Day"))]
    pub since: String,
    /// First day no longer.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::Day>"))]
    pub until: Option<String>,
    /// How many rows decide.
    pub rules: usize,
    /// SHA-256 of its file.
    pub digest: String,
}

/// What a row is about, in ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Condition {
    /// Acts; empty, every act.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Act>"))]
    pub act: Vec<String>,
    /// Categories; empty, every category.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Category>"))]
    pub of: Vec<String>,
    /// For each fact, the values it must have one of.
    pub when: Vec<(String, Vec<String>)>,
}

/// A rule beside its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct RuleView {
    /// Its id.
    pub rule: String,
    /// Its label.
    pub row: String,
    /// `permit`, `needs_approval`, `prohibit`, `cite`; `text` decides nothing; `advice` warns.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Then"))]
    pub then: &'static str,
    /// When.
    #[serde(flatten)]
    pub about: Condition,
    /// Duties that come with it.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::DutyId>"))]
    pub duty: Vec<String>,
    /// Keys of the rules it overrides.
    pub over: Vec<String>,
    /// For advice, what to do, and how much it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Where it says so.
    pub cite: Cite,
    /// Ids of notes.
    pub notes: Vec<String>,
}

/// A note with its wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct NoteView {
    /// Its id.
    pub note: String,
    /// What to say.
    pub say: String,
    /// Where the sources differ.
    pub difference: Option<String>,
    /// The reading taken.
    pub reading: Option<String>,
}

/// A law whole: its rules beside their text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct LawPage {
    /// The law in a line.
    #[serde(flatten)]
    pub law: LawSummary,
    /// What it covers.
    pub scope: Vec<Condition>,
    /// Its rules and texts, and its advice.
    pub rules: Vec<RuleView>,
    /// Ambiguities and the reading taken.
    pub notes: Vec<NoteView>,
}

impl Laws {
    /// Every law, in order.
    pub fn laws(&self) -> Vec<LawSummary> {
        self.texts().map(summary).collect()
    }

    /// The ids of places, with the ids of the laws in force there.
    pub fn places(&self) -> Vec<(String, Vec<String>)> {
        let mut places: Vec<String> = self.vocabulary().places.iter().map(|place| place.id.to_string()).collect();
        for text in self.texts().filter(|text| text.status == privity_core::text::Status::InForce) {
            if !places.contains(&text.place.to_string()) {
                places.push(text.place.to_string());
            }
        }
        places
            .into_iter()
            .map(|place| {
                let laws = self.named(&place).unwrap_or_default();
                let ids = laws.into_iter().filter_map(|at| self.text(at)).map(|text| text.id.to_string()).collect();
                (place, ids)
            })
            .collect()
    }

    /// A law whole. Fault: `unknown-law`.
    pub fn show(&self, law: &str) -> Result<LawPage, Fault> {
        let (_, text) = self.one(law)?;
        let rules = text.rules.iter().map(|rule| self.rule(text, rule));
        let texts = text.ids.iter().filter(|id| id.text).map(|id| RuleView {
            rule: id.id.to_string(),
            row: String::new(),
            then: "text",
            about: Condition { act: Vec::new(), of: Vec::new(), when: Vec::new() },
            duty: Vec::new(),
            over: Vec::new(),
            message: None,
            cite: cite(&id.cite),
            notes: strings(&id.notes),
        });
        let advice = text.advice.iter().map(|row| RuleView {
            rule: row.code.to_string(),
            row: String::new(),
            then: "advice",
            about: row.trigger.as_ref().map_or_else(
                || Condition { act: Vec::new(), of: Vec::new(), when: row.depends.iter().map(|d| (d.to_string(), Vec::new())).collect() },
                |trigger| self.condition(trigger),
            ),
            duty: Vec::new(),
            over: Vec::new(),
            message: Some(format!("{} ({})", row.message, row.severity.id())),
            cite: cite(&row.cite),
            notes: strings(&row.notes),
        });
        Ok(LawPage {
            law: summary(text),
            scope: text.scope.iter().map(|clause| self.condition(clause)).collect(),
            rules: rules.chain(texts).chain(advice).collect(),
            notes: notes(&text.notes),
        })
    }

    /// The wording of a note, wherever it is kept.
    pub fn note(&self, id: &str) -> Option<&str> {
        let shared = self.vocabulary().notes.iter();
        self.texts().flat_map(|text| text.notes.iter()).chain(shared).find(|note| note.id == id).map(|note| note.say.as_ref())
    }

    fn rule(&self, text: &LawText, rule: &Rule) -> RuleView {
        let trigger = Trigger { acts: rule.acts, of: rule.of, when: rule.when, since: rule.cite.since, until: rule.cite.until };
        RuleView {
            rule: text.ids.get(usize::from(rule.id)).map(|id| id.id.to_string()).unwrap_or_default(),
            row: rule.row.to_string(),
            then: conclusion(rule.then),
            about: self.condition(&trigger),
            duty: named(&self.vocabulary().duties, u64::from(rule.duties)),
            over: strings(&rule.over),
            message: None,
            cite: cite(&rule.cite),
            notes: strings(&rule.notes),
        }
    }

    fn condition(&self, trigger: &Trigger) -> Condition {
        let v = self.vocabulary();
        // Every one is none in particular.
        let some = |list: &[Word], bits: u64| Some(named(list, bits)).filter(|ids| ids.len() < list.len()).unwrap_or_default();
        Condition { act: some(&v.acts, u64::from(trigger.acts)), of: some(&v.categories, trigger.of.0), when: when(v, &trigger.when) }
    }
}

/// The ids of the words that are in a set, one bit a word.
pub(crate) fn named(list: &[Word], bits: u64) -> Vec<String> {
    list.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, word)| word.id.to_string()).collect()
}

/// What a cube says: for each fact that it does not leave open, the values that it allows.
pub(crate) fn when(v: &Vocabulary, cube: &Cube) -> Vec<(String, Vec<String>)> {
    let facts = v.space.known(cube);
    let one = |fact: u8| {
        let values = allowed(v, fact, cube).into_iter().map(str::to_owned).collect();
        Some((v.facts.get(usize::from(fact))?.id.to_string(), values))
    };
    facts.iter().filter_map(one).collect()
}

fn summary(text: &LawText) -> LawSummary {
    LawSummary {
        law: text.id.to_string(),
        title: text.title.to_string(),
        place: text.place.to_string(),
        status: text.status.id(),
        since: text.since.to_string(),
        until: text.until.map(|day| day.to_string()),
        rules: text.rules.len(),
        digest: hex(&text.digest),
    }
}

/// Notes with their wording.
pub(crate) fn notes(list: &List<Note>) -> Vec<NoteView> {
    let note = |note: &Note| NoteView {
        note: note.id.to_string(),
        say: note.say.to_string(),
        difference: note.difference.as_ref().map(ToString::to_string),
        reading: note.reading.as_ref().map(ToString::to_string),
    };
    list.iter().map(note).collect()
}

fn strings(list: &List<Str>) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}
