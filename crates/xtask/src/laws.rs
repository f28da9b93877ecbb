//! The tasks that ask the laws themselves are a program of their own, `crates/xtask-laws`: this one does not wait for the laws to be built.

use xtask::run::{Done, Step};

use crate::python;

/// That program, with its task to be named.
pub(crate) fn ask() -> Step {
    Step::cargo(&["run", "--quiet", "-p", "xtask-laws", "--"])
}

/// Has it hold covers and claims against the rows of the laws, by Z3.
pub(crate) fn smt(laws: Step) -> Done {
    // The version of the solver is that of `z3.txt`.
    python::environment("z3", "crates/xtask-laws/z3.txt", "Z3: the covers are held against it")?;
    laws.args(["smt", &python::program("z3", "z3")]).run()
}
