//! P12: parse ∘ print is the identity, on questions, answers and days. Assumes that canonical JSON is what `json` reads strictly; does not prove other runtimes (P11).

use std::collections::BTreeMap;

use privity::{Known, Laws, Question, Truth, decide_json, to_json};
use privity_core::Day;
use privity_core::text::Word;
use privity_laws::VOCABULARY;

use crate::built;
use crate::chance::{Chance, n};
use crate::json::{self, Json};

fn drawn(chance: &mut Chance) -> Question {
    let group = built::turn(chance.below(100));
    let closed = group.closed(chance);
    let question = group.open(chance, closed, 1 << 10);
    let mut typed = group.typed(&question);
    if chance.of_100(30) {
        typed.law = vec!["nyc-iil".into(), "nyc-gcp".into()];
    }
    if chance.of_100(40) {
        typed.closed = true;
        typed.facts.retain(|_| chance.of_100(30));
        typed.purpose = Known::Unsaid;
    }
    typed
}

#[test]
fn p12_answers_are_canonical_json() {
    let mut chance = Chance::new(12);
    let all = Laws::builtin();
    let (mut answers, mut bytes) = (0_u64, 0_u64);
    for round in 0..200 {
        let mut question = drawn(&mut chance);
        if round % 10 == 9 {
            question.act = "diclose \"\\\u{7}".to_owned().into();
        }
        let text = to_json(&all.decide(&question));
        let read = Json::strict(&text).unwrap_or_else(|why| panic!("{why}: {text}"));
        assert_eq!(read.printed(), text, "printed otherwise");
        assert_eq!(to_json(&all.decide(&question)), text, "the same question, other bytes");
        assert_eq!(all.decide_json(&json::question(&question)), text, "typed and JSON differ");
        answers += 1;
        bytes += text.len() as u64;
    }
    println!("p12: {} answers, {} bytes, printed again the same", n(answers), n(bytes));
}

#[test]
fn p12_questions_are_read_as_they_were_printed() {
    let mut chance = Chance::new(120);
    for _ in 0..3000 {
        let question = drawn(&mut chance);
        assert_eq!(Question::from_json(&json::question(&question)), Ok(question.clone()));
        assert_eq!(Question::from_bytes(json::question(&question).as_bytes()), Ok(question));
    }
    println!("p12: 3,000 questions printed and read again");
}

/// Spaces, the order of keys and facts, one id in place of a list of one: none changes a byte of the answer.
#[test]
fn p12_the_form_of_a_question_does_not_matter() {
    let mut chance = Chance::new(121);
    let mut forms = 0_u64;
    for _ in 0..50 {
        let question = drawn(&mut chance);
        let answer = decide_json(&json::question(&question));
        for _ in 0..3 {
            let Json::Map(mut fields) = json::fields(&question) else { panic!("a question is an object") };
            chance.shuffle(&mut fields);
            for (name, value) in &mut fields {
                match value {
                    Json::Map(facts) => chance.shuffle(facts),
                    Json::List(ids) if ids.len() == 1 && chance.of_100(50) => *value = ids[0].clone(),
                    Json::List(ids) if *name != "law" && *name != "of" => chance.shuffle(ids),
                    _ => {}
                }
            }
            let spaced = spaces(&Json::Map(fields).printed());
            assert_eq!(decide_json(&spaced), answer, "{spaced}");
            forms += 1;
        }
        // And what does change the question changes its seal.
        let mut other = question.clone();
        other.facts.push(("idnyc_record".into(), true.into()));
        other.facts.dedup_by(|a, b| a.0 == b.0);
        other.on = "2021-03-04".into();
        let seal = |text: &str| Json::strict(text).unwrap().get("seal").map(|seal| seal.text("question").to_owned());
        let (a, b) = (seal(&answer), seal(&decide_json(&json::question(&Question { facts: question.facts.clone(), ..other }))));
        assert!(a.is_some() && b.is_some() && a != b);
    }
    println!("p12: {} other forms of questions, the same bytes", n(forms));
}

