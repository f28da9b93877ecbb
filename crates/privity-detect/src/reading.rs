//! The phrases of the lexicons in a text.

use alloc::string::String;
use alloc::vec::Vec;

use crate::category::Category;
use crate::lexicon::{Known, Lexicons, Means, Phrase};
use crate::sense::{ANY, LANGUAGES, Sense, Strength};
use crate::words::{Script, Word, Words};

/// The language a page says it is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Language(Option<u8>);

/// The languages of the lexicons in Latin letters, whose short words are alike.
const LATIN: &[&str] = &["en", "es", "ht", "fr", "pl"];

/// And those in Arabic letters.
const ARABIC: &[&str] = &["ar", "ur"];

impl Language {
    /// Of a BCP 47 tag.
    pub(crate) fn of(tag: &str) -> Language {
        let mut parts = tag.split(['-', '_']);
        let main = parts.next().unwrap_or_default();
        let traditional = parts.any(|part| ["hant", "tw", "hk", "mo"].iter().any(|known| part.eq_ignore_ascii_case(known)));
        let name = match main {
            "zh" | "yue" if traditional => "zh-Hant",
            "zh" => "zh-Hans",
            _ => main,
        };
        Language(LANGUAGES.iter().position(|known| known.eq_ignore_ascii_case(name)).map(|at| at as u8))
    }

    /// Any.
    pub(crate) const NONE: Language = Language(None);

    /// The same, for a text in Arabic letters: unless the page says so, Urdu is told by letters that Arabic has not.
    fn of_arabic(self, text: &str) -> Language {
        if self.0.is_some_and(|page| matches!(named(page), "ar" | "ur")) {
            return self;
        }
        let urdu = text.contains(['ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'پ', 'چ', 'گ', 'ک', 'ی', 'ہ', 'ھ']);
        Language::of(if urdu { "ur" } else { "ar" })
    }

    fn reads(self, phrase: Phrase) -> bool {
        let Some(page) = self.0 else { return phrase.strength != Strength::Own };
        let same = page == phrase.language
            || usize::from(phrase.language) == ANY
            || named(page).split('-').next() == named(phrase.language).split('-').next();
        if phrase.strength == Strength::Own {
            return same;
        }
        let apart = |alike: &[&str]| alike.contains(&named(page)) && alike.contains(&named(phrase.language));
        same || page == 0 || phrase.language == 0 || !apart(LATIN) && !apart(ARABIC)
    }
}

/// The language of this code.
fn named(code: u8) -> &'static str {
    LANGUAGES.get(usize::from(code)).copied().unwrap_or_default()
}

/// A phrase found in a text.
#[derive(Clone, Copy)]
pub(crate) struct Hit {
    /// Its first word.
    pub(crate) from: usize,
    /// The word after its last.
    pub(crate) to: usize,
    /// What it means.
    pub(crate) means: Means,
    /// Which it is.
    pub(crate) phrase: Phrase,
}

impl Hit {
    /// The category it names.
    pub(crate) fn category(&self) -> Option<Category> {
        match self.means {
            Means::Category(category) => Some(category),
            Means::Sense(_) => None,
        }
    }
}

/// What a text is read as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum As {
    /// What a form asks.
    Question,
    /// What a program calls it.
    Path,
    /// What a form offers as an answer.
    Answer,
    /// What a person writes.
    Statement,
}

/// A text, read.
pub(crate) struct Reading<'a> {
    /// What it was read with.
    lexicons: &'a Lexicons,
    /// Its words, without those passed over, and what is known of each.
    pub(crate) words: Vec<(Word, Known)>,
    /// Phrases, none within another.
    pub(crate) hits: Vec<Hit>,
    /// Words that no phrase covers and that say something.
    pub(crate) unknown: usize,
}

/// What programs write behind whose it is, as one word: `studentname`.
const BEHIND: &[&str] = &[
    "name",
    "names",
    "address",
    "addr",
    "street",
    "city",
    "state",
    "zip",
    "zipcode",
    "postcode",
    "phone",
    "mobile",
    "email",
    "ssn",
    "dob",
    "birthdate",
];
/// And what they write before it, besides persons.
const BEFORE: &[&str] = &["home", "bill", "billing", "ship", "shipping", "mail", "mailing", "cust", "pat", "res"];

