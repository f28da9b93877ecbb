//! `cargo xtask coverage`: is every rule decisive in some vector, and does each of its conditions flip one (MC/DC)?
//!
//! A condition is shown by two vectors that differ in that fact alone: in one the row decides, in the other the fact has a value the row does
//! not allow and the law's outcome is another. Where no two questions are like that, which the covers prove, the outcome stays because
//! other rows come to the same; then two vectors show that these decide in its place.

use std::collections::HashMap;
use std::fs;

use privity::{Known, Question as Typed, Truth};
use privity_core::text::{Rule, Word};
use privity_core::{Act, Categories, Class, Cube, Day, Docket, Field, Law, Outcome, Question, Space, Then, Verdict, cover, decide};
use privity_laws::{LAWS, TEXTS, VOCABULARY};
use serde_json::{Map, Value, json};

use crate::generate;
use xtask::run::{Done, root};

const SPACE: &Space<'static> = &VOCABULARY.space;

/// A question with one world, as the laws are asked it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct World {
    pub(crate) laws: Vec<usize>,
    on: Day,
    act: u8,
    of: u64,
    pub(crate) cube: Cube,
}

impl World {
    /// Reads a question in which every fact has one value.
    fn read(question: &Value) -> Option<World> {
        let typed = Typed::from_json(&question.to_string()).ok()?;
        let at = |list: &[Word], id: &str| list.iter().position(|word| word.id == id);
        let mut laws: Vec<usize> = Vec::new();
        for id in &typed.law {
            let place = VOCABULARY.places.iter().find(|place| place.id == id.as_ref());
            let ids: Vec<&str> = place.map_or_else(|| vec![id.as_ref()], |place| place.laws.iter().map(AsRef::as_ref).collect());
            laws.extend(ids.iter().filter_map(|id| TEXTS.iter().position(|text| text.id == *id)));
        }
        let mut cube = Cube::FULL;
        for (number, (fact, field)) in VOCABULARY.facts.iter().zip(SPACE.fields()).enumerate() {
            let bits: u64 = match fact.values {
                Some(domain) => {
                    let known = [&typed.actor, &typed.to, &typed.purpose, &typed.process].into_iter().nth(number)?;
                    let ids = match known {
                        Known::OneOf(ids) => ids.clone(),
                        Known::Unsaid if typed.closed => vec![if number == 2 { "unspecified" } else { "none" }.into()],
                        _ => return None,
                    };
                    ids.iter().filter_map(|id| at(VOCABULARY.values(domain), id)).fold(0, |bits, value| bits | 1 << value)
                }
                None => match typed.facts.iter().find(|(id, _)| fact.id == id.as_ref()) {
                    Some((_, Truth::True)) => 2,
                    Some((_, Truth::False)) => 1,
                    None if typed.closed => 1,
                    _ => return None,
                },
            };
            if bits.count_ones() != 1 {
                return None;
            }
            cube = field.set(cube, bits);
        }
        let of = typed.of.iter().filter_map(|id| at(&VOCABULARY.categories, id)).fold(0, |bits, category| bits | 1 << category);
        Some(World { laws, on: on(&typed.on)?, act: at(&VOCABULARY.acts, &typed.act)? as u8, of, cube })
    }

    /// The world as a closed question.
    fn written(&self) -> Value {
        let id = |list: &[Word], at: u32| list.get(at as usize).map(|word| word.id.to_string()).unwrap_or_default();
        let mut question = Map::new();
        question.insert("law".into(), json!(self.laws.first().and_then(|at| TEXTS.get(*at)).map(|text| text.id.as_ref())));
        question.insert("on".into(), json!(self.on.to_string()));
        question.insert("act".into(), json!(id(&VOCABULARY.acts, u32::from(self.act))));
        let mut facts = Map::new();
        for (fact, field) in VOCABULARY.facts.iter().zip(SPACE.fields()) {
            let value = field.of(&self.cube);
            match fact.values {
                None if value == 2 => {
                    facts.insert(fact.id.to_string(), json!(true));
                }
                None => {}
                Some(domain) => {
                    let value = id(VOCABULARY.values(domain), value.trailing_zeros());
                    question.insert(fact.id.to_string(), json!(value));
                }
            }
        }
        question.insert("of".into(), json!([id(&VOCABULARY.categories, self.of.trailing_zeros())]));
        question.insert("facts".into(), Value::Object(facts));
        question.insert("closed".into(), json!(true));
        Value::Object(question)
    }

