//! The decision table of a law as text: for each act and class of categories, every prime of each threshold.

use std::fmt::Write as _;

use privity_core::text::{LawText, Vocabulary};
use privity_core::{Class, Cube, Law};

const OUTCOMES: [(&str, &str); 3] = [
    ("not covered iff", "covered iff"),
    ("permitted or not covered iff", "stricter than permitted iff"),
    ("prohibited iff", "prohibited iff"),
];

/// The table.
pub(crate) fn of(law: &Law<'_>, text: &LawText) -> String {
    let v = &privity_laws::VOCABULARY;
    let mut page = format!("{}\n", text.title);
    for (span, edge) in law.edges.iter().enumerate() {
        for (act, word) in v.acts.iter().enumerate() {
            let sheet = law.sheets[span * v.acts.len() + act];
            for class in sheet.classes.of(law.classes) {
                write!(page, "\n{} from {edge}: {}\n", word.id, categories(v, class)).unwrap();
                threshold(&mut page, v, OUTCOMES[0].0, class.pairs[0].within.of(law.cubes));
                threshold(&mut page, v, OUTCOMES[1].0, class.pairs[1].within.of(law.cubes));
                threshold(&mut page, v, OUTCOMES[2].1, class.pairs[2].beyond.of(law.cubes));
            }
        }
    }
    page
}

fn threshold(page: &mut String, v: &Vocabulary, what: &str, primes: &[Cube]) {
    writeln!(page, "  {what}").unwrap();
    let mut lines: Vec<String> = primes.iter().map(|prime| condition(v, prime)).collect();
    lines.sort_by_key(|line| (line.matches(" and ").count(), line.clone()));
    for line in lines {
        writeln!(page, "    {line}").unwrap();
    }
}

fn categories(v: &Vocabulary, class: &Class) -> String {
    let (inside, outside): (Vec<_>, Vec<_>) = v.categories.iter().enumerate().partition(|(at, _)| class.of.0 >> at & 1 == 1);
    let ids =
        |list: Vec<(usize, &privity_core::text::Word)>| list.iter().map(|(_, word)| word.id.to_string()).collect::<Vec<_>>().join(", ");
    match (inside.len(), outside.len()) {
        (_, 0) => "every category".to_owned(),
        (a, b) if a > b => format!("every category but {}", ids(outside)),
        _ => ids(inside),
    }
}

fn condition(v: &Vocabulary, cube: &Cube) -> String {
    let facts = v.space.known(cube).iter().map(|fact| {
        let (words, field) = (&v.facts[usize::from(fact)], v.space.field(fact).unwrap());
        let values = field.of(cube);
        match words.values {
            None => format!("{}{}", if values == 2 { "" } else { "not " }, words.id),
            Some(domain) => {
                let list = v.values(domain);
                let more = values.count_ones() as usize > list.len() / 2;
                let shown = if more { field.full() & !values } else { values };
                let ids = list.iter().enumerate().filter(|(at, _)| shown >> at & 1 == 1).map(|(_, word)| word.id.to_string());
                format!("{} {} {}", words.id, if more { "is not" } else { "is" }, ids.collect::<Vec<_>>().join(" or "))
            }
        }
    });
    let all: Vec<String> = facts.collect();
    if all.is_empty() { "always".to_owned() } else { all.join(" and ") }
}
