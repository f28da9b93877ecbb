//! The fields of forms, read from the files that define them.
//!
//! | file | read as |
//! |---|---|
//! | `.html`, `.htm`, `.xhtml`, and templates of these (`.php`, `.erb`, `.vue`…: [`endings`]) | [HTML](https://html.spec.whatwg.org/multipage/forms.html), each `form` by itself, without the code that a server runs |
//! | `.json` with `properties` | [JSON Schema](https://json-schema.org), with its UI schema |
//! | `.json` with `components` | [Form.io](https://form.io) |
//! | `.pdf` | `AcroForm` fields (ISO 32000-2, 12.7) |
//! | `.xlsx`, `.csv` | [XLSForm](https://xlsform.org), or a table with a column of questions |
//!
//! Pages and tables may be in any encoding that browsers know; the others are in UTF-8 or say what they are in.
//!
//! [`read`] never fails as a whole where a part can be read: what could not be is an [`Unreadable`], with its place.
//! Nothing here follows a link, runs a script or opens another file.

mod form_io;
mod html;
mod json;
mod pdf;
mod schema;
mod table;

use core::fmt;
use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
pub use privity::FormField;

/// A file longer than this is not read.
pub const LONGEST: usize = 32 << 20;

/// A field, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Placed {
    /// The field.
    pub field: FormField,
    /// Line in the file, from 1; 0 where there are none.
    pub line: u32,
    /// Its place in a file without lines: a JSON pointer, the name of a PDF field, a row.
    pub path: String,
}

/// A form in a file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SourceForm {
    /// Its language, if it says.
    pub lang: String,
    /// Whether it is sent over an encrypted connection, if it says.
    pub secure: Option<bool>,
    /// Its fields, in their order.
    pub fields: Vec<Placed>,
}

/// Why a file, or a part of it, was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong: lower case, without a period, and without anything from the file.
    pub message: String,
    /// Line in the file, from 1; 0 if not known.
    pub line: u32,
}

impl Unreadable {
    fn new(message: impl Into<String>) -> Unreadable {
        Unreadable { message: message.into(), line: 0 }
    }

    fn at(mut self, line: u32) -> Unreadable {
        self.line = line;
        self
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Unreadable {}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Read {
    /// Its forms; none if it has none.
    pub forms: Vec<SourceForm>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
}

impl From<Unreadable> for Read {
    fn from(unreadable: Unreadable) -> Read {
        Read { forms: Vec::new(), unreadable: vec![unreadable] }
    }
}

/// Whether a file of this name may hold a form.
pub fn readable(name: &str) -> bool {
    kind(name).is_some()
}

/// What is said of a file longer than [`LONGEST`], which need not be read to say it.
pub fn too_long() -> Read {
    Unreadable::new(format!("longer than {} MB", LONGEST >> 20)).into()
}

/// Reads the forms of a file. The name says what it is; only the part after its last dot is looked at.
pub fn read(name: &str, bytes: &[u8]) -> Read {
    if bytes.len() > LONGEST {
        return too_long();
    }
    match kind(name) {
        Some(Kind::Html) => decoded(bytes).map_or_else(Read::from, |page| html::read(&page)),
        Some(Kind::Json) => text(bytes).map_or_else(Read::from, json::read),
        Some(Kind::Pdf) => pdf::read(bytes),
        Some(Kind::Workbook) => table::workbook(bytes),
        Some(Kind::Csv) => decoded(bytes).map_or_else(Read::from, |table| table::csv(&table)),
        None => Unreadable::new("no kind of form is known by this ending").into(),
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Html,
    Json,
    Pdf,
    Workbook,
    Csv,
}

/// What files are, by their endings.
const ENDINGS: [(Kind, &[&str]); 5] = [
    (
        Kind::Html,
        &[
            "html", "htm", "xhtml", "vue", "svelte", "astro", "njk", "liquid", "hbs", "mustache", "jinja", "j2", "erb", "eex", "heex",
            "ejs", "twig", "tmpl", "gohtml", "ftl", "php", "phtml", "jsp", "asp", "aspx", "ascx", "cshtml",
        ],
    ),
    (Kind::Json, &["json"]),
    (Kind::Pdf, &["pdf"]),
    (Kind::Workbook, &["xlsx"]),
    (Kind::Csv, &["csv"]),
];

/// The endings of files that may hold a form, in lower case and without a dot.
pub fn endings() -> impl Iterator<Item = &'static str> {
    ENDINGS.into_iter().flat_map(|(_, endings)| endings.iter().copied())
}

fn kind(name: &str) -> Option<Kind> {
    let (_, ending) = name.rsplit_once('.')?;
    ENDINGS.into_iter().find(|(_, endings)| endings.iter().any(|known| known.eq_ignore_ascii_case(ending))).map(|(kind, _)| kind)
}

/// A text in UTF-8, as JSON has to be.
fn text(bytes: &[u8]) -> Result<&str, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    core::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        Unreadable::new("not UTF-8 text").at(line as u32 + 1)
    })
}

/// How far from the start of a page its encoding is said (HTML, 13.2.3.2).
const DECLARED: usize = 1024;

/// A page or a table in whatever encoding it is: that of its byte order mark, UTF-8, what it declares, else windows-1252, as browsers do.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let refused = match text(bytes) {
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
