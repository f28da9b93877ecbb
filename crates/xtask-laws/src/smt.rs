//! `cargo xtask smt`: what laws mean, written for a solver from their rows alone, against the covers the engine reads.
//!
//! The formulas follow `law/README.md`: which rows match, which are overridden, what is permitted, what approvals would cure. They
//! use the words of the laws and the `default` of their files, and nothing of the tables they are compared with.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use privity::Laws;
use privity_compile::Claim;
use privity_core::claim::Statement;
use privity_core::text::{LawText, Rule, Trigger};
use privity_core::{Act, Categories, Cube, Day, FactSet, Law, Outcome, Question, Space, Then};
use privity_laws::{LAWS, TEXTS, VOCABULARY};

use xtask::run::{Done, root};

/// What the solver is given to read.
const FILES: &str = "target/smt";

/// Writes every law and claim for the solver, and has it read them.
pub(crate) fn run(z3: &Path) -> Done {
    fs::create_dir_all(root().join(FILES))?;
    let mut laws = Vec::new();
    for (law, text) in LAWS.iter().zip(TEXTS) {
        laws.push(Plain::read(*law, text)?);
    }
    let (mut covers, mut cases) = (0_usize, 0_usize);
    for law in laws.iter().filter(|law| !law.text.rules.is_empty()) {
        let mut page = Page::default();
        let asked = law.against_covers(&mut page)?;
        let answers = page.solve(z3, &format!("{}.smt2", law.text.id))?;
        if let Some(at) = answers.iter().position(|answer| answer != "unsat") {
            let what = asked.get(at).cloned().unwrap_or_default();
            return Err(format!("{}: {what}: the covers and the rows differ, says the solver", law.text.id).into());
        }
        covers += asked.len();
    }
    let proofs = proofs()?;
    let words = privity_compile::vocabulary(privity_laws::VOCABULARY_SOURCE)?;
    let mut count = 0_usize;
    for (name, source) in Laws::claims() {
        let claims = privity_compile::claims(source, &words)?;
        let mut page = Page::default();
        let mut asked = Vec::new();
        for claim in &claims {
            asked.push(claimed(claim, &laws, &mut page));
        }
        let answers = page.solve(z3, &format!("claims-{}.smt2", name.trim_end_matches(".toml")))?;
        let mut answers = answers.iter();
        for (claim, asked) in claims.iter().zip(asked) {
            let result = asked.result(&mut answers);
            let ours = proofs.get(&claim.id).copied().unwrap_or_default();
            if result != ours {
                return Err(format!("claim {}: {ours} from the covers, {result} by the solver", claim.id).into());
            }
            cases += asked.refuting.iter().sum::<usize>();
            count += 1;
        }
    }
    let broken = broken(&laws, &words, z3)?;
    println!(
        "Z3: {covers} sets of thresholds of {} laws are what the rows say; {count} claims agree, in {cases} cases; {broken} laws and claims broken on purpose are found out",
        LAWS.len()
    );
    Ok(())
}

/// Claims of which none holds, though each is close to one that does.
const BROKEN: &str = r#"
[[claim]]
id    = "status-on-mission-alone-for-city-agencies-too"
law   = ["nyc-gcp"]
say   = "Status never leaves on mission alone, not even to a City agency."
act   = ["disclose"]
of    = "immigration_status"
when  = { actor = "city_employee", to = "other_city_agency", individual_written_authorization = false, guardian_written_authorization = false, required_by_law = false }
never = "permitted"

[[claim]]
id        = "a-judge-opens-no-more-than-no-paper"
law       = ["nyc-3-115"]
say       = "A judge's order opens nothing that no paper would not."
no_looser = { process = ["judicial_warrant_fed_a3", "none"] }

[[claim]]
id        = "new-york-opens-records-for-enforcement"
law       = ["ny-vtl"]
say       = "Somebody may give an immigration agency a record for enforcement without a judge."
act       = ["disclose"]
when      = { actor = "dmv_employee", to = "federal_immigration_authority", process = "none" }
sometimes = "permitted"

