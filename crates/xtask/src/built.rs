//! How the project is built for this machine.
//!
//! For the tests, everything at once. A package built by itself is built with what it asks of those it needs, so that each of the bindings would
//! have a facade of its own. And by clippy's compiler, which lints what it builds: to be linted apart, everything would be read once more.

use xtask::run::{Done, Step, target};

/// `Dev` for the tests, soon and with every check; `Release` for measuring and shipping.
#[derive(Clone, Copy)]
pub(crate) enum Profile {
    Dev,
    Release,
}

impl Profile {
    /// As cargo's `--profile` names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Profile::Dev => "dev",
            Profile::Release => "release",
        }
    }

    /// A program of the workspace: for the tests as it is built with all, else by itself.
    pub(crate) fn program(self, name: &str) -> Step {
        match self {
            Profile::Dev => Step::new(&target().join(self.folder()).join(name).display().to_string(), &[]),
            Profile::Release => Step::cargo(&["run", "--quiet", "-p", name, "--"]),
        }
    }

    /// The folder of what is built, in a target folder.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Profile::Dev => "debug",
            Profile::Release => "release",
        }
    }
}

/// What the tests are about: all but what needs peers, or no operating system.
const ALL: [&str; 8] =
    ["--workspace", "--all-features", "--exclude", "privity-bench", "--exclude", "privity-bench-detect", "--exclude", "privity-no-std"];

/// A task of cargo's on all of it. Not incremental: that makes a build longer, for the sake of the next, which has most to build again.
pub(crate) fn all(task: &str) -> Step {
    let cargo = Step::cargo(&[task, "--quiet"]).args(ALL).env("CARGO_INCREMENTAL", "0");
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__")
}

/// Builds all of it, programs, libraries and tests, unless that was done. A lint is an error.
pub(crate) fn build() -> Done {
    all("build").args(["--all-targets"]).run()
}
