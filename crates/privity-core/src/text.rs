//! The words beside the tables: ids, citations, quotations, notes. No decision reads them.
//!
//! Every type can be a `static` (borrowed) or built at run time (owned).

use alloc::borrow::Cow;

use crate::{Categories, Cube, Day, Space, Then};

/// A string, borrowed or owned.
pub type Str = Cow<'static, str>;
/// A list, borrowed or owned.
pub type List<T> = Cow<'static, [T]>;

/// An id of the vocabulary with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Word {
    /// The id.
    pub id: Str,
    /// What it means, in plain language.
    pub text: Str,
}

/// A fact of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Fact {
    /// The id.
    pub id: Str,
    /// What it means.
    pub text: Str,
    /// The question to put to a person.
    pub ask: Str,
    /// For a fact that is not true or false: its values, in the order of its bits.
    pub values: Option<Domain>,
}

/// What the values of a fact are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Domain {
    /// [`Vocabulary::parties`].
    Party,
    /// [`Vocabulary::purposes`].
    Purpose,
    /// [`Vocabulary::processes`].
    Process,
}

/// A place and the laws in force there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Place {
    /// The id.
    pub id: Str,
    /// Ids of its laws, in order.
    pub laws: List<Str>,
}

/// Everything a question may name. Order is the order of answers.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Vocabulary {
    /// Where each fact's bits are; as many fields as facts. Not written by serde: it is the program's own.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub space: Space<'static>,
    /// The facts.
    pub facts: List<Fact>,
    /// Actors and recipients.
    pub parties: List<Word>,
    /// Purposes.
    pub purposes: List<Word>,
    /// Kinds of legal process.
    pub processes: List<Word>,
    /// Acts.
    pub acts: List<Word>,
    /// Categories of information.
    pub categories: List<Word>,
    /// Duties.
    pub duties: List<Word>,
    /// Places.
    pub places: List<Place>,
    /// Notes any answer may carry.
    pub notes: List<Note>,
    /// What is known suggests about facts that are not.
    pub suggestions: List<Suggestion>,
}

/// What something known suggests about a fact; offered beside the question to ask, never assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Suggestion {
    /// The fact.
    pub fact: u8,
    /// When it is suggested.
    pub when: Cube,
    /// What is suggested.
    pub value: bool,
    /// The note that says why.
    pub note: Str,
}

impl Vocabulary {
    /// The values of a fact that is not true or false.
    pub fn values(&self, domain: Domain) -> &[Word] {
        match domain {
            Domain::Party => &self.parties,
            Domain::Purpose => &self.purposes,
            Domain::Process => &self.processes,
        }
    }

    /// Keeps ids only.
    pub fn mute(&mut self) {
        self.show();
        self.facts.to_mut().iter_mut().for_each(|fact| fact.ask = Str::default());
        (self.notes, self.suggestions) = (List::default(), List::default());
    }

    /// Keeps what answers show: ids, the questions to ask, what is suggested, which notes there are.
    pub fn show(&mut self) {
        self.facts.to_mut().iter_mut().for_each(|fact| fact.text = Str::default());
        for list in [&mut self.parties, &mut self.purposes, &mut self.processes, &mut self.acts, &mut self.categories, &mut self.duties] {
            list.to_mut().iter_mut().for_each(|word| word.text = Str::default());
        }
        self.notes.to_mut().iter_mut().for_each(Note::show);
    }

    /// The number of a fact.
    pub fn fact(&self, id: &str) -> Option<u8> {
        (0_u8..).zip(self.facts.iter()).find(|(_, fact)| fact.id == id).map(|(at, _)| at)
    }
}

/// Whether a law is law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Status {
    /// In force.
    InForce,
    /// Proposed and never enacted.
    Proposed,
    /// Repealed.
    Repealed,
    /// Advice that decides nothing.
    Advice,
}

impl Status {
    /// As written in a law file.
    pub const fn id(self) -> &'static str {
        match self {
            Status::InForce => "in_force",
            Status::Proposed => "proposed",
            Status::Repealed => "repealed",
            Status::Advice => "advice",
        }
    }
}

/// Where words come from, and when somebody looked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cite {
    /// The section of law.
    pub section: Str,
    /// At most 25 words of it.
    pub quote: Str,
    /// Whether the words are not the law's own.
    pub paraphrase: bool,
    /// The document quoted, by title.
    pub source: Str,
    /// Its address, if it has a public one.
    pub url: Option<Str>,
    /// First day in force.
    pub since: Day,
    /// First day no longer in force.
    pub until: Option<Day>,
    /// The day the text was checked against the source.
    pub checked: Day,
}

