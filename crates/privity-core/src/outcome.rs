//! Outcomes of a world, and verdicts of a question.

/// What a law says of a category in a world in which every fact is known, from the least strict to the strictest.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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

    /// The outcome of this number, of which the last two bits count.
    #[inline]
    pub(crate) const fn at(number: u64) -> Outcome {
        match number & 3 {
            0 => Outcome::NotCovered,
            1 => Outcome::Permitted,
            2 => Outcome::NeedsApproval,
            _ => Outcome::Prohibited,
        }
    }

    /// As it goes over the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Outcome::NotCovered => "not_covered",
            Outcome::Permitted => "permitted",
            Outcome::NeedsApproval => "needs_approval",
            Outcome::Prohibited => "prohibited",
        }
    }

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

/// The answer to a question: an outcome if every completion of what is known has that one, else `NeedsFacts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every completion has this outcome.
    Certain(Outcome),
    /// Two completions differ.
    NeedsFacts,
}
