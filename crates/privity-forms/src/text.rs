//! From bytes to a text, in whatever encoding it is.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::Unreadable;

/// A text in UTF-8, as JSON has to be.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    core::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        Unreadable::new("not UTF-8 text").at(line as u32 + 1)
    })
}

/// How far from the start of a page its encoding is said (HTML, 13.2.3.2).
const DECLARED: usize = 1024;

/// A page or a table in whatever encoding it is: that of its byte order mark, UTF-8, what it declares, else windows-1252, as browsers do.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let refused = match utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(refused) => refused,
    };
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared(bytes).unwrap_or(WINDOWS_1252),
    };
    let (decoded, encoding, wrong) = encoding.decode(bytes);
    let control = |c: char| c.is_control() && !c.is_whitespace();
    // What is no text has characters that no text has.
    if wrong || encoding == UTF_8 || decoded.contains(control) { Err(refused) } else { Ok(decoded) }
}

/// The encoding that a page declares: `<meta charset="…">`, or in `content`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARED).unwrap_or(bytes).to_ascii_lowercase();
    let at = start.windows(8).position(|here| here == b"charset=")? + 8;
    let said = start.get(at..)?;
    let from = said.iter().position(|byte| !matches!(byte, b'"' | b'\''))?;
    let name = said.get(from..)?.split(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))).next()?;
    Encoding::for_label(name)
}
