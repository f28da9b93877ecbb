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
