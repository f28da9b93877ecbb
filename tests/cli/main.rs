//! The command line as a person or a script meets it: exit codes, streams, colours, bad input. Assumes the answers themselves are right.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that fails should stop, and is no interface"
)]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const RIGHT: &str = r#"{"law":"nyc","on":"2018-08-16","act":"disclose","actor":"city_employee","to":"vendor","of":"name","closed":true}"#;

fn privity(args: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_privity"));
    command.args(args).env_remove("NO_COLOR").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that stops reading early closes the pipe: not this test's concern.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn law(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/cli/laws").join(format!("{name}.toml")).display().to_string()
}

fn code(line: &str) -> String {
    let answer: Value = serde_json::from_str(line).unwrap();
    answer["fault"]["code"].as_str().unwrap_or_else(|| answer["verdict"].as_str().unwrap()).to_owned()
}

#[test]
fn one_answer_a_line_in_order_and_a_fault_in_its_place() {
    let input = format!("{RIGHT}\n{{\"law\":\"nyc\"\n\n{}\n{RIGHT}", RIGHT.replace("city_employee", "city_emploee"));
    let output = privity(&["decide", "--json"], &input);
    let text = out(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.iter().map(|line| code(line)).collect::<Vec<_>>(), ["prohibited", "bad-json", "unknown-value", "prohibited"]);
    assert_eq!(lines[0], lines[3]);
    let fault: Value = serde_json::from_str(lines[2]).unwrap();
    assert_eq!(fault["fault"]["at"]["line"], 4, "blank lines count as lines");
    assert_eq!(fault["fault"]["help"], "did you mean `city_employee`?");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output), "");
}

#[test]
fn all_good_is_zero_and_a_misuse_is_two() {
    assert_eq!(privity(&["decide", "--json"], RIGHT).status.code(), Some(0));
    assert_eq!(privity(&["decide", "--jsn"], RIGHT).status.code(), Some(2));
    let missing = privity(&["decide", "nowhere.json"], "");
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("`nowhere.json`"), "{}", err(&missing));
}

