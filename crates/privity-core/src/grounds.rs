//! Which rules decide, in some completion and in all.

use crate::{Class, Cube, Docket, Law, Row, Space, Term};

/// A row as it bears on some of the categories asked.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The law, by its place among those the question is laid before.
    pub law: usize,
    /// The row, by its place in the law's file.
    pub row: u16,
    /// What the row says.
    pub says: Row,
    /// The class of categories.
    pub class: &'a Class,
    term: &'a Term,
    terms: &'a [Term],
    overs: &'a [u16],
}

impl<'a> Ground<'a> {
    /// The terms that override this one.
    fn overriding(&self) -> impl Iterator<Item = &'a Cube> + Clone + use<'a> {
        let terms = self.terms;
        self.overs.iter().filter_map(move |over| terms.get(usize::from(*over))).map(|term| &term.cube)
    }
}

impl<'a> Docket<'a> {
    /// The rows that bear on the question, in law order, once for each class of categories and clause of scope.
    pub fn grounds(&self) -> impl Iterator<Item = Ground<'a>> + Clone + use<'a> {
        let question = self.question;
        self.laws.iter().enumerate().flat_map(move |(at, law)| {
            law.touched(&question).flat_map(move |class| {
                let terms = class.terms.of(law.terms);
                terms.iter().filter_map(move |term| bearing(at, law, class, terms, term))
            })
        })
    }

    /// Whether some completion is decided by this ground.
    pub fn may(&self, ground: &Ground<'_>) -> bool {
        self.space.meet(&self.question.know, &ground.term.cube).is_some_and(|met| outside(self.space, met, ground.overriding()))
    }

    /// Whether every completion is decided by one of these grounds at least.
    pub fn must<'g, I>(&self, grounds: I) -> bool
    where
        I: Iterator<Item = Ground<'g>> + Clone,
    {
        !avoid(self.space, grounds, self.question.know)
    }
}

fn bearing<'a>(at: usize, law: &'a Law<'a>, class: &'a Class, terms: &'a [Term], term: &'a Term) -> Option<Ground<'a>> {
    let says = *law.rows.get(usize::from(term.row))?;
    Some(Ground { law: at, row: term.row, says, class, term, terms, overs: term.overs.of(law.overs) })
}

/// Whether `cube` has a world outside all of these cubes.
fn outside<'c, I: Iterator<Item = &'c Cube> + Clone>(space: &Space<'_>, cube: Cube, mut others: I) -> bool {
    let Some(other) = others.next() else { return true };
    if space.meet(&cube, other).is_none() {
        return outside(space, cube, others);
    }
    sides(space, cube, other).any(|side| outside(space, side, others.clone()))
}

/// Whether `cube` has a world that none of these grounds decides.
fn avoid<'g, I: Iterator<Item = Ground<'g>> + Clone>(space: &Space<'_>, mut grounds: I, cube: Cube) -> bool {
    let Some(ground) = grounds.next() else { return true };
    if space.meet(&cube, &ground.term.cube).is_none() {
        return avoid(space, grounds, cube);
    }
    sides(space, cube, &ground.term.cube).any(|side| avoid(space, grounds.clone(), side))
        || ground.overriding().filter_map(|over| space.meet(&cube, over)).any(|met| avoid(space, grounds.clone(), met))
}

/// The parts of `cube` outside `other`, one for each fact on which they can differ.
fn sides<'a>(space: &'a Space<'a>, cube: Cube, other: &'a Cube) -> impl Iterator<Item = Cube> + use<'a> {
    space.fields().iter().filter_map(move |field| {
        let left = field.of(&cube) & !field.of(other);
        (left != 0).then(|| field.set(cube, left))
    })
}
