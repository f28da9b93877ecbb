//! The lexicons as tables: from a word to its places in phrases.
//!
//! What can be computed from the tables (where each word begins, a hash of words) is computed at first use and kept in atomics: it need
//! not be downloaded, and whoever comes second at the same time writes the same.

use core::sync::atomic::{AtomicBool, AtomicU16, AtomicU32, Ordering};

use crate::category::Category;
use crate::sense::{Sense, Strength};
use crate::words::Script;

mod tables {
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

use tables::{CLASSES, KINDS, MASKS, PHRASES, SKIP, SLOTS, TEXT, WHO, WORDS};

static READY: AtomicBool = AtomicBool::new(false);
/// Where each word begins in `TEXT`.
static STARTS: [AtomicU32; WORDS + 1] = [const { AtomicU32::new(0) }; WORDS + 1];
/// Where the phrases that begin with each word, or class, are in `PHRASES`.
static FIRSTS: [AtomicU32; WORDS + CLASSES] = [const { AtomicU32::new(0) }; WORDS + CLASSES];
/// Words by hash: a word and 1, or 0.
static HASHED: [AtomicU16; SLOTS] = [const { AtomicU16::new(0) }; SLOTS];

/// A word may be in the lexicons as it stands, without an ending, and as a stem.
const FORMS: usize = 6;

/// What the lexicons know of a word.
#[derive(Clone, Copy, Default)]
pub(crate) struct Known {
    ids: [u16; FORMS],
    count: u8,
    /// How many of them are the word as it stands, or a stem it begins with.
    whole: u8,
    classes: u16,
}

/// What a phrase in the tables says.
#[derive(Clone, Copy)]
pub(crate) struct Phrase {
    /// Code of a category or a sense.
    what: u8,
    /// How much it says.
    pub(crate) strength: Strength,
    /// Which language's it is, or [`ANY`](crate::sense::ANY).
    pub(crate) language: u8,
}

/// What a phrase means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    /// This is asked for.
    Category(Category),
    /// Something else is said.
    Sense(Sense),
}

impl Phrase {
    /// What it means.
    pub(crate) fn means(self) -> Option<Means> {
        match Sense::coded(self.what) {
            Some(sense) => Some(Means::Sense(sense)),
            None => Category::at(self.what).map(Means::Category),
        }
    }
}

/// The word of this id; empty for a class.
pub(crate) fn text(id: u16) -> &'static str {
    let at = |id: usize| STARTS.get(id).map_or(0, |at| at.load(Ordering::Relaxed)) as usize;
    TEXT.get(at(usize::from(id))..at(usize::from(id) + 1).saturating_sub(1)).unwrap_or_default()
}

/// Whether this id is a stem.
pub(crate) fn stem(id: u16) -> bool {
    KINDS.get(usize::from(id)).is_some_and(|kind| kind & 0x80 != 0)
}

fn class(id: u16) -> Option<u16> {
    usize::from(id).checked_sub(WORDS).map(|class| 1 << class)
}

impl Known {
    /// Whether anything is.
    pub(crate) fn some(&self) -> bool {
        self.count > 0
    }

    /// Whether it says whose something is.
    pub(crate) fn person(&self) -> bool {
        self.classes & WHO != 0
    }

    /// Whether it is passed over.
    pub(crate) fn skipped(&self) -> bool {
        self.classes & SKIP != 0
    }

    /// Whether it can be this word, or of this class, in a phrase.
    pub(crate) fn is(&self, id: u16) -> bool {
        match class(id) {
            Some(class) => self.classes & class != 0,
            None => self.ids.iter().take(usize::from(self.count)).any(|known| *known == id),
        }
    }

    /// The word of the lexicons that it is.
    pub(crate) fn id(&self) -> u16 {
        self.ids.first().copied().unwrap_or_default()
    }

    /// Every word and class that it can be.
    fn every(&self) -> impl Iterator<Item = u16> {
        let classes = self.classes;
        let of_class = (0..CLASSES).filter(move |class| classes & (1 << class) != 0).map(|class| (WORDS + class) as u16);
        self.ids.into_iter().take(usize::from(self.count)).chain(of_class)
    }

