"""Answers are plain objects: immutable, comparable, hashable, pickled and copied whole, and the same on the wire."""

import copy
import json
import pickle
import types
import typing
from pathlib import Path

import privity
import pytest
from questions import OPEN, PLAIN


def records(value):
    if isinstance(value, privity.Map):
        for each in value.values():
            yield from records(each)
    elif isinstance(value, tuple):
        if hasattr(value, "to_dict"):
            yield value
        for each in value:
            yield from records(each)


FORM = {**OPEN, "fields": [{"label": "SSN"}, {"label": "ZIP code", "value": "10007"}, {"label": "Note", "value": "219-09-9999"}]}
for left in ("act", "of", "facts"):
    del FORM[left]
CLAIM = '[[claim]]\nid = "x"\nlaw = ["nyc-gcp"]\nsay = "nothing is permitted"\nnever = "permitted"\n'
KINDS = [kind for kind in vars(privity).values() if isinstance(kind, type) and hasattr(kind, "_fields")]


def made():
    for question in (OPEN, PLAIN, {**OPEN, "closed": False, "facts": {}}):
        yield privity.decide(question)
        asked = privity.ask(question)
        while (ask := asked.next()) is not None:
            yield ask
            asked = asked.tell(ask.fact, None)
    for law in ("nyc-iil", "nyc-eo-124", "principles"):
        yield privity.show(law)
    for pair in (("nyc-iil", "nyc-eo-124"), ("nyc-eo-124", "nyc-iil"), ("nm-mvd@2025-06-30", "nm-mvd@2025-07-01")):
        yield privity.compare(*pair)
    yield privity.laws(), privity.vocabulary(), privity.faults(), privity.prove(CLAIM)
    yield privity.review(FORM), privity.detect(label="SSN"), privity.scan("SSN 219-09-9999"), privity.At(1, 2, "/of")


EVERY = [record for each in made() for record in records(each)]
FEW = list({(type(record), *(value is None for value in record)): record for record in EVERY}.values())


def test_every_kind_of_record_is_tried():
    assert {type(record) for record in EVERY} == set(KINDS)


def test_every_field_is_of_the_type_it_says_and_every_optional_one_is_read_both_ways():
    def fits(kind, value):
        origin, inside = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Literal:
            return value in inside
        if origin in (typing.Union, types.UnionType):
            return any(fits(one, value) for one in inside)
        if origin is tuple:
            return type(value) is tuple and all(fits(inside[0], each) for each in value)
        if origin is privity.Map:
            return type(value) is privity.Map and all(fits(inside[0], each) for each in value.values())
        # What may be anything is still nothing that can be changed.
        return type(value) is kind or kind is object and not isinstance(value, (list, dict))

    hints = {kind: typing.get_type_hints(kind) for kind in KINDS}
    seen = {}
    for record in EVERY:
        for name in record._fields:
            value = getattr(record, name)
            assert fits(hints[type(record)][name], value), (type(record), name)
            seen.setdefault((type(record), name), set()).add(value is None)
    for kind in KINDS:
        for name in kind._fields:
            optional = type(None) in typing.get_args(hints[kind][name])
            assert seen[kind, name] == ({True, False} if optional else {False}), (kind, name)


def test_records_in_records_are_records():
    finding = privity.review(FORM)[0]
    assert finding.cite.section and finding.cite.to_dict()["quote"] == finding.cite.quote
    compared = privity.compare("nyc-iil", "nyc-eo-124")
    assert compared.basis[0].a_cite.section and compared.basis[0].b_cite is None and hash(compared)
    said = next(each for each in records(compared) if isinstance(each, privity.Said))
    assert type(said.question) is privity.Map and hash(said) and privity.decide(said.question).laws[0].verdict == said.verdict


def test_they_cannot_be_changed():
    for record in FEW:
        for name in (*record._fields, "other"):
            with pytest.raises(AttributeError):
                setattr(record, name, None)
            with pytest.raises(AttributeError):
                delattr(record, name)
        # An answer has its question there.
        assert type(record) is privity.Answer or not hasattr(record, "__dict__")
    with pytest.raises((AttributeError, TypeError)):
        privity.decide(OPEN).laws[0].of["immigration_status"] = "permitted"
    with pytest.raises(AttributeError):
        privity.ask(OPEN).laws = None


def test_they_are_equal_if_they_say_the_same():
    again = [record for each in made() for record in records(each)]
    for one, other in zip(EVERY, again, strict=True):
        assert one == other and hash(one) == hash(other) and not one != other
    assert privity.decide(OPEN) != privity.decide(PLAIN)
    assert privity.Word("a", "b") != ("a", "b")


