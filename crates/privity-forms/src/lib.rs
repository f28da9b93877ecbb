//! The fields of forms, read from the files that define them.
//!
//! | file | read as |
//! |---|---|
//! | `.html`, `.htm`, `.xhtml`, and templates of these (`.php`, `.erb`, `.vue`…: [`endings`]) | [HTML](https://html.spec.whatwg.org/multipage/forms.html), each `form` by itself, without the code that a server runs |
//! | `.jsx`, `.tsx` | the fields that a component draws, as HTML |
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
mod grid;
mod html;
mod json;
mod jsx;
mod pdf;
mod schema;
mod table;
mod template;
mod text;

use core::fmt;

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
        Some(Kind::Html) => text::decoded(bytes).map_or_else(Read::from, |page| html::read(&page)),
        Some(Kind::Jsx) => text::utf8(bytes).map_or_else(Read::from, jsx::read),
        Some(Kind::Json) => text::utf8(bytes).map_or_else(Read::from, json::read),
        Some(Kind::Pdf) => pdf::read(bytes),
        Some(Kind::Workbook) => table::workbook(bytes),
        Some(Kind::Csv) => text::decoded(bytes).map_or_else(Read::from, |table| table::csv(&table)),
        None => Unreadable::new("no kind of form is known by this ending").into(),
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Html,
    Jsx,
    Json,
    Pdf,
    Workbook,
    Csv,
}

/// What files are, by their endings.
const ENDINGS: [(Kind, &[&str]); 6] = [
    (
        Kind::Html,
        &[
            "html",
            "htm",
            "xhtml",
            "vue",
            "svelte",
            "astro",
            "njk",
            "liquid",
            "hbs",
            "handlebars",
            "mustache",
            "jinja",
            "jinja2",
            "j2",
            "djhtml",
            "erb",
            "eex",
            "heex",
            "ejs",
            "twig",
            "tmpl",
            "gohtml",
            "ftl",
            "php",
            "phtml",
            "jsp",
            "asp",
            "aspx",
            "ascx",
            "cshtml",
        ],
    ),
    (Kind::Jsx, &["jsx", "tsx"]),
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

/// The first text that says something; empty if none does.
fn first<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}
