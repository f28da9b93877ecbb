//! P10: every day has one reading of a law, from its first day on. Assumes the dates in the files; does not prove that the law changed on those days.

use std::collections::BTreeSet;

use privity_core::{Act, Categories, Cube, Day, Docket, Law, Outcome, Question, Verdict};
use privity_laws::{LAWS, TEXTS, VOCABULARY};

use crate::brute::{ACTS, CATEGORIES, PARTIES, Place, World};
use crate::built;
use crate::chance::{Chance, n};
use crate::small::{self, Case};

/// The day before, the day and the day after each of these, and the first of January of many years.
fn grid(days: impl Iterator<Item = Day>) -> BTreeSet<Day> {
    let near = days.filter(|day| day.0 > i32::MIN).flat_map(|day| [Day(day.0 - 1), day, Day(day.0 + 1)]);
    let years = (1980..=2030).filter_map(|year| Day::from_date(year, 1, 1));
    let ends = [Day::from_date(1, 1, 1), Day::from_date(9999, 12, 31)].into_iter().flatten();
    near.chain(years).chain(ends).collect()
}

/// One sheet for each act and span, one class for each category.
fn sheets(law: &Law<'_>, whose: &str) -> usize {
    assert!(law.edges.is_sorted_by(|a, b| a < b), "{whose}: {:?}", law.edges);
    assert_eq!(law.sheets.len(), law.edges.len() * law.acts as usize, "{whose} has a sheet for each span and act");
    for sheet in law.sheets {
        let classes = sheet.classes.of(law.classes);
        assert_eq!(classes.len(), sheet.classes.len as usize, "{whose}: a sheet points outside");
        let mut seen = 0_u64;
        for class in classes {
            assert!(class.of.0 != 0 && seen & class.of.0 == 0, "{whose}: two classes hold one category");
            seen |= class.of.0;
        }
    }
    law.sheets.len()
}

#[test]
fn p10_every_law_reads_one_way_on_every_day() {
    let mut chance = Chance::new(10);
    let (mut all, mut days, mut questions) = (0, 0_u64, 0_u64);
    for (law, text) in LAWS.iter().zip(TEXTS) {
        all += sheets(law, &text.id);
        let scopes = text.scope.iter().flat_map(|row| [Some(row.since), row.until]);
        let rules = text.rules.iter().flat_map(|rule| [Some(rule.cite.since), rule.cite.until]);
        let bounds: BTreeSet<Day> = scopes.chain(rules).chain([Some(text.since), text.until]).flatten().collect();
        assert!(
            law.rows.is_empty()
                || bounds.iter().all(|day| law.edges.contains(day) || *day < text.since || text.until.is_some_and(|until| *day > until)),
            "{} has no edge where a row begins or ends",
            text.id
        );
        let group = built::of(text);
        let drawn: Vec<Question> = (0..60)
            .map(|at| {
                let closed = group.closed(&mut chance);
                if at % 3 == 0 { group.open(&mut chance, closed, 256) } else { closed }
            })
            .collect();
        let alone = core::slice::from_ref(law);
        let docket = |on: Day, question: &Question| {
            Docket::new(&VOCABULARY.space, alone, Question::new(&VOCABULARY.space, on, question.act, question.of, *question.know()))
        };
        for on in grid(bounds.iter().copied()) {
            days += 1;
            // The span the day is in, by the words of the law.
            let first = bounds.iter().rev().find(|day| **day <= on).copied();
            for question in &drawn {
                questions += 1;
                let here = docket(on, question);
                let verdict = here.verdict();
                let shown = || format!("{} on {on}: {}", text.id, group.shown(question));
                if on < text.since || text.until.is_some_and(|until| until <= on) {
                    assert_eq!(verdict, Verdict::Certain(Outcome::NotCovered), "{}", shown());
                    assert_eq!(here.grounds().count(), 0, "{}", shown());
                }
                if let Some(first) = first {
                    assert_eq!(verdict, docket(first, question).verdict(), "{} reads otherwise on the first day of its span", shown());
                }
                // A closed question about one category is covered iff the scope says so.
                let closed = VOCABULARY.space.fields().iter().all(|field| field.of(question.know()).is_power_of_two());
                let one = Question::new(
                    &VOCABULARY.space,
                    on,
                    question.act,
                    Categories(question.of.0 & question.of.0.wrapping_neg()),
                    *question.know(),
                );
                if closed {
                    let verdict = Docket::new(&VOCABULARY.space, alone, one).verdict();
                    assert_ne!(verdict, Verdict::NeedsFacts, "{}", shown());
                    assert_eq!(verdict != Verdict::Certain(Outcome::NotCovered), built::covers(text, &one), "{}", shown());
                }
            }
        }
    }
    println!(
        "p10: {} laws, {} sheets; {} days × questions: {} verdicts, no gap",
        n(LAWS.len() as u64),
        n(all as u64),
        n(days),
        n(questions)
    );
}

#[test]
fn p10_laws_that_change_decide_each_day_by_the_rows_of_that_day() {
    let mut chance = Chance::new(100);
    let (mut laws, mut days, mut questions) = (0_u64, 0_u64, 0_u64);
    for (at, small) in small::laws().iter().enumerate().filter(|(at, _)| at % 2 == 1) {
        laws += 1;
        let tables = [small.compiled.tables.law()];
        sheets(&tables[0], &small.model.name);
        for on in grid(small.model.days().into_iter()) {
            days += 1;
            for act in 0..ACTS.len() {
                for category in 0..CATEGORIES.len() {
                    let world = World { actor: chance.below(PARTIES as usize) as u8, bits: chance.below(64) as u8 };
                    let wanted = small.model.outcome(Place { on, act, category }, world).unwrap();
                    let state = (0..6).map(|fact| usize::from(world.bits >> fact & 1) * small::POWERS[fact]).sum();
                    let case = Case { laws: vec![at], on, act, of: 1 << category, actor: 1 << world.actor };
                    assert_eq!(case.docket(&tables, state).verdict(), Verdict::Certain(wanted), "{}", case.shown(state));
                    questions += 1;
                }
            }
        }
    }
    println!("p10: {} small laws that change, {} days, {} verdicts, 0 differences", n(laws), n(days), n(questions));
}

/// An act or day that no table knows is not covered; it does not panic.
#[test]
fn p10_what_lies_outside_every_table_is_not_covered() {
    let mut count = 0_u64;
    for law in LAWS {
        for act in 0..=u8::MAX {
            for on in [i32::MIN, -1, 0, 17_000, i32::MAX] {
                for know in [Cube::FULL, Cube([0; 4])] {
                    let question = Question::new(&VOCABULARY.space, Day(on), Act(act), Categories(u64::MAX), know);
                    let docket = Docket::new(&VOCABULARY.space, core::slice::from_ref(law), question);
                    let verdict = docket.verdict();
                    assert!(u32::from(act) < law.acts || verdict == Verdict::Certain(Outcome::NotCovered));
                    if know != Cube::FULL {
                        let _ = (docket.missing(), docket.given(), docket.flips(8), docket.approvals(), docket.span());
                    }
                    count += 1;
                }
            }
        }
    }
    println!("p10: {} questions outside the tables, no panic", n(count));
}
