//! The verdict: which outcomes the completions of what is known reach.

use core::num::NonZero;

use crate::{Branch, Class, Cube, Docket, Law, Outcome, Question, Space, Verdict, World};

/// The least strict and the strictest outcome over all completions.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The least strict.
    pub least: Outcome,
    /// The strictest.
    pub most: Outcome,
}

impl Span {
    /// Every outcome: what is said where tables are broken, so that nothing is allowed by them.
    pub const ANY: Span = Span { least: Outcome::NotCovered, most: Outcome::Prohibited };

    /// Whether the other holds all of this one.
    const fn within(self, other: Span) -> bool {
        other.least as u8 <= self.least as u8 && self.most as u8 <= other.most as u8
    }

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
    let Span { least: floor, most } = bounds(laws, question);
    if floor == most { Verdict::Certain(most) } else { together(&Docket::new(space, laws, *question), most) }
}

/// The highest of the classes' least strict outcomes, which no world stays below, and the highest of their strictest.
#[inline]
pub(crate) fn bounds(laws: &[Law<'_>], question: &Question) -> Span {
    let (mut least, mut most) = (Outcome::NotCovered, Outcome::NotCovered);
    for law in laws {
        for class in law.touched(question) {
            let reach = match question.world {
                Some(world) => law.walk(class, world),
                None => law.reach(class, &question.know),
            };
            (least, most) = (least.max(reach.least), most.max(reach.most));
        }
    }
    Span { least, most }
}

/// The verdict where some class reaches `most` and every class by itself could stay below.
#[cold]
fn together(docket: &Docket<'_>, most: Outcome) -> Verdict {
    let know = docket.question.know;
    let top = docket.classes().filter(|(law, class)| law.reach(class, &know).most == most).count();
    // A single class at the top can come down by itself; several must be able to come down together.
    let down = top == 1 || most.below().is_some_and(|below| docket.joint(below, know).is_some());
    if down { Verdict::NeedsFacts } else { Verdict::Certain(most) }
}

/// Most branches that the diagrams of one law may have.
pub const BRANCHES: usize = 1 << 14;

/// Steps of a walk between two looks at whether it has ended. Most end within as many.
const STEPS: usize = 6;

impl Law<'_> {
    /// The outcome of a world in this class: one way through its decision diagram, of [`STEPS`] steps, or as many again, and again.
    ///
    /// The end leads to itself, so that it can be overstepped: a branch that asked at every step whether this is the end would be guessed
    /// wrong once a question, which costs as much as three steps.
    #[inline]
    pub fn walk(&self, class: &Class, world: World) -> Span {
        let mut at = class.root;
        // No way is longer than there are facts; where the tables are broken it may be.
        for _ in 0..=128 / STEPS {
            for _ in 0..STEPS {
                // In two, as the first part does not have to wait for the value.
                let Some(branches) = self.branches.get(at.place()..) else { return Span::ANY };
                let Some(next) = branches.get(at.value(world)) else { return Span::ANY };
                at = *next;
            }
            if at.is_end() {
                return at.span();
            }
        }
        Span::ANY
    }

    /// The least strict and the strictest outcome that completions of `know` reach in this class.
    ///
    /// A class has a decision diagram (Bryant 1986, with facts of many values, and free: paths may look at facts in different orders, each
    /// once). While the fact looked at has one value there is one way to go; a question without unknowns is a short walk. From the first
    /// fact with several values on, every node that `know` leads to is visited at most once, and none that could add nothing. A path
    /// looks at a fact once, or again beside others where nothing hangs on it any more; so each path taken leads where some completion goes:
    /// the outcomes found are those that completions reach, and no others.
    #[inline]
    pub fn reach(&self, class: &Class, know: &Cube) -> Span {
        let mut at = class.root;
        while !at.is_end() {
            let values = at.values(know);
            if values & values.wrapping_sub(1) != 0 {
                return self.spread(at, know);
            }
            let Some(next) = self.follow(at, values) else { return Span::ANY };
            at = next;
        }
        at.span()
    }

    /// The branch of the lowest of these values; none where the tables are broken. Branches only go down, so that every walk ends.
    #[inline]
    fn follow(&self, at: Branch, values: u64) -> Option<Branch> {
        let value = NonZero::new(values)?.trailing_zeros();
        let next = *self.branches.get(at.place().wrapping_add(value as usize))?;
        (next.place() < at.place()).then_some(next)
    }

    #[inline(never)]
    fn spread(&self, at: Branch, know: &Cube) -> Span {
        // One bit a node: it has two branches at least, so its place halved is its own.
        let mut found = Span { least: Outcome::Prohibited, most: Outcome::NotCovered };
        match self.branches.len() {
            0..2048 => self.visit(at, know, &mut [0; 16], &mut found),
            _ => self.visit(at, know, &mut [0; BRANCHES / 128], &mut found),
        }
        // Nothing is found where the tables are broken.
        if found.least > found.most { Span::ANY } else { found }
    }

    /// Widens `found` by the outcomes reached from here. Recurs no deeper than there are facts.
    fn visit(&self, mut at: Branch, know: &Cube, seen: &mut [u64], found: &mut Span) {
        while !at.is_end() {
            let node = at.place() >> 1;
            let Some(word) = seen.get_mut(node >> 6) else { return };
            if *word >> (node & 63) & 1 == 1 || at.span().within(*found) {
                return;
            }
            *word |= 1 << (node & 63);
            let mut values = at.values(know);
            let mut last = None;
            while values != 0 {
                let next = self.follow(at, values);
                values &= values.wrapping_sub(1);
                // Neighbours often lead to the same place.
                if next != last {
                    if let Some(branch) = last {
                        self.visit(branch, know, seen, found);
                    }
                    last = next;
                }
            }
            let Some(next) = last else { return };
            at = next;
        }
        let Span { least, most } = at.span();
        *found = Span { least: found.least.min(least), most: found.most.max(most) };
    }
}
