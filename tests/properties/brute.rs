//! A small law and what it decides, world by world, read off law/README.md. Assumes that page; proves nothing of the engine, whose ideas (cubes, primes, tables) it does not use.

use std::fmt::Write as _;

use privity_core::{Day, Outcome, Then};

use crate::chance::Chance;

/// The acts of small laws; the last stands for every act they do not name, and so do the categories.
pub(crate) const ACTS: [&str; 3] = ["inquire", "disclose", "retain"];
pub(crate) const CATEGORIES: [&str; 4] = ["name", "home_address", "immigration_status", "ssn"];
/// Every act and every category.
const ALL: (u8, u8) = (0b111, 0b1111);
pub(crate) const DUTIES: [&str; 3] = ["send_request_to_apo", "notify_individual_in_writing", "must_retain"];
/// The true-or-false facts of small laws.
pub(crate) const BOOLS: [&str; 6] = [
    "individual_written_authorization",
    "required_by_law",
    "crime_investigation",
    "exigent_circumstances",
    "apo_written_case_by_case",
    "agency_counsel_review",
];
/// What a person can do about them: `o`btain, `f`ind, or nothing.
pub(crate) const CAN: [u8; 6] = *b"off-oo";
/// Which of them are approvals.
pub(crate) const APPROVALS: [usize; 2] = [4, 5];
/// How many parties there are; small laws name a few.
pub(crate) const PARTIES: u32 = 27;
pub(crate) const EVERYONE: u64 = (1 << PARTIES) - 1;
pub(crate) const NAMED: [u8; 4] = [0, 1, 2, 6];
/// A party that small laws do not name.
pub(crate) const OTHER: u8 = 9;

/// Everything known of the seven facts of small laws: who acts, by number, and a bit for each true fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct World {
    pub(crate) actor: u8,
    pub(crate) bits: u8,
}

/// Every world, of one party for all that small laws do not name.
pub(crate) fn worlds() -> impl Iterator<Item = World> {
    NAMED.into_iter().chain([OTHER]).flat_map(|actor| (0..64).map(move |bits| World { actor, bits }))
}

/// Where a world is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) on: Day,
    pub(crate) act: usize,
    pub(crate) category: usize,
}

/// What a clause of scope or a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) acts: u8,
    pub(crate) of: u8,
    /// One bit for each party that fits.
    pub(crate) actor: u64,
    /// For each fact whether it may be false (1), true (2) or either (3).
    pub(crate) bools: [u8; 6],
    pub(crate) since: Option<Day>,
    pub(crate) until: Option<Day>,
}

impl About {
    pub(crate) const ANYTHING: About = About { acts: ALL.0, of: ALL.1, actor: EVERYONE, bools: [3; 6], since: None, until: None };

    pub(crate) fn when(fact: usize, value: u8) -> About {
        let mut about = About::ANYTHING;
        about.bools[fact] = value;
        about
    }

    fn fits(&self, world: World) -> bool {
        self.actor >> world.actor & 1 == 1 && self.bools.iter().enumerate().all(|(at, allowed)| allowed >> (world.bits >> at & 1) & 1 == 1)
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) id: usize,
    /// None only for the one row of an id.
    pub(crate) label: Option<usize>,
    pub(crate) about: About,
    pub(crate) then: Then,
    /// The rows it overrides.
    pub(crate) over: Vec<usize>,
    pub(crate) duties: u8,
}

impl Row {
    pub(crate) fn key(&self) -> String {
        match self.label {
            Some(label) => format!("R{}/r{label}", self.id),
            None => format!("R{}", self.id),
        }
    }
}

/// A small law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Model {
    pub(crate) name: String,
    pub(crate) since: Day,
    pub(crate) until: Option<Day>,
    pub(crate) scope: Vec<About>,
    pub(crate) rows: Vec<Row>,
    pub(crate) default: Vec<usize>,
}

/// What makes a world of a law undecidable: a mistake in the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    Conflict,
    Gap,
    Approval,
}

impl Model {
    fn in_days(&self, about: &About, on: Day) -> bool {
        about.since.unwrap_or(self.since) <= on && about.until.or(self.until).is_none_or(|until| on < until)
    }

