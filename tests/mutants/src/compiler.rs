//! Everything the compiler can be asked: every built-in law as it is, and with a line left out.

use std::path::Path;
use std::{fs, io};

use privity_compile::{Words, claims, law, unread, vocabulary};

/// Every how manyth line is left out of a file.
const STEP: usize = 17;

/// What the compiler says of each file, as text, one at a time.
pub fn answers() -> io::Result<impl Iterator<Item = String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/privity-laws");
    let words = fs::read_to_string(folder.join("law/vocabulary.toml"))?;
    let (laws, claimed) = (sources(&folder.join("law"))?, sources(&folder.join("claims"))?);
    let read = vocabulary(&words).map_err(|problems| io::Error::other(problems.to_string()))?;
    let read: &'static Words = Box::leak(Box::new(read));
    let whole = laws.clone().into_iter().map(move |source| format!("{:?}", law(&source, read)));
    let claims = claimed.into_iter().flat_map(|source| less(source, 5)).map(move |source| format!("{:?}", claims(&source, read)));
    let unread = laws.clone().into_iter().map(|source| format!("{:?}", unread(&source, privity_core::Day(20_800))));
    let less_laws = laws.into_iter().flat_map(|source| less(source, STEP)).map(move |source| format!("{:?}", law(&source, read)));
    let less_words =
        less(words, 2 * STEP).map(|source| format!("{:?}", vocabulary(&source).map(|words| (words.fields, words.pairs, words.vocabulary))));
    Ok(unread.chain(whole).chain(claims).chain(less_words).chain(less_laws))
}

/// The files of a folder, by name, without the vocabulary.
fn sources(folder: &Path) -> io::Result<Vec<String>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "toml") && !path.ends_with("vocabulary.toml"));
    paths.sort();
    paths.into_iter().map(fs::read_to_string).collect()
}

/// The file as it is, and without one of its lines, for every `step`th of them.
fn less(source: String, step: usize) -> impl Iterator<Item = String> {
    let lines = source.lines().count();
    let without = move |gone: usize| source.split_inclusive('\n').enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| line).collect();
    (0..lines).rev().step_by(step).map(without)
}
