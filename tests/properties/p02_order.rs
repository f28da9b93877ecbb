//! P2: the order of rows, rows said twice and the order of laws change nothing. Assumes that answers are compared by verdict, missing facts, flips and duties; does not prove that wording or the order of `because` stays.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use privity::{Answer, Laws};
use privity_core::text::Str;
use privity_core::{Docket, Law, Question};
use privity_laws::{LAWS, TEXTS, VOCABULARY};

use crate::built;
use crate::chance::{Chance, n};
use crate::small::{self, STATES};

/// Duties that may be due, and whether they are in every completion.
fn duties(docket: &Docket<'_>) -> Vec<(u32, bool)> {
    (0..32)
        .filter_map(|at| {
            let due = docket.grounds().filter(move |ground| ground.says.duties >> at & 1 == 1);
            due.clone().any(|ground| docket.may(&ground)).then(|| (at, docket.must(due)))
        })
        .collect()
}

/// What must not change.
fn said(docket: &Docket<'_>) -> impl PartialEq + core::fmt::Debug + use<> {
    (docket.verdict(), docket.span(), docket.missing(), docket.flips(8), docket.approvals(), duties(docket))
}

#[test]
fn p02_shuffled_or_repeated_rows_of_small_laws_decide_the_same() {
    let mut chance = Chance::new(2);
    let (mut laws, mut questions) = (0_u64, 0_u64);
    for case in small::cases().iter().filter(|case| case.laws.len() == 1).step_by(2) {
        let model = &small::laws()[case.laws[0]].model;
        let mut others = Vec::new();
        let mut order: Vec<usize> = (0..model.rows.len()).collect();
        order.reverse();
        others.push(model.reordered(&order));
        chance.shuffle(&mut order);
        others.push(model.reordered(&order));
        let mut repeated = model.repeating(chance.below(model.rows.len()));
        repeated = repeated.repeating(chance.below(model.rows.len()));
        order = (0..repeated.rows.len()).collect();
        chance.shuffle(&mut order);
        others.push(repeated.reordered(&order));
        let before = case.tables();
        for other in others {
            let compiled = small::compile(&other).unwrap_or_else(|problems| panic!("{problems}\n{}", other.toml()));
            let after = [compiled.tables.law()];
            laws += 1;
            for state in (0..STATES).step_by(5) {
                questions += 1;
                let (a, b) = (case.docket(&before, state), case.docket(&after, state));
                assert_eq!(said(&a), said(&b), "{}\nagainst\n{}", case.shown(state), other.toml());
            }
        }
    }
    println!("p02: {} small laws shuffled or with rows repeated, {} questions, 0 differences", n(laws), n(questions));
}

/// The file with its rules in another order, everything else in its place.
fn shuffled(chance: &mut Chance, file: &str) -> String {
    let starts: Vec<usize> = core::iter::once(0).chain(file.match_indices("\n[[").map(|(at, _)| at + 1)).chain([file.len()]).collect();
    let blocks: Vec<&str> = starts.windows(2).map(|pair| &file[pair[0]..pair[1]]).collect();
    let mut rules: Vec<&str> = blocks.iter().copied().filter(|block| block.starts_with("[[rule]]")).collect();
    chance.shuffle(&mut rules);
    let mut rules = rules.into_iter();
    let put = blocks.iter().map(|block| if block.starts_with("[[rule]]") { rules.next().unwrap() } else { block });
    put.flat_map(|block| [block, "\n"]).collect()
}

#[test]
fn p02_shuffled_rules_of_the_real_laws_decide_the_same() {
    let mut chance = Chance::new(22);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/privity-laws/law");
    let (mut files, mut questions) = (0_u64, 0_u64);
    for (law, text) in LAWS.iter().zip(TEXTS).filter(|(_, text)| text.rules.len() > 1) {
        let file = fs::read_to_string(folder.join(format!("{}.toml", text.id))).unwrap();
        let group = built::of(text);
        for _ in 0..2 {
            let source = shuffled(&mut chance, &file);
            let compiled = privity_compile::law(&source, small::words()).unwrap_or_else(|problems| panic!("{problems}"));
            let (before, after) = ([*law], [compiled.tables.law()]);
            files += 1;
            for _ in 0..60 {
                let question = group.closed(&mut chance);
                let question = if chance.of_100(75) { group.open(&mut chance, question, 1 << 10) } else { question };
                questions += 1;
                let docket = |laws| Docket::new(&VOCABULARY.space, laws, question);
                assert_eq!(said(&docket(&before)), said(&docket(&after)), "{} {}", text.id, group.shown(&question));
            }
        }
    }
    println!("p02: {} shuffles of real law files, {} questions, 0 differences", n(files), n(questions));
}

/// What must not change with the order of laws.
fn unordered(answer: &Answer) -> impl PartialEq + core::fmt::Debug + use<> {
    let missing: BTreeSet<String> = answer.missing.iter().map(|missing| missing.fact.to_string()).collect();
    let flips: BTreeSet<String> = answer.flips.iter().map(|flip| format!("{:?}", flip.change)).collect();
    let duties: Vec<(String, bool)> = answer.duties.iter().map(|duty| (duty.duty.to_string(), duty.certain)).collect();
    let laws: BTreeSet<String> = answer.laws.iter().map(|law| format!("{law:?}")).collect();
    (answer.verdict, missing, flips, duties, laws, answer.approvals.clone(), answer.assumed.clone())
}

#[test]
fn p02_the_order_of_laws_and_categories_does_not_matter() {
    let mut chance = Chance::new(222);
    let all = Laws::builtin();
    let mut questions = 0_u64;
    for round in 0..120 {
        let group = built::turn(round);
        let ids: Vec<&str> = group.texts.iter().map(|text| &*text.id).collect();
        let question = group.closed(&mut chance);
        let question = if chance.of_100(60) { group.open(&mut chance, question, 1 << 12) } else { question };
        let mut typed = built::typed(&question, &ids);
        let first = all.decide(&typed).unwrap();
        assert_eq!(all.decide(&group.typed(&question)).unwrap().laws, first.laws, "a place is its laws");
        for _ in 0..3 {
            chance.shuffle(&mut typed.law);
            let then = all.decide(&typed).unwrap();
            questions += 1;
            assert_eq!(unordered(&first), unordered(&then), "{}", crate::json::question(&typed));
        }
        typed.law = ids.iter().map(|id| (*id).to_owned().into()).collect();
        chance.shuffle(&mut typed.of);
        let then = all.decide(&typed).unwrap();
        assert_eq!((first.verdict, &first.missing, &first.flips, &first.duties), (then.verdict, &then.missing, &then.flips, &then.duties));
        typed.law.extend(ids.iter().map(|id| Str::from((*id).to_owned())));
        assert_eq!(all.decide(&typed).unwrap().laws.len(), ids.len(), "a law asked twice answers once");
    }
    println!("p02: {} orders of laws, 0 differences", n(questions));
}

#[test]
fn p02_the_law_slice_may_come_in_any_order() {
    let cases = small::cases();
    let mut questions = 0_u64;
    for case in cases.iter().filter(|case| case.laws.len() == 2) {
        let one = case.tables();
        let other: Vec<Law<'_>> = one.iter().rev().copied().collect();
        for state in (0..STATES).step_by(4) {
            let question: Question = case.question(state);
            questions += 1;
            assert_eq!(
                said(&Docket::new(small::space(), &one, question)),
                said(&Docket::new(small::space(), &other, question)),
                "{}",
                case.shown(state)
            );
        }
    }
    println!("p02: {} questions about two small laws in both orders, 0 differences", n(questions));
}
