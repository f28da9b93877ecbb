//! P9: `given` alone forces the verdict and no part of it does; approvals and assumptions likewise. Assumes certain verdicts (P7); does not prove `given` smallest where more than 20,000 sets of facts would be smaller.

use privity_core::{Can, Cube, Docket, FactSet, Outcome, Question, Verdict};
use privity_laws::VOCABULARY;

use crate::brute::{APPROVALS, BOOLS, EVERYONE};
use crate::built::{self, Grid};
use crate::chance::{Chance, n};
use crate::small::{self, Brute, STATES, digit, own, pool, with};

#[test]
fn p09_given_forces_the_verdict_of_small_laws() {
    let (mut questions, mut facts, mut larger) = (0_u64, 0_u64, 0_u64);
    for case in small::cases() {
        let tables = case.tables();
        let outcomes = case.outcomes();
        let (named, anyone) = (Brute::new(&outcomes, case.actor), Brute::new(&outcomes, EVERYONE));
        for state in 0..STATES {
            let given = case.docket(&tables, state).given();
            let Some(outcome) = named.certain(state) else {
                assert!(given.is_empty(), "{}", case.shown(state));
                continue;
            };
            let kept = own(given);
            let known =
                (0..6).filter(|fact| digit(state, *fact) != 2).fold(u8::from(case.actor != EVERYONE) << 6, |bits, fact| bits | 1 << fact);
            assert_eq!(kept & !known, 0, "given names what is not known: {}", case.shown(state));
            let forces = |facts: u8| {
                let state = (0..6).filter(|fact| facts >> fact & 1 == 0).fold(state, |state, fact| with(state, fact, 2));
                (if facts >> 6 & 1 == 1 { &named } else { &anyone }).certain(state) == Some(outcome)
            };
            assert!(forces(kept), "{kept:07b} does not force {outcome:?}: {}", case.shown(state));
            for fact in (0..7).filter(|fact| kept >> fact & 1 == 1) {
                assert!(!forces(kept & !(1 << fact)), "{kept:07b} without {fact} forces {outcome:?} too: {}", case.shown(state));
            }
            let least = (0..128_u8).filter(|facts| facts & !known == 0 && forces(*facts)).map(u8::count_ones).min().unwrap();
            larger += u64::from(least < kept.count_ones());
            questions += 1;
            facts += u64::from(kept.count_ones());
        }
    }
    println!(
        "p09: {} certain states of small laws, {} facts given, none superfluous; not of smallest number in {}",
        n(questions),
        n(facts),
        n(larger)
    );
}

#[test]
fn p09_given_forces_the_verdict_over_the_real_laws() {
    let mut chance = Chance::new(9);
    let (mut questions, mut facts, mut counted, mut larger) = (0_u64, 0_u64, 0_u64, 0_u64);
    for round in 0..6000 {
        let group = built::turn(round);
        let closed = group.closed(&mut chance);
        let room = chance.pick(&[1, 1, 16]);
        let question = group.open(&mut chance, closed, room);
        let (asked, whose) = group.some(round);
        let docket = Docket::new(&VOCABULARY.space, asked, question);
        let shown = || format!("{}: {}", whose, group.shown(&question));
        let given = docket.given();
        let Verdict::Certain(outcome) = docket.verdict() else {
            assert!(given.is_empty(), "{}", shown());
            continue;
        };
        // The facts as given, all others unknown.
        let keep = |facts: FactSet| {
            VOCABULARY
                .space
                .facts()
                .filter(|(fact, _)| facts.has(*fact))
                .fold(Cube::FULL, |cube, (_, field)| field.set(cube, field.of(question.know())))
        };
        let forces = |facts: FactSet| docket.knowing(keep(facts)).verdict() == Verdict::Certain(outcome);
        assert!(forces(given), "{}", shown());
        for fact in given.iter() {
            assert!(!forces(given.without(fact)), "without fact {fact} too: {}", shown());
        }
        questions += 1;
        facts += u64::from(given.len());
        let known: Vec<u8> =
            VOCABULARY.space.known(question.know()).iter().filter(|fact| group.relevant(question.act).has(*fact)).collect();
        if round % 4 == 0 && given.len() < 4 {
            counted += 1;
            larger += u64::from(smaller(&known, given.len(), &forces));
        }
    }
    println!(
        "p09: {} certain questions over the real laws, {} facts given, none superfluous; of {} looked at, {} not of smallest number",
        n(questions),
        n(facts),
        n(counted),
        n(larger)
    );
}

