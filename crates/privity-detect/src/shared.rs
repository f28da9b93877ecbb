//! Detection with lexicons that a whole program shares: those built in, and those loaded since.

use alloc::vec::Vec;
use std::sync::{LazyLock, PoisonError, RwLock, RwLockReadGuard};

use crate::lexicon::Lexicons;
use crate::packed::BadLexicon;
use crate::{Field, Found, Kinds, Span};

static SHARED: LazyLock<RwLock<Lexicons>> = LazyLock::new(|| RwLock::new(Lexicons::builtin()));

/// The lexicons now. What is taken in is taken in whole: whoever panicked meanwhile left nothing half done.
fn now() -> RwLockReadGuard<'static, Lexicons> {
    SHARED.read().unwrap_or_else(PoisonError::into_inner)
}

/// Takes in one more language for [`detect`], [`scan`] and [`detect_column`]: see [`Lexicons::load`].
///
/// # Errors
///
/// [`BadLexicon`] if it is no lexicon, or one written for another version; then nothing is taken in.
pub fn load(file: &[u8]) -> Result<(), BadLexicon> {
    SHARED.write().unwrap_or_else(PoisonError::into_inner).load(file)
}

/// The categories a form field asks for, the surest first.
///
/// Findings with equal scores come in the order of the vocabulary. Proxies come as findings of their own. A field that asks for nothing of the
/// vocabulary gives none.
///
/// ```
/// use privity_detect::{Field, detect};
///
/// let found = detect(&Field { label: "Fecha de nacimiento", lang: "es", ..Field::default() });
/// assert_eq!(found[0].category.id(), "date_of_birth");
/// assert!(detect(&Field { label: "Number of children", ..Field::default() }).is_empty());
/// ```
pub fn detect(field: &Field<'_>) -> Vec<Found> {
    now().detect(field)
}

/// The parts of a text that tell something about a person, in order.
///
/// A number counts only if it keeps the rules it is issued by. What a span says is left in the text: a [`Span`] holds places, no words.
///
/// ```
/// use privity_detect::{Kind, scan};
///
/// let text = "call me at (505) 555-0142, my ssn is 000-12-3456";
/// let spans = scan(text);
/// assert_eq!((spans.len(), spans[0].kind), (1, Kind::Phone)); // no Social Security number begins with 000
/// assert_eq!(&text[spans[0].start..spans[0].end], "(505) 555-0142");
/// ```
pub fn scan(text: &str) -> Vec<Span> {
    now().scan(text)
}

/// The categories a column holds, by its name and its values, the surest first.
///
/// A value counts if it is wholly of one kind; a kind counts if three of five values that are not empty are of it. Kinds that many numbers
/// could be (nine digits, a day, two letters and four digits) count only where the name says so. No value is repeated.
///
/// ```
/// use privity_detect::detect_column;
///
/// let found = detect_column("contact", &["ana@example.org", "", "li@example.org"]);
/// assert_eq!(found[0].category.id(), "email_address");
/// assert_eq!(found[0].because[0].to_string(), "value: `email: 2 of 2`");
/// ```
pub fn detect_column(name: &str, values: &[&str]) -> Vec<Found> {
    now().detect_column(name, values, Kinds::ALL)
}
