//! `cargo xtask interview`: how many questions does it take to a verdict, asking what settles most first, beside asking in file order?
//!
//! Each vector in which everything is known is taken as the truth. Laws, day, act and categories are given; all else is asked for, one fact at
//! a time, until the verdict is certain.

use privity_core::{Cube, Docket, FactSet, Law, Space, Verdict};
use privity_laws::{LAWS, TEXTS, VOCABULARY};

use crate::coverage::{self, World};
use xtask::run::Done;

const SPACE: &Space<'static> = &VOCABULARY.space;

/// Who chooses what to ask.
type Chooser = fn(&Docket<'_>, &[u8], FactSet) -> Option<u8>;

/// How facts are chosen: by what they settle; in file order, but for those that can no longer matter; in file order.
const ORDERS: [Chooser; 3] = [
    |docket, _, _| docket.ranked(docket.missing(), &mut [0; 128]).first().copied(),
    |docket, file, _| {
        let missing = docket.missing();
        file.iter().copied().find(|fact| missing.has(*fact))
    },
    |_, file, asked| file.iter().copied().find(|fact| !asked.has(*fact)),
];

/// Sums over the vectors of a law.
#[derive(Clone, Copy, Default)]
struct Sum {
    vectors: u64,
    asked: [u64; 3],
    most: u64,
}

/// Prints the table.
pub(crate) fn run() -> Done {
    let worlds = coverage::worlds()?;
    let (mut sums, mut several, mut all) = (vec![Sum::default(); TEXTS.len()], Sum::default(), Sum::default());
    for world in &worlds {
        let laws: Vec<Law<'_>> = world.laws.iter().filter_map(|at| LAWS.get(*at).copied()).collect();
        let file = in_file_order(&world.laws);
        let asked = ORDERS.map(|choose| questions(world, &laws, &file, choose));
        let own = match world.laws[..] {
            [law] => sums.get_mut(law),
            _ => Some(&mut several),
        };
        for sum in own.into_iter().chain([&mut all]) {
            sum.vectors += 1;
            sum.asked.iter_mut().zip(asked).for_each(|(sum, asked)| *sum += asked);
            sum.most = sum.most.max(asked.first().copied().unwrap_or_default());
        }
    }
    println!("{:<22}{:>8}{:>15}{:>9}{:>22}{:>12}", "law", "vectors", "settles most", "at most", "file order, if it may", "file order");
    let named = TEXTS.iter().zip(&sums).map(|(text, sum)| (text.id.as_ref(), sum));
    for (name, sum) in named.chain([("several laws", &several), ("all", &all)]).filter(|(_, sum)| sum.vectors > 0) {
        // Hundredths, for there are no floats.
        let mean = |at: usize| sum.asked.get(at).map_or(0, |asked| (asked * 100 + sum.vectors / 2) / sum.vectors);
        let shown = |at: usize| format!("{}.{:02}", mean(at) / 100, mean(at) % 100);
        println!("{name:<22}{:>8}{:>15}{:>9}{:>22}{:>12}", sum.vectors, shown(0), sum.most, shown(1), shown(2));
    }
    Ok(())
}

/// How many facts are asked until the verdict is certain.
fn questions(world: &World, laws: &[Law<'_>], file: &[u8], choose: Chooser) -> u64 {
    let mut know = Cube::FULL;
    let mut asked = FactSet::NONE;
    for count in 0.. {
        let docket = Docket::new(SPACE, laws, world.asked()).knowing(know);
        let certain = matches!(docket.verdict(), Verdict::Certain(_));
        let Some(fact) = choose(&docket, file, asked).filter(|_| !certain) else { return count };
        asked = asked.with(fact);
        know = SPACE.field(fact).map_or(know, |field| field.set(know, field.of(&world.cube)));
    }
    0
}

/// The facts that scopes and rules look at, in the order of the file, then of the vocabulary.
fn in_file_order(laws: &[usize]) -> Vec<u8> {
    let texts = laws.iter().filter_map(|at| TEXTS.get(*at));
    let cubes = texts.flat_map(|text| text.scope.iter().map(|clause| clause.when).chain(text.rules.iter().map(|rule| rule.when)));
    let mut facts: Vec<u8> = Vec::new();
    for cube in cubes {
        for fact in SPACE.known(&cube).iter().collect::<Vec<u8>>() {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
    }
    facts
}
