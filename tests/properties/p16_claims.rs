//! P16: a claim is proven iff no world refutes it, and what refutes it is a question that does. Assumes the outcomes of small laws, read world by world; does not prove that a claim says what its words say.

use privity::Laws;
use privity_core::claim::{Statement, refute};
use privity_core::{Categories, Class, Cube, Law, Outcome, Question};

use crate::brute::{Place, World, worlds};
use crate::chance::{Chance, n};
use crate::small::{self, pool, space};

fn cube(world: World) -> Cube {
    let actor = pool().fields[6].set(Cube::FULL, 1 << world.actor);
    (0..6).fold(actor, |cube, fact| pool().fields[fact].set(cube, 1 << (world.bits >> fact & 1)))
}

#[test]
fn p16_a_claim_is_refuted_iff_some_world_does() {
    let mut chance = Chance::new(160);
    let (mut proven, mut refuted) = (0_u64, 0_u64);
    for case in small::cases() {
        let Some(category) = case.categories().next() else { continue };
        let tables = case.tables();
        let one = Categories(pool().categories[category]);
        let question = Question::new(space(), case.on, pool().acts[case.act], one, Cube::FULL);
        let classes: Vec<(Law<'_>, &Class)> = tables.iter().flat_map(|law| law.touched(&question).map(|class| (*law, class))).collect();
        let outcome = |world: World| {
            let at = Place { on: case.on, act: case.act, category };
            case.laws.iter().map(|law| small::laws()[*law].model.outcome(at, world).unwrap()).max().unwrap()
        };
        for _ in 0..8 {
            let when =
                (0..6).fold(Cube::FULL, |cube, fact| if chance.of_100(30) { pool().fields[fact].set(cube, chance.bits(3)) } else { cube });
            let about: Vec<World> = worlds().filter(|world| cube(*world).within(when)).collect();
            let said = chance.pick(&Outcome::ALL);
            let fact = chance.below(6);
            let free = pool().fields[fact].set(when, 3);
            let flipped = |world: World, value: u8| World { bits: world.bits & !(1 << fact) | value << fact, ..world };
            let statements = [Statement::Never(said), Statement::Always(said), Statement::AtMost(said), Statement::AtLeast(said)];
            for statement in statements {
                let wrong = |world: World| match statement {
                    Statement::Never(said) => outcome(world) == said,
                    Statement::Always(said) => outcome(world) != said,
                    Statement::AtMost(said) => outcome(world) > said,
                    _ => outcome(world) < said,
                };
                let found = refute(space(), &classes, when, statement);
                assert_eq!(found.is_some(), about.iter().any(|world| wrong(*world)), "{statement:?}\n{}", case.shown(728));
                if let Some(found) = found {
                    assert!(found.within(when));
                    assert!(worlds().filter(|world| cube(*world).within(found)).all(wrong));
                }
                *(if found.is_some() { &mut refuted } else { &mut proven }) += 1;
            }
            // Of laws together a fact is shown to loosen none: so it is asked of one.
            if case.laws.len() == 1 {
                let statement = Statement::NoLooser { fact: pool().facts[fact], with: 1, than: 0 };
                let found = refute(space(), &classes, when, statement);
                let wrong = |world: World| outcome(flipped(world, 1)) < outcome(flipped(world, 0));
                assert_eq!(found.is_some(), worlds().filter(|world| cube(*world).within(free)).any(wrong));
                *(if found.is_some() { &mut refuted } else { &mut proven }) += 1;
            }
        }
    }
    println!("p16: {} claims proven and {} refuted as world by world", n(proven), n(refuted));
}

#[test]
fn p16_the_claims_of_the_laws_come_out_as_they_say() {
    let laws = Laws::builtin();
    let proofs: Vec<privity::Proof> = Laws::claims().iter().flat_map(|(_, source)| laws.prove(source).unwrap()).collect();
    for proof in &proofs {
        assert_eq!(proof.result, "proven", "{proof:?}");
        // It speaks of something: it shows what it says there is, or for each law a question it is about.
        assert!(!proof.witness.is_empty() || proof.premise.len() == proof.law.len(), "{proof:?}");
        for question in &proof.premise {
            let verdict = laws.decide(question).unwrap().verdict;
            assert!(verdict != "needs_facts" && (verdict != "no_rule" || proof.cases > 0), "{proof:?}");
        }
        for said in &proof.witness {
            assert_eq!(laws.decide(&said.question).unwrap().missing, []);
        }
    }
    assert!(proofs.len() >= 60);
    // Every law that decides something has a claim of its own.
    for law in laws.laws().iter().filter(|law| law.rules > 0) {
        assert!(proofs.iter().any(|proof| proof.law.contains(&law.law)), "{}", law.law);
    }
    println!("p16: {} claims, {} cases", proofs.len(), n(proofs.iter().map(|proof| proof.cases as u64).sum()));
}

/// Broken laws of one's own: each claim that ought to fail does, with a question.
#[test]
fn p16_a_broken_rule_is_found_out() {
    let gcp = include_str!("../../crates/privity-laws/law/nyc-gcp.toml").replace("\"nyc-gcp\"", "\"broken\"");
    let claims = Laws::claims().iter().find(|(name, _)| *name == "nyc-gcp.toml").unwrap().1.replace("\"nyc-gcp\"", "\"broken\"");
    let failing = |law: &str| -> Vec<String> {
        let mut laws = Laws::builtin();
        laws.add(law).unwrap();
        let proofs = laws.prove(&claims).unwrap();
        let wrong = proofs.iter().filter(|proof| proof.result != "proven");
        wrong
            .map(|proof| {
                assert_eq!(proof.result, "refuted");
                // The witness is a question that the broken law answers otherwise than claimed.
                let said = proof.witness.first().unwrap();
                assert_eq!(laws.decide(&said.question).unwrap().laws[0].verdict, said.verdict);
                proof.claim.clone()
            })
            .collect()
    };
    assert_eq!(failing(&gcp), [""; 0]);
    // Mission opens status too.
    let broken = |from: &str, into: &str| {
        let broken = gcp.replacen(from, into, 1);
        assert_ne!(broken, gcp);
        failing(&broken)
    };
    let mission = broken("of     = \"other\"\nwhen   = { to = \"!city\"", "of     = \"confidential\"\nwhen   = { to = \"!city\"");
    assert!(mission.contains(&"gcp-status-never-on-mission-alone".to_owned()));
    // One `when`: police may ask victims where they investigate.
    let victim = "when   = { actor = \"police\", subject_is_victim_witness_or_seeking_help = true";
    assert_eq!(broken(victim, &format!("{victim}, investigating_illegal_activity = false")), ["gcp-victims-are-never-asked-by-police"]);
}

#[test]
fn p16_a_bad_claim_is_a_problem_where_it_is() {
    let laws = Laws::builtin();
    let base = "[[claim]]\nid = \"x\"\nlaw = [\"nyc-gcp\"]\nsay = \"x\"\nnever = \"permitted\"\n";
    assert_eq!(laws.prove(base).unwrap()[0].result, "refuted");
    let text = |from: &str, into: &str| base.replace(from, into);
    for (source, code, line) in [
        (text("nyc-gcp", "nyc-gpc"), "law-unknown-id", 3),
        (text("never = \"permitted\"", ""), "claim-says", 2),
        (text("never", "always = \"prohibited\"\nnever"), "claim-says", 2),
        (text("\"permitted\"", "\"allowed\""), "law-syntax", 5),
        (text("never", "on = 2020-01-01\nsince = 2020-01-01\nnever"), "claim-days", 6),
        (text("never = \"permitted\"", "no_looser = { process = [\"none\"] }"), "claim-says", 2),
        (text("never = \"permitted\"", "no_looser = { proces = [\"none\", \"judge\"] }"), "law-unknown-id", 5),
        (base.repeat(2), "law-duplicate", 7),
        (text("[\"nyc-gcp\"]", "[]"), "claim-says", 2),
    ] {
        let problems = laws.prove(&source).unwrap_err();
        assert_eq!((problems.0[0].code, problems.0[0].position(&source).0), (code, line), "{source}");
    }
    let vacuous = text("never", "act = [\"dispose\"]\nnever");
    assert_eq!(laws.prove(&vacuous).unwrap()[0].result, "vacuous");
}
