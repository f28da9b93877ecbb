//! Compiles `lexicon/*.toml` to tables. `README.md` says what a lexicon may say.
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

/// Phrases that begin alike.
#[derive(Default)]
struct Node {
    /// What the phrase that ends here means: how it says it, and a code.
    means: Vec<[u8; 2]>,
    /// The words, or classes, that may follow.
    next: BTreeMap<u16, Node>,
}

impl Node {
    /// How many meanings, how many words that may follow; the meanings; each word, the length of what follows it, and that.
    fn bytes(&self) -> Result<Vec<u8>, Box<dyn Error>> {
        let (means, next) = (self.means.len(), self.next.len());
        let few = next.min(31);
        if means > 7 || next > 31 + 255 {
            return Err("too many phrases begin alike".into());
        }
        let mut bytes = vec![(means | few << 3) as u8];
        if few == 31 {
            bytes.push((next - 31) as u8);
        }
        bytes.extend(self.means.iter().flatten());
        for (word, node) in &self.next {
            bytes.extend(word.to_le_bytes());
            // Most phrases end here and mean one thing.
            if let ([meaning], true) = (node.means.as_slice(), node.next.is_empty()) {
                bytes.push(0);
                bytes.extend(meaning);
                continue;
            }
            let inner = node.bytes()?;
            bytes.extend(length(inner.len())?);
            bytes.extend(inner);
        }
        Ok(bytes)
    }
}

/// A length in one byte below 128, and in two up to 32767.
fn length(long: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let low = (long & 0xff) as u8;
    Ok(if long < 128 {
        vec![low]
    } else {
        vec![128 | u8::try_from(long >> 8).ok().filter(|high| *high < 128).ok_or("too many phrases begin with one word")?, low]
    })
}

#[derive(Default)]
struct Lexicon {
    /// Words of each class; `skip` are passed over.
    classes: BTreeMap<String, BTreeSet<String>>,
    phrases: BTreeMap<(Vec<Part>, Meaning), BTreeSet<usize>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lexicon");
    let mut lexicon = Lexicon::default();
    let wanted = |name: &str| {
        let main = name.split('-').next().unwrap_or_default().to_uppercase();
        main == "EN" || env::var_os(format!("CARGO_FEATURE_{main}")).is_some()
    };
    // A lexicon left out is empty, so that the others keep their places.
    let read = LANGUAGES.iter().map(|name| {
        let text = if wanted(name) { fs::read_to_string(format!("lexicon/{name}.toml"))? } else { "reviewed = false".to_owned() };
        Ok((name, text.parse()?))
    });
    let files: Vec<(&&str, toml::Table)> = read.collect::<Result<_, Box<dyn Error>>>()?;
    // Words to pass over first: they are left out of phrases too.
    for (name, file) in &files {
        lexicon.words(file).map_err(|problem| format!("lexicon/{name}.toml: {problem}"))?;
    }
    for (at, (name, file)) in files.iter().enumerate() {
        lexicon.phrases(file, at).map_err(|problem| format!("lexicon/{name}.toml: {problem}"))?;
    }
    let to = env::var("OUT_DIR")?;
    fs::write(Path::new(&to).join("lexicon.rs"), lexicon.emit()?)?;
    fs::write(Path::new(&to).join("autocomplete.rs"), autocomplete()?)?;
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
    fn words(&mut self, file: &toml::Table) -> Result<(), String> {
        if !file.get("reviewed").is_some_and(toml::Value::is_bool) {
            return Err("it does not say whether it is `reviewed`".to_owned());
        }
        for (class, words) in file.get("words").and_then(toml::Value::as_table).into_iter().flatten() {
            for word in list(words)? {
                let split = Words::of(word);
                let [one] = split.words.as_slice() else { return Err(format!("`{word}` in `{class}` is not one word")) };
                self.classes.entry(class.clone()).or_default().insert(split.letters(*one).to_owned());
            }
        }
        Ok(())
    }

