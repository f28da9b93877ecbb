//! `cargo xtask fuzz`: builds the fuzz targets with coverage and runs them.

use std::fs;

use xtask::run::{Done, Step, root};

/// What libFuzzer needs of the compiler: coverage counters, tables of program counters, traced comparisons.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Builds the targets and runs each this many times, from its seeds.
pub(crate) fn run(runs: u64) -> Done {
    let host = Step::new("rustc", &["--print", "host-tuple"]).output()?;
    let host = host.trim();
    // A target named keeps the flags off build scripts; a folder of its own keeps other builds.
    let build = ["build", "--quiet", "--release", "-p", "privity-fuzz", "--target", host, "--target-dir", "target/fuzz"];
    Step::cargo(&build).env("RUSTFLAGS", FLAGS).run()?;
    // The files that the tests of forms read are seeds too.
    for (target, longest, more) in
        [("question", 4096, None), ("law", 8192, None), ("detect", 2048, None), ("forms", 2048, Some("tests/forms/files"))]
    {
        let corpus = root().join("target/fuzz/corpus").join(target);
        fs::create_dir_all(&corpus)?;
        let binary = root().join(format!("target/fuzz/{host}/release/{target}"));
        let args = [
            corpus.display().to_string(),
            format!("tests/fuzz/seeds/{target}"),
            format!("-dict=tests/fuzz/{target}.dict"),
            format!("-runs={runs}"),
            format!("-max_len={longest}"),
            "-seed=1".to_owned(),
            "-timeout=10".to_owned(),
            "-print_final_stats=1".to_owned(),
            "-verbosity=0".to_owned(),
        ];
        let args: Vec<&str> = args.iter().map(String::as_str).chain(more).collect();
        Step::new(&binary.display().to_string(), &args).run()?;
    }
    Ok(())
}
