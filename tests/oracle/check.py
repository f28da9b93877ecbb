"""Do the truth tables answer as one world at a time does? Questions over the built-in laws and over random small laws."""

from __future__ import annotations

import json
from typing import Any

from book import Book
from draw import Draw
from evaluate import evaluate, verdicts
from question import read
from small import Small
from worlds import answer

FEW = 512
EACH = 40


def _part(full: dict[str, Any]) -> dict[str, Any]:
    """What `worlds` answers, of a whole answer."""
    laws = [
        {
            "verdict": law["verdict"], "of": law["of"], "missing": law["missing"],
            "because": sorted((entry["rule"], entry["then"], entry["certain"]) for entry in law["because"]),
        }
        for law in full["laws"]
    ]
    return {"verdict": full["verdict"], "missing": full["missing"], "laws": laws}


def _compared(book: Book, draw: Draw, count: int) -> int:
    """Compares so many questions of few completions; how many differ."""
    failed = 0
    while count:
        raw = draw.question()
        question = read(book, raw)
        if verdicts(question, FEW) is None:
            continue
        count -= 1
        fast, slow = _part(evaluate(book, raw) or {}), answer(question)
        if fast != slow:
            failed += 1
            print(f"question: {json.dumps(raw)}\n  tables: {json.dumps(fast)}\n  worlds: {json.dumps(slow)}")
    return failed


def check(book: Book, count: int, seed: int, laws: int) -> bool:
    failed = _compared(book, Draw(book, book.deciding, seed), count)
    small = Small(book, seed)
    for at in range(laws):
        law = book.add(small.text())
        failed += _compared(book, Draw(book, [law], f"{seed} {at}"), EACH)
        book.without(law)
    print(f"{count + laws * EACH - failed} passed, {failed} failed")
    return not failed
