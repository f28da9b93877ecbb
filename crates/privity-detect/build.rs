//! Packs `lexicon/*.toml` into files, one a language. `README.md` says what a lexicon may say.
#![allow(clippy::indexing_slicing, clippy::single_match_else, reason = "a build that goes wrong should stop, and its loops read better so")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "src/category.rs"]
#[allow(dead_code, unreachable_pub, reason = "only ids are read here")]
mod category;
#[path = "src/han.rs"]
mod han;
#[path = "src/sense.rs"]
#[allow(dead_code, reason = "only names are read here")]
mod sense;
#[path = "src/words.rs"]
#[allow(dead_code, reason = "only words are read here")]
mod words;

extern crate alloc;

use category::Category;
use sense::{LANGUAGES, Sense, Strength};
use words::Words;

/// A part of a phrase.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Word(String),
    Stem(String),
    Class(String),
}

/// What a phrase means, and in which languages.
type Meaning = (u8, u8);

/// All lexicons as they are written, before each goes to a file of its own.
#[derive(Default)]
struct Lexicon {
    /// Words of each class, each with the files that say so; `skip` are passed over.
    classes: BTreeMap<String, BTreeMap<String, Files>>,
    phrases: BTreeMap<(Vec<Part>, Meaning), BTreeSet<usize>>,
    /// Words left out of phrases because some language passes over them, with the files of those phrases.
    stripped: BTreeMap<String, Files>,
    /// Single words that are written as such, each with its category.
    single: BTreeSet<(Part, u8)>,
    /// Phrases of which a single word is left, and where they are written.
    shrunk: Vec<((Part, u8), String)>,
}

/// Files, by place.
type Files = BTreeSet<usize>;

/// The file that a language's lexicon is in: one for each subtag, so that both kinds of Chinese share one.
fn subtag(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

/// The names of the files, English first.
fn files() -> Vec<&'static str> {
    let mut names: Vec<&str> = LANGUAGES.iter().map(|language| subtag(language)).collect();
    names.dedup();
    names
}

/// The place of a language's file.
fn file_of(language: usize) -> usize {
    files().iter().position(|name| *name == subtag(LANGUAGES[language])).unwrap_or_default()
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lexicon");
    let mut lexicon = Lexicon::default();
    let read = |name: &&'static str| -> Result<(&str, toml::Table), Box<dyn Error>> {
        let source: Result<_, toml::de::Error> = fs::read_to_string(format!("lexicon/{name}.toml"))?.parse();
        // In words: the whole file is in it otherwise.
        Ok((name, source.map_err(|error| format!("lexicon/{name}.toml: {error}"))?))
    };
    let sources: Vec<(&str, toml::Table)> = LANGUAGES.iter().map(read).collect::<Result<_, _>>()?;
    // Words to pass over first: they are left out of phrases too.
    for (at, (name, source)) in sources.iter().enumerate() {
        lexicon.words(source, file_of(at)).map_err(|problem| format!("lexicon/{name}.toml: {problem}"))?;
    }
    for (at, (name, source)) in sources.iter().enumerate() {
        lexicon.phrases(source, at).map_err(|problem| format!("lexicon/{name}.toml: {problem}"))?;
    }
    // Who wrote `né le` did not mean every `ne`.
    if let Some((_, problem)) = lexicon.shrunk.iter().find(|(left, _)| !lexicon.single.contains(left)) {
        return Err(problem.clone().into());
    }
    let to = env::var("OUT_DIR")?;
    let to = Path::new(&to);
    fs::write(to.join("lexicon.rs"), lexicon.emit(to)?)?;
    fs::write(to.join("autocomplete.rs"), autocomplete()?)?;
    Ok(())
}

fn autocomplete() -> Result<String, Box<dyn Error>> {
    let file: toml::Table = fs::read_to_string("lexicon/autocomplete.toml")?.parse()?;
    let mut out = "pub(super) static TOKENS: &[(&str, u8)] = &[\n".to_owned();
    for (category, tokens) in file.iter().filter(|(key, _)| *key != "reviewed") {
        for token in list(tokens)? {
            writeln!(out, "    ({token:?}, {}),", place(category)?)?;
        }
    }
    out.push_str("];\n");
    Ok(out)
}

fn list(value: &toml::Value) -> Result<Vec<&str>, String> {
    let all = value.as_array().ok_or("a list is expected")?;
    all.iter().map(|one| one.as_str().ok_or_else(|| "a phrase is expected".to_owned())).collect()
}

