//! From a form to findings: what its fields ask for, what the law says of that, and what good practice advises.

use privity_core::text::Str;
use privity_detect::{Category, Kind, Span, scan};
use serde::Serialize;

use crate::answer::Cite;
use crate::decide::Grounds;
use crate::detect::FormField;
use crate::fault::Fault;
use crate::form::Form;
use crate::known::{Question, Truth};
use crate::laws::Laws;
use crate::resolve::Asked;
use crate::wording::Wording;

/// How much a finding matters, in SARIF's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Good practice, or a question left open.
    Note,
    /// To be changed, or approved first.
    Warning,
    /// Prohibited.
    Error,
}

impl Level {
    /// Its word on the wire.
    pub fn id(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// What is wrong with a field of a form, or could be better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind of finding: see [`FINDINGS`].
    pub code: &'static str,
    /// How much it matters.
    pub severity: Level,
    /// The field: its name, else its id, else its label.
    pub field: String,
    /// The place of the field in the form, from 0.
    pub at: usize,
    /// The category it asks for.
    pub category: Str,
    /// What the laws asked say of collecting it.
    pub verdict: &'static str,
    /// The law the finding rests on; `principles` for good practice.
    pub law: Str,
    /// Where it says so; the first rule that decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<Cite>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Finding {
    /// A finding about a file and not about a field of it.
    pub fn about(code: &'static str, severity: Level, message: impl Into<String>, help: impl Into<String>) -> Finding {
        Finding {
            code,
            severity,
            field: String::new(),
            at: 0,
            category: Str::Borrowed(""),
            verdict: "no_rule",
            law: Str::Borrowed(""),
            cite: None,
            message: message.into(),
            help: help.into(),
        }
    }
}

/// Every code a finding may have, with its severity.
pub const FINDINGS: [(&str, Level); 9] = [
    ("collection-prohibited", Level::Error),
    ("collection-needs-approval", Level::Warning),
    ("collection-needs-facts", Level::Note),
    ("unnecessary", Level::Warning),
    ("proxy", Level::Note),
    ("ask-aloud", Level::Note),
    ("encrypt", Level::Warning),
    ("notice", Level::Note),
    ("prefilled", Level::Error),
];

/// As many digits as a number has at least that is a mask if they are alike.
const MASK: usize = 7;

/// Whether a part of what a page put into a field is a person's: no mask (`999-99-9999`), and in a field that nobody sees no address or number
/// that is most often the page's own. What it stands in for is told with it.
fn tells(field: &FormField, span: &Span) -> bool {
    let mut digits = field.value.get(span.start..span.end).unwrap_or_default().bytes().filter(u8::is_ascii_digit);
    let first = digits.next();
    let mask = digits.clone().all(|digit| Some(digit) == first) && digits.count() + 1 >= MASK;
    let page = field.kind.eq_ignore_ascii_case("hidden")
        && !matches!(
            span.kind,
            Kind::Ssn | Kind::Itin | Kind::ANumber | Kind::Plate | Kind::DateOfBirth | Kind::DriverLicense | Kind::Statement
        );
    !(span.proxy || mask || page)
}

/// Advice of the ten principles that speaks of forms, and the code of the finding it becomes.
const ADVICE: [(&str, &str); 4] = [
    ("P01-COLLECT-UNNECESSARY", "unnecessary"),
    ("P01-PROXY", "proxy"),
    ("P02-WRITTEN-WHEN-VERBAL-SUFFICES", "ask-aloud"),
    ("P06-UNENCRYPTED-TRANSIT", "encrypt"),
];

/// The findings on a form, in the order of its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    /// The version of the wire.
    pub v: u32,
    /// The findings.
    pub findings: Vec<Finding>,
}

impl Review {
    /// As JSON text.
    pub fn to_json(&self) -> String {
        // Strings, integers and booleans only: printing them cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a text tells about a person.
#[derive(Serialize)]
struct Typed<'a> {
    code: &'static str,
    category: &'a str,
    kind: &'a str,
    message: String,
    help: String,
}

/// What a text that a person typed tells about someone, each category once, as JSON text: `{"v":1,"findings":[…]}`. Neither the text nor
/// any part of it comes back.
pub fn typed(text: &str, wording: &Wording) -> String {
    #[derive(Serialize)]
    struct Wire<'a> {
        v: u32,
        findings: Vec<Typed<'a>>,
    }
    let mut findings: Vec<Typed<'_>> = Vec::new();
    for span in scan(text).iter().filter(|span| !span.proxy) {
        let category = span.category.id();
        if findings.iter().any(|known| known.category == category) {
            continue;
        }
        let kind = span.kind.id();
        let code = if kind == "statement" { "statement" } else { "typed" };
        let said = wording.get(&format!("category.{category}"));
        let fill = |part: &str| wording.fill(&format!("finding.{code}.{part}"), &[("category", said)]);
        findings.push(Typed { code, category, kind, message: fill("message"), help: fill("help") });
    }
    serde_json::to_string(&Wire { v: crate::V, findings }).unwrap_or_default()
}

/// What is to be said of collecting one category: the same for every field of a form.
#[derive(Clone, Debug)]
struct Said {
    category: Category,
    verdict: &'static str,
    /// Code, law and citation of each finding.
    each: Vec<(&'static str, Str, Option<Cite>)>,
}

/// A form under review, whose fields come one after another: what the law says of a category is asked once.
#[derive(Clone, Debug)]
pub struct Reviewer {
    /// What collecting by the form asks of the law, about any category.
    asked: Asked,
    /// What sending it asks, if that is known not to be encrypted.
    sent: Option<Asked>,
    known: Vec<Said>,
}

impl Laws {
    /// Reviews a form: each field's categories, the verdict on collecting each, and what the ten principles advise.
    ///
    /// A form is a written record: `written_record_created` is true unless the form says otherwise. Faults: those of the question, and
    /// `no-words`.
    pub fn review(&self, form: &Form, wording: &Wording) -> Result<Review, Fault> {
        self.reviewer(form)?.review(&form.fields, wording)
    }

