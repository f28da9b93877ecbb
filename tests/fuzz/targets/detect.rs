//! Bytes, read as what a page or a person may have written, or as a lexicon that came damaged: whatever they are, there is an answer, the
//! same twice, in order, and with nothing of what was given in it.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use privity::{Detected, FormField};
use privity_detect::{Kinds, Lexicons, detect_column, scan};

/// No word of a lexicon has so many digits in a row; a count of values has fewer.
const DIGITS_IN_EVIDENCE: usize = 5;

fuzz_target!(|bytes: &[u8]| match bytes {
    [b'{', ..] => field(bytes),
    [b'=', column @ ..] => column_of(column),
    [b'%', damage @ ..] => lexicon(damage),
    _ => text(bytes),
});

/// A field as JSON.
fn field(bytes: &[u8]) {
    let Ok(field) = FormField::from_bytes(bytes) else { return };
    let found = field.detect();
    assert_eq!(found, field.detect(), "the same field asks for the same");
    said(&found);
}

/// The name of a column in the first line, a value in each other.
fn column_of(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    let (name, values) = text.split_once('\n').unwrap_or((text, ""));
    let values: Vec<&str> = values.lines().collect();
    said(&Detected::of_column(name, &values));
    let none = builtin().detect_column(name, &values, Kinds::of(&[]));
    assert_eq!(none, detect_column(name, &[]), "without kinds only the name tells");
}

/// What a person wrote.
fn text(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    let spans = scan(text);
    assert_eq!(spans, scan(text), "the same text tells the same");
    for span in &spans {
        assert!(text.get(span.start..span.end).is_some_and(|part| !part.is_empty()), "a span is a part of the text: {span:?}");
        assert!(span.score <= 100, "{span:?}");
    }
    assert!(spans.windows(2).all(|two| two[0].start <= two[1].start), "spans come in order");
}

/// A lexicon in which bytes have been changed: three bytes a change, a place and what is there.
fn lexicon(damage: &[u8]) {
    let mut file = Lexicons::file("ht").unwrap_or_default().to_vec();
    for change in damage.chunks_exact(3) {
        let place = usize::from(change[0]) << 8 | usize::from(change[1]);
        let places = file.len();
        file[place % places] = change[2];
    }
    let mut lexicons = Lexicons::default();
    if lexicons.load(&file).is_ok() {
        let field = privity_detect::Field { label: "nimewo telefòn, dat nesans", lang: "ht", ..Default::default() };
        assert_eq!(lexicons.detect(&field), lexicons.detect(&field));
    } else {
        assert_eq!(lexicons.detect(&privity_detect::Field { label: "nimewo telefòn", ..Default::default() }), [], "nothing is taken in");
    }
}

fn builtin() -> &'static Lexicons {
    static BUILTIN: OnceLock<Lexicons> = OnceLock::new();
    BUILTIN.get_or_init(Lexicons::builtin)
}

fn said(found: &Detected) {
    assert!(found.categories.windows(2).all(|two| two[0].score >= two[1].score), "the surest comes first: {found:?}");
    for one in &found.categories {
        assert!(one.score <= 100 && !one.because.is_empty(), "{one:?}");
        for reason in &one.because {
            let run = reason.what.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
            assert!(run < DIGITS_IN_EVIDENCE, "evidence repeats a number: {reason:?}");
        }
    }
}
