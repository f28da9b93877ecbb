"""Which questions to ask? Seeded random ones, most of them driven at one rule so that every rule gets to decide.

A question is drawn as a *field*: fact by fact, the bits of the values it may have. A rule is driven by intersecting the field with
its condition and a scope's, and then taking from it, for every rule that would override, one of that rule's own values.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from book import Book
from evaluate import LIMIT
from law import Class, Law, Rule
from question import LEFT_OUT
from vocabulary import Fact, Span

FIRST, LAST = date(1985, 1, 1).toordinal(), date(2032, 12, 31).toordinal()
Way = tuple[list[str], list[str], Span, list[int]]
SPARSE = (0.0, 0.03, 0.1, 0.3, 0.6)


class Aim:
    """An act, a day, categories and a field in which a certain rule decides."""

    def __init__(self, laws: list[Law], act: str, day: int, cats: list[str], known: list[int]) -> None:
        self.laws, self.act, self.day, self.cats, self.known = laws, act, day, cats, known
        self.mentioned = {fact for law in laws for cat in cats for fact in law.section(act, day, cat).mentioned}


class Draw:
    """Random questions about `targets`, sometimes together with other laws of the book."""

    def __init__(self, book: Book, targets: list[Law], seed: int | str) -> None:
        self.book, self.targets, self.random = book, targets, Random(seed)
        self.vocabulary = book.vocabulary
        self.rules = [(law, rule) for law in targets for rule in law.rules]
        self.next = 0
        self.ways: dict[tuple[str, int], list[Way]] = {}
        self.days = sorted({day + step for law in book.deciding for day in law.days for step in (-1, 0, 1)})
        self.quiet = {at: self._quiet(at) for at in self.vocabulary.others}
        self.places = [(name, [book.laws[each] for each in ids if each in book.laws]) for name, ids in self.vocabulary.places.items()]

    def question(self) -> dict[str, Any]:
        """Of a hundred: 15 at random and closed, 45 driven and closed, 40 with facts unknown."""
        kind = self.random.random()
        if kind < 0.15:
            return self.closed(self.anywhere())
        if kind < 0.60:
            return self.closed(self.driven())
        return self.open(self.driven() if self.random.random() < 0.8 else self.anywhere())

    # ── Aims ──

    def anywhere(self) -> Aim:
        """Any laws, act, day and categories; nothing known yet."""
        pick = self.random
        laws = self._company([pick.choice(self.targets)]) if pick.random() < 0.95 else []
        acts = sorted({act for law in laws for scope in law.scopes for act in scope.acts or self.vocabulary.acts}) or self.vocabulary.acts
        act = pick.choice(acts if pick.random() < 0.9 else self.vocabulary.acts)
        listed = [scope.cats for law in laws for scope in law.scopes if scope.cats]
        pool = sorted(pick.choice(listed)) if listed and pick.random() < 0.5 else self.vocabulary.categories
        return Aim(laws, act, self._day(Span(FIRST, LAST)), self._cats([pick.choice(pool)], pool), list(self.vocabulary.full))

    def driven(self) -> Aim:
        """The next rule in turn, in a field where it decides."""
        self.next += 1
        return self.towards(*self.rules[(self.next - 1) % len(self.rules)])

    def towards(self, law: Law, rule: Rule) -> Aim:
        """A field in which the rule decides; anywhere if none is found soon."""
        return next((aim for _ in range(20) if (aim := self._towards(law, rule)) is not None), None) or self.anywhere()

    def _towards(self, law: Law, rule: Rule) -> Aim | None:
        pick = self.random
        if not (ways := self._ways(law, rule)):
            return None
        acts, cats, span, field = pick.choice(ways)
        act, cat, day, known = pick.choice(acts), pick.choice(cats), self._day(span), list(field)
        section = law.section(act, day, cat)
        if not self._keep_off(section, section.rules.index(rule), known):
            return None
        return Aim(self._company([law]), act, day, self._cats([cat], self.vocabulary.categories), known)

    def _ways(self, law: Law, rule: Rule) -> list[Way]:
        """For each scope in which the rule can match: the acts, the categories, the days and the field of both."""
        key = (law.id, rule.at)
        if key not in self.ways:
            self.ways[key] = []
            for scope in law.scopes:
                acts = [act for act in self.vocabulary.acts if all(part.acts is None or act in part.acts for part in (scope, rule))]
                cats = [cat for cat in self.vocabulary.categories if all(part.cats is None or cat in part.cats for part in (scope, rule))]
                span = Span(max(part.span.since for part in (law, scope, rule)), min(part.span.until for part in (law, scope, rule)))
                field = list(self.vocabulary.full)
                for part in (scope, rule):
                    for fact, allowed in part.cube.items():
                        field[fact] &= allowed
                if acts and cats and span.since < span.until and all(field):
                    self.ways[key].append((acts, cats, span, field))
        return self.ways[key]

    def _keep_off(self, section: Class, at: int, known: list[int]) -> bool:
        """Narrows the field until no overriding rule can match in it."""
        for by in self.random.sample(section.overriders[at], len(section.overriders[at])):
            cube = section.rules[by].cube
            if any(known[fact] & allowed == 0 for fact, allowed in cube.items()):
                continue
            free = [fact for fact, allowed in cube.items() if known[fact] & ~allowed]
            if not free:
                return False
            fact = self.random.choice(free)
            known[fact] &= ~cube[fact]
        return True

    def _company(self, laws: list[Law]) -> list[Law]:
        """The laws to ask beside these: none, those of a place, or others."""
        pick, kind = self.random, self.random.random()
        shared = [each for _, each in self.places if laws[0] in each]
        if kind < 0.3 and shared:
            return list(pick.choice(shared))
        if kind < 0.5:
            return list(dict.fromkeys([*laws, *pick.sample(self.book.deciding, min(len(self.book.deciding), pick.randint(1, 3)))]))
        return laws

    def _day(self, span: Span) -> int:
        since = max(span.since, FIRST)
        # A rule may begin after the last of the days that are drawn.
        until = max(min(span.until, LAST), since + 1)
        edges = [day for day in self.days if since <= day < until]
        return self.random.choice(edges) if edges and self.random.random() < 0.5 else self.random.randrange(since, until)

    def _cats(self, cats: list[str], pool: list[str]) -> list[str]:
        more = [self.random.choice(pool) for _ in range(self.random.choice((0, 0, 0, 1, 1, 2, 4)))]
        cats = list(dict.fromkeys([*cats, *more]))
        self.random.shuffle(cats)
        return cats

    # ── Fields ──

    def _quiet(self, at: int) -> int:
        """The value a closed question has where a party, purpose or process is left out."""
        fact = self.vocabulary.facts[at]
        return fact.bit[LEFT_OUT[fact.id]] if fact.id in LEFT_OUT else 0

    def _world(self, aim: Aim) -> list[int]:
        """One value each: of the field, mostly false where it leaves a choice."""
        pick, dense, facts = self.random, self.random.choice(SPARSE), self.vocabulary.facts
        world = [known if known != 3 else 1 for known in aim.known]
        for at in self.vocabulary.others:
            known = aim.known[at]
            quiet = self.quiet[at] & known
            calm = at != self.vocabulary.number["to"] or aim.act != "disclose"
            world[at] = quiet if quiet and calm and pick.random() < 0.4 else self._one(known)
        for at in sorted(aim.mentioned):
            if aim.known[at] == 3 and facts[at].kind == "bool" and pick.random() < dense:
                world[at] = 2
        # Facts that no law asked mentions still concern advice and notes.
        for at in pick.choices(self.vocabulary.booleans, k=pick.choice((0, 0, 2, 9))):
            if aim.known[at] == 3:
                world[at] = 2
        return world

    def _one(self, bits: int) -> int:
        return self.random.choice([1 << at for at in range(bits.bit_length()) if bits >> at & 1])

    def closed(self, aim: Aim) -> dict[str, Any]:
        """Every fact known, most false ones left out."""
        return self._written(aim, self._world(aim), closed=True)

    def open(self, aim: Aim, least: int = 1, most: int = 12, closed: float = 0.4) -> dict[str, Any]:
        """Facts that can matter made unknown, as many as the completions allow; parties widened to lists."""
        pick, known, facts = self.random, self._world(aim), self.vocabulary.facts
        room = pick.choice((1 << 8, 1 << 10, 1 << 12, 1 << 14, 1 << 14, 1 << 16)) if pick.random() < 0.97 else LIMIT >> 1
        count = 1
        for at in self.vocabulary.others:
            if pick.random() < 0.35:
                wide = facts[at].full if pick.random() < 0.2 else self._several(known[at], facts[at].full)
                factor = wide.bit_count() if at in aim.mentioned else 1
                if count * factor <= room >> least:
                    known[at] = wide
                    count *= factor
        boolean = [at for at in sorted(aim.mentioned) if facts[at].kind == "bool"]
        for at in pick.sample(boolean, min(len(boolean), pick.randint(least, most))):
            if count * 2 <= room:
                known[at] = 3
                count *= 2
        for at in pick.choices(self.vocabulary.booleans, k=pick.choice((0, 0, 0, 3))):
            if at not in aim.mentioned:
                known[at] = 3
        return self._written(aim, known, closed=pick.random() < closed)

    def _several(self, bits: int, full: int) -> int:
        for _ in range(self.random.randint(1, 4)):
            bits |= self._one(full)
        return bits

    # ── Wording ──

    def _written(self, aim: Aim, known: list[int], closed: bool) -> dict[str, Any]:
        """The question as JSON, said in one of the ways that mean the same."""
        pick = self.random
        question: dict[str, Any] = {"law": self._law(aim.laws), "on": date.fromordinal(aim.day).isoformat(), "act": aim.act}
        for at in self.vocabulary.others:
            fact = self.vocabulary.facts[at]
            required = fact.id == "actor" or (fact.id == "to" and aim.act == "disclose")
            if required or known[at] != (self.quiet[at] if closed else fact.full) or pick.random() < 0.5:
                question[fact.id] = self._value(fact, known[at])
        facts: dict[str, Any] = {}
        for at in self.vocabulary.booleans:
            bits = known[at]
            # What would be read into its absence may be left out. So may a fact of an open question that no law asked mentions,
            # though known here: unknown, it changes no more than advice and notes.
            silent = (0.9 if bits == 1 else 0) if closed else 0.7 if bits == 3 else 0 if at in aim.mentioned else 0.8
            if pick.random() >= silent:
                facts[self.vocabulary.facts[at].id] = self._value(self.vocabulary.facts[at], bits)
        question["of"] = aim.cats if len(aim.cats) > 1 or pick.random() < 0.5 else aim.cats[0]
        if facts or pick.random() < 0.5:
            question["facts"] = facts
        if closed or pick.random() < 0.5:
            question["closed"] = closed
        return question

    def _law(self, laws: list[Law]) -> str | list[str]:
        for name, each in self.places:
            if each == laws and self.random.random() < 0.8:
                return name
        ids = [law.id for law in laws]
        return ids[0] if len(ids) == 1 and self.random.random() < 0.7 else ids

    def _value(self, fact: Fact, bits: int) -> Any:
        if bits.bit_count() == 1:
            value = fact.values[bits.bit_length() - 1]
            return value if self.random.random() < 0.95 else [value]
        if bits == fact.full and self.random.random() < 0.9:
            return None
        return [value for value in fact.values if bits & fact.bit[value]]
