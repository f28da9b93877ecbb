//! P17: asked for one fact at a time and told the truth, a question comes to the verdict it has with everything known, and is asked nothing twice and nothing that cannot matter. Assumes closed verdicts and `missing` (P7); does not prove that the order is the best.

use std::fs;
use std::path::Path;

use privity::{Known, Laws, Question, Truth, Value};

use crate::chance::n;

#[test]
fn p17_every_vector_is_reached_by_asking() {
    let laws = Laws::builtin();
    let vectors = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/closed.jsonl")).unwrap();
    let (mut questions, mut told) = (0_u64, 0_u64);
    for line in vectors.lines().step_by(3) {
        let vector: serde_json::Value = serde_json::from_str(line).unwrap();
        let closed = Question::from_json(&vector["question"].to_string()).unwrap();
        let truth = |fact: &str| match fact {
            "actor" | "to" | "purpose" | "process" => {
                let (known, plain) = match fact {
                    "actor" => (&closed.actor, ""),
                    "to" => (&closed.to, "none"),
                    "purpose" => (&closed.purpose, "unspecified"),
                    _ => (&closed.process, "none"),
                };
                match known {
                    Known::OneOf(ids) => Value::List(ids.iter().map(|id| id.as_ref().into()).collect()),
                    Known::Unknown => Value::Null,
                    Known::Unsaid => plain.into(),
                }
            }
            _ => match closed.facts.iter().find(|(id, _)| id == fact).map(|(_, truth)| *truth) {
                Some(Truth::Unknown) => Value::Null,
                truth => (truth == Some(Truth::True)).into(),
            },
        };
        let open = Question {
            actor: Known::Unknown,
            to: Known::Unknown,
            purpose: Known::Unsaid,
            process: Known::Unsaid,
            facts: Vec::new(),
            closed: false,
            ..closed.clone()
        };
        let mut asked = laws.ask(&open).unwrap();
        let mut before: Vec<String> = Vec::new();
        while let Some(next) = asked.next().unwrap() {
            let missing = asked.answer().unwrap().missing;
            let first = missing.iter().find(|missing| !before.contains(&missing.fact.to_string())).unwrap();
            assert_eq!((&first.fact, missing.len() as u32), (&next.fact, next.left), "{line}");
            assert!(!before.contains(&next.fact.to_string()), "{line}");
            before.push(next.fact.to_string());
            asked = asked.tell(&next.fact, truth(&next.fact)).unwrap();
            told += 1;
        }
        assert_eq!(asked.verdict(), laws.decide(&closed).unwrap().verdict, "{line}");
        questions += 1;
    }
    println!("p17: {} questions reached by {} facts", n(questions), n(told));
}

#[test]
fn p17_what_is_skipped_is_not_asked_again_and_changes_nothing() {
    let question =
        r#"{"law":"nyc","on":"2024-01-01","act":"disclose","actor":"city_employee","to":null,"of":["immigration_status","name"]}"#;
    let first = Laws::builtin().ask(&Question::from_json(question).unwrap()).unwrap();
    let mut asked = first.clone();
    let mut count = 0;
    while let Some(next) = asked.next().unwrap() {
        asked = asked.tell(&next.fact, Value::Null).unwrap();
        count += 1;
    }
    assert_eq!(count, first.answer().unwrap().missing.len());
    assert_eq!((asked.answer().unwrap(), asked.canonical()), (first.answer().unwrap(), first.canonical()));
    // Told after all, it counts; a wrong word is a fault and leaves the question as it was.
    let told = asked.tell("to", "vendor".into()).unwrap();
    assert!(told.canonical().contains(r#""to":["vendor"]"#));
    for (fact, value, code) in
        [("too", true.into(), "unknown-fact"), ("to", "vender".into(), "unknown-value"), ("required_by_law", "yes".into(), "wrong-type")]
    {
        assert_eq!(told.tell(fact, value).unwrap_err().code, code);
    }
}