impl Lexicon {
    fn words(&mut self, source: &toml::Table, file: usize) -> Result<(), String> {
        if !source.get("reviewed").is_some_and(toml::Value::is_bool) {
            return Err("it does not say whether it is `reviewed`".to_owned());
        }
        for (class, words) in source.get("words").and_then(toml::Value::as_table).into_iter().flatten() {
            for word in list(words)? {
                let split = Words::of(word);
                let [one] = split.words.as_slice() else { return Err(format!("`{word}` in `{class}` is not one word")) };
                self.classes.entry(class.clone()).or_default().entry(split.letters(*one).to_owned()).or_default().insert(file);
            }
        }
        Ok(())
    }

    fn phrases(&mut self, source: &toml::Table, language: usize) -> Result<(), String> {
        for (name, table) in source {
            if name == "reviewed" || name == "words" {
                continue;
            }
            let table = table.as_table().ok_or(format!("`{name}` is not a table"))?;
            for (key, value) in table {
                let meaning = match name.as_str() {
                    "not" => (sense(key).ok_or(format!("unknown `not.{key}`"))?, Strength::Plain),
                    "said" => (place(key)?, Strength::Said),
                    _ => (place(name)?, named(Strength::ALL, key).ok_or(format!("unknown `{name}.{key}`"))?),
                };
                for phrase in list(value)? {
                    for text in expand(phrase)? {
                        let parts = self.parts(&text, file_of(language))?;
                        if parts.is_empty() || parts.len() > 24 {
                            return Err(format!("`{phrase}` has no words, or too many"));
                        }
                        if let ([one], Strength::Plain | Strength::Strong) = (parts.as_slice(), meaning.1)
                            && Category::at(meaning.0).is_some()
                        {
                            let (left, problem) =
                                ((one.clone(), meaning.0), "only one word is left of it once words that any language skips are left out");
                            match text.split_whitespace().count() {
                                1 => drop(self.single.insert(left)),
                                _ => self.shrunk.push((left, format!("lexicon/{}.toml: `{text}`: {problem}", LANGUAGES[language]))),
                            }
                        }
                        self.phrases.entry((parts, (meaning.0, meaning.1 as u8))).or_default().insert(language);
                    }
                }
            }
        }
        Ok(())
    }

