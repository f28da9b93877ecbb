//! `cargo xtask bench`: decisions in Rust, Python, Node and WebAssembly, each beside its peers, one table after the other.
//! `cargo xtask bench-detect`: detection.

use xtask::run::{Done, Step, part};

use crate::built::Profile;
use crate::{node, python, setup};

/// Where the Python of the bench and its peers are.
const PYTHON: &str = "bench-python";

/// Builds what is measured, then measures.
pub(crate) fn run(json: bool) -> Done {
    let args = || json.then_some("--json");
    part("what is measured is built", || {
        setup::packages()?;
        node::build(Profile::Release, "")?;
        // Exact versions, and no lock file: it would have to name what other platforms install.
        let peers =
            ["install", "--prefix", "tests/bench", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        Step::new("npm", &peers).run()?;
        python::environment(PYTHON, "tests/bench/requirements.txt", "the peers in Python")?;
        python::built(Profile::Release, PYTHON)?;
        Step::cargo(&["build", "--quiet", "--release", "-p", "privity-bench"]).run()
    })?;
    part("Rust", || Step::cargo(&["run", "--quiet", "--release", "-p", "privity-bench", "--"]).args(args()).run())?;
    part("Python", || Step::new(&python::program(PYTHON, "python"), &["tests/bench/python.py"]).args(args()).run())?;
    part("Node and WebAssembly", || Step::new("node", &["tests/bench/node.js"]).args(args()).run())
}

/// Measures detection, beside its peers unless it is to be alone.
pub(crate) fn detect(alone: bool) -> Done {
    Step::cargo(&["run", "--quiet", "--release", "-p", "privity-bench-detect", "--"]).args(alone.then_some("--alone")).run()
}
