//! JSX: the fields that a component draws, written as HTML for [`html`](crate::html) to read.
//!
//! Only what stands between `<` and `>` is read; the code around it stays where it is, as text, so that lines are the same. An attribute is kept
//! if its value is written out (`"…"`, `{"…"}`); what is computed is not known, and is left out. Components are taken for the elements that their
//! names say they draw: `TextField` for a field of text, `InputLabel` for a label.

use crate::html;
use crate::{Read, Unreadable};

/// What the last part of a component's name says it draws, in the order in which they are looked for: an `InputLabel` is a label.
const DRAWS: [(&str, &str, &str); 14] = [
    ("label", "label", ""),
    ("legend", "legend", ""),
    ("menuitem", "option", ""),
    ("option", "option", ""),
    ("textarea", "textarea", ""),
    ("select", "select", ""),
    ("checkbox", "input", "checkbox"),
    ("radio", "input", "radio"),
    ("datepicker", "input", "date"),
    ("textfield", "input", "text"),
    ("textinput", "input", "text"),
    ("inputtext", "input", "text"),
    ("input", "input", ""),
    ("field", "input", ""),
];

/// A file longer than this was not written by hand, and is not read.
const LONGEST: usize = 1 << 20;
/// Nor is a tag.
const TAG: usize = 1 << 13;

/// Reads the fields of a file of JSX or TSX.
pub(crate) fn read(source: &str) -> Read {
    if source.len() > LONGEST {
        return Unreadable::new(format!("longer than {} MB", LONGEST >> 20)).into();
    }
    let mut page = String::with_capacity(source.len());
    write(source, &mut page);
    html::read(&page)
}

/// Writes what is drawn as HTML. A tag is written on one line, with all that its attributes draw; its other lines come after it.
fn write(source: &str, page: &mut String) {
    let mut rest = source;
    while let Some(at) = rest.find(['<', '{', '}']) {
        let (before, from) = rest.split_at(at);
        page.push_str(before);
        if let Some(comment) = from.strip_prefix("{/*") {
            let (said, after) = comment.split_once("*/}").unwrap_or((comment, ""));
            page.extend(said.chars().filter(|c| *c == '\n'));
            rest = after;
            continue;
        }
        // `Array<string>` and `a<n` are no tags; `Name<span>` is one.
        let after_word = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$'));
        let tag = |read: &(Tag<'_>, usize)| !after_word || read.0.is_html();
        let near = from.get(..from.floor_char_boundary(TAG)).unwrap_or_default();
        let Some((tag, long)) = Tag::read(near).filter(tag) else {
            // A brace, or what is no tag.
            page.push(' ');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        let mut drawn = String::new();
        tag.write(&mut drawn);
        page.push_str(&drawn.replace(['\n', '\r'], " "));
        let (written, after) = from.split_at(long);
        page.extend(written.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    page.push_str(rest);
}

/// A tag as it is written.
struct Tag<'a> {
    ends: bool,
    name: &'a str,
    /// Attributes whose values are written out, or that have none.
    attributes: Vec<(&'a str, &'a str)>,
    /// Values that are computed, and may draw something themselves.
    computed: Vec<&'a str>,
    empty: bool,
}

impl<'a> Tag<'a> {
    /// The tag that a text begins with, and how long it is.
    fn read(source: &'a str) -> Option<(Tag<'a>, usize)> {
        let mut rest = source.strip_prefix('<')?;
        let ends = rest.starts_with('/');
        rest = rest.strip_prefix('/').unwrap_or(rest);
        let name = word(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        rest = rest.get(name.len()..)?;
        let mut tag = Tag { ends, name, attributes: Vec::new(), computed: Vec::new(), empty: false };
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix("/>") {
                tag.empty = true;
                return Some((tag, source.len() - after.len()));
            }
            if let Some(after) = rest.strip_prefix('>') {
                return Some((tag, source.len() - after.len()));
            }
            if rest.starts_with('{') {
                // `{...properties}`, `{/* a comment */}`
                rest = rest.get(braces(rest)?..)?;
                continue;
            }
            let key = word(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'));
            if key.is_empty() {
                return None;
            }
            rest = rest.get(key.len()..)?.trim_start();
            let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
                tag.attributes.push((key, ""));
                continue;
            };
            let long = match value.chars().next()? {
                '{' => braces(value)?,
                quote @ ('"' | '\'') => value.get(1..)?.find(quote)? + 2,
                _ => return None,
            };
            let (written, after) = value.split_at_checked(long)?;
            match literal(written) {
                Some(literal) => tag.attributes.push((key, literal)),
                None => tag.computed.push(written),
            }
            rest = after;
        }
    }

    /// Whether it can be no type: it ends something, or is an element that stands in a text.
    fn is_html(&self) -> bool {
        self.ends || html::INLINE.contains(&self.name) || matches!(self.name, "input" | "select" | "textarea" | "label" | "br")
    }

    /// Writes it as HTML.
    fn write(&self, page: &mut String) {
        let name = self.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let component = self.name.starts_with(|c: char| c.is_ascii_uppercase());
        let drawn = DRAWS.iter().find(|(known, ..)| component && name.ends_with(known));
        let (element, kind) = drawn.map_or((name.as_str(), ""), |(_, element, kind)| (*element, *kind));
        let void = element == "input";
        if self.ends {
            if !void {
                page.extend(["</", element, ">"]);
            }
            return;
        }
        let mut within = String::new();
        for code in self.computed.iter().filter(|code| code.contains('<')) {
            write(code, &mut within);
        }
        // A component that is handed its field draws no other.
        if void && ["<input", "<select", "<textarea"].iter().any(|field| within.contains(field)) {
            page.push_str(&within);
            return;
        }
        page.extend(["<", element]);
        let mut said = "";
        for (key, value) in &self.attributes {
            let key = match *key {
                "htmlFor" => "for",
                "autoComplete" => "autocomplete",
                // What a component draws beside its field, or as its label.
                "label" if component => {
                    said = value;
                    "aria-label"
                }
                "helperText" | "helpText" | "hint" | "description" if component => "title",
                key => key,
            };
            page.extend([" ", key, "=\"", &value.replace('"', "&quot;"), "\""]);
        }
        if !kind.is_empty() && !self.attributes.iter().any(|(key, _)| *key == "type") {
            page.extend([" type=\"", kind, "\""]);
        }
        page.push('>');
        if element == "label" {
            page.push_str(&said.replace('<', "&lt;"));
        }
        page.push_str(&within);
        if self.empty && !void {
            page.extend(["</", element, ">"]);
        }
    }
}

/// As much of the start of a text as is made of these.
fn word(text: &str, of: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !of(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// How long the code in braces at the start of a text is, with both braces. An apostrophe may be one of a text that is drawn.
fn braces(text: &str) -> Option<usize> {
    closed(text, true).or_else(|| closed(text, false))
}

fn closed(text: &str, quotes: bool) -> Option<usize> {
    let mut depth = 0_u32;
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if let Some(open) = quote {
            if c == open && !escaped {
                quote = None;
            }
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' | '\'' | '`' if quotes => quote = Some(c),
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at + 1),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// A value that is written out: in quotes, or in quotes in braces.
fn literal(written: &str) -> Option<&str> {
    let inner = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).map_or(written, str::trim);
    let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let text = inner.strip_prefix(quote)?.strip_suffix(quote)?;
    (!text.contains(quote) && !text.contains("${")).then_some(text)
}
