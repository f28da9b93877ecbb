//! SARIF 2.1.0 (OASIS, 2020): what code review and editors read.

use std::path::Path;

use privity_compile::Problem;
use serde_json::{Value, json};

/// One run: the rules and the results that refer to them.
pub(crate) fn run(rules: Vec<Value>, results: Vec<Value>) -> Value {
    let driver = json!({ "name": "privity", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    })
}

/// The problems of one law file.
pub(crate) fn problems(path: &Path, source: &str, problems: &[Problem]) -> Value {
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = problems
        .iter()
        .map(|problem| {
            let help = problem.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
            let mut labels = problem.at.iter();
            let first = labels.next().map_or(0..0, |(range, _)| range.clone());
            let related: Vec<Value> = labels.map(|(range, label)| location(path, source, range, Some(label.as_str()))).collect();
            json!({
                "ruleId": problem.code,
                "ruleIndex": codes.iter().position(|code| *code == problem.code),
                "level": if problem.warning { "warning" } else { "error" },
                "message": { "text": format!("{}{help}", problem.message) },
                "locations": [location(path, source, &first, None)],
                "relatedLocations": related,
                // A question that shows it.
                "properties": problem.witness.as_ref().map_or_else(|| json!({}), |question| json!({ "witness": question })),
            })
        })
        .collect();
    run(rules, results)
}

fn location(path: &Path, source: &str, range: &core::ops::Range<usize>, label: Option<&str>) -> Value {
    let (line, column) = place(source, range.start);
    let (end_line, end_column) = place(source, range.end.max(range.start));
    let region = json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column });
    let physical = json!({ "artifactLocation": { "uri": uri(&path.display().to_string()) }, "region": region });
    match label {
        None => json!({ "physicalLocation": physical }),
        Some(label) => json!({ "physicalLocation": physical, "message": { "text": label } }),
    }
}

/// Line and column, from 1, of a byte.
fn place(source: &str, at: usize) -> (usize, usize) {
    let before = source.get(..at).unwrap_or(source);
    (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}

/// A path as a reference (RFC 3986): what such a reference may not hold is escaped.
pub(crate) fn uri(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches("./").bytes().fold(String::new(), |uri, byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri + char::from(byte).encode_utf8(&mut [0; 4]),
        _ => uri + &format!("%{byte:02X}"),
    })
}
