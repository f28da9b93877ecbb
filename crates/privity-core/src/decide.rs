//! The verdict: which outcomes the completions of what is known reach.

use crate::{Class, Cube, Docket, Law, Outcome, Question, Space, Verdict};

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
    /// The least strict and the strictest outcome that completions of `know` reach in this class.
    ///
    /// [`Law::masks`] has a row of bits, one a cube of some threshold's covers, for each value a fact may have: the cubes that allow it. A
    /// two-valued fact has four rows (for no value, *false*, *true*, either); every other fact a row a value; last come the rows of
    /// the six covers, "at most" and "beyond" of each threshold. The rows looked up by what is known are combined by *and*; the bits left
    /// are the cubes that `know` meets, and a cover is met iff one of its cubes is. No branch depends on a two-valued fact.
    #[inline]
    pub fn reach(&self, class: &Class, know: &Cube) -> Span {
        match class.lanes {
            1 => self.lanes::<1>(class, know),
            2 => self.lanes::<2>(class, know),
            4 => self.lanes::<4>(class, know),
            _ => self.lanes::<8>(class, know),
        }
    }

    /// [`Law::reach`] with rows of `L` words.
    #[inline]
    fn lanes<const L: usize>(&self, class: &Class, know: &Cube) -> Span {
        let (bools, wides) = class.probes.of(self.probes).split_at_checked(usize::from(class.bools)).unwrap_or_default();
        let rows = class.masks.of(self.masks).as_chunks::<L>().0;
        let (twos, mut rows) = rows.split_at_checked(bools.len().saturating_mul(4)).unwrap_or_default();
        let mut alive = [u64::MAX; L];
        for (fact, four) in bools.iter().zip(twos.as_chunks::<4>().0) {
            let value = know.word(fact.word) >> (fact.shift & 63) & 3;
            keep(&mut alive, four.get(value as usize).unwrap_or(&[0; L]));
        }
        for fact in wides {
            let Some((table, rest)) = rows.split_at_checked(usize::from(fact.width)) else { break };
            rows = rest;
            let mut values = fact.of(know);
            let first = table.get(values.trailing_zeros() as usize).unwrap_or(&[0; L]);
            values &= values.wrapping_sub(1);
            if values == 0 {
                keep(&mut alive, first);
                continue;
            }
            let mut met = *first;
            while values != 0 {
                let row = table.get(values.trailing_zeros() as usize).unwrap_or(&[0; L]);
                met.iter_mut().zip(row).for_each(|(met, row)| *met |= row);
                values &= values.wrapping_sub(1);
            }
            keep(&mut alive, &met);
        }
        // Which of the six covers are met, one bit each.
        let covers = rows.first_chunk::<6>().unwrap_or(&[[0; L]; 6]);
        let met = (0_u32..).zip(covers).fold(0_u32, |met, (cover, row)| {
            let bits = alive.iter().zip(row).fold(0, |bits, (alive, row)| bits | (alive & row));
            met | u32::from(bits != 0) << cover
        });
        let least = Outcome::at((met & 7 | 8).trailing_zeros());
        let most = Outcome::at(u32::BITS.wrapping_sub((met >> 3).leading_zeros()));
        Span { least, most }
    }
}

/// Keeps the bits that are in the row too.
#[inline]
fn keep<const L: usize>(alive: &mut [u64; L], row: &[u64; L]) {
    alive.iter_mut().zip(row).for_each(|(alive, row)| *alive &= row);
}
