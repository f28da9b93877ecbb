//! Small laws compiled, and every state of knowledge about them. Assumes `brute`; proves nothing by itself.

use std::sync::OnceLock;

use privity_compile::{Compiled, Problems, Words};
use privity_core::{Act, Categories, Cube, Day, Docket, FactSet, Field, Law, Outcome, Question, Space};
use privity_laws::VOCABULARY;

use crate::brute::{ACTS, BOOLS, CATEGORIES, EVERYONE, Model, NAMED, OTHER, PARTIES, Place, World, worlds};
use crate::chance::Chance;

/// How many laws are drawn.
const LAWS: usize = 140;

/// The words small laws are compiled with: those of the built-in laws.
pub(crate) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let words = privity_compile::vocabulary(privity_laws::VOCABULARY_SOURCE).unwrap();
        assert_eq!(words.fields, VOCABULARY.space.fields(), "the built-in tables were made from another vocabulary");
        words
    })
}

pub(crate) fn compile(model: &Model) -> Result<Compiled, Problems> {
    privity_compile::law(&model.toml(), words())
}

/// A law and its tables.
pub(crate) struct Small {
    pub(crate) model: Model,
    pub(crate) compiled: Compiled,
}

/// Laws drawn at random that decide every world they cover; half of them change with time.
pub(crate) fn laws() -> &'static [Small] {
    static ALL: OnceLock<Vec<Small>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut chance = Chance::new(7);
        let mut all = Vec::new();
        while all.len() < LAWS {
            let model = Model::draw(&mut chance, format!("small-{}", all.len()), all.len() % 2 == 1);
            let sound = model.places().into_iter().all(|at| worlds().all(|world| model.outcome(at, world).is_ok()));
            if sound && model.rows.len() > 2 {
                let compiled = compile(&model).unwrap_or_else(|problems| panic!("{problems}\n{}", model.toml()));
                all.push(Small { model, compiled });
            }
        }
        all
    })
}

/// The numbers of the vocabulary that small laws use.
pub(crate) struct Pool {
    pub(crate) acts: [Act; 3],
    pub(crate) categories: [u64; 4],
    /// The true-or-false facts, then `actor`.
    pub(crate) facts: [u8; 7],
    pub(crate) fields: [Field; 7],
}

pub(crate) fn pool() -> &'static Pool {
    static POOL: OnceLock<Pool> = OnceLock::new();
    POOL.get_or_init(|| {
        let fact = |at: usize| VOCABULARY.fact(BOOLS.get(at).copied().unwrap_or("actor")).unwrap();
        let facts: [u8; 7] = core::array::from_fn(fact);
        Pool {
            acts: ACTS.map(|id| Act(VOCABULARY.acts.iter().position(|word| word.id == id).unwrap() as u8)),
            categories: CATEGORIES.map(|id| 1 << VOCABULARY.categories.iter().position(|word| word.id == id).unwrap()),
            facts,
            fields: facts.map(|fact| VOCABULARY.space.field(fact).unwrap()),
        }
    })
}

pub(crate) fn space() -> &'static Space<'static> {
    &VOCABULARY.space
}

/// The facts of a set, one bit each, in the order of the pool.
pub(crate) fn own(set: FactSet) -> u8 {
    let bits = set.iter().map(|fact| {
        let at = pool().facts.iter().position(|known| *known == fact);
        1 << at.unwrap_or_else(|| panic!("fact {fact} is in no small law"))
    });
    bits.fold(0, |all, bit: u8| all | bit)
}

/// The states of knowledge of six facts: one digit each, 0 false, 1 true, 2 unknown.
pub(crate) const STATES: usize = 729;
pub(crate) const POWERS: [usize; 6] = [1, 3, 9, 27, 81, 243];

pub(crate) fn digit(state: usize, fact: usize) -> usize {
    state / POWERS[fact] % 3
}

