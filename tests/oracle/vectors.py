"""Which questions should every runtime answer alike? A fixed list that drives every rule in turn, half of it open; and whether answers hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from book import Book
from compare import comparable, differences, expected
from draw import Draw
from evaluate import evaluate
from law import Law, Rule
from question import read

FEWEST, MOST = 2, 14


def vectors(book: Book, count: int, seed: int) -> None:
    """Prints questions as JSON Lines: for each rule two closed questions in which it decides, two in which facts are unknown, and one like any other."""
    draw = Draw(book, book.deciding, seed)
    for at in range(count):
        law, rule = draw.rules[at // 5 % len(draw.rules)]
        if at % 5 == 4:
            question = draw.question()
        else:
            question = draw.closed(draw.towards(law, rule)) if at % 2 else _open(book, draw, law, rule)
        print(json.dumps(question, ensure_ascii=False, separators=(",", ":")))


def verify(book: Book, files: list[Path]) -> bool:
    """Are the answers written beside questions those of the evaluator? Lines without a question (faults) are not looked at."""
    passed = failed = 0
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            vector = json.loads(line)
            if "question" not in vector:
                continue
            want = evaluate(book, vector["question"])
            found = ["too many completions"] if want is None else list(differences(expected(want), comparable(vector["answer"])))
            passed, failed = (passed, failed + 1) if found else (passed + 1, failed)
            for line in found:
                print(f"{file.name}:{number}: {line}")
    print(f"oracle: {passed + failed} vectors, {failed} differences")
    print(f"{passed} passed, {failed} failed")
    return not failed


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
