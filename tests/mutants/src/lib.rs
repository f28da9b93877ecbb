//! Everything the core can be asked, asked of laws read from a file: what a mutant of the core must answer differently to be caught.
//!
//! The laws, the questions and a digest of each answer are written by `cargo run -p privity-mutants --features write`, with the core as it
//! is. That core is proven elsewhere (`tests/properties`, `tests/oracle`); here nothing is proven but that a change to it is noticed.

use std::collections::BTreeSet;
use std::fmt::{Debug, Write as _};

use privity_core::claim::{Statement, covered, refute};
use privity_core::compare::{Relation, Side, compare};
use privity_core::text::{Domain, LawText, Status, Vocabulary};
use privity_core::{
    Act, BRANCHES, Branch, Can, Categories, Class, Cube, Day, Docket, FactSet, Field, Flip, Law, Outcome, Question, Range, Space, Span,
    Tables, cover, decide,
};
use serde::{Deserialize, Serialize};

#[path = "../../properties/chance.rs"]
#[allow(dead_code, reason = "only some draws are needed here")]
mod chance;

#[cfg(feature = "compile")]
pub mod compiler;

use chance::Chance;

/// A question to some of the laws.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// The laws, by their places in the fixture.
    pub laws: Vec<usize>,
    /// The day.
    pub on: Day,
    /// The act.
    pub act: u8,
    /// The categories.
    pub of: Categories,
    /// What is known.
    pub know: Cube,
}

/// The laws, the questions, and the digests of the answers.
#[derive(Serialize, Deserialize)]
pub struct Fixture {
    /// The facts.
    pub fields: Vec<Field>,
    /// The lowest bit of every two-valued field.
    pub pairs: [u64; 4],
    /// The words.
    pub vocabulary: Vocabulary,
    /// The laws' tables.
    pub laws: Vec<Tables>,
    /// The laws' words.
    pub texts: Vec<LawText>,
    /// The questions.
    pub asked: Vec<Asked>,
    /// A digest of each answer, in the order of [`Fixture::answers`].
    pub digests: Vec<u64>,
    /// The same of the compiler.
    pub compiled: Vec<u64>,
}

impl Fixture {
    /// The fixture that `PRIVITY_MUTANTS` names.
    ///
    /// # Panics
    ///
    /// If there is none: the tests are run by `cargo xtask mutants`.
    pub fn read() -> Fixture {
        let path = std::env::var_os("PRIVITY_MUTANTS").expect("run by `cargo xtask mutants`, which says where the fixture is");
        let bytes = std::fs::read(path).expect("the fixture is there");
        postcard::from_bytes(&bytes).expect("the fixture is of this version")
    }

    /// Every answer of the core, as text, one at a time: nothing is worked out that is not looked at.
    pub fn answers(&self) -> impl Iterator<Item = String> + '_ {
        let space = Space::new(&self.fields, self.pairs);
        let laws: Vec<Law<'_>> = self.laws.iter().map(Tables::law).collect();
        let small: [fn() -> String; 6] = [days, outcomes, branches, sets, broken, deep];
        let words = std::iter::once_with(|| self.words());
        let covers = (0..120).map(move |seed| covers(&space, seed));
        let shared = laws.clone();
        let questions = self.asked.iter().map(move |asked| {
            let laws: Vec<Law<'_>> = asked.laws.iter().map(|at| shared[*at]).collect();
            answer(&space, &laws, asked)
        });
        let compared = laws.clone();
        let pairs =
            (0..compared.len()).flat_map(move |a| [a, (a + 1) % compared.len()].map(|b| compare_two(&space, &compared[a], &compared[b])));
        let claims = laws.into_iter().map(move |law| claims(&space, law));
        // Slow: asked of what nothing else has caught.
        let last = std::iter::once_with(move || limits(&space));
        small.into_iter().map(|one| one()).chain(words).chain(covers).chain(questions).chain(claims).chain(pairs).chain(last)
    }

    /// What is asked of the words beside a law.
    fn words(&self) -> String {
        let v = &self.vocabulary;
        let mut said = format!("{:?}", [Domain::Party, Domain::Purpose, Domain::Process].map(|domain| v.values(domain).len()));
        for fact in v.facts.iter() {
            show(&mut said, v.fact(&fact.id));
        }
        show(&mut said, (v.fact("nothing"), v.fact("")));
        let mut mute = v.clone();
        mute.mute();
        show(&mut said, &mute);
        for text in &self.texts {
            let mut mute = text.clone();
            mute.mute();
            show(&mut said, (&mute, text.status.id(), text.advice.iter().map(|advice| advice.severity.id()).collect::<Vec<_>>()));
        }
        show(&mut said, [Status::InForce, Status::Proposed].map(Status::id));
        said
    }
}

