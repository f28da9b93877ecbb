//! Claims about laws, proven or refuted with a question.

use privity_compile::{Claim, Problem, Problems};
use privity_core::claim::{Statement, covered, refute};
use privity_core::{Act, Categories, Class, Cube, Day, Law, Outcome, Question as Encoded};
use serde::Serialize;

use crate::compare::Said;
use crate::fault::Fault;
use crate::known::Question;
use crate::laws::Laws;
use crate::wire::json;
use crate::witness;

/// What a claim comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Proof {
    /// The claim's id.
    pub claim: String,
    /// The claim in plain words.
    pub say: String,
    /// The laws and places it is about.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::AnyLaw>"))]
    pub law: Vec<String>,
    /// `proven`; `refuted`; `vacuous`: a law named covers nothing of what the claim is about.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::ProofResult"))]
    pub result: &'static str,
    /// How many sets of worlds were looked at: one for each law or place, span of days, act and categories treated alike.
    pub cases: usize,
    /// For each law or place, a question that the claim is about and that a law covers: it does not speak of nothing. Of a claim that
    /// there is a question, `witness` shows as much.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::Asked>"))]
    pub premise: Vec<Question>,
    /// A question that refutes the claim, or that it says there is, and the answer; two of a claim that compares.
    pub witness: Vec<Said>,
}

/// Laws taken together on a day for an act and categories that all of them treat alike.
struct Case<'a> {
    name: &'a str,
    on: Day,
    act: u8,
    of: Categories,
    classes: Vec<(Law<'a>, &'a Class)>,
}

