//! What people read, pinned: the decision table of each law, explanations, faults, problems of law files. Assumes that somebody looks at
//! a snapshot before accepting it; that tables decide rightly is shown by the properties and the oracle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails should stop")]

mod table;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use insta::{Settings, assert_snapshot};
use privity::{Laws, Question};
use serde_json::Value;

fn within(folder: &str, work: impl FnOnce()) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(work);
}

#[test]
fn decision_tables() {
    within("tables", || {
        for (law, text) in privity_laws::LAWS.iter().zip(privity_laws::TEXTS).filter(|(law, _)| !law.classes.is_empty()) {
            assert_snapshot!(text.id.as_ref(), table::of(law, text));
        }
    });
}

#[test]
fn explanations_of_the_demo() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/demo.json");
    let demo: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    within("explained", || {
        for entry in demo {
            let question = Question::from_json(&entry["question"].to_string()).unwrap();
            // The digest of the laws changes with every comment in a law file.
            let text = Laws::builtin().explain(&question).unwrap();
            let at = text.rfind(", laws sha256:").unwrap();
            assert_snapshot!(entry["id"].as_str().unwrap(), &text[..at]);
        }
    });
}

#[test]
fn faults() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/faults.jsonl");
    let text = fs::read_to_string(path).unwrap();
    let mut seen: Vec<String> = Vec::new();
    let mut page = String::new();
    for line in text.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let fault = &vector["answer"]["fault"];
        let line =
            format!("{}: {} | {}", fault["code"].as_str().unwrap(), fault["message"].as_str().unwrap(), fault["help"].as_str().unwrap());
        if !seen.contains(&line) {
            seen.push(line);
        }
    }
    seen.sort();
    for line in seen {
        page.push_str(&line);
        page.push('\n');
    }
    within("faults", || assert_snapshot!("faults", page));
}

#[test]
fn problems_of_law_files() {
    let words = privity_compile::vocabulary(privity_laws::VOCABULARY_SOURCE).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli/laws");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    within("problems", || {
        for path in files {
            let source = fs::read_to_string(&path).unwrap();
            let problems = match privity_compile::law(&source, &words) {
                Ok(compiled) => compiled.warnings,
                Err(problems) => problems.0,
            };
            let mut page = String::new();
            for problem in &problems {
                let (line, column) = problem.position(&source);
                let severity = if problem.warning { "warning" } else { "error" };
                writeln!(page, "{severity} {line}:{column}: {problem} [{}]", problem.code).unwrap();
                for (label, text) in [("help", &problem.help), ("witness", &problem.witness)] {
                    if let Some(text) = text {
                        writeln!(page, "  {label}: {text}").unwrap();
                    }
                }
            }
            let page = if page.is_empty() { "no problems\n".to_owned() } else { page };
            assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), page);
        }
    });
}
