//! A law file compiled: its tables, its words, and what deserves a warning.

use std::collections::BTreeMap;

use privity_core::text::{Advice, Basis, Cite, Id, LawText, List, Note, Rule, Severity, Status, Str, Trigger};
use privity_core::{Day, Tables, Then};
use sha2::{Digest, Sha256};
use toml::Spanned;

use crate::file::{self, Citation, LawFile};
use crate::problem::{Problem, Problems, nearest};
use crate::resolve::{NOWHERE, day, named, note, trigger};
use crate::tables::{self, Clause, Line};
use crate::words::{Words, number, unique};
use crate::{read, resolve};

/// A law file, compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// What the engine reads.
    pub tables: Tables,
    /// What people read.
    pub text: LawText,
    /// What deserves a look; the file compiles all the same.
    pub warnings: Vec<Problem>,
}

/// Compiles a law file.
pub fn law(source: &str, words: &Words) -> Result<Compiled, Problems> {
    let file: LawFile = read::toml(source)?;
    let header = Header::read(&file, words)?;
    let mut problems = Vec::new();
    let mut keep = |problem: Problem| problems.push(problem);

    let clauses: Vec<Clause> = file
        .scope
        .iter()
        .filter_map(|scope| header.trigger(scope.about(), words).map_err(&mut keep).ok())
        .map(|trigger| Clause { trigger })
        .collect();
    let ids = ids(&file, &header);
    let mut lines = Vec::new();
    let mut rules = Vec::new();
    for (at, row) in file.rule.iter().enumerate() {
        match line(row, at, &file, &header, &ids, words) {
            Ok((line, rule)) => {
                lines.push(line);
                rules.push(rule);
            }
            Err(problem) => keep(problem),
        }
    }
    let basis = file.basis.iter().filter_map(|row| header.basis(row, words).map_err(&mut keep).ok()).collect::<Vec<_>>();
    let notes =
        file.note.iter().filter_map(|row| note(row, words, &header.sets, Some(header.days())).map_err(&mut keep).ok()).collect::<Vec<_>>();
    let advice = file.advice.iter().filter_map(|row| header.advice(row, words).map_err(&mut keep).ok()).collect::<Vec<_>>();
    problems.extend(loose_ends(&file, &header, &notes, words));
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let (tables, warnings) = tables::build(&tables::Input {
        law: file.id.get_ref(),
        since: header.since,
        until: header.until,
        clauses: &clauses,
        lines: &lines,
        words,
    })?;
    let text = LawText {
        id: owned(file.id.get_ref()),
        title: owned(&file.title),
        place: owned(&file.place),
        status: header.status,
        since: header.since,
        until: header.until,
        ids: ids.into(),
        rules: rules.into(),
        scope: clauses.iter().map(|clause| clause.trigger).collect::<Vec<Trigger>>().into(),
        basis: basis.into(),
        notes: notes.into(),
        advice: advice.into(),
        digest: Sha256::digest(source.as_bytes()).into(),
    };
    Ok(Compiled { tables, text, warnings })
}

fn owned(text: &str) -> Str {
    Str::Owned(text.to_owned())
}

/// What rows inherit from the header.
struct Header<'a> {
    file: &'a LawFile,
    status: Status,
    since: Day,
    until: Option<Day>,
    checked: Day,
    sets: BTreeMap<String, u64>,
}

impl<'a> Header<'a> {
    fn read(file: &'a LawFile, words: &Words) -> Result<Header<'a>, Problem> {
        let id = file.id.get_ref();
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err(Problem::new(
                "law-id",
                format!("the id of a law is lower-case letters, digits and hyphens, not `{id}`"),
                file.id.span(),
            ));
        }
        let categories = words.vocabulary.categories.iter().map(|word| word.id.as_ref());
        let header = Header {
            file,
            status: match file.status {
                file::Status::InForce => Status::InForce,
                file::Status::Proposed => Status::Proposed,
                file::Status::Repealed => Status::Repealed,
                file::Status::Advice => Status::Advice,
            },
            since: day(&file.since)?,
            until: file.until.as_ref().map(day).transpose()?,
            checked: day(&file.checked)?,
            sets: named(&file.set, categories, &words.sets.category, "category")?,
        };
        if let (Some(until), Some(at)) = (header.until, &file.until)
            && until <= header.since
        {
            return Err(Problem::new("law-dates", "the last day is before the first", at.span()));
        }
        if header.status == Status::Advice && !(file.rule.is_empty() && file.scope.is_empty()) {
            return Err(Problem::new("law-advice", "advice decides nothing: it has no scope and no rules", file.id.span()));
        }
        if header.status != Status::Advice && (file.rule.is_empty() || file.scope.is_empty()) {
            return Err(Problem::new("law-empty", "a law covers something and decides it", file.id.span())
                .help("add a [[scope]] and a [[rule]], or write status = \"advice\""));
        }
        Ok(header)
    }

    fn days(&self) -> (Day, Option<Day>) {
        (self.since, self.until)
    }

