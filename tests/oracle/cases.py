"""Do the worked cases come out? Cases by hand, with the outcome, rules, duties and advice expected of each law."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from book import Book
from evaluate import evaluate

OUTCOME = {"n/a": "not_covered", "permit": "permitted", "prohibit": "prohibited"}
Case = dict[str, Any]


def _question(case: Case, laws: list[str]) -> Case:
    return {
        "law": laws, "on": case["date"], "act": case["action"], "actor": case["actor"], "to": case["recipient"],
        "purpose": case["purpose"], "process": case["process"], "of": case["categories"],
        "facts": case["facts"] | {approval: True for approval in case["approvals"]}, "closed": True,
    }


def _mismatches(book: Book, case: Case) -> list[str]:
    expect = {law.lower(): wanted for law, wanted in case.get("expect", {}).items()}
    known = [law for law in expect if law in book.laws]
    answer = evaluate(book, _question(case, known))
    if answer is None:
        return ["too many completions"]
    found = []
    for law in answer["laws"]:
        wanted, name = expect[law["law"]], law["law"]
        outcome = OUTCOME.get(wanted["outcome"], wanted["outcome"])
        if law["verdict"] != outcome:
            found.append(f"{name}: expected {outcome}, got {law['verdict']}")
        rules = {entry["rule"] for entry in law["because"]}
        if outcome in ("permitted", "prohibited") and not rules.issuperset(wanted["rules"]):
            found.append(f"{name}: expected rules {wanted['rules']}, got {sorted(rules)}")
        duties = [duty["duty"] for duty in law["duties"] if duty["certain"]]
        if sorted(duties) != sorted(wanted["obligations"]):
            found.append(f"{name}: expected duties {wanted['obligations']}, got {duties}")
        if "missing" in wanted and sorted(law["missing"]) != sorted(wanted["missing"]):
            found.append(f"{name}: expected missing {wanted['missing']}, got {law['missing']}")
    combined = OUTCOME.get(case.get("combined", ""), case.get("combined"))
    if combined and len(known) == len(expect) and answer["verdict"] != combined:
        found.append(f"combined: expected {combined}, got {answer['verdict']}")
    if lost := set(case["lints"]) - set(answer["advice"]):
        found.append(f"advice: expected {sorted(lost)} among {answer['advice']}")
    return found


def _advice_case(case: Case) -> Case:
    """A case on advice alone asks no law."""
    return {**case["input"], "id": case["id"], "lints": case["expected"]}


def cases(book: Book, path: Path) -> bool:
    """Runs a file of cases, passing over those of which no law is here. True if all that ran came out."""
    held = json.loads(path.read_text(encoding="utf-8"))
    listed = [*held.get("cases", []), *held.get("supplementary_cases", []), *map(_advice_case, held.get("lint_cases", []))]
    ran = [case for case in listed if "expect" not in case or any(law.lower() in book.laws for law in case["expect"])]
    failed = 0
    for case in ran:
        found = _mismatches(book, case)
        failed += bool(found)
        for line in found:
            print(f"{case['id']}: {line}")
    print(f"{len(listed) - len(ran)} cases ask no law of this book")
    print(f"{len(ran) - failed} passed, {failed} failed")
    return not failed
