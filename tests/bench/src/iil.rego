# The disclosures of nyc-iil: permitted or not. What is prohibited, needs approval or is not covered is `false` alike.
package iil

staff := {"city_employee", "law_enforcement_officer", "police_department_officer", "city_attorney", "human_services_contractor"}

other_agencies := {"other_city_agency", "police_department"}

not_third_party := {
	"data_subject", "same_agency", "other_city_agency", "police_department", "department_of_education",
	"local_public_authority", "human_services_contractor_authorized",
}

default allow := false

allow if {
	input.on >= 17697
	input.actor in staff
	input.to != "same_agency"
	permitted
}

# Line 1.
permitted if {
	input.crime_investigation
	input.actor == "police_department_officer"
	not input.purpose in {"immigration_enforcement", "unspecified"}
}

permitted if {
	input.crime_investigation
	input.actor == "police_department_officer"
	input.purpose == "unspecified"
	input.to != "federal_immigration_authority"
}

permitted if {
	input.crime_investigation
	input.to == "police_department"
	input.purpose != "immigration_enforcement"
}

# Line 2.
permitted if input.open_welfare_investigation

# Line 3.
permitted if {
	input.apo_routine_preapproval
	input.furthers_agency_mission
	input.normal_course_of_business
}

# Line 4.
permitted if {
	input.to in other_agencies
	input.apo_mutual_routine
	input.furthers_agency_mission
}

# Line 5.
permitted if {
	input.to in other_agencies
	input.cpo_best_interest
}

# Lines 7 and 8, unless 6.
permitted if {
	input.exigent_circumstances
	not groundless
}

permitted if {
	approved
	agreed
	not groundless
}

# Line 6.
groundless if {
	input.to != "data_subject"
	not input.furthers_agency_mission
	not input.required_by_law
	not authorized
}

authorized if {
	input.subject_lacks_capacity
	input.guardian_written_authorization
}

authorized if {
	not input.subject_lacks_capacity
	input.individual_written_authorization
}

approved if input.apo_written_case_by_case

approved if {
	input.process == "public_records_request"
	input.foil_officer_decision
}

agreed if input.to in not_third_party

agreed if input.agreement_would_not_further_purposes

agreed if input.agreement_executed
