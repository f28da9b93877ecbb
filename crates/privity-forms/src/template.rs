//! Templates: pages with code in them.

use std::borrow::Cow;

/// How code that a server runs begins and ends: PHP's; ERB's, JSP's, ASP's and EJS's.
const CODE: [(&str, &str); 4] = [("<?php", "?>"), ("<?=", "?>"), ("<? ", "?>"), ("<%", "%>")];

/// A page without such code, which a browser never gets; lines stay where they are. PHP without an end goes on to the end of the file.
pub(crate) fn without_code(source: &str) -> Cow<'_, str> {
    let mut page = String::new();
    let mut rest = source;
    while let Some((before, code, (open, close))) = opened(rest) {
        let (code, after) = match code.find(close) {
            Some(end) => code.split_at(end + close.len()),
            None if open == "<?php" => (code, ""),
            None => break,
        };
        page.push_str(before);
        page.extend(code.chars().filter(|c| *c == '\n'));
        page.push(' ');
        rest = after;
    }
    if page.is_empty() {
        return Cow::Borrowed(source);
    }
    page.push_str(rest);
    Cow::Owned(page)
}

/// What is before the first code, what begins with it, and how it begins and ends.
fn opened(page: &str) -> Option<(&str, &str, (&str, &str))> {
    page.match_indices('<').find_map(|(at, _)| {
        let (before, code) = page.split_at(at);
        Some((before, code, CODE.into_iter().find(|(open, _)| code.starts_with(open))?))
    })
}
