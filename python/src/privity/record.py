"""What every answer is made of: plain objects, immutable, comparable, and the same on the wire."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Generic, TypeVar

V = TypeVar("V")


class Record:
    """A plain object whose attributes are named as on the wire, in its order."""

    __slots__ = ()
    #: Attributes that the wire leaves out when they have these values.
    _omitted: ClassVar[Mapping[str, object]] = {}

    def to_dict(self) -> dict[str, Any]:
        """Give it as it goes over the wire: dictionaries, lists, text, numbers, true, false and null."""
        wire = {}
        for field in fields(self):  # type: ignore[arg-type]  # every record is a dataclass
            value = getattr(self, field.name)
            if field.name.startswith("_") or (field.name in self._omitted and self._omitted[field.name] == value):
                continue
            wire[field.name.rstrip("_")] = _plain(value)
        return wire

    def to_json(self) -> str:
        """Give it as canonical JSON: the same bytes in every language."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Map(Mapping[str, V], Generic[V]):
    """A mapping that keeps its order and cannot be changed."""

    _entries: dict[str, V]

    def __getitem__(self, key: str) -> V:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __hash__(self) -> int:
        return hash(frozenset(self._entries.items()))

    def __repr__(self) -> str:
        return repr(self._entries)
