//! What a phrase of a lexicon may mean, besides a category.

/// Languages that have a lexicon, by BCP 47 tag.
pub(crate) const LANGUAGES: &[&str] = &["en", "es", "zh-Hans", "zh-Hant", "ru", "bn", "ht", "ko", "ar", "ur", "fr", "pl"];

/// In the place of a language: several.
pub(crate) const ANY: usize = 15;

/// How much a phrase says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub(crate) enum Strength {
    /// Only as an answer offered.
    Option,
    /// Only if little else is said.
    Alone,
    /// The same, and only on a page in its language.
    Own,
    /// In a label or a name.
    Plain,
    /// Even in a sentence about something else.
    Strong,
    /// In what a person writes.
    Said,
}

impl Strength {
    /// Each by its name.
    pub(crate) const ALL: &'static [(&'static str, Strength)] = &[
        ("option", Strength::Option),
        ("alone", Strength::Alone),
        ("own", Strength::Own),
        ("plain", Strength::Plain),
        ("strong", Strength::Strong),
        ("said", Strength::Said),
    ];

    /// The strength of this code.
    pub(crate) fn coded(code: u8) -> Strength {
        Strength::ALL.get(usize::from(code)).map_or(Strength::Option, |(_, strength)| *strength)
    }
}

/// Codes of senses begin here: after those of categories.
pub(crate) const SENSES: u8 = 200;

/// What a phrase means that names no category.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sense {
    /// These words do not name what they seem to: "school name".
    Span,
    /// The field is about a datum and does not ask for it: "reason for no".
    Meta,
    /// The field asks for nothing about a person: "number of children".
    Stop,
    /// Words that add nothing: "please enter".
    Filler,
}

impl Sense {
    /// Each by its name.
    pub(crate) const ALL: &'static [(&'static str, Sense)] =
        &[("span", Sense::Span), ("meta", Sense::Meta), ("stop", Sense::Stop), ("filler", Sense::Filler)];

    /// The sense of this code; none is a category.
    pub(crate) fn coded(code: u8) -> Option<Sense> {
        code.checked_sub(SENSES).and_then(|at| Sense::ALL.get(usize::from(at))).map(|(_, sense)| *sense)
    }
}