    fn parts(&mut self, text: &str, file: usize) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        for chunk in text.split_whitespace() {
            if let Some(class) = chunk.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
                if !self.classes.contains_key(class) {
                    return Err(format!("unknown class `{class}`"));
                }
                parts.push(Part::Class(class.to_owned()));
                continue;
            }
            let split = Words::of(chunk.trim_end_matches('*'));
            for word in &split.words {
                let letters = split.letters(*word).to_owned();
                let skipped = self.classes.get("skip").is_some_and(|skip| skip.contains_key(&letters));
                if skipped && text.split_whitespace().count() > 1 {
                    self.stripped.entry(letters).or_default().insert(file);
                } else {
                    parts.push(Part::Word(letters));
                }
            }
            if chunk.ends_with('*')
                && let Some(Part::Word(last)) = parts.pop()
            {
                if last.chars().count() < 3 {
                    return Err(format!("the stem `{chunk}` is too short"));
                }
                parts.push(Part::Stem(last));
            }
        }
        Ok(parts)
    }

    /// Whether a shorter phrase says the same, so that this one changes no answer: nothing else within it is to be overruled.
    fn idle(&self, parts: &[Part], what: u8, strength: u8, languages: &BTreeSet<usize>) -> bool {
        let (plain, strong) = (Strength::Plain as u8, Strength::Strong as u8);
        if Category::at(what).is_none() || !(plain..=strong).contains(&strength) {
            return false;
        }
        // What means two things is kept for both, or one would hide the other.
        let same = (parts.to_vec(), (0, 0))..=(parts.to_vec(), (u8::MAX, u8::MAX));
        if self.phrases.range(same).any(|((_, (other, _)), _)| *other != what) {
            return false;
        }
        let mut said = false;
        for from in 0..parts.len() {
            for to in from + 1..=parts.len() {
                if to - from == parts.len() {
                    continue;
                }
                // A short word of Hangul counts only where a word begins.
                let inside = from > 0
                    && to - from < 3
                    && matches!(&parts[from], Part::Word(word) if word.starts_with(|c| ('가'..='힣').contains(&c)));
                let part = parts[from..to].to_vec();
                let range = (part.clone(), (0, 0))..=(part, (u8::MAX, u8::MAX));
                for ((_, (other, how)), known) in self.phrases.range(range) {
                    if *other == what && (plain..=strong).contains(how) && known.is_superset(languages) {
                        // In English, a name's last word counts.
                        said |= !inside && (to == parts.len() || !languages.contains(&0));
                    } else if *other != what && sense("filler") != Some(*other) && *how <= strong && *how > Strength::Option as u8 {
                        return false;
                    }
                }
            }
        }
        said
    }

    /// Writes a file for each language, and what the crate has to know of them.
    fn emit(&self, to: &Path) -> Result<String, Box<dyn Error>> {
        let classes: Vec<&String> = self.classes.keys().collect();
        if classes.len() > 16 {
            return Err("more than 16 classes of words".into());
        }
        let named = Category::all().map(|category| category.id().to_owned()).chain(classes.iter().map(|class| (*class).clone()));
        let fingerprint = named
            .collect::<Vec<_>>()
            .join(" ")
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut out = String::new();
        writeln!(out, "/// Changes with the categories and the classes of words, which files name by place.")?;
        let [high, low] = [fingerprint >> 16, fingerprint & 0xffff];
        writeln!(out, "pub(super) const FINGERPRINT: u32 = 0x{high:04x}_{low:04x};")?;
        writeln!(out, "/// The files built in, by subtag of their language.")?;
        writeln!(out, "pub(super) static FILES: &[(&str, &[u8])] = &[")?;
        for (at, name) in files().into_iter().enumerate() {
            fs::write(to.join(format!("{name}.lexicon")), self.pack(at, &classes, fingerprint)?)?;
            if name == "en" || env::var_os(format!("CARGO_FEATURE_{}", name.to_uppercase())).is_some() {
                writeln!(out, "    ({name:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.lexicon\"))),")?;
            }
        }
        writeln!(out, "];")?;
        let bit = |name: &str| classes.iter().position(|class| *class == name).map(|at| 1_u16 << at).ok_or(format!("no words in `{name}`"));
        writeln!(out, "pub(super) const CLASSES: u16 = {};", classes.len())?;
        writeln!(out, "pub(super) const SKIP: u16 = {};", bit("skip")?)?;
        writeln!(out, "pub(super) const WHO: u16 = {};", bit("who")?)?;
        Ok(out)
    }

    /// A file's bytes: `src/packed.rs` says which.
    fn pack(&self, file: usize, classes: &[&String], fingerprint: u32) -> Result<Vec<u8>, Box<dyn Error>> {
        let of_file = |languages: &BTreeSet<usize>| languages.iter().any(|language| file_of(*language) == file);
        let kept: Vec<(&Vec<Part>, Meaning, &BTreeSet<usize>)> = self
            .phrases
            .iter()
            .filter(|((parts, (what, strength)), languages)| of_file(languages) && !self.idle(parts, *what, *strength, languages))
            .map(|((parts, meaning), languages)| (parts, *meaning, languages))
            .collect();
        // Every word, and whether it is a stem, with its classes.
        let mut words: BTreeMap<(&str, bool), u16> = BTreeMap::new();
        for (bit, class) in classes.iter().enumerate() {
            let passed_over = |word: &String| *class == "skip" && self.stripped.get(word).is_some_and(|files| files.contains(&file));
            for (word, _) in self.classes[*class].iter().filter(|(word, files)| files.contains(&file) || passed_over(word)) {
                *words.entry((word, false)).or_default() |= 1 << bit;
            }
        }
        for part in kept.iter().flat_map(|(parts, ..)| *parts) {
            match part {
                Part::Word(word) => _ = words.entry((word, false)).or_default(),
                Part::Stem(word) => _ = words.entry((word, true)).or_default(),
                Part::Class(_) => {}
            }
        }
        let places: BTreeMap<(&str, bool), usize> = words.keys().enumerate().map(|(at, word)| (*word, at)).collect();
        let place = |part: &Part| match part {
            Part::Word(word) => places[&(word.as_str(), false)],
            Part::Stem(word) => places[&(word.as_str(), true)],
            Part::Class(class) => words.len() + classes.iter().position(|known| *known == class).unwrap_or_default(),
        };
        // By meaning, in order: most phrases begin as the one before does.
        let mut said: BTreeMap<[u8; 2], BTreeSet<Vec<usize>>> = BTreeMap::new();
        for (parts, (what, strength), languages) in kept {
            let language = if languages.len() == 1 { languages.first().copied().unwrap_or_default() } else { sense::ANY };
            said.entry([strength | (language as u8) << 4, what]).or_default().insert(parts.iter().map(place).collect());
        }
        let mut packed = Packed::default();
        packed.words(&words)?;
        for (meaning, phrases) in &said {
            packed.phrases(*meaning, phrases);
        }
        Ok(packed.bytes(fingerprint))
    }
}

