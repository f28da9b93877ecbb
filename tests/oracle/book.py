"""Which laws are there? The vocabulary and every law of a folder."""

from __future__ import annotations

import tomllib
from pathlib import Path

from law import Law
from vocabulary import LawError, parse


class Book:
    """The vocabulary and all laws of a folder."""

    def __init__(self, folder: Path) -> None:
        raw = tomllib.loads((folder / "vocabulary.toml").read_text(encoding="utf-8"))
        self.vocabulary = parse(raw)
        self.laws: dict[str, Law] = {}
        for path in sorted(folder.glob("*.toml")):
            if path.name != "vocabulary.toml":
                try:
                    self.add(path.read_text(encoding="utf-8"))
                except (LawError, KeyError, tomllib.TOMLDecodeError) as error:
                    raise LawError(f"{path.name}: {error}") from error

    def add(self, source: str) -> Law:
        law = Law(self.vocabulary, source)
        if law.id in self.laws:
            raise LawError(f"two files hold the law {law.id}")
        self.laws[law.id] = law
        return law

    def without(self, law: Law) -> None:
        """Takes a law out again, so that the next small law finds the book as it was."""
        del self.laws[law.id]

    @property
    def deciding(self) -> list[Law]:
        return [law for law in self.laws.values() if law.status != "advice"]
