//! From a text to words: folded, split where people and programs split, each kind of script in its own way.
//!
//! Shared with `build.rs`, so that a lexicon's phrase and a page's label meet in one form.

use alloc::string::String;
use alloc::vec::Vec;

use crate::han::simple;

/// The letters from U+00C0 to U+017F without their marks.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A text in words.
#[derive(Default)]
pub(crate) struct Words {
    /// Every word, folded, one after the other.
    pub(crate) text: String,
    /// Where each is.
    pub(crate) words: Vec<Word>,
}

/// A word of a text: letters, digits, a single ideograph or a single syllable of Hangul.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    /// Where it begins in the folded text.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    /// Where it begins in the text as given.
    pub(crate) from: u32,
    /// Where it ends there.
    pub(crate) to: u32,
    /// Which part of a path it is in: `billing[address][line1]` has three.
    pub(crate) part: u16,
    /// How it is written.
    pub(crate) script: Script,
    /// Whether it stands first: nothing of its script is before it without a space.
    pub(crate) first: bool,
    /// Whether it is said in brackets: `Address (if not the same)`.
    pub(crate) aside: bool,
}

/// How a word is written, as far as it matters to splitting and to endings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Script {
    /// Latin, Cyrillic and whatever else needs nothing special.
    Letters,
    /// Arabic and Urdu: articles, clitics, endings.
    Arabic,
    /// Bengali: endings.
    Bengali,
    /// A single ideograph.
    Han,
    /// A single syllable, which may be anywhere in a word.
    Hangul,
    /// Digits.
    Digits,
    /// The number sign, a word of its own: `A#`.
    Sign,
}

/// What a character does to a word.
enum Does {
    /// Belongs to a word of this script, as this.
    Is(char, Script),
    /// The same, and is a capital.
    Capital(char),
    /// Ends a word.
    Ends,
    /// Ends a word and a part of a path.
    Parts,
    /// Ends a word, and the rest may be an elided one: `l'adresse`, `applicant's`.
    Elides,
    /// Is not there.
    Nothing,
}

/// What most characters of most pages do, before all others.
#[inline]
fn does(c: char) -> Does {
    match c {
        'a'..='z' => Does::Is(c, Script::Letters),
        'A'..='Z' => Does::Capital(c.to_ascii_lowercase()),
        ' ' | '_' | '-' => Does::Ends,
        '0'..='9' => Does::Is(c, Script::Digits),
        _ => seldom(c),
    }
}

#[expect(clippy::match_same_arms, reason = "scripts are kept apart, each with its own marks")]
fn seldom(c: char) -> Does {
    use Does::{Elides, Ends, Is, Nothing, Parts};
    use Script::{Arabic, Bengali, Digits, Han, Hangul, Letters, Sign};
    match c {
        '.' | '[' | ']' | '/' => Parts,
        '\'' | '’' | '‘' | 'ʼ' => Elides,
        '#' | '＃' | '№' => Is('#', Sign),
        '\0'..='\u{a9}' | '\u{ab}'..='\u{ac}' | '\u{ae}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '×' | '÷' => Ends,
        'ª' => Is('a', Letters),
        'º' => Is('o', Letters),
        '\u{c0}'..='\u{17f}' => {
            let plain = (c as usize).checked_sub(0xc0).and_then(|at| LATIN.get(at)).map_or(c, |byte| char::from(*byte));
            Is(plain, Letters)
        }
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => Nothing,
        'А'..='Я' => Is(shift(c, 32), Letters),
        'Ё' | 'ё' => Is('е', Letters),
        '\u{400}'..='\u{40f}' => Is(shift(c, 80), Letters),
        // Arabic and Urdu write the same letters in several ways, and pages mix them.
        'ء' | 'ـ' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' => Nothing,
        'أ' | 'إ' | 'آ' | 'ٱ' => Is('ا', Arabic),
        'ى' | 'ی' | 'ئ' | 'ے' | 'ۓ' => Is('ي', Arabic),
        'ؤ' => Is('و', Arabic),
        'ک' => Is('ك', Arabic),
        'ہ' | 'ۃ' | 'ة' | 'ھ' | 'ە' | 'ۂ' => Is('ه', Arabic),
        '\u{660}'..='\u{669}' => Is(digit(c, 0x660), Digits),
        '\u{6f0}'..='\u{6f9}' => Is(digit(c, 0x6f0), Digits),
        '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' => Ends,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Is(c, Arabic),
        // Bengali: the dot below and the nasal sign come and go with keyboards.
        '\u{9bc}' | '\u{981}' => Nothing,
        '\u{9dc}' => Is('\u{9a1}', Bengali),
        '\u{9dd}' => Is('\u{9a2}', Bengali),
        '\u{9df}' => Is('\u{9af}', Bengali),
        '\u{9e6}'..='\u{9ef}' => Is(digit(c, 0x9e6), Digits),
        // The visarga is also typed for a colon.
        '\u{964}' | '\u{965}' | '\u{983}' => Ends,
        '\u{980}'..='\u{9ff}' => Is(c, Bengali),
        '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{30fb}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe30}'..='\u{fe4f}' => Ends,
        '\u{ff10}'..='\u{ff19}' => Is(digit(c, 0xff10), Digits),
        '\u{ff21}'..='\u{ff3a}' => Is(shift_down(c, 0xff21, 'a'), Letters),
        '\u{ff41}'..='\u{ff5a}' => Is(shift_down(c, 0xff41, 'a'), Letters),
        '\u{ff00}'..='\u{ff65}' => Ends,
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Is(simple(c), Han),
        '\u{ac00}'..='\u{d7a3}' => Is(c, Hangul),
        '\u{1f000}'..='\u{1ffff}' | '\u{e0000}'.. => Ends,
        _ => Is(c, Letters),
    }
}

