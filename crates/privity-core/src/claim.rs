//! Claims about laws: shown by containment of covers, or refuted by a world.

use alloc::vec::Vec;

use crate::cover::shared;
use crate::{Class, Cube, Law, Outcome, Space};

/// What is claimed of every world of a cube. Of several laws taken together, the outcome is the strictest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// The outcome is never this one.
    Never(Outcome),
    /// The outcome is always this one.
    Always(Outcome),
    /// The outcome is this one or less strict.
    AtMost(Outcome),
    /// The outcome is this one or stricter.
    AtLeast(Outcome),
    /// With one value of a fact the outcome is not less strict than with the other, all else being the same.
    NoLooser {
        /// The fact.
        fact: u8,
        /// The value with which the law is as strict.
        with: u8,
        /// The value to compare with.
        than: u8,
    },
}

/// Worlds of `when` that refute a statement about these classes taken together, if there are any. Of [`Statement::NoLooser`], what the
/// worlds are but for the fact.
pub fn refute(space: &Space<'_>, classes: &[(Law<'_>, &Class)], when: Cube, statement: Statement) -> Option<Cube> {
    match statement {
        Statement::AtMost(outcome) => beyond(space, classes, when, outcome),
        Statement::AtLeast(outcome) => within(space, classes, when, outcome.below()?),
        Statement::Always(outcome) => beyond(space, classes, when, outcome).or_else(|| within(space, classes, when, outcome.below()?)),
        Statement::Never(outcome) => {
            let Some(below) = outcome.below() else { return within(space, classes, when, outcome) };
            let all = sums(classes, outcome);
            classes.iter().find_map(|(law, class)| {
                let mut sums = all.clone();
                sums.push(class.pair(below)?.beyond.of(law.cubes));
                shared(space, &sums, when)
            })
        }
        Statement::NoLooser { fact, with, than } => {
            let field = space.field(fact)?;
            let when = field.set(when, field.full());
            let given = |sum: &[Cube], value: u8| -> Vec<Cube> {
                let fits = sum.iter().filter(|cube| field.of(cube) >> (value & 63) & 1 == 1);
                fits.map(|cube| field.set(*cube, field.full())).collect()
            };
            classes.iter().find_map(|(law, class)| {
                class.pairs.iter().find_map(|pair| {
                    let (mild, strict) = (given(pair.within.of(law.cubes), with), given(pair.beyond.of(law.cubes), than));
                    shared(space, &[&mild, &strict], when)
                })
            })
        }
    }
}

/// Worlds of `when` that some of these classes covers, if there are any: without one, a claim says nothing.
pub fn covered(space: &Space<'_>, classes: &[(Law<'_>, &Class)], when: Cube) -> Option<Cube> {
    beyond(space, classes, when, Outcome::NotCovered)
}

/// Worlds in which some class goes beyond an outcome.
fn beyond(space: &Space<'_>, classes: &[(Law<'_>, &Class)], when: Cube, outcome: Outcome) -> Option<Cube> {
    classes.iter().find_map(|(law, class)| shared(space, &[class.pair(outcome)?.beyond.of(law.cubes)], when))
}

/// Worlds in which no class goes beyond an outcome.
fn within(space: &Space<'_>, classes: &[(Law<'_>, &Class)], when: Cube, outcome: Outcome) -> Option<Cube> {
    shared(space, &sums(classes, outcome), when)
}

fn sums<'a>(classes: &[(Law<'a>, &Class)], outcome: Outcome) -> Vec<&'a [Cube]> {
    classes.iter().filter_map(|(law, class)| Some(class.pair(outcome)?.within.of(law.cubes))).collect()
}
