//! P4: an exception beats its rule and is beaten by its own exception. Assumes nothing of the laws: rules are abstract, each conclusion × true, false, unknown. Does not prove chains longer than three.

use privity_core::{Docket, Outcome, Then, Verdict};

use crate::brute::{About, BOOLS, EVERYONE, Model, Place, Row, World};
use crate::chance::{Chance, n};
use crate::small::{self, Case, POWERS, STATES, digit};

/// The conditions of rule, exception and exception to it; and the approval that some of them turn on.
const RULE: usize = 1;
const EXCEPTION: usize = 2;
const ITS_EXCEPTION: usize = 3;
const APPROVAL: usize = 4;

const THENS: [Then; 3] = [Then::Permit, Then::NeedsApproval, Then::Prohibit];

/// What a conclusion comes to, given the approval.
fn outcome(then: Then, approved: bool) -> Outcome {
    match then {
        Then::Permit => Outcome::Permitted,
        Then::NeedsApproval if approved => Outcome::Permitted,
        Then::NeedsApproval => Outcome::NeedsApproval,
        _ => Outcome::Prohibited,
    }
}

/// A default, a rule over it, an exception over that, and one over the exception and what it was excepted from.
fn law(name: String, thens: [Then; 4], chance: &mut Chance) -> Model {
    let facts = [None, Some(RULE), Some(EXCEPTION), Some(ITS_EXCEPTION)];
    let mut rows: Vec<Row> = Vec::new();
    for (level, (then, fact)) in thens.into_iter().zip(facts).enumerate() {
        let about = fact.map_or(About::ANYTHING, |fact| About::when(fact, 2));
        let over: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].id != 0).collect();
        let mut row = |value: Option<u8>, then: Then| {
            let mut about = about.clone();
            if let Some(value) = value {
                about.bools[APPROVAL] = value;
            }
            rows.push(Row { id: level, label: Some(rows.len()), about, then, over: over.clone(), duties: 0 });
        };
        if then == Then::NeedsApproval {
            row(Some(2), Then::Permit);
            row(Some(1), Then::NeedsApproval);
        } else {
            row(None, then);
        }
    }
    let default = (0..rows.len()).filter(|row| rows[*row].id == 0).collect();
    let model = Model { name, since: privity_core::Day(17_000), until: None, scope: vec![About::ANYTHING], rows, default };
    let mut order: Vec<usize> = (0..model.rows.len()).collect();
    chance.shuffle(&mut order);
    model.reordered(&order)
}

#[test]
fn p04_exceptions_beat_rules_and_are_beaten_by_their_own() {
    let mut chance = Chance::new(4);
    let (mut laws, mut questions) = (0_u64, 0_u64);
    for at in 0..81 {
        let thens = [27, 9, 3, 1].map(|power| THENS[at / power % 3]);
        let model = law(format!("exceptions-{at}"), thens, &mut chance);
        let compiled = small::compile(&model).unwrap_or_else(|problems| panic!("{problems}\n{}", model.toml()));
        let tables = [compiled.tables.law()];
        laws += 1;
        let case = Case { laws: Vec::new(), on: privity_core::Day(18_000), act: 1, of: 0b001, actor: 1 };
        // Each of the four facts false, true and unknown; the others are false.
        for state in (0..STATES).filter(|state| digit(*state, 0) == 0 && digit(*state, 5) == 0) {
            questions += 1;
            let decided = |world: World| {
                let holds = |fact: usize| world.bits >> fact & 1 == 1;
                let level = [ITS_EXCEPTION, EXCEPTION, RULE].into_iter().position(holds).map_or(0, |at| 3 - at);
                outcome(thens[level], holds(APPROVAL))
            };
            let outcomes: Vec<Outcome> = case
                .worlds(state)
                .map(|world| {
                    let place = Place { on: case.on, act: case.act, category: 0 };
                    // A default that prohibits, an exception that would be permitted with an approval: what is written prevails.
                    assert_eq!(model.outcome(place, world), Ok(decided(world)), "{}", model.toml());
                    decided(world)
                })
                .collect();
            let wanted =
                if outcomes.iter().all(|outcome| *outcome == outcomes[0]) { Verdict::Certain(outcomes[0]) } else { Verdict::NeedsFacts };
            let docket = Docket::new(small::space(), &tables, case.question(state));
            assert_eq!(docket.verdict(), wanted, "{thens:?}, {}\n{}", shown(state), model.toml());
        }
    }
    println!("p04: {} laws of four levels, {} states of knowledge, 0 differences", n(laws), n(questions));
}

fn shown(state: usize) -> String {
    let facts = [("rule", RULE), ("exception", EXCEPTION), ("its exception", ITS_EXCEPTION), ("approval", APPROVAL)];
    facts.map(|(name, fact)| format!("{name} {}", ["false", "true", "unknown"][state / POWERS[fact] % 3])).join(", ")
}

/// That an overriding rule is itself overridden plays no part: what it overrides stays overridden.
#[test]
fn p04_the_exception_to_an_exception_does_not_revive_the_rule() {
    let row = |id: usize, fact: usize, then: Then, over: Vec<usize>| Row {
        id,
        label: None,
        about: About::when(fact, 2),
        then,
        over,
        duties: 1 << (id - 1) & 0b111,
    };
    let last = Row { id: 4, label: None, about: About::ANYTHING, then: Then::Prohibit, over: Vec::new(), duties: 0 };
    let rows = vec![
        row(1, RULE, Then::Permit, Vec::new()),
        row(2, EXCEPTION, Then::Prohibit, vec![0]),
        row(3, ITS_EXCEPTION, Then::Permit, vec![1]),
        last,
    ];
    let model = Model {
        name: "revival".to_owned(),
        since: privity_core::Day(17_000),
        until: None,
        scope: vec![About { actor: EVERYONE, ..About::ANYTHING }],
        rows,
        default: vec![3],
    };
    let compiled = small::compile(&model).unwrap();
    let tables = [compiled.tables.law()];
    let case = Case { laws: Vec::new(), on: privity_core::Day(18_000), act: 0, of: 0b001, actor: 1 };
    let state = POWERS[RULE] + POWERS[EXCEPTION] + POWERS[ITS_EXCEPTION];
    let docket = Docket::new(small::space(), &tables, case.question(state));
    let decides: Vec<u16> = docket.grounds().filter(|ground| docket.may(ground)).map(|ground| ground.row).collect();
    assert_eq!(docket.verdict(), Verdict::Certain(Outcome::Permitted));
    assert_eq!(decides, [2], "the rule under {} stays overridden", BOOLS[EXCEPTION]);
    println!("p04: a rule whose exception is overridden stays overridden");
}
