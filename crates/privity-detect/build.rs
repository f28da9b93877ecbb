//! Compiles `lexicon/*.toml` to tables. `README.md` says what a lexicon may say.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "src/category.rs"]
#[allow(dead_code, unreachable_pub, reason = "only ids are read here")]
mod category;
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

#[derive(Default)]
struct Lexicon {
    /// Words of each class; `skip` are passed over.
    classes: BTreeMap<String, BTreeSet<String>>,
    phrases: BTreeMap<(Vec<Part>, Meaning), BTreeSet<usize>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lexicon");
    let mut lexicon = Lexicon::default();
    let read = LANGUAGES.iter().map(|name| Ok((name, fs::read_to_string(format!("lexicon/{name}.toml"))?.parse()?)));
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
                    "not" => (Sense::of(key).ok_or(format!("unknown `not.{key}`"))?.code(), Strength::Plain),
                    "said" => (place(key)?, Strength::Said),
                    _ => (place(name)?, Strength::of(key).ok_or(format!("unknown `{name}.{key}`"))?),
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

    fn emit(&self) -> Result<String, Box<dyn Error>> {
        let classes: Vec<&String> = self.classes.keys().collect();
        let mut tokens: BTreeMap<(String, bool), u16> = BTreeMap::new(); // with what classes
        for (bit, class) in classes.iter().enumerate() {
            for word in &self.classes[*class] {
                *tokens.entry((word.clone(), false)).or_default() |= 1 << bit;
            }
        }
        for (parts, _) in self.phrases.keys() {
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
            self.phrases.keys().flat_map(|(parts, _)| parts).collect::<BTreeSet<_>>().into_iter().map(|part| (part, place(part))).collect();
        let mut phrases: Vec<Vec<Vec<u8>>> = vec![Vec::new(); tokens.len() + classes.len()];
        let mut count = 0;
        for ((parts, (what, strength)), languages) in &self.phrases {
            let language = match languages.len() {
                1 => *languages.first().ok_or("no language")?,
                _ => sense::ANY,
            };
            let mut bytes = vec![*what, strength | (language as u8) << 4, (parts.len() - 1) as u8];
            for part in parts.iter().skip(1) {
                bytes.extend((places[part] as u16).to_le_bytes());
            }
            phrases[places[&parts[0]]].push(bytes);
            count += 1;
        }
        let mut stream = Vec::new();
        for of in &phrases {
            stream.extend(u16::try_from(of.len())?.to_le_bytes());
            stream.extend(of.iter().flatten());
        }
        let masks: Vec<u16> = tokens.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let kinds: Vec<u8> = tokens
            .iter()
            .map(|((_, stem), mask)| u8::from(*stem) << 7 | masks.iter().position(|known| known == mask).unwrap_or_default() as u8)
            .collect();
        let text: String = tokens.keys().map(|(word, _)| word.as_str()).collect();
        let lengths: Vec<u8> = tokens.keys().map(|(word, _)| word.len() as u8).collect();
        let mut out = String::new();
        writeln!(out, "// {count} phrases, {} words\n", tokens.len())?;
        writeln!(out, "pub(super) static TEXT: &str = {text:?};")?;
        writeln!(out, "pub(super) static LENGTHS: &[u8] = &{lengths:?};")?;
        writeln!(out, "pub(super) static KINDS: &[u8] = &{kinds:?};")?;
        writeln!(out, "pub(super) static MASKS: &[u16] = &{masks:?};")?;
        writeln!(out, "pub(super) static PHRASES: &[u8] = &{stream:?};")?;
        writeln!(out, "pub(super) const WORDS: usize = {};", tokens.len())?;
        writeln!(out, "pub(super) const CLASSES: usize = {};", classes.len())?;
        writeln!(out, "pub(super) const SLOTS: usize = {};", (tokens.len() * 2).next_power_of_two())?;
        let skip = classes.iter().position(|class| *class == "skip").ok_or("no words to skip")?;
        writeln!(out, "pub(super) const SKIP: u16 = {};", 1 << skip)?;
        println!("cargo::warning={count} phrases, {} words, {} bytes of text, {} of phrases", tokens.len(), text.len(), stream.len());
        Ok(out)
    }
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
        all.iter_mut().for_each(|one| one.push_str(plain));
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
