//! The laws a question may name: the built-in ones and those added.

use privity_core::text::{LawText, Status, Vocabulary};
use privity_core::{Law, Tables};

/// Laws to ask: the built-in ones, and any added. Immutable while it answers; cheap to share.
///
/// ```
/// let laws = privity::Laws::builtin();
/// assert!(laws.laws().iter().any(|law| law.law == "nyc-iil"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Laws {
    added: Vec<(Tables, LawText)>,
}

impl Laws {
    /// The built-in laws.
    pub const fn builtin() -> Laws {
        Laws { added: Vec::new() }
    }

    /// Adds a law of one's own from its TOML. The warnings of its compilation come back; what keeps it from compiling is in the
    /// [`Problems`](privity_compile::Problems), each with its place in the file.
    #[cfg(feature = "compile")]
    pub fn add(&mut self, source: &str) -> Result<Vec<privity_compile::Problem>, privity_compile::Problems> {
        let words = privity_compile::vocabulary(privity_laws::VOCABULARY_SOURCE)?;
        let compiled = privity_compile::law(source, &words)?;
        if self.names().iter().any(|name| compiled.text.id == name.as_str()) {
            let id = &compiled.text.id;
            return Err(privity_compile::Problems(vec![privity_compile::Problem {
                code: "law-duplicate",
                warning: false,
                message: format!("there is a law or place `{id}` already"),
                help: Some("give the law an id of its own".to_owned()),
                at: vec![(0..0, String::new())],
                witness: None,
            }]));
        }
        self.added.push((compiled.tables, compiled.text));
        Ok(compiled.warnings)
    }

    /// Every id that a question may use, with what it means.
    pub fn vocabulary(&self) -> &'static Vocabulary {
        &privity_laws::VOCABULARY
    }

    /// The tables of law number `at`.
    pub(crate) fn law(&self, at: usize) -> Option<Law<'_>> {
        let builtin = privity_laws::LAWS.get(at).copied();
        builtin.or_else(|| self.added.get(at.checked_sub(privity_laws::LAWS.len())?).map(|(tables, _)| tables.law()))
    }

    /// The words of law number `at`.
    pub(crate) fn text(&self, at: usize) -> Option<&LawText> {
        self.texts().nth(at)
    }

    /// The words of every law, built-in first.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &LawText> {
        privity_laws::TEXTS.iter().copied().chain(self.added.iter().map(|(_, text)| text))
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
        let added = self.added.iter().enumerate().filter(|(_, (_, text))| text.place == id && text.status == Status::InForce);
        laws.extend(added.map(|(at, _)| first + at));
        (!laws.is_empty()).then_some(laws)
    }

    /// Every id that `law` may be.
    pub(crate) fn names(&self) -> Vec<String> {
        let places = self.vocabulary().places.iter().map(|place| place.id.to_string());
        let added = self.added.iter().map(|(_, text)| text.place.to_string());
        let mut names: Vec<String> = places.chain(added).chain(self.texts().map(|text| text.id.to_string())).collect();
        names.dedup();
        names
    }
}