impl Laws {
    /// The claims that come with the built-in laws, file by file: its name, and its text.
    pub fn claims() -> &'static [(&'static str, &'static str)] {
        privity_laws::CLAIMS
    }

    /// Proves the claims of a file, or refutes them with a question. A fault in a claim is a problem that points at its line.
    ///
    /// ```
    /// let proofs = privity::Laws::builtin().prove(r#"
    /// [[claim]]
    /// id    = "consent-is-no-ground-to-collect"
    /// law   = ["nyc-iil"]
    /// say   = "A resident's consent alone never allows collection."
    /// act   = ["collect"]
    /// when  = { individual_written_authorization = true, furthers_agency_mission = true, required_by_law = false, exigent_circumstances = false, crime_investigation = false, open_welfare_investigation = false, apo_written_case_by_case = false, apo_routine_preapproval = false, apo_mutual_routine = false, cpo_best_interest = false }
    /// never = "permitted"
    /// "#)?;
    /// assert_eq!(proofs[0].result, "proven");
    /// # Ok::<(), privity_compile::Problems>(())
    /// ```
    pub fn prove(&self, source: &str) -> Result<Vec<Proof>, Problems> {
        let words = privity_compile::vocabulary(privity_laws::VOCABULARY_SOURCE)?;
        let claims = privity_compile::claims(source, &words)?;
        let mut problems = Vec::new();
        let proofs = claims.iter().filter_map(|claim| self.proof(claim).map_err(|problem| problems.push(problem)).ok()).collect();
        if problems.is_empty() { Ok(proofs) } else { Err(Problems(problems)) }
    }

    /// [`Laws::prove`] as JSON, of a file or of the claims that come with the built-in laws. The first problem is the fault.
    pub fn prove_json(&self, source: Option<&str>) -> Result<String, Fault> {
        let mut proofs = Vec::new();
        for source in source.map_or_else(|| Laws::claims().iter().map(|(_, text)| *text).collect(), |source| vec![source]) {
            proofs.extend(self.prove(source).map_err(|problems| Fault::of_law(source, &problems))?);
        }
        Ok(json(&proofs))
    }

    fn proof(&self, claim: &Claim) -> Result<Proof, Problem> {
        let space = &self.vocabulary().space;
        let mut proof = Proof {
            claim: claim.id.clone(),
            say: claim.say.clone(),
            law: claim.laws.iter().map(|(law, _)| law.clone()).collect(),
            result: "proven",
            cases: 0,
            premise: Vec::new(),
            witness: Vec::new(),
        };
        for (name, at) in &claim.laws {
            let groups = self.groups(name).ok_or_else(|| self.unknown(name, at))?;
            // That a law does not cover something is no empty claim.
            let of_nothing = matches!(claim.statement, Statement::Always(Outcome::NotCovered) | Statement::AtMost(Outcome::NotCovered));
            let cases = groups.iter().flat_map(|(name, laws)| self.cases(claim, name, laws));
            let (mut premise, mut found) = (None, false);
            for case in cases {
                proof.cases += 1;
                if let Some(world) = refute(space, &case.classes, claim.when, claim.statement) {
                    let shown =
                        self.shown(claim, &case, world).map_err(|fault| Problem::new("claim-witness", fault.message, at.clone()))?;
                    proof.witness.extend(shown);
                    found = true;
                    break;
                }
                if premise.is_none() && !claim.denied {
                    let world = if of_nothing { Some(claim.when) } else { covered(space, &case.classes, claim.when) };
                    premise = world.map(|world| self.question(claim, &case, &world));
                }
            }
            proof.result = match (claim.denied, found, &premise) {
                (true, true, _) | (false, false, Some(_)) => "proven",
                (false, false, None) => "vacuous",
                _ => "refuted",
            };
            proof.premise.extend(premise.filter(|_| !found));
            if proof.result != "proven" {
                break;
            }
        }
        Ok(proof)
    }

    fn unknown(&self, name: &str, at: &core::ops::Range<usize>) -> Problem {
        let names = self.names();
        let fault = Fault::unknown("unknown-law", "law", name, names.iter().map(String::as_str));
        Problem::new("law-unknown-id", fault.message, at.clone()).help(fault.help)
    }

    /// What a name of a claim stands for: a law, a place's laws together, or every law that decides something, each by itself.
    fn groups(&self, name: &str) -> Option<Vec<(String, Vec<usize>)>> {
        if name != "every" {
            return Some(vec![(name.to_owned(), self.named(name)?)]);
        }
        let decides = self.texts().enumerate().filter(|(at, _)| self.law(*at).is_some_and(|law| !law.classes.is_empty()));
        Some(decides.map(|(at, text)| (text.id.to_string(), vec![at])).collect())
    }

    /// Every span of days, act and set of categories treated alike that the claim is about.
    fn cases<'a>(&'a self, claim: &Claim, name: &'a str, laws: &[usize]) -> Vec<Case<'a>> {
        let laws: Vec<Law<'a>> = laws.iter().filter_map(|at| self.law(*at)).collect();
        let (first, end) = claim.days;
        let mut days: Vec<Day> = laws.iter().flat_map(|law| law.edges.iter().copied()).filter(|day| *day >= first).collect();
        // A claim that names no first day begins with the laws.
        days.extend(Some(first).filter(|first| first.0 != i32::MIN));
        days.retain(|day| end.is_none_or(|end| *day < end));
        days.sort_unstable();
        days.dedup();
        let mut cases: Vec<Case<'a>> = Vec::new();
        for on in days {
            for act in (0_u8..32).filter(|act| claim.acts >> act & 1 == 1) {
                let start = cases.len();
                for category in (0..64).map(|at| Categories(1 << at)).filter(|one| one.meets(claim.of)) {
                    let question = Encoded::new(&self.vocabulary().space, on, Act(act), category, Cube::FULL);
                    let classes: Vec<(Law<'a>, &'a Class)> =
                        laws.iter().flat_map(|law| law.touched(&question).map(|class| (*law, class))).collect();
                    let same = |case: &&mut Case<'_>| {
                        case.classes.len() == classes.len() && case.classes.iter().zip(&classes).all(|(x, y)| core::ptr::eq(x.1, y.1))
                    };
                    match cases.iter_mut().skip(start).find(same) {
                        Some(case) => case.of = Categories(case.of.0 | category.0),
                        None => cases.push(Case { name, on, act, of: category, classes }),
                    }
                }
            }
        }
        cases
    }

    /// The question that refutes a statement, and its answer; of one that compares, both.
    fn shown(&self, claim: &Claim, case: &Case<'_>, world: Cube) -> Result<Vec<Said>, Fault> {
        let v = self.vocabulary();
        let worlds = match claim.statement {
            Statement::NoLooser { fact, with, than } => {
                let set = |value: u8| v.space.field(fact).map_or(world, |field| field.set(world, 1 << (value & 63)));
                vec![set(with), set(than)]
            }
            _ => vec![world],
        };
        worlds.into_iter().map(|world| self.said(self.question(claim, case, &world))).collect()
    }

    fn question(&self, claim: &Claim, case: &Case<'_>, world: &Cube) -> Question {
        let of = Categories(case.of.0 & claim.of.0);
        witness::question(self.vocabulary(), case.name, case.on, case.act, of, world)
    }
}