/// The words of a row; rows stand in file order, as in [`Law::rows`](crate::Law::rows).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rule {
    /// In [`LawText::ids`]: the rule's id.
    pub id: u16,
    /// The row's label, empty if its id has one row.
    pub row: Str,
    /// In [`LawText::ids`]: ids cited beside it.
    pub also: List<u16>,
    /// What it concludes.
    pub then: Then,
    /// When: the acts, one bit an act.
    pub acts: u32,
    /// When: the categories.
    pub of: Categories,
    /// When: the condition.
    pub when: Cube,
    /// Ids of facts that would supply the approval.
    pub approval: List<Str>,
    /// Keys of the rules it overrides.
    pub over: List<Str>,
    /// Duties, one bit a duty.
    pub duties: u32,
    /// Whether the law allows and never obliges.
    pub discretionary: bool,
    /// Its citation.
    pub cite: Cite,
    /// Ids of the notes it carries.
    pub notes: List<Str>,
}

/// An id of the digest of a law, with the citation to show for it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Id {
    /// The id.
    pub id: Str,
    /// The citation of its first row or text.
    pub cite: Cite,
    /// Notes of a text that decides nothing.
    pub notes: List<Str>,
    /// Whether it is a text that decides nothing here.
    pub text: bool,
}

/// When something other than a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Trigger {
    /// The acts, one bit an act.
    pub acts: u32,
    /// The categories.
    pub of: Categories,
    /// The condition.
    pub when: Cube,
    /// First day.
    pub since: Day,
    /// First day no longer.
    pub until: Option<Day>,
}

/// The wording of an ambiguity, or another thing to be said beside an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Note {
    /// The id.
    pub id: Str,
    /// What to say.
    pub say: Str,
    /// Where the sources differ.
    pub difference: Option<Str>,
    /// The reading taken.
    pub reading: Option<Str>,
    /// When every answer carries it.
    pub trigger: Option<Trigger>,
}

impl Note {
    /// Keeps what answers show: its id, which answers carry.
    fn show(&mut self) {
        (self.say, self.difference, self.reading) = (Str::default(), None, None);
    }
}

/// On what basis categories are protected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Basis {
    /// Which categories, from when.
    pub trigger: Trigger,
    /// `enumerated` or `designated`.
    pub basis: Str,
    /// Where it says so.
    pub cite: Cite,
    /// Ids of notes.
    pub notes: List<Str>,
}

/// How much a piece of advice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Severity {
    /// `high`
    High,
    /// `med`
    Med,
    /// `low`
    Low,
    /// `info`
    Info,
}

impl Severity {
    /// As written in a law file.
    pub const fn id(self) -> &'static str {
        match self {
            Severity::High => "high",
            Severity::Med => "med",
            Severity::Low => "low",
            Severity::Info => "info",
        }
    }
}

/// A warning that changes no verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Advice {
    /// Its code.
    pub code: Str,
    /// How much it matters.
    pub severity: Severity,
    /// What to say.
    pub message: Str,
    /// The principle it rests on.
    pub principle: Option<Str>,
    /// When it fires; `None` where no fact of a question decides it.
    pub trigger: Option<Trigger>,
    /// What keeps it from firing.
    pub unless: List<Cube>,
    /// Only where a discretionary rule decides.
    pub discretionary: bool,
    /// In words, what it depends on, where no fact of a question does.
    pub depends: Option<Str>,
    /// Where it says so.
    pub cite: Cite,
    /// Ids of notes.
    pub notes: List<Str>,
}

/// The words of a law.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LawText {
    /// Lower-case id.
    pub id: Str,
    /// Full name.
    pub title: Str,
    /// The place whose law it is.
    pub place: Str,
    /// Whether it is law.
    pub status: Status,
    /// First day in force.
    pub since: Day,
    /// First day no longer.
    pub until: Option<Day>,
    /// Ids of the digest, in order of appearance.
    pub ids: List<Id>,
    /// The words of each row.
    pub rules: List<Rule>,
    /// What it covers.
    pub scope: List<Trigger>,
    /// On what basis categories are protected.
    pub basis: List<Basis>,
    /// Ambiguities and the reading taken.
    pub notes: List<Note>,
    /// Warnings.
    pub advice: List<Advice>,
    /// SHA-256 of the law file.
    pub digest: [u8; 32],
}

impl LawText {
    /// Keeps what names the law and dates it.
    pub fn mute(&mut self) {
        self.title = Str::default();
        (self.ids, self.rules, self.scope) = (List::default(), List::default(), List::default());
        (self.basis, self.notes, self.advice) = (List::default(), List::default(), List::default());
    }

    /// Keeps what answers show: also the title, citations, which notes there are, warnings.
    pub fn show(&mut self) {
        self.scope = List::default();
        for id in self.ids.to_mut() {
            (id.notes, id.text) = (List::default(), false);
        }
        for rule in self.rules.to_mut() {
            (rule.row, rule.approval, rule.over) = (Str::default(), List::default(), List::default());
            (rule.acts, rule.of, rule.when) = (0, Categories(0), Cube::FULL);
            (rule.duties, rule.discretionary) = (0, false);
        }
        self.notes.to_mut().iter_mut().for_each(Note::show);
        for advice in self.advice.to_mut() {
            (advice.principle, advice.depends, advice.notes) = (None, None, List::default());
        }
    }
}
