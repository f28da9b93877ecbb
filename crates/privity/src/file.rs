//! Compiled files: a law of one's own, and the words of the built-in laws.
//!
//! A file is a mark, a version, the FNV-1a hash of what follows (64 bits, the lowest first), the SHA-256 of what it belongs to (the vocabulary
//! it was compiled with; for words, the vocabulary and the laws), and a body in the
//! [postcard](https://postcard.jamesmunns.com/wire-format) wire format. What was damaged on the way, or belongs to something else, is
//! refused. The hash is there for accidents: who could change the file could change a digest with it, which takes a browser thirty times as long.
//!
//! The words of the built-in laws are two files: one of what answers show, for most pages; and one of all there is.

use core::hash::Hasher;

use fnv::FnvHasher;
use privity_core::Tables;
use privity_core::text::{Advice, Basis, Id, LawText, List, Note, Rule, Str, Suggestion, Vocabulary};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// The words of the built-in laws.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) laws: Vec<LawText>,
    /// Whether these are all there are, or those that answers show.
    pub(crate) whole: bool,
}

/// The mark and version at the start of a law file, of a file of words, and of one of all words.
const LAW: &[u8] = b"privity law 2\n";
const WORDS: &[u8] = b"privity words 3\n";
const STUDY: &[u8] = b"privity study 3\n";

/// What answers show. The rest a program has of its own laws, or nobody is shown.
#[derive(Serialize, Deserialize)]
struct Shown {
    asks: Vec<Str>,
    notes: List<Note>,
    suggestions: List<Suggestion>,
    laws: Vec<ShownLaw>,
}

#[derive(Serialize, Deserialize)]
struct ShownLaw {
    title: Str,
    ids: List<Id>,
    rules: List<Rule>,
    basis: List<Basis>,
    notes: List<Note>,
    advice: List<Advice>,
}

/// The compiled file of a law, from its TOML.
#[cfg(feature = "compile")]
pub fn compile(source: &str) -> Result<Vec<u8>, privity_compile::Problems> {
    let compiled = compiled(source)?;
    Ok(write(LAW, &privity_laws::VOCABULARY_DIGEST, &(&compiled.tables, &compiled.text)))
}

/// A law from its TOML, in the words of the built-in vocabulary.
#[cfg(feature = "compile")]
pub(crate) fn compiled(source: &str) -> Result<privity_compile::Compiled, privity_compile::Problems> {
    privity_compile::law(source, &privity_compile::vocabulary(privity_laws::VOCABULARY_SOURCE)?)
}

/// The file of what answers show of the built-in laws, for programs that do not have their words built in.
#[cfg(feature = "study")]
pub fn words() -> Vec<u8> {
    let mut v = privity_laws::VOCABULARY.clone();
    v.show();
    let law = |text: &&LawText| {
        let mut text = (*text).clone();
        text.show();
        let LawText { title, ids, rules, basis, notes, advice, .. } = text;
        ShownLaw { title, ids, rules, basis, notes, advice }
    };
    let shown = Shown {
        asks: v.facts.iter().map(|fact| fact.ask.clone()).collect(),
        notes: v.notes,
        suggestions: v.suggestions,
        laws: privity_laws::TEXTS.iter().map(law).collect(),
    };
    write(WORDS, &privity_laws::DIGEST, &shown)
}

/// The file of all words of the built-in laws: what explains an answer and shows a law, besides what answers show.
#[cfg(feature = "study")]
pub fn study() -> Vec<u8> {
    write(STUDY, &privity_laws::DIGEST, &(&privity_laws::VOCABULARY, privity_laws::TEXTS))
}

pub(crate) fn read_law(file: &[u8]) -> Result<(Tables, LawText), Fault> {
    read(LAW, &privity_laws::VOCABULARY_DIGEST, file)
}

/// The words of either file.
pub(crate) fn read_words(file: &[u8]) -> Result<Words, Fault> {
    either(file).map_err(|fault| fault.help("take the file of words that comes with this version"))
}

fn either(file: &[u8]) -> Result<Words, Fault> {
    let own = &privity_laws::VOCABULARY;
    if file.starts_with(STUDY) {
        let (vocabulary, laws): (Vocabulary, Vec<LawText>) = read(STUDY, &privity_laws::DIGEST, file)?;
        return Ok(Words { vocabulary: Vocabulary { space: own.space, ..vocabulary }, laws, whole: true });
    }
    let Shown { asks, notes, suggestions, laws } = read(WORDS, &privity_laws::DIGEST, file)?;
    let mut vocabulary = Vocabulary { notes, suggestions, ..own.clone() };
    for (fact, ask) in vocabulary.facts.to_mut().iter_mut().zip(asks) {
        fact.ask = ask;
    }
    let law = |(own, shown): (&&LawText, ShownLaw)| {
        let ShownLaw { title, ids, rules, basis, notes, advice } = shown;
        LawText { title, ids, rules, basis, notes, advice, ..(*own).clone() }
    };
    Ok(Words { vocabulary, laws: privity_laws::TEXTS.iter().zip(laws).map(law).collect(), whole: false })
}

/// The hash of what a file says.
fn hash(sealed: &[u8]) -> [u8; 8] {
    let mut hash = FnvHasher::default();
    hash.write(sealed);
    hash.finish().to_le_bytes()
}

#[cfg(any(feature = "compile", feature = "study"))]
fn write(mark: &[u8], of: &[u8; 32], body: &impl Serialize) -> Vec<u8> {
    // Every type here has a length that is known: printing cannot fail.
    let body = postcard::to_allocvec(body).unwrap_or_default();
    let sealed = [&of[..], &body].concat();
    [mark, &hash(&sealed), &sealed].concat()
}

fn read<T: DeserializeOwned>(mark: &[u8], of: &[u8; 32], file: &[u8]) -> Result<T, Fault> {
    let fault = |what| Fault::new("bad-law-file", what);
    let rest = file.strip_prefix(mark).ok_or_else(|| fault("this is not such a file, or of another version"))?;
    let (own, sealed) = rest.split_first_chunk().ok_or_else(|| fault("the file ends too soon"))?;
    if hash(sealed) != *own {
        return Err(fault("the file was damaged"));
    }
    let body = sealed.strip_prefix(&of[..]).ok_or_else(|| fault("the file was compiled with another vocabulary, or for other laws"))?;
    postcard::from_bytes(body).map_err(|_| fault("the file was damaged"))
}
