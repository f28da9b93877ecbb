//! `privity review`: what it prints, its settings, its exit codes.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{err, out, privity};

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("review").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn files() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/forms/files").display().to_string()
}

fn settings(folder: &Path, text: &str) -> String {
    let path = folder.join("privity.toml");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

const CLOSED: &str = "law = \"nyc\"\non = 2026-01-02\nactor = \"city_employee\"\nclosed = true\n";

#[test]
fn severity_makes_the_exit_code() {
    let config = settings(&folder("severity"), CLOSED);
    let intake = format!("{}/intake.html", files());
    let failed = |level: &str| privity(&["review", "--config", &config, "--fail-on", level, &intake], "").status.code();
    assert_eq!((failed("error"), failed("never")), (Some(1), Some(0)));
    let page = folder("open").join("form.html");
    fs::write(&page, "<form><label>Immigration status <input name=a></label></form>").unwrap();
    let open = privity(&["review", "--law", "nyc", "--on", "2026-01-02", &page.display().to_string()], "");
    assert_eq!(open.status.code(), Some(0), "open facts are notes: {}", out(&open));
    assert!(out(&open).contains("immigration status"));
    let held = privity(&["review", "--law", "nyc", "--on", "2026-01-02", &intake], "");
    assert_eq!(held.status.code(), Some(1), "a form that holds a resident's data already is an error");
    assert!(out(&held).contains("prefilled") && !out(&held).contains("219-09"), "{}", out(&held));
    assert_eq!(privity(&["review", "nowhere.html"], "").status.code(), Some(2));
    let unknown = privity(&["review", "--law", "nyk", &intake], "");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("nyc"), "the nearest law is offered: {}", err(&unknown));
}

#[test]
fn json_and_sarif_say_the_same() {
    let config = settings(&folder("sarif"), CLOSED);
    let json: Value = serde_json::from_str(&out(&privity(&["review", "--config", &config, "--json", &files()], ""))).unwrap();
    let text = out(&privity(&["review", "--config", &config, "--format", "sarif", &files()], ""));
    // Types made from the schema of the standard: what does not fit does not read.
    let sarif: serde_sarif::sarif::Sarif = serde_json::from_str(&text).unwrap();
    let results = sarif.runs[0].results.as_ref().unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert!(!findings.is_empty() && findings.len() == results.len());
    for (finding, result) in findings.iter().zip(results) {
        assert_eq!(result.rule_id.as_deref(), finding["code"].as_str());
        let rules = sarif.runs[0].tool.driver.rules.as_ref().unwrap();
        assert_eq!(rules[usize::try_from(result.rule_index.unwrap()).unwrap()].id, finding["code"].as_str().unwrap());
    }
    assert!(json["fields"].as_u64() > Some(10) && json["files"].as_u64() > Some(5));
}

#[test]
fn an_allowance_has_a_reason_and_an_end() {
    let folder = folder("allow");
    let intake = format!("{}/intake.html", files());
    let allow = |reason: &str, until: &str| {
        format!("{CLOSED}[[allow]]\nfield = \"imm\"\ncode = \"collection-*\"\nreason = \"{reason}\"\nuntil = {until}\n")
            .replace("code = \"collection-*\"\n", "")
    };
    let codes = |config: &str| -> Vec<(String, String)> {
        let json: Value = serde_json::from_str(&out(&privity(&["review", "--config", config, "--json", &intake], ""))).unwrap();
        let each = json["findings"].as_array().unwrap().iter();
        each.map(|finding| (finding["field"].as_str().unwrap().to_owned(), finding["code"].as_str().unwrap().to_owned())).collect()
    };
    let held = codes(&settings(&folder, &allow("asked for under the order of the court", "2026-12-31")));
    assert!(!held.is_empty() && held.iter().all(|(field, _)| field != "imm"), "{held:?}");
    let over = codes(&settings(&folder, &allow("asked for under the order of the court", "2025-12-31")));
    assert!(over.iter().any(|(field, _)| field == "imm") && over.iter().any(|(_, code)| code == "allowance-expired"));
    let config = settings(&folder, &allow(" ", "2026-12-31"));
    let output = privity(&["review", "--config", &config, &intake], "");
    assert!(output.status.code() == Some(2) && err(&output).contains("no reason"), "{}", err(&output));
    let config = settings(&folder, "lwa = \"nyc\"\n");
    assert_eq!(privity(&["review", "--config", &config, &intake], "").status.code(), Some(2), "a slip in the settings is an error");
}

#[test]
fn a_baseline_leaves_what_is_new() {
    let folder = folder("baseline");
    let config = settings(&folder, CLOSED);
    let page = folder.join("form.html");
    fs::write(&page, "<form><label>Religion <input name=a></label></form>").unwrap();
    let (page, known) = (page.display().to_string(), folder.join("known.json").display().to_string());
    assert_eq!(privity(&["review", "--config", &config, "--write-baseline", &known, &page], "").status.code(), Some(0));
    let found = |page: &str| {
        let json: Value =
            serde_json::from_str(&out(&privity(&["review", "--config", &config, "--baseline", &known, "--json", page], ""))).unwrap();
        json["findings"].as_array().unwrap().iter().map(|finding| finding["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(found(&page).is_empty());
    fs::write(&page, "<form>\n<label>Religion <input name=a></label><label>Race <input name=b></label></form>").unwrap();
    let new = found(&page);
    assert!(!new.is_empty() && new.iter().all(|field| field == "b"), "{new:?}");
}

#[test]
fn github_gets_annotations() {
    let text =
        out(&privity(&["review", "--law", "nyc", "--on", "2026-01-02", "--format", "github", &format!("{}/intake.html", files())], ""));
    assert!(
        text.lines().all(|line| line.starts_with("::notice ") || line.starts_with("::warning ") || line.starts_with("::error ")),
        "{text}"
    );
    assert!(text.contains(",line=4,title=unnecessary ssn::"), "{text}");
}