    fn trigger(&self, about: file::About<'_>, words: &Words) -> Result<Trigger, Problem> {
        trigger(about, words, &self.sets, Some(self.days()))
    }

    fn cite(&self, from: Citation<'_>, since: Day, until: Option<Day>) -> Result<Cite, Problem> {
        let words = from.quote.get_ref().split_whitespace().count();
        if words > 25 {
            return Err(Problem::new("law-quote", format!("the quotation has {words} words, and 25 are the most"), from.quote.span()));
        }
        // The header's address is that of the header's source.
        let url = if from.source.is_some() { from.url } else { from.url.or(self.file.url.as_deref()) };
        Ok(Cite {
            section: owned(from.cite),
            quote: owned(from.quote.get_ref()),
            paraphrase: from.paraphrase,
            source: owned(from.source.unwrap_or(&self.file.source)),
            url: url.map(owned),
            since,
            until,
            checked: from.checked.map(day).transpose()?.unwrap_or(self.checked),
        })
    }

    fn basis(&self, row: &file::Basis, words: &Words) -> Result<Basis, Problem> {
        let trigger = self.trigger(row.about(), words)?;
        let basis = match row.basis {
            file::Kind::Enumerated => "enumerated",
            file::Kind::Designated => "designated",
        };
        let cite = self.cite(row.citation(), trigger.since, trigger.until)?;
        Ok(Basis { trigger, basis: Str::Borrowed(basis), cite, notes: texts(row.citation().notes) })
    }

    fn advice(&self, row: &file::Advice, words: &Words) -> Result<Advice, Problem> {
        let unless = row.unless.iter().map(|when| resolve::cube(Some(when), words)).collect::<Result<Vec<_>, _>>()?;
        if row.trigger.is_some() && (row.about().any() || row.ground.is_some()) {
            return Err(Problem::new("law-advice", "a trigger in words stands instead of a condition", row.code.span()));
        }
        // Advice holds on any day: its law's dates say when it was published.
        let trigger = row.trigger.is_none().then(|| trigger(row.about(), words, &self.sets, None)).transpose()?;
        Ok(Advice {
            code: owned(row.code.get_ref()),
            severity: match row.severity {
                file::Severity::High => Severity::High,
                file::Severity::Med => Severity::Med,
                file::Severity::Low => Severity::Low,
                file::Severity::Info => Severity::Info,
            },
            message: owned(&row.message),
            principle: row.principle.as_deref().map(owned),
            trigger,
            unless: unless.into(),
            discretionary: row.ground.is_some(),
            depends: row.trigger.as_deref().map(owned),
            cite: self.cite(row.citation(), self.since, self.until)?,
            notes: texts(row.citation().notes),
        })
    }
}

fn texts(list: &[file::Text]) -> List<Str> {
    list.iter().map(|text| owned(text.get_ref())).collect::<Vec<_>>().into()
}

/// Every id in order of appearance, with the citation of its first row or text. Problems in them are reported with their rows.
fn ids(file: &LawFile, header: &Header<'_>) -> Vec<Id> {
    let rows = file.rule.iter().map(|row| (&row.id, row.citation(), false, row.since.as_ref(), row.until.as_ref()));
    let texts = file.text.iter().map(|row| (&row.id, row.citation(), true, None, None));
    let mut found: Vec<_> = rows.chain(texts).collect();
    found.sort_by_key(|(id, ..)| id.span().start);
    let mut ids: Vec<Id> = Vec::new();
    for (id, citation, text, since, until) in found {
        if ids.iter().any(|known| known.id == id.get_ref().as_str()) {
            continue;
        }
        let since = since.and_then(|d| day(d).ok()).unwrap_or(header.since);
        let until = until.and_then(|d| day(d).ok()).or(header.until);
        if let Ok(cite) = header.cite(citation, since, until) {
            let notes = if text { self::texts(citation.notes) } else { Vec::new().into() };
            ids.push(Id { id: owned(id.get_ref()), cite, notes, text });
        }
    }
    ids
}

fn id(ids: &[Id], wanted: &file::Text) -> Result<u16, Problem> {
    let at = ids.iter().position(|known| known.id == wanted.get_ref().as_str());
    at.map(|at| at as u16).ok_or_else(|| {
        let problem =
            Problem::new("law-unknown-id", format!("no rule or text of this file has the id `{}`", wanted.get_ref()), wanted.span());
        nearest(problem, wanted.get_ref(), ids.iter().map(|known| known.id.as_ref()))
    })
}

