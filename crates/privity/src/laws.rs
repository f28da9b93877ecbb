//! The laws a question may name: the built-in ones and those added.

use std::sync::Arc;

use privity_core::text::{LawText, Status, Vocabulary};
use privity_core::{Law, Tables};

use crate::fault::Fault;
use crate::file::{self, Words};

/// Laws to ask: the built-in ones, and any added. Immutable while it answers; a clone shares them.
///
/// ```
/// let laws = privity::Laws::builtin();
/// assert!(laws.laws().iter().any(|law| law.law == "nyc-iil"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Laws(Arc<Inner>);

#[derive(Clone, Debug, Default)]
struct Inner {
    /// Words read at run time, instead of those built in.
    words: Option<Words>,
    added: Vec<(Tables, LawText)>,
}

impl Laws {
    /// The built-in laws.
    pub fn builtin() -> Laws {
        Laws::default()
    }

    /// Adds a law of one's own from its TOML. The warnings of its compilation come back; what keeps it from compiling is in the
    /// [`Problems`](privity_compile::Problems), each with its place in the file.
    #[cfg(feature = "compile")]
    pub fn add(&mut self, source: &str) -> Result<Vec<privity_compile::Problem>, privity_compile::Problems> {
        let compiled = file::compiled(source)?;
        if self.names().iter().any(|name| compiled.text.id == name.as_str()) {
            let id = &compiled.text.id;
            let problem = privity_compile::Problem::new("law-duplicate", format!("there is a law or place `{id}` already"), 0..0);
            return Err(problem.help("give the law an id of its own").into());
        }
        Arc::make_mut(&mut self.0).added.push((compiled.tables, compiled.text));
        Ok(compiled.warnings)
    }

    /// Adds a law of one's own from its compiled file. Fault: `bad-law-file`, `duplicate-law`.
    pub fn load(&mut self, file: &[u8]) -> Result<(), Fault> {
        let (tables, text) = file::read_law(file)?;
        if self.names().iter().any(|name| text.id == name.as_str()) {
            return Err(Fault::new("duplicate-law", "there is a law or place of that id already"));
        }
        Arc::make_mut(&mut self.0).added.push((tables, text));
        Ok(())
    }

    /// Reads words of the built-in laws, where they are not built in: those that answers show, or all there are. Fault: `bad-law-file`.
    pub fn read(&mut self, file: &[u8]) -> Result<(), Fault> {
        Arc::make_mut(&mut self.0).words = Some(file::read_words(file)?);
        Ok(())
    }

    /// Fault `no-words`, if the words of the built-in laws were neither built in nor read.
    pub(crate) fn worded(&self) -> Result<(), Fault> {
        let there = cfg!(feature = "words") || self.0.words.is_some();
        if there { Ok(()) } else { Err(Fault::new("no-words", "the words of the laws are not loaded")) }
    }

    /// Fault `no-words`, if what explains and shows the built-in laws was neither built in nor read.
    pub(crate) fn studied(&self) -> Result<(), Fault> {
        let there = cfg!(feature = "study") || self.0.words.as_ref().is_some_and(|words| words.whole);
        if there { Ok(()) } else { Err(Fault::new("no-words", "the words that explain and show the laws are not loaded")) }
    }

    /// Every id that a question may use, with what it means.
    pub fn vocabulary(&self) -> &Vocabulary {
        self.0.words.as_ref().map_or(&privity_laws::VOCABULARY, |words| &words.vocabulary)
    }

    /// The tables of law number `at`.
    pub(crate) fn law(&self, at: usize) -> Option<Law<'_>> {
        let builtin = privity_laws::LAWS.get(at).copied();
        builtin.or_else(|| self.0.added.get(at.checked_sub(privity_laws::LAWS.len())?).map(|(tables, _)| tables.law()))
    }

    /// The words of law number `at`.
    pub(crate) fn text(&self, at: usize) -> Option<&LawText> {
        let read = self.0.words.as_ref().and_then(|words| words.laws.get(at));
        let builtin = read.or_else(|| privity_laws::TEXTS.get(at).copied());
        builtin.or_else(|| self.0.added.get(at.checked_sub(privity_laws::TEXTS.len())?).map(|(_, text)| text))
    }

    /// The words of every law, built-in first.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &LawText> + Clone {
        (0..).map_while(|at| self.text(at))
    }

    /// The laws that an id names: one law, or those in force in a place.
    pub(crate) fn named(&self, id: &str) -> Option<Vec<usize>> {
        let law = |id: &str| self.texts().position(|text| text.id == id);
        if let Some(at) = law(id) {
            return Some(vec![at]);
        }
        let builtin = self.vocabulary().places.iter().find(|place| place.id == id);
        let mut laws: Vec<usize> = builtin.into_iter().flat_map(|place| place.laws.iter()).filter_map(|id| law(id)).collect();
        let first = privity_laws::TEXTS.len();
        let added = self.0.added.iter().enumerate().filter(|(_, (_, text))| text.place == id && text.status == Status::InForce);
        laws.extend(added.map(|(at, _)| first + at));
        (!laws.is_empty()).then_some(laws)
    }

    /// The law of this id. Fault: `unknown-law`, which names the laws of a place.
    pub(crate) fn one(&self, id: &str) -> Result<(usize, &LawText), Fault> {
        if let Some(found) = self.texts().enumerate().find(|(_, text)| text.id == id) {
            return Ok(found);
        }
        let Some(laws) = self.named(id) else {
            return Err(Fault::unknown("unknown-law", "law", id, self.texts().map(|text| text.id.as_ref())));
        };
        let laws: Vec<&str> = laws.into_iter().filter_map(|at| self.text(at)).map(|text| text.id.as_ref()).collect();
        Err(Fault::new("unknown-law", format!("`{id}` is a place, not a law")).help(format!("its laws are {}", laws.join(", "))))
    }

    /// Every id that `law` may be.
    pub(crate) fn names(&self) -> Vec<String> {
        let places = self.vocabulary().places.iter().map(|place| place.id.to_string());
        let added = self.0.added.iter().map(|(_, text)| text.place.to_string());
        let mut names: Vec<String> = places.chain(added).chain(self.texts().map(|text| text.id.to_string())).collect();
        names.dedup();
        names
    }
}
