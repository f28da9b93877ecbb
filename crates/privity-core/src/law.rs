//! The tables of a law: flat arrays, so that they can be static or loaded at run time.

use crate::{Categories, Cube, Day, Field, Outcome, Question};

/// Where a part lies in one of the flat arrays of a [`Law`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Range {
    /// The first element.
    pub start: u32,
    /// How many.
    pub len: u32,
}

impl Range {
    /// The part of `all`; nothing if it is out of bounds.
    #[inline]
    pub fn of<T>(self, all: &[T]) -> &[T] {
        let start = self.start as usize;
        all.get(start..start.saturating_add(self.len as usize)).unwrap_or_default()
    }
}

/// What a row concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Then {
    /// It permits.
    Permit,
    /// It would permit with an approval.
    NeedsApproval,
    /// It prohibits.
    Prohibit,
    /// It decides nothing and is cited.
    Cited,
}

/// A row of the law file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Row {
    /// What it concludes.
    pub then: Then,
    /// The duties that come with it, one bit a duty.
    pub duties: u32,
    /// Whether the law allows and never obliges.
    pub discretionary: bool,
}

/// The part of a row inside one clause of the law's scope: a cube.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Term {
    /// Where it matches.
    pub cube: Cube,
    /// The row, by its place in the file.
    pub row: u16,
    /// In [`Law::overs`]: the terms of the same class, counted from its first, that override this one.
    pub overs: Range,
}

/// The complete sums of one threshold, in [`Law::cubes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Pair {
    /// Every prime of "at most this outcome".
    pub within: Range,
    /// Every prime of "beyond this outcome".
    pub beyond: Range,
}

/// A fact that a class looks at, while deciding.
pub type Probe = Field;

/// Categories that a law treats alike, for one act, in one span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Class {
    /// The categories.
    pub of: Categories,
    /// In [`Law::probes`]: the facts looked at, those of two values first.
    pub probes: Range,
    /// How many of the probes have two values.
    pub bools: u16,
    /// In [`Law::masks`]: see [`Law::reach`].
    pub masks: Range,
    /// How many words a row of masks has: 1, 2, 4 or 8.
    pub lanes: u8,
    /// The thresholds of `NotCovered`, `Permitted` and `NeedsApproval`.
    pub pairs: [Pair; 3],
    /// In [`Law::terms`].
    pub terms: Range,
}

impl Class {
    /// The threshold of an outcome; nothing lies beyond `Prohibited`.
    #[inline]
    pub const fn pair(&self, outcome: Outcome) -> Option<Pair> {
        let [a, b, c] = self.pairs;
        match outcome {
            Outcome::NotCovered => Some(a),
            Outcome::Permitted => Some(b),
            Outcome::NeedsApproval => Some(c),
            Outcome::Prohibited => None,
        }
    }
}

/// The classes of one act in one span of days, in [`Law::classes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sheet {
    /// The classes; a category in none of them is not covered.
    pub classes: Range,
}

/// The tables of a law. Every array is flat; ranges point into them.
#[derive(Clone, Copy, Debug)]
pub struct Law<'a> {
    /// The first day of each span of days in which the law reads the same. Before the first it is not in force.
    pub edges: &'a [Day],
    /// How many acts the vocabulary has.
    pub acts: u32,
    /// One sheet for each span and act: span `s` and act `a` at `s × acts + a`.
    pub sheets: &'a [Sheet],
    /// See [`Sheet`].
    pub classes: &'a [Class],
    /// See [`Class::probes`].
    pub probes: &'a [Probe],
    /// See [`Law::reach`].
    pub masks: &'a [u64],
    /// See [`Pair`].
    pub cubes: &'a [Cube],
    /// See [`Class::terms`].
    pub terms: &'a [Term],
    /// See [`Term::overs`].
    pub overs: &'a [u16],
    /// The rows of the file, in its order.
    pub rows: &'a [Row],
}

impl<'a> Law<'a> {
    /// The classes a question touches.
    #[inline]
    pub fn touched(&self, question: &Question) -> impl Iterator<Item = &'a Class> + Clone + use<'a> {
        let span = self.edges.iter().rposition(|edge| *edge <= question.on);
        let sheet = span.map_or(usize::MAX, |s| s.saturating_mul(self.acts as usize).saturating_add(usize::from(question.act.0)));
        let known = u32::from(question.act.0) < self.acts;
        let classes = self.sheets.get(sheet).filter(|_| known).map_or(&[][..], |s| s.classes.of(self.classes));
        let of = question.of;
        classes.iter().filter(move |class| class.of.meets(of))
    }

    /// Whether the law is in force, or was, on this day.
    pub fn begun(&self, on: Day) -> bool {
        self.edges.first().is_some_and(|edge| *edge <= on)
    }
}

/// A law's tables, owned: a law loaded at run time.
#[cfg(feature = "alloc")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is described on `Law`, which borrows it")]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Tables {
    pub edges: alloc::vec::Vec<Day>,
    pub acts: u32,
    pub sheets: alloc::vec::Vec<Sheet>,
    pub classes: alloc::vec::Vec<Class>,
    pub probes: alloc::vec::Vec<Probe>,
    pub masks: alloc::vec::Vec<u64>,
    pub cubes: alloc::vec::Vec<Cube>,
    pub terms: alloc::vec::Vec<Term>,
    pub overs: alloc::vec::Vec<u16>,
    pub rows: alloc::vec::Vec<Row>,
}

#[cfg(feature = "alloc")]
impl Tables {
    /// The law these tables hold.
    pub fn law(&self) -> Law<'_> {
        Law {
            edges: &self.edges,
            acts: self.acts,
            sheets: &self.sheets,
            classes: &self.classes,
            probes: &self.probes,
            masks: &self.masks,
            cubes: &self.cubes,
            terms: &self.terms,
            overs: &self.overs,
            rows: &self.rows,
        }
    }
}
