//! A question laid before some laws.

use crate::decide::bounds;
use crate::{Categories, Class, Cube, FactSet, Law, Outcome, Question, Space, Span, Verdict, decide};

/// A question laid before some laws, to be decided and explained.
///
/// The laws are taken together: an outcome is the maximum over them, in each world. For the verdict of one law, lay the
/// question before that law alone; for one category, ask for it alone.
#[derive(Clone, Copy, Debug)]
pub struct Docket<'a> {
    pub(crate) space: &'a Space<'a>,
    pub(crate) laws: &'a [Law<'a>],
    /// The question.
    pub question: Question,
}

impl<'a> Docket<'a> {
    /// Lays a question before these laws.
    #[inline]
    pub const fn new(space: &'a Space<'a>, laws: &'a [Law<'a>], question: Question) -> Docket<'a> {
        Docket { space, laws, question }
    }

    /// The same question with something else known.
    #[inline]
    #[must_use]
    pub const fn knowing(&self, know: Cube) -> Docket<'a> {
        Docket { question: self.question.knowing(know), ..*self }
    }

    /// The same question about other categories.
    #[must_use]
    pub const fn asking(&self, of: Categories) -> Docket<'a> {
        Docket { question: Question { of, ..self.question }, ..*self }
    }

    /// The classes the question touches, law by law.
    #[inline]
    pub(crate) fn classes(&self) -> impl Iterator<Item = (&'a Law<'a>, &'a Class)> + Clone + use<'a> {
        let question = self.question;
        self.laws.iter().flat_map(move |law| law.touched(&question).map(move |class| (law, class)))
    }

    /// The verdict. See [`decide`](crate::decide).
    #[inline]
    pub fn verdict(&self) -> Verdict {
        decide(self.space, self.laws, &self.question)
    }

    /// The least strict and the strictest outcome over all completions.
    pub fn span(&self) -> Span {
        let Span { least: floor, most } = bounds(self.laws, &self.question);
        let least = Outcome::ALL.into_iter().find(|o| *o >= most || (*o >= floor && self.joint(*o, self.question.know).is_some()));
        Span { least: least.unwrap_or(most), most }
    }

    /// Worlds of `know` in which no class goes beyond `outcome`: a part of `know`, if there are any.
    pub(crate) fn joint(&self, outcome: Outcome, know: Cube) -> Option<Cube> {
        descend(self.space, self.classes(), outcome, know)
    }

    /// The facts that the classes touched look at.
    pub(crate) fn looked_at(&self) -> FactSet {
        self.classes().fold(FactSet::NONE, |facts, (_, class)| facts.or(class.looks))
    }
}

/// Tries, class by class, the primes that stay within `outcome`.
fn descend<'a, I>(space: &Space<'_>, mut classes: I, outcome: Outcome, know: Cube) -> Option<Cube>
where
    I: Iterator<Item = (&'a Law<'a>, &'a Class)> + Clone,
{
    let Some((law, class)) = classes.next() else { return Some(know) };
    let reach = law.reach(class, &know);
    if reach.most <= outcome {
        return descend(space, classes, outcome, know);
    }
    if reach.least > outcome {
        return None;
    }
    let primes = class.pair(outcome)?.within.of(law.cubes);
    primes.iter().find_map(|prime| descend(space, classes.clone(), outcome, space.meet(&know, prime)?))
}
