//! Every manifest says the version that `Cargo.toml` says for the workspace.

use std::fs;

use serde_json::Value;

use xtask::run::{Done, Step, root};

/// The workspace's version: this program is of it.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where npm's manifests say it: the first version after these words.
const NPM: [(&str, &str); 7] = [
    ("node/package.json", "{"),
    ("node/package-lock.json", "{"),
    ("node/package-lock.json", "\"\": {"),
    ("web-demo/package.json", "{"),
    ("web-demo/package-lock.json", "{"),
    ("web-demo/package-lock.json", "\"\": {"),
    ("web-demo/package-lock.json", "\"../node\": {"),
];

/// Writes the version where it is not; with `check`, fails there. A tag, if any, has to be of this version.
pub(crate) fn run(check: bool, tag: Option<&str>) -> Done {
    if let Some(tag) = tag
        && tag != format!("v{VERSION}")
    {
        return Err(format!("the tag is {tag}, the version is {VERSION}").into());
    }
    let mut wrong = Vec::new();
    for (file, after) in NPM {
        put(file, |text| npm(text, after), check, &mut wrong)?;
    }
    // What crates of the workspace ask of one another.
    let metadata: Value = serde_json::from_str(&Step::cargo(&["metadata", "--no-deps", "--offline", "--format-version=1"]).output()?)?;
    let crates =
        metadata.get("packages").and_then(Value::as_array).into_iter().flatten().filter_map(|package| package["manifest_path"].as_str());
    for file in std::iter::once("Cargo.toml").chain(crates) {
        put(file, |text| Ok(cargo(text)), check, &mut wrong)?;
    }
    let python = fs::read_to_string(root().join("python/pyproject.toml"))?;
    if !python.contains("dynamic = [\"version\"]") {
        wrong.push("python/pyproject.toml".to_owned());
    }
    if !fs::read_to_string(root().join("CHANGELOG.md"))?.contains(&format!("\n## {VERSION}")) {
        wrong.push("CHANGELOG.md".to_owned());
    }
    wrong.dedup();
    if wrong.is_empty() { Ok(()) } else { Err(format!("not of version {VERSION}: {}", wrong.join(", ")).into()) }
}

fn put(file: &str, of: impl Fn(&str) -> Done<String>, check: bool, wrong: &mut Vec<String>) -> Done {
    let path = root().join(file);
    let text = fs::read_to_string(&path)?;
    let right = of(&text).map_err(|error| format!("{file}: {error}"))?;
    if right != text {
        if check {
            wrong.push(file.to_owned());
        } else {
            fs::write(path, right)?;
            println!("wrote {file}");
        }
    }
    Ok(())
}

fn npm(text: &str, after: &str) -> Done<String> {
    let (before, rest) = text.split_once(after).ok_or_else(|| format!("no `{after}`"))?;
    let (between, rest) = rest.split_once("\"version\": \"").ok_or("no version")?;
    let (_, rest) = rest.split_once('"').ok_or("no version")?;
    Ok(format!("{before}{after}{between}\"version\": \"{VERSION}\"{rest}"))
}

fn cargo(text: &str) -> String {
    let line = |line: &str| match line.split_once("version = \"=") {
        Some((before, rest)) if line.contains("path = \"") => {
            let rest = rest.split_once('"').map_or("", |(_, rest)| rest);
            format!("{before}version = \"={VERSION}\"{rest}\n")
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
