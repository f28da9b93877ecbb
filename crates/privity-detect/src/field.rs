//! A form field as a page shows it.

/// A form field as a page shows it. Whatever is absent is empty.
///
/// No member is a value that a person typed: what is typed goes to [`scan`](crate::scan).
///
/// ```
/// use privity_detect::{Field, detect};
///
/// let field = Field { label: "Prénom", name: "billing[first_name]", kind: "text", lang: "fr", ..Field::default() };
/// assert_eq!(detect(&field)[0].category.id(), "name");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Field<'a> {
    /// What a person reads beside it. Its words decide before all others.
    pub label: &'a str,
    /// The name it is sent under, such as `billing[address][line1]`.
    pub name: &'a str,
    /// Its id on the page.
    pub id: &'a str,
    /// Its type: HTML's (`text`, `tel`, `checkbox`), or that of a form library (`YES_NO`, `SelectField`).
    pub kind: &'a str,
    /// HTML's `autocomplete`.
    pub autocomplete: &'a str,
    /// What stands in it while it is empty.
    pub placeholder: &'a str,
    /// A longer text beside it. Only words that leave no doubt count here.
    pub help: &'a str,
    /// The answers offered.
    pub options: &'a [&'a str],
    /// The language of the page as BCP 47 says it (`es`, `zh-Hant`). A guide, not a fence: other languages are read too.
    pub lang: &'a str,
}