/// The 64-bit hash of Fowler, Noll and Vo (FNV-1a): the same on every machine.
pub fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn show(said: &mut String, what: impl Debug) {
    let _ = write!(said, "{what:?};");
}

fn answer(space: &Space<'_>, laws: &[Law<'_>], asked: &Asked) -> String {
    let question = Question::new(space, asked.on, Act(asked.act), asked.of, asked.know);
    let docket = Docket::new(space, laws, question);
    let missing = docket.missing();
    let flips: Vec<Flip> = docket.flips(6);
    let mut order = [0; 128];
    let mut said = String::new();
    show(&mut said, (decide(space, laws, &question), docket.span(), docket.verdict(), missing, docket.given(), docket.approvals()));
    show(&mut said, (docket.assumed((0..128).collect()), docket.ranked(missing, &mut order), &flips, docket.question.know()));
    for flip in flips {
        let after = docket.flipped(flip);
        show(&mut said, (flip.facts(), after.verdict(), after.question));
    }
    for ground in docket.grounds() {
        show(&mut said, (ground.law, ground.row, ground.says, docket.may(&ground), docket.must(std::iter::once(ground))));
    }
    show(&mut said, docket.must(docket.grounds()));
    for category in (0..64).map(|bit| Categories(1 << bit)).filter(|category| category.within(asked.of)) {
        show(&mut said, docket.asking(category).verdict());
    }
    for law in laws {
        let touched: Vec<Categories> = law.touched(&question).map(|class| class.of).collect();
        show(&mut said, (law.begun(asked.on), touched));
        for class in law.touched(&question) {
            show(&mut said, (law.reach(class, &asked.know), space.world(&asked.know).map(|world| law.walk(class, world))));
        }
    }
    show(&mut said, (space.known(&asked.know), space.keep(&asked.know, missing), space.empty(&asked.know)));
    said
}

fn compare_two(space: &Space<'_>, a: &Law<'_>, b: &Law<'_>) -> String {
    let on = |law: &Law<'_>, last: bool| if last { law.edges.last().copied() } else { law.edges.first().copied() }.unwrap_or(Day(0));
    let (a, b) = (Side { law: a, on: on(a, false) }, Side { law: b, on: on(b, true) });
    format!("{:?}", compare(space, a, b, Categories(u64::MAX)))
}

