//! P11, the Rust side: every vector is answered as written, byte for byte. Assumes the vectors are right; that their verdicts, missing
//! facts and duties are those of the independent evaluator is checked by `tests/oracle verify`, which `cargo xtask gen` runs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails should stop")]

use std::fs;
use std::path::Path;

use privity::decide_json;
use serde_json::Value;
use sha2::{Digest, Sha256};

fn vectors(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(file);
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The text to ask and the answer to expect: the answer as it is written in the file, not as a parser would print it again.
fn lines(file: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(file);
    let text = fs::read_to_string(path).unwrap();
    let read = |line: &str| {
        let vector: Value = serde_json::from_str(line).unwrap();
        let asked = vector["text"].as_str().map_or_else(|| vector["question"].to_string(), str::to_owned);
        let at = line.find(",\"answer\":").expect("an answer") + ",\"answer\":".len();
        (asked, line[at..line.len() - 1].to_owned())
    };
    text.lines().map(read).collect()
}

const FILES: [&str; 3] = ["closed.jsonl", "open.jsonl", "faults.jsonl"];

#[test]
fn p11_every_vector_is_answered_as_written_and_the_digest_holds() {
    let mut digest = Sha256::new();
    let mut count = 0;
    for file in FILES {
        for (number, (asked, answer)) in (1..).zip(lines(file)) {
            let got = decide_json(&asked);
            assert_eq!(got, answer, "{file}:{number}");
            digest.update(&got);
            digest.update("\n");
            count += 1;
        }
    }
    let hex = digest.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    println!("rust: {count} vectors, sha256:{hex}");
    let written = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/DIGEST")).unwrap();
    assert_eq!(written.trim(), format!("sha256:{hex}"));
}

#[test]
fn there_are_enough_vectors_of_each_kind() {
    let [closed, open, faults] = FILES.map(|file| vectors(file).len());
    assert!(closed + open + faults >= 2000, "{closed} closed, {open} open, {faults} faults");
    assert!(open >= 500 && faults >= 200, "{open} open, {faults} faults");
    assert!(vectors("open.jsonl").iter().all(|vector| vector["question"]["closed"] != true));
}

/// Faults that no line of text brings: a question longer than a mebibyte is put together in the tests of the command line; the others come
/// from compiled files, from objects of a host language and from forms, and are tested with them.
const ELSEWHERE: [&str; 8] =
    ["too-complex", "too-large", "bad-law-file", "duplicate-law", "no-compiler", "no-words", "unreadable", "unknown-language"];

#[test]
fn every_verdict_and_every_fault_of_the_catalogue_is_there() {
    for verdict in ["permitted", "needs_approval", "prohibited", "needs_facts", "no_rule"] {
        let found = ["closed.jsonl", "open.jsonl"].iter().any(|file| vectors(file).iter().any(|v| v["answer"]["verdict"] == verdict));
        assert!(found, "{verdict}");
    }
    let faults = vectors("faults.jsonl");
    for kind in privity::faults() {
        let found = faults.iter().any(|vector| vector["answer"]["fault"]["code"] == kind.code);
        assert!(found || ELSEWHERE.contains(&kind.code), "{}", kind.code);
    }
    for vector in faults {
        assert!(vector["answer"]["fault"]["code"].is_string(), "{vector}");
        let answer = vector["answer"].to_string();
        assert!(!["Maria", "Lopez", "123-45"].iter().any(|word| answer.contains(word)), "{answer}");
    }
}
