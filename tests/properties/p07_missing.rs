//! P7: `needs_facts` iff two completions differ, and `missing` names all and only the facts that can matter. Assumes closed verdicts (the oracle checks those of the built-in laws, `brute` those of small ones); does not prove questions of more than 4,096 completions.

use privity_core::{Docket, Law, Outcome, Span, Verdict, decide};
use privity_laws::VOCABULARY;

use crate::built::{self, Grid};
use crate::chance::{Chance, n};
use crate::small::{self, Brute, STATES, digit, own, pool, with};

fn wanted(least: Outcome, most: Outcome) -> Verdict {
    if least == most { Verdict::Certain(most) } else { Verdict::NeedsFacts }
}

#[test]
fn p07_open_questions_over_the_real_laws_agree_with_every_completion() {
    let mut chance = Chance::new(7);
    let (mut questions, mut open, mut completions, mut missing) = (0_u64, 0_u64, 0_u64, 0_u64);
    for round in 0..1600 {
        let group = built::turn(round);
        let closed = group.closed(&mut chance);
        let most = chance.pick(&[64, 512, 4096]);
        let question = group.open(&mut chance, closed, most);
        let grid = Grid::new(group, &question);
        completions += grid.worlds.len() as u64;
        let mut strictest = vec![Outcome::NotCovered; grid.worlds.len()];
        let mut check = |asked: &[Law<'_>], outcomes: &[Outcome], whose: &str| {
            let (least, most) = (*outcomes.iter().min().unwrap(), *outcomes.iter().max().unwrap());
            let docket = Docket::new(&VOCABULARY.space, asked, question);
            let shown = || format!("{whose}: {}", group.shown(&question));
            assert_eq!(docket.verdict(), wanted(least, most), "{}", shown());
            assert_eq!(docket.span(), Span { least, most }, "{}", shown());
            let found = docket.missing();
            assert_eq!(found, grid.matters(outcomes), "{}", shown());
            assert_eq!(found.is_empty(), least == most, "{}", shown());
            questions += 1;
            open += u64::from(least != most);
            missing += u64::from(found.len());
        };
        for (law, text) in group.laws.iter().zip(&group.texts) {
            let alone = core::slice::from_ref(law);
            let outcomes: Vec<Outcome> = grid.worlds.iter().map(|world| built::outcome(alone, &question, *world)).collect();
            check(alone, &outcomes, &text.id);
            strictest.iter_mut().zip(&outcomes).for_each(|(worst, outcome)| *worst = (*worst).max(*outcome));
        }
        check(&group.laws, &strictest, "all");
        // Together, the laws decide each world as the strictest of them does.
        for (world, outcome) in grid.worlds.iter().zip(&strictest).step_by(1 + grid.worlds.len() / 64) {
            assert_eq!(built::outcome(&group.laws, &question, *world), *outcome);
        }
    }
    assert!(open * 5 > questions, "only {open} of {questions} questions are open");
    println!(
        "p07: {} questions over the real laws ({} open), {} completions, {} missing facts, 0 differences",
        n(questions),
        n(open),
        n(completions),
        n(missing)
    );
}

#[test]
fn p07_every_state_of_knowledge_about_small_laws() {
    let (mut questions, mut open, mut joint) = (0_u64, 0_u64, 0_u64);
    for case in small::cases() {
        let tables = case.tables();
        let brute = Brute::new(&case.outcomes(), case.actor);
        for state in 0..STATES {
            let docket = case.docket(&tables, state);
            let (least, most) = (brute.least[state], brute.most[state]);
            assert_eq!(docket.verdict(), wanted(least, most), "{}", case.shown(state));
            assert_eq!(decide(small::space(), &tables, &docket.question), wanted(least, most));
            assert_eq!(docket.span(), Span { least, most }, "{}", case.shown(state));
            assert_eq!(own(docket.missing()), brute.matters[state], "{}", case.shown(state));
            questions += 1;
            open += u64::from(least != most);
            joint += u64::from(tables.len() > 1 && least != most);
        }
    }
    println!(
        "p07: {} states of knowledge about small laws ({} open, {} of them about two laws), 0 differences",
        n(questions),
        n(open),
        n(joint)
    );
}

/// The order of `missing`: a larger share of values that settle the question, then outcomes less far apart, then vocabulary order.
#[test]
fn p07_the_fact_that_settles_most_comes_first() {
    let mut orders = 0_u64;
    for case in small::cases().iter().step_by(2).filter(|case| case.actor.count_ones() < 5) {
        let tables = case.tables();
        let outcomes = case.outcomes();
        let brute = Brute::new(&outcomes, case.actor);
        let each: Vec<Brute> = (0..27).filter(|at| case.actor >> at & 1 == 1).map(|at| Brute::new(&outcomes, 1 << at)).collect();
        for state in (0..STATES).filter(|state| brute.certain(*state).is_none()) {
            let spread = |brute: &Brute, state: usize| brute.most[state] as u64 - brute.least[state] as u64;
            let mut order: Vec<(u64, u64, u8)> = (0..7)
                .filter(|fact| brute.matters[state] >> fact & 1 == 1)
                .map(|fact| {
                    let after: Vec<u64> = if fact == 6 {
                        each.iter().map(|brute| spread(brute, state)).collect()
                    } else {
                        assert_eq!(digit(state, fact), 2);
                        [0, 1].map(|value| spread(&brute, with(state, fact, value))).to_vec()
                    };
                    // Shares of 60 values, which every small number of values divides.
                    let share = 60 / after.len() as u64;
                    let unsettled = after.iter().filter(|spread| **spread > 0).count() as u64 * share;
                    (unsettled, after.iter().sum::<u64>() * share, pool().facts[fact])
                })
                .collect();
            order.sort_unstable();
            let docket = case.docket(&tables, state);
            let mut room = [0_u8; 128];
            let ranked = docket.ranked(docket.missing(), &mut room);
            assert_eq!(ranked, order.iter().map(|(_, _, fact)| *fact).collect::<Vec<_>>(), "{}", case.shown(state));
            orders += 1;
        }
    }
    println!("p07: {} orders of missing facts, 0 differences", n(orders));
}

/// Found by the oracle: a law without a single open question has diagrams of no node at all.
#[test]
fn p07_a_law_that_always_says_the_same_says_so() {
    let law = r#"
id = "shut"
title = "Nothing leaves"
place = "shut"
status = "in_force"
since = 2020-01-01
checked = 2026-11-22
source = "Nothing leaves"

[[scope]]
act = ["disclose"]

[[rule]]
id = "SHUT-1"
then = "prohibit"
cite = "§ 1"
quote = "nothing leaves"
"#;
    let mut laws = privity::Laws::builtin();
    laws.add(law).unwrap();
    let verdict = |question: &str| laws.decide(&privity::Question::from_json(question).unwrap()).unwrap().verdict;
    let closed = r#"{"law":"shut","on":"2024-01-01","act":"disclose","actor":"city_employee","to":"vendor","of":"name","closed":true}"#;
    assert_eq!(verdict(closed), "prohibited");
    assert_eq!(verdict(&closed.replace("true", "false")), "prohibited");
    assert_eq!(verdict(&closed.replace("disclose", "retain")), "no_rule");
}
