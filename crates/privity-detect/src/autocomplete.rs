//! HTML's `autocomplete`.

use crate::category::Category;

mod tables {
    include!(concat!(env!("OUT_DIR"), "/autocomplete.rs"));
}

/// The category an `autocomplete` asks the browser for, and the token that says so.
pub(crate) fn category(attribute: &str) -> Option<(Category, &'static str)> {
    let mut work = false;
    let mut found = None;
    for token in attribute.split_ascii_whitespace() {
        work |= token.eq_ignore_ascii_case("work");
        found = found.or_else(|| tables::TOKENS.iter().find(|(known, _)| token.eq_ignore_ascii_case(known)));
    }
    let (token, place) = found?;
    let category = Category::at(*place)?;
    Some((if work && category == Category::HomeAddress { Category::WorkAddress } else { category }, token))
}
