//! The disclosures of nyc-iil as Rego, in regorus: one rule evaluated a decision, everything else prepared.
//!
//! Inputs are built and the policy compiled beforehand. It is asked in both its ways: by its interpreter and by its virtual machine, which
//! needs the feature `arc` (counts of references that threads could share).

use privity_core::Question;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::RegoVM;
use regorus::{Engine, Value};

use crate::questions::{truth, value};

const RULE: &str = "data.iil.allow";

/// The true-or-false facts that the law looks at in a disclosure.
pub const FACTS: [&str; 16] = [
    "crime_investigation",
    "open_welfare_investigation",
    "apo_routine_preapproval",
    "apo_mutual_routine",
    "cpo_best_interest",
    "furthers_agency_mission",
    "normal_course_of_business",
    "required_by_law",
    "subject_lacks_capacity",
    "individual_written_authorization",
    "guardian_written_authorization",
    "exigent_circumstances",
    "apo_written_case_by_case",
    "foil_officer_decision",
    "agreement_would_not_further_purposes",
    "agreement_executed",
];

/// The same as a closed question.
pub fn input(question: &Question) -> Value {
    let know = question.know();
    let parts = ["actor", "to", "purpose", "process"].map(|fact| (fact, Value::from(value(know, fact))));
    let truths = FACTS.map(|fact| (fact, Value::from(truth(know, fact))));
    let all = parts.into_iter().chain(truths).chain([("on", Value::from(i64::from(question.on.0)))]);
    Value::from(all.map(|(name, known)| (Value::from(name), known)).collect::<std::collections::BTreeMap<Value, Value>>())
}

/// The interpreter.
pub struct Interpreter(Engine);

impl Interpreter {
    pub fn new() -> Interpreter {
        Interpreter(engine())
    }

    /// Whether the disclosure is permitted.
    pub fn permits(&mut self, input: &Value) -> bool {
        self.0.set_input(input.clone());
        self.0.eval_rule(RULE.to_owned()).expect("the rule evaluates") == Value::from(true)
    }
}

/// The virtual machine.
pub struct Machine(RegoVM);

impl Machine {
    pub fn new() -> Machine {
        let policy = engine().compile_with_entrypoint(&RULE.into()).expect("the policy compiles");
        let mut machine = RegoVM::new();
        machine.load_program(Compiler::compile_from_policy(&policy, &[RULE]).expect("the policy compiles"));
        Machine(machine)
    }

    /// Whether the disclosure is permitted.
    pub fn permits(&mut self, input: &Value) -> bool {
        self.0.set_input(input.clone());
        self.0.execute().expect("the rule evaluates") == Value::from(true)
    }
}

fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.add_policy("iil.rego".to_owned(), include_str!("iil.rego").to_owned()).expect("the policy parses");
    engine
}
