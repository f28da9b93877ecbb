//! `cargo xtask gen`: everything generated is committed, and CI generates it again.

use std::fmt::Write as _;
use std::fs;

use privity::{Laws, Question, to_json};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{coverage, faults, ids, types};
use xtask::run::{Done, Step, root};

/// The vectors: questions and whole answers, read by every runtime.
const VECTORS: [&str; 3] = [CLOSED, "tests/vectors/open.jsonl", "tests/vectors/faults.jsonl"];
/// Those without unknown facts.
pub(crate) const CLOSED: &str = "tests/vectors/closed.jsonl";
/// SHA-256 over all their answers, each with a line feed, in this order.
const DIGEST: &str = "tests/vectors/DIGEST";
/// How many questions are drawn: two rounds of five for each of some two hundred rules.
const DRAWN: &str = "1990";

/// Writes, or with `check` compares, each generated file.
pub(crate) fn run(check: bool) -> Done {
    let mut files = vec![("crates/privity-laws/law/schema.json", schema()?), ("crates/privity/FAULTS.md", catalogue())];
    files.push(("python/src/privity/ids.py", ids::python()));
    files.extend(types::files());
    let mut digest = Sha256::new();
    for path in VECTORS {
        let text = fs::read_to_string(root().join(path))
            .map_err(|error| format!("{path}: {error}; draw vectors with `cargo xtask gen vectors`"))?;
        let answered = answered(&text.lines().map(asked).collect::<Result<Vec<Value>, _>>()?, &mut digest)?;
        files.push((path, answered));
    }
    files.push((DIGEST, format!("sha256:{:x}\n", HexArray(digest.finalize().as_slice()))));
    let mut stale = Vec::new();
    for (path, text) in files {
        let file = root().join(path);
        if fs::read_to_string(&file).is_ok_and(|old| old == text) {
            continue;
        }
        if check {
            stale.push(path);
        } else {
            fs::write(&file, text)?;
            println!("wrote {path}");
        }
    }
    if !stale.is_empty() {
        return Err(format!("not as they would be generated: {}; run `cargo xtask gen` and look at what changed", stale.join(", ")).into());
    }
    // Verdicts, missing facts and duties in the vectors are the evaluator's, whoever wrote the file.
    Step::new("python3", &["tests/oracle", "verify"]).args(VECTORS).run()
}

/// Draws questions anew, adds those without which some rule or condition is not shown, and answers them.
pub(crate) fn draw(seed: u32) -> Done {
    let drawn = Step::new("python3", &["tests/oracle", "vectors", "--count", DRAWN, "--seed", &seed.to_string()]).output()?;
    let questions: Vec<Value> = drawn.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let (mut closed, open): (Vec<Value>, Vec<Value>) = questions.into_iter().partition(|question| question["closed"] == true);
    closed.extend(coverage::more(&closed)?);
    let wrap = |list: Vec<Value>| list.into_iter().map(|question| serde_json::json!({ "question": question })).collect::<Vec<Value>>();
    let faults = faults::texts().into_iter().map(|text| serde_json::json!({ "text": text })).collect();
    for (path, list) in VECTORS.into_iter().zip([wrap(closed), wrap(open), faults]) {
        fs::write(root().join(path), answered(&list, &mut Sha256::new())?)?;
    }
    run(false)
}

/// Prints how many vectors there are, and the digest of our answers to them.
pub(crate) fn digest() -> Done {
    let (mut count, mut digest) = (0, Sha256::new());
    for path in VECTORS {
        let vectors = fs::read_to_string(root().join(path))?.lines().map(asked).collect::<Result<Vec<Value>, _>>()?;
        answered(&vectors, &mut digest)?;
        count += vectors.len();
    }
    println!("{count} vectors, sha256:{:x}", HexArray(digest.finalize().as_slice()));
    Ok(())
}

/// A vector without its answer.
fn asked(line: &str) -> Done<Value> {
    let mut vector: Value = serde_json::from_str(line)?;
    if let Some(fields) = vector.as_object_mut() {
        fields.remove("answer");
    }
    Ok(vector)
}

/// Vectors with their answers, a line each.
fn answered(vectors: &[Value], digest: &mut Sha256) -> Done<String> {
    let laws = Laws::builtin();
    let mut text = String::new();
    for vector in vectors {
        let (key, asked) = match (&vector["question"], &vector["text"]) {
            (question @ Value::Object(_), _) => ("question", question.to_string()),
            (_, Value::String(text)) => ("text", text.clone()),
            _ => return Err("a vector has a `question` or a `text`".into()),
        };
        let answer = to_json(&Question::from_json(&asked).and_then(|question| laws.decide(&question)));
        digest.update(answer.as_bytes());
        digest.update(b"\n");
        writeln!(text, "{{\"{key}\":{},\"answer\":{answer}}}", vector[key])?;
    }
    Ok(text)
}

fn schema() -> Done<String> {
    let mut schema = privity_compile::schema();
    // Whatever order `serde_json` was built to keep.
    schema.as_object_mut().into_iter().flat_map(serde_json::Map::values_mut).for_each(Value::sort_all_objects);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

fn catalogue() -> String {
    let mut text = "# Faults\n\nEvery way a question can be wrong. Codes are stable: none is taken away or used again. Generated from the catalogue in `src/fault.rs`.\n".to_owned();
    for kind in privity::faults() {
        let _ = write!(text, "\n## {}\n\nWhen {}.\n\nHelp: {}.\n", kind.code, kind.when, kind.help);
    }
    text.push_str("\n# Problems of law files and claims\n\nThe same error, with the place in the file; its help says what is nearest.\n");
    for (code, when) in privity::PROBLEMS {
        let _ = write!(text, "\n## {code}\n\nWhen {when}.\n");
    }
    text
}

struct HexArray<'a>(&'a [u8]);

impl std::fmt::LowerHex for HexArray<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
