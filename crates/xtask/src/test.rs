//! `cargo xtask test`: every test there is, in two halves that run side by side; at last, one digest in every runtime.

use std::env;
use std::fs::{self, File};
use std::process::Command;

use clap::ValueEnum;

use xtask::run::{Done, Step, failed, part, target};

use crate::built::{self, Profile};
use crate::laws::{self, smt};
use crate::web as demo;
use crate::{node, package, python, runs, setup, versions, wasm};

/// Half of the tests. Each takes about as long, compiling for most of it.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Half {
    /// The Rust tests, fuzz targets among them, lints, generated files, proofs, the independent evaluator, the Python package.
    Rust,
    /// The npm package and the web demo.
    Web,
}

/// Both halves, or one.
pub(crate) fn run(only: Option<Half>, questions: u32) -> Done {
    match only {
        Some(Half::Rust) => rust(questions),
        Some(Half::Web) => web(),
        None => both(questions),
    }
}

/// What the second half prints is shown after the first, whether that passes or not.
fn both(questions: u32) -> Done {
    part("what the tests are run with is there", setup::tools)?;
    fs::create_dir_all(target())?;
    let path = target().join("test-web.log");
    let log = File::create(&path)?;
    let mut second = Command::new(env::current_exe()?).args(["test", "--only", "web"]).stdout(log.try_clone()?).stderr(log).spawn()?;
    let first = rust(questions);
    if let Err(error) = &first {
        failed(error.as_ref());
    }
    let status = second.wait()?;
    print!("{}", fs::read_to_string(path)?);
    first?;
    if !status.success() {
        return Err("the tests of the npm package and the web demo did not pass: see above".into());
    }
    part("every runtime answers every vector with the same bytes", runs::run)?;
    println!("everything passed");
    Ok(())
}

fn rust(questions: u32) -> Done {
    part("formatting", || Step::cargo(&["fmt", "--all", "--check"]).run())?;
    part("everything is built, and linted as it is", built::build)?;
    part("tests", tests)?;
    let laws = || laws::ask(Profile::Dev);
    part("generated files are as they would be generated", || laws().args(["gen", "--check"]).run())?;
    part("every rule decides in a vector, and each condition flips one", || laws().args(["coverage"]).run())?;
    part("every manifest says the same version", || versions::run(true, None))?;
    part("every crate is packed with what it needs", package::sources)?;
    part("Z3 agrees with covers and claims", || smt(Profile::Dev))?;
    part("the core depends on nothing", independent)?;
    part("a binary without an operating system decides", freestanding)?;
    part("the independent evaluator agrees", || oracle(questions))?;
    part("what the Python package needs is there", python::setup)?;
    part("the Python package, and its wheel alone", python::test)
}

fn web() -> Done {
    part("what the npm package and the web demo need is there", setup::web)?;
    part("the npm package is built", || node::build(Profile::Dev, ""))?;
    part("the npm package is as small as it was", || wasm::size(true))?;
    part("the npm package, in each engine and installed from its tarball", node::test)?;
    part("the web demo, in a browser", demo::test)
}

fn tests() -> Done {
    // The mutants' tests ask for a fixture; `cargo xtask mutants` writes it.
    built::all("test").args(["--exclude", "privity-mutants"]).env("INSTA_UPDATE", "no").run()
}

fn independent() -> Done {
    let tree = Step::cargo(&["tree", "-p", "privity-core", "-e", "normal", "--features", "alloc", "--prefix", "none"]).output()?;
    match tree.lines().nth(1) {
        None => Ok(()),
        Some(other) => Err(format!("privity-core depends on {other}").into()),
    }
}

fn freestanding() -> Done {
    Step::cargo(&["run", "--quiet", "-p", "privity-no-std", "--profile", "freestanding"]).run()
}

fn oracle(questions: u32) -> Done {
    let engine = target().join(Profile::Dev.folder()).join("privity").display().to_string();
    let count = questions.to_string();
    Step::new("python3", &["tests/oracle", "compare", "--engine", &engine, "--count", &count, "--laws", "200"]).run()
}
