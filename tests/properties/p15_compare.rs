//! P15: a comparison says of every world what two laws say of it, and no more. Assumes the outcomes of small laws, read world by world; does not prove that a witness is the plainest.

use privity::{Laws, Worlds};
use privity_core::compare::{Relation, Side, compare};
use privity_core::cover::holds;
use privity_core::{Categories, Cube, Day, Question, Verdict, decide};
use privity_laws::VOCABULARY;

use crate::brute::{ACTS, CATEGORIES, DUTIES, Place, World, worlds};
use crate::chance::{Chance, n};
use crate::small::{self, Small, pool, space};

fn cube(world: World) -> Cube {
    let actor = pool().fields[6].set(Cube::FULL, 1 << world.actor);
    (0..6).fold(actor, |cube, fact| pool().fields[fact].set(cube, 1 << (world.bits >> fact & 1)))
}

/// The duties that the rows deciding a world bring, by the vocabulary's numbers.
fn duties(small: &Small, at: Place, world: World) -> u32 {
    if !small.model.covers(at, world) {
        return 0;
    }
    let own = small.model.deciding(at, world).into_iter().fold(0, |bits, row| bits | small.model.rows[row].duties);
    let number = |id: &str| VOCABULARY.duties.iter().position(|word| word.id == id).unwrap();
    DUTIES.iter().enumerate().filter(|(at, _)| own >> at & 1 == 1).fold(0, |bits, (_, id)| bits | 1 << number(id))
}

