//! P8: a flip works, no subset of it does, and none smaller is left out. Assumes certain verdicts (P7); does not prove completeness where more than 4,096 sets of changes are possible.

use privity::{Laws, Truth};
use privity_core::{Can, Cube, Day, Docket, FactSet, Field, Flip, Outcome, Then, Verdict};
use privity_laws::VOCABULARY;

use crate::brute::{About, CAN, Model, Row};
use crate::built;
use crate::chance::{Chance, n};
use crate::small::{self, Brute, Case, POWERS, STATES, digit, own, with};

/// A set of changes: facts made true, facts found false.
type Change = (u128, u128);

fn within(a: Change, b: Change) -> bool {
    a.0 & !b.0 == 0 && a.1 & !b.1 == 0
}

fn size(change: Change) -> u32 {
    (change.0 | change.1).count_ones()
}

/// Of these sets of changes, those that contain no other, smallest first.
fn minimal(mut working: Vec<Change>) -> Vec<Change> {
    working.sort_unstable_by_key(|change| (size(*change), *change));
    let mut kept: Vec<Change> = Vec::new();
    for change in working {
        if !kept.iter().any(|smaller| within(*smaller, change)) {
            kept.push(change);
        }
    }
    kept
}

/// Compares what was reported with every minimal set of changes; at most `limit` are reported.
fn compare(mut found: Vec<Change>, all: &[Change], limit: usize, shown: &dyn Fn() -> String) {
    let sizes: Vec<u32> = found.iter().map(|change| size(*change)).collect();
    assert!(sizes.is_sorted(), "not smallest first: {found:x?}\n{}", shown());
    found.sort_unstable_by_key(|change| (size(*change), *change));
    if all.len() <= limit {
        assert_eq!(found, all, "\n{}", shown());
    } else {
        assert_eq!(found.len(), limit, "{}", shown());
        assert!(found.iter().all(|change| all.contains(change)), "{found:x?} are not all among {all:x?}\n{}", shown());
        let smallest: Vec<u32> = all[..limit].iter().map(|change| size(*change)).collect();
        assert_eq!(sizes, smallest, "smaller ones are left out of {found:x?}: {all:x?}\n{}", shown());
    }
}

/// What a person can make of a fact of small laws, and its digit then.
fn possible(state: usize, fact: usize) -> Vec<(Change, usize)> {
    let (yes, no) = (((1 << fact, 0), 1), ((0, 1 << fact), 0));
    match (CAN[fact], digit(state, fact)) {
        (b'o', 0 | 2) => vec![yes],
        (b'f', 2) => vec![yes, no],
        _ => Vec::new(),
    }
}

#[test]
fn p08_flips_of_small_laws_are_all_the_smallest() {
    let (mut questions, mut flips, mut most) = (0_u64, 0_u64, 0);
    for case in small::cases() {
        let tables = case.tables();
        let brute = Brute::new(&case.outcomes(), case.actor);
        for state in 0..STATES {
            let docket = case.docket(&tables, state);
            let settled = matches!(brute.certain(state), Some(Outcome::Permitted | Outcome::NotCovered));
            // Every set of changes that a person can make, with the state it leads to.
            let mut sets: Vec<(Change, usize)> = vec![((0, 0), state)];
            for fact in 0..6 {
                let options = possible(state, fact);
                sets = sets
                    .iter()
                    .flat_map(|(set, after)| {
                        let more = options.iter().map(|(change, value)| ((set.0 | change.0, set.1 | change.1), with(*after, fact, *value)));
                        core::iter::once((*set, *after)).chain(more)
                    })
                    .collect();
            }
            let works = sets.iter().filter(|(_, after)| !settled && brute.certain(*after) == Some(Outcome::Permitted));
            let all = minimal(works.map(|(change, _)| *change).collect());
            let own = |flip: Flip| (u128::from(own(flip.yes)), u128::from(own(flip.no)));
            let shown = || case.shown(state);
            compare(docket.flips(8).into_iter().map(own).collect(), &all, 8, &shown);
            compare(docket.flips(3).into_iter().map(own).collect(), &all, 3, &shown);
            questions += 1;
            flips += all.len() as u64;
            most = most.max(all.len());
        }
    }
    println!(
        "p08: {} states of knowledge about small laws, {} flips (at most {most} at once), none missing, none superfluous",
        n(questions),
        n(flips)
    );
}