/// The sections of a file, in their order.
#[derive(Default)]
struct Packed {
    masks: Vec<u8>,
    kinds: Vec<u8>,
    shared: Vec<u8>,
    endings: Vec<u8>,
    meanings: Vec<u8>,
    lengths: Vec<u8>,
    turns: Vec<u8>,
    rest: Vec<u8>,
}

impl Packed {
    fn words(&mut self, words: &BTreeMap<(&str, bool), u16>) -> Result<(), Box<dyn Error>> {
        let masks: Vec<u16> = words.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
        self.masks = masks.iter().flat_map(|mask| mask.to_le_bytes()).collect();
        let mut before: &[u8] = &[];
        for ((word, stem), mask) in words {
            let at = masks.iter().position(|known| known == mask).filter(|at| *at < 128).ok_or("too many kinds of words")?;
            self.kinds.push(u8::from(*stem) << 7 | at as u8);
            let word = word.as_bytes();
            let shared = before.iter().zip(word).take_while(|(a, b)| a == b).count();
            self.shared.push(u8::try_from(shared)?);
            self.endings.extend(&word[shared..]);
            self.endings.push(b'\n');
            before = word;
        }
        Ok(())
    }

    fn phrases(&mut self, meaning: [u8; 2], phrases: &BTreeSet<Vec<usize>>) {
        self.meanings.extend(meaning);
        varint(&mut self.meanings, phrases.len());
        let mut before: &[usize] = &[];
        for phrase in phrases {
            let shared = before.iter().zip(phrase).take_while(|(a, b)| a == b).count();
            varint(&mut self.lengths, shared * 32 + phrase.len());
            // Where they part, this one's word comes later.
            varint(&mut self.turns, phrase[shared] - before.get(shared).copied().unwrap_or_default());
            for word in &phrase[shared + 1..] {
                varint(&mut self.rest, *word);
            }
            before = phrase;
        }
    }

    fn bytes(self, fingerprint: u32) -> Vec<u8> {
        let mut bytes = fingerprint.to_le_bytes().to_vec();
        for section in [self.masks, self.kinds, self.shared, self.endings, self.meanings, self.lengths, self.turns, self.rest] {
            varint(&mut bytes, section.len());
            bytes.extend(section);
        }
        bytes
    }
}

/// A number, seven bits a byte, the lowest first.
fn varint(to: &mut Vec<u8>, mut number: usize) {
    while number >= 128 {
        to.push(number as u8 | 128);
        number >>= 7;
    }
    to.push(number as u8);
}

/// What has this name.
fn named<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    all.iter().find(|(known, _)| *known == name).map(|(_, what)| *what)
}

/// The code of the sense of this name.
fn sense(name: &str) -> Option<u8> {
    named(Sense::ALL, name).map(|sense| sense::SENSES + sense as u8)
}

fn place(id: &str) -> Result<u8, String> {
    Category::of(id).map(|category| category.place() as u8).ok_or(format!("unknown category `{id}`"))
}

/// Every reading of `(this|that)`, of `[this]`, which may be left out, and of both inside each other.
fn expand(phrase: &str) -> Result<Vec<String>, String> {
    let (all, rest) = readings(phrase)?;
    if rest.is_empty() { Ok(all) } else { Err(format!("`{phrase}` closes what it did not open")) }
}

/// The readings up to a `|` or a closing bracket that is not this part's own, and what follows.
fn readings(mut text: &str) -> Result<(Vec<String>, &str), String> {
    let mut all = vec![String::new()];
    loop {
        let at = text.find(['(', '[', '|', ')', ']']).unwrap_or(text.len());
        let (plain, rest) = text.split_at(at);
        for one in &mut all {
            one.push_str(plain);
        }
        let (close, free) = match rest.chars().next() {
            Some('(') => (')', false),
            Some('[') => (']', true),
            _ => return Ok((all, rest)),
        };
        let mut choices = if free { vec![String::new()] } else { Vec::new() };
        let mut inner = &rest[1..];
        loop {
            let (some, after) = readings(inner)?;
            choices.extend(some);
            match after.strip_prefix('|') {
                Some(more) => inner = more,
                None => {
                    text = after.strip_prefix(close).ok_or_else(|| format!("`{rest}` does not close"))?;
                    break;
                }
            }
        }
        all = all.iter().flat_map(|one| choices.iter().map(move |choice| format!("{one}{choice}"))).collect();
    }
}