[[claim]]
id     = "an-assertion-opens-something"
law    = ["nyc-iil"]
say    = "What an agency asserts opens something that no paper would not."
looser = { process = ["agency_assertion", "none"] }

[[claim]]
id    = "a-policy-on-disclosure-limits-disposal"
law   = ["nyc-gcp"]
say   = "The policy never lets records be destroyed."
act   = ["dispose"]
never = "permitted"
"#;

/// Has the solver read what is wrong: laws without one of their rows, which must differ from their covers, and claims that must fail.
fn broken(laws: &[Plain], words: &privity_compile::Words, z3: &Path) -> Done<usize> {
    let mut found = 0;
    for law in laws {
        let Some(left_out) = law.text.rules.iter().position(|rule| rule.then == Then::Permit) else { continue };
        let broken = Plain { law: law.law, text: law.text, default: law.default.clone(), without: Some(left_out) };
        let mut page = Page::default();
        broken.against_covers(&mut page)?;
        if page.solve(z3, "broken-law.smt2")?.iter().all(|answer| answer != "sat") {
            return Err(format!("{}: the solver misses that row {left_out} is left out", law.text.id).into());
        }
        found += 1;
    }
    let proofs = Laws::builtin().prove(BROKEN)?;
    let claims = privity_compile::claims(BROKEN, words)?;
    let mut page = Page::default();
    let asked: Vec<Asks> = claims.iter().map(|claim| claimed(claim, laws, &mut page)).collect();
    let answers = page.solve(z3, "broken-claims.smt2")?;
    let mut answers = answers.iter();
    for (proof, asked) in proofs.iter().zip(asked) {
        let result = asked.result(&mut answers);
        if result != proof.result || result == "proven" {
            return Err(format!("claim {}: {} from the covers, {result} by the solver", proof.claim, proof.result).into());
        }
        found += 1;
    }
    Ok(found)
}

/// What each claim comes to by the covers.
fn proofs() -> Done<BTreeMap<String, &'static str>> {
    let laws = Laws::builtin();
    let mut results = BTreeMap::new();
    for (name, source) in Laws::claims() {
        for proof in laws.prove(source).map_err(|problems| format!("claims/{name}: {problems}"))? {
            if proof.result != "proven" {
                return Err(format!("claim {}: {}", proof.claim, proof.result).into());
            }
            if results.insert(proof.claim.clone(), proof.result).is_some() {
                return Err(format!("claim {}: two have this id", proof.claim).into());
            }
        }
    }
    Ok(results)
}

/// What is written for the solver, and how many answers it owes.
#[derive(Default)]
struct Page {
    text: String,
    /// Names of formulas already defined.
    defined: BTreeMap<String, usize>,
    queries: usize,
}

impl Page {
    /// The name of a formula; the same formula has one name.
    fn define(&mut self, formula: String) -> String {
        if formula == "true" || formula == "false" || !formula.starts_with('(') {
            return formula;
        }
        let next = self.defined.len();
        let at = *self.defined.entry(formula.clone()).or_insert(next);
        if at == next {
            let _ = writeln!(self.text, "(define-fun d{at} () Bool {formula})");
        }
        format!("d{at}")
    }

    /// Asks whether a formula can be so.
    fn ask(&mut self, formula: &str) {
        let _ = writeln!(self.text, "(push 1)\n(assert {formula})\n(check-sat)\n(pop 1)");
        self.queries += 1;
    }

    fn solve(&self, z3: &Path, file: &str) -> Done<Vec<String>> {
        let path = root().join(FILES).join(file);
        fs::write(&path, format!("{}{}", declarations(), self.text))?;
        let output = Command::new(z3).arg("-smt2").arg(&path).output()?;
        let answers: Vec<String> = String::from_utf8(output.stdout)?.lines().map(str::to_owned).collect();
        match answers.iter().find(|answer| !matches!(answer.as_str(), "sat" | "unsat" | "unknown")) {
            Some(error) => Err(format!("{file}: {error}").into()),
            None if answers.len() == self.queries => Ok(answers),
            None => Err(format!("{file}: {} answers to {} questions", answers.len(), self.queries).into()),
        }
    }
}

