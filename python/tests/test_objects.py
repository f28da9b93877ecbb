"""Answers are plain objects: immutable, comparable, hashable, pickled and copied whole, and the same on the wire."""

import copy
import json
import pickle

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


EVERY = [*records(privity.decide(OPEN)), *records(privity.show("nyc-iil")), *records(privity.vocabulary()), *records(privity.faults())]


def test_every_kind_of_record_is_tried():
    kinds = {type(record).__name__ for record in EVERY}
    assert kinds >= {"Answer", "LawAnswer", "Because", "Cite", "Missing", "Flip", "Change", "Duty", "Advice", "Seal", "LawPage", "RuleView"}


def test_they_cannot_be_changed():
    for record in EVERY:
        for name in (*record._fields, "other"):
            with pytest.raises(AttributeError):
                setattr(record, name, None)
        assert not hasattr(record, "__dict__")
    with pytest.raises((AttributeError, TypeError)):
        privity.decide(OPEN).laws[0].of["immigration_status"] = "permitted"
    with pytest.raises(AttributeError):
        privity.ask(OPEN).laws = None


def test_they_are_equal_if_they_say_the_same():
    again = [*records(privity.decide(OPEN)), *records(privity.show("nyc-iil")), *records(privity.vocabulary()), *records(privity.faults())]
    for one, other in zip(EVERY, again):
        assert one == other and hash(one) == hash(other) and not one != other
    assert privity.decide(OPEN) != privity.decide(PLAIN)
    assert privity.Word("a", "b") != ("a", "b")


def test_they_are_pickled_and_copied():
    for record in EVERY:
        for other in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
            assert other == record and type(other) is type(record) and other.to_json() == record.to_json()
    answer = privity.decide(OPEN)
    other = pickle.loads(pickle.dumps(answer))
    assert str(other) == str(answer) and other._repr_html_() == answer._repr_html_()


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
