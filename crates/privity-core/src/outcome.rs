//! Outcomes of a world, and verdicts of a question.

/// What a law says of a category in a world in which every fact is known, from the least strict to the strictest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Outcome {
    /// The law says nothing about it.
    NotCovered = 0,
    /// The law permits it.
    Permitted = 1,
    /// The law would permit it, once an official or the agency has supplied what is theirs to supply.
    NeedsApproval = 2,
    /// The law prohibits it.
    Prohibited = 3,
}

impl Outcome {
    /// All outcomes, least strict first.
    pub const ALL: [Outcome; 4] = [Outcome::NotCovered, Outcome::Permitted, Outcome::NeedsApproval, Outcome::Prohibited];

    /// The outcome just less strict than this one, if there is one.
    #[inline]
    pub const fn below(self) -> Option<Outcome> {
        match self {
            Outcome::NotCovered => None,
            Outcome::Permitted => Some(Outcome::NotCovered),
            Outcome::NeedsApproval => Some(Outcome::Permitted),
            Outcome::Prohibited => Some(Outcome::NeedsApproval),
        }
    }
}

/// A set of outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Outcomes(u8);

impl Outcomes {
    /// The empty set.
    pub const NONE: Outcomes = Outcomes(0);

    /// The set of this outcome alone.
    #[inline]
    pub const fn only(outcome: Outcome) -> Outcomes {
        Outcomes(1 << outcome as u8)
    }

    /// Adds an outcome if `yes`.
    #[inline]
    #[must_use]
    pub const fn with(self, outcome: Outcome, yes: bool) -> Outcomes {
        Outcomes(self.0 | ((yes as u8) << outcome as u8))
    }

    /// Whether the outcome is in the set.
    #[inline]
    pub const fn has(self, outcome: Outcome) -> bool {
        self.0 >> outcome as u8 & 1 == 1
    }

    /// The least strict outcome in the set; `NotCovered` of none.
    #[inline]
    pub const fn least(self) -> Outcome {
        match self.0.trailing_zeros() {
            1 => Outcome::Permitted,
            2 => Outcome::NeedsApproval,
            3 => Outcome::Prohibited,
            _ => Outcome::NotCovered,
        }
    }

    /// The strictest outcome in the set; `NotCovered` of none.
    #[inline]
    pub const fn most(self) -> Outcome {
        match self.0.leading_zeros() {
            4 => Outcome::Prohibited,
            5 => Outcome::NeedsApproval,
            6 => Outcome::Permitted,
            _ => Outcome::NotCovered,
        }
    }
}

/// The answer to a question: an outcome if every completion of what is known has that one, else `NeedsFacts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every completion has this outcome.
    Certain(Outcome),
    /// Two completions differ.
    NeedsFacts,
}
