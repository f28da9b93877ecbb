//! `privity compare`

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use privity::{BasisDiffers, Cite, Compares, Comparison, Laws, Part, Said, Style, When, Worlds};

use crate::check;
use crate::paint::{self, paint};

pub(crate) fn run(a: &str, b: &str, json: bool, all: bool, with: &[PathBuf]) -> io::Result<ExitCode> {
    let Some(laws) = check::with(with)? else { return Ok(ExitCode::from(2)) };
    let mut out = paint::out(json);
    match laws.compare(a, b) {
        Ok(found) if json => writeln!(out, "{}", serde_json::to_string(&found)?)?,
        Ok(found) => Page { laws: &laws, all, out: &mut out }.show(&found)?,
        Err(fault) => {
            if json {
                writeln!(out, "{}", fault.json())?;
            } else {
                writeln!(anstream::stderr(), "{}: {fault}\n  help: {}", paint::error("fault"), fault.help)?;
            }
            out.flush()?;
            return Ok(ExitCode::from(1));
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

struct Page<'a, W> {
    laws: &'a Laws,
    /// Whether every cube is shown, and not one for each pair of reasons.
    all: bool,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    fn show(&mut self, found: &Comparison) -> io::Result<()> {
        self.side("A", &found.a)?;
        self.side("B", &found.b)?;
        writeln!(self.out, "\n{}", relation("B, beside A, is", found.relation))?;
        self.table(&found.parts)?;
        for part in found.parts.iter().filter(|part| !part.differs.is_empty() || !part.duties.is_empty()) {
            self.part(part)?;
        }
        self.basis(&found.basis)?;
        for (which, list) in [("A alone carries", &found.notes.a), ("B alone carries", &found.notes.b)] {
            if list.is_empty() {
                continue;
            }
            writeln!(self.out, "\n{}", paint(Style::Heading, &format!("Notes that {which}")))?;
            for id in list {
                writeln!(self.out, "  {id}  {}", self.laws.note(id).unwrap_or_default())?;
            }
        }
        if !found.notes.both.is_empty() {
            writeln!(self.out, "\n{}\n  {}", paint(Style::Heading, "Notes that both carry"), found.notes.both.join(", "))?;
        }
        Ok(())
    }

    fn side(&mut self, name: &str, law: &Compares) -> io::Result<()> {
        let days = law.until.as_ref().map_or_else(|| format!("since {}", law.since), |until| format!("{} until {until}", law.since));
        let force = if law.begun { "" } else { ", not in force then" };
        writeln!(self.out, "{}  {} on {}{force}", paint(Style::Heading, name), paint(Style::Heading, &law.law), law.on)?;
        writeln!(self.out, "   {} ({}, {days})", law.title, law.status.replace('_', " "))
    }

    /// A line for each act and set of categories.
    fn table(&mut self, parts: &[Part]) -> io::Result<()> {
        let lines: Vec<(String, String, &Part)> = parts.iter().map(|part| (part.act.join(", "), self.categories(&part.of), part)).collect();
        let width = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
        let acts = width(&mut lines.iter().map(|(act, ..)| act.len())).max(4);
        let of = width(&mut lines.iter().map(|(_, of, _)| of.chars().count())).clamp(10, 60);
        writeln!(
            self.out,
            "\n  {}",
            paint(Style::Small, &format!("{:<acts$}  {:<of$}  {:<13} differences", "acts", "categories", "B is"))
        )?;
        for (act, categories, part) in &lines {
            let count: usize = part.differs.iter().map(|d| d.worlds.len()).sum();
            let duties: usize = part.duties.iter().map(|d| d.worlds.len()).sum();
            let count = match (count, duties) {
                (0, 0) => String::new(),
                (0, duties) => format!("{duties} in duties"),
                (count, 0) => count.to_string(),
                (count, duties) => format!("{count}, and {duties} in duties"),
            };
            let is = format!("{:<13}", part.relation);
            writeln!(self.out, "  {act:<acts$}  {categories:<of$}  {} {count}", relation_word(&is, part.relation))?;
        }
        Ok(())
    }

    fn categories(&self, of: &[String]) -> String {
        let all = self.laws.vocabulary().categories.len();
        match of {
            every if every.len() == all => "every category".to_owned(),
            few if few.len() <= 3 => few.join(", "),
            [first, second, rest @ ..] => format!("{first}, {second} and {} more", rest.len()),
            _ => String::new(),
        }
    }

    fn part(&mut self, part: &Part) -> io::Result<()> {
        let title = format!("{}: {}", part.act.join(", "), self.categories(&part.of));
        writeln!(self.out, "\n{}", paint(Style::Heading, &title))?;
        if part.of.len() > 3 && part.of.len() < self.laws.vocabulary().categories.len() {
            writeln!(self.out, "  {}", paint(Style::Small, &part.of.join(", ")))?;
        }
        for differs in &part.differs {
            writeln!(self.out, "  A {}, B {}", verdict(differs.a), verdict(differs.b))?;
            self.each(&differs.worlds)?;
        }
        for duty in &part.duties {
            let which = if duty.only == "a" { "A" } else { "B" };
            writeln!(self.out, "  both {}; only {which} brings the duty {}", verdict(duty.verdict), paint(Style::Heading, &duty.duty))?;
            self.each(&duty.worlds)?;
        }
        Ok(())
    }

    /// The plainest cube for each pair of reasons, and how many more there are.
    fn each(&mut self, worlds: &[Worlds]) -> io::Result<()> {
        let rules = |said: &Said| said.because.iter().map(|rule| rule.rule.to_string()).collect::<Vec<String>>();
        let mut reasons: Vec<([Vec<String>; 2], Vec<&Worlds>)> = Vec::new();
        for one in worlds {
            let why = [rules(&one.witness.a), rules(&one.witness.b)];
            match reasons.iter_mut().find(|(known, _)| *known == why) {
                Some((_, alike)) => alike.push(one),
                None => reasons.push((why, vec![one])),
            }
        }
        for (_, alike) in &mut reasons {
            alike.sort_by_key(|one| one.when.0.len());
            let shown = if self.all { alike.len() } else { 1 };
            for one in alike.iter().take(shown) {
                self.worlds(one)?;
            }
            let more = alike.len().saturating_sub(shown);
            if more > 0 {
                writeln!(
                    self.out,
                    "        {}",
                    paint(Style::Small, &format!("and {more} more where these rules decide (--all shows them)"))
                )?;
            }
        }
        Ok(())
    }

    fn worlds(&mut self, worlds: &Worlds) -> io::Result<()> {
        writeln!(self.out, "    • {}", self.condition(&worlds.when))?;
        for (which, said) in [("A", &worlds.witness.a), ("B", &worlds.witness.b)] {
            writeln!(self.out, "        {which}: {}", because(said))?;
        }
        let question = serde_json::to_string(&worlds.witness.a.question)?;
        writeln!(self.out, "        {}", paint(Style::Small, &format!("ask: {question}")))
    }

    /// A cube in a line: a fact with most of its values is told by those it lacks.
    fn condition(&self, when: &When) -> String {
        let v = self.laws.vocabulary();
        let facts = when.0.iter().map(|(fact, values)| {
            let all = v.facts.iter().find(|known| known.id == fact.as_str()).and_then(|known| known.values);
            let Some(all) = all.map(|domain| v.values(domain)) else {
                return if values.iter().any(|value| value == "true") { fact.clone() } else { format!("not {fact}") };
            };
            if values.len() <= 3 || values.len() * 2 <= all.len() {
                return format!("{fact} is {}", values.join(" or "));
            }
            let lacks: Vec<&str> = all.iter().map(|word| word.id.as_ref()).filter(|id| !values.iter().any(|value| value == id)).collect();
            format!("{fact} is not {}", lacks.join(" or "))
        });
        let facts: Vec<String> = facts.collect();
        if facts.is_empty() { "always".to_owned() } else { facts.join("; ") }
    }

    fn basis(&mut self, basis: &[BasisDiffers]) -> io::Result<()> {
        if basis.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{}", paint(Style::Heading, "On what basis categories are protected"))?;
        for row in basis {
            let said = |basis: Option<&'static str>, cite: &Option<Cite>| {
                let section = cite.as_ref().map(|cite| format!(" ({})", cite.section)).unwrap_or_default();
                format!("{}{section}", basis.unwrap_or("not said"))
            };
            writeln!(self.out, "  {}: A {}, B {}", self.categories(&row.of), said(row.a, &row.a_cite), said(row.b, &row.b_cite))?;
        }
        Ok(())
    }
}

/// The rules that decide, with their sections, or the verdict where none does.
fn because(said: &Said) -> String {
    let rules = paint::rules(said);
    let notes = if said.notes.is_empty() { String::new() } else { format!("  [{}]", said.notes.join(", ")) };
    let rules = if rules.is_empty() { "no rule".to_owned() } else { rules };
    format!("{}: {rules}{notes}", verdict(said.verdict))
}

fn verdict(verdict: &'static str) -> String {
    paint(Style::Verdict(verdict), &verdict.replace('_', " "))
}

fn relation(before: &str, relation: &'static str) -> String {
    let text = match relation {
        "same" => "the same",
        "incomparable" => "stricter in some worlds and looser in others",
        other => other,
    };
    format!("{before} {}", relation_word(text, relation))
}

fn relation_word(text: &str, relation: &'static str) -> String {
    let style = match relation {
        "stricter" => Style::Verdict("prohibited"),
        "looser" => Style::Verdict("permitted"),
        "incomparable" => Style::Verdict("needs_facts"),
        _ => Style::Plain,
    };
    paint(style, text)
}
