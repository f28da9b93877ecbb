//! Lexicons as files. Assumes the answers of all built in are right; shows that loading changes none of them.

use privity::FormField;
use privity_detect::{BadLexicon, Field, Kind, Kinds, Lexicons};
use serde_json::Value;

const FIELDS: &str = include_str!("fields.jsonl");

/// The labelled fields, each with its row.
fn fields() -> Vec<(FormField, Value)> {
    let rows = FIELDS.lines().map(|line| serde_json::from_str(line).unwrap());
    let read = |row: Value| (FormField::from_bytes(row["field"].to_string().as_bytes()).unwrap(), row);
    rows.map(read).collect()
}

fn as_read(field: &FormField) -> Field<'_> {
    Field {
        label: &field.label,
        name: &field.name,
        id: &field.id,
        kind: &field.kind,
        autocomplete: &field.autocomplete,
        placeholder: &field.placeholder,
        help: &field.help,
        options: &[],
        lang: &field.lang,
    }
}

fn loaded(languages: &[&str]) -> Lexicons {
    let mut lexicons = Lexicons::default();
    for language in languages {
        lexicons.load(Lexicons::file(language).unwrap()).unwrap();
    }
    lexicons
}

#[test]
fn loaded_in_any_order_they_answer_as_when_built_in() {
    let mut languages: Vec<&str> = Lexicons::languages().collect();
    assert_eq!((languages.len(), languages[0]), (11, "en"), "both kinds of Chinese are one file");
    languages.reverse();
    languages.push("en"); // again
    let (built, loaded) = (Lexicons::builtin(), loaded(&languages));
    for (field, _) in fields() {
        assert_eq!(built.detect(&as_read(&field)), loaded.detect(&as_read(&field)), "{field:?}");
        assert_eq!(built.scan(&field.label), loaded.scan(&field.label), "{field:?}");
    }
}

#[test]
fn english_and_the_language_of_a_page_are_enough_for_it() {
    let built = Lexicons::builtin();
    let ids = |lexicons: &Lexicons, field: &FormField| -> Vec<&str> {
        lexicons.detect(&as_read(field)).iter().filter(|found| !found.proxy).map(|found| found.category.id()).collect()
    };
    for language in Lexicons::languages() {
        let few = loaded(&["en", language]);
        for (field, row) in fields().iter().filter(|(field, _)| field.lang.split('-').next() == Some(language)) {
            let (all, found) = (ids(&built, field), ids(&few, field));
            for id in row["need"].as_array().unwrap().iter().flat_map(|group| group.as_array().unwrap()) {
                let id = id.as_str().unwrap();
                assert!(!all.contains(&id) || found.contains(&id), "{language}: {id} of {field:?}");
            }
        }
    }
}

#[test]
fn what_is_no_lexicon_is_refused_whole() {
    let file = Lexicons::file("fr").unwrap();
    let label = Field { label: "date de naissance", ..Field::default() };
    for bad in [&[][..], b"lexicon", &file[1..], &file[..file.len() / 2], &file[..file.len() - 1]] {
        let mut lexicons = Lexicons::default();
        assert_eq!(lexicons.load(bad), Err(BadLexicon));
        assert_eq!(lexicons.detect(&label), []);
    }
    assert_eq!(loaded(&["fr"]).detect(&label)[0].category.id(), "date_of_birth");
}

#[test]
fn a_column_is_read_for_the_kinds_asked_for() {
    let lexicons = Lexicons::builtin();
    let values = ["ana@example.org", "li@example.org", "123-45-6789"];
    let found = |kinds| lexicons.detect_column("contact", &values, kinds).first().map(|one| one.category.id());
    assert_eq!(found(Kinds::ALL), Some("email_address"));
    assert_eq!(found(Kinds::of(&[Kind::Email])), Some("email_address"));
    assert_eq!(found(Kinds::of(&[Kind::Ssn, Kind::Phone])), None);
}
