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
        let branch = match decisive(space, &rest) {
            None => Branch::end(outcome(&rest)),
            Some(field) => {
                let fields = together(space, &rest, field);
                let branches = values(&rest, &fields).into_iter().map(|rest| self.add(space, rest));
                let branches = branches.collect::<Result<Vec<_>, _>>()?;
                self.node(&fields, branches)?
            }
        };
        self.known.insert(rest, branch);
        Ok(branch)
    }

    /// The node of these facts, which lie side by side, with one branch a value.
    fn node(&mut self, fields: &[Field], branches: Vec<Branch>) -> Result<Branch, TooLarge> {
        let ([first, others @ ..], [branch, rest @ ..]) = (fields, branches.as_slice()) else { return Err(TooLarge) };
        if rest.iter().all(|other| other == branch) {
            return Ok(*branch);
        }
        let key = (first.word * 64 + first.shift, branches);
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
        let branch = match others.len() {
            0 => Branch::to(*first, next as u32, span),
            others => Branch::beside(*first, others as u8 + 1, next as u32, span),
        };
        self.nodes.insert(key, branch);
        Ok(branch)
    }
}

/// Most facts that a node looks at together.
const TOGETHER: usize = 4;

/// The fact, and those beside it that are as well looked at with it: while what is left, for most of their values, looks at another near by.
fn together(space: &Space<'_>, rest: &Rest, field: Field) -> Vec<Field> {
    let mut fields = vec![field];
    while let Some(more) = one_more(space, rest, &fields) {
        fields = more;
    }
    fields
}

/// These facts and the one looked at after them for most of their values, with those between; none if they are too many or do not lie so.
fn one_more(space: &Space<'_>, rest: &Rest, fields: &[Field]) -> Option<Vec<Field>> {
    if fields.iter().any(|field| !field.is_boolean()) {
        return None;
    }
    let next: Vec<Field> = values(rest, fields).iter().filter_map(|rest| decisive(space, rest)).collect();
    let wider = |field: &Field| Some((2 * next.iter().filter(|other| *other == field).count(), between(space, fields, *field)?));
    let (often, wider) = next.iter().filter_map(wider).max_by_key(|(often, wider)| (*often, usize::MAX - wider.len()))?;
    (often >= next.len()).then_some(wider)
}

/// These facts, the other, and all that lie between them; none if they are too many, not side by side, or not all true or false.
fn between(space: &Space<'_>, fields: &[Field], other: Field) -> Option<Vec<Field>> {
    let place = |field: &Field| (field.word, field.shift);
    let ends = || fields.iter().chain([&other]).map(place);
    let (first, last) = (ends().min()?, ends().max()?);
    let mut all: Vec<Field> = space.fields().iter().filter(|field| (first..=last).contains(&place(field))).copied().collect();
    all.sort_by_key(place);
    let beside = |pair: &[Field]| match pair {
        [a, b] => b.word == a.word && b.shift == a.shift + 2 && b.slot == a.slot + 1 && b.slot % 64 != 0,
        _ => false,
    };
    (all.len() <= TOGETHER && all.iter().all(|field| field.is_boolean()) && all.windows(2).all(beside)).then_some(all)
}

/// What is left for each value of these facts together: bit `i` of the value is the value of the `i`th.
fn values(rest: &Rest, fields: &[Field]) -> Vec<Rest> {
    fields.iter().fold(vec![rest.clone()], |rests, field| {
        let with = |value| rests.iter().map(move |rest| restrict(rest, *field, value));
        (0..field.width).flat_map(with).collect()
    })
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