/// Two laws small enough to see through: obtaining a fact can undo what else the flip rests on.
#[test]
fn p08_a_flip_does_not_undo_what_it_rests_on() {
    const AUTHORIZED: usize = 0;
    const INVESTIGATION: usize = 2;
    const APPROVED: usize = 4;
    let row = |id: usize, about: About, then: Then| Row { id, label: None, about, then, over: Vec::new(), duties: 0 };
    let law = |name: &str, scope: Vec<About>, rows: Vec<Row>| {
        let default = vec![rows.len() - 1];
        Model { name: name.to_owned(), since: Day(17_000), until: None, scope, rows, default }
    };
    let flips = |model: &Model, of: u8, state: usize| {
        let compiled = small::compile(model).unwrap_or_else(|problems| panic!("{problems}\n{}", model.toml()));
        let tables = [compiled.tables.law()];
        let case = Case { laws: Vec::new(), on: Day(18_000), act: 1, of, actor: 1 };
        case.docket(&tables, state).flips(8)
    };
    // A law that permits nothing. To rule out the investigation leaves its scope; to be authorized enters it again.
    let scope = vec![About::when(AUTHORIZED, 2), About::when(INVESTIGATION, 2)];
    let never = law("never", scope, vec![row(1, About::ANYTHING, Then::Prohibit)]);
    assert_eq!(flips(&never, 0b1, 2 * POWERS[INVESTIGATION]), [], "{}", never.toml());
    // One category is permitted with an approval while nobody has authorized it, the other once somebody has: never both.
    let mut one = About { of: 0b01, ..About::when(AUTHORIZED, 1) };
    one.bools[APPROVED] = 2;
    let other = About { of: 0b10, ..About::when(AUTHORIZED, 2) };
    let rows = vec![row(1, one, Then::Permit), row(2, other, Then::Permit), row(3, About::ANYTHING, Then::Prohibit)];
    let either = law("either", vec![About::ANYTHING], rows);
    assert_eq!((flips(&either, 0b01, 0).len(), flips(&either, 0b10, 0).len()), (1, 1));
    assert_eq!(flips(&either, 0b11, 0), [], "{}", either.toml());
    println!("p08: no flip undoes what it rests on");
}

/// What a person can make of a fact.
fn options(fact: u8, field: Field, know: &Cube) -> Vec<Change> {
    let (yes, no) = ((1_u128 << fact, 0), (0, 1_u128 << fact));
    match (field.is_boolean(), field.can, field.of(know)) {
        (true, Can::Obtain, 1 | 3) => vec![yes],
        (true, Can::Find, 3) => vec![yes, no],
        _ => Vec::new(),
    }
}

fn apply(know: Cube, change: Change) -> Cube {
    VOCABULARY.space.facts().fold(know, |cube, (fact, field)| {
        let value = (change.0 >> fact & 1) * 2 + (change.1 >> fact & 1);
        if value == 0 { cube } else { field.set(cube, value as u64) }
    })
}

