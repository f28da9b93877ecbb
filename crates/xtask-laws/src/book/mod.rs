//! `cargo xtask book`: the laws as a book, plain HTML pages without a script, made from the laws, the claims and the vectors.
//!
//! Everything in it is what the engine answers; nothing is written by hand but the situations of the guide.
#![expect(clippy::format_collect, clippy::format_push_string, reason = "a page is put together once, and reads better so")]

mod guide;
mod html;
mod law;
mod tables;

use std::fs;

use privity::{LawPage, Laws, Proof, VocabularyView};

use crate::coverage::{self, Report};
use html::{Html, attribute, text};
use xtask::run::{Done, target};

/// Everything the pages are made from.
pub(crate) struct Book {
    laws: Laws,
    words: VocabularyView,
    /// Every law, in the order of answers.
    pages: Vec<LawPage>,
    proofs: Vec<Proof>,
    coverage: Report,
    /// The line of each vector that has one world.
    lines: Vec<usize>,
    /// The day the laws were read last: the guide and the tables are of that day.
    on: String,
}

/// Writes the book, and says where.
pub(crate) fn run() -> Done {
    let book = Book::read()?;
    let folder = target().join("book");
    fs::create_dir_all(folder.join("law"))?;
    fs::write(folder.join("book.css"), include_str!("book.css"))?;
    let pages = book.written()?;
    for (name, page) in &pages {
        fs::write(folder.join(name), page)?;
    }
    println!("{} pages: {}", pages.len(), folder.join("index.html").display());
    Ok(())
}

impl Book {
    fn read() -> Done<Book> {
        let laws = Laws::builtin();
        let (coverage, lines) = coverage::report()?;
        let pages = laws.laws().iter().map(|law| laws.show(&law.law)).collect::<Result<Vec<LawPage>, _>>()?;
        let mut proofs = Vec::new();
        for (name, source) in Laws::claims() {
            proofs.extend(laws.prove(source).map_err(|problems| format!("claims/{name}: {problems}"))?);
        }
        let read = pages.iter().flat_map(|page| &page.rules).map(|rule| rule.cite.checked.clone());
        let on = read.max().unwrap_or_default();
        Ok(Book { words: laws.words(), laws, pages, proofs, coverage, lines, on })
    }

    /// Every page, by the name of its file.
    fn written(&self) -> Done<Vec<(String, String)>> {
        let page = |name: &str, title: &str, body: &str| (name.to_owned(), html::page(title, name, body));
        let mut pages = vec![
            page("index.html", "The book of laws", &index(self)),
            page("matrix.html", "What opens what", &tables::matrix(self)?),
            page("places.html", "Place by place", &tables::places(self)?),
        ];
        for law in &self.pages {
            pages.push(page(&format!("law/{}.html", law.law.law), &law.law.title, &law::page(self, law)?));
        }
        Ok(pages)
    }

    /// What an id means: of a fact, a category, an act, a value.
    fn word(&self, id: &str) -> String {
        let w = &self.words;
        let mut lists = [&w.categories, &w.acts, &w.parties, &w.purposes, &w.processes, &w.duties].into_iter().flatten();
        let fact = || w.facts.iter().find(|fact| fact.id == id).map(|fact| fact.text.clone());
        let found = lists.find(|word| word.id == id).map(|word| word.text.clone()).or_else(fact);
        found.map_or_else(|| id.replace('_', " "), |words| words.trim_end_matches('.').to_owned())
    }

    /// Words of a list, the first few and how many more.
    fn list(&self, ids: &[String], all: &str) -> String {
        match ids {
            [] => all.to_owned(),
            few if few.len() <= 6 => few.iter().map(|id| self.word(id)).collect::<Vec<_>>().join(", "),
            [a, b, c, rest @ ..] => format!("{}, {}, {} and {} more", self.word(a), self.word(b), self.word(c), rest.len()),
            _ => String::new(),
        }
    }
}

/// A law's status, as people say it.
fn status(status: &str) -> &'static str {
    match status {
        "in_force" => "in force",
        "proposed" => "proposed, never law",
        "repealed" => "repealed",
        _ => "advice only",
    }
}

