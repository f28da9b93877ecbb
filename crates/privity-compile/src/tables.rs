//! From rows to tables: classes of categories, terms, complete sums; and what is wrong with the rows.

use core::ops::Range as Bytes;

use privity_core::cover::{self, TooLarge, absorb, complement, complete, product};
use privity_core::text::Trigger;
use privity_core::{Categories, Class, Cube, Day, Pair, Range, Row, Sheet, Space, Tables, Term, Then};

use crate::diagram::Diagrams;
use crate::problem::{Problem, Problems};
use crate::witness::{Asked, question};
use crate::words::Words;

/// What the tables of a law are made from.
pub(crate) struct Input<'a> {
    pub(crate) law: &'a str,
    pub(crate) since: Day,
    pub(crate) until: Option<Day>,
    pub(crate) clauses: &'a [Clause],
    pub(crate) lines: &'a [Line],
    pub(crate) words: &'a Words,
}

/// A clause of the scope.
pub(crate) struct Clause {
    pub(crate) trigger: Trigger,
}

/// A row.
pub(crate) struct Line {
    /// `ID/row`.
    pub(crate) key: String,
    /// Where its id is, in the file.
    pub(crate) span: Bytes<usize>,
    pub(crate) trigger: Trigger,
    pub(crate) then: Then,
    pub(crate) duties: u32,
    pub(crate) discretionary: bool,
    /// The rows it overrides.
    pub(crate) over: Vec<usize>,
}

/// Builds the tables, or says what keeps them from being built. The warnings name rows that can never decide.
pub(crate) fn build(input: &Input<'_>) -> Result<(Tables, Vec<Problem>), Problems> {
    let space = input.words.space();
    let mut tables = Tables { acts: input.words.vocabulary.acts.len() as u32, ..Tables::default() };
    tables.rows = input.lines.iter().map(|line| Row { then: line.then, duties: line.duties, discretionary: line.discretionary }).collect();
    let mut decided = vec![false; input.lines.len()];
    let mut problems = Vec::new();
    let mut diagrams = Diagrams::new();
    let mut built: Vec<(Vec<Draft>, Sheet)> = Vec::new();
    for edge in edges(input) {
        tables.edges.push(edge);
        for act in 0..tables.acts {
            let drafts = drafts(input, &space, edge, act);
            // Two spans in which an act reads the same share a sheet.
            if let Some((_, sheet)) = built.iter().find(|(known, _)| *known == drafts) {
                tables.sheets.push(*sheet);
                continue;
            }
            let mut classes = Vec::new();
            for draft in &drafts {
                match class(
                    input,
                    &space,
                    draft,
                    Asked { law: input.law, on: edge, act, of: draft.of },
                    &mut decided,
                    &mut diagrams,
                    &mut tables,
                ) {
                    Ok(class) => classes.push(class),
                    Err(found) => problems.extend(found.0),
                }
            }
            let sheet = Sheet { classes: append(&mut tables.classes, &classes) };
            tables.sheets.push(sheet);
            built.push((drafts, sheet));
        }
    }
    problems.dedup_by(|a, b| a.code == b.code && a.at == b.at);
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    tables.branches = diagrams.branches();
    let dead = input.lines.iter().zip(decided).filter(|(_, decided)| !decided).map(|(line, _)| dead(input, line)).collect();
    Ok((tables, dead))
}

/// The first day of each span in which nothing begins or ends.
fn edges(input: &Input<'_>) -> Vec<Day> {
    let triggers = input.clauses.iter().map(|clause| &clause.trigger).chain(input.lines.iter().map(|line| &line.trigger));
    let mut days: Vec<Day> = triggers.flat_map(|t| [Some(t.since), t.until]).flatten().chain([input.since]).chain(input.until).collect();
    days.retain(|day| *day >= input.since && input.until.is_none_or(|until| *day <= until));
    days.sort_unstable();
    days.dedup();
    days
}

/// A class before its thresholds are built: categories that the same clauses and rows are about.
#[derive(PartialEq, Eq)]
struct Draft {
    of: Categories,
    scope: Vec<Cube>,
    lines: Vec<usize>,
}

fn drafts(input: &Input<'_>, space: &Space<'_>, on: Day, act: u32) -> Vec<Draft> {
    let applies = |t: &Trigger, category: u32| t.acts >> act & 1 == 1 && t.of.0 >> category & 1 == 1 && on.within(t.since, t.until);
    let mut drafts: Vec<Draft> = Vec::new();
    if input.until.is_some_and(|until| on >= until) {
        return drafts;
    }
    for category in 0..input.words.vocabulary.categories.len() as u32 {
        let scope: Vec<Cube> = input.clauses.iter().map(|c| &c.trigger).filter(|t| applies(t, category)).map(|t| t.when).collect();
        if scope.is_empty() {
            continue;
        }
        let scope = absorb(scope);
        let in_scope = |line: &Line| scope.iter().any(|clause| space.meet(clause, &line.trigger.when).is_some());
        let lines: Vec<usize> =
            (0..).zip(input.lines).filter(|(_, line)| applies(&line.trigger, category) && in_scope(line)).map(|(at, _)| at).collect();
        let one = Categories(1 << category);
        match drafts.iter_mut().find(|draft| draft.scope == scope && draft.lines == lines) {
            Some(draft) => draft.of = Categories(draft.of.0 | one.0),
            None => drafts.push(Draft { of: one, scope, lines }),
        }
    }
    drafts
}

