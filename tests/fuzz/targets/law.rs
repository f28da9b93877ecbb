//! Bytes, compiled as a law: whatever they are, there are tables or problems, each with its place in the file; and what the tables
//! decide of a question they decide of the worlds in it.
#![no_main]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use privity_compile::{Problem, Problems, Words};
use privity_core::{Act, Categories, Cube, Day, Docket, Law, Question, Space, Verdict, decide};

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| privity_compile::vocabulary(privity_laws::VOCABULARY_SOURCE).expect("the built-in vocabulary compiles"))
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = core::str::from_utf8(bytes) else { return };
    let compiled = privity_compile::law(source, words());
    match &compiled {
        Err(Problems(problems)) => {
            assert!(!problems.is_empty(), "what does not compile has a reason");
            problems.iter().for_each(|problem| placed(problem, source));
        }
        Ok(law) => {
            assert_eq!(privity_compile::law(source, words()).as_ref(), Ok(law), "two runs compile alike");
            law.warnings.iter().for_each(|problem| placed(problem, source));
            asked(&law.tables.law(), source);
        }
    }
});

/// A problem points into the file, and says something.
fn placed(problem: &Problem, source: &str) {
    assert!(!problem.message.is_empty() && !problem.at.is_empty(), "{problem:?}");
    let said = problem.at.iter().map(|(_, label)| label).chain([&problem.message]).chain(&problem.help);
    said.for_each(|said| assert!(!said.contains(char::is_control), "{problem:?}"));
    for (range, _) in &problem.at {
        assert!(source.get(range.clone()).is_some(), "outside the file of {} bytes: {problem:?}", source.len());
    }
    let (line, column) = problem.position(source);
    assert!(source.split('\n').nth(line - 1).is_some_and(|line| column <= line.chars().count() + 1), "{problem:?}");
}

/// Three questions, chosen by the file itself.
fn asked(law: &Law<'_>, source: &str) {
    let space = &privity_laws::VOCABULARY.space;
    let laws = core::slice::from_ref(law);
    let mut draw = Draw::from(source);
    for _ in 0..3 {
        let Some(class) = law.classes.get(draw.below(law.classes.len())) else { return };
        let Some(edge) = law.edges.get(draw.below(law.edges.len())) else { return };
        let (know, world) = draw.cubes(space);
        let act = Act(draw.below(law.acts as usize) as u8);
        let question = Question::new(space, Day(edge.0 + 1), act, Categories(class.of.0 & draw.next() | draw.next() >> 32), know);
        let verdict = decide(space, laws, &question);
        assert_eq!(decide(space, laws, &question), verdict, "two runs decide alike");
        let docket = Docket::new(space, laws, question);
        assert_eq!(docket.span().verdict(), verdict, "the span is that of the verdict");
        assert_eq!(docket.missing().is_empty(), verdict != Verdict::NeedsFacts, "facts are missing iff the verdict needs them");
        let within = decide(space, laws, &question.knowing(world));
        assert!(within != Verdict::NeedsFacts, "a world has an outcome");
        assert!(verdict == Verdict::NeedsFacts || within == verdict, "what is certain is so in every world");
        if matches!(verdict, Verdict::Certain(_)) {
            let forced = docket.knowing(space.keep(question.know(), docket.given()));
            assert_eq!(forced.verdict(), verdict, "what is given forces the verdict");
        }
    }
}

/// Numbers from a file: xorshift64*, from the hash of its bytes.
struct Draw(u64);

impl Draw {
    fn from(source: &str) -> Draw {
        let mut hasher = DefaultHasher::new();
        source.hash(&mut hasher);
        Draw(hasher.finish() | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `count`; 0 of 0.
    fn below(&mut self, count: usize) -> usize {
        (self.next() >> 33) as usize % count.max(1)
    }

    /// Something known, and a world in it. One fact in four is unknown.
    fn cubes(&mut self, space: &Space<'_>) -> (Cube, Cube) {
        space.fields().iter().fold((Cube::FULL, Cube::FULL), |(know, world), field| {
            let value = 1 << self.below(usize::from(field.width));
            let known = if self.below(4) == 0 { field.full() } else { value };
            (field.set(know, known), field.set(world, value))
        })
    }
}
