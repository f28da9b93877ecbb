//! An answer in words a clerk can read.

use privity_core::text::Str;

use crate::answer::{Answer, Because, LawAnswer, Missing};
use crate::fault::Fault;
use crate::known::Question;
use crate::laws::Laws;
use crate::resolve::Asked;

/// What a piece of an explanation is, for those who show it in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The heading of a part.
    Heading,
    /// A verdict; which one is its text.
    Verdict(&'static str),
    /// The words of a law.
    Quote,
    /// Where something is said, and other small print.
    Small,
    /// Anything else.
    Plain,
}

/// How to show a piece of an explanation.
pub type Paint<'a> = dyn Fn(Style, &str) -> String + 'a;

impl Laws {
    /// Answers a question in words: the verdict, why with citations and quotations, what is missing as questions, what would
    /// change it, who approves, duties and warnings.
    pub fn explain(&self, question: &Question) -> Result<String, Fault> {
        self.ask(question)?.explain()
    }

    /// Puts an answer into words, each piece shown by `paint`.
    pub fn explain_answer(&self, answer: &Answer, paint: &Paint<'_>) -> String {
        Page { laws: self, paint, text: String::new() }.write(answer)
    }
}

impl Asked {
    /// The answer in words. Fault: `no-words`, if the words of the laws are neither built in nor loaded, all of them.
    pub fn explain(&self) -> Result<String, Fault> {
        self.all.studied()?;
        Ok(self.all.explain_answer(&self.answer()?, &|_, text| text.to_owned()))
    }
}

/// A verdict in words.
fn words(verdict: &str) -> &'static str {
    match verdict {
        "permitted" => "PERMITTED",
        "needs_approval" => "NEEDS APPROVAL",
        "prohibited" => "PROHIBITED",
        "needs_facts" => "NEEDS FACTS: it depends on what is not yet known",
        "not_covered" => "not covered",
        _ => "NO RULE: none of the laws asked covers this, which does not mean that it is allowed",
    }
}

struct Page<'a> {
    laws: &'a Laws,
    paint: &'a Paint<'a>,
    text: String,
}

