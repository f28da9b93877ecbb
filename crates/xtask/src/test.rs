//! `cargo xtask test`: every test there is.

use crate::run::{Done, Step, part};
use crate::{fuzz, generate, setup, smt};

pub(crate) fn run(questions: u32) -> Done {
    part("what is needed is there", setup::run)?;
    part("formatting", || Step::cargo(&["fmt", "--all", "--check"]).run())?;
    part("lints", || Step::cargo(&["clippy", "--quiet", "--all-targets", "--all-features", "--", "-D", "warnings"]).run())?;
    part("tests", || Step::cargo(&["test", "--quiet", "--all-features"]).env("INSTA_UPDATE", "no").run())?;
    part("generated files are as they would be generated", || generate::run(true))?;
    part("Z3 agrees with covers and claims", smt::run)?;
    part("the core depends on nothing", independent)?;
    part("a binary without an operating system decides", freestanding)?;
    part("fuzz targets build and pass their seeds", || fuzz::run(1000))?;
    part("the independent evaluator agrees", || oracle(questions))?;
    println!("everything passed");
    Ok(())
}

fn independent() -> Done {
    let tree = Step::cargo(&["tree", "-p", "privity-core", "-e", "normal", "--all-features", "--prefix", "none"]).output()?;
    match tree.lines().nth(1) {
        None => Ok(()),
        Some(other) => Err(format!("privity-core depends on {other}").into()),
    }
}

fn freestanding() -> Done {
    Step::cargo(&["run", "--quiet", "-p", "privity-no-std", "--profile", "freestanding"]).run()
}

fn oracle(questions: u32) -> Done {
    Step::cargo(&["build", "--quiet", "--release", "-p", "privity-cli"]).run()?;
    let count = questions.to_string();
    Step::new("python3", &["tests/oracle", "compare", "--engine", "target/release/privity", "--count", &count, "--laws", "200"]).run()
}
