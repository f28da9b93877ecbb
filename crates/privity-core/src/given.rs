//! Why a verdict is certain, and what it was taken to be certain on: the facts that force it, those assumed, and approvals.

use crate::{Can, Cube, Docket, FactSet, Outcome, Verdict};

impl Docket<'_> {
    /// Known facts that alone force the verdict, none of which can be left out; nothing if the verdict is not certain.
    ///
    /// These facts as known, with every other unknown, give the same verdict; leave one of them out, and they do not. Another set may
    /// have fewer: of the certain states of small random laws one in six thousand has.
    pub fn given(&self) -> FactSet {
        let Verdict::Certain(outcome) = self.verdict() else { return FactSet::NONE };
        let know = self.question.know;
        let known = FactSet(self.space.known(&know).0 & self.looked_at().0);
        // Start from primes that hold what is known, one for each class and side of the outcome, few facts first.
        let mut kept = FactSet::NONE;
        for (law, class) in self.classes() {
            if let Some(pair) = class.pair(outcome) {
                kept = kept.or(self.holding(pair.within.of(law.cubes), kept).unwrap_or(known));
            }
        }
        if let Some(below) = outcome.below() {
            let primes = self.classes().filter_map(|(law, class)| self.holding(class.pair(below)?.beyond.of(law.cubes), kept));
            kept = kept.or(lightest(primes, kept).unwrap_or(known));
        }
        // What one part needed another may have made superfluous.
        let forces = |facts: FactSet| self.knowing(self.space.keep(&know, facts)).verdict() == Verdict::Certain(outcome);
        for (fact, _) in self.space.facts().filter(|(fact, _)| known.has(*fact)) {
            if kept.has(fact) && forces(kept.without(fact)) {
                kept = kept.without(fact);
            }
        }
        kept
    }

    /// The facts of the prime that holds what is known and adds fewest facts to those already kept.
    fn holding(&self, primes: &[Cube], kept: FactSet) -> Option<FactSet> {
        let holding = primes.iter().filter(|prime| self.question.know.within(**prime));
        lightest(holding.map(|prime| self.space.known(prime)), kept)
    }

    /// Of `facts`, known to be false, those whose being true would by itself make the verdict stricter.
    pub fn assumed(&self, facts: FactSet) -> FactSet {
        let now = self.span();
        let looked_at = self.looked_at();
        let stricter = |fact: &u8| {
            self.space.field(*fact).is_some_and(|field| {
                let then = self.knowing(field.set(self.question.know, 2)).span();
                (then.most, then.least) > (now.most, now.least)
            })
        };
        facts.iter().filter(|fact| looked_at.has(*fact)).filter(stricter).collect()
    }

    /// The smallest set of approvals still to be given with which the verdict is `Permitted`; nothing unless it is certainly
    /// `NeedsApproval`. Where no set settles every completion, all approvals that are looked at and not yet given.
    pub fn approvals(&self) -> FactSet {
        if self.verdict() != Verdict::Certain(Outcome::NeedsApproval) {
            return FactSet::NONE;
        }
        let know = self.question.know;
        let looked_at = self.looked_at();
        let lacking = self
            .space
            .facts()
            .filter(|(fact, field)| field.approval && field.can != Can::Fixed && looked_at.has(*fact) && field.of(&know) != 2);
        let lacking: FactSet = lacking.map(|(fact, _)| fact).collect();
        let permits = |facts: FactSet| {
            let granted = |cube: Cube, fact: u8| self.space.field(fact).map_or(cube, |field| field.set(cube, 2));
            self.knowing(facts.iter().fold(know, granted)).verdict() == Verdict::Certain(Outcome::Permitted)
        };
        // Subsets of `lacking` in vocabulary order, smallest first: the bits of each subset, spread over its facts.
        let count = lacking.len().min(8);
        let subset = |bits: u32| (0_u32..).zip(lacking.iter()).filter(|(i, _)| bits >> (i & 31) & 1 == 1).map(|(_, fact)| fact).collect();
        let sized = |size: u32| (0_u32..1 << count).filter(move |bits| bits.count_ones() == size).map(subset);
        (1..=count).flat_map(sized).find(|facts| permits(*facts)).unwrap_or(lacking)
    }
}

/// The facts that add fewest to those already kept; of equals, those that come first in the vocabulary, however their bits are laid out.
fn lightest(sets: impl Iterator<Item = FactSet>, kept: FactSet) -> Option<FactSet> {
    sets.min_by_key(|facts| (facts.or(kept).len(), *facts))
}
