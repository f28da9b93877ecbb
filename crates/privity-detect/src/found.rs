//! What was found, and why.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::Category;

/// A category that a field asks for, or that a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub category: Category,
    /// How sure, from 0 to 100. An order, not a probability.
    pub score: u8,
    /// Not asked for as such, but told by something that is: a Social Security number stands in for citizenship.
    pub proxy: bool,
    /// What it was told by, strongest first.
    pub because: Vec<Evidence>,
}

/// One reason for a finding. It never repeats a value: words are the lexicon's own, and numbers are masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where it was seen.
    pub at: Where,
    /// What was seen there.
    pub what: String,
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}`", self.at.id(), self.what)
    }
}

/// The part of a field, or of a column, that gives evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// The label.
    Label,
    /// The name.
    Name,
    /// The id.
    Id,
    /// The `autocomplete` attribute.
    Autocomplete,
    /// The placeholder.
    Placeholder,
    /// The help text.
    Help,
    /// The options.
    Options,
    /// The type.
    Type,
    /// A value, which is not repeated.
    Value,
}

impl Where {
    /// Its word on the wire.
    pub fn id(self) -> &'static str {
        match self {
            Where::Label => "label",
            Where::Name => "name",
            Where::Id => "id",
            Where::Autocomplete => "autocomplete",
            Where::Placeholder => "placeholder",
            Where::Help => "help",
            Where::Options => "options",
            Where::Type => "type",
            Where::Value => "value",
        }
    }
}

/// Evidence put together.
pub(crate) mod tally {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::{Evidence, Found, Where};
    use crate::category::Category;

    /// What has been found so far.
    #[derive(Default)]
    pub(crate) struct Tally(Vec<Found>);

    impl Tally {
        /// Whether nothing has been found.
        pub(crate) fn is_empty(&self) -> bool {
            self.0.is_empty()
        }

        /// Whether a category has been found.
        pub(crate) fn has(&self, category: Category) -> bool {
            self.0.iter().any(|found| found.category == category)
        }

        /// Whether this place has given evidence of a category; the score is then the higher of the two.
        pub(crate) fn raise(&mut self, category: Category, score: u8, at: Where) -> bool {
            let known = self.0.iter_mut().find(|found| found.category == category && found.because.iter().any(|reason| reason.at == at));
            known.map(|found| found.score = found.score.max(score)).is_some()
        }

        /// Adds a finding, or evidence to one.
        pub(crate) fn add(&mut self, category: Category, score: u8, at: Where, what: String) {
            match self.0.iter_mut().find(|found| found.category == category) {
                Some(found) => {
                    if !found.because.iter().any(|known| known.at == at) {
                        found.score = found.score.max(score).saturating_add(3).min(99);
                        found.because.push(Evidence { at, what });
                    }
                    found.score = found.score.max(score);
                }
                None => self.0.push(Found { category, score, proxy: false, because: alloc::vec![Evidence { at, what }] }),
            }
        }

        /// Takes from another what agrees with what has been found.
        pub(crate) fn agree(&mut self, other: &Tally) {
            for found in &other.0 {
                for reason in &found.because {
                    self.agree_one(found.category, reason.at, &reason.what);
                }
            }
        }

        /// Takes evidence if it agrees with what has been found.
        pub(crate) fn agree_one(&mut self, category: Category, at: Where, what: &str) {
            if self.0.iter().any(|found| found.category == category) {
                self.add(category, 0, at, what.into());
            }
        }

        /// Whether this holds of every category found.
        pub(crate) fn all(&self, of: impl Fn(Category) -> bool) -> bool {
            self.0.iter().all(|found| of(found.category))
        }

        /// Keeps the categories of which this holds.
        pub(crate) fn retain(&mut self, keep: impl Fn(Category) -> bool) {
            self.0.retain(|found| keep(found.category));
        }

        /// What was found, with what stands in for something else, in order.
        pub(crate) fn found(mut self) -> Vec<Found> {
            let told = self.0.iter().filter(|found| stands_in(found.category)).max_by_key(|found| found.score);
            let citizenship = self.0.iter().any(|found| found.category == Category::CitizenshipStatus);
            if let Some(told) = told.filter(|_| !citizenship) {
                let because = told.because.clone();
                self.0.push(Found { category: Category::CitizenshipStatus, score: told.score / 2, proxy: true, because });
            }
            self.0.sort_by_key(|found| (core::cmp::Reverse(found.score), found.category));
            self.0
        }
    }

    /// Whether a category stands in for citizenship.
    pub(crate) fn stands_in(category: Category) -> bool {
        matches!(
            category,
            Category::Ssn
                | Category::Itin
                | Category::LanguagesSpoken
                | Category::Nationality
                | Category::NationalOrigin
                | Category::CountryOfOrigin
                | Category::PlaceOfBirth
        )
    }
}
