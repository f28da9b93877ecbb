//! A page a law: its guide, its rules beside their text, its decisions as tables, readings taken, claims, vectors.

use privity::{LawPage, NoteView, Proof, RuleView, Said, WordView};
use privity_laws::{TEXTS, VOCABULARY};

use super::html::{Html, slug, text};
use super::{Book, capital, days, guide, status, verdict};
use crate::coverage::{Covered, Shown};
use xtask::run::Done;

pub(super) fn page(book: &Book, page: &LawPage) -> Done<String> {
    let (law, mut html) = (&page.law, Html::default());
    html.push(&format!(
        "<dl class=\"facts\"><div><dt>Status</dt><dd>{}</dd></div><div><dt>Place</dt><dd>{}</dd></div><div><dt>Days</dt><dd>{}</dd></div><div><dt>Asked for as</dt><dd><code>{}</code></dd></div></dl>",
        status(law.status),
        text(&law.place),
        days(&law.since, law.until.as_deref()),
        text(&law.law),
    ));
    let decides = law.rules > 0;
    let sections: &[&str] = if decides {
        &["At the counter", "What it covers", "The rules beside their text", "Decisions as tables", "Readings taken", "Proven", "Vectors"]
    } else {
        &["The text", "Readings taken"]
    };
    let links: Vec<String> = sections.iter().map(|name| format!("<a href=\"#{}\">{name}</a>", slug(name))).collect();
    html.push("<nav aria-label=\"On this page\">");
    html.list("ul", &links);
    html.push("</nav>");
    if decides {
        html.heading(2, "At the counter");
        guide::write(&mut html, book, page)?;
        html.heading(2, "What it covers");
        let clauses = page.scope.iter().map(|clause| {
            let when: Vec<String> = clause.when.iter().map(|(fact, values)| condition(book, fact, values)).collect();
            let when = if when.is_empty() { String::new() } else { format!(" where {}", when.join("; ")) };
            format!("{}: {}{when}", capital(&book.list(&clause.act, "every act")), text(&book.list(&clause.of, "every category")))
        });
        html.list("ul", &clauses.collect::<Vec<String>>());
        html.heading(2, "The rules beside their text");
    } else {
        html.heading(2, "The text");
    }
    let mut seen: Vec<String> = Vec::new();
    // An anchor where a name comes first: what prevails over a rule of several rows leads to its first.
    let mut anchor = |name: &str| {
        let id = slug(name);
        let first = !seen.contains(&id);
        seen.push(id.clone());
        if first { format!(" id=\"{id}\"") } else { String::new() }
    };
    for rule in &page.rules {
        let anchors = [anchor(&name(rule)), anchor(&rule.rule)];
        one(&mut html, book, rule, &anchors);
    }
    if decides {
        html.heading(2, "Decisions as tables");
        tables(&mut html, book, page);
    }
    html.heading(2, "Readings taken");
    let carried = |id: &String| page.rules.iter().any(|rule| rule.notes.contains(id));
    let shared = book.words.notes.iter().filter(|note| carried(&note.note) && !page.notes.iter().any(|own| own.note == note.note));
    let notes: Vec<&NoteView> = page.notes.iter().chain(shared).collect();
    if notes.is_empty() {
        html.tag("p", "None is written down: where its text was read, it was read in one way.");
    }
    for note in notes {
        html.push(&format!("<h3 id=\"{}\">{}</h3>", slug(&note.note), text(&note.note)));
        html.tag("p", &note.say);
        for (name, words) in [("The sources", &note.difference), ("The reading taken", &note.reading)] {
            if let Some(words) = words {
                html.push(&format!("<p><strong>{name}:</strong> {}</p>", text(words)));
            }
        }
    }
    if decides {
        html.heading(2, "Proven");
        for proof in book.proofs.iter().filter(|proof| proof.law.contains(&law.law)) {
            claim(&mut html, proof);
        }
        html.heading(2, "Vectors");
        vectors(&mut html, book, page);
    }
    Ok(html.0)
}

