//! The short way for a question: one of plain dicts, lists, texts and truths is packed, as `privity::Laws::ask_packed` reads it. What is of any
//! other kind, or too much, goes the long way (`read.rs`), which runs what Python's values do when they are read. Nothing runs here.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList, PyString, PyTuple};

/// A question has two levels.
const DEEPEST: usize = 2;
/// More keys than these are looked up each time.
const MANY: usize = 64;
/// What is longer goes the long way.
const LONGEST: usize = 1 << 12;

/// A name, packed.
type Place = [u8; 3];

/// The keys of the last dict on a level, as far as they are names, and how they are packed: dicts come with the same keys again and again, and to
/// see that a key is the same object is faster than to look it up.
type Last = Vec<Option<(Py<PyString>, Place)>>;

thread_local! {
    static LAST: RefCell<[Last; DEEPEST]> = const { RefCell::new([Vec::new(), Vec::new()]) };
}

/// The question, packed; nothing, if this is not the way.
pub(crate) fn pack(question: &Bound<'_, PyAny>) -> Option<Vec<u8>> {
    let packed = LAST.try_with(|last| {
        let mut packed = Vec::with_capacity(512);
        value(question, last.try_borrow_mut().ok()?.as_mut_slice(), &mut packed)?;
        Some(packed)
    });
    packed.ok()?
}

fn value(any: &Bound<'_, PyAny>, last: &mut [Last], packed: &mut Vec<u8>) -> Option<()> {
    if packed.len() > LONGEST {
        return None;
    }
    if let Ok(truth) = any.cast_exact::<PyBool>() {
        packed.push(if truth.is_true() { b't' } else { b'f' });
    } else if let Ok(text) = any.cast_exact::<PyString>() {
        spell(text.to_str().ok()?, packed);
    } else if any.is_none() {
        packed.push(b'n');
    } else if let Ok(dict) = any.cast_exact::<PyDict>() {
        map(dict, last, packed)?;
    } else if let Ok(list) = any.cast_exact::<PyList>() {
        each(list.iter(), packed)?;
    } else if let Ok(list) = any.cast_exact::<PyTuple>() {
        each(list.iter(), packed)?;
    } else {
        return None;
    }
    Some(())
}

fn each<'py>(items: impl Iterator<Item = Bound<'py, PyAny>>, packed: &mut Vec<u8>) -> Option<()> {
    packed.push(b'[');
    for item in items {
        value(&item, &mut [], packed)?;
    }
    packed.push(b']');
    Some(())
}

fn map(dict: &Bound<'_, PyDict>, last: &mut [Last], packed: &mut Vec<u8>) -> Option<()> {
    let (keys, deeper) = last.split_first_mut()?;
    packed.push(b'{');
    let mut at = 0;
    // Where threads run at once, the dict stays as it is meanwhile.
    let read = RefCell::new(|key: Bound<'_, PyAny>, held: Bound<'_, PyAny>| {
        match keys.get(at) {
            Some(Some((name, place))) if name.is(&key) => packed.extend_from_slice(place),
            _ => {
                let key = key.cast_exact::<PyString>().ok()?;
                let place = spell(key.to_str().ok()?, packed);
                if at < MANY {
                    keys.resize_with(keys.len().max(at + 1), || None);
                    if let (Some(seen), Some(place)) = (keys.get_mut(at), place) {
                        *seen = Some((key.clone().unbind(), place));
                    }
                }
            }
        }
        at += 1;
        value(&held, deeper, packed)
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

/// Packs a text: as its place, which is given back, if it is a name.
fn spell(text: &str, packed: &mut Vec<u8>) -> Option<Place> {
    static PLACES: OnceLock<HashMap<&str, Place>> = OnceLock::new();
    let digit = |digit: usize| b'0' + (digit & 63) as u8;
    let places = PLACES.get_or_init(|| (0..).zip(privity::names()).map(|(at, name)| (*name, [b'#', digit(at >> 6), digit(at)])).collect());
    if let Some(place) = places.get(text) {
        packed.extend_from_slice(place);
        return Some(*place);
    }
    packed.extend_from_slice(text.len().to_string().as_bytes());
    packed.push(b':');
    packed.extend_from_slice(text.as_bytes());
    None
}