    fn add(&mut self, id: u16, whole: bool) {
        if !self.ids.iter().take(usize::from(self.count)).any(|known| *known == id)
            && let Some(place) = self.ids.get_mut(usize::from(self.count))
        {
            *place = id;
            self.count += 1;
            let kind = KINDS.get(usize::from(id)).copied().unwrap_or_default();
            let classes = MASKS.get(usize::from(kind & 0x7f)).copied().unwrap_or_default();
            // Without its ending a word is not passed over.
            self.classes |= if whole { classes } else { classes & !SKIP };
            self.whole += u8::from(whole);
        }
    }

    fn find(&mut self, letters: &str, whole: bool) {
        if let Some(id) = lookup(letters, false, hash(letters)) {
            self.add(id, whole);
        }
    }
}

/// Calls with every phrase that begins at the first of these words, with how many of them it takes, and with whether the first was found
/// only without what is before or after it.
pub(crate) fn phrases<W>(words: &[W], known: impl Fn(&W) -> &Known + Copy, each: &mut impl FnMut(usize, Phrase, bool)) {
    let Some((first, rest)) = words.split_first() else { return };
    for (nth, id) in known(first).every().enumerate() {
        let bare = nth >= usize::from(known(first).whole) && nth < usize::from(known(first).count);
        let id = usize::from(id);
        let start = FIRSTS.get(id).map_or(0, |at| at.load(Ordering::Relaxed)) as usize;
        if let Some((long @ 2.., node)) = length(PHRASES.get(start..).unwrap_or_default()) {
            walk(node.get(..long).unwrap_or_default(), 1, rest, known, &mut |taken, phrase| each(taken, phrase, bare));
        }
    }
}

/// A length, and what follows it.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    match bytes {
        [long @ 0..128, after @ ..] => Some((usize::from(*long), after)),
        [high, low, after @ ..] => Some((usize::from(high & 127) << 8 | usize::from(*low), after)),
        _ => None,
    }
}

/// Calls with what a phrase means.
fn say(taken: usize, meaning: &[u8], each: &mut impl FnMut(usize, Phrase)) {
    if let [how, what] = meaning {
        each(taken, Phrase { what: *what, strength: Strength::coded(how & 15), language: how >> 4 });
    }
}

/// Walks a node and what follows it.
fn walk<W>(node: &[u8], taken: usize, words: &[W], known: impl Fn(&W) -> &Known + Copy, each: &mut impl FnMut(usize, Phrase)) {
    let Some((head, mut node)) = node.split_first() else { return };
    let mut next = usize::from(head >> 3);
    if next == 31
        && let Some((more, rest)) = node.split_first()
    {
        next += usize::from(*more);
        node = rest;
    }
    let Some((means, mut node)) = node.split_at_checked(2 * usize::from(head & 7)) else { return };
    for pair in means.chunks_exact(2) {
        say(taken, pair, each);
    }
    let Some((word, rest)) = words.split_first() else { return };
    for _ in 0..next {
        let [low, high, after @ ..] = node else { return };
        let Some((long, after)) = length(after) else { return };
        // Nothing follows most words: one meaning stands there.
        let Some((inner, after)) = after.split_at_checked(if long == 0 { 2 } else { long }) else { return };
        if known(word).is(u16::from_le_bytes([*low, *high])) {
            if long == 0 {
                say(taken + 1, inner, each);
            } else {
                walk(inner, taken + 1, rest, known, each);
            }
        }
        node = after;
    }
}

/// A word that the lexicons have as it stands.
pub(crate) fn exact(letters: &str) -> Option<Known> {
    let mut known = Known::default();
    known.find(letters, true);
    known.some().then_some(known)
}

/// What the lexicons know of a folded word.
pub(crate) fn known(letters: &str, script: Script) -> Known {
    if !READY.load(Ordering::Acquire) {
        prepare();
    }
    let mut known = Known::default();
    match script {
        Script::Han | Script::Hangul | Script::Digits | Script::Sign => known.find(letters, true),
        Script::Letters => {
            stems(&mut known, letters);
            if letters.len() > 3
                && let Some(one) = letters.strip_suffix('s')
            {
                known.find(one, false);
                if let Some(one) = one.strip_suffix('e').filter(|one| one.len() > 2) {
                    known.find(one, false);
                }
            }
        }
        Script::Arabic => {
            stems(&mut known, letters);
            bare(letters, ARABIC_BEFORE, ARABIC_AFTER, &mut known);
        }
        Script::Bengali => {
            stems(&mut known, letters);
            bare(letters, &[], BENGALI_AFTER, &mut known);
        }
    }
    known
}

