//! Questions drawn over the built-in laws, a group at a time, and their completions. Assumes that a question's outcome turns on no fact that no rule or scope of its act names.

use std::sync::OnceLock;

use privity::{Known, Truth};
use privity_core::text::{Domain, LawText, Trigger};
use privity_core::{Act, Categories, Cube, Day, FactSet, Field, Law, Outcome, Question, Verdict, decide};
use privity_laws::{LAWS, TEXTS, VOCABULARY};

use crate::chance::Chance;

/// Laws asked together: those of a place, or those that no place holds.
pub(crate) struct Group {
    /// What to ask: a place, or ids of laws.
    pub(crate) names: Vec<&'static str>,
    pub(crate) laws: Vec<Law<'static>>,
    pub(crate) texts: Vec<&'static LawText>,
}

/// Every group that decides something, New York City first.
pub(crate) fn groups() -> &'static [Group] {
    static ALL: OnceLock<Vec<Group>> = OnceLock::new();
    ALL.get_or_init(|| {
        let group = |names: Vec<&'static str>, ids: &[&str]| {
            let (laws, texts) = (0..LAWS.len()).filter(|at| ids.contains(&&*TEXTS[*at].id)).map(|at| (LAWS[at], TEXTS[at])).unzip();
            Group { names, laws, texts }
        };
        let places = VOCABULARY.places.iter();
        let mut all: Vec<Group> = places
            .clone()
            .map(|place| group(vec![&*place.id], &place.laws.iter().map(|id| &**id).collect::<Vec<&str>>()))
            .filter(|group| group.texts.iter().all(|text| !text.scope.is_empty()))
            .collect();
        let held = |id: &str| places.clone().any(|place| place.laws.iter().any(|law| law == id));
        let others: Vec<&str> = TEXTS.iter().filter(|text| !text.scope.is_empty()).map(|text| &*text.id).filter(|id| !held(id)).collect();
        all.push(group(others.clone(), &others));
        all.sort_by_key(|group| group.names != ["nyc"]);
        all
    })
}

/// The laws to ask in this round: New York City's in every other, the others in turn.
pub(crate) fn turn(round: usize) -> &'static Group {
    let all = groups();
    if round.is_multiple_of(2) { &all[0] } else { &all[1 + round / 2 % (all.len() - 1)] }
}

/// A group that a law is in.
pub(crate) fn of(text: &LawText) -> &'static Group {
    groups().iter().find(|group| group.texts.iter().any(|other| other.id == text.id)).unwrap_or(&groups()[0])
}

/// Whether the law's own words say that it covers a category in a fully known world.
pub(crate) fn covers(text: &LawText, question: &Question) -> bool {
    let on = question.on;
    let holds = |row: &Trigger| {
        row.acts >> question.act.0 & 1 == 1
            && row.of.meets(question.of)
            && row.since <= on
            && row.until.is_none_or(|until| on < until)
            && question.know().within(row.when)
    };
    text.since <= on && text.until.is_none_or(|until| on < until) && text.scope.iter().any(holds)
}

fn number(chance: &mut Chance, values: u64) -> u64 {
    let all: Vec<u32> = (0..64).filter(|at| values >> at & 1 == 1).collect();
    1 << chance.pick(&all)
}

/// Puts a world inside a condition.
fn inside(chance: &mut Chance, world: Cube, condition: Cube) -> Cube {
    VOCABULARY.space.fields().iter().fold(world, |world, field| {
        if field.of(&world) & field.of(&condition) == 0 { field.set(world, number(chance, field.of(&condition))) } else { world }
    })
}