/// Two words that a program wrote as one: `homecity`.
fn joined(lexicons: &Lexicons, split: &Words, (word, known): &(Word, Known)) -> Option<[Option<(Word, Known)>; 2]> {
    if word.script != Script::Letters || known.some() {
        return None;
    }
    let letters = split.letters(*word);
    BEHIND.iter().find_map(|behind| {
        let left = letters.strip_suffix(behind)?;
        let (before, after) = (lexicons.exact(left).unwrap_or_default(), lexicons.exact(behind)?);
        if !before.person() && !BEFORE.contains(&left) {
            return None;
        }
        let long = left.len() as u32;
        let first = Word { end: word.start + long, to: word.from + long, ..*word };
        let second = Word { start: word.start + long, from: word.from + long, ..*word };
        Some([before.some().then_some((first, before)), Some((second, after))])
    })
}

/// Two words that are one, with a capital inside: `WhatsApp`.
fn whole(lexicons: &Lexicons, split: &Words, word: &Word, next: &Word) -> Option<(Word, Known)> {
    if next.first || word.script != Script::Letters || next.script != Script::Letters {
        return None;
    }
    let whole = Word { end: next.end, to: next.to, ..*word };
    Some((whole, lexicons.exact(split.letters(whole))?))
}

/// Leaves out which one of several it is: `members[0][name]`.
fn unnumbered(words: &mut Vec<(Word, Known)>) {
    let mut before = None;
    let mut after = words.iter().skip(1).map(|(word, _)| word.part).collect::<Vec<_>>().into_iter();
    words.retain(|(word, _)| {
        let (before, after) = (before.replace(word.part), after.next());
        let alone = before != Some(word.part) && after.is_some_and(|part| part != word.part);
        !(alone && word.script == Script::Digits)
    });
}

/// More words than any label has.
const LONGEST: usize = 400;