    fn applies(&self, about: &About, at: Place, world: World) -> bool {
        about.acts >> at.act & 1 == 1 && about.of >> at.category & 1 == 1 && self.in_days(about, at.on) && about.fits(world)
    }

    pub(crate) fn covers(&self, at: Place, world: World) -> bool {
        self.since <= at.on
            && self.until.is_none_or(|until| at.on < until)
            && self.scope.iter().any(|clause| self.applies(clause, at, world))
    }

    pub(crate) fn matching(&self, at: Place, world: World) -> Vec<usize> {
        (0..self.rows.len()).filter(|row| self.applies(&self.rows[*row].about, at, world)).collect()
    }

    /// The rows that decide in a world that the law covers, those that only cite among them.
    pub(crate) fn deciding(&self, at: Place, world: World) -> Vec<usize> {
        let matching = self.matching(at, world);
        let overridden = |row: usize| {
            matching.iter().any(|by| {
                self.rows[*by].over.contains(&row)
                    || (self.default.contains(&row) && !self.default.contains(by) && self.rows[*by].then != Then::Cited)
            })
        };
        matching.iter().copied().filter(|row| !overridden(*row)).collect()
    }

    /// The written outcome.
    pub(crate) fn written(&self, at: Place, world: World) -> Result<Outcome, Wrong> {
        if !self.covers(at, world) {
            return Ok(Outcome::NotCovered);
        }
        let mut found: Vec<Outcome> = self
            .deciding(at, world)
            .into_iter()
            .filter_map(|row| match self.rows[row].then {
                Then::Permit => Some(Outcome::Permitted),
                Then::NeedsApproval => Some(Outcome::NeedsApproval),
                Then::Prohibit => Some(Outcome::Prohibited),
                Then::Cited => None,
            })
            .collect();
        found.dedup();
        match found[..] {
            [one] => Ok(one),
            [] => Err(Wrong::Gap),
            _ => Err(Wrong::Conflict),
        }
    }

    /// The outcome.
    pub(crate) fn outcome(&self, at: Place, world: World) -> Result<Outcome, Wrong> {
        let written = self.written(at, world)?;
        if written <= Outcome::Permitted {
            return Ok(written);
        }
        let approvals: u8 = APPROVALS.iter().fold(0, |bits, at| bits | 1 << at);
        let granted = (0..64).filter(|more| more & !approvals == 0).map(|more| World { bits: world.bits | more, ..world });
        let outcome = if granted.into_iter().any(|world| self.written(at, world) == Ok(Outcome::Permitted)) {
            Outcome::NeedsApproval
        } else {
            Outcome::Prohibited
        };
        if written == Outcome::NeedsApproval && outcome != written { Err(Wrong::Approval) } else { Ok(outcome) }
    }

