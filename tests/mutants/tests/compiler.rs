//! The compiler answers as it did. Run by `cargo xtask mutants`, which says where the fixture is.

use privity_mutants::{Fixture, compiler, digest};

#[test]
fn the_compiler_answers_as_it_did() {
    let fixture = Fixture::read();
    for (at, (answer, was)) in compiler::answers().unwrap().zip(&fixture.compiled).enumerate() {
        assert_eq!(digest(&answer), *was, "answer {at}");
    }
}
