//! What is asked of the laws.

use crate::Cube;

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// The number of an act in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Act(pub u8);

/// A set of categories of information, one bit a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct Categories(pub u64);

impl Categories {
    /// Whether the two sets share a category.
    #[inline]
    pub const fn meets(self, other: Categories) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every category is in the other set.
    #[inline]
    pub const fn within(self, other: Categories) -> bool {
        self.0 & !other.0 == 0
    }
}

/// A question in numbers: may this act be done, on this day, with these categories, given what is known?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The day asked about.
    pub on: Day,
    /// The act.
    pub act: Act,
    /// The categories of information.
    pub of: Categories,
    /// What is known of each fact.
    pub know: Cube,
}