#[test]
fn ten_megabytes_of_anything_get_a_fault_and_the_next_line_its_answer() {
    for (heavy, wanted) in [
        (format!("{}{}", "[".repeat(5 << 20), "]".repeat(5 << 20)), "too-large"),
        ("[".repeat(1 << 19), "too-deep"),
        (format!("{{\"law\":\"{}\"}}", "a".repeat(10 << 20)), "too-large"),
    ] {
        let output = privity(&["decide", "--json"], format!("{heavy}\n{RIGHT}\n"));
        let text = out(&output);
        let codes: Vec<String> = text.lines().map(code).collect();
        assert_eq!(codes, [wanted, "prohibited"]);
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn bytes_that_are_no_text_get_a_fault() {
    let output = privity(&["decide", "--json"], [&b"\xff\xfe\n"[..], RIGHT.as_bytes()].concat());
    assert_eq!(out(&output).lines().map(code).collect::<Vec<_>>(), ["bad-json", "prohibited"]);
}

#[test]
fn a_date_before_every_law_is_no_fault() {
    let output = privity(&["decide", "--json"], RIGHT.replace("2018-08-16", "1990-01-01"));
    let answer: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!((answer["verdict"].as_str(), output.status.code()), (Some("no_rule"), Some(0)));
    assert_eq!(answer["notes"], serde_json::json!(["NOT-YET-IN-FORCE"]));
}

#[test]
fn words_for_people_have_no_colour_unless_asked_for() {
    let plain = privity(&["decide"], RIGHT);
    assert!(out(&plain).starts_with("PROHIBITED\n"), "{}", out(&plain));
    assert!(!out(&plain).contains('\u{1b}'));
    assert!(out(&privity(&["--color", "always", "decide"], RIGHT)).contains('\u{1b}'));
}

#[test]
fn a_question_file_may_span_lines() {
    let path = std::env::temp_dir().join(format!("privity-{}.json", std::process::id()));
    std::fs::write(&path, RIGHT.replace(',', ",\n")).unwrap();
    let output = privity(&["decide", "--json", &path.display().to_string()], "");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(code(&out(&output)), "prohibited");
}

#[test]
fn a_law_of_ones_own_is_checked_and_asked() {
    let checked = privity(&["check", &law("good")], "");
    assert_eq!(checked.status.code(), Some(0), "{}", err(&checked));
    let question = RIGHT
        .replace("\"nyc\"", "\"toyville\"")
        .replace("2018", "2020")
        .replace("\"closed\"", "\"facts\":{\"furthers_agency_mission\":true},\"closed\"");
    let answer: Value = serde_json::from_str(&out(&privity(&["decide", "--json", "--with", &law("good")], question))).unwrap();
    // Nobody wrote that it needs approval: it follows, for counsel's review would permit it.
    assert_eq!(answer["verdict"], "needs_approval");
    assert_eq!(answer["approvals"], serde_json::json!(["agency_counsel_review"]));
}

#[test]
fn what_is_wrong_with_a_law_file_is_said_where_it_is() {
    for (name, wanted, status) in [
        ("conflict", "law-conflict", 1),
        ("unknown-fact", "law-unknown-id", 1),
        ("dead-rule", "law-dead-rule", 0),
        ("gap", "law-gap", 1),
        ("no-toml", "law-syntax", 1),
        ("bad-date", "law-syntax", 1),
    ] {
        let output = privity(&["check", "--json", &law(name)], "");
        let problem: Value = serde_json::from_str(out(&output).lines().next().unwrap()).unwrap();
        assert_eq!((problem["code"].as_str(), output.status.code()), (Some(wanted), Some(status)), "{name}: {problem}");
        assert!(problem["line"].as_u64().unwrap() > 0);
    }
    assert_eq!(privity(&["check", "--strict", &law("dead-rule")], "").status.code(), Some(1));
    let shown = err(&privity(&["check", &law("conflict")], ""));
    assert!(shown.contains("TOY-2") && shown.contains("a question that shows it"), "{shown}");
}

#[test]
fn the_witness_of_a_conflict_is_a_question() {
    let output = privity(&["check", "--json", &law("conflict")], "");
    let problem: Value = serde_json::from_str(out(&output).lines().next().unwrap()).unwrap();
    let witness = problem["witness"].as_str().unwrap().replace("\"toyville\"", "\"nyc\"");
    assert_ne!(code(&out(&privity(&["decide", "--json"], witness))), "bad-json");
}

#[test]
fn lists_and_laws_are_shown_in_words_and_in_json() {
    for args in [&["laws"][..], &["vocabulary"], &["faults"], &["show", "nyc-iil"], &["show", "principles"]] {
        let words = privity(args, "");
        assert!(words.status.success() && out(&words).lines().count() > 5, "{args:?}");
        let json = privity(&[args, &["--json"]].concat(), "");
        assert!(serde_json::from_str::<Value>(&out(&json)).is_ok(), "{args:?}");
    }
    let unknown = privity(&["show", "nyc-ill"], "");
    assert_eq!(unknown.status.code(), Some(1));
    assert!(err(&unknown).contains("did you mean `nyc-iil`?"));
}

#[test]
fn laws_are_compared_in_words_and_in_json() {
    let args = ["compare", "nm-mvd@2025-06-30", "nm-mvd@2025-07-01"];
    let words = privity(&args, "");
    assert_eq!(words.status.code(), Some(0), "{}", err(&words));
    assert!(out(&words).contains("B, beside A, is stricter") && out(&words).contains("NMMVD-4"), "{}", out(&words));
    assert!(!out(&words).contains('\u{1b}'));
    let json: Value = serde_json::from_str(&out(&privity(&[&args[..], &["--json"]].concat(), ""))).unwrap();
    assert_eq!((json["v"].as_u64(), json["relation"].as_str()), (Some(1), Some("stricter")));
    // A witness is a question to ask.
    let said = &json["parts"][0]["differs"][0]["worlds"][0]["witness"]["b"];
    assert_eq!(code(&out(&privity(&["decide", "--json"], said["question"].to_string()))), said["verdict"].as_str().unwrap());
    let long = out(&privity(&["compare", "nyc-iil", "nyc-iil-declaration", "--all"], ""));
    let short = out(&privity(&["compare", "nyc-iil", "nyc-iil-declaration"], ""));
    assert!(long.len() > 2 * short.len());
    let unknown = privity(&["compare", "nyc-ill", "nyc-gcp"], "");
    assert_eq!(unknown.status.code(), Some(1));
    assert!(err(&unknown).contains("did you mean `nyc-iil`?"));
}

#[test]
fn claims_are_proven_or_refuted_one_a_line() {
    let all = privity(&["prove", "--json"], "");
    assert_eq!(all.status.code(), Some(0), "{}", err(&all));
    let lines: Vec<Value> = out(&all).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() >= 60);
    for line in &lines {
        assert_eq!(line["result"], line["expected"]);
        assert_eq!(line["result"] == "refuted", !line["witness"].as_array().unwrap().is_empty());
    }
    assert!(out(&privity(&["prove"], "")).contains("proven"));
    let path = std::env::temp_dir().join(format!("privity-claims-{}.toml", std::process::id()));
    let claim = "[[claim]]\nid = \"x\"\nlaw = [\"toyville\"]\nsay = \"nothing leaves\"\nnever = \"permitted\"\n";
    std::fs::write(&path, claim).unwrap();
    let path = path.display().to_string();
    let own = privity(&["prove", "--json", &path, "--with", &law("good")], "");
    let unknown = privity(&["prove", "--json", &path], "");
    std::fs::remove_file(&path).unwrap();
    let proof: Value = serde_json::from_str(&out(&own)).unwrap();
    assert_eq!((own.status.code(), proof["result"].as_str()), (Some(1), Some("refuted")));
    let problem: Value = serde_json::from_str(&out(&unknown)).unwrap();
    assert_eq!((unknown.status.code(), problem["code"].as_str(), problem["line"].as_u64()), (Some(2), Some("law-unknown-id"), Some(3)));
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(out(&privity(&["completions", shell], "")).contains("privity"), "{shell}");
    }
    assert!(out(&privity(&["man"], "")).contains(".TH privity"));
}

#[test]
fn fields_are_answered_in_order_and_no_value_is_repeated() {
    let input = "{\"label\":\"Date of birth\"}\n{\"label\":7}\n\n{\"label\":\"Colour\",\"required\":true}\n";
    let output = privity(&["detect", "--json"], input);
    let text = out(&output);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["categories"][0]["category"], "date_of_birth");
    assert_eq!(lines[0]["categories"][0]["because"][0]["where"], "label");
    assert_eq!(lines[1]["fault"]["code"], "wrong-type");
    assert_eq!(lines[1]["fault"]["at"]["line"], 2);
    assert_eq!(lines[2]["categories"], Value::Array(Vec::new()));
    assert_eq!(output.status.code(), Some(1));

    let secret = "my ssn is 123-45-6789 and I was arrested";
    let output = privity(&["detect", "--text", "--json"], secret);
    assert!(out(&output).contains("\"kind\":\"ssn\"") && out(&output).contains("arrest_or_conviction_record"));
    assert!(!out(&output).contains("123") && output.status.success());
    let output = privity(&["detect", "--column", "c"], "123-45-6789\n234-56-7890\n");
    assert!(out(&output).contains("ssn: 2 of 2") && !out(&output).contains("6789"));
}
