//! `cargo xtask setup`: installs what the tests need and this machine lacks.

use crate::python as package;
use xtask::run::{Done, Step};

use crate::web as demo;
use crate::{node, wasm};

/// All of it.
pub(crate) fn run() -> Done {
    tools()?;
    packages()
}

/// Rust's own tools for formatting and lints, and Python 3.11 for the independent evaluator.
pub(crate) fn tools() -> Done {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if Step::cargo(&[tool, "--version"]).output().is_err() {
            println!("installing {component}: the tests check {tool}");
            Step::new("rustup", &["component", "add", component]).run()?;
        }
    }
    if python().is_err() {
        wasm::apt(&["python3", "python3-venv"], "the independent evaluator is written in it")?;
        python()?;
    }
    Ok(())
}

/// What the packages are built and tested with.
pub(crate) fn packages() -> Done {
    package::setup()?;
    web()
}

/// What the npm package and the web demo are built and tested with.
pub(crate) fn web() -> Done {
    wasm::setup()?;
    node::setup()?;
    demo::setup()
}

fn python() -> Done {
    Step::new("python3", &["-c", "import sys, tomllib; assert sys.version_info >= (3, 11)"]).run()
}
