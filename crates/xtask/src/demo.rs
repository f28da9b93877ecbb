//! `cargo xtask demo`: real questions from the sources, answered in the terminal.

use std::fs;

use anstyle::AnsiColor;
use serde_json::Value;

use xtask::run::{Done, Step, root};

/// Puts each question of `tests/vectors/demo.json` to the command line, as a clerk would.
pub(crate) fn run(json: bool) -> Done {
    let questions: Vec<Value> = serde_json::from_str(&fs::read_to_string(root().join("tests/vectors/demo.json"))?)?;
    let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    for (number, entry) in (1..).zip(&questions) {
        if !json {
            let heading = AnsiColor::Cyan.on_default().bold();
            anstream::println!("\n{heading}{number}. {}{heading:#}", text(entry, "title"));
            anstream::println!("{}\n({})\n", text(entry, "story"), text(entry, "source"));
        }
        let question = entry.get("question").map(Value::to_string).unwrap_or_default();
        Step::cargo(&["run", "--quiet", "-p", "privity-cli", "--", "decide"]).args(json.then_some("--json")).input(&question)?;
    }
    Ok(())
}
