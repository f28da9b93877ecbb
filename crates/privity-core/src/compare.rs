//! Where two laws differ, or one law on two days.
//!
//! For each act, categories that both laws treat alike go together. The worlds where one law says `a` and the other `b` are those that
//! four complete sums hold: "at most" and "beyond the one below", of each. So their primes are read off what is stored
//! ([`common`]), and no product of covers is formed.

use alloc::vec::Vec;

use crate::cover::{TooLarge, common, complement, minus};
use crate::{Act, Categories, Class, Cube, Day, Law, Outcome, Question, Range, Space};

/// A law on a day.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The law.
    pub law: &'a Law<'a>,
    /// The day.
    pub on: Day,
}

/// How the second of two laws is beside the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same outcome in every world.
    Same,
    /// Never milder, and stricter in some world.
    Stricter,
    /// Never stricter, and milder in some world.
    Looser,
    /// Stricter in some world, milder in another.
    Incomparable,
}

impl Relation {
    /// What two relations come to together.
    #[must_use]
    pub const fn and(self, other: Relation) -> Relation {
        match (self, other) {
            (Relation::Same, one) | (one, Relation::Same) => one,
            (Relation::Stricter, Relation::Stricter) => Relation::Stricter,
            (Relation::Looser, Relation::Looser) => Relation::Looser,
            _ => Relation::Incomparable,
        }
    }
}

/// Worlds in which the first law has one outcome and the second another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the first law says.
    pub from: Outcome,
    /// What the second says.
    pub into: Outcome,
    /// The worlds: primes, none of which can be left out.
    pub cubes: Vec<Cube>,
}

/// Worlds in which both laws have one outcome, and one of them a duty that the other has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyDifference {
    /// The duty, by its number in the vocabulary.
    pub duty: u8,
    /// Whether it is the second law that has it.
    pub second: bool,
    /// What both laws say.
    pub outcome: Outcome,
    /// The worlds: primes, none of which can be left out.
    pub cubes: Vec<Cube>,
}

/// How two laws compare in some acts, for some categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The acts, one bit an act.
    pub acts: u32,
    /// The categories.
    pub of: Categories,
    /// How the second law is beside the first.
    pub relation: Relation,
    /// Where outcomes differ, by the outcomes.
    pub differences: Vec<Difference>,
    /// Where outcomes agree and duties differ.
    pub duties: Vec<DutyDifference>,
}

/// Compares two laws: every act and category of `all` that either covers is in exactly one of the parts given back.
pub fn compare(space: &Space<'_>, a: Side<'_>, b: Side<'_>, all: Categories) -> Result<Vec<Compared>, TooLarge> {
    let mut parts: Vec<Compared> = Vec::new();
    for act in (0_u8..32).take_while(|act| u32::from(*act) < a.law.acts.max(b.law.acts)) {
        let mut of_act: Vec<Compared> = Vec::new();
        for (of, x) in split(a, act, all) {
            for (shared, y) in split(b, act, of) {
                if x.is_none() && y.is_none() {
                    continue;
                }
                let (first, second) = (Reading(a.law, x), Reading(b.law, y));
                let (differences, duties) = if alike(first, second) {
                    (Vec::new(), Vec::new())
                } else {
                    (differences(space, first, second)?, duties(space, first, second)?)
                };
                let relation = differences.iter().fold(Relation::Same, |relation, difference| {
                    relation.and(if difference.into > difference.from { Relation::Stricter } else { Relation::Looser })
                });
                let part = Compared { acts: 1 << (act & 31), of: shared, relation, differences, duties };
                // Categories that the laws treat differently may still differ between the laws in the same way.
                match of_act.iter_mut().find(|other| other.differences == part.differences && other.duties == part.duties) {
                    Some(other) => other.of = Categories(other.of.0 | part.of.0),
                    None => of_act.push(part),
                }
            }
        }
        for part in of_act {
            let alike = |other: &&mut Compared| other.of == part.of && other.differences == part.differences && other.duties == part.duties;
            match parts.iter_mut().find(alike) {
                Some(other) => other.acts |= part.acts,
                None => parts.push(part),
            }
        }
    }
    Ok(parts)
}

/// The categories by class; those in none are not covered.
fn split(side: Side<'_>, act: u8, of: Categories) -> Vec<(Categories, Option<&Class>)> {
    let question = Question { on: side.on, act: Act(act), of, know: Cube::FULL, world: None };
    let mut left = of.0;
    let mut parts = Vec::new();
    for class in side.law.touched(&question) {
        parts.push((Categories(class.of.0 & of.0), Some(class)));
        left &= !class.of.0;
    }
    if left != 0 {
        parts.push((Categories(left), None));
    }
    parts
}

