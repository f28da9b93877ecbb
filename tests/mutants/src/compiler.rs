//! Everything the compiler can be asked: every built-in law as it is, with a line left out, and with a line that says something else.

use std::path::Path;
use std::{fs, io};

use miette::Diagnostic;
use privity_compile::{Compiled, Problem, Problems, Words, claims, emit, law, schema, unread, vocabulary};

/// Every how manyth line is changed.
const STEP: usize = 17;

/// What stands in place of a value: of a wrong kind, and an id that nobody has.
const INSTEAD: [&str; 4] = ["7", "\"nothing\"", "[\"immigration_status\", \"nothing\"]", "[7]"];

/// Lines of a law that say something else: how the first of them begins, and what it says instead.
const HEADS: [(&str, &str); 17] = [
    ("id ", "id = \"\""),
    ("id ", "id = \"Law\""),
    ("id ", "id = \"a_law\""),
    ("id ", "id = \"a-law-2\""),
    ("status ", "status = \"advice\""),
    ("status ", "status = \"repealed\"\nuntil = 2019-01-01"),
    ("since ", "since = 2020-01-01\nuntil = 2020-01-01"),
    ("since ", "since = 2020-01-01\nuntil = 2020-01-02"),
    ("since ", "since = 2020-01-01T00:00:00"),
    ("default ", "default = [\"nothing\"]"),
    ("act ", "act = [\"disclose\", \"disclose\"]"),
    ("when ", "when = { required_by_law = [true, true] }"),
    ("when ", "when = { required_by_law = [false, false] }"),
    ("duty ", "duty = [\"record_immigration_assistance_request\", \"record_immigration_assistance_request\"]"),
    ("code ", "code = \"CODE\"\ntrigger = \"in words\""),
    ("approval ", "approval = [\"nothing\"]"),
    ("approval ", "approval = [\"required_by_law\"]"),
];

/// The tables of a law file.
const TABLES: [&str; 6] = ["[[scope]]", "[[rule]]", "[[basis]]", "[[text]]", "[[note]]", "[[advice]]"];

/// How many of each a vocabulary may have.
const MOST: [(&str, usize); 6] = [("category", 64), ("act", 32), ("duty", 32), ("party", 64), ("purpose", 64), ("process", 64)];

/// Days on which to ask what was last read more than a year before: soon, about a year after, and long after.
const LATER: [i32; 7] = [20_800, 21_142, 21_143, 21_144, 21_145, 21_146, 22_000];

/// The longest law file read, in bytes.
const LONGEST: usize = 4 << 20;

/// What the compiler says of each file, as text, one at a time.
pub fn answers() -> io::Result<impl Iterator<Item = String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/privity-laws");
    let words = fs::read_to_string(folder.join("law/vocabulary.toml"))?;
    let (laws, claimed) = (sources(&folder.join("law"))?, sources(&folder.join("claims"))?);
    let read = vocabulary(&words).map_err(|problems| io::Error::other(problems.to_string()))?;
    let read: &'static Words = Box::leak(Box::new(read));
    let compiled = move |source: String| said(&source, law(&source, read), |law| format!("{law:?}"));
    let whole = laws.clone().into_iter().map(move |source| {
        let emitted = |law: Compiled| format!("{law:?}") + &emit::laws(&[law]);
        said(&source, law(&source, read), emitted)
    });
    let claims = claimed
        .into_iter()
        .flat_map(|source| less(source.clone(), 5).chain(instead(source, 7)))
        .map(move |source| said(&source, claims(&source, read), |claims| format!("{claims:?}")));
    let unread = laws.clone().into_iter().map(|source| {
        let on = |day| {
            said(&source, unread(&source, privity_core::Day(day)), |late| late.iter().map(|problem| shown(&source, problem)).collect())
        };
        LATER.map(on).concat()
    });
    let written = std::iter::once_with(move || format!("{}{:?}", emit::vocabulary(read), schema()));
    let long = [LONGEST, LONGEST + 1].into_iter().map(|length| "#".repeat(length)).map(compiled);
    let changed = laws.into_iter().flat_map(|source| {
        let heads = heads(source.clone());
        heads.chain(without(source.clone())).chain(twice(source.clone())).chain(less(source.clone(), STEP)).chain(instead(source, 3 * STEP))
    });
    let words = less(words.clone(), 2 * STEP)
        .chain(instead(words.clone(), STEP))
        .chain(full(words.clone()))
        .chain(twice(words))
        .map(|source| said(&source, vocabulary(&source), |words| format!("{:?}", (words.fields, words.pairs, words.vocabulary))));
    Ok(unread.chain(whole).chain(written).chain(claims).chain(words).chain(changed.map(compiled)).chain(long))
}