/// A row for the tables, and its words.
fn line(row: &file::Rule, at: usize, file: &LawFile, header: &Header<'_>, ids: &[Id], words: &Words) -> Result<(Line, Rule), Problem> {
    let trigger = header.trigger(row.about(), words)?;
    let duties = row.duty.iter().try_fold(0_u32, |bits, duty| Ok(bits | 1 << number(&words.vocabulary.duties, duty, "duty")?))?;
    for fact in &row.approval {
        approval(fact, words)?;
    }
    if row.then != file::Then::NeedsApproval && !row.approval.is_empty() {
        return Err(Problem::new("law-approval", "only a row that needs approval names one", row.id.span()));
    }
    let mut over: Vec<usize> = Vec::new();
    for key in &row.over {
        let rows = rows_of(key, file)?;
        if rows.contains(&at) {
            return Err(Problem::new("law-override", format!("`{}` overrides itself", self::key(row)), key.span())
                .help("name the other rows by `ID/row`"));
        }
        over.extend(rows);
    }
    let mut defaults: Vec<usize> = Vec::new();
    for key in &file.default {
        defaults.extend(rows_of(key, file)?);
    }
    if row.then != file::Then::Cite && !defaults.contains(&at) {
        over.extend(defaults);
    }
    over.sort_unstable();
    over.dedup();
    let then = match row.then {
        file::Then::Permit => Then::Permit,
        file::Then::Prohibit => Then::Prohibit,
        file::Then::NeedsApproval => Then::NeedsApproval,
        file::Then::Cite => Then::Cited,
    };
    let cite = header.cite(row.citation(), trigger.since, trigger.until)?;
    let rule = Rule {
        id: id(ids, &row.id)?,
        row: row.row.as_ref().map_or(Str::Borrowed(""), |label| owned(label.get_ref())),
        also: row.also.iter().map(|also| id(ids, also)).collect::<Result<Vec<_>, _>>()?.into(),
        then,
        acts: trigger.acts,
        of: trigger.of,
        when: trigger.when,
        approval: texts(&row.approval),
        over: texts(&row.over),
        duties,
        discretionary: row.discretionary,
        cite,
        notes: texts(&row.notes),
    };
    let line = Line { key: key(row), span: row.id.span(), trigger, then, duties, discretionary: row.discretionary, over };
    Ok((line, rule))
}

fn approval(fact: &file::Text, words: &Words) -> Result<(), Problem> {
    let facts = words.vocabulary.facts.iter().zip(&words.fields);
    let approvals = facts.filter(|(_, field)| field.approval).map(|(known, _)| known.id.as_ref());
    if approvals.clone().any(|known| known == fact.get_ref()) {
        return Ok(());
    }
    Err(nearest(Problem::new("law-approval", format!("`{}` is not an approval", fact.get_ref()), fact.span()), fact.get_ref(), approvals))
}

/// `ID/row`, or `ID` where the id has one row.
fn key(row: &file::Rule) -> String {
    row.row.as_ref().map_or_else(|| row.id.get_ref().clone(), |label| format!("{}/{}", row.id.get_ref(), label.get_ref()))
}

/// The rows that a key names.
fn rows_of(wanted: &Spanned<String>, file: &LawFile) -> Result<Vec<usize>, Problem> {
    let name = wanted.get_ref();
    let rows: Vec<usize> =
        (0..).zip(&file.rule).filter(|(_, row)| row.id.get_ref() == name || key(row) == *name).map(|(at, _)| at).collect();
    if rows.is_empty() {
        let problem = Problem::new("law-unknown-id", format!("no rule has the key `{name}`"), wanted.span());
        let keys: Vec<String> = file.rule.iter().map(key).collect();
        return Err(nearest(problem, name, keys.iter().map(String::as_str)));
    }
    Ok(rows)
}

/// Keys given twice, and notes named that nobody wrote.
fn loose_ends(file: &LawFile, header: &Header<'_>, notes: &[Note], words: &Words) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut keys: BTreeMap<String, core::ops::Range<usize>> = BTreeMap::new();
    for row in &file.rule {
        if let Some(first) = keys.insert(key(row), row.id.span()) {
            problems.push(
                Problem::new("law-duplicate", format!("two rules have the key `{}`", key(row)), row.id.span())
                    .and_at(first, "the first is here")
                    .help("give each row of an id a `row` of its own"),
            );
        }
    }
    if let Err(problem) = unique(file.text.iter().map(|text| &text.id)).and_then(|()| unique(file.note.iter().map(|note| &note.id))) {
        problems.push(problem);
    }
    // The citations of other rows are read with them.
    problems.extend(file.text.iter().filter_map(|text| header.cite(text.citation(), header.since, None).err()));
    let cited = file.rule.iter().map(file::Rule::citation).chain(file.text.iter().map(file::Passage::citation));
    let cited = cited.chain(file.basis.iter().map(file::Basis::citation)).chain(file.advice.iter().map(file::Advice::citation));
    for citation in cited {
        for wanted in citation.notes {
            let known = notes.iter().chain(words.vocabulary.notes.iter()).map(|note| note.id.as_ref());
            if !known.clone().any(|id| id == wanted.get_ref()) {
                let problem = Problem::new("law-unknown-id", format!("no note has the id `{}`", wanted.get_ref()), wanted.span());
                problems.push(nearest(problem, wanted.get_ref(), known));
            }
        }
    }
    for wanted in &file.default {
        if let Err(problem) = rows_of(wanted, file) {
            problems.push(problem);
        }
    }
    debug_assert!(problems.iter().all(|problem| problem.at.first().is_none_or(|(at, _)| *at != NOWHERE)));
    problems
}
