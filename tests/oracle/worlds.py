"""Would one world at a time give the same answer? The file format read out slowly, to check the truth tables of `evaluate`.

Each completion is a plain list of values; a rule decides or does not. It shares only the reading of the files with `evaluate`.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from law import Class, Law, Rule
from question import Question
from vocabulary import Cube

RANK = ("not_covered", "permitted", "needs_approval", "prohibited")
WRITTEN = {"permit": "permitted", "prohibit": "prohibited", "needs_approval": "needs_approval"}


def _holds(cube: Cube, world: list[int]) -> bool:
    return all(world[fact] & allowed for fact, allowed in cube.items())


def _deciding(section: Class, world: list[int]) -> list[Rule] | None:
    """The rules that decide, or None if the world is not covered."""
    if not any(_holds(scope.cube, world) for scope in section.scopes):
        return None
    matching = [_holds(rule.cube, world) for rule in section.rules]
    rows = zip(section.rules, matching, section.overriders)
    return [rule for rule, found, over in rows if found and not any(matching[by] for by in over)]


def _written(section: Class, world: list[int]) -> str:
    rules = _deciding(section, world)
    if rules is None:
        return "not_covered"
    (outcome,) = {WRITTEN[rule.then] for rule in rules if rule.then != "cite"}
    return outcome


def _outcome(law: Law, section: Class, world: list[int]) -> str:
    written = _written(section, world)
    if written in ("not_covered", "permitted"):
        return written
    lacking = [fact for fact in law.vocabulary.approvals if fact in section.mentioned and world[fact] == 1]
    for granted in product((1, 2), repeat=len(lacking)):
        helped = list(world)
        for fact, value in zip(lacking, granted):
            helped[fact] = value
        if _written(section, helped) == "permitted":
            return "needs_approval"
    return "prohibited"


def _said(outcomes: set[str], nothing: str) -> str:
    if len(outcomes) > 1:
        return "needs_facts"
    (outcome,) = outcomes
    return nothing if outcome == "not_covered" else outcome


def answer(question: Question) -> dict[str, Any]:
    """Verdicts, missing facts and the rules that decide, with "certain"; a part of what `evaluate` answers."""
    vocabulary = question.laws[0].vocabulary if question.laws else None
    sections = [[law.section(question.act, question.day, cat) for cat in question.cats] for law in question.laws]
    facts = sorted({fact for row in sections for section in row for fact in section.mentioned})
    values = [[1 << at for at in range(bits.bit_length()) if bits >> at & 1] for bits in (question.known[fact] for fact in facts)]
    worst: dict[tuple[int, ...], str] = {}
    by_law: list[dict[tuple[int, ...], str]] = [{} for _ in question.laws]
    by_cat: list[list[set[str]]] = [[set() for _ in question.cats] for _ in question.laws]
    named: list[dict[tuple[str, str], int]] = [{} for _ in question.laws]
    for point in product(*values):
        world = list(question.known)
        for fact, value in zip(facts, point):
            world[fact] = value
        for at, law in enumerate(question.laws):
            outcomes = [_outcome(law, section, world) for section in sections[at]]
            for cat, outcome in enumerate(outcomes):
                by_cat[at][cat].add(outcome)
            by_law[at][point] = max(outcomes, key=RANK.index)
            deciding = [rule for section in sections[at] for rule in _deciding(section, world) or []]
            for entry in {(each, rule.then) for rule in deciding for each in (rule.id, *rule.also)}:
                named[at][entry] = named[at].get(entry, 0) + 1
        worst[point] = max((each[point] for each in by_law), key=RANK.index, default="not_covered")
    return {
        "verdict": _said(set(worst.values()), "no_rule"),
        "missing": [vocabulary.facts[fact].id for fact in _missing(facts, worst)] if vocabulary else [],
        "laws": [
            {
                "verdict": _said(set(each.values()), "not_covered"),
                "of": {cat: _said(outcomes, "not_covered") for cat, outcomes in zip(question.cats, by_cat[at])},
                "missing": [law.vocabulary.facts[fact].id for fact in _missing(facts, each)],
                "because": sorted((*entry, count == len(worst)) for entry, count in named[at].items()),
            }
            for at, (law, each) in enumerate(zip(question.laws, by_law))
        ],
    }


def _missing(facts: list[int], outcome: dict[tuple[int, ...], str]) -> list[int]:
    """The facts for which two completions that differ in them alone have different outcomes."""
    found = []
    for at, fact in enumerate(facts):
        seen: dict[tuple[int, ...], str] = {}
        if any(seen.setdefault(point[:at] + point[at + 1:], each) != each for point, each in outcome.items()):
            found.append(fact)
    return found
