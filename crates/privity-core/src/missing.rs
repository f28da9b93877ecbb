//! What a question still needs: the facts that can change its verdict, the one that settles most first.

use core::cmp::Ordering;

use crate::{Docket, FactSet, Outcome, Space};

/// How much it would settle to learn a fact. The greatest settles most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Promise {
    /// How many values the fact may have.
    values: u32,
    /// How many of them leave a certain verdict.
    settled: u32,
    /// Outcomes left apart, over all values.
    spread: u32,
}

impl Promise {
    fn cmp(self, other: Promise) -> Ordering {
        let more = |a: u32, b: u32| a.wrapping_mul(other.values).cmp(&b.wrapping_mul(self.values));
        more(self.settled, other.settled).then(more(self.spread, other.spread).reverse())
    }
}

impl Docket<'_> {
    /// The facts that can still change the outcome: those for which two completions that differ in that fact alone have
    /// different outcomes. All of them and no others; empty if and only if the verdict is certain.
    pub fn missing(&self) -> FactSet {
        let know = self.question.know;
        let span = self.span();
        let mut found = FactSet::NONE;
        for outcome in Outcome::ALL.into_iter().filter(|o| span.least <= *o && *o < span.most) {
            for (law, class) in self.classes() {
                let beyond = class.pair(outcome).map_or(&[][..], |pair| pair.beyond.of(law.cubes));
                // A fact matters at this threshold iff some world beyond it comes within it by that fact alone.
                for met in beyond.iter().filter_map(|prime| self.space.meet(&know, prime)) {
                    for (fact, field) in self.space.facts().filter(|(_, field)| field.of(&met) != field.of(&know)) {
                        if !found.has(fact) && self.joint(outcome, field.set(met, field.of(&know))).is_some() {
                            found = found.with(fact);
                        }
                    }
                }
            }
        }
        found
    }

    /// The facts of [`Docket::missing`] in the order to ask them: the fact that settles most first. A fact settles more if
    /// a larger share of its values leaves a certain verdict, then if it leaves outcomes less far apart; else vocabulary
    /// order. Writes into `order` and gives the part written.
    pub fn ranked<'o>(&self, missing: FactSet, order: &'o mut [u8; 128]) -> &'o [u8] {
        let mut len = 0_usize;
        let mut promises = [Promise { values: 1, settled: 0, spread: 0 }; 128];
        for fact in missing.iter() {
            let promise = self.promise(self.space, fact);
            // Insertion sort: a question has few missing facts.
            let at = promises.iter().take(len).position(|p| promise.cmp(*p) == Ordering::Greater).unwrap_or(len);
            if let (Some(p), Some(o)) = (promises.get_mut(at..=len), order.get_mut(at..=len)) {
                p.rotate_right(1);
                o.rotate_right(1);
                if let (Some(first), Some(slot)) = (p.first_mut(), o.first_mut()) {
                    (*first, *slot) = (promise, fact);
                }
            }
            len = len.wrapping_add(1);
        }
        order.get(..len).unwrap_or_default()
    }

    fn promise(&self, space: &Space<'_>, fact: u8) -> Promise {
        let mut promise = Promise { values: 0, settled: 0, spread: 0 };
        let Some(field) = space.field(fact) else { return promise };
        let mut values = field.of(&self.question.know);
        while values != 0 {
            let value = values & values.wrapping_neg();
            values &= values.wrapping_sub(1);
            let spread = self.knowing(field.set(self.question.know, value)).span().spread();
            promise.values = promise.values.wrapping_add(1);
            promise.settled = promise.settled.wrapping_add(u32::from(spread == 0));
            promise.spread = promise.spread.wrapping_add(spread);
        }
        promise
    }
}
