"""Which questions, with their answers, should every runtime reproduce? A fixed list that drives every rule in turn, half of it open."""

from __future__ import annotations

import json
from typing import Any

from book import Book
from draw import Draw
from evaluate import evaluate
from law import Law, Rule
from question import read

FEWEST, MOST = 2, 14


def vectors(book: Book, count: int, seed: int) -> None:
    """Prints JSON Lines: for each rule two closed questions in which it decides, two in which facts are unknown, and one like any other."""
    draw = Draw(book, book.deciding, seed)
    for at in range(count):
        law, rule = draw.rules[at // 5 % len(draw.rules)]
        if at % 5 == 4:
            question = draw.question()
        else:
            question = draw.closed(draw.towards(law, rule)) if at % 2 else _open(book, draw, law, rule)
        print(json.dumps({"question": question, "expect": evaluate(book, question)}, ensure_ascii=False, separators=(",", ":")))


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
