"""What does a law file say? Its scopes, rules, notes, bases and advice, and which of them concern an act and a category on a day."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from vocabulary import ALWAYS, EVER, NEVER, Cube, LawError, Part, Vocabulary, keys, span

ORDER = ("permit", "needs_approval", "prohibit", "cite")


@dataclass(eq=False)
class Rule(Part):
    """A row that decides, or only names a rule (`then` is cite). `at` is its place in the file."""

    id: str
    row: str
    at: int
    then: str
    also: list[str]
    over: list[str]
    duties: list[str]
    notes: list[str]
    discretionary: bool

    @property
    def key(self) -> str:
        return f"{self.id}/{self.row}" if self.row else self.id


@dataclass
class Basis(Part):
    """On what basis categories are protected."""

    basis: str
    notes: list[str]


@dataclass
class Advice(Part):
    """A warning. `words_only`: its trigger is in words, and it never fires."""

    code: str
    unless: list[Cube]
    discretionary: bool
    words_only: bool


@dataclass(eq=False)
class Class:
    """The scopes and rules of a law that concern one act and one category on one day."""

    scopes: list[Part]
    rules: list[Rule]
    overriders: list[list[int]]
    mentioned: frozenset[int]


class Law:
    """One law file: which rules and scopes concern an act and a category on a day, and which of them override which."""

    def __init__(self, vocabulary: Vocabulary, source: str) -> None:
        raw = tomllib.loads(source)
        self.vocabulary = vocabulary
        keys("law", raw)
        self.id: str = raw["id"]
        self.status: str = raw["status"]
        self.span = span(raw, EVER)
        self.sets: dict[str, list[str]] = raw.get("set", {})
        self.scopes = [Part(**self._part("scope", entry)) for entry in raw.get("scope", [])]
        self.rules = [self._rule(at, entry) for at, entry in enumerate(raw.get("rule", []))]
        self.bases = [Basis(**self._part("basis", entry), basis=entry["basis"], notes=entry.get("notes", [])) for entry in raw.get("basis", [])]
        self.notes = [vocabulary.note(entry, self.span, self.sets) for entry in raw.get("note", [])]
        self.advice = [self._advice(entry) for entry in raw.get("advice", [])]
        for entry in raw.get("text", []):
            keys("text", entry)
        self.ids = _ids(source, raw)
        notes = dict.fromkeys(note.id for note in [*self.notes, *vocabulary.notes])
        self.note_order = {note: at for at, note in enumerate(notes)}
        self._over = self._overriders(raw.get("default", []))
        spans = [self.span, *(part.span for part in (*self.scopes, *self.rules))]
        self._days = sorted({day for each in spans for day in (each.since, each.until)})
        self._classes: dict[tuple[str, int, str], Class] = {}
        self._alike: dict[tuple[tuple[int, ...], tuple[int, ...]], Class] = {}
        self._check()

    @property
    def days(self) -> list[int]:
        """The days on which something begins or ends, also in bases and notes."""
        found = {day for part in [*self.bases, *self.notes] for day in (part.span.since, part.span.until)}
        return sorted(day for day in found | set(self._days) if ALWAYS < day < NEVER)

    def _part(self, kind: str, entry: dict[str, Any]) -> dict[str, Any]:
        return self.vocabulary.part(kind, entry, self.span, self.sets)

    def _rule(self, at: int, entry: dict[str, Any]) -> Rule:
        return Rule(
            **self._part("rule", entry), id=entry["id"], row=entry.get("row", ""), at=at, then=entry["then"],
            also=entry.get("also", []), over=entry.get("over", []), duties=entry.get("duty", []),
            notes=entry.get("notes", []), discretionary=entry.get("discretionary", False),
        )

    def _advice(self, entry: dict[str, Any]) -> Advice:
        return Advice(
            **self._part("advice", entry), code=entry["code"], unless=[self.vocabulary.condition(when) for when in entry.get("unless", [])],
            discretionary=entry.get("ground") == "discretionary", words_only="trigger" in entry,
        )

    def _named(self, key: str) -> set[int]:
        found = {rule.at for rule in self.rules if key in (rule.id, rule.key)}
        if not found:
            raise LawError(f"{self.id}: no rule has the key {key}")
        return found

    def _overriders(self, default: list[str]) -> list[set[int]]:
        over: list[set[int]] = [set() for _ in self.rules]
        for rule in self.rules:
            for key in rule.over:
                for at in self._named(key):
                    over[at].add(rule.at)
        last = {at for key in default for at in self._named(key)}
        others = {rule.at for rule in self.rules if rule.at not in last and rule.then != "cite"}
        for at in last:
            over[at] |= others
        return over

    def _check(self) -> None:
        labels = [rule.key for rule in self.rules]
        if len(labels) != len(set(labels)):
            raise LawError(f"{self.id}: two rules have the same key")
        for rule in self.rules:
            if rule.then not in ORDER or set(rule.duties) - set(self.vocabulary.duties) or rule.at in self._over[rule.at]:
                raise LawError(f"{self.id}: rule {rule.key} has a bad conclusion or duty, or overrides itself")
            if lost := set(rule.also) - set(self.ids):
                raise LawError(f"{self.id}: rule {rule.key} cites {lost}, which the file does not hold")
            if lost := set(rule.notes) - self.note_order.keys():
                raise LawError(f"{self.id}: rule {rule.key} has notes that no file holds: {lost}")

    def section(self, act: str, day: int, cat: str) -> Class:
        """The scopes and rules that concern this act and category on this day; none if the law is not in force."""
        key = (act, bisect_right(self._days, day), cat)
        if key not in self._classes:
            scopes = [part for part in self.scopes if self.span.has(day) and part.span.has(day) and part.about(act, cat)]
            rules = [rule for rule in self.rules if scopes and rule.span.has(day) and rule.about(act, cat)]
            # Categories that the same scopes and rules concern share one object, so that a question decides them once.
            alike = (tuple(map(id, scopes)), tuple(rule.at for rule in rules))
            if alike not in self._alike:
                place = {rule.at: at for at, rule in enumerate(rules)}
                over = [[place[by] for by in sorted(self._over[rule.at]) if by in place] for rule in rules]
                self._alike[alike] = Class(scopes, rules, over, frozenset(at for part in [*scopes, *rules] for at in part.cube))
            self._classes[key] = self._alike[alike]
        return self._classes[key]

    def basis(self, day: int, cat: str) -> str:
        row = self.basis_row(day, cat)
        return row.basis if row else "residual"

    def basis_row(self, day: int, cat: str) -> Basis | None:
        """The row that says on what basis a category is protected: enumerated before designated, then the first."""
        rows = [row for row in self.bases if row.span.has(day) and (row.cats is None or cat in row.cats)]
        return next((row for row in rows if row.basis == "enumerated"), rows[0] if rows else None)


def _ids(source: str, raw: dict[str, Any]) -> list[str]:
    """Ids of rules and texts by first appearance. A parsed file no longer tells which came first, so its headings are read."""
    at = {"rule": 0, "text": 0}
    ids: dict[str, None] = {}
    for kind in re.findall(r"^\s*\[\[\s*(rule|text)\s*\]\]", source, re.MULTILINE):
        ids[raw[kind][at[kind]]["id"]] = None
        at[kind] += 1
    return list(ids)
