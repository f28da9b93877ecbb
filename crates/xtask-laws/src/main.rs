//! The tasks that ask the laws themselves. A program of its own, which `cargo xtask` runs: that one does not wait for the laws to be built.

mod book;
mod coverage;
mod faults;
mod files;
mod generate;
mod ids;
mod interview;
mod smt;
mod types;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Generates from the laws, covers, proves and measures them.
#[derive(Parser)]
#[command(name = "xtask-laws")]
enum Task {
    /// Write every generated file: the law file's schema, the catalogue of faults, the vectors and their digest.
    Gen {
        /// Change nothing; fail if a file is not as it would be written.
        #[arg(long)]
        check: bool,
        #[command(subcommand)]
        part: Option<Part>,
    },
    /// Write what the npm package reads besides its modules: the words, the wording, the lexicons.
    Files {
        /// Where to.
        folder: PathBuf,
    },
    /// Answer every vector: how many there are, and the digest of the answers.
    Digest,
    /// Write the book of laws: a page a law, tables over all of them, in plain HTML under the target folder.
    Book,
    /// Show that every rule decides in some vector and each of its conditions flips one, law by law; fail where not.
    Coverage,
    /// Measure how many questions it takes to a verdict, beside asking in file order.
    Interview,
    /// Have Z3 hold the covers and the claims against the laws' rows.
    Smt {
        /// The solver.
        z3: PathBuf,
    },
}

#[derive(Subcommand)]
enum Part {
    /// Draw new vectors from the independent evaluator; without this, vectors keep their questions and are only checked.
    Vectors {
        /// The seed of the draw.
        #[arg(long, default_value_t = 1)]
        seed: u32,
    },
}

fn main() -> ExitCode {
    xtask::run::exit(match Task::parse() {
        Task::Gen { check, part: None } => generate::run(check),
        Task::Gen { part: Some(Part::Vectors { seed }), .. } => generate::draw(seed),
        Task::Files { folder } => files::write(&folder),
        Task::Digest => generate::digest(),
        Task::Book => book::run(),
        Task::Coverage => coverage::run(),
        Task::Interview => interview::run(),
        Task::Smt { z3 } => smt::run(&z3),
    })
}