    pub(crate) fn asked(&self) -> Question {
        Question::new(SPACE, self.on, Act(self.act), Categories(self.of), self.cube)
    }

    fn with(&self, field: Field, values: u64) -> World {
        World { cube: field.set(self.cube, values), ..self.clone() }
    }

    fn outcome(&self, law: &Law<'_>) -> Option<Outcome> {
        match decide(SPACE, core::slice::from_ref(law), &self.asked()) {
            Verdict::Certain(outcome) => Some(outcome),
            Verdict::NeedsFacts => None,
        }
    }

    /// The rows of a law that decide here.
    fn deciding(&self, law: &Law<'_>) -> Vec<u16> {
        let docket = Docket::new(SPACE, core::slice::from_ref(law), self.asked());
        let mut rows: Vec<u16> = docket.grounds().filter(|ground| docket.may(ground)).map(|ground| ground.row).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

fn on(day: &str) -> Option<Day> {
    let mut parts = day.split('-').map(|part| part.parse::<i32>().ok());
    Day::from_date(parts.next()??, parts.next()??, parts.next()??)
}

/// Vectors, found by their worlds.
#[derive(Default)]
struct Pool {
    worlds: Vec<World>,
    at: HashMap<World, usize>,
}

impl Pool {
    fn add(&mut self, world: World) -> usize {
        let next = self.worlds.len();
        let at = *self.at.entry(world.clone()).or_insert(next);
        if at == next {
            self.worlds.push(world);
        }
        at
    }
}

/// How a condition is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// By two vectors with different outcomes.
    Outcome(usize, usize),
    /// By two vectors with one outcome: no two questions have different ones. These rows decide in the other.
    Reason(usize, usize, Vec<u16>),
    /// By none yet.
    Not,
}

/// What the vectors show of a row.
pub(crate) struct Covered {
    /// The vectors in which it decides.
    pub(crate) decisive: Vec<usize>,
    /// Each fact of its condition.
    pub(crate) conditions: Vec<(u8, Shown)>,
}

/// What the vectors show of each row of each law, in order.
pub(crate) type Report = Vec<Vec<Covered>>;

/// Looks for what the vectors show; with `grow`, adds worlds until they show all of it.
fn cover_all(pool: &mut Pool, grow: bool) -> Done<Report> {
    let mut report = Vec::new();
    for (number, (law, text)) in LAWS.iter().zip(TEXTS).enumerate() {
        let mut decided: Vec<Vec<usize>> = vec![Vec::new(); text.rules.len()];
        let mut read = 0;
        let mut rows = Vec::new();
        for (row, rule) in text.rules.iter().enumerate() {
            let mut conditions = Vec::new();
            let facts: Vec<(u8, Field)> = SPACE.facts().filter(|(_, field)| field.of(&rule.when) != field.full()).collect();
            // Once for the row itself, then for each of its facts.
            for fact in core::iter::once(None).chain(facts.into_iter().map(Some)) {
                for (at, world) in pool.worlds.iter().enumerate().skip(read).filter(|(_, world)| world.laws.contains(&number)) {
                    for row in world.deciding(law) {
                        decided.get_mut(usize::from(row)).into_iter().for_each(|list| list.push(at));
                    }
                }
                read = pool.worlds.len();
                let decisive = decided.get(row).map(Vec::as_slice).unwrap_or_default();
                match fact {
                    None if grow && decisive.is_empty() => {
                        if let Some(world) = region(number, law, row as u16)?.first().map(Place::plain) {
                            pool.add(world);
                        }
                    }
                    None => {}
                    Some((fact, field)) => {
                        let shown = condition(pool, grow, number, law, row as u16, rule, field, decisive)?;
                        conditions.push((fact, shown));
                    }
                }
            }
            rows.push(conditions);
        }
        let rows = rows.into_iter().zip(decided).map(|(conditions, decisive)| Covered { decisive, conditions });
        report.push(rows.collect());
    }
    Ok(report)
}

#[expect(clippy::too_many_arguments, reason = "a row's condition is all of these, and this is the one place that asks")]
fn condition(
    pool: &mut Pool,
    grow: bool,
    number: usize,
    law: &Law<'_>,
    row: u16,
    rule: &Rule,
    field: Field,
    decisive: &[usize],
) -> Done<Shown> {
    let others = values(field.full() & !field.of(&rule.when));
    let flips = |pool: &Pool, base: usize| -> Vec<World> {
        pool.worlds.get(base).map(|world| others.iter().map(|value| world.with(field, *value)).collect()).unwrap_or_default()
    };
    let differ =
        |pool: &Pool, base: usize, flip: &World| pool.worlds.get(base).is_some_and(|world| world.outcome(law) != flip.outcome(law));
    let both_there = |pool: &Pool, wanted: &dyn Fn(&Pool, usize, &World) -> bool| {
        decisive.iter().find_map(|base| {
            let there = flips(pool, *base).into_iter().filter_map(|flip| Some((pool.at.get(&flip).copied()?, flip)));
            there.filter(|(_, flip)| wanted(pool, *base, flip)).map(|(at, _)| (*base, at)).next()
        })
    };
    // A question that is written again asks one law about one category.
    let single = |base: &&usize| pool.worlds.get(**base).is_some_and(|world| world.laws.len() == 1 && world.of.is_power_of_two());
    let one: Vec<usize> = decisive.iter().filter(single).copied().collect();
    if rule.then != Then::Cited {
        if let Some((base, flip)) = both_there(pool, &differ) {
            return Ok(Shown::Outcome(base, flip));
        }
        let near = |base: &usize| flips(pool, *base).into_iter().find(|flip| differ(pool, *base, flip)).map(|flip| (*base, flip));
        let found = match one.iter().find_map(near) {
            Some(near) => Some(near),
            None => differing(number, law, row, rule, field)?.map(|(base, flip)| (if grow { pool.add(base) } else { 0 }, flip)),
        };
        if let Some((base, flip)) = found {
            return Ok(if grow { Shown::Outcome(base, pool.add(flip)) } else { Shown::Not });
        }
    }
    let there = both_there(pool, &|_, _, _| true);
    let base = one.first().copied();
    let pair = match there {
        None if grow => {
            let plain = region(number, law, row)?.first().map(Place::plain);
            let base = base.or_else(|| plain.map(|world| pool.add(world)));
            base.and_then(|base| Some((base, flips(pool, base).into_iter().next()?))).map(|(base, flip)| (base, pool.add(flip)))
        }
        there => there,
    };
    let instead = |flip: usize| pool.worlds.get(flip).map(|world| world.deciding(law)).unwrap_or_default();
    Ok(pair.map_or(Shown::Not, |(base, flip)| Shown::Reason(base, flip, instead(flip))))
}

fn values(mut bits: u64) -> Vec<u64> {
    let mut values = Vec::new();
    while bits != 0 {
        values.push(bits & bits.wrapping_neg());
        bits &= bits.wrapping_sub(1);
    }
    values
}

/// A class on a day, with the worlds in which a row decides it.
struct Place<'a> {
    world: World,
    class: &'a Class,
    decides: Vec<Cube>,
}