/// A variable for each fact: a truth value, or the number of a value.
fn declarations() -> String {
    VOCABULARY.space.facts().fold("(set-logic QF_BV)\n".to_owned(), |mut text, (fact, field)| {
        let _ = if field.is_boolean() {
            writeln!(text, "(declare-const f{fact} Bool)")
        } else {
            writeln!(text, "(declare-const f{fact} (_ BitVec 8))\n(assert (bvult f{fact} (_ bv{} 8)))", field.width)
        };
        text
    })
}

/// Facts given a value, in place of the variable.
type Fixed = BTreeMap<u8, u64>;

fn cube(cube: &Cube, fixed: &Fixed) -> String {
    let space: &Space<'_> = &VOCABULARY.space;
    let mut parts = Vec::new();
    for (fact, field) in space.facts() {
        let values = field.of(cube);
        if values == field.full() {
            continue;
        }
        if let Some(value) = fixed.get(&fact) {
            if values & value == 0 {
                return "false".to_owned();
            }
            continue;
        }
        parts.push(if field.is_boolean() {
            if values == 2 { format!("f{fact}") } else { format!("(not f{fact})") }
        } else {
            any((0..field.width).filter(|value| values >> value & 1 == 1).map(|value| format!("(= f{fact} (_ bv{value} 8))")).collect())
        });
    }
    join("and", "true", parts)
}

fn any(parts: Vec<String>) -> String {
    join("or", "false", parts)
}

fn join(how: &str, none: &str, parts: Vec<String>) -> String {
    match parts.as_slice() {
        [] => none.to_owned(),
        [one] => one.clone(),
        many => format!("({how} {})", many.join(" ")),
    }
}

fn not(formula: &str) -> String {
    format!("(not {formula})")
}

/// A law as its rows say it.
struct Plain {
    law: Law<'static>,
    text: &'static LawText,
    /// Keys of the rows that every other deciding row overrides.
    default: Vec<String>,
    /// A row left out on purpose.
    without: Option<usize>,
}

/// What a law holds of an act and a category on a day: clauses of scope, and rows, by their places in the file.
#[derive(Clone, PartialEq, Eq)]
struct Case {
    scope: Vec<usize>,
    rows: Vec<usize>,
}

impl Plain {
    fn read(law: Law<'static>, text: &'static LawText) -> Done<Plain> {
        let source = fs::read_to_string(root().join(format!("crates/privity-laws/law/{}.toml", text.id)))?;
        let file: toml::Table = source.parse()?;
        let keys = file.get("default").and_then(|value| value.as_array()).cloned().unwrap_or_default();
        let default = keys.iter().filter_map(|key| key.as_str().map(str::to_owned)).collect();
        Ok(Plain { law, text, default, without: None })
    }

    /// Whether a key names a row.
    fn names(&self, key: &str, rule: &Rule) -> bool {
        let id = self.text.ids.get(usize::from(rule.id)).map_or("", |id| id.id.as_ref());
        key == id || (!rule.row.is_empty() && key.split_once('/') == Some((id, rule.row.as_ref())))
    }

