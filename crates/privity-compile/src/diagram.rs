//! Decision diagrams: which fact to look at first, and what then.

use std::collections::HashMap;

use privity_core::cover::{TooLarge, absorb};
use privity_core::{BRANCHES, Branch, Cube, Field, Outcome, Space, Span};

/// What is left to decide: the worlds beyond each threshold, as complete sums.
type Rest = [Vec<Cube>; 3];

/// The diagrams of a law's classes, which share what they have in common.
pub(crate) struct Diagrams {
    /// The four outcomes first, which lead to themselves.
    branches: Vec<Branch>,
    /// Nodes by what they decide, and by their branches.
    known: HashMap<Rest, Branch>,
    nodes: HashMap<(u8, Vec<Branch>), Branch>,
}

impl Diagrams {
    pub(crate) fn new() -> Diagrams {
        Diagrams { branches: Outcome::ALL.map(Branch::end).to_vec(), known: HashMap::new(), nodes: HashMap::new() }
    }

    pub(crate) fn branches(self) -> Vec<Branch> {
        self.branches
    }

    /// The diagram of a class, from what lies beyond each of its thresholds.
    ///
    /// Restricting a complete sum to a value of a fact, and absorbing, gives the complete sum of what is left; equal rests are equal sums, and
    /// meet in one node.
    pub(crate) fn add(&mut self, space: &Space<'_>, rest: Rest) -> Result<Branch, TooLarge> {
        if let Some(known) = self.known.get(&rest) {
            return Ok(*known);
        }
        // Also where every class is decided at once: a walk steps from an end to itself.
        if self.branches.is_empty() {
            self.branches.extend(Outcome::ALL.map(Branch::end));
        }
        let branch = match decisive(space, &rest) {
            None => Branch::end(outcome(&rest)),
            Some(field) => {
                let values = (0..field.width).map(|value| self.add(space, restrict(&rest, field, value)));
                let branches = values.collect::<Result<Vec<_>, _>>()?;
                self.node(field, branches)?
            }
        };
        self.known.insert(rest, branch);
        Ok(branch)
    }

    fn node(&mut self, field: Field, branches: Vec<Branch>) -> Result<Branch, TooLarge> {
        if let Some((first, rest)) = branches.split_first()
            && rest.iter().all(|branch| branch == first)
        {
            return Ok(*first);
        }
        let key = (field.word * 64 + field.shift, branches);
        if let Some(known) = self.nodes.get(&key) {
            return Ok(*known);
        }
        let next = self.branches.len();
        if next + key.1.len() > BRANCHES {
            return Err(TooLarge);
        }
        self.branches.extend_from_slice(&key.1);
        let spans = key.1.iter().map(|branch| branch.span());
        let span = spans.reduce(|a, b| Span { least: a.least.min(b.least), most: a.most.max(b.most) }).unwrap_or(Span::ANY);
        let branch = Branch::to(field, next as u32, span);
        self.nodes.insert(key, branch);
        Ok(branch)
    }
}

/// The fact to look at: the one that most cubes name, each counting for the worlds it holds; none where all is decided.
fn decisive(space: &Space<'_>, rest: &Rest) -> Option<Field> {
    let mut weights = vec![0_u64; space.fields().len()];
    for cube in rest.iter().flatten() {
        let facts = space.known(cube);
        let share = |all: u64, field: &Field| all / u64::from(field.width) * u64::from(field.of(cube).count_ones());
        let worlds = space.fields().iter().fold(1 << 50, share);
        for fact in facts.iter() {
            if let Some(weight) = weights.get_mut(usize::from(fact)) {
                *weight += worlds.max(1);
            }
        }
    }
    let best = weights.iter().copied().max().filter(|weight| *weight > 0)?;
    space.fields().iter().zip(weights).find(|(_, weight)| *weight == best).map(|(field, _)| *field)
}

/// What is left when a fact has this value.
fn restrict(rest: &Rest, field: Field, value: u8) -> Rest {
    let allows = |cube: &&Cube| field.of(cube) >> value & 1 == 1;
    rest.each_ref().map(|cubes| absorb(cubes.iter().filter(allows).map(|cube| field.set(*cube, field.full())).collect()))
}

/// The outcome of what is decided: as many thresholds as it lies beyond.
fn outcome(rest: &Rest) -> Outcome {
    let beyond = rest.iter().filter(|cubes| !cubes.is_empty()).count();
    Outcome::ALL.get(beyond).copied().unwrap_or(Outcome::Prohibited)
}
