"""What does a question ask, and what does it leave unknown?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from book import Book
from law import Law
from vocabulary import Fact

FIELDS = {"law", "on", "act", "actor", "to", "purpose", "process", "of", "facts", "closed"}
LEFT_OUT = {"to": "none", "purpose": "unspecified", "process": "none"}


class QuestionError(ValueError):
    """A question that cannot be read."""


@dataclass
class Question:
    """A question read: `known` has, fact by fact, the bits of the values it may have."""

    laws: list[Law]
    day: int
    act: str
    cats: list[str]
    known: list[int]


def _list(value: Any) -> list[Any]:
    return list(dict.fromkeys(value if isinstance(value, list) else [value]))


def _bits(fact: Fact, value: Any) -> int:
    if value is None:
        return fact.full
    if not isinstance(value, list):
        # In Python 1 == True: the type is compared too.
        if isinstance(value, bool if fact.kind == "bool" else str) and value in fact.bit:
            return fact.bit[value]
    elif value:
        bits = 0
        for each in value:
            bits |= _bits(fact, each)
        return bits
    raise QuestionError(f"bad value of {fact.id}: {value!r}")


def expand(book: Book, names: Any) -> list[Law]:
    """The laws of a place, a law, or a list of both, each once."""
    ids: list[str] = []
    for name in _list(names):
        ids += book.vocabulary.places.get(name, [name])
    if unknown := set(ids) - book.laws.keys():
        raise QuestionError(f"no such law or place: {sorted(unknown)}")
    return [book.laws[each] for each in dict.fromkeys(ids)]


def read(book: Book, raw: dict[str, Any]) -> Question:
    """Reads a question; raises QuestionError for one that is not well formed."""
    vocabulary = book.vocabulary
    if unknown := raw.keys() - FIELDS:
        raise QuestionError(f"unknown fields: {sorted(unknown)}")
    if "actor" not in raw or (raw["act"] == "disclose" and "to" not in raw):
        raise QuestionError("`actor` must be given, and `to` for a disclosure")
    cats = _list(raw["of"])
    if raw["act"] not in vocabulary.acts or not vocabulary.known_categories.issuperset(cats) or not cats:
        raise QuestionError("no such act or category")
    closed = raw.get("closed", False)
    known = [1] * len(vocabulary.facts) if closed else list(vocabulary.full)
    for at in vocabulary.others:
        fact = vocabulary.facts[at]
        if fact.id in raw:
            known[at] = _bits(fact, raw[fact.id])
        elif closed:
            known[at] = fact.bit[LEFT_OUT[fact.id]]
    for name, value in raw.get("facts", {}).items():
        at = vocabulary.number.get(name, 0)
        if vocabulary.facts[at].kind != "bool":
            raise QuestionError(f"no such fact: {name}")
        known[at] = _bits(vocabulary.facts[at], value)
    return Question(expand(book, raw["law"]), date.fromisoformat(raw["on"]).toordinal(), raw["act"], cats, known)
