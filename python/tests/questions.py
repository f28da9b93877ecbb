"""Questions that several tests ask."""

OPEN = {
    "law": "nyc",
    "on": "2019-08-20",
    "act": "disclose",
    "actor": "city_employee",
    "to": "federal_immigration_authority",
    "purpose": "immigration_enforcement",
    "process": "administrative_subpoena",
    "of": ["immigration_status", "home_address"],
    "facts": {"required_by_law": None},
    "closed": True,
}
PLAIN = {
    "law": "nyc-iil",
    "on": "2024-01-01",
    "act": "retain",
    "actor": "city_employee",
    "of": ["name"],
    "facts": {"furthers_agency_mission": True},
    "closed": True,
}