impl<'a> Reading<'a> {
    /// Reads a text.
    pub(crate) fn of(lexicons: &'a Lexicons, text: &str, language: Language, how: As) -> Reading<'a> {
        if text.is_empty() {
            return Reading { lexicons, words: Vec::new(), hits: Vec::new(), unknown: 0 };
        }
        let split = Words::of(text);
        let mut words: Vec<(Word, Known)> = Vec::with_capacity(split.words.len().min(LONGEST) + 2);
        let mut skipped = 0;
        let mut given = split.words.iter().take(LONGEST).peekable();
        while let Some(word) = given.next() {
            if how != As::Path
                && let Some((whole, known)) = given.peek().and_then(|next| whole(lexicons, &split, word, next))
            {
                words.push((whole, known));
                given.next();
                continue;
            }
            let known = lexicons.known(split.letters(*word), word.script);
            let parts = if how == As::Path { joined(lexicons, &split, &(*word, known)) } else { None };
            match parts {
                Some(parts) => words.extend(parts.into_iter().flatten()),
                None => words.push((*word, known)),
            }
            skipped += usize::from(known.skipped());
        }
        if skipped > 0 && words.iter().any(|(_, known)| !known.skipped()) {
            words.retain(|(_, known)| !known.skipped());
        }
        if how == As::Path {
            unnumbered(&mut words);
        }
        let arabic = words.iter().any(|(word, _)| word.script == Script::Arabic);
        let language = if arabic { language.of_arabic(text) } else { language };
        let mut reading = Reading { lexicons, words, hits: Vec::with_capacity(8), unknown: 0 };
        reading.find(language, how);
        if how == As::Path {
            reading.part();
        }
        reading.settle();
        reading
    }

    fn find(&mut self, language: Language, how: As) {
        for (from, (word, _)) in self.words.iter().enumerate() {
            let rest = self.words.get(from..).unwrap_or_default();
            let mut as_it_stands = false;
            self.lexicons.phrases(rest, |(_, known)| known, &mut |taken, phrase, bare| {
                let wanted = match how {
                    As::Question | As::Path => !matches!(phrase.strength, Strength::Option | Strength::Said),
                    As::Answer => !matches!(phrase.strength, Strength::Said | Strength::Alone | Strength::Own),
                    As::Statement => phrase.strength == Strength::Said,
                };
                // A short word of Hangul begins where a word begins; a long one may be inside another.
                let begins = word.script != Script::Hangul || word.first || taken > 2;
                if wanted
                    && begins
                    && language.reads(phrase)
                    && let Some(means) = phrase.means()
                    && !(bare && as_it_stands && taken == 1)
                {
                    as_it_stands |= !bare && taken == 1;
                    self.hits.push(Hit { from, to: from + taken, means, phrase });
                }
            });
        }
    }

    /// Drops words that name a thing only across the parts of a path: in `form_fields[name]` a form has fields, not a name.
    fn part(&mut self) {
        let Reading { words, hits, .. } = self;
        let of = |at: usize| words.get(at).map(|(word, _)| word.part);
        hits.retain(|hit| hit.means != Means::Sense(Sense::Span) || of(hit.from) == of(hit.to - 1));
    }

    /// Drops what counts alone only and is not alone, then what lies within something longer.
    fn settle(&mut self) {
        let says = |word: &Word| !matches!(word.script, Script::Digits | Script::Sign);
        // Hits come in the order of their first words: what is before `covered` need not be looked at again.
        let explains = |hit: &&Hit| hit.means != Means::Sense(Sense::Span);
        let (mut covered, mut next) = (0, self.hits.iter().filter(explains).peekable());
        for (at, (word, _)) in self.words.iter().enumerate() {
            while let Some(hit) = next.next_if(|hit| hit.from <= at) {
                covered = covered.max(hit.to);
            }
            self.unknown += usize::from(at >= covered && says(word));
        }
        let weak = |hit: &Hit| matches!(hit.phrase.strength, Strength::Alone | Strength::Own);
        if self.unknown > 0 {
            self.hits.retain(|hit| !weak(hit));
        }
        if self.hits.len() < 2 {
            return;
        }
        // "Contact" alone is a person; in "contact phone number" it is not.
        if self.hits.iter().any(weak) && self.hits.iter().any(|hit| hit.category().is_some() && !weak(hit)) {
            let sure: Vec<Category> = self.hits.iter().filter(|hit| !weak(hit)).filter_map(Hit::category).collect();
            self.hits.retain(|hit| !weak(hit) || hit.category().is_none_or(|category| sure.contains(&category)));
        }
        // What lies within a phrase that goes lies within the one that it goes for.
        let mut at = 0;
        while let Some(hit) = self.hits.get(at) {
            if self.hits.iter().any(|other| other.from <= hit.from && other.to >= hit.to && other.to - other.from > hit.to - hit.from) {
                self.hits.remove(at);
            } else {
                at += 1;
            }
        }
        self.bracketed();
    }

    /// What is said in brackets takes nothing back, and a place there is part of what is asked: "Address (if not the same as above)",
    /// "Place of birth (city, state)".
    fn bracketed(&mut self) {
        let Reading { words, hits, .. } = self;
        let aside = |hit: &Hit| words.get(hit.from..hit.to).is_some_and(|words| words.iter().all(|(word, _)| word.aside));
        if hits.iter().any(|hit| hit.category().is_some() && !aside(hit)) {
            hits.retain(|hit| {
                !(aside(hit) && matches!(hit.means, Means::Sense(Sense::Meta | Sense::Stop) | Means::Category(Category::HomeAddress)))
            });
        }
    }

    /// Whether a phrase of this sense is in it.
    pub(crate) fn has(&self, sense: Sense) -> bool {
        self.hits.iter().any(|hit| hit.means == Means::Sense(sense))
    }

    /// The words of a phrase found, as the lexicons write them.
    pub(crate) fn phrase(&self, hit: &Hit) -> String {
        let mut said = String::new();
        let words = self.words.get(hit.from..hit.to).unwrap_or_default();
        for (word, known) in words {
            let id = known.id();
            let close = matches!(word.script, Script::Han | Script::Hangul) && !(word.script == Script::Hangul && word.first);
            if !said.is_empty() && !close {
                said.push(' ');
            }
            said.push_str(self.lexicons.text(id));
            if self.lexicons.stem(id) {
                said.push('…');
            }
        }
        said
    }

    /// Whether only words that add nothing follow this phrase, in its part of a path and after.
    pub(crate) fn last(&self, hit: &Hit) -> bool {
        self.words.iter().enumerate().skip(hit.to).all(|(at, (word, _))| {
            let added =
                |other: &Hit| other.from <= at && at < other.to && (other.means == Means::Sense(Sense::Filler) || other.means == hit.means);
            matches!(word.script, Script::Digits | Script::Sign) || self.hits.iter().any(added)
        })
    }
}