/// What was made of a file, and how the problems with it are shown.
fn said<T>(source: &str, made: Result<T, Problems>, good: impl FnOnce(T) -> String) -> String {
    match made {
        Ok(made) => good(made),
        Err(problems) => format!("{problems}{}", problems.0.iter().map(|problem| shown(source, problem)).collect::<String>()),
    }
}

fn shown(source: &str, problem: &Problem) -> String {
    let labels: Vec<_> = problem.labels().into_iter().flatten().collect();
    let [code, help] = [problem.code(), problem.help()].map(|part| part.map(|part| part.to_string()));
    format!("{problem}{problem:?}{:?}{code:?}{help:?}{:?}{labels:?}", problem.position(source), problem.severity())
}

/// The files of a folder, by name, without the vocabulary.
fn sources(folder: &Path) -> io::Result<Vec<String>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "toml") && !path.ends_with("vocabulary.toml"));
    paths.sort();
    paths.into_iter().map(fs::read_to_string).collect()
}

/// The file as it is, and without one of its lines, for every `step`th of them.
fn less(source: String, step: usize) -> impl Iterator<Item = String> {
    let lines = source.lines().count();
    (0..lines).rev().step_by(step).map(move |gone| with(&source, gone, ""))
}

/// The file with another value in one of its lines, for every `step`th of those that have one.
fn instead(source: String, step: usize) -> impl Iterator<Item = String> {
    let keys: Vec<(usize, String)> = source
        .lines()
        .enumerate()
        .filter_map(|(at, line)| Some((at, line.split_once('=').filter(|(key, _)| !key.contains(['#', '"']))?.0.to_owned())))
        .collect();
    keys.into_iter().step_by(step).flat_map(|line| INSTEAD.map(|value| (line.clone(), value))).map(move |((at, key), value)| {
        let line = format!("{key}= {value}\n");
        with(&source, at, &line)
    })
}

/// A vocabulary with as many words of a kind as it may have, and one more.
fn full(source: String) -> impl Iterator<Item = String> {
    MOST.into_iter().flat_map(move |(kind, most)| {
        let head = format!("[[{kind}]]");
        let there = source.lines().filter(|line| *line == head).count();
        let more = |count: usize| (there..count).map(|at| format!("\n{head}\nid = \"more_{at}\"\ntext = \"More.\"\n")).collect::<String>();
        [most, most + 1].map(|count| source.clone() + &more(count))
    })
}

/// The file with another line.
fn heads(source: String) -> impl Iterator<Item = String> {
    HEADS.into_iter().filter_map(move |(key, line)| {
        let at = source.lines().position(|line| line.starts_with(key))?;
        Some(with(&source, at, &format!("{line}\n")))
    })
}

/// The file with a table twice, the last of each kind.
fn twice(source: String) -> impl Iterator<Item = String> {
    let tables: Vec<String> = source.split("\n\n").filter(|table| table.starts_with("[[")).map(str::to_owned).collect();
    let last = tables.clone().into_iter().enumerate().filter(move |(at, table)| {
        let kind = table.lines().next();
        tables.iter().skip(at + 1).all(|other| other.lines().next() != kind)
    });
    last.map(move |(_, table)| format!("{source}\n\n{table}\n"))
}

/// The file without one kind of its tables, as it is and as advice.
fn without(source: String) -> impl Iterator<Item = String> {
    TABLES.into_iter().flat_map(move |kind| {
        let mut kept = true;
        let mut less = String::new();
        for line in source.split_inclusive('\n') {
            if line.starts_with('[') {
                kept = !line.starts_with(kind);
            }
            if kept {
                less.push_str(line);
            }
        }
        let advice = heads(less.clone()).find(|source| source.contains("status = \"advice\""));
        core::iter::once(less).chain(advice)
    })
}

/// The file with something else in place of a line.
fn with(source: &str, at: usize, line: &str) -> String {
    source.split_inclusive('\n').enumerate().map(|(other, kept)| if other == at { line } else { kept }).collect()
}
