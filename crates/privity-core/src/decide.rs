//! The verdict: which outcomes the completions of what is known reach.

use crate::{Class, Cube, Docket, Law, Outcome, Outcomes, Question, Space, Verdict};

/// The least strict and the strictest outcome over all completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The least strict.
    pub least: Outcome,
    /// The strictest.
    pub most: Outcome,
}

impl Span {
    /// How many outcomes apart the two are.
    pub const fn spread(self) -> u32 {
        (self.most as u32).saturating_sub(self.least as u32)
    }

    /// The verdict this amounts to.
    pub fn verdict(self) -> Verdict {
        if self.least == self.most { Verdict::Certain(self.most) } else { Verdict::NeedsFacts }
    }
}

/// Decides a question under these laws together: the verdict of the strictest, over all completions of what is known.
///
/// Exact for incomplete questions too: `NeedsFacts` if and only if two completions have different outcomes. Allocates
/// nothing. An empty slice of laws, or laws that do not cover the question, give `Certain(NotCovered)`.
#[inline]
pub fn decide(space: &Space<'_>, laws: &[Law<'_>], question: &Question) -> Verdict {
    Docket::new(space, laws, *question).verdict()
}

impl Law<'_> {
    /// The outcomes that completions of `know` reach in this class.
    ///
    /// The class is stored as cubes that each lie within one outcome and together hold every world. A bank of
    /// [`Law::masks`] stands for up to 64 of them, one bit each: for each two-valued fact four words (which cubes meet
    /// no value, *false*, *true*, either), for each other fact a word a value, and last a word an outcome. Words looked up
    /// by what is known are combined by *and*; the bits left are the cubes that `know` meets.
    #[inline]
    pub fn reach(&self, class: &Class, know: &Cube) -> Outcomes {
        let (bools, wides) = class.probes.of(self.probes).split_at_checked(usize::from(class.bools)).unwrap_or_default();
        let width: usize = wides.iter().map(|w| usize::from(w.width)).sum();
        let stride = bools.len().saturating_mul(4).saturating_add(width).saturating_add(4);
        let mut reached = Outcomes::NONE;
        for bank in class.masks.of(self.masks).chunks_exact(stride) {
            let twos = bank.as_chunks::<4>().0;
            let mut alive = u64::MAX;
            for (fact, [_, no, yes, either]) in bools.iter().zip(twos) {
                alive &= match know.word(fact.word) >> (fact.shift & 63) & 3 {
                    1 => *no,
                    2 => *yes,
                    3 => *either,
                    _ => 0,
                };
            }
            let mut tables = bank.get(bools.len().saturating_mul(4)..).unwrap_or_default();
            for fact in wides {
                let (table, after) = tables.split_at_checked(usize::from(fact.width)).unwrap_or_default();
                tables = after;
                let mut values = fact.of(know);
                let mut met = 0;
                while values != 0 {
                    met |= table.get(values.trailing_zeros() as usize).copied().unwrap_or(0);
                    values &= values.wrapping_sub(1);
                }
                alive &= met;
            }
            for (outcome, cubes) in Outcome::ALL.into_iter().zip(tables) {
                reached = reached.with(outcome, alive & cubes != 0);
            }
        }
        reached
    }
}