#[test]
fn p08_flips_over_the_real_laws_work_and_no_part_of_them_does() {
    let mut chance = Chance::new(8);
    let (mut questions, mut flips, mut parts, mut complete, mut sets) = (0_u64, 0_u64, 0_u64, 0_u64, 0_u64);
    for round in 0..2600 {
        let group = built::turn(round);
        let closed = group.closed(&mut chance);
        let room = chance.pick(&[1, 8, 64, 1 << 20]);
        let question = group.open(&mut chance, closed, room);
        let (asked, whose) = group.some(round);
        let docket = Docket::new(&VOCABULARY.space, asked, question);
        let shown = || format!("{whose}: {}", group.shown(&question));
        let verdict = |change: Change| docket.knowing(apply(*question.know(), change)).verdict();
        let permitted = |change: Change| verdict(change) == Verdict::Certain(Outcome::Permitted);
        let settled = matches!(docket.verdict(), Verdict::Certain(Outcome::Permitted | Outcome::NotCovered));
        let found = docket.flips(8);
        assert!(found.len() <= 8 && (found.is_empty() || !settled), "{}", shown());
        questions += 1;
        for flip in &found {
            let change = (flip.yes.0, flip.no.0);
            for (fact, field) in VOCABULARY.space.facts().filter(|(fact, _)| flip.facts().has(*fact)) {
                let part = (change.0 & 1 << fact, change.1 & 1 << fact);
                assert!(options(fact, field, question.know()).contains(&part), "fact {fact} cannot be changed so: {}", shown());
            }
            assert!(permitted(change), "{change:x?} does not permit: {}", shown());
            assert_eq!(docket.flipped(*flip).verdict(), verdict(change), "{}", shown());
            let facts: Vec<u8> = flip.facts().iter().collect();
            assert!(facts.len() < 16, "{}", shown());
            for bits in 0..(1_u32 << facts.len()) - 1 {
                let kept: FactSet = facts.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, fact)| *fact).collect();
                assert!(!permitted((change.0 & kept.0, change.1 & kept.0)), "{:x} of {change:x?} would do: {}", kept.0, shown());
                parts += 1;
            }
            flips += 1;
        }
        // Every set of changes, where they can all be tried.
        let relevant = group.relevant(question.act);
        let open: Vec<Vec<Change>> = VOCABULARY
            .space
            .facts()
            .filter(|(fact, _)| relevant.has(*fact))
            .map(|(fact, field)| options(fact, field, question.know()))
            .filter(|options| !options.is_empty())
            .collect();
        let count: u64 = open.iter().map(|options| options.len() as u64 + 1).product();
        if settled || count > 4096 {
            continue;
        }
        let all = open.iter().fold(vec![(0, 0)], |sets: Vec<Change>, options| {
            sets.iter()
                .flat_map(|set| core::iter::once(*set).chain(options.iter().map(|option| (set.0 | option.0, set.1 | option.1))))
                .collect()
        });
        sets += count;
        complete += 1;
        let all = minimal(all.into_iter().filter(|change| permitted(*change)).collect());
        compare(found.iter().map(|flip| (flip.yes.0, flip.no.0)).collect(), &all, 8, &shown);
    }
    assert!(flips > 500 && complete > 500, "the draw is lopsided: {flips} flips, {complete} questions with every set tried");
    println!(
        "p08: {} questions over the real laws, {} flips, {} proper subsets; {} questions with all of {} sets of changes tried",
        n(questions),
        n(flips),
        n(parts),
        n(complete),
        n(sets)
    );
}

/// The flips of an answer, applied to the question as a person would and asked again, reach the verdict they name.
#[test]
fn p08_flips_of_an_answer_asked_again_reach_their_verdict() {
    let mut chance = Chance::new(88);
    let all = Laws::builtin();
    let mut flips = 0_u64;
    for round in 0..500 {
        let group = built::turn(round);
        let closed = group.closed(&mut chance);
        let question = group.open(&mut chance, closed, 64);
        let typed = group.typed(&question);
        let answer = all.decide(&typed).unwrap();
        let own = answer.laws.iter().flat_map(|law| law.flips.iter().map(move |flip| (Some(law.law.clone()), flip)));
        for (law, flip) in answer.flips.iter().map(|flip| (None, flip)).chain(own) {
            let mut again = typed.clone();
            if let Some(law) = &law {
                again.law = vec![law.clone()];
            }
            for change in &flip.change {
                let (_, truth) = again.facts.iter_mut().find(|(id, _)| *id == change.fact).unwrap();
                assert_eq!(*truth, change.from.map_or(Truth::Unknown, Truth::from), "{} was not so", change.fact);
                *truth = change.to.into();
            }
            assert_eq!(all.decide(&again).unwrap().verdict, flip.into, "{:?} after {flip:?}: {}", law, crate::json::question(&typed));
            flips += 1;
        }
    }
    println!("p08: {} flips of answers asked again, each as it said", n(flips));
}
