"""What may be asked about? Facts and their values, acts, categories, and what a condition on them means.

Facts are numbered in vocabulary order, and a condition is a dictionary: number of a fact → bits of the values it allows (bit 0 is the
first value of the domain; of a true-or-false fact bit 0 is false and bit 1 is true).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

Cube = dict[int, int]
ALWAYS, NEVER = 0, 10**7

CITATION = {"cite", "quote", "paraphrase", "source", "url", "since", "until", "checked", "notes"}
KEYS = {
    "law": {"id", "title", "place", "status", "since", "until", "checked", "default", "source", "url",
            "set", "scope", "rule", "text", "basis", "note", "advice"},
    "scope": {"act", "of", "when", "since", "until"},
    "rule": CITATION | {"id", "row", "also", "act", "of", "when", "then", "approval", "duty", "over", "discretionary"},
    "text": CITATION | {"id"},
    "basis": CITATION | {"of", "basis"},
    "note": {"id", "say", "difference", "reading", "act", "of", "when", "since", "until"},
    "advice": CITATION | {"code", "severity", "message", "principle", "act", "of", "when", "unless", "ground", "trigger"},
}


class LawError(ValueError):
    """A law file that does not mean anything, or contradicts itself."""


@dataclass
class Fact:
    """A fact and the values it may have."""

    id: str
    values: list[Any]
    kind: str
    approval: bool

    @cached_property
    def full(self) -> int:
        return (1 << len(self.values)) - 1

    @cached_property
    def bit(self) -> dict[Any, int]:
        return {value: 1 << at for at, value in enumerate(self.values)}


@dataclass
class Span:
    """The days from `since` until the day before `until`."""

    since: int
    until: int

    def has(self, day: int) -> bool:
        return self.since <= day < self.until


EVER = Span(ALWAYS, NEVER)


@dataclass
class Part:
    """What scopes, rules, notes, bases and advice have in common: when, for which acts and categories, under which condition."""

    span: Span
    acts: frozenset[str] | None
    cats: frozenset[str] | None
    cube: Cube

    def about(self, act: str, cat: str) -> bool:
        return (self.acts is None or act in self.acts) and (self.cats is None or cat in self.cats)

    def asked(self, act: str, cats: list[str]) -> bool:
        return (self.acts is None or act in self.acts) and (self.cats is None or not self.cats.isdisjoint(cats))


@dataclass
class Note(Part):
    """The wording of an ambiguity. If triggered, answers carry it where its part fits; else only the rules that name it."""

    id: str
    triggered: bool


@dataclass
class Vocabulary:
    """Everything that may be named in a law or a question, in the order of answers."""

    facts: list[Fact]
    acts: list[str]
    categories: list[str]
    duties: list[str]
    sets: dict[str, dict[str, list[str]]]
    places: dict[str, list[str]]
    notes: list[Note] = field(default_factory=list)

    @cached_property
    def number(self) -> dict[str, int]:
        return {fact.id: at for at, fact in enumerate(self.facts)}

    @cached_property
    def full(self) -> list[int]:
        return [fact.full for fact in self.facts]

    @cached_property
    def known_categories(self) -> frozenset[str]:
        return frozenset(self.categories)

    @cached_property
    def booleans(self) -> list[int]:
        return [at for at, fact in enumerate(self.facts) if fact.kind == "bool"]

    @cached_property
    def others(self) -> list[int]:
        return [at for at, fact in enumerate(self.facts) if fact.kind != "bool"]

    @cached_property
    def approvals(self) -> list[int]:
        return [at for at, fact in enumerate(self.facts) if fact.approval]

    def condition(self, when: dict[str, Any]) -> Cube:
        """A table of facts and values; a value is true, false, an id, a set, or `!` before an id or set; a list is a union."""
        cube: Cube = {}
        for name, spec in when.items():
            if name not in self.number:
                raise LawError(f"no such fact: {name}")
            at = self.number[name]
            fact = self.facts[at]
            cube[at] = 0
            for value in spec if isinstance(spec, list) else [spec]:
                cube[at] |= self._value(fact, value)
        return cube

    def _value(self, fact: Fact, value: Any) -> int:
        if isinstance(value, bool) == (fact.kind == "bool"):
            if isinstance(value, bool):
                return fact.bit[value]
            name = value.removeprefix("!")
            members = [name] if name in fact.bit else self.sets.get(fact.kind, {}).get(name)
            if members is not None:
                bits = sum(fact.bit[member] for member in members)
                return fact.full & ~bits if value.startswith("!") else bits
        raise LawError(f"no such value of {fact.id}: {value!r}")

    def of(self, spec: Any, sets: dict[str, list[str]]) -> frozenset[str] | None:
        """Which categories: an id, a set, `!` before either, or a list of these; None is every category."""
        if spec is None:
            return None
        every, found = frozenset(self.categories), frozenset[str]()
        # A set of a law's own may name another set, so names are looked up until ids are left.
        for value in spec if isinstance(spec, list) else [spec]:
            name = value.removeprefix("!")
            if name in every:
                members = frozenset([name])
            elif name in sets or name in self.sets.get("category", {}):
                listed = sets[name] if name in sets else self.sets["category"][name]
                outer = {key: ids for key, ids in sets.items() if key != name}
                members = self.of(listed, outer) or frozenset()
            else:
                raise LawError(f"no such category or set: {value}")
            found |= every - members if value.startswith("!") else members
        return frozenset(found)

    def part(self, kind: str, entry: dict[str, Any], outer: Span, sets: dict[str, list[str]]) -> dict[str, Any]:
        """The fields of a `Part`, of an entry in something in force over the outer span."""
        keys(kind, entry)
        acts = entry.get("act")
        if acts is not None and (unknown := set(acts) - set(self.acts)):
            raise LawError(f"no such act: {sorted(unknown)}")
        return {
            "span": span(entry, outer),
            "acts": None if acts is None else frozenset(acts),
            "cats": self.of(entry.get("of"), sets),
            "cube": self.condition(entry.get("when", {})),
        }

    def note(self, entry: dict[str, Any], outer: Span, sets: dict[str, list[str]]) -> Note:
        triggered = not entry.keys().isdisjoint({"act", "of", "when", "since", "until"})
        return Note(**self.part("note", entry, outer, sets), id=entry["id"], triggered=triggered)


def keys(kind: str, entry: dict[str, Any]) -> None:
    """An unknown key would be a meaning that this reader does not know: refuse it rather than pass over it."""
    if unknown := entry.keys() - KEYS[kind]:
        raise LawError(f"unknown keys in {kind} {entry.get('id', '')}: {sorted(unknown)}")


def _day(value: date | str) -> int:
    return (value if isinstance(value, date) else date.fromisoformat(value)).toordinal()


def span(entry: dict[str, Any], outer: Span) -> Span:
    since = _day(entry["since"]) if "since" in entry else outer.since
    until = _day(entry["until"]) if "until" in entry else outer.until
    return Span(since, until)


def parse(raw: dict[str, Any]) -> Vocabulary:
    """The vocabulary of a parsed vocabulary.toml."""
    listed = {kind: [entry["id"] for entry in raw[kind]] for kind in ("party", "purpose", "process", "act", "category", "duty")}
    facts = [
        Fact(entry["id"], listed.get(kind, [False, True]), kind, entry.get("approval", False))
        for entry in raw["fact"] for kind in [entry.get("values", "bool")]
    ]
    found = Vocabulary(facts, listed["act"], listed["category"], listed["duty"], raw.get("set", {}), raw.get("place", {}))
    found.notes = [found.note(entry, EVER, {}) for entry in raw.get("note", [])]
    return found