/// Two small laws, each on a day; every other time one law on two days.
fn pairs() -> Vec<[(&'static Small, Day); 2]> {
    let mut chance = Chance::new(150);
    let all = small::laws();
    (0..all.len())
        .map(|at| {
            let (a, b) = (&all[at], if at % 2 == 0 { &all[at] } else { &all[at - 1] });
            [(a, chance.pick(&a.model.days())), (b, chance.pick(&b.model.days()))]
        })
        .collect()
}

#[test]
fn p15_every_world_is_in_the_cubes_of_its_outcomes_and_in_no_others() {
    let every = Categories(pool().categories.iter().fold(0, |bits, one| bits | one));
    let (mut looked, mut differing, mut cubes, mut due) = (0_u64, 0_u64, 0_u64, 0_u64);
    for [(a, a_day), (b, b_day)] in pairs() {
        let (x, y) = (a.compiled.tables.law(), b.compiled.tables.law());
        let parts = compare(space(), Side { law: &x, on: a_day }, Side { law: &y, on: b_day }, every).unwrap();
        for act in 0..ACTS.len() {
            for category in 0..CATEGORIES.len() {
                let (bit, of) = (1_u32 << pool().acts[act].0, Categories(pool().categories[category]));
                let mut here = parts.iter().filter(|part| part.acts & bit != 0 && part.of.meets(of));
                let (part, more) = (here.next(), here.next());
                assert_eq!(more, None);
                let mut relation = Relation::Same;
                for world in worlds() {
                    looked += 1;
                    let says = |small: &Small, on: Day| small.model.outcome(Place { on, act, category }, world).unwrap();
                    let (from, into) = (says(a, a_day), says(b, b_day));
                    let differences = part.map_or(&[][..], |part| &part.differences);
                    for difference in differences {
                        let inside = difference.cubes.iter().any(|known| cube(world).within(*known));
                        assert_eq!(inside, (difference.from, difference.into) == (from, into), "{}\n{}", a.model.toml(), b.model.toml());
                    }
                    if from != into {
                        differing += 1;
                        assert!(differences.iter().any(|known| (known.from, known.into) == (from, into)));
                        relation = relation.and(if into > from { Relation::Stricter } else { Relation::Looser });
                    }
                    let bring = |small: &Small, on: Day| duties(small, Place { on, act, category }, world);
                    let (first, second) = (bring(a, a_day), bring(b, b_day));
                    for duty in 0_u8..32 {
                        let only = [(first & !second) >> duty & 1 == 1, (second & !first) >> duty & 1 == 1];
                        let said = |second: bool| {
                            part.is_some_and(|part| {
                                let fits = part.duties.iter().filter(|d| d.duty == duty && d.second == second && d.outcome == from);
                                from == into && fits.flat_map(|d| &d.cubes).any(|known| cube(world).within(*known))
                            })
                        };
                        assert_eq!([said(false), said(true)], only.map(|only| only && from == into));
                        due += u64::from(only != [false, false] && from == into);
                    }
                }
                assert_eq!(part.map_or(Relation::Same, |part| part.relation), relation);
            }
        }
        for part in &parts {
            let act = ACTS.iter().enumerate().find(|(at, _)| part.acts >> pool().acts[*at].0 & 1 == 1);
            let Some((act, _)) = act else { continue };
            let one = Categories(1 << part.of.0.trailing_zeros());
            for difference in &part.differences {
                cubes += difference.cubes.len() as u64;
                let certainly = |cube: &Cube| {
                    let ask = |law, on| decide(space(), &[law], &Question::new(space(), on, pool().acts[act], one, *cube));
                    let wanted = (Verdict::Certain(difference.from), Verdict::Certain(difference.into));
                    (ask(x, a_day), ask(y, b_day)) == wanted
                };
                for prime in &difference.cubes {
                    assert!(certainly(prime));
                    let others: Vec<Cube> = difference.cubes.iter().filter(|other| *other != prime).copied().collect();
                    assert!(!holds(space(), &others, prime).unwrap(), "one can be left out");
                    for field in space().fields() {
                        let more = (0..field.width).filter(|value| field.of(prime) >> value & 1 == 0);
                        more.for_each(|value| assert!(!certainly(&field.set(*prime, field.of(prime) | 1 << value)), "no prime"));
                    }
                }
            }
        }
    }
    assert!(differing > 0 && due > 0);
    println!(
        "p15: {} worlds of {} pairs of laws, {} differ, in {} primes; {} differ in duties",
        n(looked),
        pairs().len(),
        n(differing),
        n(cubes),
        n(due)
    );
}

const BUILT: [(&str, &str, &str); 5] = [
    ("nm-mvd@2025-06-30", "nm-mvd@2025-07-01", "stricter"),
    ("chi-2-173@2020-01-01", "chi-2-173@2022-01-01", "stricter"),
    ("nm-2020", "nm-sb107", "incomparable"),
    ("nyc-iil@2018-06-15", "nyc-iil@2023-06-01", "same"),
    ("nyc-iil", "nyc-iil-declaration", "incomparable"),
];

#[test]
fn p15_witnesses_are_true() {
    let laws = Laws::builtin();
    let mut count = 0_u64;
    for (a, b, relation) in BUILT {
        let found = laws.compare(a, b).unwrap();
        assert_eq!(found.relation, relation, "{a} {b}");
        let turned = laws.compare(b, a).unwrap();
        assert_eq!(
            turned.relation,
            match relation {
                "stricter" => "looser",
                other => other,
            }
        );
        for part in &found.parts {
            for differs in &part.differs {
                for worlds in &differs.worlds {
                    assert_eq!((worlds.witness.a.verdict, worlds.witness.b.verdict), (differs.a, differs.b));
                    cited(worlds);
                    count += 1;
                }
            }
            for duty in &part.duties {
                for worlds in &duty.worlds {
                    let has = |said: &privity::Said| said.duties.iter().any(|known| *known == duty.duty.as_str());
                    assert_eq!((has(&worlds.witness.a), has(&worlds.witness.b)), (duty.only == "a", duty.only == "b"));
                    assert_eq!((worlds.witness.a.verdict, worlds.witness.b.verdict), (duty.verdict, duty.verdict));
                    count += 1;
                }
            }
        }
    }
    println!("p15: {} witnesses of {} comparisons, each asked and true", n(count), BUILT.len());
}

/// Whoever covers the witness says why, and the question reads back as itself.
fn cited(worlds: &Worlds) {
    for said in [&worlds.witness.a, &worlds.witness.b] {
        assert_eq!(said.verdict == "not_covered", said.because.iter().all(|rule| rule.then == "cite"));
        let text = serde_json::to_string(&said.question).unwrap();
        let read = privity::Question::from_json(&text).unwrap();
        assert_eq!(read, said.question);
        let one = Laws::builtin().decide(&read).unwrap();
        assert_eq!(one.missing, []);
        assert_eq!(one.laws[0].verdict, said.verdict);
    }
}

/// The divergences between the statute and its sworn summary fall out, each with the verdicts that it is about.
#[test]
fn p15_the_divergences_between_statute_and_declaration_are_found() {
    let found = Laws::builtin().compare("nyc-iil", "nyc-iil-declaration").unwrap();
    let shows = |note: &str, a: &str, b: &str, fact: &str| {
        found.parts.iter().flat_map(|part| &part.differs).any(|differs| {
            (differs.a, differs.b) == (a, b)
                && differs.worlds.iter().any(|worlds| {
                    let carries = |said: &privity::Said| said.notes.iter().any(|id| id == note);
                    worlds.when.0.iter().any(|(known, values)| known == fact && values == &["true"])
                        && (carries(&worlds.witness.a) || carries(&worlds.witness.b))
                })
        })
    };
    // Authorization is a ground and no exception; exigency waives the approval and not the ground; the police exemption is "by or to".
    assert!(shows("AMB-IIL-1", "needs_approval", "permitted", "individual_written_authorization"));
    assert!(shows("AMB-IIL-2", "prohibited", "permitted", "exigent_circumstances"));
    assert!(shows("AMB-IIL-3", "permitted", "prohibited", "crime_investigation"));
    // After an emergency the summary asks for notice to the person; after a breach the statute does so too where nobody knows the list.
    let duty = |duty: &str| {
        found
            .parts
            .iter()
            .flat_map(|part| &part.duties)
            .filter(|found| found.duty == duty)
            .flat_map(|found| &found.worlds)
            .any(|worlds| [&worlds.witness.a, &worlds.witness.b].into_iter().any(|said| said.notes.iter().any(|id| id == "AMB-IIL-8")))
    };
    assert!(duty("notify_individual_in_writing"));
    // Treaties: no fact tells them from other law, so both carry the note and no verdict differs for it.
    assert!(found.notes.both.iter().any(|id| id == "AMB-IIL-11"));
}

#[test]
fn p15_by_date_the_statute_differs_in_basis_alone() {
    let found = Laws::builtin().compare("nyc-iil@2018-06-15", "nyc-iil@2023-06-01").unwrap();
    assert!(found.parts.iter().all(|part| part.relation == "same" && part.differs.is_empty() && part.duties.is_empty()));
    let said: Vec<(&str, Option<&str>, Option<&str>)> =
        found.basis.iter().flat_map(|row| row.of.iter().map(|of| (of.as_str(), row.a, row.b))).collect();
    assert!(said.contains(&("height", Some("residual"), Some("enumerated"))));
    assert!(said.contains(&("ssn", Some("residual"), Some("designated"))));
    assert!(!said.iter().any(|(of, ..)| *of == "name"));
}

#[test]
fn p15_what_cannot_be_compared_is_a_fault() {
    let laws = Laws::builtin();
    let fault = laws.compare("nyc-ill", "nyc-gcp").unwrap_err();
    assert_eq!((fault.code, fault.help.as_str()), ("unknown-law", "did you mean `nyc-iil`?"));
    assert_eq!(laws.compare("nyc-iil@2023-02-30", "nyc-gcp").unwrap_err().code, "bad-date");
    assert_eq!(laws.compare("nyc", "nyc-gcp").unwrap_err().code, "unknown-law");
    assert_eq!(laws.compare("nyc-iil", "nyc-iil").unwrap().relation, "same");
    // Advice decides nothing, and every pair of laws can be compared.
    let all = laws.laws();
    for pair in all.windows(2) {
        assert!(laws.compare(&pair[0].law, &pair[1].law).is_ok(), "{} {}", pair[0].law, pair[1].law);
    }
}
