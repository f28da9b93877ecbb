//! The answer, as it goes over the wire: fields in this order, collections in law order.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use privity_core::text::Str;

use crate::fault::Fault;

/// An object whose keys keep their order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Map(pub Vec<(Str, Str)>);

impl Map {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_ref())
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Answer {
    /// The version of the wire.
    pub v: u32,
    /// `permitted`, `needs_approval`, `prohibited`, `needs_facts`, or `no_rule`: no law asked covers it.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Verdict"))]
    pub verdict: &'static str,
    /// What each law says, in the order asked.
    pub laws: Vec<LawAnswer>,
    /// The facts that can still change the verdict, the one that settles most first.
    pub missing: Vec<Missing>,
    /// Approvals still to be given, with which the verdict is `permitted`.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Fact>"))]
    pub approvals: Vec<Str>,
    /// Facts a closed question left out, each of which, being true, would make the verdict stricter.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Fact>"))]
    pub assumed: Vec<Str>,
    /// What would change the verdict.
    pub flips: Vec<Flip>,
    /// What must be done.
    pub duties: Vec<Duty>,
    /// Warnings; they never change a verdict.
    pub advice: Vec<Advice>,
    /// Ids of notes that concern the question itself.
    pub notes: Vec<Str>,
    /// What answered what.
    pub seal: Seal,
}

/// What one law says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct LawAnswer {
    /// The law.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::AnyLaw"))]
    pub law: Str,
    /// As [`Answer::verdict`], with `not_covered` in place of `no_rule`.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::LawVerdict"))]
    pub verdict: &'static str,
    /// The verdict for each category, in the order asked.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Each<crate::types::Category, crate::types::LawVerdict>"))]
    pub of: Map,
    /// Every rule that decides in some completion.
    pub because: Vec<Because>,
    /// Known facts that alone force the verdict, none of which can be left out.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Missable>"))]
    pub given: Vec<Str>,
    /// The facts that can still change this law's verdict.
    pub missing: Vec<Missing>,
    /// Approvals still to be given.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Fact>"))]
    pub approvals: Vec<Str>,
    /// What would change this law's verdict.
    pub flips: Vec<Flip>,
    /// What this law says must be done.
    pub duties: Vec<Duty>,
    /// For each category, whether the law enumerates it, an officer designated it, or it is residual.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Each<crate::types::Category, crate::types::BasisId>"))]
    pub basis: Map,
    /// Ids of notes.
    pub notes: Vec<Str>,
}

/// A rule that decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Because {
    /// Its id.
    pub rule: Str,
    /// `permit`, `needs_approval`, `prohibit`, or `cite`: it decides nothing and is named.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Then"))]
    pub then: &'static str,
    /// Whether it does in every completion.
    pub certain: bool,
    /// For which of the categories asked.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Category>"))]
    pub of: Vec<Str>,
    /// Where it says so.
    pub cite: Cite,
}

/// Where words come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Cite {
    /// The section of law.
    pub section: Str,
    /// At most 25 words of it.
    pub quote: Str,
    /// Whether the words are not the law's own.
    #[serde(skip_serializing_if = "is_false")]
    pub paraphrase: bool,
    /// The document quoted, by title.
    pub source: Str,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Str>,
    /// First day in force.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Day"))]
    pub since: String,
    /// First day no longer in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::Day>"))]
    pub until: Option<String>,
    /// The day the text was checked.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Day"))]
    pub checked: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// A fact that can still change the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Missing {
    /// The fact; also `actor`, `to`, `purpose` or `process`.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Missable"))]
    pub fact: Str,
    /// The question to ask.
    pub ask: Str,
    /// What is known suggests about it. It was not assumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggests: Option<bool>,
    /// The note that says why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Str>,
}

/// A smallest set of changes that reaches a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Flip {
    /// The verdict reached.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Verdict"))]
    pub into: &'static str,
    /// The changes.
    pub change: Vec<Change>,
}

/// A fact obtained, or established.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Change {
    /// The fact.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Fact"))]
    pub fact: Str,
    /// What was known of it; null if nothing.
    pub from: Option<bool>,
    /// What it becomes.
    pub to: bool,
}

/// Something that must be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Duty {
    /// The duty.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::DutyId"))]
    pub duty: Str,
    /// Whether it is due in every completion.
    pub certain: bool,
    /// Where it says so.
    pub cite: Cite,
}

/// A warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Advice {
    /// Its code.
    pub code: Str,
    /// `high`, `med`, `low` or `info`.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Severity"))]
    pub severity: &'static str,
    /// What to do.
    pub message: Str,
    /// Where it says so.
    pub cite: Cite,
}

/// What answered what: enough to ask again and compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Seal {
    /// The engine and its version.
    pub engine: String,
    /// SHA-256 over the files of the laws asked, in their order.
    pub laws: String,
    /// SHA-256 of the canonical question.
    pub question: String,
    /// The day asked about.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Day"))]
    pub on: String,
}

/// Canonical JSON of an answer or a fault: fields in order, no spaces, UTF-8. A fault is `{"v":1,"fault":{…}}`.
pub fn to_json(result: &Result<Answer, Fault>) -> String {
    match result {
        // Strings and integers only: printing them cannot fail.
        Ok(answer) => serde_json::to_string(answer).unwrap_or_default(),
        Err(fault) => fault.clone().json(),
    }
}
