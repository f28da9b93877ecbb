//! The tables of a law: flat arrays, so that they can be static or loaded at run time.

use crate::{Categories, Cube, Day, FactSet, Field, Outcome, Question, Span, World};

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

/// Where a value of a fact leads in a decision diagram: to the fact to look at next, or to an outcome.
///
/// Facts that are true or false and lie side by side may be looked at together, as one fact of 2, 4, 8… values: bit `i` of its value is the
/// value of the `i`th. A walk is the shorter for it.
///
/// Packed, so that a step is one load, in the order in which a step needs least work before the next. From the lowest bit: where the next
/// fact's value is in a [`World`](crate::World) (7 bits); whether it is several facts (1); where its bits begin in a cube (8) and 64 less
/// their number (6, four empty); the least strict and the strictest outcome it can lead to (2 and 2); the place in [`Law::branches`] of the
/// next fact's branches, one a value (28); the mask of its value (6). The first four places are those of the outcomes: a branch that ends
/// leads to itself.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Branch(pub u64);

impl Branch {
    /// The branch that ends in an outcome.
    pub const fn end(outcome: Outcome) -> Branch {
        Branch((outcome as u64) << 26 | (outcome as u64) << 28 | (outcome as u64) << 30)
    }

    /// The branch that leads to a fact whose branches begin at `place`, which is 4 or more.
    pub const fn to(field: Field, place: u32, span: Span) -> Branch {
        Branch::packed(field, field.width, field.mask_of_value(), place, span)
    }

    /// The branch that leads to `count` facts, at most 6, of two values each: this one and those that lie beside it, after it.
    pub const fn beside(first: Field, count: u8, place: u32, span: Span) -> Branch {
        let Branch(packed) = Branch::packed(first, count.saturating_mul(2), (1_u64 << (count & 7)).wrapping_sub(1), place, span);
        Branch(packed | Branch::SEVERAL)
    }

    const SEVERAL: u64 = 1 << 7;

    const fn packed(field: Field, bits: u8, mask: u64, place: u32, span: Span) -> Branch {
        let cube = (field.shift & 63) as u64 | ((field.word & 3) as u64) << 6 | ((64_u8.saturating_sub(bits) & 63) as u64) << 8;
        let ahead = (span.least as u64) << 26 | (span.most as u64) << 28 | ((place & 0xfff_ffff) as u64) << 30;
        Branch((field.slot & 127) as u64 | cube << 8 | ahead | mask << 58)
    }

    /// Whether the outcome is reached.
    #[inline]
    pub const fn is_end(self) -> bool {
        self.place() < 4
    }

    /// The outcomes it can lead to.
    #[inline]
    pub const fn span(self) -> Span {
        Span { least: Outcome::at(self.0 >> 26), most: Outcome::at(self.0 >> 28) }
    }

    /// The place of the next fact's branches.
    #[inline]
    pub const fn place(self) -> usize {
        (self.0 << 6 >> 36) as usize
    }

    /// The value of the next fact. Both words are shifted before one is taken: that does not have to wait.
    #[inline]
    pub(crate) const fn value(self, world: World) -> usize {
        let World(low, high) = world;
        let (low, high) = (low >> (self.0 & 63), high >> (self.0 & 63));
        ((if self.0 & 64 == 0 { low } else { high }) & self.0 >> 58) as usize
    }

    /// The values that the next fact can have, one bit a value.
    #[inline]
    pub(crate) fn values(self, know: &Cube) -> u64 {
        let bits = know.word((self.0 >> 14) as u8) >> (self.0 >> 8 & 63) & u64::MAX >> (self.0 >> 16 & 63);
        if self.0 & Branch::SEVERAL == 0 { bits } else { together(bits) }
    }
}

/// The values that several facts can have together, of two bits each: *can be false*, *can be true*. Those after the last have no bits.
fn together(mut bits: u64) -> u64 {
    let (mut values, mut step) = (1_u64, 1_u32);
    while bits != 0 && step < 64 {
        let (if_false, if_true) = (0_u64.wrapping_sub(bits & 1), 0_u64.wrapping_sub(bits >> 1 & 1));
        values = values & if_false | values << step & if_true;
        step <<= 1;
        bits >>= 2;
    }
    values
}

/// Categories that a law treats alike, for one act, in one span of days.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// The categories.
    pub of: Categories,
    /// The facts looked at.
    pub looks: FactSet,
    /// The decision diagram; see [`Law::reach`].
    pub root: Branch,
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
    /// The branches of every class's diagram, after the four that end; those a branch leads to come before it. See [`Law::reach`].
    pub branches: &'a [Branch],
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
    pub fn touched(&self, question: &Question) -> Touched<'a> {
        let begun = self.edges.partition_point(|edge| *edge <= question.on);
        let sheet = begun
            .checked_sub(1)
            .and_then(|span| self.sheets.get(span.wrapping_mul(self.acts as usize).wrapping_add(usize::from(question.act.0))));
        let classes = sheet.filter(|_| u32::from(question.act.0) < self.acts).map_or(&[][..], |sheet| sheet.classes.of(self.classes));
        let left = (0_u32..).zip(classes).fold(0, |left, (at, class)| left | u64::from(class.of.meets(question.of)) << (at & 63));
        Touched { classes, left }
    }

    /// Whether the law is in force, or was, on this day.
    pub fn begun(&self, on: Day) -> bool {
        self.edges.first().is_some_and(|edge| *edge <= on)
    }
}

/// The classes a question touches. They share no category, so that they are never more than 64.
///
/// All are looked at before the first is given: which one it is cannot be guessed, but there is mostly one.
#[derive(Clone, Debug)]
pub struct Touched<'a> {
    classes: &'a [Class],
    /// The places of those still to give, one bit a class.
    left: u64,
}

impl<'a> Iterator for Touched<'a> {
    type Item = &'a Class;

    #[inline]
    fn next(&mut self) -> Option<&'a Class> {
        let at = self.left.trailing_zeros();
        self.left &= self.left.wrapping_sub(1);
        self.classes.get(at as usize)
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
    pub branches: alloc::vec::Vec<Branch>,
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
            branches: &self.branches,
            cubes: &self.cubes,
            terms: &self.terms,
            overs: &self.overs,
            rows: &self.rows,
        }
    }
}
