//! P5 and P6: a law compiles iff every world it covers is decided without conflict, and warns of exactly the rows that decide nowhere. Assumes `brute`; does not prove the wording of problems or that large laws stay within limits.

use std::collections::BTreeSet;

use privity::{Known, Question, Truth};
use privity_core::{Day, Outcome, Then};
use privity_laws::VOCABULARY;

use crate::brute::{ACTS, BOOLS, CATEGORIES, Model, Place, World, Wrong, worlds};
use crate::chance::{Chance, n};
use crate::small;

/// The world a witness shows, and where.
fn witnessed(witness: &str) -> (Place, World) {
    let question = Question::from_json(witness).unwrap_or_else(|fault| panic!("{fault}: {witness}"));
    // A question about a law that is there would be answered.
    let known = Question { law: vec!["nyc".into()], ..question.clone() };
    privity::decide(&known).unwrap_or_else(|fault| panic!("{fault}: {witness}"));
    assert!(question.closed, "{witness}");
    let date: Vec<i32> = question.on.split('-').map(|part| part.parse().unwrap()).collect();
    let Known::OneOf(actor) = &question.actor else { panic!("no actor in {witness}") };
    let place = Place {
        on: Day::from_date(date[0], date[1], date[2]).unwrap(),
        act: ACTS.iter().position(|id| *id == question.act).unwrap_or(ACTS.len() - 1),
        category: CATEGORIES.iter().position(|id| *id == question.of[0]).unwrap_or(CATEGORIES.len() - 1),
    };
    let holds = |id: &str| question.facts.iter().any(|(fact, truth)| fact == id && *truth == Truth::True);
    let world = World {
        actor: VOCABULARY.parties.iter().position(|word| word.id == actor[0].as_ref()).unwrap() as u8,
        bits: (0..BOOLS.len()).filter(|at| holds(BOOLS[*at])).fold(0, |bits, at| bits | 1 << at),
    };
    (place, world)
}

fn keys(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

#[test]
fn p05_p06_a_law_compiles_iff_every_world_is_decided_and_dead_rows_are_named() {
    let mut chance = Chance::new(5);
    let (mut sound, mut dead, mut witnesses) = (0_u64, 0_u64, [0_u64; 3]);
    for at in 0..700 {
        let model = Model::draw(&mut chance, format!("draft-{at}"), at % 3 == 0);
        let mut wrong = BTreeSet::new();
        let mut decides = vec![false; model.rows.len()];
        for place in model.places() {
            for world in worlds() {
                match model.outcome(place, world) {
                    Ok(Outcome::NotCovered) => {}
                    Ok(_) => model.deciding(place, world).into_iter().for_each(|row| decides[row] = true),
                    Err(why) => {
                        wrong.insert(format!("{why:?}"));
                    }
                }
            }
        }
        match small::compile(&model) {
            Ok(compiled) => {
                assert!(wrong.is_empty(), "compiled in spite of {wrong:?}:\n{}", model.toml());
                sound += 1;
                let warned: BTreeSet<&str> = compiled
                    .warnings
                    .iter()
                    .map(|warning| {
                        assert!(warning.warning && warning.code == "law-dead-rule", "{warning}");
                        keys(&warning.message)[0]
                    })
                    .collect();
                let silent: Vec<String> = (0..decides.len()).filter(|row| !decides[*row]).map(|row| model.rows[row].key()).collect();
                dead += silent.len() as u64;
                assert_eq!(warned, silent.iter().map(String::as_str).collect(), "\n{}", model.toml());
            }
            Err(problems) => {
                assert!(!wrong.is_empty(), "refused without reason: {problems}\n{}", model.toml());
                for problem in &problems.0 {
                    let witness = problem.witness.as_ref().unwrap_or_else(|| panic!("{problem} has no witness"));
                    let (place, world) = witnessed(witness);
                    let says = |key: &str| model.rows.iter().position(|row| row.key() == key).unwrap_or_else(|| panic!("no row is {key}"));
                    assert!(model.covers(place, world), "{problem}: {witness}\n{}", model.toml());
                    let deciding = model.deciding(place, world);
                    let kind = match problem.code {
                        "law-conflict" => {
                            let (a, b) = (says(keys(&problem.message)[0]), says(keys(&problem.message)[1]));
                            assert!(deciding.contains(&a) && deciding.contains(&b), "{problem}: {witness}\n{}", model.toml());
                            assert_ne!(model.rows[a].then, model.rows[b].then);
                            assert_eq!(model.written(place, world), Err(Wrong::Conflict));
                            0
                        }
                        "law-gap" => {
                            assert!(
                                deciding.iter().all(|row| model.rows[*row].then == Then::Cited),
                                "{problem}: {witness}\n{}",
                                model.toml()
                            );
                            1
                        }
                        "law-approval" => {
                            assert!(deciding.contains(&says(keys(&problem.message)[0])), "{problem}: {witness}\n{}", model.toml());
                            assert_eq!(model.outcome(place, world), Err(Wrong::Approval), "{problem}: {witness}\n{}", model.toml());
                            2
                        }
                        other => panic!("{other}: {problem}"),
                    };
                    witnesses[kind] += 1;
                }
            }
        }
    }
    assert!(sound > 100 && dead > 10 && witnesses.iter().all(|count| *count > 10), "the draw is lopsided: {sound}, {dead}, {witnesses:?}");
    println!(
        "p05: {} laws, {} sound; witnesses of {} conflicts, {} gaps, {} approvals that permit nothing\np06: {} dead rows named, no other",
        n(700),
        n(sound),
        n(witnesses[0]),
        n(witnesses[1]),
        n(witnesses[2]),
        n(dead)
    );
}
