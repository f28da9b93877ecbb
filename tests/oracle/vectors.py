"""Which questions should every runtime answer alike? A fixed list that drives every rule in turn, half of it open; and whether answers hold."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from book import Book
from compare import comparable, differences, expected
from draw import Aim, Draw
from evaluate import evaluate
from law import Law, Rule
from question import read

FEWEST, MOST = 2, 14


def vectors(book: Book, count: int, seed: int) -> None:
    """Prints questions as JSON Lines: for each rule two closed questions in which it decides, two in which facts are unknown, and one like any other; then one for each place."""
    draw = Draw(book, book.deciding, seed)
    for at in range(count):
        law, rule = draw.rules[at // 5 % len(draw.rules)]
        if at % 5 == 4:
            question = draw.question()
        else:
            question = _closed(book, draw, law, rule) if at % 2 else _open(book, draw, law, rule)
        print(json.dumps(question, ensure_ascii=False, separators=(",", ":")))
    for _, laws in draw.places:
        aim = draw.anywhere()
        question = draw.closed(Aim(laws, aim.act, aim.day, aim.cats, aim.known))
        print(json.dumps(question, ensure_ascii=False, separators=(",", ":")))


def verify(book: Book, files: list[Path]) -> bool:
    """Are the answers written beside questions those of the evaluator, and does every rule decide with certainty in one? Faults are not looked at."""
    passed = failed = 0
    tally: Counter[tuple[str, str]] = Counter()
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            vector = json.loads(line)
            if "question" not in vector:
                continue
            want = evaluate(book, vector["question"], tally)
            found = ["too many completions"] if want is None else list(differences(expected(want), comparable(vector["answer"])))
            passed, failed = (passed, failed + 1) if found else (passed + 1, failed)
            for line in found:
                print(f"{file.name}:{number}: {line}")
    print(f"oracle: {passed + failed} vectors, {failed} differences")
    for law, key in sorted({(law.id, rule.key) for law in book.deciding for rule in law.rules if rule.then != "cite"} - tally.keys()):
        failed += 1
        print(f"rule {law} {key} decides with certainty in no vector")
    print(f"{passed} passed, {failed} failed")
    return not failed


def _closed(book: Book, draw: Draw, law: Law, rule: Rule) -> dict[str, Any]:
    """A closed question in which the rule decides."""
    for _ in range(50):
        question = draw.closed(draw.towards(law, rule))
        tally: Counter[tuple[str, str]] = Counter()
        evaluate(book, question, tally)
        if tally[law.id, rule.key]:
            break
    return question


def _open(book: Book, draw: Draw, law: Law, rule: Rule) -> dict[str, Any]:
    """An open question with unknown facts that some rule asked mentions; in most, some of them change the verdict."""
    undecided = draw.random.random() < 0.7
    for _ in range(200):
        aim = draw.towards(law, rule)
        question = draw.open(aim, least=FEWEST, closed=0.0)
        known = read(book, question).known
        unknown = sum(known[fact].bit_count() > 1 for fact in aim.mentioned)
        if FEWEST <= unknown <= MOST and undecided == bool((evaluate(book, question) or {}).get("missing")):
            break
    return question
