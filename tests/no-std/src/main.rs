//! Decides with the core alone: no standard library, no C library, no allocator. Exits with status 0 if every verdict is as expected.
//!
//! ```text
//! cargo run -p privity-no-std --profile freestanding
//! ```
//!
//! On Linux, x86-64 or AArch64. Without the profile, panics unwind, which takes the standard library: then it is an ordinary program, so
//! that editors can check it, and does not link.
#![cfg_attr(panic = "abort", no_std, no_main)]

#[cfg(panic = "abort")]
mod bare;
mod law;
#[cfg(panic = "abort")]
mod memory;

use privity_core::{Docket, Law, Verdict, decide};

#[cfg(not(panic = "abort"))]
fn main() {
    std::process::exit(i32::from(!expected()));
}

/// Whether the law, alone and twice over, decides every case as it should, and says what is missing exactly where it cannot.
fn expected() -> bool {
    // The optimiser is not to decide at compile time.
    let law: Law<'static> = core::hint::black_box(law::LAW);
    let cases = core::hint::black_box(law::CASES);
    cases.into_iter().all(|(to, consent, outcome)| {
        let question = law::question(to, consent);
        let expected = outcome.map_or(Verdict::NeedsFacts, Verdict::Certain);
        let docket = Docket::new(&law::SPACE, core::slice::from_ref(&law), question);
        decide(&law::SPACE, &[law], &question) == expected
            && decide(&law::SPACE, &[law, law], &question) == expected
            && docket.missing().is_empty() == outcome.is_some()
            && docket.given().is_empty() == outcome.is_none()
            && docket.grounds().any(|ground| docket.may(&ground))
    })
}