pub(crate) fn with(state: usize, fact: usize, value: usize) -> usize {
    state + value * POWERS[fact] - digit(state, fact) * POWERS[fact]
}

/// A question about small laws, but for what is known of the six facts.
pub(crate) struct Case {
    pub(crate) laws: Vec<usize>,
    pub(crate) on: Day,
    pub(crate) act: usize,
    /// The categories, one bit each.
    pub(crate) of: u8,
    /// Who may be acting.
    pub(crate) actor: u64,
}

/// A case for every law alone, and one for every two.
pub(crate) fn cases() -> Vec<Case> {
    let mut chance = Chance::new(11);
    let all = laws();
    let mut cases = Vec::new();
    for at in 0..all.len() {
        cases.push(Case::draw(&mut chance, vec![at]));
        if at % 2 == 1 {
            cases.push(Case::draw(&mut chance, vec![at, at - 1]));
        }
    }
    cases
}

impl Case {
    fn draw(chance: &mut Chance, laws: Vec<usize>) -> Case {
        let days: Vec<Day> = laws.iter().flat_map(|at| self::laws()[*at].model.days()).collect();
        let scope = chance.pick(&self::laws()[laws[0]].model.scope.iter().collect::<Vec<_>>());
        let acts: Vec<usize> = (0..ACTS.len()).filter(|act| scope.acts >> act & 1 == 1).collect();
        let covered: Vec<usize> = (0..CATEGORIES.len()).filter(|at| scope.of >> at & 1 == 1).collect();
        let one = 1_u64 << chance.pick(&NAMED);
        // The day is the latest of three, for the first are days before a law.
        let on = (0..3).map(|_| chance.pick(&days)).max().unwrap();
        Case {
            on,
            act: chance.pick(&acts),
            of: if chance.of_100(60) { 1 << chance.pick(&covered) } else { chance.bits(0b1111) as u8 },
            actor: match chance.below(4) {
                0 | 1 => one,
                2 => one | 1 << chance.pick(&NAMED) | 1 << chance.below(PARTIES as usize),
                _ => EVERYONE,
            },
            laws,
        }
    }

    pub(crate) fn tables(&self) -> Vec<Law<'static>> {
        self.laws.iter().map(|at| laws()[*at].compiled.tables.law()).collect()
    }

    pub(crate) fn categories(&self) -> impl Iterator<Item = usize> {
        let of = self.of;
        (0..CATEGORIES.len()).filter(move |at| of >> at & 1 == 1)
    }

    pub(crate) fn know(&self, state: usize) -> Cube {
        let actor = pool().fields[6].set(Cube::FULL, self.actor);
        (0..BOOLS.len()).fold(actor, |cube, fact| pool().fields[fact].set(cube, digit(state, fact) as u64 + 1))
    }

    pub(crate) fn question(&self, state: usize) -> Question {
        let of = self.categories().fold(0, |bits, at| bits | pool().categories[at]);
        Question::new(&VOCABULARY.space, self.on, pool().acts[self.act], Categories(of), self.know(state))
    }

    pub(crate) fn docket<'a>(&self, laws: &'a [Law<'a>], state: usize) -> Docket<'a> {
        Docket::new(space(), laws, self.question(state))
    }

    pub(crate) fn worlds(&self, state: usize) -> impl Iterator<Item = World> {
        let actor = self.actor;
        let fits = move |bits: u8| (0..BOOLS.len()).all(|fact| [bits >> fact & 1 == 0, bits >> fact & 1 == 1, true][digit(state, fact)]);
        (0..PARTIES as u8)
            .filter(move |party| actor >> party & 1 == 1)
            .flat_map(move |actor| (0..64).filter(move |bits| fits(*bits)).map(move |bits| World { actor, bits }))
    }

    /// The outcome of every world, by actor and facts.
    pub(crate) fn outcomes(&self) -> Vec<[Outcome; 64]> {
        let mut all = vec![[Outcome::NotCovered; 64]; PARTIES as usize];
        for world in worlds() {
            let each = self.laws.iter().flat_map(|law| {
                self.categories()
                    .map(move |category| laws()[*law].model.outcome(Place { on: self.on, act: self.act, category }, world).unwrap())
            });
            let outcome = each.max().unwrap();
            let same = (0..PARTIES as u8).filter(|actor| *actor == world.actor || (world.actor == OTHER && !NAMED.contains(actor)));
            same.for_each(|actor| all[usize::from(actor)][usize::from(world.bits)] = outcome);
        }
        all
    }

    /// For people: the case, its state and its laws.
    pub(crate) fn shown(&self, state: usize) -> String {
        let facts: Vec<String> =
            BOOLS.iter().enumerate().map(|(at, id)| format!("{id} {}", ["false", "true", "unknown"][digit(state, at)])).collect();
        let laws: Vec<String> = self.laws.iter().map(|at| laws()[*at].model.toml()).collect();
        format!(
            "on {}, {}, categories {:03b}, actors {:b}, {}\n{}",
            self.on,
            ACTS[self.act],
            self.of,
            self.actor,
            facts.join(", "),
            laws.join("\n")
        )
    }
}