impl Group {
    /// One of the laws or all together, in turn, and whose they are.
    pub(crate) fn some(&self, round: usize) -> (&[Law<'static>], &str) {
        // The group itself changes with every round.
        let which = round / (2 * groups().len()) % (self.laws.len() + 1);
        (self.laws.get(which..=which).unwrap_or(&self.laws), self.texts.get(which).map_or("all", |text| &text.id))
    }

    /// The conditions of every scope and rule about an act, with their categories.
    fn triggers(&self, act: Act) -> Vec<(u64, Cube)> {
        let about = |acts: u32| acts >> act.0 & 1 == 1;
        let scope = self.texts.iter().flat_map(|text| text.scope.iter()).filter(|row| about(row.acts)).map(|row| (row.of.0, row.when));
        let rules = self.texts.iter().flat_map(|text| text.rules.iter()).filter(|row| about(row.acts)).map(|row| (row.of.0, row.when));
        scope.chain(rules).collect()
    }

    /// The facts that some scope or rule about an act names.
    pub(crate) fn relevant(&self, act: Act) -> FactSet {
        let seen = self.triggers(act).into_iter().fold(Cube::FULL, |seen, (_, cube)| seen.and(cube));
        VOCABULARY.space.known(&seen)
    }

    /// A question in which everything is known, mostly one that some rule is about.
    pub(crate) fn closed(&self, chance: &mut Chance) -> Question {
        let text = chance.pick(&self.texts);
        let scope = chance.pick(&text.scope.iter().collect::<Vec<_>>());
        let acts: Vec<u8> = (0..32).filter(|act| scope.acts >> act & 1 == 1).collect();
        let act = Act(chance.pick(&acts));
        let relevant = self.relevant(act);
        let mut world = Cube::FULL;
        for (fact, field) in VOCABULARY.space.facts() {
            let value = if field.is_boolean() {
                1 + u64::from(chance.of_100(if relevant.has(fact) { 25 } else { 5 }))
            } else {
                number(chance, field.full())
            };
            world = field.set(world, value);
        }
        let about = self.triggers(act);
        let mut of = number(chance, (1 << VOCABULARY.categories.len()) - 1);
        for _ in 0..chance.below(3) {
            let (categories, condition) = chance.pick(&about);
            world = inside(chance, world, condition);
            of |= number(chance, categories & ((1 << VOCABULARY.categories.len()) - 1));
        }
        if chance.of_100(85) {
            world = inside(chance, world, scope.when);
            of |= number(chance, scope.of.0 & ((1 << VOCABULARY.categories.len()) - 1));
        }
        let on = if chance.of_100(85) { 17_720 + chance.days(2800) } else { 12_200 + chance.days(6000) };
        Question::new(&VOCABULARY.space, Day(on), act, Categories(of), world)
    }

    /// The question with some of what is known forgotten, leaving at most `most` completions of the facts that are relevant.
    pub(crate) fn open(&self, chance: &mut Chance, question: Question, most: u64) -> Question {
        let relevant = self.relevant(question.act);
        let mut facts: Vec<(u8, Field)> = VOCABULARY.space.facts().collect();
        chance.shuffle(&mut facts);
        let (mut know, mut completions) = (*question.know(), 1_u64);
        let eager = 20 + chance.below(70);
        for (fact, field) in facts {
            let known = field.of(&know);
            let values = match (field.is_boolean(), chance.of_100(eager)) {
                (_, false) => known,
                (true, true) => 3,
                (false, true) => match chance.below(5) {
                    0 => field.full(),
                    1 => known | number(chance, field.full()),
                    2 => known | number(chance, field.full()) | number(chance, field.full()),
                    _ => known,
                },
            };
            let more = if relevant.has(fact) { u64::from(values.count_ones()) } else { 1 };
            if completions * more <= most {
                completions *= more;
                know = field.set(know, values);
            }
        }
        question.knowing(know)
    }

    /// The question as JSON, for people: what is false is left out, and the question closed.
    pub(crate) fn shown(&self, question: &Question) -> String {
        let mut typed = typed(question, &self.names);
        typed.facts.retain(|(_, truth)| *truth != Truth::False);
        typed.closed = true;
        crate::json::question(&typed)
    }

    /// The question to this group, for the facade.
    pub(crate) fn typed(&self, question: &Question) -> privity::Question {
        typed(question, &self.names)
    }
}

/// Every completion of a question, by the values of its open facts.
pub(crate) struct Grid {
    /// The relevant facts that are open, and the values each may have.
    pub(crate) open: Vec<(u8, Vec<u64>)>,
    /// The completions; the first fact changes fastest.
    pub(crate) worlds: Vec<Cube>,
}

impl Grid {
    pub(crate) fn new(group: &Group, question: &Question) -> Grid {
        let relevant = group.relevant(question.act);
        let mut worlds = vec![*question.know()];
        let mut open = Vec::new();
        for (fact, field) in VOCABULARY.space.facts() {
            let known = field.of(question.know());
            let values: Vec<u64> = (0..64).map(|at| 1 << at).filter(|bit| known & bit != 0).collect();
            if values.len() > 1 && relevant.has(fact) {
                worlds = values.iter().flat_map(|value| worlds.iter().map(|world| field.set(*world, *value))).collect();
                open.push((fact, values));
            } else {
                // What nothing turns on is given its first value.
                for world in &mut worlds {
                    *world = field.set(*world, values[0]);
                }
            }
        }
        Grid { open, worlds }
    }

