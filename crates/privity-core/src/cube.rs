//! Cubes: one bit per value of each fact.

/// Machine words in a cube: room for 256 values over all facts.
pub const WORDS: usize = 4;

/// A product of sets of values, one set per fact, in positional-cube notation.
///
/// Read as knowledge, the bits of a fact are the values it may still have; read as a condition, the values it must have.
/// Where the bits of each fact lie is said by a [`Space`](crate::Space). Bits outside every fact are always one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cube(pub [u64; WORDS]);

impl Cube {
    /// The cube that allows everything.
    pub const FULL: Cube = Cube([u64::MAX; WORDS]);

    /// The values in both.
    #[inline]
    #[must_use]
    pub const fn and(self, other: Cube) -> Cube {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Cube([a & e, b & f, c & g, d & h])
    }

    /// The values in either, fact by fact: the smallest cube that contains both.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Cube) -> Cube {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Cube([a | e, b | f, c | g, d | h])
    }

    /// The values not in this cube, fact by fact.
    #[inline]
    #[must_use]
    pub const fn not(self) -> Cube {
        let [a, b, c, d] = self.0;
        Cube([!a, !b, !c, !d])
    }

    /// Whether every world of this cube is in the other. Both must be free of empty facts.
    #[inline]
    pub const fn within(self, other: Cube) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        (a & !e) | (b & !f) | (c & !g) | (d & !h) == 0
    }

    /// The word at `index`, which is taken modulo [`WORDS`].
    #[inline]
    pub fn word(&self, index: u8) -> u64 {
        self.0.get(usize::from(index & 3)).copied().unwrap_or(0)
    }
}
