//! Bytes, asked: whatever they are, there is an answer or a fault, and what an answer says of itself is so.
#![no_main]

#[path = "draw.rs"]
mod draw;

use libfuzzer_sys::fuzz_target;
use privity::{Answer, Asked, Fault, Flip, Laws, Question, Truth, to_json};
use serde_json::Value;

/// No law or place is nearer than this to so many digits in a row.
const DIGITS_IN_LAWS: usize = 8;

fuzz_target!(|bytes: &[u8]| {
    // Few texts that are changed at random still name only what there is; bytes that start with `?` draw a question that does.
    let question = match bytes.strip_prefix(b"?") {
        Some(bytes) => Ok(draw::question(bytes)),
        None => Question::from_bytes(bytes),
    };
    let result = question.clone().and_then(|question| privity::decide(&question));
    let json = to_json(&result);
    let value: serde_json::Value = serde_json::from_str(&json).expect("an answer is JSON");
    assert_eq!(value["v"], 1, "an answer begins with its version: {json}");
    match (&question, &result) {
        (Ok(question), Ok(answer)) => answered(question, answer),
        (_, Err(fault)) => refused(fault),
        (Err(_), Ok(_)) => unreachable!("no question, no answer"),
    }
    if let (false, Ok(text)) = (bytes.starts_with(b"?"), core::str::from_utf8(bytes)) {
        assert_eq!(privity::decide_json(text), json, "both faces answer alike");
    }
    // Packed, it is read by a shorter way; so are bytes that nobody packed.
    if let Ok(question) = &question {
        let json = serde_json::to_value(question).expect("a question is JSON");
        same(&pack(&json), Question::from_json(&json.to_string()).and_then(|question| Laws::builtin().ask(&question)));
    }
    same(bytes, Question::from_packed(bytes).and_then(|question| Laws::builtin().ask(&question)));
});

/// What is packed is resolved to the same question, or the same fault.
fn same(packed: &[u8], long: Result<Asked, Fault>) {
    assert_eq!(format!("{:?}", Laws::builtin().ask_packed(packed)), format!("{long:?}"));
}

/// A question, packed as the bindings do.
fn pack(value: &Value) -> Vec<u8> {
    let digit = |digit: usize| b'0' + digit as u8;
    let text = |text: &str| match privity::names().iter().rposition(|name| *name == text) {
        Some(at) => vec![b'#', digit(at >> 6), digit(at & 63)],
        None => [text.len().to_string().as_bytes(), b":", text.as_bytes()].concat(),
    };
    match value {
        Value::Null => b"n".to_vec(),
        Value::Bool(true) => b"t".to_vec(),
        Value::Bool(false) => b"f".to_vec(),
        Value::Number(_) => b"d".to_vec(),
        Value::String(given) => text(given),
        Value::Array(list) => [b"[".to_vec(), list.iter().flat_map(pack).collect(), b"]".to_vec()].concat(),
        Value::Object(map) => {
            let entries = map.iter().flat_map(|(key, value)| [text(key), pack(value)].concat()).collect();
            [b"{".to_vec(), entries, b"}".to_vec()].concat()
        }
    }
}

fn refused(fault: &Fault) {
    assert!(privity::faults().iter().any(|kind| kind.code == fault.code), "{} is in the catalogue", fault.code);
    // Digits in a row are somebody's number. Those of the longest question and of days are ours.
    let most = match fault.code {
        "too-large" => return,
        "unknown-law" => DIGITS_IN_LAWS,
        _ => 4,
    };
    let places = fault.at.path.split('/').filter(|part| !part.bytes().all(|b| b.is_ascii_digit()));
    for said in places.chain([fault.message.as_str(), &fault.help]) {
        let run = said.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
        assert!(run < most, "a fault repeats a number: {fault:?}");
    }
    assert!(!fault.message.contains('\n') && !fault.message.ends_with('.'), "{fault:?}");
}

fn answered(question: &Question, answer: &Answer) {
    said(question, answer.verdict, answer.missing.is_empty(), answer.approvals.is_empty(), &answer.flips);
    for law in &answer.laws {
        // Advice decides nothing, and a law may be asked for by its place.
        let alone = Question { law: vec![law.law.clone()], ..question.clone() };
        said(&alone, law.verdict, law.missing.is_empty(), law.approvals.is_empty(), &law.flips);
        assert_eq!(law.verdict == "needs_facts" || law.verdict == "not_covered", law.because.is_empty() || law.verdict == "needs_facts");
        assert!(law.verdict != "needs_facts" || law.given.is_empty(), "nothing forces a verdict that there is not");
    }
    let strictness =
        |verdict: &str| ["not_covered", "permitted", "needs_approval", "prohibited"].iter().position(|known| *known == verdict);
    let each: Option<Vec<usize>> = answer.laws.iter().map(|law| strictness(law.verdict)).collect();
    if let Some(each) = each {
        let strictest = each.into_iter().max().unwrap_or(0);
        assert_eq!(strictness(answer.verdict).unwrap_or(0), strictest, "certain laws make a certain verdict: the strictest");
    }
}

/// What is said of a verdict goes with it, and the first and last flips do what they promise.
fn said(question: &Question, verdict: &str, nothing_missing: bool, nothing_to_approve: bool, flips: &[Flip]) {
    assert_eq!(verdict == "needs_facts", !nothing_missing, "facts are missing iff the verdict needs them");
    assert_eq!(verdict == "needs_approval", !nothing_to_approve, "approvals are named iff the verdict needs them");
    assert!(flips.is_empty() || !matches!(verdict, "permitted" | "no_rule" | "not_covered"), "what is permitted needs no change");
    for flip in flips.iter().take(1).chain(flips.iter().skip(1).last()) {
        let mut changed = question.clone();
        for change in &flip.change {
            changed.facts.retain(|(fact, _)| *fact != change.fact);
            changed.facts.push((change.fact.clone(), Truth::from(change.to)));
        }
        let after = privity::decide(&changed).expect("the facts of a flip are facts");
        assert_eq!(after.verdict, flip.into, "a flip leads where it says: {flip:?}");
    }
}
