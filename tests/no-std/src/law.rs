//! A law of three rules, written by hand as tables: a record goes to the person it is about, or with that person's consent, and to
//! nobody else.

use privity_core::{
    Act, Branch, Can, Categories, Class, Cube, Day, FactSet, Field, Law, Outcome, Pair, Question, Range, Row, Sheet, Space, Span, Term,
    Then, WORDS,
};

/// Who receives: the person, a colleague or a stranger. Bits 0 to 2.
const TO: Field = Field { word: 0, shift: 0, width: 3, slot: 0, can: Can::Fixed, approval: false };
/// Whether the person consents. Bits 4 and 5.
const CONSENT: Field = Field { word: 0, shift: 4, width: 2, slot: 2, can: Can::Obtain, approval: false };

/// The layout of the two facts.
pub static SPACE: Space<'static> = Space::new(&[TO, CONSENT], [1 << 4, 0, 0, 0]);
/// The law.
pub static LAW: Law<'static> = Law {
    edges: &[Day(0)],
    acts: 1,
    sheets: &[Sheet { classes: part(0, 1) }],
    classes: &[Class {
        of: Categories(1),
        looks: FactSet(0b11),
        root: Branch::to(TO, 6, EITHER),
        pairs: [
            Pair { within: part(0, 0), beyond: part(0, 1) },
            Pair { within: part(1, 2), beyond: part(3, 1) },
            Pair { within: part(1, 2), beyond: part(3, 1) },
        ],
        terms: part(0, 3),
    }],
    branches: &[
        // The four that end.
        Branch::end(Outcome::NotCovered),
        Branch::end(Outcome::Permitted),
        Branch::end(Outcome::NeedsApproval),
        Branch::end(Outcome::Prohibited),
        // By consent: withheld, given.
        Branch::end(Outcome::Prohibited),
        Branch::end(Outcome::Permitted),
        // By recipient: the person, who needs none; a colleague; a stranger.
        Branch::end(Outcome::Permitted),
        Branch::to(CONSENT, 4, EITHER),
        Branch::to(CONSENT, 4, EITHER),
    ],
    cubes: &[Cube::FULL, know(0b111, 2), know(0b001, 3), know(0b110, 1)],
    terms: &[
        Term { cube: know(0b111, 2), row: 0, overs: part(0, 0) },
        Term { cube: know(0b001, 3), row: 1, overs: part(0, 0) },
        Term { cube: know(0b111, 3), row: 2, overs: part(0, 2) },
    ],
    overs: &[0, 1],
    rows: &[row(Then::Permit), row(Then::Permit), row(Then::Prohibit)],
};

/// Permitted or prohibited.
const EITHER: Span = Span { least: Outcome::Permitted, most: Outcome::Prohibited };

/// The person.
pub const PERSON: u64 = 0b001;
/// A stranger.
pub const STRANGER: u64 = 0b100;
/// Anybody.
pub const ANYBODY: u64 = 0b111;

/// What may be known, and what follows: recipients, consent (1 withheld, 2 given, 3 unknown), the outcome if one is certain.
pub const CASES: [(u64, u64, Option<Outcome>); 6] = [
    (PERSON, 1, Some(Outcome::Permitted)),
    (STRANGER, 1, Some(Outcome::Prohibited)),
    (STRANGER, 2, Some(Outcome::Permitted)),
    (ANYBODY, 2, Some(Outcome::Permitted)),
    (STRANGER, 3, None),
    (ANYBODY, 1, None),
];

/// The cube of these recipients and this consent.
pub const fn know(to: u64, consent: u64) -> Cube {
    let mut cube = [u64::MAX; WORDS];
    cube[0] &= !(TO.mask() | CONSENT.mask()) | to << TO.shift | consent << CONSENT.shift;
    Cube(cube)
}

/// Whether the record may go, on a day on which the law is in force.
pub fn question(to: u64, consent: u64) -> Question {
    Question::new(&SPACE, Day(10_000), Act(0), Categories(1), know(to, consent))
}

const fn part(start: u32, len: u32) -> Range {
    Range { start, len }
}

const fn row(then: Then) -> Row {
    Row { then, duties: 0, discretionary: false }
}
