//! PDF: the fields of its `AcroForm` (ISO 32000-2, 12.7.3).

use lopdf::{Dictionary, Document, Object};

use crate::{FormField, Placed, Read, SourceForm, Unreadable};

/// Deepest nesting of fields that is read.
const DEEPEST: usize = 16;
/// Field flag 17: a push button, which asks nothing.
const PUSH_BUTTON: i64 = 1 << 16;

pub(crate) fn read(bytes: &[u8]) -> Read {
    let Ok(document) = Document::load_mem(bytes) else { return Unreadable::new("not a PDF that can be read").into() };
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Unreadable::new("an encrypted PDF: save it without a password to have it reviewed").into();
    }
    let mut read = Read::default();
    let mut form = SourceForm::default();
    let Ok(catalog) = document.catalog() else { return read };
    if let Ok(Object::String(lang, _)) = catalog.get(b"Lang") {
        form.lang = words(lang);
    }
    let Some(acro) = dictionary(&document, catalog, b"AcroForm") else { return read };
    let mut seen = Vec::new();
    for field in array(&document, acro, b"Fields") {
        walk(&document, field, ("", None), 0, &mut seen, &mut form);
    }
    if dictionary(&document, acro, b"XFA").is_some() || acro.has(b"XFA") && form.fields.is_empty() {
        read.unreadable.push(Unreadable::new("an XFA form: only its AcroForm fields are read"));
    }
    if !form.fields.is_empty() {
        read.forms.push(form);
    }
    read
}

fn walk<'a>(
    document: &'a Document,
    field: &'a Object,
    (parent, kind): (&str, Option<&'a [u8]>),
    depth: usize,
    seen: &mut Vec<lopdf::ObjectId>,
    form: &mut SourceForm,
) {
    // A field is read once, whatever refers to it.
    if let Ok(id) = field.as_reference() {
        if seen.contains(&id) {
            return;
        }
        seen.push(id);
    }
    let Some(field) = resolved(document, field).and_then(|object| object.as_dict().ok()) else { return };
    let name = text(document, field, b"T");
    let path = [parent, &name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
    let kind = field.get(b"FT").ok().and_then(|kind| kind.as_name().ok()).or(kind);
    let kids: Vec<&Object> = array(document, field, b"Kids");
    let named = |kid: &&Object| resolved(document, kid).and_then(|kid| kid.as_dict().ok()).is_some_and(|kid| kid.has(b"T"));
    if depth < DEEPEST && kids.iter().any(named) {
        for kid in kids {
            walk(document, kid, (&path, kind), depth + 1, seen, form);
        }
        return;
    }
    let flags = field.get(b"Ff").ok().and_then(|flags| flags.as_i64().ok()).unwrap_or(0);
    let (kind, value) = match kind {
        Some(b"Tx") => ("text", text(document, field, b"V")),
        Some(b"Ch") => ("select", String::new()),
        Some(b"Btn") if flags & PUSH_BUTTON == 0 => ("checkbox", String::new()),
        Some(b"Sig") => ("signature", String::new()),
        _ => return,
    };
    let option = |option: &Object| match option {
        Object::String(said, _) => Some(words(said)),
        // An export value and the text shown.
        Object::Array(pair) => pair.last().and_then(|shown| shown.as_str().ok()).map(words),
        _ => None,
    };
    form.fields.push(Placed {
        field: FormField {
            label: text(document, field, b"TU"),
            name: path.clone(),
            kind: kind.to_owned(),
            options: array(document, field, b"Opt").into_iter().filter_map(option).collect(),
            lang: form.lang.clone(),
            value,
            ..FormField::default()
        },
        line: 0,
        path,
    });
}

fn resolved<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

fn dictionary<'a>(document: &'a Document, within: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    resolved(document, within.get(key).ok()?)?.as_dict().ok()
}

fn array<'a>(document: &'a Document, within: &'a Dictionary, key: &[u8]) -> Vec<&'a Object> {
    let found = within.get(key).ok().and_then(|object| resolved(document, object)).and_then(|object| object.as_array().ok());
    found.into_iter().flatten().collect()
}

fn text(document: &Document, within: &Dictionary, key: &[u8]) -> String {
    let found = within.get(key).ok().and_then(|object| resolved(document, object));
    found.and_then(|object| object.as_str().ok()).map(words).unwrap_or_default()
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16BE or UTF-8 with its mark, else Latin.
fn words(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(b"\xfe\xff") {
        let units = wide.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(u16::from_be_bytes);
        return char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match core::str::from_utf8(plain) {
        Ok(text) => text.to_owned(),
        Err(_) => plain.iter().map(|byte| char::from(*byte)).collect(),
    }
}
