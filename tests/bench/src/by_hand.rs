//! The disclosures of nyc-iil as a programmer would write them: a plain struct, lines in the order of the law file. It gives an outcome
//! and nothing else, and needs every fact.

use privity_core::{Outcome, Question};

use crate::questions::{truth, value};

/// Local Law 247 took effect on 2018-06-15.
const SINCE: i32 = 17_697;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Party {
    Staff,
    PoliceDepartmentOfficer,
    HumanServicesContractor,
    DataSubject,
    SameAgency,
    OtherCityAgency,
    PoliceDepartment,
    OtherNotThirdParty,
    FederalImmigrationAuthority,
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    ImmigrationEnforcement,
    Unspecified,
    Other,
}

/// What the law looks at.
#[derive(Clone, Copy)]
pub struct Disclosure {
    pub on: i32,
    pub actor: Party,
    pub to: Party,
    pub purpose: Purpose,
    pub public_records_request: bool,
    pub crime_investigation: bool,
    pub open_welfare_investigation: bool,
    pub apo_routine_preapproval: bool,
    pub apo_mutual_routine: bool,
    pub cpo_best_interest: bool,
    pub furthers_agency_mission: bool,
    pub normal_course_of_business: bool,
    pub required_by_law: bool,
    pub subject_lacks_capacity: bool,
    pub individual_written_authorization: bool,
    pub guardian_written_authorization: bool,
    pub exigent_circumstances: bool,
    pub apo_written_case_by_case: bool,
    pub foil_officer_decision: bool,
    pub agreement_would_not_further_purposes: bool,
    pub agreement_executed: bool,
}

pub fn decide(d: &Disclosure) -> Outcome {
    let covered = matches!(d.actor, Party::Staff | Party::PoliceDepartmentOfficer | Party::HumanServicesContractor);
    if d.on < SINCE || !covered || d.to == Party::SameAgency {
        return Outcome::NotCovered;
    }
    if d.crime_investigation {
        let by_police = d.actor == Party::PoliceDepartmentOfficer;
        let allowed = match d.purpose {
            Purpose::ImmigrationEnforcement => false,
            Purpose::Unspecified => d.to == Party::PoliceDepartment || (by_police && d.to != Party::FederalImmigrationAuthority),
            Purpose::Other => d.to == Party::PoliceDepartment || by_police,
        };
        if allowed {
            return Outcome::Permitted;
        }
    }
    if d.open_welfare_investigation || (d.apo_routine_preapproval && d.furthers_agency_mission && d.normal_course_of_business) {
        return Outcome::Permitted;
    }
    let within_city = matches!(d.to, Party::OtherCityAgency | Party::PoliceDepartment);
    if within_city && ((d.apo_mutual_routine && d.furthers_agency_mission) || d.cpo_best_interest) {
        return Outcome::Permitted;
    }
    let authorized = if d.subject_lacks_capacity { d.guardian_written_authorization } else { d.individual_written_authorization };
    if d.to != Party::DataSubject && !d.furthers_agency_mission && !d.required_by_law && !authorized {
        return Outcome::Prohibited;
    }
    if d.exigent_circumstances {
        return Outcome::Permitted;
    }
    let approved = d.apo_written_case_by_case || (d.public_records_request && d.foil_officer_decision);
    let third_party = matches!(d.to, Party::FederalImmigrationAuthority | Party::Other);
    if approved && (!third_party || d.agreement_would_not_further_purposes || d.agreement_executed) {
        return Outcome::Permitted;
    }
    Outcome::NeedsApproval
}

impl Disclosure {
    /// The same as a closed question.
    pub fn from(question: &Question) -> Disclosure {
        let know = question.know();
        let is = |fact| truth(know, fact);
        Disclosure {
            on: question.on.0,
            actor: party(value(know, "actor")),
            to: party(value(know, "to")),
            purpose: match value(know, "purpose") {
                "immigration_enforcement" => Purpose::ImmigrationEnforcement,
                "unspecified" => Purpose::Unspecified,
                _ => Purpose::Other,
            },
            public_records_request: value(know, "process") == "public_records_request",
            crime_investigation: is("crime_investigation"),
            open_welfare_investigation: is("open_welfare_investigation"),
            apo_routine_preapproval: is("apo_routine_preapproval"),
            apo_mutual_routine: is("apo_mutual_routine"),
            cpo_best_interest: is("cpo_best_interest"),
            furthers_agency_mission: is("furthers_agency_mission"),
            normal_course_of_business: is("normal_course_of_business"),
            required_by_law: is("required_by_law"),
            subject_lacks_capacity: is("subject_lacks_capacity"),
            individual_written_authorization: is("individual_written_authorization"),
            guardian_written_authorization: is("guardian_written_authorization"),
            exigent_circumstances: is("exigent_circumstances"),
            apo_written_case_by_case: is("apo_written_case_by_case"),
            foil_officer_decision: is("foil_officer_decision"),
            agreement_would_not_further_purposes: is("agreement_would_not_further_purposes"),
            agreement_executed: is("agreement_executed"),
        }
    }
}

fn party(id: &str) -> Party {
    match id {
        "city_employee" | "law_enforcement_officer" | "city_attorney" => Party::Staff,
        "police_department_officer" => Party::PoliceDepartmentOfficer,
        "human_services_contractor" => Party::HumanServicesContractor,
        "data_subject" => Party::DataSubject,
        "same_agency" => Party::SameAgency,
        "other_city_agency" => Party::OtherCityAgency,
        "police_department" => Party::PoliceDepartment,
        "department_of_education" | "local_public_authority" | "human_services_contractor_authorized" => Party::OtherNotThirdParty,
        "federal_immigration_authority" => Party::FederalImmigrationAuthority,
        _ => Party::Other,
    }
}
