//! Two laws side by side, or one law on two days: where they differ, each difference with a question that shows it.

use privity_core::compare::{Compared, Relation, Side, compare};
use privity_core::text::{LawText, Str, Trigger};
use privity_core::{Categories, Cube, Day};
use serde::Serialize;
use serde::ser::Serializer;

use crate::answer::{Because, Cite};
use crate::decide::{basis_of, cite, in_days};
use crate::fault::Fault;
use crate::known::Question;
use crate::laws::Laws;
use crate::resolve::date;
use crate::show::{named, when};
use crate::witness;

/// Where two laws differ, or one law on two days. Relations are those of `b` beside `a`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The version of the wire.
    pub v: u32,
    /// The first law.
    pub a: Compares,
    /// The second law.
    pub b: Compares,
    /// What `b` is beside `a`, in all: `same`, `stricter`, `looser`, or `incomparable`: stricter in one world, looser in another.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Relation"))]
    pub relation: &'static str,
    /// Acts and categories that compare alike. Every act and category that either law covers is in exactly one.
    pub parts: Vec<Part>,
    /// Categories protected on another basis.
    pub basis: Vec<BasisDiffers>,
    /// Notes that the rows of one carry, or of both.
    pub notes: Notes,
}

/// A law on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Compares {
    /// Its id.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::AnyLaw"))]
    pub law: String,
    /// Its full name.
    pub title: String,
    /// `in_force`, `proposed`, `repealed`, or `advice`.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Status"))]
    pub status: &'static str,
    /// The day.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Day"))]
    pub on: String,
    /// First day in force.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Day"))]
    pub since: String,
    /// First day no longer.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::Day>"))]
    pub until: Option<String>,
    /// Whether it is in force on that day.
    pub begun: bool,
}

/// Acts and categories in which two laws compare alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Part {
    /// The acts.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Act>"))]
    pub act: Vec<String>,
    /// The categories.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Category>"))]
    pub of: Vec<String>,
    /// What `b` is beside `a` here.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Relation"))]
    pub relation: &'static str,
    /// Where the outcomes differ.
    pub differs: Vec<Differs>,
    /// Where the outcomes agree and the duties differ.
    pub duties: Vec<DutyDiffers>,
}

/// Worlds in which `a` has one outcome and `b` another: every such world is in `worlds`, and no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Differs {
    /// What `a` says.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::LawVerdict"))]
    pub a: &'static str,
    /// What `b` says.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::LawVerdict"))]
    pub b: &'static str,
    /// The worlds.
    pub worlds: Vec<Worlds>,
}

/// Worlds in which one law brings a duty and the other does not, with the same outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct DutyDiffers {
    /// The duty.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::DutyId"))]
    pub duty: String,
    /// Which law brings it: `a` or `b`.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Side"))]
    pub only: &'static str,
    /// What both say.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::LawVerdict"))]
    pub verdict: &'static str,
    /// The worlds.
    pub worlds: Vec<Worlds>,
}

/// A cube: a set of worlds that cannot be made larger without holding some in which the laws do not differ so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Worlds {
    /// For each fact that matters, the values it has one of.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Each<crate::types::Missable, Vec<String>>"))]
    pub when: When,
    /// One of these worlds, and what each law says there.
    pub witness: Witness,
}

/// A world that shows a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Witness {
    /// The question to `a`, and its answer.
    pub a: Said,
    /// The question to `b`, and its answer.
    pub b: Said,
}

/// A question, and what the law asked says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Said {
    /// The question, with everything known.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Asked"))]
    pub question: Question,
    /// The verdict.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::SaidVerdict"))]
    pub verdict: &'static str,
    /// The rules that decide, each with its citation.
    pub because: Vec<Because>,
    /// The duties.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::DutyId>"))]
    pub duties: Vec<Str>,
    /// Ids of the notes of the answer.
    pub notes: Vec<Str>,
}

/// Categories that the laws protect on another basis, or from another source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct BasisDiffers {
    /// The categories.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Category>"))]
    pub of: Vec<String>,
    /// On what basis `a` protects them: `enumerated`, `designated`, `residual`; nothing if it does not say.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::BasisId>"))]
    pub a: Option<&'static str>,
    /// On what basis `b` does.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::BasisId>"))]
    pub b: Option<&'static str>,
    /// Where `a` says so.
    pub a_cite: Option<Cite>,
    /// Where `b` says so.
    pub b_cite: Option<Cite>,
}

/// Ids of notes that rows in force carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Notes {
    /// Only those of `a`.
    pub a: Vec<String>,
    /// Only those of `b`.
    pub b: Vec<String>,
    /// Those of both.
    pub both: Vec<String>,
}

/// For facts, in vocabulary order, the values each may have. As JSON an object of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When(pub Vec<(String, Vec<String>)>);

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(fact, values)| (fact, values)))
    }
}