/// What is refuted of a law's classes, of each alone and of neighbours together.
fn claims(space: &Space<'_>, law: Law<'_>) -> String {
    let mut said = String::new();
    let classes: Vec<(Law<'_>, &Class)> = law.classes.iter().map(|class| (law, class)).collect();
    for (at, group) in classes.windows(1).chain(classes.windows(2)).enumerate().step_by(classes.len() / 12 + 1) {
        let mut chance = Chance::new(at as u64);
        let looks = group.iter().fold(FactSet::NONE, |looks, (_, class)| looks.or(class.looks));
        let some = |when, (_, field): (u8, Field)| if chance.of_100(10) { field.set(when, chance.bits(field.full())) } else { when };
        let when = space.facts().fold(Cube::FULL, some);
        for outcome in Outcome::ALL {
            for statement in
                [Statement::Never(outcome), Statement::Always(outcome), Statement::AtMost(outcome), Statement::AtLeast(outcome)]
            {
                show(&mut said, refute(space, group, when, statement));
            }
        }
        for (fact, [with, than]) in looks.iter().flat_map(|fact| [[1, 0], [0, 1], [5, 2]].map(|values| (fact, values))) {
            show(&mut said, refute(space, group, Cube::FULL, Statement::NoLooser { fact, with, than }));
        }
        show(&mut said, covered(space, group, when));
    }
    said
}

/// The algebra of covers, on covers drawn at random over some of the facts.
fn covers(space: &Space<'_>, seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let fields: Vec<Field> = space.fields().iter().copied().step_by(9).collect();
    let mut cover_of = |most: usize| -> Vec<Cube> {
        (0..chance.below(most))
            .map(|_| {
                fields
                    .iter()
                    .fold(Cube::FULL, |cube, field| if chance.of_100(45) { field.set(cube, chance.bits(field.full())) } else { cube })
            })
            .collect()
    };
    let (a, b, one) = (cover_of(7), cover_of(7), cover_of(3));
    let cube = one.first().copied().unwrap_or(Cube::FULL);
    let mut said = String::new();
    show(
        &mut said,
        (cover::absorb(a.clone()), cover::product(space, &a, &b), cover::complement(space, &a), cover::minus(space, &a, &cube)),
    );
    show(
        &mut said,
        (
            cover::complete(space, &a),
            cover::holds(space, &a, &cube),
            cover::shared(space, &[&a, &b], cube),
            cover::common(space, &[&a, &b]),
        ),
    );
    for other in &a {
        show(&mut said, (space.meet(other, &cube), other.and(cube), other.or(cube), other.not(), other.within(cube), other.cmp(&cube)));
    }
    said
}

/// Covers as large as they may be, and larger by one.
fn limits(space: &Space<'_>) -> String {
    let mut said = String::new();
    let Some(field) = space.field(0) else { return said };
    let (one, other) = (field.set(Cube::FULL, 1), field.set(Cube::FULL, 2));
    for more in [0, 1] {
        let apart = cover::product(space, &vec![one; cover::LIMIT], &vec![other; 100 + more]);
        // Cubes of two facts each, none within another.
        let pairs = (1_u64..).map(|bits| Cube([bits << 1 | 1, !(bits << 1), u64::MAX, u64::MAX]));
        let many: Vec<Cube> = pairs.take(cover::LIMIT + more).collect();
        show(&mut said, (apart.map(|cubes| cubes.len()), cover::minus(space, &many, &field.set(Cube::FULL, 0)).map(|cubes| cubes.len())));
    }
    said
}

fn days() -> String {
    let mut said = String::new();
    for (year, month, day) in
        [(2000, 2, 29), (1900, 2, 29), (1900, 3, 1), (1, 1, 1), (9999, 12, 31), (0, 1, 1), (10_000, 1, 1), (2024, 0, 1), (2024, 13, 1)]
    {
        show(&mut said, Day::from_date(year, month, day));
    }
    for (month, day) in (1..=12).flat_map(|month| [0, 1, 28, 29, 30, 31, 32].map(|day| (month, day))) {
        show(&mut said, (Day::from_date(2023, month, day), Day::from_date(2024, month, day)));
    }
    for day in (-719_162..2_932_896).step_by(1009) {
        let _ = write!(said, "{}{:?}", Day(day), Day(day).date());
    }
    for (on, since, until) in [(4, 5, None), (5, 5, None), (6, 5, Some(6)), (5, 5, Some(6)), (7, 5, Some(6)), (5, 5, Some(5))] {
        show(&mut said, Day(on).within(Day(since), until.map(Day)));
    }
    said
}

fn outcomes() -> String {
    let mut said = String::new();
    for outcome in Outcome::ALL {
        show(&mut said, (outcome.id(), outcome.below()));
        for most in Outcome::ALL {
            let span = Span { least: outcome, most };
            show(&mut said, (span.verdict(), span.spread(), outcome.cmp(&most)));
        }
    }
    let relations = [Relation::Same, Relation::Stricter, Relation::Looser, Relation::Incomparable];
    for (a, b) in relations.into_iter().flat_map(|a| relations.map(|b| (a, b))) {
        show(&mut said, a.and(b));
    }
    said
}

/// Fields of every width at both ends of each word, and branches to them.
fn branches() -> String {
    let mut said = String::new();
    for (word, width, shift, slot) in [(0, 2, 0, 0), (1, 3, 4, 63), (2, 32, 32, 64), (3, 64, 0, 122), (3, 2, 62, 127), (0, 16, 48, 60)] {
        let field = Field { word, shift, width, slot, can: Can::Find, approval: false };
        show(
            &mut said,
            (field.mask(), field.full(), field.mask_of_value(), field.is_boolean(), field.of(&Cube::FULL), field.set(Cube::FULL, 0b101)),
        );
        for (place, span) in [(4, Span::ANY), (5000, Span { least: Outcome::Permitted, most: Outcome::NeedsApproval })] {
            let to = Branch::to(field, place, span);
            show(&mut said, (to, to.place(), to.span(), to.is_end()));
            show(&mut said, (1..=6).map(|count| Branch::beside(field, count, place, span)).collect::<Vec<_>>());
        }
    }
    show(&mut said, Outcome::ALL.map(Branch::end));
    show(&mut said, Outcome::ALL.map(|outcome| (Branch::end(outcome).is_end(), Branch::end(outcome).span(), Branch::end(outcome).place())));
    show(&mut said, [0, 1, 2, 3, 4, 255].map(|word| Cube([1, 2, 3, 4]).word(word)));
    // The same value outside in one word, or in several.
    for words in 0..16 {
        let lacks = Cube(std::array::from_fn(|word| !(words >> word & 1)));
        show(&mut said, (Cube::FULL.within(lacks), lacks.within(Cube::FULL), lacks.within(Cube([!1, !0, !1, !0]))));
    }
    said
}

fn sets() -> String {
    let set: FactSet = [0, 1, 63, 64, 127].into_iter().collect();
    let mut said = format!("{set:?}");
    for fact in [0, 1, 2, 63, 64, 126, 127, 128, 255] {
        show(&mut said, (set.has(fact), set.with(fact), set.without(fact)));
    }
    show(&mut said, (set.len(), set.is_empty(), FactSet::NONE.is_empty(), set.or(FactSet(6)), set.iter().collect::<BTreeSet<u8>>()));
    for (start, len) in [(0, 2), (1, 1), (2, 1), (1, 9), (9, 9), (u32::MAX, 2)] {
        show(&mut said, Range { start, len }.of(&[1, 2, 3]));
    }
    show(
        &mut said,
        (
            Categories(6).meets(Categories(4)),
            Categories(6).meets(Categories(1)),
            Categories(6).within(Categories(7)),
            Categories(6).within(Categories(4)),
        ),
    );
    said
}

/// A diagram of a hundred facts one after the other, with as many branches as there may be.
fn deep() -> String {
    const FACTS: usize = 100;
    let field = |fact: usize| Field {
        word: (fact / 32) as u8,
        shift: (fact % 32 * 2) as u8,
        width: 2,
        slot: fact as u8,
        can: Can::Find,
        approval: false,
    };
    let fields: Vec<Field> = (0..FACTS).map(field).collect();
    let space = Space::new(&fields, [0x5555_5555_5555_5555, 0x5555_5555_5555_5555, 0x5555_5555_5555_5555, 0x55]);
    let apart = (BRANCHES - 4) / FACTS;
    let mut branches = vec![Branch::end(Outcome::NotCovered); BRANCHES];
    for (branch, outcome) in branches.iter_mut().zip(Outcome::ALL) {
        *branch = Branch::end(outcome);
    }
    let mut root = Branch::end(Outcome::Prohibited);
    for fact in 0..FACTS {
        let place = 4 + fact * apart;
        branches[place] = Branch::end([Outcome::NotCovered, Outcome::Permitted, Outcome::NeedsApproval][fact % 3]);
        branches[place + 1] = root;
        root = Branch::to(fields[fact], place as u32, Span::ANY);
    }
    let class = Class { of: Categories(1), looks: (0..FACTS as u8).collect(), root, pairs: Default::default(), terms: Range::default() };
    let tables = Tables { edges: vec![Day(0)], acts: 1, branches, classes: vec![class], ..Tables::default() };
    let law = tables.law();
    let mut said = String::new();
    let all = fields.iter().fold(Cube::FULL, |cube, field| field.set(cube, 2));
    for known in [0, 1, 2, 5, 17, 18, 19, 50, 98, 99] {
        let low = fields[known].set(all, 1);
        show(&mut said, (law.reach(&class, &low), space.world(&low).map(|world| law.walk(&class, world))));
        let open = fields[known..].iter().fold(all, |cube, field| field.set(cube, 3));
        let closed = fields[..known].iter().fold(all, |cube, field| field.set(cube, 3));
        show(&mut said, (law.reach(&class, &open), law.reach(&class, &closed), law.reach(&class, &fields[known].set(low, 3))));
    }
    show(&mut said, (law.reach(&class, &all), space.world(&all).map(|world| law.walk(&class, world))));
    said
}

/// Tables that point nowhere: nothing may be allowed by them, and nothing may go on for ever.
fn broken() -> String {
    let field = Field { word: 0, shift: 0, width: 2, slot: 0, can: Can::Find, approval: false };
    let space = Space::new(std::slice::from_ref(&field), [1, 0, 0, 0]);
    let mut said = String::new();
    for place in [4, 6, 8, 4000] {
        let to = Branch::to(field, place, Span::ANY);
        let branches = vec![
            Branch::end(Outcome::NotCovered),
            Branch::end(Outcome::Permitted),
            Branch::end(Outcome::NeedsApproval),
            Branch::end(Outcome::Prohibited),
            to,
            Branch(u64::MAX),
        ];
        let class = Class { of: Categories(1), looks: FactSet(1), root: to, pairs: Default::default(), terms: Range::default() };
        let tables = Tables { edges: vec![Day(0)], acts: 1, branches, classes: vec![class], ..Tables::default() };
        let law = tables.law();
        for values in [1, 2, 3] {
            let know = field.set(Cube::FULL, values);
            show(&mut said, (law.reach(&class, &know), space.world(&know).map(|world| law.walk(&class, world))));
        }
    }
    said
}
