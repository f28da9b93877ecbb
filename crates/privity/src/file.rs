//! Compiled files: a law of one's own, and the words of the built-in laws.
//!
//! A file is a mark, a version, the SHA-256 of what follows, the SHA-256 of the vocabulary it was compiled with, and a body in the
//! [postcard](https://postcard.jamesmunns.com/wire-format) wire format. What was damaged on the way, or compiled with another vocabulary,
//! is refused.

use privity_core::Tables;
use privity_core::text::{LawText, Vocabulary};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::fault::Fault;

/// The words of the built-in laws.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Words {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) laws: Vec<LawText>,
}

/// The mark and version at the start of a law file, and of a file of words.
const LAW: &[u8] = b"privity law 1\n";
const WORDS: &[u8] = b"privity words 1\n";

/// The compiled file of a law, from its TOML.
#[cfg(feature = "compile")]
pub fn compile(source: &str) -> Result<Vec<u8>, privity_compile::Problems> {
    let compiled = compiled(source)?;
    Ok(write(LAW, &(&compiled.tables, &compiled.text)))
}

/// A law from its TOML, in the words of the built-in vocabulary.
#[cfg(feature = "compile")]
pub(crate) fn compiled(source: &str) -> Result<privity_compile::Compiled, privity_compile::Problems> {
    privity_compile::law(source, &privity_compile::vocabulary(privity_laws::VOCABULARY_SOURCE)?)
}

/// The file of the words of the built-in laws, for programs that do not have them built in.
#[cfg(feature = "words")]
pub fn words() -> Vec<u8> {
    write(WORDS, &(&privity_laws::VOCABULARY, privity_laws::TEXTS))
}

pub(crate) fn read_law(file: &[u8]) -> Result<(Tables, LawText), Fault> {
    read(LAW, file)
}

pub(crate) fn read_words(file: &[u8]) -> Result<Words, Fault> {
    let mut words: Words = read(WORDS, file)?;
    words.vocabulary.space = privity_laws::VOCABULARY.space;
    Ok(words)
}

#[cfg(any(feature = "compile", feature = "words"))]
fn write(mark: &[u8], body: &impl Serialize) -> Vec<u8> {
    // Every type here has a length that is known: printing cannot fail.
    let body = postcard::to_allocvec(body).unwrap_or_default();
    let sealed = [&privity_laws::VOCABULARY_DIGEST[..], &body].concat();
    [mark, &Sha256::digest(&sealed), &sealed].concat()
}

fn read<T: DeserializeOwned>(mark: &[u8], file: &[u8]) -> Result<T, Fault> {
    let fault = |what| Fault::new("bad-law-file", what);
    let rest = file.strip_prefix(mark).ok_or_else(|| fault("this is not such a file, or of another version"))?;
    let (digest, sealed) = rest.split_at_checked(32).ok_or_else(|| fault("the file ends too soon"))?;
    if Sha256::digest(sealed).as_slice() != digest {
        return Err(fault("the file was damaged"));
    }
    let body = sealed.strip_prefix(&privity_laws::VOCABULARY_DIGEST[..]);
    let body = body.ok_or_else(|| fault("the file was compiled with another vocabulary"))?;
    postcard::from_bytes(body).map_err(|_| fault("the file was damaged"))
}