/// A law and the day it is read on.
struct Read<'a> {
    at: usize,
    text: &'a LawText,
    on: Day,
}

impl Laws {
    /// Compares two laws, each named by its id, or by id and day (`nm-mvd@2025-06-30`). Without a day, a law is read on the day of the
    /// other; if neither has one, as they read last.
    ///
    /// Faults: `unknown-law`, `bad-date`, `no-words`, `too-complex`.
    ///
    /// ```
    /// let later = privity::Laws::builtin().compare("nm-mvd@2025-06-30", "nm-mvd@2025-07-01")?;
    /// assert_eq!(later.relation, "stricter");
    /// assert_eq!(later.parts.iter().find(|part| !part.differs.is_empty()).map(|part| part.relation), Some("stricter"));
    /// # Ok::<(), privity::Fault>(())
    /// ```
    pub fn compare(&self, a: &str, b: &str) -> Result<Comparison, Fault> {
        self.studied()?;
        let (a, b) = self.pair(a, b)?;
        let v = self.vocabulary();
        let complex = |_| Fault::new("too-complex", "these laws differ in too many ways");
        let (Some(x), Some(y)) = (self.law(a.at), self.law(b.at)) else {
            return Err(Fault::new("unknown-law", "unknown law"));
        };
        let all = Categories(v.categories.iter().fold(0, |bits, _| bits << 1 | 1));
        let compared = compare(&v.space, Side { law: &x, on: a.on }, Side { law: &y, on: b.on }, all).map_err(complex)?;
        let relation = compared.iter().fold(Relation::Same, |relation, part| relation.and(part.relation));
        let parts = compared.iter().map(|part| self.part(&a, &b, part)).collect::<Result<Vec<Part>, Fault>>()?;
        Ok(Comparison {
            v: crate::V,
            a: describe(&a),
            b: describe(&b),
            relation: word(relation),
            parts,
            basis: self.basis_differs(&a, &b),
            notes: notes(&a, &b),
        })
    }

    /// The laws and days that two references name.
    fn pair(&self, a: &str, b: &str) -> Result<(Read<'_>, Read<'_>), Fault> {
        let ((a, a_day), (b, b_day)) = (self.reference(a)?, self.reference(b)?);
        let (Some(x), Some(y)) = (self.text(a), self.text(b)) else {
            return Err(Fault::new("unknown-law", "unknown law"));
        };
        let (x_last, y_last) = (last(x, self.edges(a)), last(y, self.edges(b)));
        let holds = |text: &LawText, day: Day| day.within(text.since, text.until);
        // Neither day said: one day for both, if there is one on which both are law as they read last.
        let both = Some(x_last.max(y_last)).filter(|day| holds(x, *day) && holds(y, *day));
        let other = |text: &LawText, said: Option<Day>| said.filter(|day| holds(text, *day)).or(both.filter(|_| said.is_none()));
        let x_on = a_day.or_else(|| other(x, b_day)).unwrap_or(x_last);
        let y_on = b_day.or_else(|| other(y, a_day)).unwrap_or(y_last);
        Ok((Read { at: a, text: x, on: x_on }, Read { at: b, text: y, on: y_on }))
    }

    /// A law, and a day if one is named.
    fn reference(&self, reference: &str) -> Result<(usize, Option<Day>), Fault> {
        let (id, day) = reference.split_once('@').map_or((reference, None), |(id, day)| (id, Some(day)));
        let no_day = |_| Fault::new("bad-date", "what follows `@` is not a day of the calendar");
        Ok((self.one(id)?.0, day.map(date).transpose().map_err(no_day)?))
    }

    fn edges(&self, at: usize) -> Vec<Day> {
        self.law(at).map(|law| law.edges.to_vec()).unwrap_or_default()
    }

