//! A question drawn from bytes, each of which chooses an id of the vocabulary: every one of them is well formed.

use privity::{Known, Question, Truth};
use privity_core::text::{Str, Vocabulary, Word};
use privity_laws::{TEXTS, VOCABULARY};

/// Bytes, and zeros after them.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> usize {
        self.0.split_off_first().map_or(0, |byte| usize::from(*byte))
    }

    fn id(&mut self, words: &[Word]) -> Str {
        words[self.next() % words.len()].id.clone()
    }

    /// Unsaid, unknown, one id or two.
    fn known(&mut self, words: &[Word]) -> Known {
        match self.next() % 8 {
            0 => Known::Unsaid,
            1 => Known::Unknown,
            2 => Known::OneOf(vec![self.id(words), self.id(words)]),
            _ => Known::OneOf(vec![self.id(words)]),
        }
    }
}

/// The question that these bytes draw.
pub fn question(bytes: &[u8]) -> Question {
    let Vocabulary { facts, parties, purposes, processes, acts, categories, .. } = &VOCABULARY;
    let mut bytes = Bytes(bytes);
    let laws = bytes.next();
    let law = match laws % (TEXTS.len() + 1) {
        0 => "nyc".into(),
        at => TEXTS[at - 1].id.clone(),
    };
    let (year, month) = (2000 + bytes.next() % 30, 1 + bytes.next() % 12);
    let closed = bytes.next() % 2 == 0;
    let or_unknown = |known: Known| if known == Known::Unsaid { Known::Unknown } else { known };
    let mut question = Question {
        law: vec![law],
        on: format!("{year}-{month:02}-15").into(),
        act: bytes.id(acts),
        actor: or_unknown(bytes.known(parties)),
        to: or_unknown(bytes.known(parties)),
        purpose: bytes.known(purposes),
        process: bytes.known(processes),
        of: vec![bytes.id(categories)],
        facts: Vec::new(),
        closed,
    };
    for _ in 0..bytes.next() % 3 {
        question.of.push(bytes.id(categories));
    }
    let plain: Vec<&str> = facts.iter().filter(|fact| fact.values.is_none()).map(|fact| &*fact.id).collect();
    while !bytes.0.is_empty() {
        let fact = plain[bytes.next() % plain.len()];
        let truth = [Truth::Unknown, Truth::True, Truth::False, Truth::True][bytes.next() % 4];
        if question.facts.iter().all(|(said, _)| said != fact) {
            question.facts.push((fact.into(), truth));
        }
    }
    question
}
