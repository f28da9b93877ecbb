"""A program that uses every part; type checkers must find nothing in it."""

from datetime import date

import privity
from privity import Answer, Laws, PrivityError, Question
from privity.ids import Category, Fact, Verdict


def ask(laws: Laws, of: list[Category], known: dict[Fact, bool | None]) -> Question:
    return laws.ask(law="nyc", on=date(2024, 1, 1), act="disclose", actor="city_employee", to=None, of=of, facts=known, closed=True)


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
    print(verdict, html, change, privity.verdict(raw), privity.explain(raw), privity.show("nyc-iil").rules[0].cite.quote)


if __name__ == "__main__":
    main()
