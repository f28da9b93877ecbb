//! The lexicons: from a word to its places in phrases.
//!
//! Files of any number of languages become one table of words and one tree of phrases, in which a word leads from phrase to longer phrase.

use alloc::string::String;
use alloc::vec::Vec;

use crate::category::Category;
use crate::packed::{BadLexicon, Packed};
use crate::sense::{Sense, Strength};
use crate::words::Script;

mod tables {
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

use tables::{CLASSES, FILES, FINGERPRINT, SKIP, WHO};

/// Lexicons of one language or more, ready to be looked up in. English is always there.
///
/// ```
/// use privity_detect::{Field, Lexicons};
///
/// let lexicons = Lexicons::builtin(); // English, and the languages that are features
/// assert_eq!(lexicons.detect(&Field { label: "Date of birth", ..Field::default() })[0].category.id(), "date_of_birth");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    /// Every word, one after the other.
    text: String,
    words: Vec<Entry>,
    /// Words as they stand.
    whole: Slots,
    stems: Slots,
    /// The tree of phrases.
    steps: Steps,
    /// Where phrases end: the first meaning of each, and 1; 0 if none ends there. The first place is that of no words.
    ends: Vec<u32>,
    /// Meanings, each with the next of the same phrase, and 1.
    meanings: Vec<(Phrase, u32)>,
}

/// A word of the lexicons.
#[derive(Clone, Copy, Debug)]
struct Entry {
    start: u32,
    end: u32,
    classes: u16,
    stem: bool,
}

/// Classes are numbered from here, after every word there may be.
const FIRST_CLASS: u16 = 0xff00;

/// Words by hash: half a hash and a word, or 0. The number of places is a power of two, and at most half are taken.
#[derive(Clone, Debug, Default)]
struct Slots {
    places: Vec<u32>,
    taken: usize,
}

/// Steps from phrase to phrase by a word, by hash. The number of places is a power of two, and at most half are taken.
///
/// A step is where it is from (24 bits), by which word (16), and where to (24), which is never nowhere: 0 is none.
#[derive(Clone, Debug, Default)]
struct Steps {
    places: Vec<u64>,
    taken: usize,
}

impl Slots {
    /// The word of this hash of which this holds.
    fn find(&self, hash: u32, same: impl Fn(u16) -> bool) -> Option<u16> {
        let mut at = mixed(hash) as usize;
        loop {
            let place = *self.places.get(at & self.places.len().checked_sub(1)?)?;
            let id = (place as u16).checked_sub(1)?;
            if place >> 16 == hash >> 16 && same(id) {
                return Some(id);
            }
            at += 1;
        }
    }

    /// Makes room for so many more. `hash_of` tells the hash of each word that is there.
    fn reserve(&mut self, more: usize, hash_of: impl Fn(u16) -> u32) {
        let wanted = ((self.taken + more) * 2).next_power_of_two();
        if wanted > self.places.len() {
            let before = core::mem::replace(&mut self.places, alloc::vec![0; wanted]);
            for id in before.into_iter().filter_map(|place| (place as u16).checked_sub(1)) {
                self.set(hash_of(id), id);
            }
        }
    }

    /// Puts a word that is not there and that there is room for.
    fn put(&mut self, hash: u32, id: u16) {
        self.set(hash, id);
        self.taken += 1;
    }

    fn set(&mut self, hash: u32, id: u16) {
        let last = self.places.len() - 1;
        let mut at = mixed(hash) as usize & last;
        while self.places.get(at).is_some_and(|place| *place != 0) {
            at = (at + 1) & last;
        }
        if let Some(place) = self.places.get_mut(at) {
            *place = hash >> 16 << 16 | u32::from(id + 1);
        }
    }
}

impl Steps {
    /// No more places than this lead to one another.
    const MOST: usize = 1 << 24;

    /// A step, but for where it leads to.
    fn key(from: u32, by: u16) -> u64 {
        u64::from(from) << 40 | u64::from(by) << 24
    }

