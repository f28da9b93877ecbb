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

/// A set of changes, and the facts that must stay as they are for it to be enough.
#[derive(Clone, Copy, Default)]
struct Need {
    flip: Flip,
    /// Facts known to be false that could be obtained and must not be.
    stay: FactSet,
}

impl Need {
    fn and(self, other: Need) -> Option<Need> {
        let both = Need { flip: self.flip.and(other.flip)?, stay: self.stay.or(other.stay) };
        (both.flip.yes.0 & both.stay.0 == 0).then_some(both)
    }

    fn within(self, other: Need) -> bool {
        self.flip.within(other.flip) && self.stay.0 & !other.stay.0 == 0
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
        let mut needs: Vec<Vec<Need>> = Vec::new();
        for (law, class) in self.classes() {
            let primes = class.pair(Outcome::Permitted).map_or(&[][..], |pair| pair.within.of(law.cubes));
            let lacking: Vec<Need> = smallest(primes.iter().filter_map(|prime| self.lacking(prime)).collect());
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
                return found.into_iter().take(limit).map(|need| need.flip).collect();
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

    fn within_size(&self, needs: &[Vec<Need>], size: u32, cut: &mut bool) -> Vec<Need> {
        let mut sets = alloc::vec![Need::default()];
        for choices in needs {
            let mut joined = Vec::new();
            for set in &sets {
                for both in choices.iter().filter_map(|choice| set.and(*choice)) {
                    if both.flip.facts().len() <= size {
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
    fn cover(&self, set: Need, size: u32, cut: &mut bool, found: &mut Vec<Need>) {
        let after = self.flipped(set.flip);
        let Some(uncovered) = after.joint(Outcome::NotCovered, after.question.know) else {
            found.push(Need { flip: set.flip, stay: FactSet::NONE });
            return;
        };
        // Widened as far as nothing becomes covered: what still binds it is what a change must break.
        let silent = |cube: &Cube| self.classes().all(|(law, class)| law.reach(class, cube).most == Outcome::NotCovered);
        let widen = |cube: Cube, field: &Field| {
            let wider = field.set(cube, field.full());
            if silent(&wider) { wider } else { cube }
        };
        let uncovered = self.space.fields().iter().fold(uncovered, widen);
        for (fact, field) in self.space.facts().filter(|(fact, _)| !set.flip.facts().has(*fact)) {
            // Only a change away from the uncovered worlds helps.
            for values in [1_u64, 2].into_iter().filter(|values| field.of(&uncovered) & values == 0) {
                let more = self.change(fact, field, values).map(|flip| Need { flip, stay: FactSet::NONE });
                let Some(more) = more.and_then(|change| set.and(change)) else { continue };
                if more.flip.facts().len() <= size {
                    self.cover(more, size, cut, found);
                } else {
                    *cut = true;
                }
            }
        }
    }

    /// The changes that would put what is known inside `prime`, if a person can make them.
    fn lacking(&self, prime: &Cube) -> Option<Need> {
        let know = self.question.know;
        let outside = self.space.facts().filter(|(_, field)| field.of(&know) & !field.of(prime) != 0);
        let flip = outside
            .map(|(fact, field)| self.change(fact, field, field.of(prime)))
            .try_fold(Flip::default(), |flip, change| flip.and(change?))?;
        let stay = self.space.facts().filter(|(_, field)| field.can == Can::Obtain && field.of(&know) == 1 && field.of(prime) == 1);
        Some(Need { flip, stay: stay.map(|(fact, _)| fact).collect() })
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

/// Drops every need that asks for all that another does, and more; the smallest come first.
fn smallest(mut needs: Vec<Need>) -> Vec<Need> {
    // Of two as small, the one that changes the earlier fact of the vocabulary first.
    needs.sort_unstable_by_key(|need| {
        let facts = need.flip.facts();
        (facts.len(), core::cmp::Reverse(facts.0.reverse_bits()), need.flip, need.stay)
    });
    let mut kept: Vec<Need> = Vec::new();
    for need in needs {
        if !kept.iter().any(|k| k.within(need)) {
            kept.push(need);
        }
    }
    kept
}
