//! What would change the verdict: the smallest sets of changes a person can make that get it permitted.

use alloc::vec::Vec;

use crate::{Can, Cube, Docket, FactSet, Field, Outcome, Verdict};

/// Facts to obtain or establish, after which the verdict is `Permitted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Flip {
    /// The facts to obtain, or to establish as true.
    pub yes: FactSet,
    /// The facts to establish as false.
    pub no: FactSet,
}

impl Flip {
    /// The facts changed.
    pub const fn facts(self) -> FactSet {
        self.yes.or(self.no)
    }

    fn within(self, other: Flip) -> bool {
        self.yes.0 & !other.yes.0 == 0 && self.no.0 & !other.no.0 == 0
    }

    /// Both sets of changes, unless they contradict each other.
    fn and(self, other: Flip) -> Option<Flip> {
        let both = Flip { yes: self.yes.or(other.yes), no: self.no.or(other.no) };
        (both.yes.0 & both.no.0 == 0).then_some(both)
    }
}

impl Docket<'_> {
    /// The smallest sets of changes with which the verdict is certainly `Permitted`, smallest first, at most `limit`; none if
    /// it is so already, or if no law covers the question.
    ///
    /// A change obtains a fact that can be obtained, or establishes an unknown fact that can be found out. It never
    /// contradicts what is known of a party, purpose, process or finding. No proper subset of a flip would do.
    pub fn flips(&self, limit: usize) -> Vec<Flip> {
        if matches!(self.verdict(), Verdict::Certain(Outcome::Permitted | Outcome::NotCovered)) {
            return Vec::new();
        }
        // For each class, what brings the question within "at most permitted": what each prime lacks.
        let mut needs: Vec<Vec<Flip>> = Vec::new();
        for (law, class) in self.classes() {
            let primes = class.pair(Outcome::Permitted).map_or(&[][..], |pair| pair.within.of(law.cubes));
            let lacking: Vec<Flip> = smallest(primes.iter().filter_map(|prime| self.lacking(prime)).collect());
            if lacking.is_empty() {
                return Vec::new();
            }
            needs.push(lacking);
        }
        needs.sort_by_key(Vec::len);
        // Sets of at most `size` changes need only parts of at most `size`: grow it until enough are found or none is cut.
        let mut size = 1_u32;
        loop {
            let mut cut = false;
            let found = self.within_size(&needs, size, &mut cut);
            if found.len() >= limit || !cut {
                return found.into_iter().take(limit).collect();
            }
            size = size.saturating_add(1);
        }
    }

    /// The question after a flip.
    #[must_use]
    pub fn flipped(&self, flip: Flip) -> Docket<'_> {
        let change = |cube: Cube, (fact, field): (u8, Field)| match (flip.yes.has(fact), flip.no.has(fact)) {
            (true, _) => field.set(cube, 2),
            (_, true) => field.set(cube, 1),
            _ => cube,
        };
        self.knowing(self.space.facts().fold(self.question.know, change))
    }

    fn within_size(&self, needs: &[Vec<Flip>], size: u32, cut: &mut bool) -> Vec<Flip> {
        let mut sets = alloc::vec![Flip::default()];
        for choices in needs {
            let mut joined = Vec::new();
            for set in &sets {
                for both in choices.iter().filter_map(|choice| set.and(*choice)) {
                    if both.facts().len() <= size {
                        joined.push(both);
                    } else {
                        *cut = true;
                    }
                }
            }
            sets = smallest(joined);
        }
        let mut found = Vec::new();
        for set in sets {
            self.cover(set, size, cut, &mut found);
        }
        smallest(found)
    }

    /// Adds to `found` the smallest extensions of `set` that also leave no world uncovered: permitted is more than unregulated.
    fn cover(&self, set: Flip, size: u32, cut: &mut bool, found: &mut Vec<Flip>) {
        let after = self.flipped(set);
        let Some(uncovered) = after.joint(Outcome::NotCovered, after.question.know) else {
            found.push(set);
            return;
        };
        for (fact, field) in self.space.facts().filter(|(fact, _)| !set.facts().has(*fact)) {
            // Only a change away from the uncovered worlds helps.
            for values in [1_u64, 2].into_iter().filter(|values| field.of(&uncovered) & values == 0) {
                let Some(more) = self.change(fact, field, values).and_then(|change| set.and(change)) else { continue };
                if more.facts().len() <= size {
                    self.cover(more, size, cut, found);
                } else {
                    *cut = true;
                }
            }
        }
    }

    /// The changes that would put what is known inside `prime`, if a person can make them.
    fn lacking(&self, prime: &Cube) -> Option<Flip> {
        let know = self.question.know;
        let outside = self.space.facts().filter(|(_, field)| field.of(&know) & !field.of(prime) != 0);
        outside.map(|(fact, field)| self.change(fact, field, field.of(prime))).try_fold(Flip::default(), |flip, change| flip.and(change?))
    }

    /// The change that makes a two-valued fact have `value` (1 *false*, 2 *true*), if a person can make it.
    fn change(&self, fact: u8, field: Field, value: u64) -> Option<Flip> {
        let one = FactSet::NONE.with(fact);
        let unknown = field.is_boolean() && field.of(&self.question.know) == 3;
        match (field.can, value) {
            (Can::Obtain, 2) if field.is_boolean() => Some(Flip { yes: one, no: FactSet::NONE }),
            (Can::Find, 2) if unknown => Some(Flip { yes: one, no: FactSet::NONE }),
            (Can::Find, 1) if unknown => Some(Flip { yes: FactSet::NONE, no: one }),
            _ => None,
        }
    }
}

/// Drops every set of changes that contains another; the smallest come first.
fn smallest(mut flips: Vec<Flip>) -> Vec<Flip> {
    // Of two as small, the one that changes the earlier fact of the vocabulary first.
    flips.sort_unstable_by_key(|flip| (flip.facts().len(), core::cmp::Reverse(flip.facts().0.reverse_bits()), *flip));
    let mut kept: Vec<Flip> = Vec::new();
    for flip in flips {
        if !kept.iter().any(|k| k.within(flip)) {
            kept.push(flip);
        }
    }
    kept
}
