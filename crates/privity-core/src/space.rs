//! Where each fact's bits lie in a cube, and what a person can do about it.

use crate::{Cube, WORDS};

/// What a person can do about a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Can {
    /// Obtain it: an authorization, an agreement, an approval.
    Obtain,
    /// Find out whether it holds.
    Find,
    /// Nothing: who acts, for what, by what process, findings about a person.
    Fixed,
}

/// The bits of one fact. Bit 0 of a true-or-false fact is *false*, bit 1 is *true*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Field {
    /// Which word of a cube.
    pub word: u8,
    /// The lowest bit in that word.
    pub shift: u8,
    /// How many values, 2 to 64; a field never straddles words.
    pub width: u8,
    /// Where its value is in a [`World`]: bits 0 to 63 are those of the first word.
    pub slot: u8,
    /// What a person can do about it.
    pub can: Can,
    /// Whether it is something an official or the agency can still supply for this act.
    pub approval: bool,
}

impl Field {
    /// The bits of this field, in its word.
    #[inline]
    pub const fn mask(self) -> u64 {
        (u64::MAX >> (64_u8.saturating_sub(self.width) & 63)) << (self.shift & 63)
    }

    /// The field of a cube, shifted down: bit `v` is value `v`.
    #[inline]
    pub fn of(self, cube: &Cube) -> u64 {
        cube.word(self.word) >> (self.shift & 63) & (u64::MAX >> (64_u8.wrapping_sub(self.width) & 63))
    }

    /// The cube with this field set to `values` (bit `v` is value `v`).
    #[must_use]
    pub fn set(self, cube: Cube, values: u64) -> Cube {
        let mut cube = cube;
        if let Some(word) = cube.0.get_mut(usize::from(self.word)) {
            *word = (*word & !self.mask()) | ((values << (self.shift & 63)) & self.mask());
        }
        cube
    }

    /// All values of this field, shifted down.
    pub const fn full(self) -> u64 {
        self.mask() >> (self.shift & 63)
    }

    /// The mask of one value's number.
    pub const fn mask_of_value(self) -> u64 {
        (self.width.next_power_of_two() as u64).wrapping_sub(1) & 63
    }

    /// Whether the fact is true or false.
    #[inline]
    pub const fn is_boolean(self) -> bool {
        self.width == 2
    }
}

/// One value for each fact: its number, at the fact's [`slot`](Field::slot).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct World(pub(crate) u64, pub(crate) u64);

/// The layout of the facts: each fact's bits, in the order of the vocabulary, at most 128.
#[derive(Clone, Copy, Debug, Default)]
pub struct Space<'a> {
    fields: &'a [Field],
    /// The lowest bit of every two-valued field.
    pairs: [u64; WORDS],
}

impl<'a> Space<'a> {
    /// A space of these fields. Every two-valued field must start at an even bit.
    pub const fn new(fields: &'a [Field], pairs: [u64; WORDS]) -> Space<'a> {
        Space { fields, pairs }
    }

    /// The fields, in vocabulary order.
    pub const fn fields(&self) -> &'a [Field] {
        self.fields
    }

    /// The field of the fact numbered `fact`.
    pub fn field(&self, fact: u8) -> Option<Field> {
        self.fields.get(usize::from(fact)).copied()
    }

    /// The fields with their numbers.
    pub fn facts(&self) -> impl Iterator<Item = (u8, Field)> + use<'a> {
        (0_u8..).zip(self.fields.iter().copied())
    }

    /// Whether some fact has no value left: the cube holds no world.
    #[inline]
    pub fn empty(&self, cube: &Cube) -> bool {
        let pairs = cube.0.iter().zip(self.pairs).any(|(word, low)| (word | word >> 1) & low != low);
        pairs || self.fields.iter().take_while(|f| !f.is_boolean()).any(|f| f.of(cube) == 0)
    }

    /// The only world of a cube, if there is but one.
    pub fn world(&self, cube: &Cube) -> Option<World> {
        self.fields.iter().try_fold(World::default(), |World(low, high), field| {
            let values = field.of(cube);
            let value = u64::from(values.trailing_zeros()) << (field.slot & 63);
            let world = if field.slot & 64 == 0 { World(low | value, high) } else { World(low, high | value) };
            (values.is_power_of_two()).then_some(world)
        })
    }

    /// The worlds in both cubes, if there are any.
    #[inline]
    pub fn meet(&self, a: &Cube, b: &Cube) -> Option<Cube> {
        let both = a.and(*b);
        if self.empty(&both) { None } else { Some(both) }
    }

    /// The facts of which something is known: those with fewer values than they could have.
    pub fn known(&self, cube: &Cube) -> FactSet {
        self.facts().filter(|(_, f)| f.of(cube) != f.full()).map(|(i, _)| i).collect()
    }

    /// The cube that keeps what is known of these facts and forgets the rest.
    #[must_use]
    pub fn keep(&self, cube: &Cube, facts: FactSet) -> Cube {
        self.facts().filter(|(i, _)| facts.has(*i)).fold(Cube::FULL, |kept, (_, f)| f.set(kept, f.of(cube)))
    }
}

/// A set of facts, by number.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct FactSet(pub u128);

impl FactSet {
    /// No facts.
    pub const NONE: FactSet = FactSet(0);

    /// Whether the fact is in the set.
    #[inline]
    pub const fn has(self, fact: u8) -> bool {
        fact < 128 && self.0 >> (fact & 127) & 1 == 1
    }

    /// The set with one more fact.
    #[inline]
    #[must_use]
    pub const fn with(self, fact: u8) -> FactSet {
        if fact < 128 { FactSet(self.0 | 1 << (fact & 127)) } else { self }
    }

    /// The set without a fact.
    #[inline]
    #[must_use]
    pub const fn without(self, fact: u8) -> FactSet {
        if fact < 128 { FactSet(self.0 & !(1 << (fact & 127))) } else { self }
    }

    /// The facts in either set.
    #[must_use]
    pub const fn or(self, other: FactSet) -> FactSet {
        FactSet(self.0 | other.0)
    }

    /// How many facts.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The facts, in order.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0_u8..128).filter(move |fact| self.has(*fact))
    }
}

impl FromIterator<u8> for FactSet {
    fn from_iter<I: IntoIterator<Item = u8>>(facts: I) -> FactSet {
        facts.into_iter().fold(FactSet::NONE, FactSet::with)
    }
}
