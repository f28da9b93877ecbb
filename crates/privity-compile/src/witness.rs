//! A question that shows what is wrong with a law.

use core::fmt::Write as _;

use privity_core::text::{Domain, Word};
use privity_core::{Categories, Cube, Day};

use crate::words::Words;

/// The part of a question that is not a fact.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) law: &'a str,
    pub(crate) on: Day,
    pub(crate) act: u32,
    pub(crate) of: Categories,
}

/// A closed question, as JSON, that lies in `cube`: facts are false and matters unspecified wherever the cube allows it.
pub(crate) fn question(words: &Words, asked: Asked<'_>, cube: &Cube) -> String {
    let v = &words.vocabulary;
    let name = |list: &[Word], at: u32| list.get(at as usize).map(|word| word.id.to_string()).unwrap_or_default();
    let mut json = format!(
        "{{\"law\":\"{}\",\"on\":\"{}\",\"act\":\"{}\",\"of\":[\"{}\"]",
        asked.law,
        asked.on,
        name(&v.acts, asked.act),
        name(&v.categories, asked.of.0.trailing_zeros())
    );
    let mut facts = Vec::new();
    for (fact, field) in v.facts.iter().zip(&words.fields) {
        let values = field.of(cube);
        if let Some(domain) = fact.values {
            let list = v.values(domain);
            let plain = match domain {
                Domain::Party if fact.id == "actor" => "city_employee",
                Domain::Party => "vendor",
                Domain::Purpose => "unspecified",
                Domain::Process => "none",
            };
            let at = list.iter().position(|word| word.id == plain).filter(|at| values >> at & 1 == 1);
            let at = at.map_or(values.trailing_zeros(), |at| at as u32);
            let _ = write!(json, ",\"{}\":\"{}\"", fact.id, name(list, at));
        } else if values == 2 {
            facts.push(format!("\"{}\":true", fact.id));
        }
    }
    let _ = write!(json, ",\"facts\":{{{}}},\"closed\":true}}", facts.join(","));
    json
}