def test_they_are_pickled_and_copied():
    for record in FEW:
        for other in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
            assert other == record and type(other) is type(record) and other.to_json() == record.to_json()
    answer = privity.decide(OPEN)
    other = pickle.loads(pickle.dumps(answer))
    assert str(other) == str(answer) and other._repr_html_() == answer._repr_html_()


def test_they_are_tuples_of_their_fields_and_of_nothing_else():
    for record in EVERY:
        fields = tuple(getattr(record, name) for name in record._fields)
        assert len(record) == len(fields) and tuple(record) == fields and (*record,) == fields
    answer = privity.decide(OPEN)
    [same] = {answer, pickle.loads(pickle.dumps(answer)), copy.copy(answer), privity.Answer(*answer)}
    assert same is answer


def test_an_answer_of_a_law_of_ones_own_keeps_its_card():
    good = (Path(__file__).parents[2] / "tests" / "cli" / "laws" / "good.toml").read_text(encoding="utf-8")
    laws = privity.Laws(good)
    own = laws.laws()[-1]
    answer = laws.decide({**OPEN, "law": ["nyc", own.law]})
    once = pickle.loads(pickle.dumps(answer))
    for other in (once, pickle.loads(pickle.dumps(once)), copy.deepcopy(once)):
        assert own.title in other._repr_html_() == answer._repr_html_() and str(other) == str(answer)


def test_they_are_made_by_hand_too():
    word = privity.Word(id="a", text="b")
    assert word == privity.Word("a", "b") and repr(word) == "Word(id='a', text='b')"
    for wrong in ((), ("a",), ("a", "b", "c")):
        with pytest.raises(TypeError):
            privity.Word(*wrong)
    with pytest.raises(TypeError):
        privity.Word("a", text="b", more="c")
    answer = privity.decide(OPEN)
    plain = privity.Answer(**{name: getattr(answer, name) for name in answer._fields})
    assert plain == answer and str(plain) == answer.to_json()
    # What `copy.replace` calls, from Python 3.13 on.
    assert word.__replace__(text="c") == privity.Word("a", "c") and plain.__replace__(v=2).v == 2
    match word:
        case privity.Word(id, text):
            assert (id, text) == ("a", "b")


def test_the_wire_is_what_to_dict_gives():
    for record in EVERY:
        assert json.loads(record.to_json()) == record.to_dict()
    [change] = {change for flip in privity.decide(OPEN).flips for change in flip.change if change.fact == "required_by_law"} or [None]
    flip = next(flip for law in privity.decide(OPEN).laws for flip in law.flips)
    assert list(flip.change[0].to_dict()) == ["fact", "from", "to"] and flip.change[0].to_dict()["from"] == flip.change[0].from_
    assert change is None or change.to


def test_an_answer_says_itself():
    answer = privity.decide(OPEN)
    assert str(answer) == privity.explain(OPEN) and str(answer).startswith("NEEDS FACTS")
    assert repr(answer) == "<Answer needs_facts; nyc-gcp needs_facts, nyc-iil needs_facts, nyc-10-178 needs_facts; missing required_by_law>"


def test_a_question_is_pickled_as_it_was_asked():
    asked = privity.ask(OPEN)
    other = pickle.loads(pickle.dumps(asked))
    assert other.answer() == asked.answer() and repr(other) == repr(asked)
    assert json.loads(asked.to_json())["facts"] == {"required_by_law": None}


def test_what_was_told_or_skipped_is_copied_and_pickled():
    for value in (None, False):
        asked = privity.ask(law="nyc", on="2019-08-20", act="inquire", actor=None, of="immigration_status")
        while (ask := asked.next()) is not None:
            asked = asked.tell(ask.fact, value if not ask.values else None)
            for other in (pickle.loads(pickle.dumps(asked)), copy.copy(asked), copy.deepcopy(asked)):
                assert other.next() == asked.next() and other.answer() == asked.answer() and other == asked and hash(other) == hash(asked)


def test_questions_are_equal_if_they_say_the_same():
    asked = privity.ask(OPEN)
    assert asked == privity.ask(**OPEN) and hash(asked) == hash(privity.ask(OPEN))
    assert len({asked, privity.ask(PLAIN), privity.Laws().ask(OPEN)}) == 2
    for other in (privity.ask(PLAIN), asked.tell("required_by_law", None), asked.tell("required_by_law", True), OPEN, None):
        assert asked != other