impl Place<'_> {
    /// The plainest world of the first cube.
    fn plain(&self) -> World {
        World { cube: plain(self.decides.first().copied().unwrap_or(Cube::FULL)), ..self.world.clone() }
    }
}

/// Where a row decides: the last span of days first.
fn region<'a>(number: usize, law: &Law<'a>, row: u16) -> Done<Vec<Place<'a>>> {
    let mut places = Vec::new();
    for (span, on) in law.edges.iter().enumerate().rev() {
        for act in 0..law.acts {
            let Some(sheet) = law.sheets.get(span * law.acts as usize + act as usize) else { continue };
            for class in sheet.classes.of(law.classes) {
                let terms = class.terms.of(law.terms);
                let mut decides = Vec::new();
                for term in terms.iter().filter(|term| term.row == row) {
                    let mut over = term.overs.of(law.overs).iter().filter_map(|over| terms.get(usize::from(*over)));
                    let left = over.try_fold(vec![term.cube], |left, over| cover::minus(SPACE, &left, &over.cube));
                    decides.extend(left.map_err(|_| "a row's worlds are too many cubes")?);
                }
                if !decides.is_empty() {
                    let of = 1 << class.of.0.trailing_zeros();
                    let world = World { laws: vec![number], on: *on, act: act as u8, of, cube: Cube::FULL };
                    places.push(Place { world, class, decides });
                }
            }
        }
    }
    Ok(places)
}

