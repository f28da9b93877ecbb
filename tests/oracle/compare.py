"""Does an engine answer as the evaluator does? Questions over the built-in laws and over random small laws, put to both."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Iterator

from book import Book
from draw import Draw
from evaluate import evaluate
from small import Small

CHUNK = 5000
EACH = 40
SHOWN = 10
# With this many questions every rule must decide certainly in at least so many.
ENOUGH, OFTEN = 100_000, 20

Answer = dict[str, Any]


def ask(engine: str, questions: list[Answer], *extra: str) -> list[Answer]:
    """The engine's answers, one process for all questions."""
    lines = "".join(json.dumps(question, ensure_ascii=False) + "\n" for question in questions)
    run = subprocess.run([engine, "decide", "--json", *extra], input=lines, capture_output=True, text=True, encoding="utf-8")
    # A fault among the answers may set the exit status; a line for each question is what counts.
    answers = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
    if len(answers) != len(questions):
        raise SystemExit(f"oracle: {len(answers)} answers to {len(questions)} questions; {run.stderr.strip()[:1000]}")
    return answers


def _duties(part: Answer) -> list[Answer]:
    return [{"duty": duty["duty"], "certain": duty["certain"]} for duty in part["duties"]]


def comparable(answer: Answer) -> Answer:
    """What is compared of an engine's answer; its wording, citations and help are not."""
    if "fault" in answer:
        return {"fault": answer["fault"]}
    return {
        "verdict": answer["verdict"],
        "laws": [
            {
                "law": law["law"], "verdict": law["verdict"], "of": law["of"],
                "because": [{key: entry[key] for key in ("rule", "then", "certain", "of")} for entry in law["because"]],
                "missing": sorted(fact["fact"] for fact in law["missing"]),
                "duties": _duties(law), "basis": law["basis"], "notes": law["notes"],
            }
            for law in answer["laws"]
        ],
        "missing": sorted(fact["fact"] for fact in answer["missing"]),
        "duties": _duties(answer),
        "advice": sorted({advice["code"] for advice in answer["advice"]}),
        "notes": answer["notes"],
    }


def expected(answer: Answer) -> Answer:
    """The evaluator's answer, with what is compared as a set put in order."""
    laws = [law | {"missing": sorted(law["missing"])} for law in answer["laws"]]
    return answer | {"laws": laws, "missing": sorted(answer["missing"]), "advice": sorted(answer["advice"])}


def differences(want: Any, got: Any, at: str = "") -> Iterator[str]:
    """Where two answers differ, part by part."""
    if want == got:
        return
    if isinstance(want, dict) and isinstance(got, dict) and want.keys() == got.keys():
        for key in want:
            yield from differences(want[key], got[key], f"{at}.{key}" if at else key)
    elif isinstance(want, list) and isinstance(got, list) and len(want) == len(got) and "laws" == at:
        for left, right in zip(want, got):
            yield from differences(left, right, f"{at}[{left['law']}]")
    else:
        yield f"{at or 'answer'}: expected {json.dumps(want, ensure_ascii=False)}, got {json.dumps(got, ensure_ascii=False)}"


class Comparison:
    """Runs the comparison and keeps the score."""

    def __init__(self, book: Book, engine: str) -> None:
        self.book, self.engine = book, engine
        self.tally: Counter[tuple[str, str]] = Counter()
        self.passed = self.failed = 0

    def built_in(self, count: int, seed: int) -> None:
        draw = Draw(self.book, self.book.deciding, seed)
        while count and self.failed < SHOWN:
            questions = [draw.question() for _ in range(min(count, CHUNK))]
            count -= len(questions)
            self._put(questions, self.tally)

    def random_laws(self, laws: int, seed: int) -> None:
        # A stream of its own, so that --count does not change which laws are drawn.
        small = Small(self.book, f"laws {seed}")
        with TemporaryDirectory() as folder:
            for at in range(laws):
                if self.failed >= SHOWN:
                    return
                text = small.text()
                path = Path(folder) / f"{at}.toml"
                path.write_text(text, encoding="utf-8")
                law = self.book.add(text)
                draw = Draw(self.book, [law], f"questions {seed} {at}")
                before = self.failed
                self._put([draw.question() for _ in range(EACH)], None, "--with", str(path))
                self.book.without(law)
                if self.failed > before:
                    print(f"the law:\n{text}")

    def _put(self, questions: list[Answer], tally: Counter[tuple[str, str]] | None, *extra: str) -> None:
        for question, answer in zip(questions, ask(self.engine, questions, *extra)):
            want = evaluate(self.book, question, tally)
            if want is None:
                raise SystemExit(f"oracle: too many completions were drawn: {json.dumps(question)}")
            found = list(differences(expected(want), comparable(answer)))
            if not found:
                self.passed += 1
                continue
            self.failed += 1
            print(f"question: {json.dumps(question, ensure_ascii=False)}")
            print("".join(f"  {line}\n" for line in found))
            if self.failed >= SHOWN:
                return

    def rarest(self) -> tuple[int, str]:
        """The rule that decides in all completions of the fewest questions, and in how many."""
        rules = [(law.id, rule.key) for law in self.book.deciding for rule in law.rules if rule.then != "cite"]
        return min((self.tally[rule], " ".join(rule)) for rule in rules)

    def close(self) -> None:
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def compare(book: Book, engine: str, count: int, seed: int, laws: int) -> None:
    comparison = Comparison(book, engine)
    comparison.built_in(count, seed)
    comparison.random_laws(laws, seed)
    if comparison.failed >= SHOWN:
        print(f"oracle: stopped after {SHOWN} differences")
        comparison.close()
    times, rule = comparison.rarest()
    if count >= ENOUGH and times < OFTEN:
        print(f"rule {rule} decided in {times} questions only: the questions drawn do not test it")
        comparison.failed += 1
    print(
        f"oracle: compared {count} questions and {laws} random laws with {laws * EACH} questions, "
        f"{comparison.failed} differences; fewest times a rule decides: {times} ({rule})"
    )
    comparison.close()
