//! The project's tasks: what CI runs is what a developer runs.

mod bench;
mod built;
mod demo;
mod fuzz;
mod laws;
mod mutants;
mod node;
mod package;
mod python;
mod runs;
mod setup;
mod test;
mod versions;
mod wasm;
mod web;

use std::process::ExitCode;

use clap::Parser;
use xtask::run::exit;

use crate::built::Profile;

/// Sets up, tests, demonstrates, generates and measures.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Task {
    /// Install what the tests need and this machine lacks.
    Setup,
    /// Pass every test: formatting, lints, tests, generated files, the freestanding binary, fuzz targets, the independent evaluator.
    Test {
        /// Random questions put to the independent evaluator.
        #[arg(long, default_value_t = 100_000)]
        questions: u32,
        /// One half of them: what the whole runs side by side.
        #[arg(long)]
        only: Option<test::Half>,
    },
    /// Answer real questions from the sources, in the terminal.
    Demo {
        /// In JSON, one answer a line.
        #[arg(long)]
        json: bool,
    },
    /// Write every generated file: the law file's schema, the catalogue of faults, the vectors and their digest.
    Gen {
        /// `--check`: change nothing, and fail if a file is not as it would be written. `vectors`: draw new ones. As `xtask-laws` takes them.
        #[arg(allow_hyphen_values = true)]
        how: Vec<String>,
    },
    /// Build the npm package: `node/dist`.
    Node,
    /// Measure what a browser downloads: raw, gzip, brotli.
    Size {
        /// Fail if it is more than 2 % off what is committed.
        #[arg(long)]
        check: bool,
    },
    /// Measure: decisions in Rust, Python, Node and WebAssembly, each beside its peers, in one run.
    Bench {
        /// In JSON.
        #[arg(long)]
        json: bool,
    },
    /// Measure detection: columns beside Polars, Python's re, Presidio, scrubadub and `DataProfiler`, in one table and one run; fields and texts.
    BenchDetect {
        /// Without the peers, which are Python and installed at the first run.
        #[arg(long)]
        alone: bool,
    },
    /// Build the Python package, test it, and try its wheel alone.
    Python,
    /// Serve the web demo while it is worked on.
    Web,
    /// Write the workspace's version into every manifest.
    Versions {
        /// Change nothing; fail if a manifest says another.
        #[arg(long)]
        check: bool,
        /// The tag of a release, which has to say this version.
        #[arg(long)]
        tag: Option<String>,
    },
    /// Build every package that can be built here, and look into it; publish nothing.
    Package,
    /// Write the book of laws: a page a law, tables over all of them, in plain HTML under the target folder.
    Book,
    /// Show that every rule decides in some vector and each of its conditions flips one, law by law; fail where not.
    Coverage,
    /// Measure how many questions it takes to a verdict, beside asking in file order.
    Interview,
    /// Change the core or the compiler in many small ways, and count the changes that are noticed.
    Mutants {
        /// Of which package: `core` or `compile`.
        #[arg(default_value = "core", value_parser = ["core", "compile"])]
        package: String,
        /// A part of the mutants: `1/8` is the second of eight.
        #[arg(long)]
        shard: Option<String>,
    },
    /// Have Z3 hold the covers and the claims against the laws' rows.
    Smt,
    /// Build the fuzz targets and run them.
    Fuzz {
        /// Executions of each.
        #[arg(long, default_value_t = 1_000_000)]
        runs: u64,
    },
}

fn main() -> ExitCode {
    let laws = |task: &[&'static str]| laws::ask(Profile::Release).args(task.iter().copied());
    exit(match Task::parse() {
        Task::Setup => setup::run(),
        Task::Test { questions, only } => test::run(only, questions),
        Task::Demo { json } => demo::run(json),
        Task::Gen { how } => laws(&["gen"]).args(how.iter().map(String::as_str)).run(),
        Task::Bench { json } => bench::run(json),
        Task::BenchDetect { alone } => bench::detect(alone),
        Task::Python => setup::run().and_then(|()| python::test()),
        Task::Node => node::build(Profile::Release, ""),
        Task::Size { check } => wasm::size(check),
        Task::Web => web::serve(),
        Task::Versions { check, tag } => versions::run(check, tag.as_deref()),
        Task::Package => setup::run().and_then(|()| package::run()),
        Task::Book => laws(&["book"]).run(),
        Task::Coverage => laws(&["coverage"]).run(),
        Task::Interview => laws(&["interview"]).run(),
        Task::Mutants { package, shard } => mutants::run(&package, shard.as_deref()),
        Task::Smt => laws::smt(Profile::Release),
        Task::Fuzz { runs } => fuzz::run(runs),
    })
}