    fn part(&self, a: &Read<'_>, b: &Read<'_>, part: &Compared) -> Result<Part, Fault> {
        let v = self.vocabulary();
        let act = part.acts.trailing_zeros() as u8;
        let worlds = |cubes: &[Cube]| -> Result<Vec<Worlds>, Fault> {
            let each = cubes.iter().map(|cube| {
                let says = |read: &Read<'_>| {
                    let question = witness::question(v, &read.text.id, read.on, act, part.of, cube);
                    self.said(question)
                };
                Ok(Worlds { when: When(when(v, cube)), witness: Witness { a: says(a)?, b: says(b)? } })
            });
            each.collect()
        };
        let differs = part.differences.iter().map(|d| Ok(Differs { a: d.from.id(), b: d.into.id(), worlds: worlds(&d.cubes)? }));
        let duties = part.duties.iter().map(|d| {
            Ok(DutyDiffers {
                duty: v.duties.get(usize::from(d.duty)).map(|word| word.id.to_string()).unwrap_or_default(),
                only: if d.second { "b" } else { "a" },
                verdict: d.outcome.id(),
                worlds: worlds(&d.cubes)?,
            })
        });
        Ok(Part {
            act: named(&v.acts, u64::from(part.acts)),
            of: named(&v.categories, part.of.0),
            relation: word(part.relation),
            differs: differs.collect::<Result<Vec<Differs>, Fault>>()?,
            duties: duties.collect::<Result<Vec<DutyDiffers>, Fault>>()?,
        })
    }

    /// What the one law of a question says.
    pub(crate) fn said(&self, question: Question) -> Result<Said, Fault> {
        let answer = self.decide(&question)?;
        let mut said = Said { question, verdict: answer.verdict, because: Vec::new(), duties: Vec::new(), notes: Vec::new() };
        let one = answer.laws.len() == 1;
        for law in answer.laws {
            if one {
                said.verdict = law.verdict;
            }
            said.because.extend(law.because);
            said.notes.extend(law.notes);
        }
        said.duties = answer.duties.into_iter().map(|duty| duty.duty).collect();
        Ok(said)
    }

    fn basis_differs(&self, a: &Read<'_>, b: &Read<'_>) -> Vec<BasisDiffers> {
        let mut found: Vec<BasisDiffers> = Vec::new();
        for (at, word) in (0_u8..).zip(self.vocabulary().categories.iter()) {
            let ((said_a, a_cite), (said_b, b_cite)) = (basis(a, at), basis(b, at));
            let section = |cite: &Option<Cite>| cite.as_ref().map(|cite| (cite.section.clone(), cite.source.clone()));
            if said_a == said_b && section(&a_cite) == section(&b_cite) {
                continue;
            }
            let alike =
                |other: &&mut BasisDiffers| other.a == said_a && other.b == said_b && other.a_cite == a_cite && other.b_cite == b_cite;
            match found.iter_mut().find(alike) {
                Some(other) => other.of.push(word.id.to_string()),
                None => found.push(BasisDiffers { of: vec![word.id.to_string()], a: said_a, b: said_b, a_cite, b_cite }),
            }
        }
        found
    }
}

/// The first day of the last span in which a law reads the same.
fn last(text: &LawText, edges: Vec<Day>) -> Day {
    let days = edges.into_iter().chain(text.basis.iter().map(|row| row.trigger.since));
    days.filter(|day| day.within(text.since, text.until)).max().unwrap_or(text.since)
}

fn basis(read: &Read<'_>, category: u8) -> (Option<&'static str>, Option<Cite>) {
    let text = read.text;
    if text.basis.is_empty() || !read.on.within(text.since, text.until) {
        return (None, None);
    }
    match basis_of(text, category, read.on) {
        Some(row) if row.basis == "enumerated" => (Some("enumerated"), Some(cite(&row.cite))),
        Some(row) => (Some("designated"), Some(cite(&row.cite))),
        None => (Some("residual"), None),
    }
}

/// The notes that what is in force on the day carries, or that the law's own triggers bring.
fn carried(read: &Read<'_>) -> Vec<String> {
    let (text, on) = (read.text, read.on);
    let rules = text.rules.iter().filter(|rule| on.within(rule.cite.since, rule.cite.until)).flat_map(|rule| rule.notes.iter());
    let bases = text.basis.iter().filter(|row| in_days(&row.trigger, on)).flat_map(|row| row.notes.iter());
    let texts = text.ids.iter().filter(|id| id.text).flat_map(|id| id.notes.iter());
    let triggered = |trigger: &Trigger| in_days(trigger, on);
    let own = text.notes.iter().filter(|note| note.trigger.as_ref().is_some_and(triggered)).map(|note| &note.id);
    let mut ids: Vec<String> = rules.chain(bases).chain(texts).chain(own).map(Str::to_string).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn notes(a: &Read<'_>, b: &Read<'_>) -> Notes {
    let (of_a, of_b) = (carried(a), carried(b));
    let (both, a): (Vec<String>, Vec<String>) = of_a.into_iter().partition(|id| of_b.contains(id));
    let b = of_b.into_iter().filter(|id| !both.contains(id)).collect();
    Notes { a, b, both }
}

fn describe(read: &Read<'_>) -> Compares {
    let text = read.text;
    Compares {
        law: text.id.to_string(),
        title: text.title.to_string(),
        status: text.status.id(),
        on: read.on.to_string(),
        since: text.since.to_string(),
        until: text.until.map(|day| day.to_string()),
        begun: read.on.within(text.since, text.until),
    }
}

fn word(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Stricter => "stricter",
        Relation::Looser => "looser",
        Relation::Incomparable => "incomparable",
    }
}
