//! P11: every runtime answers every vector with the same bytes. Each run prints how many, and the digest; here they stand side by side.

use std::fs;

use xtask::run::{Done, Step, root};

use crate::built::Profile;
use crate::{laws, python};

/// Runs them all; a run that differs fails at its first difference.
pub(crate) fn run() -> Done {
    let engine = |name| Step::new("node", &["node/tests/digest.js"]).env("PRIVITY_ENGINE", name);
    let runs = [
        ("rust", laws::ask(Profile::Dev).args(["digest"])),
        ("node", engine("native")),
        ("wasm in node", engine("wasm")),
        ("wasm in chromium", Step::new("node", &["node/tests/chromium.js"])),
        ("python", python::digest()),
    ];
    let digest = fs::read_to_string(root().join("tests/vectors/DIGEST"))?;
    let mut differ = Vec::new();
    for (name, step) in runs {
        let line = step.output()?;
        println!("{name:<17} {}", line.trim());
        if !line.trim().ends_with(digest.trim()) {
            differ.push(name);
        }
    }
    if differ.is_empty() { Ok(()) } else { Err(format!("not the digest of the vectors: {}", differ.join(", ")).into()) }
}
