//! The command line as a person or a script meets it: exit codes, streams, colours, bad input. Assumes the answers themselves are right.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that fails should stop, and is no interface"
)]

mod review;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const RIGHT: &str = r#"{"law":"nyc","on":"2018-08-16","act":"disclose","actor":"city_employee","to":"vendor","of":"name","closed":true}"#;

fn privity(args: &[&str], input: impl AsRef<[u8]>) -> Output {
    privity_in(Path::new("."), args, input)
}

fn privity_in(folder: &Path, args: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_privity"));
    command.current_dir(folder).args(args).env_remove("NO_COLOR").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
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
fn so_may_a_question_on_standard_input() {
    let spread = RIGHT.replace(',', ",\n");
    let asked = format!("\u{feff}{spread}\n\n{RIGHT}\n{{\n\"law\":\"nyc\",\n\"on\":5\n}}\n{{\"law\":");
    let output = privity(&["decide", "--json"], asked);
    let text = out(&output);
    assert_eq!(text.lines().map(code).collect::<Vec<_>>(), ["prohibited", "prohibited", "wrong-type", "bad-json"]);
    let after = spread.lines().count() + 2;
    let lines: Vec<Value> = text.lines().skip(2).map(|line| serde_json::from_str(line).unwrap()).collect();
    let line = |at: usize| lines[at]["fault"]["at"]["line"].as_u64().unwrap() as usize;
    assert_eq!((line(0), line(1)), (after + 1, after + 5), "{text}");
}

#[test]
fn a_place_is_no_law_to_be_shown_and_says_which_are() {
    for command in [&["show", "nyc"][..], &["compare", "nyc", "nm-mvd"]] {
        let said = err(&privity(command, ""));
        assert!(said.contains("`nyc` is a place, not a law") && said.contains("nyc-gcp, nyc-iil, nyc-10-178"), "{said}");
    }
    assert!(err(&privity(&["compare", "nm-mvd@2025-02-29", "nm-mvd"], "")).contains("what follows `@`"));
}

#[test]
fn a_law_of_ones_own_is_shown_and_compared() {
    let good = law("good");
    assert!(out(&privity(&["show", "toyville", "--with", &good], "")).contains("toyville, in force"));
    assert!(privity(&["compare", "toyville", "nyc-iil", "--with", &good], "").status.success());
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
        assert!(privity::PROBLEMS.iter().any(|(code, _)| *code == wanted), "{wanted} is not in the catalogue");
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
fn claims_are_proven_one_a_line() {
    let all = privity(&["prove", "--json"], "");
    assert_eq!(all.status.code(), Some(0), "{}", err(&all));
    let lines: Vec<Value> = out(&all).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() >= 60);
    for line in &lines {
        assert_eq!(line["result"], "proven");
        assert!(!line["witness"].as_array().unwrap().is_empty() || !line["premise"].as_array().unwrap().is_empty());
    }
    assert!(out(&privity(&["prove"], "")).contains(&format!("{} proven, 0 refuted, 0 vacuous", lines.len())));
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
fn what_is_unknown_is_asked_one_fact_at_a_time() {
    let path = std::env::temp_dir().join(format!("privity-ask-{}.json", std::process::id()));
    let write = |text: &str| std::fs::write(&path, text).unwrap();
    let file = path.display().to_string();
    let ask = |input: &str| privity(&["decide", "--ask", "--json", &file], input);
    let verdict = |output: &Output| {
        let answer: Value = serde_json::from_str(out(output).trim()).unwrap();
        answer["verdict"].as_str().unwrap_or_default().to_owned()
    };
    write(r#"{"law":"nyc-gcp","on":"2018-08-16","act":"inquire","actor":null,"of":"immigration_status"}"#);
    // By number and id, with a mistake, and one step back.
    let done = ask("police_department_officer\nMaria Lopez\ny\nb\nno\nno\n");
    assert_eq!((done.status.code(), verdict(&done).as_str()), (Some(0), "prohibited"), "{}", err(&done));
    assert!(err(&done).contains("1. ") && err(&done).contains("police_department_officer") && err(&done).contains("b back"));
    assert!(!err(&done).contains("Maria") && !out(&done).contains("Maria"));
    // Skipped, stopped, or at an end: the answer says what is missing still.
    for input in ["", "q\n", "?\n?\n?\n?\n?\n?\n"] {
        assert_eq!(verdict(&ask(input)), "needs_facts", "{input}");
    }
    assert!(err(&ask("99\n0\n\n")).matches("a number or an id").count() >= 4);
    write(r#"{"law":"nyc-gpc","on":"2018-08-16","act":"inquire","actor":null,"of":"name"}"#);
    let bad = ask("");
    assert_eq!((bad.status.code(), out(&bad).contains("unknown-law")), (Some(1), true));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(privity(&["decide", "--ask"], "").status.code(), Some(2));
    assert_eq!(privity(&["decide", "--ask", "-"], "").status.code(), Some(2));
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(out(&privity(&["completions", shell], "")).contains("privity"), "{shell}");
    }
    assert!(out(&privity(&["man"], "")).contains(".TH privity"));
}

/// Assumes a shell's `sed`; does not prove that ten minutes are enough.
#[test]
#[cfg(target_os = "linux")]
fn the_tutorial_prints_what_it_says() {
    let folder = std::env::temp_dir().join(format!("privity-tutorial-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let text = include_str!("../../TUTORIAL.md");
    let program = PathBuf::from(env!("CARGO_BIN_EXE_privity"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut commands = 0;
    for block in text.split("```").skip(1).step_by(2) {
        let (info, body) = block.split_once('\n').unwrap();
        let Some(("toml" | "json", file)) = info.split_once(' ') else {
            assert_eq!(info, "console");
            for said in body.split("$ ").skip(1) {
                let (command, wanted) = said.split_once('\n').unwrap();
                let typed: Vec<&str> = wanted.lines().filter_map(|line| line.strip_prefix("> ")).collect();
                let output = shell(command, &path, &folder, &typed.join("\n"));
                assert_says(&output, &wanted.replace("> y\n", "> "), command);
                commands += 1;
            }
            continue;
        };
        std::fs::write(folder.join(file), body).unwrap();
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(commands >= 9, "{commands}");
}

#[cfg(target_os = "linux")]
fn shell(command: &str, path: &str, folder: &Path, typed: &str) -> String {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{{ {command}; }} 2>&1")]).env("PATH", path).env_remove("NO_COLOR").current_dir(folder);
    let mut child = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    out(&child.wait_with_output().unwrap())
}

/// Each line is printed, in this order; between two with `…` between them anything may be.
#[cfg(target_os = "linux")]
fn assert_says(output: &str, wanted: &str, command: &str) {
    let printed: Vec<&str> = output.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let (mut at, mut gap) = (0, false);
    for line in wanted.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line == "…" {
            gap = true;
            continue;
        }
        let found = printed[at..].iter().position(|other| *other == line || (line == "law-conflict" && other.ends_with(line)));
        assert!(found.is_some_and(|found| gap || found == 0), "{command}: no `{line}` in\n{output}");
        (at, gap) = (at + found.unwrap() + 1, false);
    }
    assert!(gap || at == printed.len(), "{command}: more than said\n{output}");
}

#[test]
fn a_new_law_is_written_once_and_passes() {
    let folder = std::env::temp_dir().join(format!("privity-new-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("town.toml").display().to_string();
    let new = |id: &str| privity(&["new-law", id, "--title", "A \"quoted\" title {ID}", "--place", "town", "--file", &file], "");
    for (id, wanted) in [("Town", "law-id"), ("nyc-gcp", "law-duplicate"), ("a\"b", "law-id")] {
        let refused = new(id);
        assert_eq!(refused.status.code(), Some(1), "{id}");
        assert!(err(&refused).contains(wanted) || id.contains('"'), "{}", err(&refused));
        assert!(!Path::new(&file).exists(), "{id}");
    }
    assert_eq!(new("town-records").status.code(), Some(0));
    assert_eq!(privity(&["check", "--strict", &file], "").status.code(), Some(0));
    // What is there stays.
    assert_eq!(new("town-records").status.code(), Some(2));
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What SARIF 2.1.0 requires, section by section. That it fits the schema of the standard is tested with the npm package, which has a validator.
#[test]
fn problems_are_shown_as_sarif() {
    for (name, codes, status) in [("conflict", vec!["law-conflict"], 1), ("good", vec![], 0), ("dead-rule", vec!["law-dead-rule"], 0)] {
        let checked = privity(&["check", "--format", "sarif", &law(name)], "");
        assert_eq!(checked.status.code(), Some(status), "{name}");
        let log: Value = serde_json::from_str(&out(&checked)).unwrap();
        assert_eq!((log["version"].as_str(), log["runs"].as_array().map(Vec::len)), (Some("2.1.0"), Some(1)));
        assert!(log["$schema"].as_str().unwrap().starts_with("https://"));
        let run = &log["runs"][0];
        assert_eq!((run["tool"]["driver"]["name"].as_str(), run["columnKind"].as_str()), (Some("privity"), Some("unicodeCodePoints")));
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect::<Vec<_>>(), codes);
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
            assert!(["warning", "error"].contains(&result["level"].as_str().unwrap()));
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            let related = result["relatedLocations"].as_array().into_iter().flatten();
            for location in result["locations"].as_array().unwrap().iter().chain(related) {
                let place = &location["physicalLocation"];
                assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with(&format!("{name}.toml")));
                let [line, column, end_line, end_column] =
                    ["startLine", "startColumn", "endLine", "endColumn"].map(|key| place["region"][key].as_u64().unwrap());
                assert!(line >= 1 && column >= 1 && (end_line, end_column) >= (line, column));
            }
        }
        if name == "conflict" {
            let question = results[0]["properties"]["witness"].as_str().unwrap();
            assert!(serde_json::from_str::<Value>(question).unwrap()["law"].is_string());
        }
    }
}

#[test]
fn a_watched_file_is_checked_again_when_it_changes() {
    use std::io::BufRead as _;
    let path = std::env::temp_dir().join(format!("privity-watch-{}.toml", std::process::id()));
    std::fs::copy(law("good"), &path).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_privity"));
    let mut child = command.args(["check", "--watch", "--json"]).arg(&path).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
    std::thread::sleep(std::time::Duration::from_millis(700));
    std::fs::copy(law("conflict"), &path).unwrap();
    let problem: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    std::fs::remove_file(&path).unwrap();
    // The file as it was has nothing to say.
    assert_eq!(problem["code"], "law-conflict");
}

#[test]
fn texts_that_nobody_has_read_for_a_year_are_named() {
    let checked = |day: &str| privity(&["check", "--json", "--strict", "--as-of", day, &law("good")], "");
    assert_eq!(checked("2027-11-21").status.code(), Some(0));
    let late = checked("2027-11-22");
    let problem: Value = serde_json::from_str(&out(&late)).unwrap();
    assert_eq!((late.status.code(), problem["code"].as_str(), problem["line"].as_u64()), (Some(1), Some("law-unread"), Some(6)));
    assert_eq!(checked("2027-02-30").status.code(), Some(2));
    assert_eq!(privity(&["laws", "--as-of", "2026-11-30"], "").status.code(), Some(0));
    let all = privity(&["laws", "--as-of", "2030-01-01"], "");
    assert_eq!(all.status.code(), Some(1));
    assert!(out(&all).contains("nyc-gcp GCP-I-1/investigating: read on 2026-"), "{}", out(&all));
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

#[test]
fn a_law_file_may_come_from_standard_input() {
    let good = std::fs::read_to_string(law("good")).unwrap();
    assert_eq!(privity(&["check", "-"], &good).status.code(), Some(0));
    let bad = privity(&["check", "--json", "-"], "id = 3\n");
    assert_eq!(bad.status.code(), Some(1), "{}", err(&bad));
    assert_eq!(privity(&["check", "--watch", "-"], &good).status.code(), Some(2));
}