    /// Whoever reviews fields of this form, as they come. The form's own are not looked at. Faults: those of its question.
    pub fn reviewer(&self, form: &Form) -> Result<Reviewer, Fault> {
        let mut question = Question { of: vec!["name".into()], ..form.question.clone() };
        if question.act.is_empty() {
            question.act = "collect".into();
        }
        if !question.facts.iter().any(|(fact, _)| fact == "written_record_created") {
            question.facts.push(("written_record_created".into(), Truth::True));
        }
        let asked = self.ask(&question)?;
        let mut sent = None;
        if form.secure == Some(false) {
            question.act = "transmit".into();
            question.facts.retain(|(fact, _)| fact != "encrypted_in_transit");
            question.facts.push(("encrypted_in_transit".into(), Truth::False));
            sent = Some(self.ask(&question)?);
        }
        Ok(Reviewer { asked, sent, known: Vec::new() })
    }

    /// [`Laws::review`] of a form given as JSON text, in canonical JSON; a bad one with `{"v":1,"fault":{…}}`.
    #[cfg(feature = "wording")]
    pub fn review_json(&self, form: &str) -> String {
        let review = Form::from_json(form).and_then(|form| self.review(&form, &Wording::of(&form.lang)?));
        review.map_or_else(Fault::json, |review| review.to_json())
    }
}

impl Reviewer {
    /// The findings on some fields, each with the place of its field among them. Fault: `no-words`.
    pub fn review(&mut self, fields: &[FormField], wording: &Wording) -> Result<Review, Fault> {
        let mut findings = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            for found in field.found().iter().filter(|found| !found.proxy) {
                let category = found.category;
                if !self.known.iter().any(|said| said.category == category) {
                    let said = self.collecting(category)?;
                    self.known.push(said);
                }
                let Some(said) = self.known.iter().find(|said| said.category == category) else { continue };
                for (code, law, cite) in &said.each {
                    // Who says at the question why it is asked has given notice.
                    if *code != "notice" || field.help.is_empty() {
                        findings.push(self.finding(code, (at, field), said, (law, cite.as_ref()), wording));
                    }
                }
            }
            for span in scan(&field.value).into_iter().filter(|span| tells(field, span)) {
                let category = span.category;
                let said = Said { category, verdict: "no_rule", each: Vec::new() };
                let known = |finding: &Finding| finding.at == at && finding.code == "prefilled" && finding.category == category.id();
                if !findings.iter().any(known) {
                    findings.push(self.finding("prefilled", (at, field), &said, (&Str::Borrowed("principles"), None), wording));
                }
            }
        }
        Ok(Review { v: crate::V, findings })
    }

    fn collecting(&self, category: Category) -> Result<Said, Fault> {
        let asked = self.asked.about(category.id())?;
        let Grounds { verdict, by } = asked.grounds()?;
        let mut advice = asked.advice()?;
        let code = match verdict {
            "prohibited" => Some("collection-prohibited"),
            "needs_approval" => Some("collection-needs-approval"),
            "needs_facts" => Some("collection-needs-facts"),
            _ => None,
        };
        let mut each: Vec<_> = code.zip(by).map(|(code, (law, cite))| (code, law, cite)).into_iter().collect();
        if let Some(sent) = &self.sent {
            advice.extend(sent.about(category.id())?.advice()?);
        }
        for (known, code) in ADVICE {
            if let Some(advice) = advice.iter().find(|advice| advice.code == known) {
                each.push((code, Str::Borrowed("principles"), Some(advice.cite.clone())));
            }
        }
        if each.iter().any(|(code, ..)| *code == "unnecessary") {
            each.push(("notice", Str::Borrowed("principles"), self.principle("P08-PUBLISH-INVENTORY")));
        }
        Ok(Said { category, verdict, each })
    }

    /// Where a principle stands.
    fn principle(&self, code: &str) -> Option<Cite> {
        let mut rows = self.asked.all.texts().flat_map(|text| text.advice.iter());
        rows.find(|row| row.code == code).map(|row| crate::decide::cite(&row.cite))
    }

    fn finding(
        &self,
        code: &'static str,
        (at, field): (usize, &FormField),
        said: &Said,
        (law, cite): (&Str, Option<&Cite>),
        wording: &Wording,
    ) -> Finding {
        let category = wording.get(&format!("category.{}", said.category.id()));
        let title = self.asked.all.texts().find(|text| text.id == *law).map_or("", |text| text.title.as_ref());
        let section = cite.map_or("", |cite| cite.section.as_ref());
        let fill =
            |part: &str| wording.fill(&format!("finding.{code}.{part}"), &[("category", category), ("law", title), ("section", section)]);
        Finding {
            code,
            severity: FINDINGS.iter().find(|(known, _)| *known == code).map_or(Level::Note, |(_, level)| *level),
            field: field.called().to_owned(),
            at,
            category: Str::Borrowed(said.category.id()),
            verdict: said.verdict,
            law: law.clone(),
            cite: cite.cloned(),
            message: fill("message"),
            help: fill("help"),
        }
    }
}
