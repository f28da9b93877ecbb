//! Privity beside its peers, in one table, in one run.
//!
//! ```text
//! cargo run --release -p privity-bench [-- --json]
//! ```
//!
//! What is compared: one law, the disclosures of nyc-iil, on the same closed questions, prepared for each engine in the form it likes best,
//! one decision after another on one thread; every engine is first shown to decide every question alike. What is not the same: Privity
//! tells apart four outcomes, the peers are only asked whether it is permitted; Privity and the `if`s read facts already encoded, Cedar and
//! regorus their own values; Cedar also names the policies that decided. The peers are general languages, Privity is not. The rows of open
//! questions and of several laws have no counterpart: no peer answers them in one evaluation.
//!
//! The day, act and class are chosen inside the timing. Every question is another, and there are more than the caches nearest the
//! processor hold: the row `touch the question's bytes` says what that costs alone.

mod by_hand;
mod cedar;
mod measure;
mod questions;
mod rego;

use by_hand::Disclosure;
use cedar::Cedar;
use measure::{Case, Row, measure};
use privity_core::{Law, Outcome, Question, Verdict, decide};
use privity_laws::{LAWS, VOCABULARY};
use questions::Drawn;
use rego::{Interpreter, Machine};

#[global_allocator]
static ALLOCATOR: measure::Counting = measure::Counting;

/// Questions a case.
const COUNT: usize = 8192;
/// Questions as JSON: answers are printed whole, which takes long enough to need fewer.
const TEXTS: usize = 512;
/// Most nanoseconds a decision of one law may take, and of three with two categories.
const ONE: Option<f64> = Some(40.0);
const THREE: Option<f64> = Some(120.0);