/// Two worlds with different outcomes that differ in a fact alone, of which the row decides the first; nothing if there are none.
fn differing(number: usize, law: &Law<'_>, row: u16, rule: &Rule, field: Field) -> Done<Option<(World, World)>> {
    // Those cubes that allow the value, whatever the fact.
    let given = |sum: &[Cube], value: u64| -> Vec<Cube> {
        sum.iter().filter(|cube| field.of(cube) & value != 0).map(|cube| field.set(*cube, field.full())).collect()
    };
    for place in region(number, law, row)? {
        for value in values(field.of(&rule.when)) {
            let decides = given(&place.decides, value);
            for other in values(field.full() & !field.of(&rule.when)) {
                for pair in place.class.pairs {
                    let (within, beyond) = (pair.within.of(law.cubes), pair.beyond.of(law.cubes));
                    for (here, there) in [(within, beyond), (beyond, within)] {
                        if let Some(cube) = cover::shared(SPACE, &[&decides, &given(here, value), &given(there, other)], Cube::FULL) {
                            let base = World { cube: plain(field.set(cube, value)), ..place.world.clone() };
                            let flip = base.with(field, other);
                            return Ok(Some((base, flip)));
                        }
                    }
                }
            }
        }
    }
    Ok(None)
}

/// One world of a cube: facts are false and matters plain wherever it allows.
fn plain(cube: Cube) -> Cube {
    const PLAIN: [&[&str]; 4] = [
        &["city_employee", "dmv_employee", "state_employee"],
        &["vendor", "federal_immigration_authority", "other_city_agency", "none"],
        &["unspecified"],
        &["none"],
    ];
    VOCABULARY.facts.iter().zip(SPACE.fields()).enumerate().fold(cube, |cube, (number, (fact, field))| {
        let values = field.of(&cube);
        let first = values & values.wrapping_neg();
        let Some(domain) = fact.values else { return field.set(cube, first) };
        let ids = PLAIN.get(number).copied().unwrap_or_default().iter();
        let mut plain = ids.filter_map(|id| VOCABULARY.values(domain).iter().position(|word| word.id == *id)).map(|at| 1 << at);
        field.set(cube, plain.find(|value| values & value != 0).unwrap_or(first))
    })
}

/// The worlds of the vectors of one file that have one, with the number of each line.
fn pool(file: &str) -> Done<(Pool, Vec<usize>)> {
    let (mut pool, mut lines) = (Pool::default(), Vec::new());
    for (line, text) in (1..).zip(fs::read_to_string(root().join(file))?.lines()) {
        let vector: Value = serde_json::from_str(text)?;
        let Some(world) = vector.get("question").and_then(World::read) else { continue };
        if pool.add(world) == lines.len() {
            lines.push(line);
        }
    }
    Ok((pool, lines))
}

/// The worlds of the vectors, each once.
pub(crate) fn worlds() -> Done<Vec<World>> {
    Ok(pool(generate::CLOSED)?.0.worlds)
}

/// Questions that show what these do not.
pub(crate) fn more(questions: &[Value]) -> Done<Vec<Value>> {
    let mut pool = Pool::default();
    for world in questions.iter().filter_map(World::read) {
        pool.add(world);
    }
    let there = pool.worlds.len();
    cover_all(&mut pool, true)?;
    Ok(pool.worlds.iter().skip(there).map(World::written).collect())
}

/// What the vectors show, and the line of each in `closed.jsonl`.
pub(crate) fn report() -> Done<(Report, Vec<usize>)> {
    let (mut pool, lines) = pool(generate::CLOSED)?;
    Ok((cover_all(&mut pool, false)?, lines))
}

