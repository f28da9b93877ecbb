"""What is the answer to a question? Every completion of the unknown facts is decided, and the answers are counted.

A category's outcome is a table each of "permitted", "needs_approval" and "prohibited"; where none holds it is not covered.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Iterable, NamedTuple

from book import Book
from law import ORDER, Class, Law, Rule
from question import Question, read
from table import Table
from vocabulary import Cube, LawError, Note

LIMIT = 1 << 20
OUTCOMES = ("permitted", "needs_approval", "prohibited")
NOT_YET = "NOT-YET-IN-FORCE"
NO_LONGER = "NO-LONGER-IN-FORCE"


class Outcome(NamedTuple):
    """Where a category, a law or a question is permitted, needs approval, is prohibited: three disjoint tables."""

    permitted: int = 0
    needs_approval: int = 0
    prohibited: int = 0

    def worst(self, other: Outcome) -> Outcome:
        prohibited = self.prohibited | other.prohibited
        needs_approval = (self.needs_approval | other.needs_approval) & ~prohibited
        return Outcome((self.permitted | other.permitted) & ~needs_approval & ~prohibited, needs_approval, prohibited)

    def verdict(self, table: Table, nothing: str) -> str:
        if not any(self):
            return nothing
        return next((name for name, where in zip(OUTCOMES, self) if where == table.real), "needs_facts")

    def missing(self, table: Table) -> list[int]:
        if not any(self) or table.real in self:
            return []
        return sorted(fact for fact in table.open if any(table.matters(fact, where) for where in self))


@dataclass
class Verdict:
    """What one law decides: outcomes by category, and where each rule decides."""

    law: Law
    of: dict[str, Outcome] = field(default_factory=dict)
    decides: dict[int, int] = field(default_factory=dict)
    cats: dict[int, list[str]] = field(default_factory=dict)

    @cached_property
    def rules(self) -> list[Rule]:
        return [self.law.rules[at] for at in sorted(self.decides)]

    @cached_property
    def outcome(self) -> Outcome:
        worst = Outcome()
        for outcome in self.of.values():
            worst = worst.worst(outcome)
        return worst

    def duties(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for rule in self.rules:
            for duty in rule.duties:
                found[duty] = found.get(duty, 0) | self.decides[rule.at]
        return found


def decide(law: Law, section: Class, table: Table, match: dict[int, int]) -> tuple[Outcome, dict[int, int]]:
    """The outcome of one category, and where each rule decides it. `match` keeps the conditions of rules already tabulated."""
    covered = 0
    for scope in section.scopes:
        covered |= table.holds(scope.cube)
    if not covered:
        return Outcome(), {}
    matches = []
    for rule in section.rules:
        if rule.at not in match:
            match[rule.at] = table.holds(rule.cube)
        matches.append(match[rule.at] & covered)
    decides: dict[int, int] = {}
    written = {"permit": 0, "needs_approval": 0, "prohibit": 0, "cite": 0}
    for rule, found, over in zip(section.rules, matches, section.overriders):
        for by in over:
            found &= ~matches[by]
        if found:
            decides[rule.at] = found
            written[rule.then] |= found
    permit, approve, prohibit = written["permit"], written["needs_approval"], written["prohibit"]
    if permit & approve or permit & prohibit or approve & prohibit:
        raise LawError(f"{law.id}: rules that decide conclude differently: {sorted(law.rules[at].key for at in decides)}")
    if covered != permit | approve | prohibit:
        raise LawError(f"{law.id}: a covered world in which no rule decides")
    curable = table.raised(permit, law.vocabulary.approvals) & covered & ~permit
    if approve & ~curable:
        raise LawError(f"{law.id}: needs_approval is written where no approval leads to permitted")
    real = table.real
    outcome = Outcome(permit & real, curable & real, covered & ~permit & ~curable & real)
    return outcome, {at: found & real for at, found in decides.items() if found & real}


def _tabulate(question: Question, sections: dict[str, dict[str, Class]], limit: int) -> Table | None:
    """The table over the unknown facts that some rule or scope mentions; no other fact can matter."""
    mentioned = sorted({fact for by_cat in sections.values() for section in by_cat.values() for fact in section.mentioned})
    completions = 1
    for fact in mentioned:
        completions *= question.known[fact].bit_count()
    if completions > limit:
        return None
    above = [fact for fact in mentioned if question.known[fact] == 1 and question.laws[0].vocabulary.facts[fact].approval]
    return Table(question.known, mentioned, above)


def verdicts(question: Question, limit: int = LIMIT) -> tuple[Table, list[Verdict]] | None:
    """What each law decides in every completion, or None if there are too many completions to try."""
    sections = {law.id: {cat: law.section(question.act, question.day, cat) for cat in question.cats} for law in question.laws}
    table = _tabulate(question, sections, limit)
    if table is None:
        return None
    found = []
    for law in question.laws:
        verdict, match, done = Verdict(law), dict[int, int](), dict[Class, tuple[Outcome, dict[int, int]]]()
        for cat, section in sections[law.id].items():
            if section not in done:
                done[section] = decide(law, section, table, match)
            verdict.of[cat], decides = done[section]
            for at, where in decides.items():
                verdict.decides[at] = verdict.decides.get(at, 0) | where
                verdict.cats.setdefault(at, []).append(cat)
        found.append(verdict)
    return table, found


def evaluate(book: Book, raw: dict[str, Any], tally: Counter[tuple[str, str]] | None = None) -> dict[str, Any] | None:
    """The answer to a question, or None if it has more than LIMIT completions. `tally` counts the rules that decide in all of them."""
    question = read(book, raw)
    if (found := verdicts(question)) is None:
        return None
    table, decided = found
    if tally is not None:
        tally.update((verdict.law.id, rule.key) for verdict in decided for rule in verdict.rules if verdict.decides[rule.at] == table.real)
    worst, duties = Outcome(), dict[str, int]()
    for verdict in decided:
        worst = worst.worst(verdict.outcome)
        for duty, where in verdict.duties().items():
            duties[duty] = duties.get(duty, 0) | where
    return {
        "verdict": worst.verdict(table, "no_rule"),
        "laws": [_law(book, question, table, verdict) for verdict in decided],
        "missing": _ids(book, worst.missing(table)),
        "duties": _duties(book, table, duties),
        "advice": _advice(book, question, table, decided),
        "notes": _notes(book, question),
    }


def _ids(book: Book, facts: Iterable[int]) -> list[str]:
    return [book.vocabulary.facts[fact].id for fact in facts]


def _duties(book: Book, table: Table, found: dict[str, int]) -> list[dict[str, Any]]:
    return [{"duty": duty, "certain": found[duty] == table.real} for duty in book.vocabulary.duties if duty in found]


def _law(book: Book, question: Question, table: Table, verdict: Verdict) -> dict[str, Any]:
    law, outcome = verdict.law, verdict.outcome
    in_force = law.span.has(question.day)
    return {
        "law": law.id,
        "verdict": outcome.verdict(table, "not_covered"),
        "of": {cat: each.verdict(table, "not_covered") for cat, each in verdict.of.items()},
        "because": _because(question, table, verdict),
        "missing": _ids(book, outcome.missing(table)),
        "duties": _duties(book, table, verdict.duties()),
        "basis": {cat: law.basis(question.day, cat) for cat in question.cats} if law.bases and in_force else {},
        "notes": _law_notes(book, question, verdict),
    }


def _because(question: Question, table: Table, verdict: Verdict) -> list[dict[str, Any]]:
    """Each rule that decides somewhere, and the ids cited beside it, with what they conclude."""
    where: dict[tuple[str, str], int] = {}
    cats: dict[tuple[str, str], set[str]] = {}
    for rule in verdict.rules:
        for each in dict.fromkeys([rule.id, *rule.also]):
            entry = (each, rule.then)
            where[entry] = where.get(entry, 0) | verdict.decides[rule.at]
            cats.setdefault(entry, set()).update(verdict.cats[rule.at])
    place = {each: at for at, each in enumerate(verdict.law.ids)}
    return [
        {"rule": entry[0], "then": entry[1], "certain": where[entry] == table.real, "of": [cat for cat in question.cats if cat in cats[entry]]}
        for entry in sorted(where, key=lambda entry: (place[entry[0]], ORDER.index(entry[1])))
    ]


def _certain(known: list[int], cube: Cube) -> bool:
    for fact, allowed in cube.items():
        if known[fact] & ~allowed:
            return False
    return True


def _triggered(question: Question, note: Note) -> bool:
    return note.span.has(question.day) and note.asked(question.act, question.cats) and _certain(question.known, note.cube)


def _law_notes(book: Book, question: Question, verdict: Verdict) -> list[str]:
    law = verdict.law
    if question.day < law.span.since and law.status != "advice":
        return [NOT_YET]
    if not law.span.has(question.day):
        return [] if question.day < law.span.since else [NO_LONGER]
    found = {note for rule in verdict.rules for note in rule.notes}
    found |= {note for cat in question.cats if (row := law.basis_row(question.day, cat)) for note in row.notes}
    found |= {note.id for note in verdict.law.notes if note.triggered and _triggered(question, note)}
    return sorted(found, key=verdict.law.note_order.__getitem__)


def _notes(book: Book, question: Question) -> list[str]:
    laws = [law for law in question.laws if law.status != "advice"]
    early = bool(laws) and all(question.day < law.span.since for law in laws)
    return [note.id for note in book.vocabulary.notes if (note.triggered and _triggered(question, note)) or (early and note.id == NOT_YET)]


def _advice(book: Book, question: Question, table: Table, decided: list[Verdict]) -> list[str]:
    """The codes that fire. An unknown true-or-false fact is read as false; a party, purpose or process must fit whatever it is."""
    read_as = list(question.known)
    for fact in book.vocabulary.booleans:
        read_as[fact] &= 1 if read_as[fact] & 1 else 2
    codes: dict[str, None] = {}
    for law in book.laws.values():
        for advice in law.advice:
            if advice.words_only or not advice.asked(question.act, question.cats) or not _certain(read_as, advice.cube):
                continue
            if any(_certain(read_as, unless) for unless in advice.unless):
                continue
            if not advice.discretionary or _discretionary(table, read_as, decided):
                codes[advice.code] = None
    return list(codes)


def _discretionary(table: Table, read_as: list[int], decided: list[Verdict]) -> bool:
    """Does a rule that allows and never obliges decide, whatever the parties, purpose and process, unknown facts read as false?"""
    world = table.holds({fact: read_as[fact] for fact in table.open}) & table.real
    decides = 0
    for verdict in decided:
        for rule in verdict.rules:
            if rule.discretionary:
                decides |= verdict.decides[rule.at]
    return world & ~decides == 0