/// A rule, its text first.
fn one(html: &mut Html, book: &Book, rule: &RuleView, [own, shared]: &[String; 2]) {
    let name = name(rule);
    html.push(&format!("<article class=\"rule\"{own}><div class=\"text\"{shared}>"));
    let mark = if rule.cite.paraphrase { "<small>in other words</small> " } else { "" };
    let source = text(&rule.cite.source);
    let source = rule.cite.url.as_ref().map_or_else(|| source.clone(), |url| format!("<a href=\"{}\">{source}</a>", super::attribute(url)));
    html.push(&format!(
        "<h3>{}</h3><blockquote>{mark}{}</blockquote><p><small>{source}, read on {}</small></p></div><div>",
        text(&rule.cite.section),
        text(&rule.cite.quote),
        text(&rule.cite.checked)
    ));
    let then = match rule.then {
        "permit" => verdict("permitted"),
        "prohibit" => verdict("prohibited"),
        "needs_approval" => verdict("needs_approval"),
        "advice" => "<span class=\"verdict ask\">warns</span>".to_owned(),
        _ => "<span class=\"verdict none\">decides nothing</span>".to_owned(),
    };
    html.push(&format!("<p>{then} <code>{}</code> <small>{}</small></p>", text(&name), days(&rule.cite.since, rule.cite.until.as_deref())));
    if let Some(message) = &rule.message {
        html.tag("p", message);
    }
    if rule.then != "text" {
        let acts = capital(&book.list(&rule.about.act, "every act"));
        html.push(&format!("<p>{}: {}</p>", text(&acts), text(&book.list(&rule.about.of, "every category"))));
        let when: Vec<String> = rule.about.when.iter().map(|(fact, values)| condition(book, fact, values)).collect();
        html.list("ul", &when);
    }
    for (what, ids) in [("Prevails over", &rule.over), ("Rests on", &rule.notes)] {
        if !ids.is_empty() {
            let ids: Vec<String> = ids.iter().map(|id| format!("<a href=\"#{}\">{}</a>", slug(id), text(id))).collect();
            html.push(&format!("<p>{what} {}</p>", ids.join(", ")));
        }
    }
    let duties: Vec<String> = rule.duty.iter().map(|duty| text(&book.word(duty))).collect();
    if !duties.is_empty() {
        html.push("<p>Then:</p>");
        html.list("ul", &duties);
    }
    html.push("</div></article>");
}

fn name(rule: &RuleView) -> String {
    if rule.row.is_empty() { rule.rule.clone() } else { format!("{}/{}", rule.rule, rule.row) }
}

/// A fact and the values it must have one of, in words.
fn condition(book: &Book, fact: &str, values: &[String]) -> String {
    let part = match fact {
        "actor" => "who acts",
        "to" => "who receives",
        "purpose" => "the purpose",
        "process" => "the paper",
        _ => {
            let words = text(&book.word(fact));
            return if values.iter().any(|value| value == "true") { words } else { format!("<strong>not</strong>: {words}") };
        }
    };
    let all = domain(book, fact);
    let words = |list: Vec<&str>| text(&list.iter().map(|id| book.word(id)).collect::<Vec<_>>().join("; "));
    if values.len() * 2 > all.len() {
        let lacks = all.iter().map(|word| word.id.as_str()).filter(|id| !values.iter().any(|value| value == id));
        return format!("{part} is <strong>not</strong>: {}", words(lacks.collect()));
    }
    format!("{part} is: {}", words(values.iter().map(String::as_str).collect()))
}

/// The values a fact of many has.
fn domain<'a>(book: &'a Book, fact: &str) -> &'a [WordView] {
    match fact {
        "purpose" => &book.words.purposes,
        "process" => &book.words.processes,
        _ => &book.words.parties,
    }
}

/// Several values in a cell: a few by name, nearly all by those that are not.
fn several(book: &Book, fact: &str, values: &[String]) -> String {
    let lacks: Vec<String> =
        domain(book, fact).iter().filter(|word| !values.contains(&word.id)).map(|word| word.id.replace('_', " ")).collect();
    match (values.len(), lacks.len()) {
        (few, _) if few <= 3 => values.join(" or ").replace('_', " "),
        (_, few) if few <= 3 => format!("not {}", lacks.join(", not ")),
        (many, _) => format!("one of {many}"),
    }
}

