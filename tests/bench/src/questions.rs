//! Questions to decide: drawn uniformly from a seed, each different from the others.
//!
//! Days are of 2018 to 2026, actors of those who act, recipients of those who receive, purposes and processes of all; of the true-or-false
//! facts one in four is true. Categories are of those that every law asked covers: the others would be decided by one `and`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use privity_core::{Act, Categories, Cube, Day, FactSet, Field, Law, Question};
use privity_laws::VOCABULARY;

/// The first parties of the vocabulary act; the rest receive.
const ACTORS: usize = 7;
/// How many of the vocabulary's facts are not true or false: actor, recipient, purpose, process.
const PARTS: usize = 4;

/// What to draw.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    pub seed: u64,
    pub count: usize,
    pub laws: &'a [Law<'a>],
    /// Ids of acts.
    pub acts: &'a [&'a str],
    /// How many categories are asked about.
    pub categories: u32,
    /// How many of the facts that the laws look at are unknown; `usize::MAX` for every fact there is.
    pub unknown: usize,
}

impl Drawn<'_> {
    /// The questions, all different.
    pub fn questions(self) -> Vec<Question> {
        let mut draw = Draw(self.seed);
        let mut seen = BTreeSet::new();
        let mut questions = Vec::with_capacity(self.count);
        while questions.len() < self.count {
            let question = self.one(&mut draw);
            if seen.insert((question.on, question.act.0, question.of.0, *question.know())) {
                questions.push(question);
            }
        }
        questions
    }

    fn one(self, draw: &mut Draw) -> Question {
        let (first, last) = (Day::from_date(2018, 1, 1), Day::from_date(2026, 12, 31));
        let (Some(Day(first)), Some(Day(last))) = (first, last) else { unreachable!("both are days") };
        let on = Day(first + draw.below((last - first) as usize + 1) as i32);
        let act = act(self.acts[draw.below(self.acts.len())]);
        let of = draw.some(self.covered(), self.categories);
        let mut know = Cube::FULL;
        for (at, field) in VOCABULARY.space.fields().iter().enumerate() {
            let width = usize::from(field.width);
            let value = match at {
                0 => draw.below(ACTORS),
                1 => ACTORS + draw.below(width - ACTORS),
                _ if at < PARTS => draw.below(width),
                _ => usize::from(draw.below(4) == 0),
            };
            know = field.set(know, 1 << value);
        }
        if self.unknown == usize::MAX {
            know = Cube::FULL;
        }
        let looks = self.laws.iter().flat_map(|law| law.classes).fold(FactSet::NONE, |facts, class| facts.or(class.looks));
        let mut matter: Vec<Field> = looks.iter().filter_map(|fact| VOCABULARY.space.field(fact)).collect();
        for _ in 0..self.unknown.min(matter.len()) {
            let field = matter.swap_remove(draw.below(matter.len()));
            know = field.set(know, field.full());
        }
        Question::new(&VOCABULARY.space, on, act, Categories(of), know)
    }

    /// The categories that every law asked covers, for some act.
    fn covered(self) -> u64 {
        let each = self.laws.iter().map(|law| law.classes.iter().fold(0, |all, class| all | class.of.0));
        each.fold(u64::MAX, |every, of| every & of)
    }
}

/// The number of an act.
pub fn act(id: &str) -> Act {
    Act(VOCABULARY.acts.iter().position(|act| act.id == id).expect("an act of the vocabulary") as u8)
}

/// The bits of a fact.
pub fn field(id: &str) -> Field {
    VOCABULARY.fact(id).and_then(|fact| VOCABULARY.space.field(fact)).expect("a fact of the vocabulary")
}

/// The id of the value that a fact of many values is known to have.
pub fn value(know: &Cube, id: &str) -> &'static str {
    let domain = VOCABULARY.fact(id).and_then(|fact| VOCABULARY.facts[usize::from(fact)].values).expect("a fact of many values");
    &VOCABULARY.values(domain)[field(id).of(know).trailing_zeros() as usize].id
}

/// Whether a fact is known to be true.
pub fn truth(know: &Cube, id: &str) -> bool {
    field(id).of(know) == 2
}

/// The question as JSON text: what is true, what is unknown; the rest is closed.
pub fn json(question: &Question, law: &str) -> String {
    let ids = |values: u64, words: &[privity_core::text::Word]| {
        let known = words.iter().enumerate().filter(|(at, _)| values >> at & 1 == 1).map(|(_, word)| format!("{:?}", word.id));
        known.collect::<Vec<_>>().join(",")
    };
    let mut text = format!(r#"{{"law":"{law}","on":"{}","act":"{}""#, question.on, VOCABULARY.acts[usize::from(question.act.0)].id);
    let mut facts = Vec::new();
    for (fact, field) in VOCABULARY.facts.iter().zip(VOCABULARY.space.fields()) {
        let values = field.of(question.know());
        let known = match fact.values {
            _ if values == field.full() => "null".to_owned(),
            Some(domain) => format!("[{}]", ids(values, VOCABULARY.values(domain))),
            None if values == 2 => "true".to_owned(),
            None => continue,
        };
        match fact.values {
            Some(_) => drop(write!(text, ",\"{}\":{known}", fact.id)),
            None => facts.push(format!("\"{}\":{known}", fact.id)),
        }
    }
    let _ = write!(text, r#","of":[{}],"facts":{{{}}},"closed":true}}"#, ids(question.of.0, &VOCABULARY.categories), facts.join(","));
    text
}

/// Numbers that look random: xorshift64*.
struct Draw(u64);

impl Draw {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % count
    }

    /// Some of the bits that are set.
    fn some(&mut self, bits: u64, count: u32) -> u64 {
        let mut chosen = 0_u64;
        while chosen.count_ones() < count.min(bits.count_ones()) {
            chosen |= bits & 1 << self.below(64);
        }
        chosen
    }
}
