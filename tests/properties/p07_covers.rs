//! P7, underneath: complete sums, complements and the diagrams of `reach`. Assumes a cover is small enough to be multiplied out; does not prove the limits of large ones.

use privity_core::cover::{LIMIT, complement, complete, holds, minus, product};
use privity_core::{Can, Cube, Field, Outcome, Space, Span, World};
use privity_laws::{LAWS, TEXTS, VOCABULARY};

use crate::chance::{Chance, n};
use crate::{built, small};

/// A space of one fact of three values and four of two, over two words.
const FIELDS: [Field; 5] = [
    Field { word: 0, shift: 0, width: 3, slot: 0, can: Can::Fixed, approval: false },
    Field { word: 0, shift: 4, width: 2, slot: 2, can: Can::Find, approval: false },
    Field { word: 0, shift: 62, width: 2, slot: 63, can: Can::Find, approval: false },
    Field { word: 1, shift: 0, width: 2, slot: 64, can: Can::Obtain, approval: false },
    Field { word: 3, shift: 62, width: 2, slot: 127, can: Can::Obtain, approval: true },
];

fn space() -> Space<'static> {
    Space::new(&FIELDS, [1 << 4 | 1 << 62, 1, 0, 1 << 62])
}

/// Every cube that is not empty: 7 × 3⁴.
fn cubes() -> Vec<Cube> {
    FIELDS.iter().fold(vec![Cube::FULL], |cubes, field| {
        (1..=field.full()).flat_map(|values| cubes.iter().map(move |cube| field.set(*cube, values))).collect()
    })
}

/// Every world: a cube of one value a fact.
fn worlds() -> Vec<Cube> {
    cubes().into_iter().filter(|cube| FIELDS.iter().all(|field| field.of(cube).is_power_of_two())).collect()
}

fn has(cover: &[Cube], world: &Cube) -> bool {
    cover.iter().any(|cube| FIELDS.iter().all(|field| field.of(world) & field.of(cube) != 0))
}

/// Cubes within the cover and within no larger such cube, by trying them all.
fn primes(cover: &[Cube]) -> Vec<Cube> {
    let all: Vec<Cube> =
        cubes().into_iter().filter(|cube| worlds().iter().all(|world| !has(&[*cube], world) || has(cover, world))).collect();
    let mut primes: Vec<Cube> = all.iter().copied().filter(|cube| !all.iter().any(|other| other != cube && cube.within(*other))).collect();
    primes.sort_unstable();
    primes
}

/// Iterated consensus with absorption (Tison 1967), for facts of any number of values, to its fixed point.
fn tison(cover: &[Cube]) -> Vec<Cube> {
    let mut sum: Vec<Cube> = cover.to_vec();
    loop {
        let mut grown = sum.clone();
        for (at, a) in sum.iter().enumerate() {
            for b in &sum[..at] {
                for (on, field) in FIELDS.iter().enumerate() {
                    let both = FIELDS
                        .iter()
                        .enumerate()
                        .fold(Cube::FULL, |cube, (other, f)| f.set(cube, if other == on { f.of(a) | f.of(b) } else { f.of(a) & f.of(b) }));
                    let empty = FIELDS.iter().any(|f| f.of(&both) == 0);
                    if !empty
                        && field.of(&both) != field.of(a)
                        && field.of(&both) != field.of(b)
                        && !grown.iter().any(|cube| both.within(*cube))
                    {
                        grown.push(both);
                    }
                }
            }
        }
        grown.sort_unstable();
        grown.dedup();
        let kept: Vec<Cube> =
            grown.iter().copied().filter(|cube| !grown.iter().any(|other| other != cube && cube.within(*other))).collect();
        if kept == sum {
            return sum;
        }
        sum = kept;
    }
}

fn cover(chance: &mut Chance) -> Vec<Cube> {
    (0..chance.below(8))
        .map(|_| {
            FIELDS.iter().fold(Cube::FULL, |cube, field| if chance.of_100(45) { field.set(cube, chance.bits(field.full())) } else { cube })
        })
        .collect()
}

#[test]
fn p07_complete_sums_are_all_the_primes() {
    let (space, mut chance) = (space(), Chance::new(70));
    let mut count = 0_u64;
    for round in 0..400 {
        let cover = cover(&mut chance);
        let sum = complete(&space, &cover).unwrap();
        assert_eq!(sum, tison(&cover), "consensus differs on {cover:?}");
        if round % 8 == 0 {
            assert_eq!(sum, primes(&cover), "{cover:?}");
        }
        count += sum.len() as u64;
    }
    println!("p07: {} primes of 400 covers, the same by consensus; 50 covers also by trying every cube", n(count));
}

