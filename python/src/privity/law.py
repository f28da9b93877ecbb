"""The laws and the vocabulary, for people and for programs that list them."""

from collections.abc import Mapping
from typing import ClassVar

from .answer import Cite
from .ids import Act, Category, Status
from .record import Map, Record


class LawSummary(Record):
    """A law in a line.

    Attributes
    ----------
    law, title, place : str
        Its id, its full name, and the place whose law it is.
    status : str
        ``in_force``, ``proposed``, ``repealed``, or ``advice``.
    since, until : str, str or None
        First day in force, and first day no longer, YYYY-MM-DD.
    rules : int
        How many rows decide.
    digest : str
        SHA-256 of its file.
    """

    __slots__ = ()

    law: str
    title: str
    place: str
    status: Status
    since: str
    until: str | None
    rules: int
    digest: str


class Condition(Record):
    """What a row is about.

    Attributes
    ----------
    act, of : tuple of str
        Acts and categories; empty, every one.
    when : Map
        For each fact, the values it must have one of.
    """

    __slots__ = ()

    act: tuple[Act, ...]
    of: tuple[Category, ...]
    when: Map[tuple[str, ...]]


class RuleView(Record):
    """A rule beside its text.

    Attributes
    ----------
    rule, row : str
        Its id and its label.
    then : str
        What it concludes; ``text`` decides nothing, ``advice`` warns.
    act, of, when
        As in `Condition`.
    duty, over : tuple of str
        Duties that come with it, and keys of the rules it overrides.
    message : str or None
        For advice, what to do, and how much it matters.
    cite : Cite
        Where it says so.
    notes : tuple of str
        Ids of notes.
    """

    __slots__ = ()

    rule: str
    row: str
    then: str
    act: tuple[Act, ...]
    of: tuple[Category, ...]
    when: Map[tuple[str, ...]]
    duty: tuple[str, ...]
    over: tuple[str, ...]
    message: str | None
    cite: Cite
    notes: tuple[str, ...]

    _omitted: ClassVar[Mapping[str, object]] = {"message": None}


class NoteView(Record):
    """A note with its wording.

    Attributes
    ----------
    note, say : str
        Its id, and what to say.
    difference, reading : str or None
        Where the sources differ, and the reading taken.
    """

    __slots__ = ()

    note: str
    say: str
    difference: str | None
    reading: str | None


class LawPage(Record):
    """A law whole: its rules beside their text.

    Attributes
    ----------
    law, title, place, status, since, until, digest
        As in `LawSummary`.
    scope : tuple of Condition
        What it covers.
    rules : tuple of RuleView
        Its rules and texts, and its advice.
    notes : tuple of NoteView
        Ambiguities and the reading taken.
    """

    __slots__ = ()

    law: str
    title: str
    place: str
    status: Status
    since: str
    until: str | None
    digest: str
    scope: tuple[Condition, ...]
    rules: tuple[RuleView, ...]
    notes: tuple[NoteView, ...]


class Word(Record):
    """An id of the vocabulary, and what it means.

    Attributes
    ----------
    id, text : str
        The id, and its meaning.
    """

    __slots__ = ()

    id: str
    text: str


class FactWord(Record):
    """A fact, what it means, and the question to ask.

    Attributes
    ----------
    id, text, ask : str
        The id, its meaning, and the question to a clerk.
    """

    __slots__ = ()

    id: str
    text: str
    ask: str


class Vocabulary(Record):
    """Everything a question may name.

    Attributes
    ----------
    acts, parties, purposes, processes, categories, duties : tuple of Word
        In the order of answers.
    facts : tuple of FactWord
        What may be true or false, after the four that have values: actor, to, purpose, process.
    places : Map
        For each place, the laws in force there.
    """

    __slots__ = ()

    acts: tuple[Word, ...]
    parties: tuple[Word, ...]
    purposes: tuple[Word, ...]
    processes: tuple[Word, ...]
    categories: tuple[Word, ...]
    duties: tuple[Word, ...]
    facts: tuple[FactWord, ...]
    places: Map[tuple[str, ...]]
