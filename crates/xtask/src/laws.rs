//! The tasks that ask the laws themselves are a program of their own, `crates/xtask-laws`: this one does not wait for the laws to be built.

use xtask::run::{Done, Step};

use crate::built::Profile;
use crate::python;

/// That program, with its task to be named.
pub(crate) fn ask(profile: Profile) -> Step {
    profile.program("xtask-laws")
}

/// Has it hold covers and claims against the rows of the laws, by Z3.
pub(crate) fn smt(profile: Profile) -> Done {
    // The version of the solver is that of `z3.txt`.
    python::environment("z3", "crates/xtask-laws/z3.txt", "Z3: the covers are held against it")?;
    ask(profile).args(["smt", &python::program("z3", "z3")]).run()
}
