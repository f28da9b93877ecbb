//! The core answers as it did. Run by `cargo xtask mutants`, which says where the fixture is.

use privity_mutants::{Fixture, digest};

#[test]
fn the_core_answers_as_it_did() {
    let fixture = Fixture::read();
    for (at, (answer, was)) in fixture.answers().zip(&fixture.digests).enumerate() {
        assert_eq!(digest(&answer), *was, "answer {at}");
    }
}
