//! Fields: the labelled set, and what must hold of every field.

use std::collections::{BTreeMap, BTreeSet};

use privity::FormField;
use privity_detect::{Category, Field, detect};
use proptest::prelude::*;
use serde_json::Value;

const FIELDS: &str = include_str!("fields.jsonl");

/// Found, missed and false, as in the languages' floors.
#[derive(Default, Debug)]
struct Score {
    found: usize,
    missed: usize,
    wrong: usize,
}

fn ids(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect()
}

#[test]
fn the_labelled_set_is_found_in_every_language() {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for line in FIELDS.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let answer = FormField::from_bytes(row["field"].to_string().as_bytes()).unwrap().detect();
        let found: Vec<&str> = answer.categories.iter().filter(|one| !one.proxy).map(|one| one.category).collect();
        let needs: Vec<Vec<&str>> = row["need"].as_array().unwrap().iter().map(ids).collect();
        let language = row["field"]["lang"].as_str().unwrap_or("none").to_owned();
        let score = scores.entry(language.clone()).or_default();
        for need in &needs {
            let met = need.iter().any(|id| found.contains(id));
            *(if met { &mut score.found } else { &mut score.missed }) += 1;
            seen.extend(need.iter().map(|id| (language.clone(), (*id).to_owned())));
        }
        let known = |id: &&&str| needs.iter().flatten().any(|need| need == *id) || ids(&row["ok"]).contains(*id);
        score.wrong += found.iter().filter(|id| !known(id) && **id != "other_identifying_information").count();
    }
    for (language, score) in &scores {
        let precise = score.found * 100 >= 95 * (score.found + score.wrong);
        let complete = score.found * 100 >= 95 * (score.found + score.missed);
        assert!(precise && complete, "{language}: {score:?}");
        if language != "none" {
            for category in Category::all().filter(|category| category.id() != "other_identifying_information") {
                assert!(seen.contains(&(language.clone(), category.id().to_owned())), "no field of {category:?} in {language}");
            }
        }
    }
    assert_eq!(scores.len(), 13, "twelve languages, and none");
}

#[test]
fn categories_are_those_of_the_vocabulary_in_its_order() {
    let known: Vec<&str> = Category::all().map(Category::id).collect();
    let vocabulary: Vec<&str> = privity_laws::VOCABULARY.categories.iter().map(|word| word.id.as_ref()).collect();
    assert_eq!(known, vocabulary);
}

#[test]
fn every_lexicon_says_whether_it_was_reviewed() {
    // The build refuses a file that does not; only English was.
    for (name, text) in [
        ("en", include_str!("../../crates/privity-detect/lexicon/en.toml")),
        ("pl", include_str!("../../crates/privity-detect/lexicon/pl.toml")),
    ] {
        assert_eq!(text.contains("reviewed = true"), name == "en");
    }
}

#[test]
fn the_order_of_options_changes_nothing_but_the_example() {
    let options = ["Citizen", "Permanent resident", "Refugee", "Other"];
    let mut turned = options;
    turned.reverse();
    let ids = |options: &[&str]| -> Vec<(Category, u8)> {
        detect(&Field { label: "Status", options, ..Field::default() }).iter().map(|found| (found.category, found.score)).collect()
    };
    assert_eq!(ids(&options), ids(&turned));
    assert!(!ids(&options).is_empty());
}

#[test]
fn what_stands_in_for_citizenship_says_so() {
    for label in ["Social Security number", "ITIN", "Preferred language", "Nationality", "Country of birth"] {
        let found = detect(&Field { label, ..Field::default() });
        assert!(found.iter().any(|one| one.proxy && one.category.id() == "citizenship_status"), "{label}");
    }
    assert!(!detect(&Field { label: "First name", ..Field::default() }).iter().any(|one| one.proxy));
}

#[test]
fn words_are_found_whole() {
    for name in ["firsttemplate", "published", "estate", "incarnation", "embrace", "ssnake", "unzipped", "phonetics"] {
        assert_eq!(detect(&Field { name, ..Field::default() }), [], "{name}");
    }
}

proptest! {
    /// P1: any text is answered; evidence is the lexicon's, so a value in a label is not repeated; the same again gives the same.
    #[test]
    fn any_field_is_answered_and_nothing_given_is_repeated(label in "\\PC{0,60}", name in "[a-zA-Z0-9_.\\[\\]]{0,30}", kind in "[a-z_]{0,12}", secret in "[0-9]{5,9}") {
        let label = format!("{label} phone {secret}");
        let placeholder = format!("{secret}@example.org");
        let field = Field { label: &label, name: &name, kind: &kind, placeholder: &placeholder, help: &label, options: &[&label, &secret], ..Field::default() };
        let found = detect(&field);
        prop_assert_eq!(&found, &detect(&field));
        for reason in found.iter().flat_map(|one| &one.because) {
            prop_assert!(!reason.what.contains(&secret));
        }
        prop_assert!(found.windows(2).all(|two| two[0].score >= two[1].score));
    }
}