/// Prints the table, and fails where something is not shown.
pub(crate) fn run() -> Done {
    let (report, lines) = report()?;
    println!("{:<22}{:>6}{:>10}{:>12}{:>10}{:>14}", "law", "rows", "decisive", "conditions", "outcome", "reason alone");
    let (mut gaps, mut reasons, mut total) = (Vec::new(), Vec::new(), [0_usize; 5]);
    for (text, rows) in TEXTS.iter().zip(&report).filter(|(_, rows)| !rows.is_empty()) {
        let name = |row: usize| {
            let rule = text.rules.get(row);
            let id = rule.and_then(|rule| text.ids.get(usize::from(rule.id))).map_or("", |id| id.id.as_ref());
            let label = rule.map_or("", |rule| rule.row.as_ref());
            if label.is_empty() { id.to_owned() } else { format!("{id}/{label}") }
        };
        let mut count = [rows.len(), 0, 0, 0, 0];
        for (row, covered) in rows.iter().enumerate() {
            count[1] += usize::from(!covered.decisive.is_empty());
            if covered.decisive.is_empty() {
                gaps.push(format!("{} {}: decides in no vector", text.id, name(row)));
            }
            for (fact, shown) in &covered.conditions {
                let fact = VOCABULARY.facts.get(usize::from(*fact)).map_or("", |fact| fact.id.as_ref());
                count[2] += 1;
                match shown {
                    Shown::Outcome(..) => count[3] += 1,
                    Shown::Reason(base, flip, instead) => {
                        count[4] += 1;
                        let then = text.rules.get(row).map(|rule| rule.then);
                        let line = |at: usize| lines.get(at).copied().unwrap_or_default();
                        let why = if then == Some(Then::Cited) {
                            "it is cited and decides nothing".to_owned()
                        } else {
                            let says = |row: &&u16| text.rules.get(usize::from(**row)).is_some_and(|rule| rule.then != Then::Cited);
                            let instead: Vec<String> = instead.iter().filter(says).map(|row| name(usize::from(*row))).collect();
                            format!("in its place the same by {}", instead.join(", "))
                        };
                        reasons.push(format!("{} {}: {fact}: {why} (lines {} and {})", text.id, name(row), line(*base), line(*flip)));
                    }
                    Shown::Not => gaps.push(format!("{} {}: {fact} flips no vector", text.id, name(row))),
                }
            }
        }
        let [rows, decisive, conditions, outcome, reason] = count;
        println!("{:<22}{rows:>6}{decisive:>10}{conditions:>12}{outcome:>10}{reason:>14}", text.id);
        total.iter_mut().zip(count).for_each(|(sum, one)| *sum += one);
    }
    let [rows, decisive, conditions, outcome, reason] = total;
    println!("{:<22}{rows:>6}{decisive:>10}{conditions:>12}{outcome:>10}{reason:>14}", "all");
    println!(
        "\nProven from the covers: these conditions never change an outcome alone, and two vectors show what decides in place of the rule."
    );
    for line in &reasons {
        println!("  {line}");
    }
    if !gaps.is_empty() {
        return Err(format!("not every rule is shown; draw vectors with `cargo xtask gen vectors`\n  {}", gaps.join("\n  ")).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

    use super::*;

    fn shown(report: &Report) -> usize {
        let rows = report.iter().flatten();
        rows.filter(|row| !row.decisive.is_empty() && row.conditions.iter().all(|(_, shown)| *shown != Shown::Not)).count()
    }

    /// Assumes that the vectors are answered as written; does not prove that their verdicts are right, which the oracle looks at.
    #[test]
    fn every_rule_is_shown_by_the_vectors_and_a_pair_taken_away_is_missed() {
        let (mut pool, _) = pool(generate::CLOSED).unwrap();
        let whole = cover_all(&mut pool, false).unwrap();
        let rows: usize = TEXTS.iter().map(|text| text.rules.len()).sum();
        assert_eq!(shown(&whole), rows);
        let mut half = Pool::default();
        for world in pool.worlds.into_iter().step_by(2) {
            half.add(world);
        }
        assert!(shown(&cover_all(&mut half, false).unwrap()) < rows);
        assert_eq!(shown(&cover_all(&mut half, true).unwrap()), rows);
    }
}