fn shift(c: char, by: u32) -> char {
    char::from_u32(c as u32 + by).unwrap_or(c)
}

fn digit(c: char, zero: u32) -> char {
    shift_down(c, zero, '0')
}

fn shift_down(c: char, from: u32, to: char) -> char {
    char::from_u32((c as u32).saturating_sub(from) + to as u32).unwrap_or(c)
}

impl Words {
    /// The words of a text.
    pub(crate) fn of(text: &str) -> Words {
        let mut words = Words { text: String::with_capacity(text.len()), words: Vec::with_capacity(text.len() / 4 + 2) };
        words.read(text);
        words
    }

    /// The letters of a word.
    pub(crate) fn letters(&self, word: Word) -> &str {
        self.text.get(word.start as usize..word.end as usize).unwrap_or_default()
    }

    fn read(&mut self, text: &str) {
        let mut at = Open::default();
        let mut part = 0_u16;
        let mut capitals = 0; // at the end of the word at hand
        for (place, given) in text.char_indices() {
            let (c, of, capital) = match does(given) {
                Does::Nothing => continue,
                Does::Is(c, of) => (c, of, false),
                Does::Capital(c) => (c, Script::Letters, true),
                end => {
                    self.finish(&mut at, place, matches!(end, Does::Elides));
                    at.glued = false;
                    match given {
                        '(' | '（' => at.aside = true,
                        ')' | '）' => at.aside = false,
                        _ => {}
                    }
                    capitals = 0;
                    if matches!(end, Does::Parts) {
                        part = part.saturating_add(1);
                    }
                    at.part = part;
                    continue;
                }
            };
            let single = matches!(of, Script::Han | Script::Hangul | Script::Sign);
            // `lastName`, `address1`
            if at.script.is_some_and(|before| single || before != of) || (capital && capitals == 0 && at.script.is_some()) {
                self.finish(&mut at, place, false);
                capitals = 0;
            } else if !capital && capitals >= 2 && of == Script::Letters {
                // `SSNNumber`, but not `SSNs`
                let next = text.get(place + given.len_utf8()..).and_then(|rest| rest.chars().next());
                let more = next.is_some_and(|next| matches!(does(next), Does::Is(_, Script::Letters) | Does::Capital(_)));
                if (more || c != 's')
                    && let Some(last) = self.text.pop()
                {
                    let before = place.saturating_sub(last.len_utf8());
                    self.finish(&mut at, before, false);
                    at.from = before;
                    self.text.push(last);
                }
            }
            if at.script.is_none() {
                at.from = place;
            }
            self.text.push(c);
            at.script = Some(of);
            capitals = if capital { capitals + 1 } else { 0 };
        }
        self.finish(&mut at, text.len(), false);
    }

    /// Ends the word at hand, if there is one, before `place`.
    fn finish(&mut self, at: &mut Open, place: usize, elides: bool) {
        let elided = core::mem::replace(&mut at.elided, elides);
        let Some(script) = at.script.take() else { return };
        let letters = self.text.get(at.start..).unwrap_or_default();
        // `applicant's`; `l'adresse`, `d'appartement`
        if (elided && letters == "s") || (elides && matches!(letters, "l" | "d" | "n" | "s" | "m" | "t" | "j" | "c" | "qu")) {
            self.text.truncate(at.start);
            return;
        }
        let first = !(at.glued && self.words.last().is_some_and(|before| before.script == script));
        self.words.push(Word {
            start: at.start as u32,
            end: self.text.len() as u32,
            from: at.from as u32,
            to: place as u32,
            part: at.part,
            script,
            first,
            aside: at.aside,
        });
        at.start = self.text.len();
        at.glued = true;
    }
}

/// The word at hand.
#[derive(Default)]
struct Open {
    /// Where it begins, in the folded text.
    start: usize,
    /// And in the text as given.
    from: usize,
    /// Its script; none between words.
    script: Option<Script>,
    /// Which part of a path it is in.
    part: u16,
    /// Nothing is between the word before and this one.
    glued: bool,
    /// An apostrophe is before it.
    elided: bool,
    /// A bracket is open.
    aside: bool,
}
