//! What is wrong with a law file, where, and the nearest right thing.

use core::fmt;
use core::ops::Range;

use miette::{Diagnostic, LabeledSpan, Severity};

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable code, such as `law-conflict`.
    pub code: &'static str,
    /// Whether the file still compiles.
    pub warning: bool,
    /// One sentence: lower case, no period.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where: byte ranges of the file, with what is there. The first is the place to look.
    pub at: Vec<(Range<usize>, String)>,
    /// A question that shows it, as JSON.
    pub witness: Option<String>,
}

/// Every code a problem may have, with when it comes.
pub const PROBLEMS: &[(&str, &str)] = &[
    ("claim-days", "a claim is about one day and about a span of days at once"),
    ("claim-says", "a claim says nothing, or more than one thing, or names no law"),
    ("claim-witness", "the question that refutes a claim cannot be written"),
    ("law-advice", "a pack of advice has a scope or rules, or a row of it says its trigger twice"),
    ("law-approval", "an approval is named where none is needed, or needed where none would permit"),
    ("law-conflict", "two rows decide one question differently, and neither overrides the other"),
    ("law-dates", "a last day is before its first"),
    ("law-dead-rule", "a row can never decide"),
    ("law-duplicate", "an id, or the key of a row, is given twice"),
    ("law-empty", "something is empty that must not be"),
    ("law-gap", "no row decides a question that the law covers"),
    ("law-id", "an id has characters that ids do not have"),
    ("law-override", "a row overrides itself"),
    ("law-quote", "a quotation is longer than 25 words"),
    ("law-syntax", "the file is not TOML, or a key is unknown, missing or of the wrong kind"),
    ("law-too-complex", "the rows multiply out to more cubes than can be kept"),
    ("law-too-large", "the file is longer than any law"),
    ("law-type", "a value is of the wrong kind"),
    ("law-unknown-id", "an id is not in the vocabulary or not in the file"),
    ("law-unread", "nobody has read the text for a long time"),
];

impl Problem {
    /// A problem that keeps a file from compiling, at a place of it.
    pub fn new(code: &'static str, message: impl Into<String>, at: Range<usize>) -> Problem {
        Problem { code, warning: false, message: visible(message), help: None, at: vec![(at, String::new())], witness: None }
    }

    /// What keeps a text from being read as TOML.
    pub fn of_toml(code: &'static str, error: &toml::de::Error) -> Problem {
        let message = error.message().split('\n').next().unwrap_or_default().trim_end_matches('.');
        Problem::new(code, message, error.span().unwrap_or(0..0))
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(visible(help));
        self
    }

    pub(crate) fn warning(mut self) -> Problem {
        self.warning = true;
        self
    }

    pub(crate) fn and_at(mut self, at: Range<usize>, label: impl Into<String>) -> Problem {
        self.at.push((at, visible(label)));
        self
    }

    pub(crate) fn witness(mut self, question: String) -> Problem {
        self.witness = Some(question);
        self
    }

    /// The line and column, from 1, of the place to look.
    pub fn position(&self, source: &str) -> (usize, usize) {
        let start = self.at.first().map_or(0, |(range, _)| range.start);
        let before = source.get(..start).unwrap_or(source);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Problem {}

impl Diagnostic for Problem {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(if self.warning { Severity::Warning } else { Severity::Error })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let witness = self.witness.as_ref().map(|question| format!("a question that shows it: {question}"));
        let parts: Vec<&str> = self.help.as_deref().into_iter().chain(witness.as_deref()).collect();
        if parts.is_empty() { None } else { Some(Box::new(parts.join("\n"))) }
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(
            self.at.iter().map(|(range, label)| LabeledSpan::new((!label.is_empty()).then(|| label.clone()), range.start, range.len())),
        ))
    }
}

/// Everything wrong with a file that keeps it from compiling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.0.iter().enumerate() {
            write!(f, "{}{problem}", if i == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl core::error::Error for Problems {}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems(vec![problem])
    }
}

/// A text in which control characters are written out (`\n`, `\u{1b}`): an id of a file may hold any, and a terminal would act on them.
pub fn visible(text: impl Into<String>) -> String {
    let text = text.into();
    if !text.contains(char::is_control) {
        return text;
    }
    let shown = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(shown).collect()
}

/// Offers the nearest known id.
pub fn nearest<'a>(problem: Problem, id: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    let near = known.map(|k| (strsim::damerau_levenshtein(id, k), k)).min().filter(|(distance, k)| *distance <= 2.max(k.len() / 3));
    match near {
        Some((_, near)) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    }
}
