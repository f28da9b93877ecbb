//! Writes the fixture to the file named.

use std::error::Error;
use std::{env, fs};

use privity_core::Tables;
use privity_laws::{LAWS, TEXTS, VOCABULARY};
use privity_mutants::{Asked, Fixture, compiler, digest};

#[path = "../../../properties/brute.rs"]
#[allow(dead_code, reason = "only what draws small laws is needed here")]
mod brute;
#[path = "../../../properties/built.rs"]
#[allow(dead_code, reason = "only the questions are needed here")]
mod built;
#[path = "../../../properties/chance.rs"]
#[allow(dead_code, reason = "only some draws are needed here")]
mod chance;
#[path = "../../../properties/json.rs"]
#[allow(dead_code, reason = "what shows a question")]
mod json;
#[path = "../../../properties/small.rs"]
#[allow(dead_code, reason = "only the laws and the cases are needed here")]
mod small;

use chance::Chance;

/// How many questions, of which one in three is closed.
const QUESTIONS: usize = 900;
/// In how many states of knowledge each case of small laws is asked.
const STATES: usize = 9;

fn main() -> Result<(), Box<dyn Error>> {
    let to = env::args().nth(1).ok_or("name the file to write")?;
    let small = small::laws().iter().map(|small| small.compiled.tables.clone());
    let built = LAWS.iter().map(|law| Tables {
        edges: law.edges.to_vec(),
        acts: law.acts,
        sheets: law.sheets.to_vec(),
        classes: law.classes.to_vec(),
        branches: law.branches.to_vec(),
        cubes: law.cubes.to_vec(),
        terms: law.terms.to_vec(),
        overs: law.overs.to_vec(),
        rows: law.rows.to_vec(),
    });
    let mut chance = Chance::new(42);
    let asked = (0..QUESTIONS).map(|round| {
        let group = built::turn(round);
        let closed = group.closed(&mut chance);
        let question = if round % 3 == 0 { closed } else { group.open(&mut chance, closed, [64, 1 << 40][round % 2]) };
        let laws = group.texts.iter().filter_map(|text| TEXTS.iter().position(|other| other.id == text.id)).collect();
        Asked { laws, on: question.on, act: question.act.0, of: question.of, know: *question.know() }
    });
    // Of small laws, which say what no real one does: each case with some of what may be known.
    let cases = small::cases().into_iter().flat_map(|case| {
        let states = (0..STATES).map(move |turn| (turn * small::STATES / STATES + turn % 3) % small::STATES);
        states.map(move |state| {
            let question = case.question(state);
            let laws = case.laws.iter().map(|at| LAWS.len() + at).collect();
            Asked { laws, on: question.on, act: question.act.0, of: question.of, know: *question.know() }
        })
    });
    let fields = VOCABULARY.space.fields().to_vec();
    let pairs = fields.iter().filter(|field| field.is_boolean()).fold([0_u64; 4], |mut pairs, field| {
        pairs[usize::from(field.word)] |= 1 << field.shift;
        pairs
    });
    let vocabulary = privity_laws::VOCABULARY.clone();
    let mut fixture = Fixture {
        fields,
        pairs,
        vocabulary,
        laws: built.chain(small).collect(),
        texts: TEXTS.iter().map(|text| (*text).clone()).collect(),
        asked: asked.chain(cases).collect(),
        digests: Vec::new(),
        compiled: Vec::new(),
    };
    // As the tests will read it: words owned.
    fixture = postcard::from_bytes(&postcard::to_allocvec(&fixture)?)?;
    fixture.digests = fixture.answers().map(|answer| digest(&answer)).collect();
    fixture.compiled = compiler::answers()?.map(|answer| digest(&answer)).collect();
    println!("{} answers of the core, {} of the compiler", fixture.digests.len(), fixture.compiled.len());
    fs::write(to, postcard::to_allocvec(&fixture)?)?;
    Ok(())
}