/// Whether some set of fewer than `len` of these facts, at most three, would do.
fn smaller(known: &[u8], len: u32, forces: &dyn Fn(FactSet) -> bool) -> bool {
    let mut sets = vec![FactSet::NONE];
    for _ in 0..len {
        if sets.iter().any(|set| forces(*set)) {
            return true;
        }
        sets = sets.iter().flat_map(|set| known.iter().filter(|fact| set.0 >> **fact == 0).map(|fact| set.with(*fact))).collect();
    }
    false
}

#[test]
fn p09_approvals_of_small_laws_are_the_fewest_that_permit() {
    let (mut questions, mut settled) = (0_u64, 0_u64);
    for case in small::cases() {
        let tables = case.tables();
        let brute = Brute::new(&case.outcomes(), case.actor);
        for state in 0..STATES {
            let approvals = own(case.docket(&tables, state).approvals());
            if brute.certain(state) != Some(Outcome::NeedsApproval) {
                assert_eq!(approvals, 0, "{}", case.shown(state));
                continue;
            }
            questions += 1;
            let lacking = APPROVALS.iter().filter(|fact| digit(state, **fact) != 1).fold(0_u8, |bits, fact| bits | 1 << fact);
            let granted = |facts: u8| (0..6).filter(|fact| facts >> fact & 1 == 1).fold(state, |state, fact| with(state, fact, 1));
            let permits = |facts: u8| brute.certain(granted(facts)) == Some(Outcome::Permitted);
            assert!(approvals != 0 && approvals & !lacking == 0, "{approvals:07b}: {}", case.shown(state));
            let sets: Vec<u8> = (0..64).filter(|facts| facts & !lacking == 0 && permits(*facts)).collect();
            if let Some(least) = sets.iter().map(|facts| facts.count_ones()).min() {
                settled += 1;
                assert!(permits(approvals), "{approvals:07b} does not permit: {}", case.shown(state));
                assert_eq!(approvals.count_ones(), least, "{approvals:07b}: {}", case.shown(state));
            }
        }
    }
    println!("p09: {} states that need approval, {} settled by some approvals, 0 differences", n(questions), n(settled));
}

#[test]
fn p09_approvals_over_the_real_laws_are_the_fewest_that_permit() {
    let mut chance = Chance::new(99);
    let (mut questions, mut settled) = (0_u64, 0_u64);
    for round in 0..20_000 {
        let group = built::turn(round);
        let closed = group.closed(&mut chance);
        let room = chance.pick(&[1, 1, 4]);
        let question = group.open(&mut chance, closed, room);
        let docket = Docket::new(&VOCABULARY.space, group.some(round).0, question);
        let approvals = docket.approvals();
        if docket.verdict() != Verdict::Certain(Outcome::NeedsApproval) {
            assert!(approvals.is_empty(), "{}", group.shown(&question));
            continue;
        }
        questions += 1;
        let lacking: Vec<u8> = VOCABULARY
            .space
            .facts()
            .filter(|(_, field)| field.approval && field.can != Can::Fixed && field.of(question.know()) != 2)
            .map(|(fact, _)| fact)
            .collect();
        let permits = |facts: FactSet| {
            let know = facts.iter().fold(*question.know(), |cube, fact| VOCABULARY.space.field(fact).unwrap().set(cube, 2));
            docket.knowing(know).verdict() == Verdict::Certain(Outcome::Permitted)
        };
        assert!(!approvals.is_empty() && approvals.iter().all(|fact| lacking.contains(&fact)), "{}", group.shown(&question));
        let set =
            |bits: usize| -> FactSet { lacking.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, fact)| *fact).collect() };
        let sets: Vec<FactSet> = (0..1 << lacking.len()).map(set).filter(|facts| permits(*facts)).collect();
        if let Some(least) = sets.iter().map(|facts| facts.len()).min() {
            settled += 1;
            assert!(permits(approvals) && approvals.len() == least, "{approvals:x?}: {}", group.shown(&question));
        }
    }
    assert!(questions > 300, "only {questions} questions need approval");
    println!(
        "p09: {} questions over the real laws that need approval, {} settled by some approvals, 0 differences",
        n(questions),
        n(settled)
    );
}

/// The strictest outcome first, then the least strict: what makes a verdict stricter.
type Strictness = (Outcome, Outcome);