/// A row inside one clause of the scope.
struct Part {
    line: usize,
    cube: Cube,
    overs: Vec<usize>,
    region: Vec<Cube>,
}

fn class(
    input: &Input<'_>,
    space: &Space<'_>,
    draft: &Draft,
    asked: Asked<'_>,
    decided: &mut [bool],
    diagrams: &mut Diagrams,
    tables: &mut Tables,
) -> Result<Class, Problems> {
    let complex = |TooLarge| {
        let at = draft.lines.first().and_then(|at| input.lines.get(*at)).map_or(0..0, |line| line.span.clone());
        Problem::new("law-too-complex", "these rules multiply out to more cubes than can be kept", at)
            .help("fewer conditions for one act and set of categories, or a law file for each part")
    };
    let parts = parts(input, space, draft).map_err(complex)?;
    for part in &parts {
        if let Some(seen) = decided.get_mut(part.line) {
            *seen |= !part.region.is_empty();
        }
    }
    conflicts(input, space, &parts, asked)?;
    let regions = |then: Then| -> Vec<Cube> {
        let of = |part: &&Part| input.lines.get(part.line).is_some_and(|line| line.then == then);
        parts.iter().filter(of).flat_map(|part| part.region.iter().copied()).collect()
    };
    let (permit, needs, prohibit) = (regions(Then::Permit), regions(Then::NeedsApproval), regions(Then::Prohibit));
    let sums = Sums::build(space, &draft.scope, &permit).map_err(complex)?;
    // A world that is covered and not decided.
    let all: Vec<Cube> = [&permit, &needs, &prohibit].into_iter().flatten().copied().collect();
    let outside = |cubes: &[Cube], of: &[Cube]| cubes.iter().try_fold(of.to_vec(), |left, cube| cover::minus(space, &left, cube));
    if let Some(world) = outside(&all, &draft.scope).map_err(complex)?.first() {
        let at = draft.lines.first().and_then(|at| input.lines.get(*at)).map_or(0..0, |line| line.span.clone());
        return Err(Problem::new("law-gap", "no rule decides a question that the law covers", at)
            .help("add a rule without a condition and name it in `default`")
            .witness(question(input.words, asked, world))
            .into());
    }
    // What is written to need approval, and would not be permitted with any.
    let derived = sums.needs(space).map_err(complex)?;
    for part in parts.iter().filter(|part| input.lines.get(part.line).is_some_and(|line| line.then == Then::NeedsApproval)) {
        if let (Some(world), Some(line)) = (outside(&derived, &part.region).map_err(complex)?.first(), input.lines.get(part.line)) {
            return Err(Problem::new(
                "law-approval",
                format!("`{}` needs approval where no approval would permit", line.key),
                line.span.clone(),
            )
            .help("say which approval permits, in a rule of its own, or prohibit")
            .witness(question(input.words, asked, world))
            .into());
        }
    }
    sums.store(space, draft.of, &parts, diagrams, tables).map_err(complex).map_err(Problems::from)
}

/// Each row in each clause of the scope, with what overrides it and where it decides.
fn parts(input: &Input<'_>, space: &Space<'_>, draft: &Draft) -> Result<Vec<Part>, TooLarge> {
    let mut parts: Vec<Part> = Vec::new();
    for at in &draft.lines {
        let Some(line) = input.lines.get(*at) else { continue };
        let inside = draft.scope.iter().filter_map(|clause| space.meet(clause, &line.trigger.when)).collect();
        parts.extend(absorb(inside).into_iter().map(|cube| Part { line: *at, cube, overs: Vec::new(), region: Vec::new() }));
    }
    let overrides = |by: &Part, of: &Part| input.lines.get(by.line).is_some_and(|line| line.over.contains(&of.line));
    let overs: Vec<Vec<usize>> = parts
        .iter()
        .map(|part| {
            (0..)
                .zip(&parts)
                .filter(|(_, by)| overrides(by, part) && space.meet(&by.cube, &part.cube).is_some())
                .map(|(at, _)| at)
                .collect()
        })
        .collect();
    let cubes: Vec<Cube> = parts.iter().map(|part| part.cube).collect();
    for (part, overs) in parts.iter_mut().zip(overs) {
        let by = overs.iter().filter_map(|at| cubes.get(*at));
        part.region = by.copied().try_fold(vec![part.cube], |left, cube| cover::minus(space, &left, &cube))?;
        part.overs = overs;
    }
    Ok(parts)
}