impl Page<'_> {
    fn write(mut self, answer: &Answer) -> String {
        self.line(0, Style::Verdict(answer.verdict), words(answer.verdict));
        for law in &answer.laws {
            self.law(law, answer.laws.len() > 1);
        }
        self.missing(&answer.missing);
        self.list("Who must still approve", answer.approvals.iter().map(|id| self.fact(id)).collect());
        let flips = answer.flips.iter().map(|flip| {
            let changes: Vec<String> = flip
                .change
                .iter()
                .map(|c| if c.to { self.fact(&c.fact) } else { format!("It is not so: {}", self.fact(&c.fact)) })
                .collect();
            changes.join("\n  And: ")
        });
        self.list("What would make it permitted", flips.collect());
        let duties: Vec<String> = answer
            .duties
            .iter()
            .map(|duty| {
                let when = if duty.certain { "" } else { " (depending on what is missing)" };
                format!("{}{when}  [{}]", self.duty(&duty.duty), duty.cite.section)
            })
            .collect();
        self.list("What must be done", duties);
        self.list("Take care", answer.advice.iter().map(|a| format!("{}  [{}, {}]", a.message, a.code, a.severity)).collect());
        self.list(
            "Read as not so, because nobody said otherwise; if it is so, the answer is stricter",
            answer.assumed.iter().map(|id| self.fact(id)).collect(),
        );
        self.notes(answer.notes.iter().chain(answer.laws.iter().flat_map(|law| &law.notes)));
        self.text.push('\n');
        self.line(
            0,
            Style::Small,
            &format!(
                "As of {}. Privity informs; it does not advise. {}, laws {}",
                answer.seal.on,
                answer.seal.engine,
                short(&answer.seal.laws)
            ),
        );
        self.text
    }

    fn law(&mut self, law: &LawAnswer, several: bool) {
        let title = self.laws.laws().into_iter().find(|known| known.law == law.law).map_or_else(
            || law.law.to_string(),
            |known| {
                if known.status == "in_force" { known.title } else { format!("{} ({})", known.title, known.status.replace('_', " ")) }
            },
        );
        self.heading(&title);
        self.line(2, Style::Verdict(law.verdict), words(law.verdict));
        let mixed = law.of.0.iter().any(|(_, verdict)| verdict != law.verdict);
        if mixed {
            for (category, verdict) in &law.of.0 {
                let line = format!("{}: {}", self.category(category), words(verdict).split(':').next().unwrap_or_default().to_lowercase());
                self.line(4, Style::Plain, &line);
            }
        }
        for because in &law.because {
            self.because(because, mixed);
        }
        if several && !law.missing.is_empty() {
            let facts: Vec<&str> = law.missing.iter().map(|m| m.fact.as_ref()).collect();
            self.line(4, Style::Small, &format!("turns on {}", facts.join(", ")));
        }
    }

    fn because(&mut self, because: &Because, mixed: bool) {
        let then = match because.then {
            "permit" => "permits",
            "needs_approval" => "asks for approval",
            "prohibit" => "prohibits",
            _ => "applies",
        };
        let perhaps = if because.certain { "" } else { ", perhaps" };
        let of: Vec<String> = because.of.iter().map(|c| self.category(c)).collect();
        let of = if mixed { format!(" ({})", of.join(", ")) } else { String::new() };
        self.line(4, Style::Plain, &format!("{} {then}{perhaps}{of}: {}", because.rule, because.cite.section));
        let mark = if because.cite.paraphrase { "in other words: " } else { "" };
        self.line(6, Style::Quote, &format!("{mark}“{}”", because.cite.quote));
        self.line(6, Style::Small, &format!("{}, checked {}", because.cite.source, because.cite.checked));
    }

    fn missing(&mut self, missing: &[Missing]) {
        let questions = missing.iter().map(|m| match m.suggests {
            Some(value) => format!("{}  (what is known suggests {}; check)", m.ask, if value { "yes" } else { "no" }),
            None => m.ask.to_string(),
        });
        self.list("Still to be answered, what settles most first", questions.collect());
    }

    fn notes<'n>(&mut self, ids: impl Iterator<Item = &'n Str>) {
        let mut seen: Vec<&Str> = Vec::new();
        for id in ids {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        let notes = seen.into_iter().filter_map(|id| self.laws.note(id).map(|say| format!("{say}  [{id}]")));
        self.list("Notes", notes.collect());
    }

    fn list(&mut self, heading: &str, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        self.heading(heading);
        for item in items {
            let mut lines = item.split('\n');
            let first = lines.next().unwrap_or_default();
            self.line(2, Style::Plain, &format!("• {first}"));
            for more in lines {
                self.line(2, Style::Plain, more);
            }
        }
    }

    fn heading(&mut self, text: &str) {
        self.text.push('\n');
        self.line(0, Style::Heading, text);
    }

    fn line(&mut self, indent: usize, style: Style, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(&(self.paint)(style, text));
        self.text.push('\n');
    }

    fn fact(&self, id: &str) -> String {
        let facts = self.laws.vocabulary().facts.iter();
        facts.clone().find(|fact| fact.id == id).map_or_else(|| id.to_owned(), |fact| fact.text.to_string())
    }

    fn duty(&self, id: &str) -> String {
        self.laws.vocabulary().duties.iter().find(|word| word.id == id).map_or_else(|| id.to_owned(), |word| word.text.to_string())
    }

    fn category(&self, id: &str) -> String {
        self.laws.vocabulary().categories.iter().find(|word| word.id == id).map_or_else(|| id.to_owned(), |word| word.text.to_string())
    }
}

/// The first digits of a digest.
fn short(digest: &str) -> &str {
    digest.get(..19).unwrap_or(digest)
}
