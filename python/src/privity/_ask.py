"""The question, as type checkers and editors see it."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import TypeAlias, TypedDict, TypeVar

from .ids import Act, Category, Fact, Law, Party, Process, Purpose

Id = TypeVar("Id")
#: One id, or several; a set is read in the order of its ids.
Some: TypeAlias = Id | Sequence[Id] | Set[Id]
#: True, false, None for unknown, or a list of what it may be.
Truth: TypeAlias = bool | None | Sequence[bool | None] | Set[bool | None]


class _Said(TypedDict):
    law: Some[Law | str]
    on: str | date
    act: Act
    actor: Some[Party] | None
    of: Some[Category]


class Fields(_Said, total=False):
    """The fields of a question.

    ``law``, ``on``, ``act``, ``actor`` and ``of`` must be said, and ``to`` of a disclosure. None means unknown, a list means one of these.
    ``closed=True`` reads every fact left out as false; otherwise what is left out is unknown. ``facts`` and ``closed`` are left out by None.
    """

    to: Some[Party] | None
    purpose: Some[Purpose] | None
    process: Some[Process] | None
    facts: Mapping[Fact, Truth] | None
    closed: bool | None