/// What every state of knowledge comes to, by looking at every completion.
pub(crate) struct Brute {
    pub(crate) least: Vec<Outcome>,
    pub(crate) most: Vec<Outcome>,
    /// The facts for which two completions that differ in it alone have different outcomes; bit 6 is `actor`.
    pub(crate) matters: Vec<u8>,
}

impl Brute {
    pub(crate) fn new(outcomes: &[[Outcome; 64]], actor: u64) -> Brute {
        let mut brute = Brute { least: Vec::new(), most: Vec::new(), matters: Vec::new() };
        let actors: Vec<usize> = (0..PARTIES as usize).filter(|at| actor >> at & 1 == 1).collect();
        // A state comes after those it leaves open: an unknown digit is the greatest.
        for state in 0..STATES {
            let unknown = (0..6).find(|fact| digit(state, *fact) == 2);
            let Some(fact) = unknown else {
                let bits = (0..6).fold(0, |bits, fact| bits | digit(state, fact) << fact);
                let here: Vec<Outcome> = actors.iter().map(|at| outcomes[*at][bits]).collect();
                let (least, most) = (*here.iter().min().unwrap(), *here.iter().max().unwrap());
                brute.least.push(least);
                brute.most.push(most);
                brute.matters.push(if least == most { 0 } else { 1 << 6 });
                continue;
            };
            let (no, yes) = (with(state, fact, 0), with(state, fact, 1));
            brute.least.push(brute.least[no].min(brute.least[yes]));
            brute.most.push(brute.most[no].max(brute.most[yes]));
            let differs = (0..6).filter(|fact| digit(state, *fact) == 2).filter(|fact| brute.pair(outcomes, &actors, state, *fact));
            let matters = differs.fold(0, |bits, fact| bits | 1_u8 << fact);
            let actor = (brute.matters[no] | brute.matters[yes]) & 1 << 6;
            brute.matters.push(matters | actor);
        }
        brute
    }

    /// Whether two completions of a state differ in this fact alone and in outcome.
    fn pair(&self, outcomes: &[[Outcome; 64]], actors: &[usize], state: usize, fact: usize) -> bool {
        if let Some(other) = (0..6).find(|other| *other != fact && digit(state, *other) == 2) {
            // States with one unknown less are known already.
            return [0, 1].into_iter().any(|value| self.matters[with(state, other, value)] >> fact & 1 == 1);
        }
        let bits = (0..6).filter(|other| *other != fact).fold(0, |bits, other| bits | digit(state, other) << other);
        actors.iter().any(|at| outcomes[*at][bits] != outcomes[*at][bits | 1 << fact])
    }

    pub(crate) fn certain(&self, state: usize) -> Option<Outcome> {
        (self.least[state] == self.most[state]).then_some(self.most[state])
    }
}
