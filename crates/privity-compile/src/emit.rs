//! Writes compiled laws as Rust source: `static`s of the types of [`privity_core`].

use std::fmt::Write as _;

use privity_core::text::{
    Advice, Basis, Cite, Domain, Fact, Id, LawText, List, Note, Place, Rule, Severity, Status, Str, Suggestion, Trigger, Vocabulary, Word,
};
use privity_core::{Row, Tables, Then};

use crate::compiled::Compiled;
use crate::words::Words;

/// What every emitted file starts with.
pub const PRELUDE: &str = "use std::borrow::Cow;\nuse privity_core::*;\nuse privity_core::Can::*;\nuse privity_core::text::*;\n";

/// The vocabulary as `pub static VOCABULARY`.
pub fn vocabulary(words: &Words) -> String {
    let v = &words.vocabulary;
    let fields = format!("static FIELDS: &[Field] = &{:?};\n", words.fields);
    let Vocabulary { facts, parties, purposes, processes, acts, categories, duties, places, notes, suggestions, .. } = v;
    fields
        + &format!(
            "/// The built-in vocabulary.\npub static VOCABULARY: Vocabulary = Vocabulary {{ space: Space::new(FIELDS, {:?}), facts: {}, parties: {}, purposes: {}, processes: {}, acts: {}, categories: {}, duties: {}, places: {}, notes: {}, suggestions: {} }};\n",
            words.pairs,
            facts.rust(),
            parties.rust(),
            purposes.rust(),
            processes.rust(),
            acts.rust(),
            categories.rust(),
            duties.rust(),
            places.rust(),
            notes.rust(),
            suggestions.rust()
        )
}

/// Laws as `pub static LAWS` and `pub static TEXTS`, in this order.
pub fn laws(laws: &[Compiled]) -> String {
    let mut out = String::new();
    let mut names = (String::new(), String::new());
    for (at, law) in laws.iter().enumerate() {
        let Tables { edges, acts, sheets, classes, branches, cubes, terms, overs, rows } = &law.tables;
        let _ = writeln!(
            out,
            "static LAW{at}: Law<'static> = Law {{ edges: &{edges:?}, acts: {acts}, sheets: &{sheets:?}, classes: &{classes:?}, branches: &{branches:?}, cubes: &{cubes:?}, terms: &{terms:?}, overs: &{overs:?}, rows: &[{}] }};",
            rows.iter().copied().map(row).collect::<String>()
        );
        let _ = writeln!(out, "static TEXT{at}: LawText = {};", law.text.rust());
        let _ = write!(names.0, "LAW{at}, ");
        let _ = write!(names.1, "&TEXT{at}, ");
    }
    let _ = writeln!(out, "/// The tables of the built-in laws.\npub static LAWS: &[Law<'static>] = &[{}];", names.0);
    let _ = writeln!(out, "/// Their words, in the same order.\npub static TEXTS: &[&LawText] = &[{}];", names.1);
    out
}

fn row(row: Row) -> String {
    let Row { then, duties, discretionary } = row;
    format!("Row {{ then: {}, duties: {duties}, discretionary: {discretionary} }},", then.rust())
}

/// A value as a Rust expression.
trait Literal {
    fn rust(&self) -> String;
}

impl Literal for Str {
    fn rust(&self) -> String {
        format!("Cow::Borrowed({:?})", self.as_ref())
    }
}

impl<T: Literal + Clone> Literal for List<T> {
    fn rust(&self) -> String {
        let items: Vec<String> = self.iter().map(Literal::rust).collect();
        format!("Cow::Borrowed(&[{}])", items.join(", "))
    }
}

impl<T: Literal> Literal for Option<T> {
    fn rust(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_owned(), |value| format!("Some({})", value.rust()))
    }
}

/// Types whose `Debug` form is a Rust expression.
macro_rules! plain {
    ($($type:ty),*) => { $(impl Literal for $type {
        fn rust(&self) -> String {
            format!("{self:?}")
        }
    })* };
}

/// Enums whose `Debug` form wants their name before it.
macro_rules! named {
    ($($type:ident),*) => { $(impl Literal for $type {
        fn rust(&self) -> String {
            format!("{}::{self:?}", stringify!($type))
        }
    })* };
}

macro_rules! literal {
    ($($type:ident { $($field:ident),* })*) => { $(impl Literal for $type {
        fn rust(&self) -> String {
            let fields = [$(format!("{}: {}", stringify!($field), self.$field.rust())),*];
            format!("{} {{ {} }}", stringify!($type), fields.join(", "))
        }
    })* };
}

plain!(bool, u8, u16, u32, [u8; 32], privity_core::Day, privity_core::Categories, privity_core::Cube, Trigger);
named!(Domain, Status, Severity, Then);
literal! {
    Word { id, text }
    Fact { id, text, ask, values }
    Place { id, laws }
    Suggestion { fact, when, value, note }
    Note { id, say, difference, reading, trigger }
    Cite { section, quote, paraphrase, source, url, since, until, checked }
    Rule { id, row, also, then, acts, of, when, approval, over, duties, discretionary, cite, notes }
    Id { id, cite, notes, text }
    Basis { trigger, basis, cite, notes }
    Advice { code, severity, message, principle, trigger, unless, discretionary, depends, cite, notes }
    LawText { id, title, place, status, since, until, ids, rules, scope, basis, notes, advice, digest }
}
