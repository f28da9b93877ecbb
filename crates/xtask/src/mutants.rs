//! `cargo xtask mutants`: is a change to the core or to the compiler noticed? Mutation testing, with cargo-mutants.
//!
//! Each mutant is built with `tests/mutants`, which asks it everything that can be asked of the package, and of nothing built from it: a
//! mutant takes seconds. Runs add up, in `target/mutants`: what was caught before is not tried again, and a shard is a part of the rest.

use std::collections::BTreeMap;
use std::fs;

use xtask::run::{Done, Step, root, target};

/// The version that is installed where there is none.
const TOOL: &str = "cargo-mutants@27.1.0";

/// Runs the mutants of `privity-core` or `privity-compile`, all or a shard of them, and counts.
pub(crate) fn run(package: &str, shard: Option<&str>) -> Done {
    let tools = target().join("tools");
    let tool = tools.join("bin/cargo-mutants").display().to_string();
    if Step::new(&tool, &["mutants", "--version"]).output().is_err() {
        println!("installing {TOOL} into target/tools");
        Step::cargo(&["install", "--quiet", "--locked", TOOL, "--root"]).args([tools.display().to_string().as_str()]).run()?;
    }
    let folder = target().join("mutants").join(package);
    fs::create_dir_all(&folder)?;
    let (fixture, out) = (folder.join("fixture").display().to_string(), folder.display().to_string());
    Step::cargo(&["run", "--quiet", "-p", "privity-mutants", "--features", "write", "--", &fixture]).run()?;
    let whole = format!("privity-{package}");
    let args = ["mutants", "--package", &whole, "--test-package", "privity-mutants", "--iterate", "--no-times", "--output", &out];
    let args = args.into_iter().chain([
        "--jobs",
        "2",
        "--timeout",
        "120",
        "--cap-lints",
        "true",
        "--no-shuffle",
        "--cargo-arg",
        "--config=profile.dev.debug=0",
    ]);
    let mut compiler = Vec::new();
    if package == "compile" {
        compiler.extend(["--features", "compile"]);
        // What is not changed passes. The tool would see to that itself, but by asking the package that is changed, which lacks the feature.
        Step::cargo(&["test", "--quiet", "-p", "privity-mutants"]).args(compiler.clone()).env("PRIVITY_MUTANTS", &fixture).run()?;
        compiler.extend(["--baseline", "skip"]);
    }
    let args = args.chain(compiler);
    let args = args.chain(shard.map(|shard| ["--shard", shard]).into_iter().flatten());
    // It ends with a failure when a mutant survives: that is for the count to say.
    let _ = Step::new(&tool, &[]).args(args).env("PRIVITY_MUTANTS", &fixture).within(&root()).run();
    let kept = folder.join("results.txt");
    let mut results = BTreeMap::new();
    for line in fs::read_to_string(&kept).unwrap_or_default().lines() {
        if let Some((result, mutant)) = line.split_once(' ') {
            results.insert(mutant.to_owned(), result.to_owned());
        }
    }
    for result in ["caught", "timeout", "missed", "unviable"] {
        let list = fs::read_to_string(folder.join("mutants.out").join(result).with_extension("txt")).unwrap_or_default();
        results.extend(list.lines().map(|mutant| (mutant.to_owned(), result.to_owned())));
    }
    let lines: Vec<String> = results.iter().map(|(mutant, result)| format!("{result} {mutant}")).collect();
    fs::write(kept, lines.join("\n"))?;
    let missed: Vec<&String> = results.iter().filter(|(_, result)| *result == "missed").map(|(mutant, _)| mutant).collect();
    let viable = results.values().filter(|result| *result != "unviable").count();
    let caught = viable.saturating_sub(missed.len());
    for mutant in &missed {
        println!("survives: {mutant}");
    }
    println!("{whole}: {caught} of {viable} viable mutants caught, {} in 1000", 1000 * caught / viable.max(1));
    Ok(())
}