/// Articles, conjunctions and prepositions written as one with the word.
const ARABIC_BEFORE: &[&str] = &["وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف"];
/// Whose it is, and plurals.
const ARABIC_AFTER: &[&str] = &["كما", "كم", "هم", "ها", "نا", "ات", "ون", "ين", "ه", "ك", "ي", "ا"];
/// Cases, plurals and articles.
const BENGALI_AFTER: &[&str] = &["গুলির", "গুলোর", "গুলি", "গুলো", "দের", "টির", "টি", "টা", "ের", "র", "কে", "তে", "ে", "য"];

/// Finds a word without what is before and after it.
fn bare(letters: &str, before: &[&str], after: &[&str], known: &mut Known) {
    let long = |word: &&str| word.chars().nth(1).is_some();
    for end in after {
        if let Some(word) = letters.strip_suffix(end).filter(long) {
            known.find(word, false);
            // A feminine ending is written open before another: `لغتك`, of `لغة`.
            if let Some(stem) = word.strip_suffix('ت') {
                known.find(&alloc::format!("{stem}ه"), false);
            }
        }
    }
    for start in before {
        if let Some(word) = letters.strip_prefix(start).filter(long) {
            known.find(word, false);
            for end in after {
                if let Some(word) = word.strip_suffix(end).filter(long) {
                    known.find(word, false);
                }
            }
        }
    }
}

/// Finds a word as it stands, and every stem it begins with.
fn stems(known: &mut Known, letters: &str) {
    let mut hash = BASIS;
    let mut before = 0_usize;
    for (at, c) in letters.char_indices() {
        if before >= 3
            && let Some(id) = letters.get(..at).and_then(|start| lookup(start, true, hash))
        {
            known.add(id, true);
        }
        before += 1;
        for byte in letters.as_bytes().get(at..at + c.len_utf8()).unwrap_or_default() {
            hash = step(hash, *byte);
        }
    }
    if let Some(id) = lookup(letters, false, hash) {
        known.add(id, true);
    }
    if before >= 3
        && let Some(id) = lookup(letters, true, hash)
    {
        known.add(id, true);
    }
}

const BASIS: u32 = 0x811c_9dc5;

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn hash(letters: &str) -> u32 {
    letters.bytes().fold(BASIS, step)
}

fn slot(hash: u32, stem: bool) -> usize {
    let mixed = (hash ^ (u32::from(stem) << 7)).wrapping_mul(0x9e37_79b1);
    (mixed >> 12) as usize & (SLOTS - 1)
}

fn lookup(letters: &str, stemmed: bool, hash: u32) -> Option<u16> {
    let mut at = slot(hash, stemmed);
    loop {
        let id = HASHED.get(at)?.load(Ordering::Relaxed).checked_sub(1)?;
        if stem(id) == stemmed && text(id) == letters {
            return Some(id);
        }
        at = (at + 1) & (SLOTS - 1);
    }
}

/// Computes what the tables leave out.
fn prepare() {
    let ends = TEXT.bytes().enumerate().filter(|(_, byte)| *byte == b' ').map(|(at, _)| at as u32 + 1);
    for (start, end) in STARTS.iter().skip(1).zip(ends) {
        start.store(end, Ordering::Relaxed);
    }
    let mut rest = PHRASES;
    for at in &FIRSTS {
        at.store((PHRASES.len() - rest.len()) as u32, Ordering::Relaxed);
        if let Some((long, after)) = length(rest) {
            rest = after.get(long..).unwrap_or_default();
        }
    }
    for id in 0..WORDS as u16 {
        let mut at = slot(hash(text(id)), stem(id));
        // There are twice as many places as words.
        while let Some(place) = HASHED.get(at) {
            match place.compare_exchange(0, id + 1, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => break,
                Err(other) if other == id + 1 => break,
                Err(_) => at = (at + 1) & (SLOTS - 1),
            }
        }
    }
    READY.store(true, Ordering::Release);
}
