"""What can be asked of the evaluator? `python3 tests/oracle COMMAND`; see README.md beside this file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from book import Book
from cases import cases
from check import check
from compare import compare
from evaluate import evaluate
from question import QuestionError
from vectors import vectors, verify

LAWS = Path(__file__).resolve().parents[2] / "crates" / "privity-laws" / "law"


def answer(book: Book) -> None:
    """Answers questions from the standard input, one a line."""
    for line in sys.stdin:
        if line.strip():
            try:
                result = evaluate(book, json.loads(line))
            except (QuestionError, KeyError, ValueError) as error:
                result = {"error": str(error)}
            print(json.dumps(result, ensure_ascii=False))


def main() -> int:
    parser = argparse.ArgumentParser(prog="oracle", description="An evaluator of the law files, independent of the engine.")
    parser.add_argument("--folder", type=Path, default=LAWS, help="the folder of the law files")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("answer", help="answer questions from the standard input, one a line")
    parser_of = {name: commands.add_parser(name, help=text) for name, text in (
        ("compare", "put random questions to an engine and compare"),
        ("cases", "run worked cases from a file"),
        ("vectors", "print questions that drive every rule"),
        ("verify", "hold the answers of vector files against the evaluator's"),
        ("check", "compare the truth tables with one world at a time"),
    )}
    parser_of["compare"].add_argument("--engine", required=True)
    parser_of["cases"].add_argument("file", type=Path)
    parser_of["verify"].add_argument("files", type=Path, nargs="+")
    for name, count in (("compare", 100_000), ("vectors", 1000), ("check", 2000)):
        parser_of[name].add_argument("--count", type=int, default=count)
        parser_of[name].add_argument("--seed", type=int, default=1)
    for name, laws in (("compare", 200), ("check", 20)):
        parser_of[name].add_argument("--laws", type=int, default=laws)
    asked = parser.parse_args()
    book = Book(asked.folder)
    match asked.command:
        case "answer":
            answer(book)
        case "compare":
            compare(book, asked.engine, asked.count, asked.seed, asked.laws)
        case "vectors":
            vectors(book, asked.count, asked.seed)
        case "verify":
            return not verify(book, asked.files)
        case "cases":
            return not cases(book, asked.file)
        case "check":
            return not check(book, asked.count, asked.seed, asked.laws)
    return 0


if __name__ == "__main__":
    sys.exit(main())