/// The complete sums of a class; a category in none is not covered in any world.
#[derive(Clone, Copy)]
struct Reading<'a>(&'a Law<'a>, Option<&'a Class>);

impl<'a> Reading<'a> {
    /// The two sums that together hold the worlds of this outcome; a sum of every world is left out.
    fn sums(self, outcome: Outcome) -> Option<impl Iterator<Item = &'a [Cube]>> {
        let Some(class) = self.1 else {
            return (outcome == Outcome::NotCovered).then_some([None, None].into_iter().flatten());
        };
        let within = class.pair(outcome).map(|pair| pair.within.of(self.0.cubes));
        let beyond = outcome.below().and_then(|below| class.pair(below)).map(|pair| pair.beyond.of(self.0.cubes));
        Some([within, beyond].into_iter().flatten())
    }
}

/// Whether two classes have the same thresholds and the same terms.
fn alike(Reading(a, x): Reading<'_>, Reading(b, y): Reading<'_>) -> bool {
    let (Some(x), Some(y)) = (x, y) else { return x.is_none() && y.is_none() };
    let ranges = |law: &Law<'_>, range: Range, other: &Law<'_>, same: Range| range.of(law.cubes) == same.of(other.cubes);
    x.pairs.iter().zip(&y.pairs).all(|(p, q)| ranges(a, p.within, b, q.within) && ranges(a, p.beyond, b, q.beyond))
        && numbers().all(|duty| due(a, x, duty).eq(due(b, y, duty)))
}

/// The numbers that a duty can have.
const fn numbers() -> core::ops::Range<u8> {
    0..32
}

fn differences(space: &Space<'_>, a: Reading<'_>, b: Reading<'_>) -> Result<Vec<Difference>, TooLarge> {
    let mut found = Vec::new();
    for from in Outcome::ALL {
        for into in Outcome::ALL.into_iter().filter(|into| *into != from) {
            let (Some(x), Some(y)) = (a.sums(from), b.sums(into)) else { continue };
            let sums: Vec<&[Cube]> = x.chain(y).collect();
            let cubes = common(space, &sums)?;
            if !cubes.is_empty() {
                found.push(Difference { from, into, cubes });
            }
        }
    }
    Ok(found)
}

/// The terms that bring a duty, each with those that override it.
fn due<'a>(law: &'a Law<'a>, class: &'a Class, duty: u8) -> impl Iterator<Item = (Cube, Vec<Cube>)> + use<'a> {
    let terms = class.terms.of(law.terms);
    let brings = move |row: u16| law.rows.get(usize::from(row)).is_some_and(|row| row.duties >> (duty & 31) & 1 == 1);
    terms.iter().filter(move |term| brings(term.row)).map(move |term| {
        let overs = term.overs.of(law.overs).iter().filter_map(|over| terms.get(usize::from(*over)));
        (term.cube, overs.map(|over| over.cube).collect())
    })
}

/// The worlds without a duty, as a complete sum.
fn undue(space: &Space<'_>, Reading(law, class): Reading<'_>, duty: u8) -> Result<Vec<Cube>, TooLarge> {
    let Some(class) = class else { return Ok(alloc::vec![Cube::FULL]) };
    let mut worlds = Vec::new();
    for (cube, overs) in due(law, class, duty) {
        worlds.extend(overs.iter().try_fold(alloc::vec![cube], |left, over| minus(space, &left, over))?);
    }
    complement(space, &worlds)
}

fn duties(space: &Space<'_>, a: Reading<'_>, b: Reading<'_>) -> Result<Vec<DutyDifference>, TooLarge> {
    let mut found = Vec::new();
    for duty in numbers() {
        let (free, other) = (undue(space, a, duty)?, undue(space, b, duty)?);
        if free == other {
            continue;
        }
        let (bound, other_bound) = (complement(space, &free)?, complement(space, &other)?);
        for outcome in Outcome::ALL {
            for (second, first_has, second_has) in [(false, &bound, &other), (true, &free, &other_bound)] {
                let (Some(x), Some(y)) = (a.sums(outcome), b.sums(outcome)) else { continue };
                let sums: Vec<&[Cube]> = x.chain(y).chain([&first_has[..], &second_has[..]]).collect();
                let cubes = common(space, &sums)?;
                if !cubes.is_empty() {
                    found.push(DutyDifference { duty, second, outcome, cubes });
                }
            }
        }
    }
    Ok(found)
}
