//! P3: every outcome but `not_covered` names a rule that says so, with its citation. Assumes the law files quote rightly; does not prove that a rule means what it is cited for.

use std::collections::BTreeMap;

use privity::Laws;
use privity_core::{Outcome, Then};

use crate::brute::{DUTIES, Place, World};
use crate::built;
use crate::chance::{Chance, n};
use crate::small::{self, STATES, digit};

/// What a rule must say for a law to have come to this.
fn concluding(verdict: &str) -> Option<&'static str> {
    match verdict {
        "permitted" => Some("permit"),
        "needs_approval" => Some("needs_approval"),
        "prohibited" => Some("prohibit"),
        _ => None,
    }
}

#[test]
fn p03_every_closed_answer_names_a_rule_that_says_so() {
    let mut chance = Chance::new(3);
    let all = Laws::builtin();
    let (mut outcomes, mut named) = (BTreeMap::<&str, u64>::new(), 0_u64);
    for round in 0..6000 {
        let group = built::turn(round);
        let question = group.closed(&mut chance);
        let answer = all.decide(&group.typed(&question)).unwrap();
        assert_ne!(answer.verdict, "needs_facts");
        for law in &answer.laws {
            *outcomes.entry(law.verdict).or_default() += 1;
            for because in &law.because {
                named += 1;
                let cite = &because.cite;
                let said: [&str; 5] = [&cite.section, &cite.quote, &cite.source, &cite.since, &cite.checked];
                assert!(said.iter().all(|text| !text.trim().is_empty()), "{} of {} has no citation", because.rule, law.law);
                assert!(cite.quote.split_whitespace().count() <= 25, "{} of {} quotes too much", because.rule, law.law);
                assert!(because.certain, "nothing is open in a closed question: {}", group.shown(&question));
                assert!(
                    cite.since <= answer.seal.on && cite.until.as_ref().is_none_or(|until| *until > answer.seal.on),
                    "{} is not in force",
                    because.rule
                );
            }
            // Each category has a rule for its own outcome, and the law for the strictest.
            for (category, verdict) in &law.of.0 {
                let Some(then) = concluding(verdict) else { continue };
                let named = law.because.iter().any(|because| because.then == then && because.of.contains(category));
                assert!(named, "{} is {verdict} for {category} and no rule says so: {}", law.law, group.shown(&question));
            }
            let strictest =
                ["not_covered", "permitted", "needs_approval", "prohibited"].into_iter().rfind(|o| law.of.0.iter().any(|(_, v)| v == o));
            assert_eq!(Some(law.verdict), strictest, "{}", group.shown(&question));
            assert_eq!(
                law.verdict == "not_covered",
                law.because.iter().all(|because| because.then == "cite"),
                "{}",
                group.shown(&question)
            );
        }
    }
    println!("p03: {} closed answers of a law {outcomes:?}, {} rules named, each with a citation", n(outcomes.values().sum()), n(named));
}

/// An answer shows a note by its id alone.
#[test]
fn p03_a_note_says_the_same_in_every_law_that_holds_it() {
    let mut said = BTreeMap::<&str, &str>::new();
    for note in privity_laws::TEXTS.iter().flat_map(|text| text.notes.iter()).chain(privity_laws::VOCABULARY.notes.iter()) {
        assert_eq!(*said.entry(&note.id).or_insert(&note.say), &*note.say, "{}", note.id);
    }
}

/// Which rows decide and which duties are due, in every world of small laws and in every state of knowledge about them.
#[test]
fn p03_the_rules_named_are_those_that_decide() {
    let (mut states, mut worlds, mut derived) = (0_u64, 0_u64, 0_u64);
    for case in small::cases().iter().filter(|case| case.laws.len() == 1) {
        let small = &small::laws()[case.laws[0]];
        let tables = case.tables();
        let outcomes = case.outcomes();
        for state in 0..STATES {
            let closed = (0..6).all(|fact| digit(state, fact) != 2);
            if !closed && state % 11 != 0 {
                continue;
            }
            states += 1;
            let docket = case.docket(&tables, state);
            let here: Vec<World> = case.worlds(state).collect();
            worlds += here.len() as u64;
            // In how many completions each row decides, and each duty is due.
            let mut rows = vec![0_usize; small.model.rows.len()];
            let mut due = [0_usize; DUTIES.len()];
            for world in &here {
                let mut deciding: Vec<usize> = case
                    .categories()
                    .map(|category| Place { on: case.on, act: case.act, category })
                    .filter(|at| small.model.covers(*at, *world))
                    .flat_map(|at| small.model.deciding(at, *world))
                    .collect();
                deciding.sort_unstable();
                deciding.dedup();
                let duties = deciding.iter().fold(0, |bits, row| bits | small.model.rows[*row].duties);
                due.iter_mut().enumerate().for_each(|(at, count)| *count += usize::from(duties >> at & 1 == 1));
                let then = |then: Then| deciding.iter().any(|row| small.model.rows[*row].then == then);
                match outcomes[usize::from(world.actor)][usize::from(world.bits)] {
                    Outcome::NotCovered => assert!(deciding.is_empty()),
                    Outcome::Permitted => assert!(then(Then::Permit)),
                    // What is written `prohibit` needs approval if an approval would permit it.
                    Outcome::NeedsApproval => {
                        derived += u64::from(!then(Then::NeedsApproval));
                        assert!(then(Then::NeedsApproval) || then(Then::Prohibit));
                    }
                    Outcome::Prohibited => assert!(then(Then::Prohibit)),
                }
                for row in deciding {
                    rows[row] += 1;
                }
            }
            for (row, count) in rows.iter().enumerate() {
                let grounds = docket.grounds().filter(|ground| usize::from(ground.row) == row);
                let may = grounds.clone().any(|ground| docket.may(&ground));
                assert_eq!(may, *count > 0, "whether {} may decide: {}", small.model.rows[row].key(), case.shown(state));
                assert_eq!(
                    docket.must(grounds),
                    *count == here.len(),
                    "whether {} must decide: {}",
                    small.model.rows[row].key(),
                    case.shown(state)
                );
                assert!(!may || !small.compiled.text.rules[row].cite.section.is_empty());
            }
            for (at, count) in due.iter().enumerate() {
                let id = privity_laws::VOCABULARY.duties.iter().position(|word| word.id == DUTIES[at]).unwrap();
                let grounds = docket.grounds().filter(|ground| ground.says.duties >> id & 1 == 1);
                assert_eq!(grounds.clone().any(|ground| docket.may(&ground)), *count > 0, "{}: {}", DUTIES[at], case.shown(state));
                assert_eq!(docket.must(grounds), *count == here.len(), "{}: {}", DUTIES[at], case.shown(state));
            }
        }
    }
    println!(
        "p03: {} states of {} worlds: rows that may and must decide as written ({} outcomes derived)",
        n(states),
        n(worlds),
        n(derived)
    );
}
