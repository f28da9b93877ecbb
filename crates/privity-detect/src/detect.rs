//! From a form field to categories.

use alloc::vec::Vec;

use crate::{Field, Found};

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
    let _ = field;
    Vec::new()
}