/// Whatever is said otherwise, the seal is another: two questions with one seal are one question.
#[test]
fn p12_every_part_of_a_question_is_sealed() {
    let plain = built::typed(&built::groups()[0].closed(&mut Chance::new(122)), &["us-1373"]);
    let mut all = vec![plain.clone(), Question { closed: true, ..plain.clone() }];
    all.push(Question { on: "1999-12-31".into(), ..plain.clone() });
    all.push(Question { law: vec!["us-1373".into(), "nyc-10-178".into()], ..plain.clone() });
    let ids = |words: &[Word]| words.iter().map(|word| word.id.to_string()).collect::<Vec<_>>();
    let v = &VOCABULARY;
    all.extend(ids(&v.acts).into_iter().map(|act| Question { act: act.into(), ..plain.clone() }));
    all.extend(ids(&v.categories).into_iter().map(|category| Question { of: vec![category.into()], ..plain.clone() }));
    for (at, words) in [&v.parties, &v.parties, &v.purposes, &v.processes].into_iter().enumerate() {
        for known in ids(words).iter().map(|id| Known::is(id)).chain([Known::Unknown]) {
            let mut other = plain.clone();
            *[&mut other.actor, &mut other.to, &mut other.purpose, &mut other.process][at] = known;
            all.push(other);
        }
    }
    for at in 0..plain.facts.len() {
        for truth in [Truth::True, Truth::False, Truth::Unknown] {
            let mut other = plain.clone();
            other.facts[at].1 = truth;
            all.push(other);
        }
        let mut other = plain.clone();
        other.facts.remove(at);
        all.push(other);
    }
    let laws = Laws::builtin();
    let mut seals = BTreeMap::new();
    for question in &all {
        let seal = laws.decide(question).unwrap().seal.question;
        let first = seals.entry(seal).or_insert(question);
        assert_eq!(*first, question, "one seal for two questions");
    }
    println!("p12: {} questions that differ in one place, {} seals", n(all.len() as u64), n(seals.len() as u64));
}

/// White space wherever JSON allows it.
fn spaces(text: &str) -> String {
    let (mut out, mut inside, mut escaped) = (String::new(), false, false);
    for c in text.chars() {
        if c == '"' && !escaped {
            inside = !inside;
        }
        escaped = inside && c == '\\' && !escaped;
        out.push(c);
        if !inside && matches!(c, '{' | '[' | ',' | ':') {
            out.push_str(" \n\t\r");
        }
    }
    out
}

#[test]
fn p12_days_are_dates() {
    let (first, last) = (Day::from_date(1, 1, 1).unwrap(), Day::from_date(9999, 12, 31).unwrap());
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |year: i32, month: i32| match month {
        2 => 28 + i32::from(leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (mut at, mut date) = (first.0, (1, 1, 1));
    while at <= last.0 {
        let (year, month, day) = date;
        assert_eq!(Day(at).date(), date);
        assert_eq!(Day::from_date(year, month, day), Some(Day(at)));
        at += 1;
        date = if day < length(year, month) {
            (year, month, day + 1)
        } else if month < 12 {
            (year, month + 1, 1)
        } else {
            (year + 1, 1, 1)
        };
    }
    assert_eq!((date, Day::from_date(1970, 1, 1)), ((10_000, 1, 1), Some(Day(0))));
    let mut refused = 0_u64;
    for year in [-1, 0, 1, 1900, 2000, 2023, 2024, 9999, 10_000] {
        for month in -1..=14 {
            for day in -1..=33 {
                let real = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
                assert_eq!(Day::from_date(year, month, day).is_some(), real, "{year}-{month}-{day}");
                refused += u64::from(!real);
            }
        }
    }
    assert_eq!(Day::from_date(2018, 8, 6).unwrap().to_string(), "2018-08-06");
    println!(
        "p12: {} days from 0001-01-01 to 9999-12-31, each its own date; {} dates that are none",
        n(u64::from(last.0.abs_diff(first.0)) + 1),
        n(refused)
    );
}
