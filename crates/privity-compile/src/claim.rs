//! Claims about laws, read from TOML.

use core::ops::Range;
use std::collections::BTreeMap;

use privity_core::claim::Statement;
use privity_core::{Categories, Cube, Day, Outcome};

use crate::file::{self, ClaimFile, OutcomeId};
use crate::problem::{Problem, Problems};
use crate::read;
use crate::resolve::{cube, day, trigger};
use crate::words::{Words, unique};

/// A claim about laws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// The laws and places it is about, each by itself, and where each is named in the file.
    pub laws: Vec<(String, Range<usize>)>,
    /// The claim in plain words.
    pub say: String,
    /// The days it is about: the first, and the first no longer.
    pub days: (Day, Option<Day>),
    /// The acts, one bit an act.
    pub acts: u32,
    /// The categories.
    pub of: Categories,
    /// The condition.
    pub when: Cube,
    /// What is claimed of every world, or denied of some.
    pub statement: Statement,
    /// Whether it is claimed that some world refutes the statement (`sometimes`, `looser`), and not that none does.
    pub denied: bool,
    /// Where its id is in the file.
    pub at: Range<usize>,
}

/// Reads claims.
pub fn claims(source: &str, words: &Words) -> Result<Vec<Claim>, Problems> {
    let file: ClaimFile = read::toml(source)?;
    unique(file.claim.iter().map(|claim| &claim.id))?;
    let mut problems = Vec::new();
    let found = file.claim.iter().filter_map(|row| claim(row, words).map_err(|problem| problems.push(problem)).ok()).collect();
    if problems.is_empty() { Ok(found) } else { Err(Problems(problems)) }
}

fn claim(row: &file::Claim, words: &Words) -> Result<Claim, Problem> {
    let about = trigger(row.about(), words, &words.sets.category, None)?;
    let on = row.on.as_ref().map(day).transpose()?;
    if let (Some(_), Some(at)) = (on, row.since.as_ref().or(row.until.as_ref())) {
        return Err(Problem::new("claim-days", "a claim is about one day or a span of days", at.span()));
    }
    let days = on.map_or((about.since, about.until), |day| (day, Some(Day(day.0.saturating_add(1)))));
    let outcome = |id: OutcomeId| match id {
        OutcomeId::NotCovered => Outcome::NotCovered,
        OutcomeId::Permitted => Outcome::Permitted,
        OutcomeId::NeedsApproval => Outcome::NeedsApproval,
        OutcomeId::Prohibited => Outcome::Prohibited,
    };
    let mut said: Vec<Statement> = [
        row.never.map(|id| Statement::Never(outcome(id))),
        row.always.map(|id| Statement::Always(outcome(id))),
        row.at_most.map(|id| Statement::AtMost(outcome(id))),
        row.at_least.map(|id| Statement::AtLeast(outcome(id))),
    ]
    .into_iter()
    .flatten()
    .collect();
    said.extend(row.no_looser.as_ref().map(|pair| no_looser(row, "no_looser", pair, words)).transpose()?);
    let denied: Option<Statement> = match (row.sometimes, &row.looser) {
        (Some(id), _) => Some(Statement::Never(outcome(id))),
        (None, pair) => pair.as_ref().map(|pair| no_looser(row, "looser", pair, words)).transpose()?,
    };
    said.extend(denied);
    said.extend(row.looser.as_ref().filter(|_| row.sometimes.is_some()).and(denied));
    let [statement] = said[..] else {
        return Err(Problem::new("claim-says", format!("`{}` says {} things", row.id.get_ref(), said.len()), row.id.span())
            .help("write one of never, always, at_most, at_least, no_looser, sometimes, looser"));
    };
    if row.law.is_empty() {
        return Err(Problem::new("claim-says", format!("`{}` names no law", row.id.get_ref()), row.id.span()));
    }
    Ok(Claim {
        id: row.id.get_ref().clone(),
        laws: row.law.iter().map(|law| (law.get_ref().clone(), law.span())).collect(),
        say: row.say.clone(),
        days,
        acts: about.acts,
        of: about.of,
        when: about.when,
        statement,
        denied: denied.is_some(),
        at: row.id.span(),
    })
}

/// `{ fact = [value, value] }`.
fn no_looser(row: &file::Claim, key: &str, pair: &file::When, words: &Words) -> Result<Statement, Problem> {
    let wrong = || {
        Problem::new("claim-says", format!("`{}` does not name one fact and two values of it", row.id.get_ref()), row.id.span())
            .help(format!("write {key} = {{ fact = [value, other value] }}"))
    };
    let mut facts = pair.iter();
    let (Some((fact, values)), None) = (facts.next(), facts.next()) else { return Err(wrong()) };
    let number = words.vocabulary.fact(fact.get_ref());
    let mut chosen = Vec::new();
    for value in &values.get_ref().0 {
        let alone = BTreeMap::from([(fact.clone(), toml::Spanned::new(values.span(), file::Values(vec![value.clone()])))]);
        let cube = cube(Some(&alone), words)?;
        let field = number.and_then(|number| words.space().field(number)).ok_or_else(wrong)?;
        let bits = field.of(&cube);
        if bits.count_ones() != 1 {
            return Err(wrong());
        }
        chosen.push(bits.trailing_zeros() as u8);
    }
    match (number, &chosen[..]) {
        (Some(fact), [with, than]) if with != than => Ok(Statement::NoLooser { fact, with: *with, than: *than }),
        _ => Err(wrong()),
    }
}
