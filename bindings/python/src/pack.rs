//! The short way for a question: one of plain dicts, lists, texts and truths is packed, as `privity::Laws::ask_packed` reads it. What is of any
//! other kind, or too much, goes the long way (`read.rs`), which runs what Python's values do when they are read. Nothing runs here.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList, PyString, PyTuple};

/// A question has two levels.
const DEEPEST: usize = 2;
/// What is longer goes the long way.
const LONGEST: usize = 1 << 12;
/// How many texts are remembered: many more than a question names, so that few have the same place.
const SEEN: usize = 1024;

/// A name, packed.
type Place = [u8; 3];

/// Texts that are names, and how they are packed: questions come with the same objects again and again, and to see that a text is the same object
/// is faster than to look it up. A text is where its address says. What is no name, and may tell of a person, is not remembered.
type Seen = Vec<Option<(Py<PyString>, Place)>>;

thread_local! {
    static SEEN_HERE: RefCell<Seen> = const { RefCell::new(Vec::new()) };
}

/// The question, packed; nothing, if this is not the way.
pub(crate) fn pack(question: &Bound<'_, PyAny>) -> Option<Vec<u8>> {
    let packed = SEEN_HERE.try_with(|seen| {
        let mut seen = seen.try_borrow_mut().ok()?;
        seen.resize_with(SEEN, || None);
        let mut packed = Vec::with_capacity(512);
        value(question, DEEPEST, &mut seen, &mut packed)?;
        Some(packed)
    });
    packed.ok()?
}

fn value(any: &Bound<'_, PyAny>, deep: usize, seen: &mut Seen, packed: &mut Vec<u8>) -> Option<()> {
    if packed.len() > LONGEST {
        return None;
    }
    if let Ok(truth) = any.cast_exact::<PyBool>() {
        packed.push(if truth.is_true() { b't' } else { b'f' });
    } else if let Ok(text) = any.cast_exact::<PyString>() {
        spell(text, seen, packed)?;
    } else if any.is_none() {
        packed.push(b'n');
    } else if let Ok(dict) = any.cast_exact::<PyDict>() {
        map(dict, deep.checked_sub(1)?, seen, packed)?;
    } else if let Ok(list) = any.cast_exact::<PyList>() {
        each(list.iter(), seen, packed)?;
    } else if let Ok(list) = any.cast_exact::<PyTuple>() {
        each(list.iter(), seen, packed)?;
    } else {
        return None;
    }
    Some(())
}

fn each<'py>(items: impl Iterator<Item = Bound<'py, PyAny>>, seen: &mut Seen, packed: &mut Vec<u8>) -> Option<()> {
    packed.push(b'[');
    for item in items {
        value(&item, 0, seen, packed)?;
    }
    packed.push(b']');
    Some(())
}

fn map(dict: &Bound<'_, PyDict>, deep: usize, seen: &mut Seen, packed: &mut Vec<u8>) -> Option<()> {
    packed.push(b'{');
    // Where threads run at once, the dict stays as it is meanwhile.
    let read = RefCell::new(|key: Bound<'_, PyAny>, held: Bound<'_, PyAny>| {
        spell(key.cast_exact::<PyString>().ok()?, seen, packed)?;
        value(&held, deep, seen, packed)
    });
    let whole = Cell::new(true);
    dict.locked_for_each(|key, held| {
        whole.set(whole.get() && read.borrow_mut()(key, held).is_some());
        Ok(())
    })
    .ok()?;
    packed.push(b'}');
    whole.get().then_some(())
}

/// Packs a text: as its place, if it is a name.
fn spell(text: &Bound<'_, PyString>, seen: &mut Seen, packed: &mut Vec<u8>) -> Option<()> {
    let address = text.as_ptr() as usize;
    let here = seen.get_mut((address >> 4 ^ address >> 12) % SEEN)?;
    if let Some((known, place)) = here
        && known.is(text)
    {
        packed.extend_from_slice(place);
        return Some(());
    }
    let letters = text.to_str().ok()?;
    if let Some(place) = place(letters) {
        packed.extend_from_slice(&place);
        *here = Some((text.clone().unbind(), place));
    } else {
        packed.extend_from_slice(letters.len().to_string().as_bytes());
        packed.push(b':');
        packed.extend_from_slice(letters.as_bytes());
    }
    Some(())
}

fn place(letters: &str) -> Option<Place> {
    static PLACES: OnceLock<HashMap<&str, Place>> = OnceLock::new();
    let digit = |digit: usize| b'0' + (digit & 63) as u8;
    // A day is no name.
    if letters.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let places = PLACES.get_or_init(|| (0..).zip(privity::names()).map(|(at, name)| (*name, [b'#', digit(at >> 6), digit(at)])).collect());
    places.get(letters).copied()
}
