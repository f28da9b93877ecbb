//! `privity show`

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use privity::{Condition, LawPage, RuleView, Style};

use crate::check;
use crate::paint::{self, paint};

pub(crate) fn run(law: &str, json: bool, with: &[PathBuf]) -> io::Result<ExitCode> {
    let Some(laws) = check::with(with)? else { return Ok(ExitCode::from(2)) };
    let mut out = anstream::stdout();
    match laws.show(law) {
        Ok(page) if json => writeln!(out, "{}", serde_json::to_string(&page)?)?,
        Ok(page) => show(&mut out, &page)?,
        Err(fault) => {
            if json {
                writeln!(out, "{}", serde_json::json!({ "v": privity::V, "fault": fault }))?;
            } else {
                writeln!(anstream::stderr(), "{}: {fault}\n  help: {}", paint::error("fault"), fault.help)?;
            }
            return Ok(ExitCode::from(1));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(out: &mut impl Write, page: &LawPage) -> io::Result<()> {
    writeln!(out, "{}", paint(Style::Heading, &page.law.title))?;
    let until = page.law.until.as_ref().map_or(String::new(), |day| format!(", until {day}"));
    writeln!(out, "{}, {}, since {}{until}", page.law.law, page.law.status.replace('_', " "), page.law.since)?;
    if !page.scope.is_empty() {
        writeln!(out, "\n{}", paint(Style::Heading, "It covers"))?;
    }
    for clause in &page.scope {
        condition(out, clause, "  ")?;
    }
    for rule in &page.rules {
        self::rule(out, rule)?;
    }
    if !page.notes.is_empty() {
        writeln!(out, "\n{}", paint(Style::Heading, "Notes, and the readings taken"))?;
    }
    for note in &page.notes {
        writeln!(out, "  {}  {}", note.note, note.say)?;
        for text in [&note.difference, &note.reading].into_iter().flatten() {
            writeln!(out, "    {}", paint(Style::Small, text))?;
        }
    }
    Ok(())
}

fn rule(out: &mut impl Write, rule: &RuleView) -> io::Result<()> {
    let key = if rule.row.is_empty() { rule.rule.clone() } else { format!("{}/{}", rule.rule, rule.row) };
    let then = match rule.then {
        "permit" => paint(Style::Verdict("permitted"), "permits"),
        "needs_approval" => paint(Style::Verdict("needs_approval"), "asks for approval"),
        "prohibit" => paint(Style::Verdict("prohibited"), "prohibits"),
        "text" => "decides nothing here".to_owned(),
        "advice" => "advises".to_owned(),
        _ => "is cited".to_owned(),
    };
    writeln!(out, "\n{}  {then}  {}", paint(Style::Heading, &key), rule.cite.section)?;
    let mark = if rule.cite.paraphrase { "in other words: " } else { "" };
    writeln!(out, "  {}", paint(Style::Quote, &format!("{mark}“{}”", rule.cite.quote)))?;
    writeln!(out, "  {}", paint(Style::Small, &format!("{}, checked {}", rule.cite.source, rule.cite.checked)))?;
    condition(out, &rule.about, "  ")?;
    if let Some(message) = &rule.message {
        writeln!(out, "  says: {message}")?;
    }
    for (what, list) in [("duties", &rule.duty), ("overrides", &rule.over), ("notes", &rule.notes)] {
        if !list.is_empty() {
            writeln!(out, "  {what}: {}", list.join(", "))?;
        }
    }
    Ok(())
}

fn condition(out: &mut impl Write, about: &Condition, indent: &str) -> io::Result<()> {
    for (what, list) in [("to", &about.act), ("of", &about.of)] {
        if !list.is_empty() {
            writeln!(out, "{indent}{what}: {}", list.join(", "))?;
        }
    }
    for (fact, values) in &about.when {
        // A condition in words has no values.
        let values = if values.is_empty() { String::new() } else { format!(" is {}", values.join(" or ")) };
        writeln!(out, "{indent}when {fact}{values}")?;
    }
    Ok(())
}