    /// The facts for which two completions that differ in it alone have different outcomes.
    pub(crate) fn matters(&self, outcomes: &[Outcome]) -> FactSet {
        let mut found = FactSet::NONE;
        let mut stride = 1;
        for (fact, values) in &self.open {
            let lowest = |at: usize| (at / stride).is_multiple_of(values.len());
            let differ = |at: usize| (1..values.len()).any(|step| outcomes[at + step * stride] != outcomes[at]);
            if (0..outcomes.len()).filter(|at| lowest(*at)).any(differ) {
                found = found.with(*fact);
            }
            stride *= values.len();
        }
        found
    }
}

/// The outcome of a world under some laws, which must be certain.
pub(crate) fn outcome(laws: &[Law<'_>], question: &Question, world: Cube) -> Outcome {
    match decide(&VOCABULARY.space, laws, &question.knowing(world)) {
        Verdict::Certain(outcome) => outcome,
        Verdict::NeedsFacts => panic!("a closed question needs facts: {}", groups()[0].shown(question)),
    }
}

/// The question for the facade.
pub(crate) fn typed(question: &Question, laws: &[&str]) -> privity::Question {
    let know = *question.know();
    let id = |fact: u8| VOCABULARY.facts[usize::from(fact)].id.clone();
    let list = |at: u8, domain: Domain| {
        let (field, words) = (VOCABULARY.space.field(at).unwrap(), VOCABULARY.values(domain));
        if field.of(&know) == field.full() {
            return Known::Unknown;
        }
        Known::OneOf(words.iter().enumerate().filter(|(at, _)| field.of(&know) >> at & 1 == 1).map(|(_, word)| word.id.clone()).collect())
    };
    let facts = VOCABULARY.space.facts().filter(|(_, field)| field.is_boolean()).map(|(fact, field)| {
        (
            id(fact),
            match field.of(&know) {
                1 => Truth::False,
                2 => Truth::True,
                _ => Truth::Unknown,
            },
        )
    });
    privity::Question {
        law: laws.iter().map(|id| (*id).to_owned().into()).collect(),
        on: question.on.to_string().into(),
        act: VOCABULARY.acts[usize::from(question.act.0)].id.clone(),
        of: VOCABULARY
            .categories
            .iter()
            .enumerate()
            .filter(|(at, _)| question.of.0 >> at & 1 == 1)
            .map(|(_, word)| word.id.clone())
            .collect(),
        actor: list(0, Domain::Party),
        to: list(1, Domain::Party),
        purpose: list(2, Domain::Purpose),
        process: list(3, Domain::Process),
        facts: facts.collect(),
        closed: false,
    }
}