    /// Every day on which something in the law begins or ends.
    fn days(&self) -> Vec<Day> {
        let scope = self.text.scope.iter().map(|clause| (clause.since, clause.until));
        let rules = self.text.rules.iter().map(|rule| (rule.cite.since, rule.cite.until));
        let all = scope.chain(rules).chain([(self.text.since, self.text.until)]);
        let mut days: Vec<Day> = all.flat_map(|(since, until)| [Some(since), until]).flatten().collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn case(&self, on: Day, act: u8, category: u8) -> Case {
        let now = |since: Day, until: Option<Day>| since <= on && until.is_none_or(|until| on < until);
        let about = |acts: u32, of: Categories| acts >> act & 1 == 1 && of.0 >> category & 1 == 1;
        if !now(self.text.since, self.text.until) {
            return Case { scope: Vec::new(), rows: Vec::new() };
        }
        let covers = |clause: &Trigger| about(clause.acts, clause.of) && now(clause.since, clause.until);
        let applies = |rule: &Rule| about(rule.acts, rule.of) && now(rule.cite.since, rule.cite.until);
        let places = |found: Vec<bool>| (0..).zip(found).filter(|(_, fits)| *fits).map(|(at, _)| at).collect();
        let mut rows: Vec<usize> = places(self.text.rules.iter().map(applies).collect());
        rows.retain(|row| Some(*row) != self.without);
        Case { scope: places(self.text.scope.iter().map(covers).collect()), rows }
    }

    fn covered(&self, case: &Case, fixed: &Fixed, page: &mut Page) -> String {
        let clauses = case.scope.iter().filter_map(|at| self.text.scope.get(*at)).map(|clause| cube(&clause.when, fixed));
        let clauses = clauses.collect();
        page.define(any(clauses))
    }

    /// The worlds where a row decides that concludes so.
    fn decided(&self, case: &Case, then: Then, fixed: &Fixed, page: &mut Page) -> String {
        let rules: Vec<&Rule> = case.rows.iter().filter_map(|at| self.text.rules.get(*at)).collect();
        let is_default = |rule: &Rule| self.default.iter().any(|key| self.names(key, rule));
        let mut decided = Vec::new();
        for rule in rules.iter().filter(|rule| rule.then == then) {
            let over = rules.iter().filter(|by| {
                let written = by.over.iter().any(|key| self.names(key, rule));
                written || (is_default(rule) && !is_default(by) && by.then != Then::Cited)
            });
            let over: Vec<String> = over.map(|by| cube(&by.when, fixed)).collect();
            let over: Vec<String> = over.into_iter().map(|formula| not(&page.define(formula))).collect();
            let mut parts = vec![page.define(cube(&rule.when, fixed))];
            parts.extend(over);
            decided.push(page.define(join("and", "true", parts)));
        }
        page.define(any(decided))
    }

    fn permitted(&self, case: &Case, fixed: &Fixed, page: &mut Page) -> String {
        let parts = vec![self.covered(case, fixed, page), self.decided(case, Then::Permit, fixed, page)];
        page.define(join("and", "true", parts))
    }

    /// "At most this outcome", for each outcome but the last.
    fn within(&self, case: &Case, fixed: &Fixed, page: &mut Page) -> [String; 3] {
        let covered = self.covered(case, fixed, page);
        let uncovered = page.define(not(&covered));
        let permitted = self.permitted(case, fixed, page);
        // Approvals that some row or clause looks at; every choice of them, given.
        let cubes = case.rows.iter().filter_map(|at| self.text.rules.get(*at)).map(|rule| rule.when);
        let cubes = cubes.chain(case.scope.iter().filter_map(|at| self.text.scope.get(*at)).map(|clause| clause.when));
        let looked_at = cubes.fold(FactSet::NONE, |facts, cube| facts.or(VOCABULARY.space.known(&cube)));
        let approvals: Vec<u8> =
            VOCABULARY.space.facts().filter(|(fact, field)| field.approval && looked_at.has(*fact)).map(|(fact, _)| fact).collect();
        let mut cured = Vec::new();
        for choice in 1_u32..1 << approvals.len() {
            let mut given = fixed.clone();
            given.extend((0..).zip(&approvals).filter(|(at, _)| choice >> at & 1 == 1).map(|(_, fact)| (*fact, 2)));
            cured.push(self.permitted(case, &given, page));
        }
        let settled = page.define(any(vec![uncovered.clone(), permitted]));
        let curable = page.define(any([vec![settled.clone()], cured].concat()));
        [uncovered, settled, curable]
    }

    /// Asks, for every act, category and span of days, whether the covers say other than the rows; and whether rows leave a world
    /// undecided, or decide it twice.
    fn against_covers(&self, page: &mut Page) -> Done<Vec<String>> {
        let mut asked: Vec<(Case, *const privity_core::Class)> = Vec::new();
        let mut names = Vec::new();
        for on in self.days() {
            for act in 0_u8..VOCABULARY.acts.len() as u8 {
                for category in 0_u8..VOCABULARY.categories.len() as u8 {
                    let case = self.case(on, act, category);
                    let question = Question::new(&VOCABULARY.space, on, Act(act), Categories(1 << category), Cube::FULL);
                    let mut classes = self.law.touched(&question);
                    let (class, more) = (classes.next(), classes.next());
                    let key = class.map_or(std::ptr::null(), std::ptr::from_ref);
                    if more.is_some() {
                        return Err(format!("{}: a category is in two classes", self.text.id).into());
                    }
                    if asked.iter().any(|(known, other)| *known == case && *other == key) {
                        continue;
                    }
                    asked.push((case.clone(), key));
                    let none = Fixed::new();
                    let plain = self.within(&case, &none, page);
                    let mut wrong = Vec::new();
                    for (formula, outcome) in plain.iter().zip(Outcome::ALL) {
                        let cover =
                            |range: privity_core::Range| any(range.of(self.law.cubes).iter().map(|prime| cube(prime, &none)).collect());
                        let (within, beyond) = class
                            .and_then(|class| class.pair(outcome))
                            .map_or_else(|| ("true".to_owned(), "false".to_owned()), |pair| (cover(pair.within), cover(pair.beyond)));
                        wrong.push(format!("(xor {formula} {})", page.define(within)));
                        wrong.push(format!("(not (xor {formula} {}))", page.define(beyond)));
                    }
                    let covered = self.covered(&case, &none, page);
                    let decided = [Then::Permit, Then::NeedsApproval, Then::Prohibit].map(|then| self.decided(&case, then, &none, page));
                    let [permit, needs, prohibit] = &decided;
                    wrong.push(format!("(and {covered} {})", not(&any(decided.to_vec()))));
                    wrong.push(format!("(and {covered} (or (and {permit} {needs}) (and {permit} {prohibit}) (and {needs} {prohibit})))"));
                    page.ask(&any(wrong));
                    let name = |list: &[privity_core::text::Word], at: u8| list.get(usize::from(at)).map_or("", |word| &word.id).to_owned();
                    names.push(format!("{} {} on {on}", name(&VOCABULARY.acts, act), name(&VOCABULARY.categories, category)));
                }
            }
        }
        Ok(names)
    }
}

/// How many questions a claim took: for each law those that refute what is claimed or denied, then whether it covers something of that.
struct Asks {
    denied: bool,
    refuting: Vec<usize>,
    /// One for each law, but for claims that say that nothing is covered or that there is a question.
    premises: usize,
}

impl Asks {
    /// What the solver's next answers come to.
    fn result<'a>(&self, answers: &mut impl Iterator<Item = &'a String>) -> &'static str {
        let mut sat = Vec::new();
        for count in &self.refuting {
            let some: Vec<&String> = answers.by_ref().take(*count).collect();
            sat.push(some.iter().any(|answer| *answer == "sat"));
            if some.iter().any(|answer| *answer == "unknown") {
                return "unknown";
            }
        }
        let empty = answers.by_ref().take(self.premises).filter(|answer| *answer != "sat").count() > 0;
        match sat.iter().all(|sat| *sat == self.denied) {
            true if empty => "vacuous",
            true => "proven",
            false => "refuted",
        }
    }
}