/// For each act a table: rules by facts.
fn tables(html: &mut Html, book: &Book, page: &LawPage) {
    let decides = |rule: &&RuleView| !["text", "advice"].contains(&rule.then);
    for act in &book.words.acts {
        let covered = page.scope.iter().any(|clause| clause.act.is_empty() || clause.act.contains(&act.id));
        let about = |rule: &&RuleView| rule.about.act.is_empty() || rule.about.act.contains(&act.id);
        let rules: Vec<&RuleView> = page.rules.iter().filter(decides).filter(about).collect();
        if !covered || rules.is_empty() {
            continue;
        }
        let mut facts: Vec<&str> = Vec::new();
        for (fact, _) in rules.iter().flat_map(|rule| &rule.about.when) {
            if !facts.contains(&fact.as_str()) {
                facts.push(fact);
            }
        }
        let head: String = facts.iter().map(|fact| format!("<th scope=\"col\">{}</th>", text(&fact.replace('_', " ")))).collect();
        let mut table = format!(
            "<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Then</th><th scope=\"col\">Categories</th>{head}</tr></thead><tbody>"
        );
        for rule in rules {
            let cells: String = facts
                .iter()
                .map(|fact| match rule.about.when.iter().find(|(known, _)| known == fact) {
                    None => "<td><span class=\"hidden\">any</span></td>".to_owned(),
                    Some((_, values)) => match values.as_slice() {
                        [one] if one == "true" => "<td>yes</td>".to_owned(),
                        [one] if one == "false" => "<td>no</td>".to_owned(),
                        [one] => format!("<td>{}</td>", text(&one.replace('_', " "))),
                        many => format!("<td>{}</td>", text(&several(book, fact, many))),
                    },
                })
                .collect();
            let name = name(rule);
            let of = if rule.about.of.is_empty() { "all".to_owned() } else { rule.about.of.len().to_string() };
            table += &format!(
                "<tr><th scope=\"row\"><a href=\"#{}\">{}</a></th><td>{}</td><td>{of}</td>{cells}</tr>",
                slug(&name),
                text(&name),
                rule.then.replace('_', " ")
            );
        }
        html.wide(&format!("To {}", act.text.to_lowercase()), &(table + "</tbody>"));
    }
}

fn claim(html: &mut Html, proof: &Proof) {
    html.push(&format!(
        "<details><summary>{} <span class=\"verdict {}\">{}</span></summary><p><code>{}</code>, of {}: looked at in {} sets of worlds.</p>",
        text(&proof.say),
        if proof.result == "proven" { "yes" } else { "no" },
        proof.result,
        text(&proof.claim),
        text(&proof.law.join(", ")),
        proof.cases
    ));
    for said in &proof.witness {
        html.push(&format!("<p>Shown by this question: {}</p><pre tabindex=\"0\">{}</pre>", verdict(said.verdict), question(said)));
    }
    if let Some(about) = proof.premise.first() {
        html.push(&format!(
            "<p>It is about questions such as this one:</p><pre tabindex=\"0\">{}</pre>",
            text(&serde_json::to_string(about).unwrap_or_default())
        ));
    }
    html.push("</details>");
}

fn question(said: &Said) -> String {
    text(&serde_json::to_string(&said.question).unwrap_or_default())
}

/// For each rule, the vectors it decides, and those that show its conditions.
fn vectors(html: &mut Html, book: &Book, page: &LawPage) {
    let at = TEXTS.iter().position(|law| law.id == page.law.law.as_str());
    let rows: &[Covered] = at.and_then(|at| book.coverage.get(at)).map(Vec::as_slice).unwrap_or_default();
    let line = |at: &usize| book.lines.get(*at).copied().unwrap_or_default();
    html.push("<p>Lines of <code>tests/vectors/closed.jsonl</code>. Each condition is shown by two questions that differ in it alone.</p>");
    let mut table = "<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">It decides in</th><th scope=\"col\">Its conditions</th></tr></thead><tbody>".to_owned();
    for (rule, covered) in page.rules.iter().zip(rows) {
        let (first, rest) = covered.decisive.split_at_checked(5).unwrap_or((&covered.decisive, &[]));
        let mut lines: Vec<String> = first.iter().map(|at| line(at).to_string()).collect();
        if !rest.is_empty() {
            lines.push(format!("{} more", rest.len()));
        }
        let conditions: Vec<String> = covered
            .conditions
            .iter()
            .map(|(fact, shown)| {
                let fact = VOCABULARY.facts.get(usize::from(*fact)).map(|fact| fact.id.replace('_', " ")).unwrap_or_default();
                match shown {
                    Shown::Outcome(base, flip) => format!("{fact}: {} and {}, another outcome", line(base), line(flip)),
                    Shown::Reason(base, flip, _) => format!("{fact}: {} and {}, another reason", line(base), line(flip)),
                    Shown::Not => format!("{fact}: by none"),
                }
            })
            .collect();
        table += &format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            text(&name(rule)),
            lines.join(", "),
            text(&conditions.join("; "))
        );
    }
    html.wide("Vectors that exercise each rule", &(table + "</tbody>"));
}