fn main() {
    let nyc = &LAWS[..3];
    let (gcp, iil, aid) = (&LAWS[..1], &LAWS[1..2], &LAWS[2..3]);
    let one = Drawn { seed: 1, count: COUNT, laws: iil, acts: &["disclose"], categories: 1, unknown: 0 };
    let three = Drawn { laws: nyc, acts: &["inquire", "collect", "retain", "disclose"], categories: 2, ..one };

    let disclosures = one.questions();
    let by_hand: Vec<Disclosure> = disclosures.iter().map(Disclosure::from).collect();
    let (cedar, requests) = (Cedar::new(), disclosures.iter().map(Cedar::request).collect::<Vec<_>>());
    let (mut interpreter, mut machine) = (Interpreter::new(), Machine::new());
    let inputs: Vec<_> = disclosures.iter().map(rego::input).collect();

    let mut outcomes = [0; 4];
    for (at, question) in disclosures.iter().enumerate() {
        let Verdict::Certain(outcome) = verdict(iil, question) else { panic!("a closed question has an outcome: {question:?}") };
        outcomes[outcome as usize] += 1;
        let permitted = outcome == Outcome::Permitted;
        assert_eq!(by_hand::decide(&by_hand[at]), outcome, "by hand: {question:?}");
        assert_eq!(cedar.permits(&requests[at]), permitted, "Cedar: {question:?}");
        assert_eq!(interpreter.permits(&inputs[at]), permitted, "regorus, interpreter: {question:?}");
        assert_eq!(machine.permits(&inputs[at]), permitted, "regorus, machine: {question:?}");
    }

    let closed: [(&str, Vec<Question>, &[Law<'_>], Option<f64>); 5] = [
        ("nyc-iil, disclose", disclosures.clone(), iil, ONE),
        ("nyc-gcp", Drawn { laws: gcp, acts: &["inquire", "collect", "disclose"], ..one }.questions(), gcp, ONE),
        ("nyc-10-178", Drawn { laws: aid, acts: three.acts, ..one }.questions(), aid, ONE),
        (
            "nyc-iil, six acts",
            Drawn { acts: &["inquire", "collect", "retain", "disclose", "dispose", "report_breach"], ..one }.questions(),
            iil,
            ONE,
        ),
        ("nyc (3 laws), 4 acts, 2 categories", three.questions(), nyc, THREE),
    ];
    let open: Vec<(String, Vec<Question>, &[Law<'_>])> = [("3 unknown", 3), ("10 unknown", 10), ("all unknown", usize::MAX)]
        .into_iter()
        .flat_map(|(name, unknown)| {
            let alone = (format!("nyc-iil, disclose, {name}"), Drawn { unknown, ..one }.questions(), iil);
            [alone, (format!("nyc, 2 categories, {name}"), Drawn { unknown, ..three }.questions(), nyc)]
        })
        .collect();
    let texts = |unknown| -> Vec<String> {
        let drawn = Drawn { count: TEXTS, acts: &["disclose"], unknown, ..three };
        drawn.questions().iter().map(|question| questions::json(question, "nyc")).collect()
    };
    let (said, unsaid) = (texts(0), texts(10));

    let mut cases = vec![
        Case::new("touch the question's bytes", None, &disclosures, |question| {
            question.know().0.iter().fold(0_u64, |sum, w| sum.wrapping_add(*w))
        }),
        Case::new("if/else by hand: nyc-iil, disclose", None, &by_hand, by_hand::decide),
    ];
    for (name, questions, laws, budget) in &closed {
        cases.push(Case::new(format!("decide: {name}"), *budget, questions, |question| verdict(laws, question)));
    }
    for (name, questions, laws) in &open {
        cases.push(Case::new(format!("decide: {name}"), None, questions, |question| verdict(laws, question)));
    }
    cases.push(Case::new("regorus, virtual machine: nyc-iil, disclose", None, &inputs, |input| machine.permits(input)));
    cases.push(Case::new("Cedar: nyc-iil, disclose", None, &requests, |request| cedar.permits(request)));
    cases.push(Case::new("regorus, interpreter: nyc-iil, disclose", None, &inputs, |input| interpreter.permits(input)));
    for (name, texts) in [("closed", &said), ("10 unknown", &unsaid)] {
        let name = format!("JSON to cited JSON: nyc, 2 categories, {name}");
        cases.push(Case::new(name, None, texts, |text: &String| privity::decide_json(text)));
    }
    let rows = measure(cases);

    if std::env::args().any(|arg| arg == "--json") {
        println!("{}", json(&rows));
    } else {
        print!("{}", table(&rows));
        let share = |outcome: Outcome| 100 * outcomes[outcome as usize] / COUNT;
        println!(
            "\n{COUNT} different questions a row ({TEXTS} as JSON). Of the closed disclosures {} % are permitted, {} % need approval, {} % are prohibited;\nthe rest is not covered. Every engine decides all of them alike.",
            share(Outcome::Permitted),
            share(Outcome::NeedsApproval),
            share(Outcome::Prohibited)
        );
    }
}

/// Not inlined into each case: callers of a library do not get a copy for every law.
#[inline(never)]
fn verdict(laws: &[Law<'_>], question: &Question) -> Verdict {
    decide(&VOCABULARY.space, laws, question)
}

/// The median of the `if`s, to which the others are compared.
fn unit(rows: &[Row]) -> f64 {
    rows.iter().find(|row| row.name.starts_with("if/else")).map_or(1.0, |row| row.median)
}

fn table(rows: &[Row]) -> String {
    let unit = unit(rows);
    let head = format!("{:<58} {:>11} {:>19} {:>9} {:>7}  {}\n", "", "ns/decision", "min–max", "× by hand", "allocs", "budget");
    rows.iter().fold(head, |table, row| {
        let met = |budget| if row.median <= budget { "met" } else { "MISSED" };
        let budget = row.budget.map(|budget| format!("{budget} ns: {}", met(budget))).unwrap_or_default();
        let range = format!("{:.1}–{:.1}", row.least, row.most);
        let line =
            format!("{:<58} {:>11.1} {range:>19} {:>9.1} {:>7.1}  {budget}", row.name, row.median, row.median / unit, row.allocations);
        table + line.trim_end() + "\n"
    })
}

fn json(rows: &[Row]) -> serde_json::Value {
    let unit = unit(rows);
    let tenths = |x: f64| (x * 10.0).round() / 10.0;
    let row = |row: &Row| {
        serde_json::json!({
            "name": row.name, "ns": tenths(row.median), "min": tenths(row.least), "max": tenths(row.most),
            "by_hand": tenths(row.median / unit), "allocations": tenths(row.allocations), "budget": row.budget,
        })
    };
    rows.iter().map(row).collect()
}
