//! A lexicon's file, read. `build.rs` writes it.
//!
//! A file holds the words and the phrases of one language, in sections, each after its length: what is alike lies together, so that it
//! packs well for the network.
//!
//! | section | |
//! |---|---|
//! | masks | sets of classes, 16 bits each |
//! | kinds | for each word, in order: 128 if it is a stem, and which mask its classes are |
//! | shared | for each word: how many bytes it shares with the one before |
//! | endings | for each word: its other bytes, and a line feed |
//! | meanings | how much is said and by which language, what is said, how many phrases say it |
//! | lengths | for each phrase: 32 × how many words it shares with the one before, and how many it has |
//! | turns | for each phrase: how far its first other word is from the one in its place before |
//! | rest | the other words of each phrase |
//!
//! A word of a phrase is its place among the words; a class comes after all words. Numbers have seven bits a byte, the lowest first.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A file that is no lexicon, or not one of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLexicon;

impl fmt::Display for BadLexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no lexicon of this version of Privity")
    }
}

impl core::error::Error for BadLexicon {}

/// A word of a file.
pub(crate) struct PackedWord {
    /// Where it ends in [`Packed::text`]; it begins where the one before ends.
    pub(crate) end: usize,
    /// Whether it is a stem.
    pub(crate) stem: bool,
    /// Its classes, a bit each.
    pub(crate) classes: u16,
}

/// A lexicon as its file has it.
pub(crate) struct Packed {
    /// Every word, one after the other.
    pub(crate) text: String,
    /// The words.
    pub(crate) words: Vec<PackedWord>,
    /// The phrases.
    pub(crate) phrases: Vec<PackedPhrase>,
    /// The words and classes of all phrases, one after the other, without those that a phrase shares with the one before.
    pub(crate) parts: Vec<u16>,
}

/// A phrase of a file.
pub(crate) struct PackedPhrase {
    /// How it says something.
    pub(crate) how: u8,
    /// What it says.
    pub(crate) what: u8,
    /// How many words it shares with the one before.
    pub(crate) shared: usize,
    /// Where its other words end in [`Packed::parts`]; they begin where those of the one before end.
    pub(crate) end: usize,
}

impl Packed {
    /// Reads a file of this fingerprint, whose parts are below the number of its words and `classes`.
    pub(crate) fn read(file: &[u8], fingerprint: u32, classes: u16) -> Result<Packed, BadLexicon> {
        Packed::sections(file, fingerprint, classes).ok_or(BadLexicon)
    }

    fn sections(file: &[u8], fingerprint: u32, classes: u16) -> Option<Packed> {
        let (head, mut rest) = file.split_first_chunk::<4>()?;
        if u32::from_le_bytes(*head) != fingerprint {
            return None;
        }
        let mut section = || {
            let long = number(&mut rest)?;
            let (section, after) = rest.split_at_checked(long)?;
            rest = after;
            Some(section)
        };
        let [masks, kinds, shared, endings] = [section()?, section()?, section()?, section()?];
        let [mut meanings, mut lengths, mut turns, mut others] = [section()?, section()?, section()?, section()?];

        let mut packed = Packed { text: String::new(), words: Vec::with_capacity(kinds.len()), phrases: Vec::new(), parts: Vec::new() };
        let mut word: Vec<u8> = Vec::new();
        let mut endings = endings.split(|byte| *byte == b'\n');
        for (kind, shared) in kinds.iter().zip(shared) {
            word.truncate(usize::from(*shared));
            word.extend(endings.next()?);
            packed.text.push_str(str::from_utf8(&word).ok()?);
            let (mask, _) = masks.as_chunks::<2>();
            let classes = u16::from_le_bytes(*mask.get(usize::from(kind & 0x7f))?);
            packed.words.push(PackedWord { end: packed.text.len(), stem: kind & 0x80 != 0, classes });
        }

        let most = packed.words.len() + usize::from(classes);
        let part = |place: usize| u16::try_from(place).ok().filter(|_| place < most);
        let mut phrase: Vec<u16> = Vec::new();
        while let [how, what, after @ ..] = meanings {
            meanings = after;
            phrase.clear();
            for _ in 0..number(&mut meanings)? {
                let length = number(&mut lengths)?;
                let (shared, long) = (length / 32, length % 32);
                if shared >= long || shared > phrase.len() {
                    return None;
                }
                let turn = number(&mut turns)? + phrase.get(shared).copied().map_or(0, usize::from);
                phrase.truncate(shared);
                phrase.push(part(turn)?);
                for _ in shared + 1..long {
                    phrase.push(part(number(&mut others)?)?);
                }
                packed.parts.extend(phrase.iter().skip(shared));
                packed.phrases.push(PackedPhrase { how: *how, what: *what, shared, end: packed.parts.len() });
            }
        }
        Some(packed)
    }
}

/// Takes a number from the front.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in [0, 7, 14, 21] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
