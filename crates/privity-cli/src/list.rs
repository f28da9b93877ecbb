//! `privity laws`, `privity vocabulary`, `privity faults`

use std::io::{self, Write};
use std::process::ExitCode;

use privity::{Laws, Style};
use privity_core::Day;
use serde_json::{Value, json};

use crate::paint::paint;

pub(crate) fn laws(json: bool) -> io::Result<ExitCode> {
    let mut out = anstream::stdout();
    let laws = Laws::builtin();
    let places = laws.places();
    if json {
        let places: Vec<Value> = places.into_iter().map(|(place, laws)| json!({ "place": place, "laws": laws })).collect();
        writeln!(out, "{}", json!({ "laws": laws.laws(), "places": places }))?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "{}", paint(Style::Heading, "Laws"))?;
    for law in laws.laws() {
        let status = law.status.replace('_', " ");
        writeln!(out, "  {:<20} {:<10} since {}  {}", law.law, status, law.since, law.title)?;
    }
    writeln!(out, "\n{}", paint(Style::Heading, "Places, and their laws"))?;
    for (place, laws) in places {
        writeln!(out, "  {place:<12} {}", laws.join(", "))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Rules of the built-in laws whose text was last read more than a year before a day.
pub(crate) fn unread(on: Day) -> io::Result<ExitCode> {
    let mut out = anstream::stdout();
    let laws = Laws::builtin();
    // As text: days are written so that they sort.
    let limit = Day(on.0.saturating_sub(365)).to_string();
    let mut count = 0;
    for law in laws.laws() {
        let Ok(page) = laws.show(&law.law) else { continue };
        for rule in page.rules.iter().filter(|rule| rule.cite.checked.as_str() < limit.as_str()) {
            let row = if rule.row.is_empty() { String::new() } else { format!("/{}", rule.row) };
            writeln!(out, "{} {}{row}: read on {}; {}", law.law, rule.rule, rule.cite.checked, rule.cite.source)?;
            count += 1;
        }
    }
    writeln!(out, "{count} rules were last read more than a year before {on}")?;
    Ok(if count == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

pub(crate) fn vocabulary(json: bool) -> io::Result<ExitCode> {
    let mut out = anstream::stdout();
    let laws = Laws::builtin();
    let v = laws.vocabulary();
    let lists = [
        ("acts", &v.acts),
        ("parties", &v.parties),
        ("purposes", &v.purposes),
        ("processes", &v.processes),
        ("categories", &v.categories),
        ("duties", &v.duties),
    ];
    if json {
        let mut all = serde_json::Map::new();
        for (name, list) in lists {
            let words: Vec<Value> = list.iter().map(|word| json!({ "id": word.id, "text": word.text })).collect();
            all.insert(name.to_owned(), Value::Array(words));
        }
        let facts = v.facts.iter().map(|fact| json!({ "id": fact.id, "text": fact.text, "ask": fact.ask }));
        all.insert("facts".to_owned(), Value::Array(facts.collect()));
        writeln!(out, "{}", Value::Object(all))?;
        return Ok(ExitCode::SUCCESS);
    }
    for (name, list) in lists {
        writeln!(out, "{}", paint(Style::Heading, name))?;
        for word in list.iter() {
            words(&mut out, &word.id, &word.text)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", paint(Style::Heading, "facts"))?;
    for fact in v.facts.iter() {
        words(&mut out, &fact.id, &fact.text)?;
        words(&mut out, "", &paint(Style::Small, &fact.ask))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn faults(json: bool) -> io::Result<ExitCode> {
    let mut out = anstream::stdout();
    if json {
        writeln!(out, "{}", json!(privity::faults()))?;
        return Ok(ExitCode::SUCCESS);
    }
    for fault in privity::faults() {
        writeln!(out, "{:<17} {}", fault.code, fault.when)?;
        writeln!(out, "{:<17} {}", "", paint(Style::Small, fault.help))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn words(out: &mut impl Write, id: &str, text: &str) -> io::Result<()> {
    writeln!(out, "  {id:<44} {text}")
}
