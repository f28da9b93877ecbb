//! Writes the fixture to the file named.

use std::error::Error;
use std::{env, fs};

use privity_core::Tables;
use privity_laws::{LAWS, TEXTS, VOCABULARY};
use privity_mutants::{Asked, Fixture, compiler, digest};

#[path = "../../../properties/built.rs"]
#[allow(dead_code, reason = "only the questions are needed here")]
mod built;
#[path = "../../../properties/chance.rs"]
#[allow(dead_code, reason = "only some draws are needed here")]
mod chance;
#[path = "../../../properties/json.rs"]
#[allow(dead_code, reason = "what shows a question")]
mod json;

use chance::Chance;

/// How many questions, of which one in three is closed.
const QUESTIONS: usize = 900;

fn main() -> Result<(), Box<dyn Error>> {
    let to = env::args().nth(1).ok_or("name the file to write")?;
    let laws = LAWS.iter().map(|law| Tables {
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
        let question = group.open(&mut chance, closed, [1, 64, 1 << 40][round % 3]);
        let laws = group.texts.iter().filter_map(|text| TEXTS.iter().position(|other| other.id == text.id)).collect();
        Asked { laws, on: question.on, act: question.act.0, of: question.of, know: *question.know() }
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
        laws: laws.collect(),
        texts: TEXTS.iter().map(|text| (*text).clone()).collect(),
        asked: asked.collect(),
        digests: Vec::new(),
        compiled: Vec::new(),
    };
    // As the tests will read it: words owned.
    fixture = postcard::from_bytes(&postcard::to_stdvec(&fixture)?)?;
    fixture.digests = fixture.answers().map(|answer| digest(&answer)).collect();
    fixture.compiled = compiler::answers()?.map(|answer| digest(&answer)).collect();
    println!("{} answers of the core, {} of the compiler", fixture.digests.len(), fixture.compiled.len());
    fs::write(to, postcard::to_stdvec(&fixture)?)?;
    Ok(())
}