/// A verdict as a word with its colour.
fn verdict(verdict: &str) -> String {
    let (class, word) = match verdict {
        "permitted" => ("yes", "yes"),
        "needs_approval" => ("ask", "after approval"),
        "prohibited" => ("no", "no"),
        "needs_facts" => ("ask", "it depends"),
        _ => ("none", "not covered"),
    };
    format!("<span class=\"verdict {class}\">{word}</span>")
}

fn index(book: &Book) -> String {
    let mut html = Html::default();
    html.tag("p", "May a city ask, keep or share this about a resident? Each law is on a page: its text beside every rule, what it decides as a table, where it can be read in two ways and which reading is taken, what is proven of it, and a guide for whoever sits at the counter.");
    html.tag(
        "p",
        &format!("Answers are those of {}, the day the texts were last read. Privity informs; it does not advise.", text(&book.on)),
    );
    html.push("<ul class=\"cards\">");
    html.push(
        "<li><a href=\"matrix.html\">What opens what</a>: laws, categories and kinds of legal paper, towards an immigration agency</li>",
    );
    html.push(
        "<li><a href=\"places.html\">Place by place</a>: the same situations in every jurisdiction, and which law is stricter</li></ul>",
    );
    for wanted in ["in_force", "proposed", "repealed", "advice"] {
        let laws: Vec<&LawPage> = book.pages.iter().filter(|page| page.law.status == wanted).collect();
        html.heading(2, &capital(status(wanted)));
        html.push("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Law</th><th scope=\"col\">Place</th><th scope=\"col\">Days</th><th scope=\"col\">Rules</th><th scope=\"col\">Claims proven</th></tr></thead><tbody>");
        for page in laws {
            let law = &page.law;
            let claims = book.proofs.iter().filter(|proof| proof.law.contains(&law.law)).count();
            html.push(&format!(
                "<tr><th scope=\"row\"><a href=\"law/{}.html\">{}</a></th><td>{}</td><td>{}</td><td>{}</td><td>{claims}</td></tr>",
                attribute(&law.law),
                text(&law.title),
                text(&law.place),
                days(&law.since, law.until.as_deref()),
                law.rules,
            ));
        }
        html.push("</tbody></table></div>");
    }
    html.0
}

/// In HTML.
fn days(since: &str, until: Option<&str>) -> String {
    match until {
        Some(until) => format!("<span class=\"whole\">{since}</span> until <span class=\"whole\">{until}</span>"),
        None => format!("<span class=\"whole\">since {since}</span>"),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails should stop")]

    use super::*;

    /// What stands between two marks, wherever it does.
    fn between<'a>(page: &'a str, before: &str, after: char) -> Vec<&'a str> {
        page.split(before).skip(1).map(|rest| rest.split(after).next().unwrap()).collect()
    }

    /// Assumes that pages are written as `html.rs` writes them; does not prove that they read well.
    #[test]
    fn every_link_leads_somewhere_and_every_name_is_there_once() {
        let pages = Book::read().unwrap().written().unwrap();
        let ids = |name: &str| pages.iter().find(|(known, _)| known == name).map(|(_, page)| between(page, " id=\"", '"'));
        for (name, page) in &pages {
            let mut here = ids(name).unwrap();
            here.sort_unstable();
            let count = here.len();
            here.dedup();
            assert_eq!(count, here.len(), "{name}: a name is there twice");
            for link in between(page, "<a href=\"", '"').into_iter().filter(|link| !link.contains("://")) {
                let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
                let folder = if name.contains('/') { "law/" } else { "" };
                let file = match file.strip_prefix("../") {
                    _ if file.is_empty() => name.clone(),
                    Some(rest) => rest.to_owned(),
                    None => format!("{folder}{file}"),
                };
                let there = ids(&file);
                assert!(there.is_some_and(|ids| anchor.is_empty() || ids.contains(&anchor)), "{name}: {link}");
            }
            for name in between(page, "aria-labelledby=\"", '"') {
                assert!(here.contains(&name));
            }
            assert_eq!((page.matches("<h1>").count(), page.matches("<main").count()), (1, 1), "{name}");
        }
        assert!(pages.len() > 25);
    }
}
