//! Ids of the vocabulary to numbers, and the named sets that law files may use.

use std::collections::BTreeMap;

use privity_core::text::{Domain, Vocabulary, Word};
use privity_core::{Field, Space, WORDS};
use toml::Spanned;

use crate::problem::{Problem, nearest};

/// A vocabulary read from its file, with the named sets that law files may use.
#[derive(Clone, Debug)]
pub struct Words {
    /// Ids and wording, in order.
    pub vocabulary: Vocabulary,
    /// The fields of [`Vocabulary::space`].
    pub fields: Vec<Field>,
    /// The lowest bit of every two-valued field.
    pub pairs: [u64; WORDS],
    pub(crate) sets: Sets,
}

impl Words {
    /// The layout of the facts.
    pub fn space(&self) -> Space<'_> {
        Space::new(&self.fields, self.pairs)
    }
}

/// Named sets of values, by what they are values of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sets {
    pub(crate) party: BTreeMap<String, u64>,
    pub(crate) purpose: BTreeMap<String, u64>,
    pub(crate) process: BTreeMap<String, u64>,
    pub(crate) category: BTreeMap<String, u64>,
}

impl Sets {
    pub(crate) fn of(&self, domain: Domain) -> &BTreeMap<String, u64> {
        match domain {
            Domain::Party => &self.party,
            Domain::Purpose => &self.purpose,
            Domain::Process => &self.process,
        }
    }
}

/// Refuses an id given twice.
pub(crate) fn unique<'a>(ids: impl Iterator<Item = &'a Spanned<String>>) -> Result<(), Problem> {
    let mut seen: Vec<&str> = Vec::new();
    for id in ids {
        if seen.contains(&id.get_ref().as_str()) {
            return Err(Problem::new("law-duplicate", format!("`{}` is given twice", id.get_ref()), id.span()));
        }
        seen.push(id.get_ref());
    }
    Ok(())
}

/// The number of an id in a list of words.
pub(crate) fn number(list: &[Word], id: &Spanned<String>, what: &str) -> Result<usize, Problem> {
    list.iter().position(|word| word.id == id.get_ref().as_str()).ok_or_else(|| {
        let problem = Problem::new("law-unknown-id", format!("unknown {what} `{}`", id.get_ref()), id.span());
        nearest(problem, id.get_ref(), list.iter().map(|word| word.id.as_ref()))
    })
}
