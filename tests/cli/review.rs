//! `privity review`: what it prints, its settings, its exit codes.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{err, out, privity, privity_in};

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

/// A file, with the folders it is in.
fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// The findings of a review from a folder, each with what it says of itself.
fn findings(folder: &Path, args: &[&str]) -> Vec<Value> {
    let output = privity_in(folder, &[&["review", "--json"], args].concat(), "");
    let json: Value = serde_json::from_str(&out(&output)).unwrap_or_else(|_| panic!("{}", err(&output)));
    json["findings"].as_array().unwrap().clone()
}

/// The values of a member, each once.
fn each(findings: &[Value], member: &str) -> Vec<String> {
    let mut each: Vec<String> = findings.iter().map(|finding| finding[member].as_str().unwrap_or_default().to_owned()).collect();
    each.sort();
    each.dedup();
    each
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
    let written = privity(&["review", "--config", &config, &format!("--write-baseline={known}"), &page], "");
    assert_eq!(written.status.code(), Some(0));
    assert!(err(&written).contains(&format!("wrote {known}; findings: ")), "{}", err(&written));
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

const RELIGION: &str = "<form><label>Religion <input name=a></label></form>";

#[test]
fn a_file_has_one_name_however_it_is_spelled() {
    let folder = folder("names");
    settings(&folder, &format!("{CLOSED}exclude = [\"vendor/**\"]\n"));
    for name in ["forms/i.html", "vendor/deep/v.html"] {
        file(&folder, name, RELIGION);
    }
    let whole = folder.display().to_string();
    let up = format!("../{}", folder.file_name().unwrap().to_str().unwrap());
    let here = [".", "./", "forms/..", &whole, &up, "./vendor/../"];
    for path in here {
        assert_eq!(each(&findings(&folder, &[path]), "file"), ["forms/i.html"], "{path}");
    }
    // What is excluded is so when it is named, as a hook does.
    for path in here {
        assert!(findings(&folder, &[&format!("{path}/vendor/deep/v.html")]).is_empty(), "{path}");
        assert_eq!(each(&findings(&folder, &[&format!("{path}/forms/i.html")]), "file"), ["forms/i.html"], "{path}");
    }
    // Settings elsewhere, and the working directory: names are told from the settings.
    let config = folder.join("privity.toml").display().to_string();
    assert_eq!(each(&findings(&folder.join("forms"), &["--config", &config, "i.html"]), "file"), ["forms/i.html"]);
    // Outside, a file has its whole path, and a URI of its own.
    let forms = folder.join("forms");
    let elsewhere = each(&findings(&folder.join("vendor"), &["--on", "2026-01-02", "../forms/i.html"]), "file");
    assert_eq!(elsewhere, [fs::canonicalize(forms.join("i.html")).unwrap().display().to_string()]);
    let sarif = out(&privity_in(&folder.join("vendor"), &["review", "--format", "sarif", "../forms/i.html"], ""));
    assert!(sarif.contains(&format!("\"uri\": \"file://{}\"", elsewhere[0])), "{sarif}");
}

#[test]
fn an_allowance_and_a_baseline_hold_by_any_spelling() {
    let folder = folder("spelled");
    file(&folder, "i.html", RELIGION);
    file(&folder, "sub/j.html", RELIGION);
    settings(&folder, &format!("{CLOSED}[[allow]]\nfield = \"a\"\nfiles = [\"sub/*.html\"]\nreason = \"asked for\"\n"));
    let whole = folder.join("i.html").display().to_string();
    for path in [".", "sub/..", "./sub/../sub/j.html"] {
        assert!(findings(&folder, &[path]).iter().all(|finding| finding["file"] == "i.html"), "{path}");
    }
    let written = privity_in(&folder, &["review", "--write-baseline", "."], "");
    assert_eq!(written.status.code(), Some(0), "{}", err(&written));
    assert!(err(&written).contains("privity-baseline.json"), "{}", err(&written));
    for path in [".", "i.html", "./i.html", &whole, "sub/../i.html"] {
        assert!(!findings(&folder, &[path]).is_empty(), "{path}");
        assert!(findings(&folder, &["--baseline", "privity-baseline.json", path]).is_empty(), "{path}");
    }
    // From another folder, the settings say where the baseline is.
    settings(&folder, &format!("{CLOSED}baseline = \"known.json\"\n"));
    let config = folder.join("privity.toml").display().to_string();
    let written = privity_in(&folder.join("sub"), &["review", "--config", &config, "--write-baseline", ".."], "");
    assert!(written.status.success() && folder.join("known.json").exists(), "{}", err(&written));
    assert!(findings(&folder, &["."]).is_empty());
}

#[test]
fn no_name_in_a_file_is_a_command_to_a_terminal() {
    let folder = folder("control");
    file(&folder, "a\n::error::pwn\u{1b}[2J.html", "<input name=\"religion&#10;::error::pwn\">");
    file(&folder, "::error::pwn.html", RELIGION);
    let output = privity_in(&folder, &["review", "--law", "nyc", "--on", "2026-01-02", "."], "");
    let text = out(&output);
    assert!(text.contains("religion\\n::error::pwn") && text.contains("a\\n::error::pwn\\u{1b}[2J.html"), "{text}");
    assert!(text.lines().all(|line| !line.trim_start().starts_with("::")) && !text.contains('\u{1b}'), "{text}");
    let lost = privity_in(&folder, &["review", "lost\n::error::pwn"], "");
    assert!(err(&lost).lines().all(|line| !line.starts_with("::")), "{}", err(&lost));
}

#[test]
fn a_file_that_was_named_has_to_be_readable() {
    let folder = folder("named");
    for (name, text) in [("cut.json", "{\"properties\": {"), ("noise.pdf", "no PDF"), ("form.doc", "")] {
        let path = file(&folder, name, text);
        let output = privity(&["review", "--fail-on", "never", &path], "");
        assert_eq!(output.status.code(), Some(2), "{name}: {}", out(&output));
        assert!(out(&output).contains("nothing in it was reviewed"), "{name}: {}", out(&output));
    }
    let met = findings(&folder, &["."]);
    assert_eq!((each(&met, "code"), each(&met, "severity")), (vec!["unreadable".to_owned()], vec!["warning".to_owned()]));
    assert_eq!(privity_in(&folder, &["review", "."], "").status.code(), Some(0), "what is met in a folder is a warning");
    assert_eq!(each(&findings(&folder, &[".", "cut.json"]), "severity"), ["error", "warning"], "named and met is named");
    let known = folder.join("known.json").display().to_string();
    privity_in(&folder, &["review", &format!("--write-baseline={known}"), "."], "");
    assert_eq!(
        privity_in(&folder, &["review", "--baseline", &known, "cut.json"], "").status.code(),
        Some(0),
        "what is known fails nothing"
    );
    let none = folder.join("none");
    file(&none, "a.html", "<p>Nothing to fill in");
    assert_eq!(out(&privity_in(&none, &["review", "."], "")), "No forms found. Files: 1.\n");
}

#[test]
fn a_slip_in_the_slipis_said_where_it_is() {
    let folder = folder("slips");
    file(&folder, "i.html", RELIGION);
    for (slip, place, said) in [
        ("law = 3", "1:7", "`law` is a text in quotes, or a list of texts"),
        ("\nlaw = \"nyk\"", "2:7", "unknown law or place `nyk`; did you mean `nyc`?"),
        ("law = [\"nyc\",\n \"nyk\"]", "2:2", "did you mean `nyc`?"),
        ("law = \"nyc\"\nactor = \"city_employe\"", "2:9", "did you mean `city_employee`?"),
        ("law = \"nyc\"\npurpose = \"benefit_eligibilty\"", "2:11", "did you mean `benefit_eligibility`?"),
        ("law = \"nyc\"\n[facts]\nrequired_by_law = true\nrequird_by_law = true", "4:1", "did you mean `required_by_law`?"),
        ("law = \"nyc\"\nfacts = { required_by_law = \"yes\" }", "2:29", "`required_by_law` is true or false"),
        ("law = \"nyc\"\non = 2026-01-02T10:00:00", "2:6", "`on` is a day without quotes"),
        ("law = \"nyc\"\n[[form]]\nfiles = [\"*\"]\nactor = \"city_employe\"", "4:9", "did you mean `city_employee`?"),
        ("lwa = \"nyc\"", "1:1", "unknown key `lwa`; did you mean `law`?"),
        ("excludes = []", "1:1", "did you mean `exclude`?"),
        ("fail_on = \"errors\"", "1:11", "`fail_on` is `error`, `warning`, `note` or `never`"),
        ("lang = \"tlh\"", "1:8", "unknown language"),
        ("exclude = [\"a\", \"[\"]", "1:17", "unclosed character class"),
        ("[[allow]]\nfield = \"a\"", "2:9", "has no reason"),
        (
            "[[allow]]\nfield = \"a\"\nreason = \"r\"\ncategory = \"religon\"",
            "4:12",
            "unknown category `religon`; did you mean `religion`?",
        ),
        ("[[allow]]\nfield = \"a\"\nreason = \"r\"\ncode = \"colection-prohibited\"", "4:8", "did you mean `collection-prohibited`?"),
        ("[[allow]]\nfields = \"a\"", "2:1", "unknown key `fields`; did you mean `field`?"),
        ("allow = 3", "1:9", "`allow` is a list of tables: `[[allow]]`"),
        ("law = ", "1:7", ""),
    ] {
        settings(&folder, slip);
        let output = privity_in(&folder, &["review", "."], "");
        let text = err(&output);
        assert_eq!(output.status.code(), Some(2), "{slip}: {text}");
        assert!(text.starts_with(&format!("error: privity.toml:{place}: ")) && text.contains(said), "{slip}: {text}");
    }
    // What the command line says is not in the file.
    settings(&folder, "law = \"nyc\"");
    let unknown = err(&privity_in(&folder, &["review", "--law", "nyk", "."], ""));
    assert!(unknown.starts_with("error: unknown law or place `nyk`"), "{unknown}");
}

#[test]
fn an_allowance_that_allows_nothing_is_named_with_its_line() {
    let folder = folder("unused");
    file(&folder, "i.html", RELIGION);
    let allow = |field: &str| format!("\n[[allow]]\nfield = \"{field}\"\nreason = \"asked for\"\n");
    settings(&folder, &format!("{CLOSED}{}{}", allow("a"), allow("b")));
    let stale = |path: &str| -> Vec<Value> {
        findings(&folder, &[path]).into_iter().filter(|finding| finding["code"] == "allowance-unused").collect()
    };
    let unused = stale(".");
    assert_eq!(unused.len(), 1, "{unused:?}");
    assert_eq!((unused[0]["file"].as_str(), unused[0]["line"].as_u64()), (Some("privity.toml"), Some(11)));
    assert!(unused[0]["message"].as_str().unwrap().contains("`b`"));
    assert!(stale("i.html").is_empty(), "what is not looked at may be allowed");
}

#[test]
fn standard_input_is_a_file_of_the_name_it_is_given() {
    let folder = folder("stdin");
    settings(&folder, &format!("{CLOSED}exclude = [\"vendor/**\"]\n"));
    let review = |args: &[&str]| privity_in(&folder, &[&["review", "--json", "-"], args].concat(), RELIGION);
    let json: Value = serde_json::from_str(&out(&review(&["--stdin-name", "./new.html"]))).unwrap();
    assert_eq!(each(json["findings"].as_array().unwrap(), "file"), ["new.html"]);
    let json: Value = serde_json::from_str(&out(&review(&["--stdin-name", "vendor/new.html"]))).unwrap();
    assert_eq!(json["files"], 0, "excluded by its name");
    let unsaid = review(&[]);
    assert!(unsaid.status.code() == Some(2) && err(&unsaid).contains("--stdin-name"), "{}", err(&unsaid));
}

/// A PDF with one field.
fn pdf(name: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>".to_owned(),
        format!("<< /FT /Tx /T ({name}) /TU (Social Security number) >>"),
    ];
    let (mut text, mut table) = ("%PDF-1.7\n".to_owned(), "xref\n0 3\n0000000000 65535 f \n".to_owned());
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", text.len());
        let _ = writeln!(text, "{} 0 obj\n{object}\nendobj", at + 1);
    }
    let start = text.len();
    format!("{text}{table}trailer << /Size 3 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes()
}

#[test]
fn a_field_of_a_pdf_is_named_once() {
    let folder = folder("pdf");
    fs::write(folder.join("form.pdf"), pdf("::error::ssn")).unwrap();
    let text = out(&privity_in(&folder, &["review", "--law", "nyc", "--on", "2026-01-02", "form.pdf"], ""));
    assert_eq!(text.matches("::error::ssn").count(), 1, "{text}");
    assert!(text.contains("\n    – ::error::ssn\n"), "{text}");
}