/// Asks whether anything refutes what is claimed or denied.
fn claimed(claim: &Claim, laws: &[Plain], page: &mut Page) -> Asks {
    let (mut formulas, mut refuting, mut premises) = (Vec::new(), Vec::new(), Vec::new());
    for (name, _) in &claim.laws {
        let groups: Vec<Vec<&Plain>> = match VOCABULARY.places.iter().find(|place| place.id == name.as_str()) {
            Some(place) => vec![laws.iter().filter(|law| place.laws.contains(&law.text.id)).collect()],
            None if name == "every" => laws.iter().filter(|law| !law.text.rules.is_empty()).map(|law| vec![law]).collect(),
            None => vec![laws.iter().filter(|law| law.text.id == name.as_str()).collect()],
        };
        let (mut covered, first) = (Vec::new(), formulas.len());
        for group in &groups {
            formulas.extend(cases(claim, group).iter().map(|case| refutes(claim, group, case, page, &mut covered)));
        }
        refuting.push(formulas.len() - first);
        if !claim.denied && !matches!(claim.statement, Statement::Always(Outcome::NotCovered) | Statement::AtMost(Outcome::NotCovered)) {
            premises.push(any(covered));
        }
    }
    for formula in formulas.iter().chain(&premises) {
        page.ask(formula);
    }
    Asks { denied: claim.denied, refuting, premises: premises.len() }
}

