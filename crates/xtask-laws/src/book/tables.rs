//! Tables over all laws.

use privity::{Known, LawPage, Question, VERDICTS};

use super::guide::SITUATIONS;
use super::html::{Html, attribute, text};
use super::{Book, verdict};
use xtask::run::Done;

/// Laws of one kind are held beside each other: those of motor vehicle agencies, and those of cities and states on what they know.
const KINDS: [(&str, &[&str]); 2] = [
    (
        "Motor vehicle agencies: the law of the column beside that of the row is",
        &["nm-mvd", "wa-dol", "ca-veh", "ny-vtl", "nv-dmv", "nj-mvc", "us-dppa"],
    ),
    (
        "Cities and states: the law of the column beside that of the row is",
        &["nyc-gcp", "nm-sb36", "wa-kww", "sf-2017-19", "abq-r-18-7", "chi-2-173", "op-13-7"],
    ),
];

/// Laws by categories by kinds of paper: what an immigration agency gets.
pub(super) fn matrix(book: &Book) -> Done<String> {
    let mut html = Html::default();
    html.push(&format!("<p>An immigration agency asks, for immigration enforcement; nothing else is so. What may it have, on {}, by which paper? Categories that a law treats alike share a row. A law that is not here says nothing of it, which does not mean that it is allowed.</p>", text(&book.on)));
    for page in book.pages.iter().filter(|page| page.law.rules > 0 && page.law.until.is_none()) {
        let Some(rows) = rows(book, page)? else { continue };
        let head: String = book.words.processes.iter().map(|word| format!("<th scope=\"col\">{}</th>", text(short(&word.text)))).collect();
        let mut table = format!("<thead><tr><th scope=\"col\">Categories</th>{head}</tr></thead><tbody>");
        for (categories, cells) in rows {
            let few = book.list(&categories, "");
            let all = categories.iter().map(|id| book.word(id)).collect::<Vec<_>>().join(", ");
            let few = if categories.len() == book.words.categories.len() { "every category".to_owned() } else { text(&few) };
            let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", verdict(cell))).collect();
            table += &format!("<tr><th scope=\"row\"><span title=\"{}\">{few}</span></th>{cells}</tr>", attribute(&all));
        }
        html.push(&format!("<h2><a href=\"law/{}.html\">{}</a></h2>", attribute(&page.law.law), text(&page.law.title)));
        html.wide(&format!("{}, {}", page.law.law, super::status(page.law.status)), &(table + "</tbody>"));
    }
    Ok(html.0)
}

/// A kind of paper in a few words: what comes before the first explanation.
fn short(words: &str) -> &str {
    words.split([':', ',', '(', '.']).next().unwrap_or(words).trim_end()
}

/// Categories treated alike, and the verdict by each paper.
type Row = (Vec<String>, Vec<&'static str>);

/// The rows of a law; nothing if the law does not cover any.
fn rows(book: &Book, page: &LawPage) -> Done<Option<Vec<Row>>> {
    for actor in ["city_employee", "dmv_employee", "state_employee"] {
        let mut rows: Vec<Row> = Vec::new();
        for category in &book.words.categories {
            let mut cells = Vec::new();
            for process in &book.words.processes {
                let question = Question {
                    law: vec![page.law.law.clone().into()],
                    on: book.on.clone().into(),
                    act: "disclose".into(),
                    actor: Known::is(actor),
                    to: Known::is("federal_immigration_authority"),
                    purpose: Known::is("immigration_enforcement"),
                    process: Known::is(&process.id),
                    of: vec![category.id.clone().into()],
                    facts: Vec::new(),
                    closed: true,
                };
                let at = book.laws.ask(&question)?.verdict_number() as usize;
                cells.push(VERDICTS.get(at).copied().unwrap_or_default());
            }
            match rows.iter_mut().find(|(_, known)| *known == cells) {
                Some((categories, _)) => categories.push(category.id.clone()),
                None => rows.push((vec![category.id.clone()], cells)),
            }
        }
        if rows.iter().any(|(_, cells)| cells.iter().any(|cell| *cell != "no_rule")) {
            return Ok(Some(rows));
        }
    }
    Ok(None)
}

/// Situations by places, and which law is stricter.
pub(super) fn places(book: &Book) -> Done<String> {
    let mut html = Html::default();
    html.push(&format!("<p>The same situations under the laws in force in each place, on {}, with nothing else so; below each verdict, the category asked about, the first that the place's laws cover. <em>Not covered</em> does not mean allowed. A law's page says what would change an answer.</p>", text(&book.on)));
    let places: Vec<_> = book.words.places.iter().filter(|place| place.id != "nm-proposed").collect();
    let head: String = SITUATIONS.iter().map(|situation| format!("<th scope=\"col\">{}</th>", text(situation.say))).collect();
    let mut table = format!("<thead><tr><th scope=\"col\">Place</th>{head}</tr></thead><tbody>");
    for place in places {
        let mut cells = String::new();
        for situation in &SITUATIONS {
            let answered = situation.answers(book, &place.id, &book.on)?;
            cells += &match answered {
                Some((of, closed, _)) => format!("<td>{} <small>{}</small></td>", verdict(closed.verdict), text(&book.word(&of))),
                None => format!("<td>{}</td>", verdict("no_rule")),
            };
        }
        let laws: Vec<String> = place.laws.iter().map(|law| format!("<a href=\"law/{0}.html\">{0}</a>", attribute(law))).collect();
        table += &format!("<tr><th scope=\"row\">{} <small>{}</small></th>{cells}</tr>", text(&place.id), laws.join(", "));
    }
    html.heading(2, "Situations");
    html.wide("Each situation in each place", &(table + "</tbody>"));
    html.heading(2, "Which is stricter");
    html.push("<p>Over every act, category and set of facts: <em>stricter</em> or <em>looser</em> in every world in which the two differ, <em>incomparable</em> if in some the one and in others the other. <code>privity compare</code> shows where, with questions.</p>");
    for (title, laws) in KINDS {
        let head: String = laws.iter().map(|law| format!("<th scope=\"col\">{law}</th>")).collect();
        let mut table = format!("<thead><tr><th scope=\"col\">Law</th>{head}</tr></thead><tbody>");
        for a in laws {
            let mut cells = String::new();
            for b in laws {
                let relation =
                    if a == b { "same" } else { book.laws.compare(&format!("{a}@{}", book.on), &format!("{b}@{}", book.on))?.relation };
                let class = match relation {
                    "stricter" => "no",
                    "looser" => "yes",
                    "incomparable" => "ask",
                    _ => "none",
                };
                cells += &format!("<td><span class=\"verdict {class}\">{relation}</span></td>");
            }
            table += &format!("<tr><th scope=\"row\"><a href=\"law/{a}.html\">{a}</a></th>{cells}</tr>");
        }
        html.wide(title, &(table + "</tbody>"));
    }
    Ok(html.0)
}