/// Two rows that decide the same question and conclude differently.
fn conflicts(input: &Input<'_>, space: &Space<'_>, parts: &[Part], asked: Asked<'_>) -> Result<(), Problems> {
    for (at, a) in parts.iter().enumerate() {
        for b in parts.iter().skip(at + 1) {
            let (Some(x), Some(y)) = (input.lines.get(a.line), input.lines.get(b.line)) else { continue };
            if x.then == y.then || x.then == Then::Cited || y.then == Then::Cited {
                continue;
            }
            let both = a.region.iter().find_map(|p| b.region.iter().find_map(|q| space.meet(p, q)));
            if let Some(world) = both {
                return Err(Problem::new(
                    "law-conflict",
                    format!("`{}` and `{}` decide the same question and conclude differently", x.key, y.key),
                    y.span.clone(),
                )
                .and_at(x.span.clone(), "the other is here")
                .help(format!("say which prevails: over = [\"{}\"] in `{}`, or the other way round", x.key, y.key))
                .witness(question(input.words, asked, &world))
                .into());
            }
        }
    }
    Ok(())
}

fn dead(input: &Input<'_>, line: &Line) -> Problem {
    let by: Vec<&str> = input
        .lines
        .iter()
        .filter(|other| {
            input.lines.iter().position(|l| core::ptr::eq(l, line)).is_some_and(|at| other.over.contains(&at))
                && line.trigger.when.within(other.trigger.when)
        })
        .map(|other| other.key.as_str())
        .collect();
    let why = match by.as_slice() {
        [] => "it is outside the law's scope, or rules over it leave it no question".to_owned(),
        [one] => format!("`{one}` already decides every question it matches"),
        many => {
            format!("{} already decide every question it matches", many.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(" and "))
        }
    };
    Problem::new("law-dead-rule", format!("`{}` can never decide: {why}", line.key), line.span.clone())
        .help("remove it, or say what it should override")
        .warning()
}

/// The complete sums of a class: for each outcome but the last, of "at most" and of "beyond".
struct Sums {
    within: [Vec<Cube>; 3],
    beyond: [Vec<Cube>; 3],
}

impl Sums {
    fn build(space: &Space<'_>, scope: &[Cube], permit: &[Cube]) -> Result<Sums, TooLarge> {
        let join = |a: &[Cube], b: &[Cube]| -> Vec<Cube> { a.iter().chain(b).copied().collect() };
        let uncovered = complement(space, scope)?;
        let covered = complement(space, &uncovered)?;
        let strict = complement(space, &join(&uncovered, permit))?;
        let permitted = complement(space, &strict)?;
        // Permitted with approvals still to be given: what is permitted, whatever approvals it rests on.
        let granted: Vec<Cube> = permit.iter().map(|cube| raised(space, *cube)).collect();
        let granted = product(space, &complete(space, &granted)?, &covered)?;
        let prohibited = complement(space, &join(&permitted, &granted))?;
        let curable = complement(space, &prohibited)?;
        Ok(Sums { within: [uncovered, permitted, curable], beyond: [covered, strict, prohibited] })
    }

    /// The worlds that need approval.
    fn needs(&self, space: &Space<'_>) -> Result<Vec<Cube>, TooLarge> {
        let ([_, _, curable], [_, strict, _]) = (&self.within, &self.beyond);
        product(space, strict, curable)
    }

    fn store(
        &self,
        space: &Space<'_>,
        of: Categories,
        parts: &[Part],
        diagrams: &mut Diagrams,
        tables: &mut Tables,
    ) -> Result<Class, TooLarge> {
        let pairs = [0, 1, 2].map(|i: usize| Pair {
            within: self.within.get(i).map(|cubes| append(&mut tables.cubes, cubes)).unwrap_or_default(),
            beyond: self.beyond.get(i).map(|cubes| append(&mut tables.cubes, cubes)).unwrap_or_default(),
        });
        let all = self.within.iter().chain(&self.beyond).flatten().chain(parts.iter().map(|part| &part.cube));
        let seen = all.fold(Cube::FULL, |seen, cube| seen.and(*cube));
        // A fact is looked at iff some cube says something of it; the fold above keeps only that much.
        let looks = space.known(&seen);
        let root = diagrams.add(space, self.beyond.clone())?;
        let first = tables.terms.len();
        for part in parts {
            let overs: Vec<u16> = part.overs.iter().map(|at| *at as u16).collect();
            let overs = append(&mut tables.overs, &overs);
            tables.terms.push(Term { cube: part.cube, row: part.line as u16, overs });
        }
        Ok(Class { of, looks, root, pairs, terms: Range { start: first as u32, len: parts.len() as u32 } })
    }
}

/// The worlds from which giving approvals leads into `cube`.
fn raised(space: &Space<'_>, cube: Cube) -> Cube {
    space.fields().iter().filter(|field| field.approval && field.of(&cube) == 2).fold(cube, |raised, field| field.set(raised, 3))
}

fn append<T: Clone + PartialEq>(all: &mut Vec<T>, some: &[T]) -> Range {
    // Arrays that repeat are stored once.
    let start = if some.is_empty() { Some(0) } else { all.windows(some.len()).position(|window| window == some) };
    let start = start.unwrap_or_else(|| {
        all.extend_from_slice(some);
        all.len() - some.len()
    });
    Range { start: start as u32, len: some.len() as u32 }
}