/// What the laws of a group hold, law by law, of each act, category and span of days that a claim is about.
fn cases(claim: &Claim, group: &[&Plain]) -> Vec<Vec<Case>> {
    let (first, end) = claim.days;
    let mut days: Vec<Day> = group.iter().flat_map(|law| law.days()).filter(|day| *day >= first).collect();
    days.extend(Some(first).filter(|first| first.0 != i32::MIN));
    days.retain(|day| end.is_none_or(|end| *day < end));
    let mut cases: Vec<Vec<Case>> = Vec::new();
    for on in days {
        for act in (0_u8..32).filter(|act| claim.acts >> act & 1 == 1) {
            for category in (0_u8..64).filter(|category| claim.of.0 >> category & 1 == 1) {
                let case: Vec<Case> = group.iter().map(|law| law.case(on, act, category)).collect();
                if !cases.contains(&case) {
                    cases.push(case);
                }
            }
        }
    }
    cases
}

/// The worlds that refute a claim; those it is about and some law covers are added to `covered`.
fn refutes(claim: &Claim, group: &[&Plain], case: &[Case], page: &mut Page, covered: &mut Vec<String>) -> String {
    let none = Fixed::new();
    let within = |fixed: &Fixed, page: &mut Page| -> Vec<[String; 3]> {
        group.iter().zip(case).map(|(law, case)| law.within(case, fixed, page)).collect()
    };
    // At most an outcome: all laws are. Nothing goes beyond the last.
    let at_most = |all: &[[String; 3]], outcome: Outcome| -> String {
        let at = Outcome::ALL.iter().position(|known| *known == outcome).unwrap_or_default();
        join("and", "true", all.iter().filter_map(|law| law.get(at).cloned()).collect())
    };
    let plain = within(&none, page);
    let when = page.define(cube(&claim.when, &none));
    covered.push(page.define(format!("(and {when} {})", not(&at_most(&plain, Outcome::NotCovered)))));
    let beyond = |outcome: Outcome| not(&at_most(&plain, outcome));
    let below = |outcome: Outcome| outcome.below().map_or_else(|| "false".to_owned(), |below| at_most(&plain, below));
    let wrong = match claim.statement {
        Statement::AtMost(outcome) => beyond(outcome),
        Statement::AtLeast(outcome) => below(outcome),
        Statement::Always(outcome) => format!("(or {} {})", beyond(outcome), below(outcome)),
        Statement::Never(outcome) => format!("(and {} {})", at_most(&plain, outcome), not(&below(outcome))),
        Statement::NoLooser { fact, with, than } => {
            let (strict, mild) = (within(&Fixed::from([(fact, 1 << with)]), page), within(&Fixed::from([(fact, 1 << than)]), page));
            // Law by law: what holds of each holds of their strictest.
            let pairs = strict.iter().zip(&mild).flat_map(|(x, y)| x.iter().zip(y));
            any(pairs.map(|(x, y)| format!("(and {x} {})", not(y))).collect())
        }
    };
    let about = match claim.statement {
        Statement::NoLooser { fact, .. } => {
            let free = VOCABULARY.space.field(fact).map_or(claim.when, |field| field.set(claim.when, field.full()));
            page.define(cube(&free, &none))
        }
        _ => when,
    };
    format!("(and {about} {wrong})")
}