    fn phrases(&mut self, file: &toml::Table, language: usize) -> Result<(), String> {
        for (name, table) in file {
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
                        let parts = self.parts(&text)?;
                        if parts.is_empty() || parts.len() > 24 {
                            return Err(format!("`{phrase}` has no words, or too many"));
                        }
                        self.phrases.entry((parts, (meaning.0, meaning.1 as u8))).or_default().insert(language);
                    }
                }
            }
        }
        Ok(())
    }

    fn parts(&self, text: &str) -> Result<Vec<Part>, String> {
        let skip = self.classes.get("skip");
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
                if !skip.is_some_and(|skip| skip.contains(&letters)) || text.split_whitespace().count() == 1 {
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

    fn emit(&self) -> Result<String, Box<dyn Error>> {
        let classes: Vec<&String> = self.classes.keys().collect();
        let mut tokens: BTreeMap<(String, bool), u16> = BTreeMap::new(); // with what classes
        for (bit, class) in classes.iter().enumerate() {
            for word in &self.classes[*class] {
                *tokens.entry((word.clone(), false)).or_default() |= 1 << bit;
            }
        }
        let kept: BTreeMap<_, _> =
            self.phrases.iter().filter(|((parts, (what, strength)), languages)| !self.idle(parts, *what, *strength, languages)).collect();
        for (parts, _) in kept.keys() {
            for part in parts {
                match part {
                    Part::Word(word) => _ = tokens.entry((word.clone(), false)).or_default(),
                    Part::Stem(word) => _ = tokens.entry((word.clone(), true)).or_default(),
                    Part::Class(_) => {}
                }
            }
        }
        let place = |part: &Part| -> usize {
            let token = |word: &String, stem| tokens.keys().position(|key| key.0 == *word && key.1 == stem).unwrap_or_default();
            match part {
                Part::Word(word) => token(word, false),
                Part::Stem(word) => token(word, true),
                Part::Class(class) => tokens.len() + classes.iter().position(|known| *known == class).unwrap_or_default(),
            }
        };
        let places: BTreeMap<&Part, usize> =
            kept.keys().flat_map(|(parts, _)| parts).collect::<BTreeSet<_>>().into_iter().map(|part| (part, place(part))).collect();
        let mut roots: Vec<Node> = Vec::new();
        roots.resize_with(tokens.len() + classes.len(), Node::default);
        let mut count = 0;
        for ((parts, (what, strength)), languages) in &kept {
            let language = match languages.len() {
                1 => *languages.first().ok_or("no language")?,
                _ => sense::ANY,
            };
            let mut node = &mut roots[places[&parts[0]]];
            for part in &parts[1..] {
                node = node.next.entry(places[part] as u16).or_default();
            }
            node.means.push([strength | (language as u8) << 4, *what]);
            count += 1;
        }
        let mut stream = Vec::new();
        for root in &roots {
            let bytes = if root.means.is_empty() && root.next.is_empty() { Vec::new() } else { root.bytes()? };
            stream.extend(length(bytes.len())?);
            stream.extend(bytes);
        }
        let masks: Vec<u16> = tokens.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let kinds: Vec<u8> = tokens
            .iter()
            .map(|((_, stem), mask)| u8::from(*stem) << 7 | masks.iter().position(|known| known == mask).unwrap_or_default() as u8)
            .collect();
        let text: String = tokens.keys().flat_map(|(word, _)| [word.as_str(), " "]).collect();
        let mut out = String::new();
        writeln!(out, "// {count} phrases, {} words\n", tokens.len())?;
        writeln!(out, "pub(super) static TEXT: &str = {text:?};")?;
        writeln!(out, "pub(super) static KINDS: &[u8] = &{kinds:?};")?;
        writeln!(out, "pub(super) static MASKS: &[u16] = &{masks:?};")?;
        writeln!(out, "pub(super) static PHRASES: &[u8] = &{stream:?};")?;
        writeln!(out, "pub(super) const WORDS: usize = {};", tokens.len())?;
        writeln!(out, "pub(super) const CLASSES: usize = {};", classes.len())?;
        writeln!(out, "pub(super) const SLOTS: usize = {};", (tokens.len() * 2).next_power_of_two())?;
        let bit = |name: &str| classes.iter().position(|class| *class == name).map(|at| 1_u16 << at).ok_or(format!("no words in `{name}`"));
        writeln!(out, "pub(super) const SKIP: u16 = {};", bit("skip")?)?;
        writeln!(out, "pub(super) const WHO: u16 = {};", bit("who")?)?;
        Ok(out)
    }
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
