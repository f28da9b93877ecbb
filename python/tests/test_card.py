"""The card of a notebook: well formed, escaped, nothing by colour alone, and contrast of its own colours. How it looks is looked at."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import privity
from privity.card import STYLE
from questions import OPEN

VECTORS = Path(__file__).parents[2] / "tests" / "vectors"
EVIL = "<script>alert('&\"')</script>"


class Reader(HTMLParser):
    """Reads strictly: what is opened is closed, in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words = [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        assert tag not in ("script", "img", "iframe", "object"), tag
        assert not [name for name, _ in attributes if name.startswith("on")]
        if tag != "br":
            self.open.append(tag)
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


def test_every_kind_of_answer_is_well_formed_and_complete():
    lines = [line for file in ("open", "closed") for line in (VECTORS / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
    questions = [json.loads(line)["question"] for line in lines]
    seen = set()
    for question in questions[::25]:
        answer = privity.decide(question)
        words = " ".join(Reader(answer._repr_html_()).words)
        seen.add(answer.verdict)
        for law in answer.laws:
            assert all(because.rule in words and because.cite.quote in words for because in law.because)
        assert all(missing.ask in words for missing in answer.missing)
        assert all(advice.message in words for advice in answer.advice)
        assert all(f"[{note}]" in words for note in answer.notes)
    assert seen == {"permitted", "needs_approval", "prohibited", "needs_facts", "no_rule"}


def test_everything_is_escaped():
    def evil(value):
        if isinstance(value, str):
            return EVIL
        if isinstance(value, privity.Map):
            return privity.Map({EVIL: each for each in value.values()})
        if isinstance(value, tuple) and hasattr(value, "to_dict"):
            known = ("verdict", "then", "of") if not isinstance(value, privity.Because) else ("verdict", "then")
            fields = {name: getattr(value, name) for name in value._fields}
            return type(value)(**{name: each if name in known else evil(each) for name, each in fields.items()})
        return tuple(map(evil, value)) if isinstance(value, tuple) else value

    html = evil(privity.decide(OPEN))._repr_html_()
    assert "<script" not in html and "alert(&#x27;" in html
    Reader(html)


def test_a_link_leads_to_the_web_or_nowhere():
    answer = privity.decide(OPEN)
    cite = answer.laws[1].because[0].cite
    fields = {name: getattr(cite, name) for name in cite._fields}

    def links(url):
        because = privity.Because("R-1", "permit", True, (), privity.Cite(**{**fields, "url": url}))
        law = privity.LawAnswer("nyc-iil", "permitted", privity.Map({}), (because,), (), (), (), (), (), privity.Map({}), ())
        answered = privity.Answer(1, "permitted", (law,), (), (), (), (), (), (), (), answer.seal)
        return [attributes["href"] for tag, attributes in Reader(answered._repr_html_()).tags if tag == "a"]

    assert links("https://example.org/a?b&c") == ["https://example.org/a?b&c"]
    assert links("javascript:alert(1)") == links(None) == []


def test_a_badge_contrasts_and_has_words():
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    grounds = re.findall(r"background:(#[0-9a-f]{6})", STYLE)
    assert len(grounds) == 5
    for ground in grounds:
        assert 1.05 / (light(ground) + 0.05) >= 4.5, ground
    for ink, paper in (("#1b1b1f", "#ffffff"), ("#ececf1", "#1b1b1f")):
        bright, dark = sorted((light(ink), light(paper)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 7
    assert "Needs facts" in privity.decide(OPEN)._repr_html_()