    /// Where a step with this key is to be looked for first (Fibonacci hashing: Knuth, The Art of Computer Programming, 6.4).
    fn start(key: u64) -> usize {
        ((key >> 24).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
    }

    /// Where a word leads to.
    fn find(&self, from: u32, by: u16) -> Option<u32> {
        let last = self.places.len().checked_sub(1)?;
        let key = Steps::key(from, by);
        let mut at = Steps::start(key);
        loop {
            let step = *self.places.get(at & last)?;
            if step == 0 {
                return None;
            }
            if step >> 24 == key >> 24 {
                return Some((step ^ key) as u32);
            }
            at += 1;
        }
    }

    /// Makes room for so many more.
    fn reserve(&mut self, more: usize) {
        let wanted = ((self.taken + more) * 2).next_power_of_two();
        if wanted > self.places.len() {
            let before = core::mem::replace(&mut self.places, alloc::vec![0; wanted]);
            for step in before.into_iter().filter(|step| *step != 0) {
                self.put(step);
            }
        }
    }

    /// Where a word leads to; to `next`, if it led nowhere. There is room.
    fn lead(&mut self, from: u32, by: u16, next: u32) -> u32 {
        let key = Steps::key(from, by);
        let to = self.put(key | u64::from(next));
        self.taken += usize::from(to == next);
        to
    }

    /// Puts a step, unless there is one by the same word from the same place; where that or this leads to.
    fn put(&mut self, step: u64) -> u32 {
        let last = self.places.len() - 1;
        let mut at = Steps::start(step);
        loop {
            let Some(place) = self.places.get_mut(at & last) else { return 0 };
            if *place == 0 {
                *place = step;
            }
            if *place >> 24 == step >> 24 {
                return (*place & 0xff_ffff) as u32;
            }
            at += 1;
        }
    }
}

/// A hash whose low bits depend on all of it.
fn mixed(hash: u32) -> u32 {
    let mixed = hash.wrapping_mul(0x9e37_79b1);
    mixed ^ mixed >> 15
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The word of the lexicons that it is.
    pub(crate) fn id(&self) -> u16 {
        self.ids.first().copied().unwrap_or_default()
    }

    /// Every word and class that it can be.
    fn every(&self) -> impl Iterator<Item = u16> {
        let classes = self.classes;
        let of_class = (0..if classes == 0 { 0 } else { CLASSES }).filter(move |class| classes & (1 << class) != 0);
        self.ids.into_iter().take(usize::from(self.count)).chain(of_class.map(|class| FIRST_CLASS + class))
    }
}

impl Lexicons {
    /// English, and every language that is built in.
    pub fn builtin() -> Lexicons {
        let mut lexicons = Lexicons::default();
        for (_, file) in FILES {
            // Written by the same build: there is no bad one.
            let _ = lexicons.load(file);
        }
        lexicons
    }

    /// The file of a language that is built in, by the first subtag of its BCP 47 tag (`es`, `zh`): what [`load`](Lexicons::load) reads.
    pub fn file(language: &str) -> Option<&'static [u8]> {
        FILES.iter().find(|(known, _)| *known == language).map(|(_, file)| *file)
    }

