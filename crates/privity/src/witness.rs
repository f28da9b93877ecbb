//! A question that lies in a set of worlds.

use privity_core::text::{Domain, Vocabulary, Word};
use privity_core::{Categories, Cube, Day};

use crate::known::{Known, Question, Truth};

/// A closed question with one world, in `cube`: facts are false and matters plain wherever the cube allows it. It asks about one category.
pub(crate) fn question(v: &Vocabulary, law: &str, on: Day, act: u8, of: Categories, cube: &Cube) -> Question {
    let name = |list: &[Word], at: u32| list.get(at as usize).map(|word| word.id.clone()).unwrap_or_default();
    let mut question = Question {
        law: vec![law.to_owned().into()],
        on: on.to_string().into(),
        act: name(&v.acts, u32::from(act)),
        of: vec![name(&v.categories, of.0.trailing_zeros())],
        closed: true,
        ..Question::default()
    };
    for (fact, field) in v.facts.iter().zip(v.space.fields()) {
        let values = field.of(cube);
        let Some(domain) = fact.values else {
            if values == 2 {
                question.facts.push((fact.id.clone(), Truth::True));
            }
            continue;
        };
        let list = v.values(domain);
        let plain: &[&str] = match domain {
            Domain::Party if fact.id == "actor" => &["city_employee", "dmv_employee", "state_employee"],
            Domain::Party if question.act == "disclose" => &["vendor", "federal_immigration_authority", "other_city_agency"],
            Domain::Purpose => &["unspecified"],
            Domain::Party | Domain::Process => &["none"],
        };
        let mut numbers = plain.iter().filter_map(|id| list.iter().position(|word| word.id == *id)).map(|at| at as u32);
        let at = numbers.find(|at| values >> at & 1 == 1).unwrap_or(values.trailing_zeros());
        let known = Known::OneOf(vec![name(list, at)]);
        match fact.id.as_ref() {
            "actor" => question.actor = known,
            "to" => question.to = known,
            "purpose" => question.purpose = known,
            _ => question.process = known,
        }
    }
    question
}
