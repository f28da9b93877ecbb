"""Privity in Python beside its peers, in one table, in one run.

`cargo xtask bench` runs it. One law, the disclosures of nyc-iil, on the same closed questions, prepared for each engine in the form it likes best: policies and tables are
parsed beforehand, questions are Python's own objects. Every engine is first shown to decide every question alike. What is not the same: Privity
tells apart four outcomes, the peers are only asked whether it is permitted; Cedar also names the policies that decided. The rows of a whole answer
and of a question that is reused have no counterpart.
"""

import json
import random
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import cedarpy
import privity
import zen

COUNT, ROUNDS = 512, 25
FACTS = """crime_investigation open_welfare_investigation apo_routine_preapproval apo_mutual_routine cpo_best_interest furthers_agency_mission
normal_course_of_business required_by_law subject_lacks_capacity individual_written_authorization guardian_written_authorization exigent_circumstances
apo_written_case_by_case foil_officer_decision agreement_would_not_further_purposes agreement_executed""".split()
COVERED = ["city_employee", "law_enforcement_officer", "police_department_officer", "city_attorney", "human_services_contractor"]
AGENCIES = ["other_city_agency", "police_department"]
NEAR = ["data_subject", "same_agency", *AGENCIES, "department_of_education", "local_public_authority", "human_services_contractor_authorized"]
GROUPS = {"covered": COVERED, "other_agencies": AGENCIES, "not_third_party": NEAR}
WORDS = privity.vocabulary()


def drawn(seed):
    """Closed questions, half of them with what the law asks for most."""
    chance = random.Random(seed)
    ids = [[word.id for word in words] for words in (WORDS.parties, WORDS.parties, WORDS.purposes, WORDS.processes)]
    for _ in range(COUNT):
        likely = chance.random()
        actor, to, purpose, process = map(chance.choice, ids)
        yield {
            "law": "nyc-iil",
            "on": (date(2018, 6, 1) + timedelta(days=chance.randrange(2000))).isoformat(),
            "act": "disclose",
            "actor": chance.choice(COVERED) if likely < 0.9 else actor,
            "to": to,
            "purpose": purpose,
            "process": process,
            "of": "name",
            "facts": {fact: chance.random() < likely for fact in FACTS},
            "closed": True,
        }


def days(question):
    return (date.fromisoformat(question["on"]) - date(1970, 1, 1)).days


def cedar(questions):
    policies = cedarpy.PolicySet.from_str((Path(__file__).parent / "src/iil.cedar").read_text(encoding="utf-8"))
    groups = [{"uid": {"type": "Group", "id": group}, "attrs": {}, "parents": []} for group in GROUPS]
    parties = [
        {
            "uid": {"type": "Party", "id": party.id},
            "attrs": {},
            "parents": [{"type": "Group", "id": group} for group, members in GROUPS.items() if party.id in members],
        }
        for party in WORDS.parties
    ]
    entities = cedarpy.Entities.from_json_str(json.dumps(groups + parties))
    requests = [
        {
            "principal": f'Party::"{question["actor"]}"',
            "action": 'Action::"disclose"',
            "resource": 'Category::"name"',
            "context": {
                **question["facts"],
                "on": days(question),
                "to": {"__entity": {"type": "Party", "id": question["to"]}},
                "purpose": question["purpose"],
                "process": question["process"],
            },
        }
        for question in questions
    ]
    return requests, lambda request: cedarpy.is_authorized(request, policies, entities).allowed


def zen_engine(questions):
    decision = zen.ZenEngine().create_decision((Path(__file__).parent / "src/iil.zen.json").read_text(encoding="utf-8"))
    inputs = [
        {**question["facts"], "on": days(question), **{field: question[field] for field in ("actor", "to", "purpose", "process")}}
        for question in questions
    ]
    return inputs, lambda context: decision.evaluate(context)["result"]["permit"]


def read(record):
    """Reads every field of an answer."""
    for value in record:
        if isinstance(value, tuple):
            read(value)
        elif isinstance(value, privity.Map):
            dict(value)


def whole(question):
    answer = privity.decide(question)
    for name in answer._fields:
        value = getattr(answer, name)
        if isinstance(value, tuple):
            read(value)
    return answer.verdict == "permitted"


def main():
    questions = list(drawn(1))
    handles = [privity.ask(question) for question in questions]
    nyc = [{**question, "law": "nyc"} for question in questions]
    cases = {
        "Privity, verdict, reused question": (handles, lambda handle: handle.verdict() == "permitted", 0.3),
        "Privity, verdict from an object": (questions, lambda question: privity.verdict(question) == "permitted", 2.0),
        "Privity, whole cited answer, every field read": (questions, whole, 80.0),
        "Privity, the same of three laws": (nyc, whole, None),
        "cedarpy, allowed": (*cedar(questions), None),
        "zen-engine, decision table": (*zen_engine(questions), None),
    }
    right = [privity.verdict(question) == "permitted" for question in questions]
    for name, (asked, decide, _) in cases.items():
        if asked is not nyc:
            wrong = [at for at, each in enumerate(asked) if decide(each) != right[at]]
            assert not wrong, (name, len(wrong), questions[wrong[0]])
    times = {name: [] for name in cases}
    for _ in range(ROUNDS):
        for name, (asked, decide, _) in cases.items():
            start = time.perf_counter()
            for each in asked:
                decide(each)
            times[name].append((time.perf_counter() - start) / COUNT * 1e6)
    medians = {name: statistics.median(each) for name, each in times.items()}
    if "--json" in sys.argv:
        print(json.dumps({name: {"median_us": median, "least_us": min(times[name])} for name, median in medians.items()}))
        return
    unit = medians["Privity, verdict from an object"]
    print(f"{'':47}{'median':>10}{'least':>10}{'budget':>10}  beside a verdict from an object")
    for name, median in medians.items():
        budget = cases[name][2]
        print(f"{name:47}{median:7.2f} µs{min(times[name]):7.2f} µs{f'{budget:.1f} µs' if budget else '':>10}{median / unit:9.2f} ×")
    print(f"\n{COUNT} different questions, {sum(right)} permitted; every engine decides all of them alike. {ROUNDS} rounds.")


if __name__ == "__main__":
    main()