#[test]
fn p07_covers_say_what_their_worlds_say() {
    let (space, worlds, mut chance) = (space(), worlds(), Chance::new(71));
    for _ in 0..600 {
        let (a, b) = (cover(&mut chance), cover(&mut chance));
        let cube = cover(&mut chance).first().copied().unwrap_or(Cube::FULL);
        let outside = complement(&space, &a).unwrap();
        let both = product(&space, &a, &b).unwrap();
        let less = minus(&space, &a, &cube).unwrap();
        for world in &worlds {
            assert_eq!(has(&outside, world), !has(&a, world));
            assert_eq!(has(&both, world), has(&a, world) && has(&b, world));
            assert_eq!(has(&less, world), has(&a, world) && !has(&[cube], world));
        }
        assert_eq!(holds(&space, &a, &cube).unwrap(), worlds.iter().all(|world| !has(&[cube], world) || has(&a, world)));
    }
    // What would not fit is refused, not cut.
    let wide = vec![Cube::FULL; LIMIT + 1];
    assert!(product(&space, &wide, &wide).is_err());
    println!("p07: complement, product, minus and holds of 600 covers over {} worlds, 0 differences", n(worlds.len() as u64));
}

/// The diagram of a class says the same as its thresholds: an outcome is reached iff its two thresholds meet in what is known.
/// `reach` tells the least strict and the strictest of those reached.
#[test]
fn p07_reach_is_what_the_thresholds_say() {
    let mut chance = Chance::new(72);
    let space = VOCABULARY.space;
    let (mut classes, mut cubes, mut worlds) = (0_u64, 0_u64, 0_u64);
    let small = small::laws().iter().step_by(4).map(|small| small.compiled.tables.law());
    for (at, law) in LAWS.iter().copied().chain(small).enumerate() {
        for class in law.classes {
            classes += 1;
            let sum = |outcome: Option<Outcome>, beyond: bool| -> Vec<Cube> {
                let pair = outcome.and_then(|outcome| class.pair(outcome));
                pair.map_or(vec![Cube::FULL], |pair| if beyond { pair.beyond } else { pair.within }.of(law.cubes).to_vec())
            };
            let rounds = if at < LAWS.len() { 150 } else { 20 };
            for _ in 0..rounds {
                cubes += 1;
                let start = chance.pick(class.terms.of(law.terms)).cube;
                let mut know = Cube::FULL;
                for (fact, field) in space.facts() {
                    let looked_at = class.looks.has(fact);
                    let value = match chance.below(if looked_at { 4 } else { 2 }) {
                        0 => field.full(),
                        1 => chance.bits(field.full()),
                        2 => field.of(&start),
                        _ => 1 << chance.below(usize::from(field.width)),
                    };
                    // Every other one is a world.
                    let value = if cubes % 2 == 0 { 1 << chance.bits(value).trailing_zeros() } else { value };
                    know = field.set(know, value);
                }
                let reach = law.reach(class, &know);
                if let Some(world) = space.world(&know) {
                    assert_eq!(law.walk(class, world), reach, "a world of law {at}: {know:?}");
                    worlds += 1;
                }
                let reached = Outcome::ALL.into_iter().filter(|outcome| {
                    let (within, beyond) = (sum(Some(*outcome), false), sum(outcome.below(), true));
                    let meet = |a: &Cube| space.meet(a, &know).is_some_and(|met| beyond.iter().any(|b| space.meet(&met, b).is_some()));
                    within.iter().any(meet)
                });
                let reached: Vec<Outcome> = reached.collect();
                assert_eq!((Some(&reach.least), Some(&reach.most)), (reached.first(), reached.last()), "{reached:?} of law {at}: {know:?}");
            }
        }
    }
    assert_eq!(LAWS.len(), TEXTS.len());
    assert!(built::groups().len() > 2);
    assert!(worlds * 3 > cubes, "{worlds} worlds");
    println!(
        "p07: {} classes × random knowledge, {} cubes: reach agrees with the thresholds, walk with reach in {} worlds",
        n(classes),
        n(cubes),
        n(worlds)
    );
}

/// A law that decides every world alike has diagrams of no facts: each is an outcome.
#[test]
fn p07_a_law_of_one_outcome_walks_to_it() {
    let (head, rule) = (
        "id = \"always\"\ntitle = \"Always\"\nplace = \"smallville\"\nstatus = \"in_force\"\nsince = 2020-01-01\nchecked = 2026-01-01\nsource = \"Written here\"\ndefault = [\"A\"]\n",
        "[[scope]]\nact = [\"disclose\"]\nof = [\"name\"]\n\n[[rule]]\nid = \"A\"\ncite = \"§ A\"\nquote = \"words\"\n",
    );
    for (then, outcome) in [("permit", Outcome::Permitted), ("prohibit", Outcome::Prohibited)] {
        let compiled = privity_compile::law(&format!("{head}\n{rule}then = \"{then}\"\n"), small::words()).unwrap();
        let law = compiled.tables.law();
        let world = first_world(VOCABULARY.space);
        for class in law.classes {
            assert_eq!(law.walk(class, world), Span { least: outcome, most: outcome }, "{then}");
        }
        assert!(!law.classes.is_empty());
    }
}

/// The world in which every fact has its first value.
fn first_world(space: Space<'_>) -> World {
    space.world(&space.fields().iter().fold(Cube::FULL, |cube, field| field.set(cube, 1))).unwrap()
}
