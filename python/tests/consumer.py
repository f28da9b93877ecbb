"""A program that uses every part; type checkers must find nothing in it."""

from datetime import date

import privity
from privity import Answer, Laws, PrivityError, Question
from privity.ids import Category, Fact, Verdict


def ask(laws: Laws, of: list[Category], known: dict[Fact, bool | None]) -> Question:
    return laws.ask(law="nyc", on=date(2024, 1, 1), act="disclose", actor="city_employee", to=None, of=of, facts=known, closed=True)


def passed_on(laws: Laws, known: dict[Fact, bool | None] | None = None, closed: bool | None = None) -> str:
    return laws.explain(law="nyc", on="2024-01-01", act="retain", actor=None, of="name", facts=known, closed=closed)


def held(file: bytearray) -> Laws:
    return privity.Laws(memoryview(file)).load(file)


def sections(answer: Answer) -> list[str]:
    return [because.cite.section for law in answer.laws for because in law.because]


def main() -> None:
    laws = privity.Laws()
    question = ask(laws, ["name", "ssn"], {"required_by_law": None})
    verdict: Verdict = question.verdict()
    answer = question.answer()
    html: str = answer._repr_html_()
    change: bool | None = answer.flips[0].change[0].from_ if answer.flips else None
    raw: dict[str, object] = {"law": "nyc"}
    for each in privity.decide_many([raw, raw]):
        if isinstance(each, PrivityError):
            print(each.code, each.at.path)
        else:
            print(sections(each), each.laws[0].of["name"])
    columns = [privity.detect_column(name, values) for name, values in (("ssn", [None, 1.0]), (7, (str(at) for at in range(9))))]
    print(privity.__version__, passed_on(laws), held, [found.category for column in columns for found in column], question == question)
    print(verdict, html, change, privity.verdict(raw), privity.explain(raw), privity.show("nyc-iil").rules[0].cite.quote)


if __name__ == "__main__":
    main()