    /// The languages that are built in, by the first subtag of their BCP 47 tags.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(language, _)| *language)
    }

    /// Takes in the lexicon of one more language: the bytes of its file. The same file again changes nothing.
    ///
    /// # Errors
    ///
    /// [`BadLexicon`] if it is no lexicon, or one written for another version; then nothing is taken in.
    pub fn load(&mut self, file: &[u8]) -> Result<(), BadLexicon> {
        let packed = Packed::read(file, FINGERPRINT, CLASSES)?;
        let [words, places] = [packed.words.len() + self.words.len(), packed.parts.len() + self.ends.len()];
        if words > usize::from(FIRST_CLASS) || places >= Steps::MOST {
            return Err(BadLexicon);
        }
        self.reserve(&packed);
        let mut from = 0;
        let mut ids: Vec<u16> = Vec::with_capacity(packed.words.len() + usize::from(CLASSES));
        for word in &packed.words {
            ids.push(self.word(packed.text.get(from..word.end).unwrap_or_default(), word.stem, word.classes));
            from = word.end;
        }
        ids.extend((0..CLASSES).map(|class| FIRST_CLASS + class));
        let mut from = 0;
        // The places of the phrase before, word by word.
        let mut path: Vec<u32> = Vec::new();
        for phrase in packed.phrases {
            path.truncate(phrase.shared);
            for part in packed.parts.get(from..phrase.end).unwrap_or_default() {
                let id = ids.get(usize::from(*part)).copied().unwrap_or_default();
                path.push(self.lead(path.last().copied().unwrap_or_default(), id));
            }
            let said = Phrase { what: phrase.what, strength: Strength::coded(phrase.how & 15), language: phrase.how >> 4 };
            self.mean(path.last().copied().unwrap_or_default(), said);
            from = phrase.end;
        }
        Ok(())
    }

    /// Makes room for a file.
    fn reserve(&mut self, packed: &Packed) {
        let Lexicons { text, words, whole, stems, steps, ends, .. } = self;
        let hash_of = |id: u16| words.get(usize::from(id)).map_or(0, |entry| hash(letters_of(text, entry)));
        let stemmed = packed.words.iter().filter(|word| word.stem).count();
        stems.reserve(stemmed, hash_of);
        whole.reserve(packed.words.len() - stemmed, hash_of);
        steps.reserve(packed.parts.len());
        ends.reserve(packed.parts.len() + 1);
        if ends.is_empty() {
            ends.push(0);
        }
    }

    /// The id of a word, which is added if it is new.
    fn word(&mut self, letters: &str, stem: bool, classes: u16) -> u16 {
        let hash = hash(letters);
        if let Some(id) = self.lookup(letters, stem, hash) {
            if let Some(entry) = self.words.get_mut(usize::from(id)) {
                entry.classes |= classes;
            }
            return id;
        }
        let (id, start) = (self.words.len() as u16, self.text.len() as u32);
        self.text.push_str(letters);
        self.words.push(Entry { start, end: self.text.len() as u32, classes, stem });
        let slots = if stem { &mut self.stems } else { &mut self.whole };
        slots.put(hash, id);
        id
    }

    /// Where a word leads to, which is added if it is new.
    fn lead(&mut self, from: u32, by: u16) -> u32 {
        let next = self.ends.len() as u32;
        let to = self.steps.lead(from, by, next);
        if to == next {
            self.ends.push(0);
        }
        to
    }

    /// A phrase means this too.
    fn mean(&mut self, place: u32, phrase: Phrase) {
        let Lexicons { ends, meanings, .. } = self;
        let Some(end) = ends.get_mut(place as usize) else { return };
        let mut last = None;
        let mut next = *end;
        while let Some((known, after)) = next.checked_sub(1).and_then(|at| meanings.get(at as usize)) {
            if *known == phrase {
                return;
            }
            last = Some(next as usize - 1);
            next = *after;
        }
        let new = meanings.len() as u32 + 1;
        match last.and_then(|at| meanings.get_mut(at)) {
            Some((_, next)) => *next = new,
            None => *end = new,
        }
        meanings.push((phrase, 0));
    }

    /// The word of this id; empty for a class.
    pub(crate) fn text(&self, id: u16) -> &str {
        self.words.get(usize::from(id)).map_or("", |entry| letters_of(&self.text, entry))
    }

    /// Whether this id is a stem.
    pub(crate) fn stem(&self, id: u16) -> bool {
        self.words.get(usize::from(id)).is_some_and(|entry| entry.stem)
    }

    fn lookup(&self, letters: &str, stem: bool, hash: u32) -> Option<u16> {
        let slots = if stem { &self.stems } else { &self.whole };
        slots.find(hash, |id| self.text(id) == letters)
    }

    /// Calls with every phrase that begins at the first of these words, with how many of them it takes, and with whether the first was
    /// found only without what is before or after it.
    pub(crate) fn phrases<W>(&self, words: &[W], known: impl Fn(&W) -> &Known + Copy, each: &mut impl FnMut(usize, Phrase, bool)) {
        let Some((first, rest)) = words.split_first() else { return };
        for (nth, id) in known(first).every().enumerate() {
            let bare = nth >= usize::from(known(first).whole) && nth < usize::from(known(first).count);
            if let Some(place) = self.steps.find(0, id) {
                self.walk(place, 1, rest, known, &mut |taken, phrase| each(taken, phrase, bare));
            }
        }
    }

    /// Walks on from a place in the tree of phrases.
    fn walk<W>(&self, place: u32, taken: usize, words: &[W], known: impl Fn(&W) -> &Known + Copy, each: &mut impl FnMut(usize, Phrase)) {
        let mut next = self.ends.get(place as usize).copied().unwrap_or_default();
        while let Some((phrase, more)) = next.checked_sub(1).and_then(|at| self.meanings.get(at as usize)) {
            each(taken, *phrase);
            next = *more;
        }
        let Some((word, rest)) = words.split_first() else { return };
        for id in known(word).every() {
            if let Some(place) = self.steps.find(place, id) {
                self.walk(place, taken + 1, rest, known, each);
            }
        }
    }

    /// A word that the lexicons have as it stands.
    pub(crate) fn exact(&self, letters: &str) -> Option<Known> {
        let mut known = Known::default();
        self.find(&mut known, letters, true);
        known.some().then_some(known)
    }

    /// What the lexicons know of a folded word.
    pub(crate) fn known(&self, letters: &str, script: Script) -> Known {
        let mut known = Known::default();
        match script {
            Script::Han | Script::Hangul | Script::Digits | Script::Sign => self.find(&mut known, letters, true),
            Script::Letters => {
                self.stems(&mut known, letters);
                if letters.len() > 3
                    && let Some(one) = letters.strip_suffix('s')
                {
                    self.find(&mut known, one, false);
                    if let Some(one) = one.strip_suffix('e').filter(|one| one.len() > 2) {
                        self.find(&mut known, one, false);
                    }
                }
            }
            Script::Arabic => {
                self.stems(&mut known, letters);
                self.bare(letters, ARABIC_BEFORE, ARABIC_AFTER, &mut known);
            }
            Script::Bengali => {
                self.stems(&mut known, letters);
                self.bare(letters, &[], BENGALI_AFTER, &mut known);
            }
        }
        known
    }

    fn find(&self, known: &mut Known, letters: &str, whole: bool) {
        if let Some(id) = self.lookup(letters, false, hash(letters)) {
            self.add(known, id, whole);
        }
    }

    fn add(&self, known: &mut Known, id: u16, whole: bool) {
        if !known.ids.iter().take(usize::from(known.count)).any(|known| *known == id)
            && let Some(place) = known.ids.get_mut(usize::from(known.count))
        {
            *place = id;
            known.count += 1;
            let classes = self.words.get(usize::from(id)).map_or(0, |entry| entry.classes);
            // Without its ending a word is not passed over.
            known.classes |= if whole { classes } else { classes & !SKIP };
            known.whole += u8::from(whole);
        }
    }

    /// Finds a word without what is before and after it.
    fn bare(&self, letters: &str, before: &[&str], after: &[&str], known: &mut Known) {
        let long = |word: &&str| word.chars().nth(1).is_some();
        for end in after {
            if let Some(word) = letters.strip_suffix(end).filter(long) {
                self.find(known, word, false);
                // A feminine ending is written open before another: `لغتك`, of `لغة`.
                if let Some(stem) = word.strip_suffix('ت') {
                    self.find(known, &alloc::format!("{stem}ه"), false);
                }
            }
        }
        for start in before {
            if let Some(word) = letters.strip_prefix(start).filter(long) {
                self.find(known, word, false);
                for end in after {
                    if let Some(word) = word.strip_suffix(end).filter(long) {
                        self.find(known, word, false);
                    }
                }
            }
        }
    }

    /// Finds a word as it stands, and every stem it begins with.
    fn stems(&self, known: &mut Known, letters: &str) {
        let mut hash = BASIS;
        let mut before = 0_usize;
        for (at, byte) in letters.bytes().enumerate() {
            // A stem ends where a character does, and has three letters or more.
            if byte & 0xc0 != 0x80 {
                if before >= 3
                    && let Some(id) = letters.get(..at).and_then(|start| self.lookup(start, true, hash))
                {
                    self.add(known, id, true);
                }
                before += 1;
            }
            hash = step(hash, byte);
        }
        if let Some(id) = self.lookup(letters, false, hash) {
            self.add(known, id, true);
        }
        if before >= 3
            && let Some(id) = self.lookup(letters, true, hash)
        {
            self.add(known, id, true);
        }
    }
}

/// Articles, conjunctions and prepositions written as one with the word.
const ARABIC_BEFORE: &[&str] = &["وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف"];
/// Whose it is, and plurals.
const ARABIC_AFTER: &[&str] = &["كما", "كم", "هم", "ها", "نا", "ات", "ون", "ين", "ه", "ك", "ي", "ا"];
/// Cases, plurals and articles.
const BENGALI_AFTER: &[&str] = &["গুলির", "গুলোর", "গুলি", "গুলো", "দের", "টির", "টি", "টা", "ের", "র", "কে", "তে", "ে", "য"];

/// The letters of a word in the text of all.
fn letters_of<'a>(text: &'a str, entry: &Entry) -> &'a str {
    text.get(entry.start as usize..entry.end as usize).unwrap_or_default()
}

const BASIS: u32 = 0x811c_9dc5;

/// A hash with one more byte: FNV-1a.
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn hash(letters: &str) -> u32 {
    letters.bytes().fold(BASIS, step)
}
