//! The guide for the counter: situations as they come up, each answered by the law with little known.

use privity::{Answer, Known, LawPage, Question, Truth};

use super::html::{Html, text};
use super::{Book, verdict};
use xtask::run::Done;

/// A situation. Who acts and what is asked about are tried in order, until the law covers it.
pub(super) struct Situation {
    pub(super) say: &'static str,
    act: &'static str,
    actor: &'static [&'static str],
    to: &'static str,
    purpose: &'static str,
    process: &'static str,
    of: &'static [&'static str],
    /// What is so.
    fact: Option<&'static str>,
}

const STAFF: &[&str] = &["city_employee", "dmv_employee", "state_employee", "police_department_officer"];
const STATUS: &[&str] = &["immigration_status", "citizenship_status", "home_address", "ssn", "license_application_documents"];
const RECORD: &[&str] = &["home_address", "ssn", "immigration_status", "license_application_documents"];

const fn disclose(
    say: &'static str,
    to: &'static str,
    purpose: &'static str,
    process: &'static str,
    of: &'static [&'static str],
) -> Situation {
    Situation { say, act: "disclose", actor: STAFF, to, purpose, process, of, fact: None }
}

const fn ask(say: &'static str, actor: &'static [&'static str], fact: Option<&'static str>) -> Situation {
    Situation { say, act: "inquire", actor, to: "none", purpose: "service_delivery", process: "none", of: STATUS, fact }
}

pub(super) const SITUATIONS: [Situation; 10] = [
    disclose(
        "An immigration officer asks by e-mail about a resident, and shows no paper.",
        "federal_immigration_authority",
        "immigration_enforcement",
        "none",
        STATUS,
    ),
    disclose(
        "The officer comes with an administrative subpoena: the agency signed it, no judge did.",
        "federal_immigration_authority",
        "immigration_enforcement",
        "administrative_subpoena",
        STATUS,
    ),
    disclose(
        "The officer comes with a warrant that a federal district judge signed.",
        "federal_immigration_authority",
        "immigration_enforcement",
        "judicial_warrant_fed_a3",
        STATUS,
    ),
    disclose("Someone asks by e-mail for a resident's address.", "member_of_public", "unspecified", "none", &["home_address"]),
    disclose(
        "A detective of another place calls about a crime.",
        "law_enforcement_agency",
        "crime_investigation",
        "agency_assertion",
        RECORD,
    ),
    disclose("A colleague of another city agency needs it to serve the resident.", "other_city_agency", "service_delivery", "none", RECORD),
    disclose("A vendor asks for it, to set up a system.", "vendor", "procurement", "data_agreement_request", RECORD),
    ask("A form asks about immigration status.", STAFF, None),
    ask(
        "A victim of a crime calls the police: may the officer ask about immigration status?",
        &["police_department_officer", "law_enforcement_officer"],
        Some("subject_is_victim_witness_or_seeking_help"),
    ),
    Situation {
        say: "A record is no longer needed: may it be thrown away?",
        act: "dispose",
        actor: STAFF,
        to: "none",
        purpose: "records_management",
        process: "none",
        of: RECORD,
        fact: None,
    },
];

impl Situation {
    /// The question to a law or place on a day, closed or open, with an actor and a category.
    fn question(&self, law: &str, on: &str, actor: &str, of: &str, closed: bool) -> Question {
        Question {
            law: vec![law.to_owned().into()],
            on: on.to_owned().into(),
            act: self.act.into(),
            actor: Known::is(actor),
            to: Known::is(self.to),
            purpose: Known::is(self.purpose),
            process: Known::is(self.process),
            of: vec![of.to_owned().into()],
            facts: self.fact.iter().map(|fact| ((*fact).into(), Truth::True)).collect(),
            closed,
        }
    }

    /// The answers where a law or place covers it: with all else read as not so, and with all else unknown.
    pub(super) fn answers(&self, book: &Book, law: &str, on: &str) -> Done<Option<(String, Answer, Answer)>> {
        for actor in self.actor {
            for of in self.of {
                let open = book.laws.decide(&self.question(law, on, actor, of, false))?;
                if open.verdict != "no_rule" {
                    let closed = book.laws.decide(&self.question(law, on, actor, of, true))?;
                    if closed.verdict != "no_rule" {
                        return Ok(Some(((*of).to_owned(), closed, open)));
                    }
                }
            }
        }
        Ok(None)
    }
}

/// The day to ask a law on: that of the book, or its first if it is law no more.
fn day<'a>(book: &'a Book, page: &'a LawPage) -> &'a str {
    if page.law.until.is_some() { &page.law.since } else { &book.on }
}

pub(super) fn write(html: &mut Html, book: &Book, page: &LawPage) -> Done {
    let on = day(book, page);
    let mut silent = Vec::new();
    for situation in &SITUATIONS {
        let Some((of, closed, open)) = situation.answers(book, &page.law.law, on)? else {
            silent.push(text(situation.say));
            continue;
        };
        html.push("<article class=\"situation\">");
        html.push(&format!("<h3>{}</h3>", text(situation.say)));
        let certain = open.verdict == closed.verdict;
        let unless = match (certain, closed.verdict) {
            (true, _) => ", whatever else is so",
            (false, "permitted") => ", unless something else is so; ask first",
            (false, _) => ", unless one of the answers below changes it",
        };
        html.push(&format!("<p>{}{unless}. <small>Asked about: {}, on {on}.</small></p>", verdict(closed.verdict), text(&book.word(&of))));
        if !certain {
            let asks: Vec<String> = open.missing.iter().map(|missing| text(&missing.ask)).collect();
            let (first, rest) = asks.split_at_checked(6).unwrap_or((&asks, &[]));
            html.push("<p>Ask, in this order, and stop when it is settled:</p>");
            html.list("ol", first);
            if !rest.is_empty() {
                html.tag("p", &format!("{} more may matter; privity decide --ask goes through them.", rest.len()));
            }
        }
        let because = closed.laws.iter().flat_map(|law| &law.because).filter(|because| because.then != "cite");
        let because: Vec<String> =
            because.map(|because| format!("{}: <q>{}</q>", text(&because.cite.section), text(&because.cite.quote))).collect();
        html.push("<p>The law says:</p>");
        html.list("ul", &because);
        let duties: Vec<String> = closed.duties.iter().map(|duty| text(&book.word(&duty.duty))).collect();
        if !duties.is_empty() {
            html.push("<p>And then:</p>");
            html.list("ul", &duties);
        }
        html.push("</article>");
    }
    if !silent.is_empty() {
        html.push("<p>Of these it says nothing, which does not mean that they are allowed:</p>");
        html.list("ul", &silent);
    }
    Ok(())
}