    /// The days on which something begins or ends, and the day before all.
    pub(crate) fn days(&self) -> Vec<Day> {
        let abouts = self.scope.iter().chain(self.rows.iter().map(|row| &row.about));
        let mut days: Vec<Day> = abouts
            .flat_map(|about| [about.since, about.until])
            .flatten()
            .chain([self.since, Day(self.since.0 - 1)])
            .chain(self.until)
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Every place where it may read differently from elsewhere.
    pub(crate) fn places(&self) -> Vec<Place> {
        let all = self
            .days()
            .into_iter()
            .flat_map(|on| (0..ACTS.len()).flat_map(move |act| (0..CATEGORIES.len()).map(move |category| Place { on, act, category })));
        all.collect()
    }

    /// The file.
    pub(crate) fn toml(&self) -> String {
        let mut text = format!(
            "id = \"{}\"\ntitle = \"A small law\"\nplace = \"smallville\"\nstatus = \"in_force\"\nsince = {}\nchecked = 2026-01-01\nsource = \"Drawn at random\"\n",
            self.name, self.since
        );
        if let Some(until) = self.until {
            let _ = writeln!(text, "until = {until}");
        }
        let _ = writeln!(text, "default = [{}]", self.keys(&self.default));
        for clause in &self.scope {
            let _ = write!(text, "\n[[scope]]\n{}", about(clause));
        }
        for row in &self.rows {
            let _ = write!(text, "\n[[rule]]\nid = \"R{}\"\n", row.id);
            if let Some(label) = row.label {
                let _ = writeln!(text, "row = \"r{label}\"");
            }
            let then = match row.then {
                Then::Permit => "permit",
                Then::NeedsApproval => "needs_approval",
                Then::Prohibit => "prohibit",
                Then::Cited => "cite",
            };
            let _ = writeln!(text, "{}then = \"{then}\"", about(&row.about));
            if !row.over.is_empty() {
                let _ = writeln!(text, "over = [{}]", self.keys(&row.over));
            }
            if row.duties != 0 {
                let _ = writeln!(text, "duty = [{}]", chosen(&DUTIES, u64::from(row.duties)));
            }
            let _ = write!(text, "cite = \"§ {}\"\nquote = \"words of a small law\"\n", row.key());
        }
        text
    }

    /// Keys of rows: an id alone where all its rows are meant.
    fn keys(&self, rows: &[usize]) -> String {
        let whole = |id: usize| (0..self.rows.len()).filter(|at| self.rows[*at].id == id).all(|at| rows.contains(&at));
        let mut keys: Vec<String> = rows
            .iter()
            .map(|at| {
                let row = &self.rows[*at];
                if whole(row.id) { format!("\"R{}\"", row.id) } else { format!("\"{}\"", row.key()) }
            })
            .collect();
        keys.sort();
        keys.dedup();
        keys.join(", ")
    }

    /// The same law with its rows in another order: row `order[i]` of this one is row `i` of that one.
    pub(crate) fn reordered(&self, order: &[usize]) -> Model {
        let to = |at: &usize| order.iter().position(|from| from == at).unwrap();
        let rows = order.iter().map(|from| {
            let row = &self.rows[*from];
            Row { over: row.over.iter().map(to).collect(), ..row.clone() }
        });
        Model { rows: rows.collect(), default: self.default.iter().map(to).collect(), ..self.clone() }
    }

    /// The same law with row `at` said once more, under a label of its own.
    pub(crate) fn repeating(&self, at: usize) -> Model {
        let mut model = self.clone();
        let again = model.rows.len();
        for list in model.rows.iter_mut().map(|row| &mut row.over).chain([&mut model.default]) {
            if list.contains(&at) {
                list.push(again);
            }
        }
        let id = model.rows[at].id;
        let labels = model.rows.iter().filter_map(|row| row.label).max().map_or(0, |label| label + 1);
        model.rows[at].label.get_or_insert(labels);
        let row = Row { id, label: Some(labels + 1), ..model.rows[at].clone() };
        model.rows.push(row);
        model
    }

    /// A law drawn at random: rows in a random order of rank, of which a higher mostly overrides a lower that concludes otherwise.
    pub(crate) fn draw(chance: &mut Chance, name: String, dated: bool) -> Model {
        let since = Day(14_610 + chance.days(4000));
        let until = (dated && chance.of_100(25)).then(|| Day(since.0 + 1500));
        let facts: Vec<usize> = {
            let count = 2 + chance.below(5);
            chance.some(&[0, 1, 2, 3, 4, 5], count)
        };
        let mut scope = Vec::new();
        for _ in 0..chance.pick(&[1, 1, 2, 3]) {
            let mut clause = About::ANYTHING;
            narrow(&mut clause, chance, 35);
            if chance.of_100(40) {
                let count = 1 + chance.below(2);
                condition(&mut clause, chance, &facts, count);
            }
            dates(&mut clause, chance, since, if dated { 25 } else { 0 });
            scope.push(clause);
        }
        let usual = chance.pick(&[Then::Prohibit, Then::Prohibit, Then::Permit]);
        let mut rows: Vec<(About, Then)> = Vec::new();
        for _ in 0..=chance.below(6) {
            let mut row = About::ANYTHING;
            narrow(&mut row, chance, 20);
            let count = 1 + chance.below(3);
            condition(&mut row, chance, &facts, count);
            dates(&mut row, chance, since, if dated { 25 } else { 0 });
            if chance.of_100(30) {
                let approval = chance.pick(&APPROVALS);
                let (mut permits, mut needs) = (row.clone(), row);
                permits.bools[approval] = 2;
                needs.bools[approval] = if chance.of_100(50) { 1 } else { 3 };
                rows.push((permits, Then::Permit));
                rows.push((needs, Then::NeedsApproval));
            } else {
                let then =
                    chance.pick(&[Then::Permit, Then::Permit, Then::Permit, Then::Prohibit, Then::Prohibit, Then::Prohibit, Then::Cited]);
                rows.push((row, then));
            }
        }
        let last = rows.len();
        let always = !chance.of_100(8);
        if always {
            rows.push((About::ANYTHING, usual));
        }
        let by_default = always && chance.of_100(50);
        let mut model = Model { name, since, until, scope, rows: Vec::new(), default: if by_default { vec![last] } else { Vec::new() } };
        for (at, (about, then)) in rows.iter().enumerate() {
            let over = (at + 1..rows.len())
                .filter(|lower| {
                    let percent = match (*then, rows[*lower].1) {
                        (_, Then::Cited) => 25,
                        (Then::Cited, _) => 6,
                        (a, b) if a == b => 25,
                        _ => 96,
                    };
                    !(by_default && *lower == last) && chance.of_100(percent)
                })
                .collect();
            let id = if at > 0 && chance.of_100(25) { model.rows[at - 1].id } else { at };
            let duties = if chance.of_100(35) { chance.bits(0b111) as u8 } else { 0 };
            model.rows.push(Row { id, label: Some(at), about: about.clone(), then: *then, over, duties });
        }
        for at in 0..model.rows.len() {
            let alone = model.rows.iter().filter(|row| row.id == model.rows[at].id).count() == 1;
            if alone && chance.of_100(60) {
                model.rows[at].label = None;
            }
        }
        let mut order: Vec<usize> = (0..model.rows.len()).collect();
        chance.shuffle(&mut order);
        model.reordered(&order)
    }
}

fn narrow(about: &mut About, chance: &mut Chance, percent: usize) {
    if chance.of_100(percent) {
        about.acts = chance.bits(0b11) as u8;
    }
    if chance.of_100(percent) {
        about.of = chance.bits(0b111) as u8;
    }
}

fn condition(about: &mut About, chance: &mut Chance, facts: &[usize], count: usize) {
    for fact in chance.some(facts, count) {
        about.bools[fact] = if chance.of_100(65) { 2 } else { 1 };
    }
    if chance.of_100(20) {
        let some = chance.bits(NAMED.iter().fold(0, |bits, at| bits | 1 << at));
        about.actor = if chance.of_100(35) { EVERYONE & !some } else { some };
    }
}

fn dates(about: &mut About, chance: &mut Chance, since: Day, percent: usize) {
    let (a, b) = (chance.days(1400), chance.days(1400));
    if chance.of_100(percent) {
        about.since = Some(Day(since.0 + a.min(b)));
    }
    if chance.of_100(percent) {
        about.until = Some(Day(since.0 + a.max(b) + 1));
    }
}

fn chosen(names: &[&str], bits: u64) -> String {
    let quoted = names.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, name)| format!("\"{name}\""));
    quoted.collect::<Vec<_>>().join(", ")
}

