//! Findings as SARIF.

use std::io::{self, Write as _};
use std::path::Path;

use privity::{FINDINGS, Level, Wording};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{EXPIRED, Located, Report, UNREADABLE, UNUSED};

pub(super) fn print(report: &Report) -> io::Result<()> {
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&sarif(report))?)
}

fn sarif(report: &Report) -> Value {
    let own = [UNREADABLE, EXPIRED, UNUSED].map(|code| (code, Level::Warning));
    let codes: Vec<(&str, Level)> = FINDINGS.into_iter().chain(own).collect();
    let wording = Wording::of("en").ok();
    let rules = codes.iter().map(|(code, level)| {
        let help = wording.as_ref().map(|wording| wording.get(&format!("finding.{code}.help"))).filter(|help| !help.is_empty());
        json!({
            "id": code,
            "shortDescription": { "text": code.replace('-', " ") },
            "help": { "text": help.unwrap_or("See the message.") },
            "defaultConfiguration": { "level": level.id() },
        })
    });
    let results = report.findings.iter().map(|found| {
        let at = codes.iter().position(|(code, _)| *code == found.finding.code);
        result(found, at.unwrap_or_default())
    });
    crate::sarif::run(rules.collect(), results.collect())
}

/// A file's name as a reference: one that is a whole path is a URI of its own.
fn uri(name: &str) -> String {
    let uri = crate::sarif::uri(name);
    if Path::new(name).is_absolute() { format!("file:///{}", uri.trim_start_matches('/')) } else { uri }
}

fn result(found: &Located, rule: usize) -> Value {
    let finding = &found.finding;
    let mut physical = json!({ "artifactLocation": { "uri": uri(&found.file) } });
    if found.line > 0
        && let Some(location) = physical.as_object_mut()
    {
        location.insert("region".to_owned(), json!({ "startLine": found.line }));
    }
    let mut location = json!({ "physicalLocation": physical });
    if !found.path.is_empty()
        && let Some(location) = location.as_object_mut()
    {
        location.insert("logicalLocations".to_owned(), json!([{ "fullyQualifiedName": found.path }]));
    }
    // The same finding after lines have moved.
    let print = Sha256::digest([&found.file, &finding.field, finding.category.as_ref(), finding.code].join("\n"));
    let print = print.iter().take(16).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    json!({
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.id(),
        "message": { "text": format!("{} {}", finding.message, finding.help) },
        "locations": [location],
        "partialFingerprints": { "privityFinding/v1": print },
        "properties": { "field": finding.field, "category": finding.category, "verdict": finding.verdict, "law": finding.law },
    })
}
