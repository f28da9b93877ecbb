"""Which small laws could there be? Random law files over the real vocabulary, kept if they decide every world they cover.

Rows stand in a random order of rank and a higher row overrides a lower one that concludes otherwise, mostly; a file in which two rows
still disagree, or none decides, or a row never does, is thrown away and drawn again.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import Any

from book import Book
from evaluate import decide
from law import Law
from table import Table
from vocabulary import LawError

ROOM = 1 << 17
START = date(2010, 1, 1)

Entry = dict[str, Any]


def _toml(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _written(header: Entry, tables: list[tuple[str, Entry]]) -> str:
    parts = [("", header), *((f"[[{kind}]]\n" if kind != "set" else "[set]\n", entry) for kind, entry in tables)]
    bodies = ["".join(f"{key} = {_toml(value)}\n" for key, value in entry.items()) for _, entry in parts]
    return "\n".join(heading + body for (heading, _), body in zip(parts, bodies))


class Small:
    """Draws small law files. `text` is the next that is valid; `since` and `days` say when the one being drawn is in force."""

    def __init__(self, book: Book, seed: int | str) -> None:
        self.book, self.vocabulary, self.random = book, book.vocabulary, Random(seed)
        self.drawn, self.since, self.days = 0, START, 1

    def text(self) -> str:
        while True:
            self.drawn += 1
            text = self._file(f"small-{self.drawn}")
            try:
                law = Law(self.vocabulary, text)
                if self._sound(law):
                    return text
            except LawError:
                continue

    def _sound(self, law: Law) -> bool:
        """Does exactly one conclusion hold in every world of every day, and does every row decide somewhere?"""
        alive: set[int] = set()
        for day in law.days:
            for act in self.vocabulary.acts:
                for section in {law.section(act, day, cat): None for cat in self.vocabulary.categories}:
                    worlds = 1
                    for fact in section.mentioned:
                        worlds *= len(self.vocabulary.facts[fact].values)
                    if worlds > ROOM:
                        return False
                    table = Table(self.vocabulary.full, sorted(section.mentioned), [])
                    alive |= decide(law, section, table, {})[1].keys()
        return len(alive) == len(law.rules)

    # ── Parts ──

    def _some(self, pool: list[Any], least: int, most: int) -> list[Any]:
        return self.random.sample(pool, min(len(pool), self.random.randint(least, most)))

    def _day(self) -> date:
        """A day on which the law being drawn is in force."""
        return self.since + timedelta(days=self.random.randrange(1, self.days))

    def _when(self, facts: list[int], least: int, most: int) -> Entry:
        return {self.vocabulary.facts[at].id: self._values(at) for at in self._some(facts, least, most)}

    def _values(self, at: int) -> Any:
        fact, pick = self.vocabulary.facts[at], self.random
        if fact.kind == "bool":
            return pick.random() < 0.7
        names = [*fact.values, *self.vocabulary.sets.get(fact.kind, {}), *self.vocabulary.sets.get(fact.kind, {})]
        kind = pick.random()
        if kind < 0.4:
            return pick.choice(names)
        return "!" + pick.choice(names) if kind < 0.7 else self._mixed(names, 4)

    def _of(self, own: list[str]) -> Any:
        names = [*own, *own, *self.vocabulary.sets["category"], *self._some(self.vocabulary.categories, 5, 5)]
        kind = self.random.random()
        if kind < 0.5:
            return self.random.choice(names)
        return "!" + self.random.choice(names) if kind < 0.7 else self._mixed(names, 3)

    def _mixed(self, names: list[str], most: int) -> list[str]:
        return ["!" + name if self.random.random() < 0.1 else name for name in self._some(names, 1, most)]

    def _file(self, name: str) -> str:
        pick, vocabulary = self.random, self.vocabulary
        own = {f"own_{at}": self._some(vocabulary.categories, 1, 6) for at in range(pick.randint(0, 2))}
        acts = self._some(vocabulary.acts, 1, 3)
        facts = self._some(vocabulary.booleans, 3, 6) + self._some(vocabulary.others, 0, 2)
        self.since, self.days = START + timedelta(days=pick.randrange(5000)), pick.randint(100, 4000)
        header: Entry = {"id": name, "title": f"Small law {name}", "place": next(iter(vocabulary.places))}
        header |= {"status": "in_force", "since": self.since}
        if pick.random() < 0.2:
            header["until"] = self.since + timedelta(days=self.days)
        header |= {"checked": date(2026, 1, 1), "source": "drawn at random"}
        notes = [f"NOTE-{at}" for at in range(pick.randint(0, 3))]
        texts = [f"T-{at}" for at in range(pick.randint(0, 2))]
        rows = self._rows(acts, facts, list(own))
        self._rank(header, rows)
        ids = list(dict.fromkeys(row["id"] for row in rows)) + texts
        for row in rows:
            if pick.random() < 0.3:
                row["also"] = self._some([each for each in ids if each != row["id"]], 1, 2)
            if pick.random() < 0.4:
                row["duty"] = self._some(vocabulary.duties, 1, 2)
            if notes and pick.random() < 0.4:
                row["notes"] = self._some(notes, 1, 2)
            row |= {"cite": f"§ {row['id']}", "quote": "words of a small law"}
        tables: list[tuple[str, Entry]] = [("set", own)] if own else []
        tables += [("scope", scope) for scope in self._scopes(acts, facts, list(own))]
        mixed = [("rule", row) for row in rows]
        for text in texts:
            mixed.insert(pick.randint(0, len(mixed)), ("text", {"id": text, "cite": f"§ {text}", "quote": "more words of a small law"}))
        tables += mixed + [("note", self._note(each, acts, facts, list(own))) for each in notes]
        for at in range(pick.randint(0, 2)):
            tables.append(("basis", {"of": self._of(list(own)), "basis": pick.choice(["enumerated", "designated"]),
                                     "since": self._day(), "cite": "§ basis", "quote": "words on a basis"}))
        for at in range(pick.randint(0, 2)):
            tables.append(("advice", self._advice(f"{name.upper()}-{at}", acts, facts, list(own))))
        return _written(header, tables)

    def _scopes(self, acts: list[str], facts: list[int], own: list[str]) -> list[Entry]:
        scopes = []
        for _ in range(self.random.choice((1, 1, 2, 3))):
            scope: Entry = {"act": self._some(acts, 1, 3)}
            if self.random.random() < 0.6:
                scope["of"] = self._of(own)
            if self.random.random() < 0.6:
                scope["when"] = self._when(facts, 1, 2)
            self._dated(scope, 0.15)
            scopes.append(scope)
        return scopes

    def _dated(self, entry: Entry, chance: float) -> None:
        for key, day in zip(("since", "until"), sorted({self._day(), self._day()})):
            if self.random.random() < chance:
                entry[key] = day

    def _rows(self, acts: list[str], facts: list[int], own: list[str]) -> list[Entry]:
        """Rows in order of rank, highest first. The last ones hold wherever no other does."""
        pick, rows = self.random, []
        usual = pick.choice(["prohibit", "prohibit", "permit"])
        for _ in range(pick.choice((1, 2, 3, 4, 5, 6, 6))):
            row: Entry = {}
            if pick.random() < 0.3:
                row["act"] = self._some(acts, 1, 2)
            if pick.random() < 0.3:
                row["of"] = self._of(own)
            row["when"] = self._when(facts, 1, 3)
            self._dated(row, 0.1)
            if usual == "prohibit" and pick.random() < 0.25:
                rows += self._approval(row)
            else:
                row["then"] = pick.choice(["permit", "permit", "prohibit", "prohibit", "cite"])
                if row["then"] == "permit" and pick.random() < 0.2:
                    row["discretionary"] = True
                rows.append(row)
        last: list[Entry] = [{"then": usual}]
        if pick.random() < 0.25:
            change = self._day()
            last = [{"then": usual, "until": change}, {"then": pick.choice(["permit", "prohibit"]), "since": change}]
        rows = [*rows[:8 - len(last)], *last]
        for at, row in enumerate(rows):
            # An id shared with the row before makes two rows of one rule.
            shared = at and pick.random() < 0.25
            rows[at] = {"id": rows[at - 1]["id"] if shared else f"R-{at}", "row": f"r{at}", **row}
        for row in rows:
            if sum(each["id"] == row["id"] for each in rows) == 1 and pick.random() < 0.7:
                del row["row"]
        return rows

    def _approval(self, row: Entry) -> list[Entry]:
        """A row that permits with an approval, and one that says the approval is needed."""
        approval = self.vocabulary.facts[self.random.choice(self.vocabulary.approvals)].id
        when = {key: value for key, value in row["when"].items() if key != approval}
        needs = when | {approval: False} if self.random.random() < 0.5 else when
        return [
            row | {"when": when | {approval: True}, "then": "permit"},
            row | {"when": needs, "then": "needs_approval", "approval": [approval]},
        ]

    def _rank(self, header: Entry, rows: list[Entry]) -> None:
        """Says which row overrides which; the last ones by `default` or by name."""
        pick = self.random
        key = {id(row): f"{row['id']}/{row['row']}" if "row" in row else row["id"] for row in rows}
        last = [row for row in rows if "when" not in row]
        by_default = pick.random() < 0.6
        if by_default:
            header["default"] = [key[id(row)] for row in last]
        for at, row in enumerate(rows):
            over = []
            for lower in rows[at + 1:]:
                if lower in last and (by_default or row in last):
                    continue
                apart = row["then"] != lower["then"]
                if "cite" not in (row["then"], lower["then"]) and pick.random() < (0.95 if apart else 0.4):
                    over.append(key[id(lower)])
                elif lower["then"] == "cite" and pick.random() < 0.3:
                    over.append(key[id(lower)])
            if over:
                row["over"] = over

    def _note(self, name: str, acts: list[str], facts: list[int], own: list[str]) -> Entry:
        entry: Entry = {"id": name, "say": "A remark on a small law."}
        if self.random.random() < 0.5:
            entry["act"] = self._some(acts, 1, 2)
        if self.random.random() < 0.3:
            entry["of"] = self._of(own)
        if self.random.random() < 0.5:
            entry["when"] = self._when(facts, 1, 2)
        self._dated(entry, 0.15)
        return entry

    def _advice(self, code: str, acts: list[str], facts: list[int], own: list[str]) -> Entry:
        entry: Entry = {"code": code, "severity": self.random.choice(["high", "med", "low", "info"]), "message": "Mind this."}
        if self.random.random() < 0.5:
            entry["act"] = self._some(acts, 1, 2)
        if self.random.random() < 0.5:
            entry["of"] = self._of(own)
        entry["when"] = self._when(facts, 1, 2)
        if self.random.random() < 0.3:
            entry["unless"] = [self._when(facts, 1, 2) for _ in range(self.random.randint(1, 2))]
        return entry | {"cite": "§ advice", "quote": "words of advice"}
