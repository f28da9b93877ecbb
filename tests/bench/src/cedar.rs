//! The disclosures of nyc-iil as Cedar policies: one authorization a decision, everything else prepared.
//!
//! Requests are built, policies parsed and entities loaded beforehand. There is no schema, so nothing is validated. The answer is allow or
//! deny with the ids of the policies that decided.

use std::collections::{HashMap, HashSet};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request, RestrictedExpression,
};
use privity_core::Question;
use privity_laws::VOCABULARY;

use crate::questions::{truth, value};
use crate::rego::FACTS;

const GROUPS: [(&str, &[&str]); 3] = [
    ("covered", &["city_employee", "law_enforcement_officer", "police_department_officer", "city_attorney", "human_services_contractor"]),
    ("other_agencies", &["other_city_agency", "police_department"]),
    (
        "not_third_party",
        &[
            "data_subject",
            "same_agency",
            "other_city_agency",
            "police_department",
            "department_of_education",
            "local_public_authority",
            "human_services_contractor_authorized",
        ],
    ),
];

/// The policies with everything they are asked about.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
}

impl Cedar {
    pub fn new() -> Cedar {
        let groups = GROUPS.map(|(group, _)| Entity::new_no_attrs(uid("Group", group), HashSet::new()));
        let parties = VOCABULARY.parties.iter().map(|party| {
            let of = GROUPS.iter().filter(|(_, members)| members.contains(&&*party.id)).map(|(group, _)| uid("Group", group));
            Entity::new_no_attrs(uid("Party", &party.id), of.collect())
        });
        Cedar {
            authorizer: Authorizer::new(),
            policies: include_str!("iil.cedar").parse().expect("the policies parse"),
            entities: Entities::from_entities(groups.into_iter().chain(parties), None).expect("the entities are well formed"),
        }
    }

    /// The same as a closed question.
    pub fn request(question: &Question) -> Request {
        let know = question.know();
        let text = |fact: &str| (fact.to_owned(), RestrictedExpression::new_string(value(know, fact).to_owned()));
        let truths = FACTS.iter().map(|fact| ((*fact).to_owned(), RestrictedExpression::new_bool(truth(know, fact))));
        let own = [
            ("on".to_owned(), RestrictedExpression::new_long(question.on.0.into())),
            ("to".to_owned(), RestrictedExpression::new_entity_uid(uid("Party", value(know, "to")))),
            text("purpose"),
            text("process"),
        ];
        let context: HashMap<String, RestrictedExpression> = truths.chain(own).collect();
        Request::new(
            uid("Party", value(know, "actor")),
            uid("Action", "disclose"),
            uid("Category", &VOCABULARY.categories[question.of.0.trailing_zeros() as usize].id),
            Context::from_pairs(context).expect("the context is well formed"),
            None,
        )
        .expect("the request is well formed")
    }

    /// Whether the disclosure is permitted.
    pub fn permits(&self, request: &Request) -> bool {
        self.authorizer.is_authorized(request, &self.policies, &self.entities).decision() == Decision::Allow
    }
}

fn uid(kind: &str, id: &str) -> EntityUid {
    let kind: EntityTypeName = kind.parse().expect("a type name");
    EntityUid::from_type_name_and_id(kind, EntityId::new(id))
}
