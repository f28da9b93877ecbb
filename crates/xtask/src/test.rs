//! `cargo xtask test`: every test there is.

use crate::run::{Done, Step, part};
use crate::{coverage, fuzz, generate, node, python, runs, setup, smt, versions, wasm, web};

pub(crate) fn run(questions: u32) -> Done {
    part("what is needed is there", setup::run)?;
    part("formatting", || Step::cargo(&["fmt", "--all", "--check"]).run())?;
    part("lints", || Step::cargo(&["clippy", "--quiet", "--all-targets", "--all-features", "--", "-D", "warnings"]).run())?;
    part("lints of the bindings and the fuzz targets", || {
        let packages = [
            "-p",
            "privity-wasm",
            "-p",
            "privity-node",
            "-p",
            "privity-bindgen",
            "-p",
            "privity-python",
            "-p",
            "privity-fuzz",
            "-p",
            "privity-guard",
        ];
        Step::cargo(&["clippy", "--quiet"]).args(packages).args(["--", "-D", "warnings"]).run()
    })?;
    part("tests", || Step::cargo(&["test", "--quiet", "--all-features"]).env("INSTA_UPDATE", "no").run())?;
    part("generated files are as they would be generated", || generate::run(true))?;
    part("every rule decides in a vector, and each condition flips one", coverage::run)?;
    part("every manifest says the same version", || versions::run(true, None))?;
    part("Z3 agrees with covers and claims", smt::run)?;
    part("the core depends on nothing", independent)?;
    part("a binary without an operating system decides", freestanding)?;
    part("fuzz targets build and pass their seeds", || fuzz::run(1000))?;
    part("the Python package, and its wheel alone", python::test)?;
    part("the independent evaluator agrees", || oracle(questions))?;
    part("the npm package is built", node::build)?;
    part("the npm package is as small as it was", || wasm::size(true))?;
    part("every runtime answers every vector with the same bytes", runs::run)?;
    part("the npm package, in each engine and installed from its tarball", node::test)?;
    part("the web demo, in a browser", web::test)?;
    println!("everything passed");
    Ok(())
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
    Step::cargo(&["build", "--quiet", "--release", "-p", "privity-cli"]).run()?;
    let count = questions.to_string();
    Step::new("python3", &["tests/oracle", "compare", "--engine", "target/release/privity", "--count", &count, "--laws", "200"]).run()
}