fn about(about: &About) -> String {
    let mut text = String::new();
    if about.acts != ALL.0 {
        let _ = writeln!(text, "act = [{}]", chosen(&ACTS, u64::from(about.acts)));
    }
    if about.of != ALL.1 {
        let _ = writeln!(text, "of = [{}]", chosen(&CATEGORIES, u64::from(about.of)));
    }
    let mut when: Vec<String> = Vec::new();
    if about.actor != EVERYONE {
        let parties: Vec<&str> = privity_laws::VOCABULARY.parties.iter().map(|word| word.id.as_ref()).collect();
        let others = EVERYONE & !about.actor;
        when.push(if others.is_power_of_two() {
            format!("actor = \"!{}\"", parties[others.trailing_zeros() as usize])
        } else {
            format!("actor = [{}]", chosen(&parties, about.actor))
        });
    }
    for (fact, allowed) in BOOLS.iter().zip(about.bools) {
        match allowed {
            1 => when.push(format!("{fact} = false")),
            2 => when.push(format!("{fact} = true")),
            _ => {}
        }
    }
    if !when.is_empty() {
        let _ = writeln!(text, "when = {{ {} }}", when.join(", "));
    }
    for (name, day) in [("since", about.since), ("until", about.until)] {
        if let Some(day) = day {
            let _ = writeln!(text, "{name} = {day}");
        }
    }
    text
}