#[test]
fn p09_assumed_facts_of_small_laws_are_those_that_would_be_stricter() {
    let (mut questions, mut assumed) = (0_u64, 0_u64);
    for case in small::cases() {
        let tables = case.tables();
        let brute = Brute::new(&case.outcomes(), case.actor);
        let strictness = |state: usize| -> Strictness { (brute.most[state], brute.least[state]) };
        for state in 0..STATES {
            let no: Vec<usize> = (0..6).filter(|fact| digit(state, *fact) == 0).collect();
            let asked: FactSet = no.iter().map(|fact| pool().facts[*fact]).collect();
            let found = own(case.docket(&tables, state).assumed(asked));
            let wanted =
                no.into_iter().filter(|fact| strictness(with(state, *fact, 1)) > strictness(state)).fold(0, |bits, fact| bits | 1 << fact);
            assert_eq!(found, wanted, "{}", case.shown(state));
            questions += 1;
            assumed += u64::from(found.count_ones());
        }
    }
    assert_eq!(BOOLS.len(), 6);
    println!("p09: {} states of small laws, {} facts assumed that would be stricter, 0 differences", n(questions), n(assumed));
}

#[test]
fn p09_assumed_facts_over_the_real_laws_are_those_that_would_be_stricter() {
    let mut chance = Chance::new(999);
    let (mut questions, mut assumed) = (0_u64, 0_u64);
    for round in 0..500 {
        let group = built::turn(round);
        let closed = group.closed(&mut chance);
        let room = chance.pick(&[1, 1, 8]);
        let question = group.open(&mut chance, closed, room);
        let strictness = |know: Cube| -> Strictness {
            let grid = Grid::new(group, &question.knowing(know));
            let outcomes: Vec<Outcome> = grid.worlds.iter().map(|world| built::outcome(&group.laws, &question, *world)).collect();
            (*outcomes.iter().max().unwrap(), *outcomes.iter().min().unwrap())
        };
        let now = strictness(*question.know());
        let facts = VOCABULARY.space.facts().filter(|(_, field)| field.is_boolean() && field.of(question.know()) == 1);
        let no: Vec<(u8, privity_core::Field)> = facts.collect();
        let found = Docket::new(&VOCABULARY.space, &group.laws, question).assumed(no.iter().map(|(fact, _)| *fact).collect());
        let wanted: FactSet =
            no.into_iter().filter(|(_, field)| strictness(field.set(*question.know(), 2)) > now).map(|(fact, _)| fact).collect();
        assert_eq!(found, wanted, "{}", group.shown(&question));
        questions += 1;
        assumed += u64::from(found.len());
    }
    println!("p09: {} questions over the real laws, {} facts assumed that would be stricter, 0 differences", n(questions), n(assumed));
}

/// The same law over facts laid out another way: what is missing and what is given are chosen by the vocabulary's order alone.
#[test]
fn p09_answers_do_not_hang_on_the_layout() {
    let (before, after) = privity_laws::VOCABULARY_SOURCE.split_once("\n[[together]]").unwrap();
    let apart = format!("{before}\n{}", &after[after.find("\n# ").unwrap()..]);
    let apart = privity_compile::vocabulary(&apart).unwrap();
    let (space, together) = (apart.space(), &VOCABULARY.space);
    assert_ne!(space.fields(), together.fields());
    let law = privity_compile::law(include_str!("../../crates/privity-laws/law/nyc-iil.toml"), &apart).unwrap();
    let at = privity_laws::TEXTS.iter().position(|text| text.id == law.text.id).unwrap();
    let (laws, others) = ([law.tables.law()], [privity_laws::LAWS[at]]);
    let (mut chance, mut given) = (Chance::new(92), 0_u64);
    for round in 0..3000 {
        let group = &built::groups()[0];
        let closed = group.closed(&mut chance);
        let asked = group.open(&mut chance, closed, [1, 16, 4096][round % 3]);
        let moved = space
            .facts()
            .fold(Cube::FULL, |cube, (fact, field)| field.set(cube, together.field(fact).map_or(0, |field| field.of(asked.know()))));
        let moved = Question::new(&space, asked.on, asked.act, asked.of, moved);
        let (one, other) = (Docket::new(&space, &laws, moved), Docket::new(together, &others, asked));
        assert_eq!((one.span(), one.given(), one.missing()), (other.span(), other.given(), other.missing()), "{asked:?}");
        given += u64::from(one.given().len());
    }
    assert!(given > 3000);
    println!("p09: 3,000 questions over two layouts, the same answers");
}

/// Facts to lie together are facts, true or false, each named once.
#[test]
fn p09_what_cannot_lie_together_is_refused() {
    for (facts, code) in
        [("\"actor\"", "law-unknown-id"), ("\"court\"", "law-unknown-id"), ("\"litigation_hold\", \"litigation_hold\"", "law-duplicate")]
    {
        let source = format!("{}\n[[together]]\nfacts = [{facts}]\n", privity_laws::VOCABULARY_SOURCE);
        let problems = privity_compile::vocabulary(&source).unwrap_err();
        assert_eq!(problems.0.iter().map(|problem| problem.code).collect::<Vec<_>>(), [code], "{facts}");
    }
}
