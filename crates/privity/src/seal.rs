//! What answered what.

use sha2::{Digest, Sha256};

use crate::answer::Seal;
use crate::resolve::Asked;

/// Seals an answer: the engine, the laws asked, the question, the day.
pub(crate) fn seal(asked: &Asked) -> Seal {
    let mut files = Sha256::new();
    for text in asked.laws.iter().filter_map(|at| asked.all.text(*at)) {
        files.update(text.digest);
    }
    Seal {
        engine: concat!("privity ", env!("CARGO_PKG_VERSION")).to_owned(),
        laws: hex(&files.finalize()),
        question: hex(&Sha256::digest(asked.canonical().as_bytes())),
        on: asked.question.on.to_string(),
    }
}

/// `sha256:` and the digest in lower-case hexadecimal.
pub(crate) fn hex(digest: &[u8]) -> String {
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16));
    "sha256:".chars().chain(digits).collect()
}
