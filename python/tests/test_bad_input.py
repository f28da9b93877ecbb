"""Bad input gets a fault with the code of every other runtime, never a crash, and what was given is not repeated."""

import collections
import datetime
import json
import pickle
import types

import privity
import pytest
from questions import OPEN, PLAIN

SECRET = "Maria Lopez 123-45-6789"


class Raises(collections.abc.Mapping):
    def __init__(self, error):
        self.error = error

    def __getitem__(self, key):
        raise self.error

    def __iter__(self):
        return iter(["law", "on"])

    def __len__(self):
        return 2


class Endless(collections.abc.Mapping):
    def __getitem__(self, key):
        return key

    def __iter__(self):
        while True:
            yield "law"

    def __len__(self):
        return 1


class Text(str):
    pass


def nested(depth, kind):
    value = None
    for _ in range(depth):
        value = kind(value)
    return value


def cyclic():
    question = dict(PLAIN)
    question["facts"] = question
    return question


def shared():
    """Nested no deeper than a question may be, and as long as a thousand to the sixth."""
    value = []
    for _ in range(6):
        value = [value] * 1000
    return value


CASES = {
    "unknown fact": ({**PLAIN, "facts": {"no_such_fact": True}}, "unknown-fact"),
    "misspelt category": ({**PLAIN, "of": "home_adress"}, "unknown-category"),
    "misspelt field": ({**PLAIN, "factz": {}}, "unknown-field"),
    "impossible date": ({**PLAIN, "on": "2018-02-30"}, "bad-date"),
    "missing actor": ({key: value for key, value in PLAIN.items() if key != "actor"}, "missing-field"),
    "missing recipient": ({**PLAIN, "act": "disclose"}, "missing-field"),
    "a resident's data": ({**PLAIN, "of": SECRET}, "unknown-category"),
    "number for text": ({**PLAIN, "act": 7}, "wrong-type"),
    "huge integer": ({**PLAIN, "on": 10**5000}, "wrong-type"),
    "not a number": ({**PLAIN, "on": float("nan")}, "wrong-type"),
    "bytes": ({**PLAIN, "act": b"retain"}, "wrong-type"),
    "bytearray": ({**PLAIN, "of": bytearray(b"name")}, "wrong-type"),
    "function": ({**PLAIN, "act": len}, "wrong-type"),
    "date and time": ({**PLAIN, "on": datetime.datetime(2024, 1, 1)}, "wrong-type"),
    "none for text": ({**PLAIN, "act": None}, "wrong-type"),
    "one for true": ({**PLAIN, "closed": 1}, "wrong-type"),
    "key that is no text": ({**PLAIN, 7: 7}, "unknown-field"),
    "cyclic": (cyclic(), "wrong-type"),
    "cyclic list": ({**PLAIN, "of": (lambda each: each.append(each) or each)([])}, "too-deep"),
    "deep lists": ({**PLAIN, "facts": nested(10**5, lambda value: [value])}, "too-deep"),
    "deep objects": ({**PLAIN, "facts": nested(10**5, lambda value: {"facts": value})}, "too-deep"),
    "shared lists": ({**PLAIN, "of": shared()}, "too-large"),
    "mapping that raises": (Raises(KeyError(SECRET)), "unreadable"),
    "mapping that never ends": (Endless(), "too-large"),
    "lone surrogate": ({**PLAIN, "of": "na\ud800me"}, "unknown-category"),
    "lone surrogate as key": ({**PLAIN, "\ud800": 1}, "unknown-field"),
    "ten megabytes of text": ({**PLAIN, "of": "x" * 10_000_000}, "too-large"),
    "ten megabytes as key": ({**PLAIN, "x" * 10_000_000: 1}, "too-large"),
    "a megabyte of lists": ({**PLAIN, "of": [[]] * 10_000_000}, "too-large"),
    "no question": (None, "wrong-type"),
    "text": ("nyc", "wrong-type"),
    "list": ([PLAIN], "wrong-type"),
    "number": (7, "wrong-type"),
}
CASES["cyclic"] = (CASES["cyclic"][0], "too-deep")


@pytest.mark.parametrize("name", CASES)
def test_each_has_its_code_everywhere(name):
    question, code = CASES[name]
    for operation in (privity.verdict, privity.decide):
        with pytest.raises(privity.PrivityError) as raised:
            operation(question)
        error = raised.value
        assert error.code == code
        assert error.__cause__ is None and error.__context__ is None
        for words in (str(error), repr(error), error.to_json()):
            assert SECRET not in words and "Maria" not in words
    [batched] = privity.decide_many([question])
    assert isinstance(batched, privity.PrivityError) and batched.code == code
    assert privity.verdict(PLAIN) == "permitted"


@pytest.mark.parametrize(
    "text, code",
    [
        ('{"law":"nyc","law":"nyc"}', "duplicate-key"),
        ("[" * 10_000_000, "too-large"),
        ("[" * 1000, "too-deep"),
        ("", "bad-json"),
        ("{", "bad-json"),
        ("NaN", "bad-json"),
        ("\ud800", "bad-json"),
        ('{"law":"\ud800"}', "missing-field"),
        ("x" * 10_000_000, "too-large"),
    ],
)
def test_text_too(text, code):
    assert json.loads(privity.decide_json(text))["fault"]["code"] == code


def raised(operation, *given):
    with pytest.raises(privity.PrivityError) as caught:
        operation(*given)
    error = caught.value
    assert error.__cause__ is None and error.__context__ is None
    for words in (str(error), repr(error), error.to_json()):
        assert "SECRET" not in words and "Maria" not in words
    return error


@pytest.mark.parametrize("given, kind", [(5, "a number"), (None, "null"), (b"SECRET", "`bytes`"), (["SECRET"], "a list"), ({}, "an object"), (True, "true or false")])
def test_what_is_no_text_is_of_the_wrong_type(given, kind):
    asked = privity.ask(OPEN)
    for operation in (
        privity.scan,
        privity.show,
        privity.note,
        privity.compile,
        lambda claims: privity.prove(claims if claims is not None else 7),
        lambda text: privity.compare(text, "nyc-iil"),
        lambda text: privity.compare("nyc-iil", text),
        lambda text: asked.tell(text, True),
        privity.Laws().add,
    ):
        error = raised(operation, given)
        assert error.code == "wrong-type" and error.message.startswith("expected text, not ")
    assert raised(privity.scan, given).message == raised(privity.compile, given).message == f"expected text, not {kind}"
    # It does not raise.
    fault = json.loads(privity.decide_json(given))["fault"]
    assert (fault["code"], fault["message"]) == ("wrong-type", f"expected text, not {kind}")


def test_what_is_no_list_of_questions_is_of_the_wrong_type():
    for given in (PLAIN, "nyc", 5, None, types.MappingProxyType(PLAIN)):
        assert raised(privity.decide_many, given).code == "wrong-type"
    assert [type(answer) for answer in privity.decide_many(iter([PLAIN, None]))] == [privity.Answer, privity.PrivityError]


def test_none_is_no_question_and_nothing_lacks_its_fields():
    for operation in (privity.verdict, privity.decide, privity.explain, privity.ask, privity.detect, privity.review):
        assert raised(operation, None).code == "wrong-type"
    assert privity.detect() == ()


def test_keywords_that_are_none_are_left_out_where_they_cannot_be_unknown():
    plain = {key: value for key, value in OPEN.items() if key not in ("facts", "closed")}
    for operation in (privity.verdict, privity.decide, privity.explain, privity.ask):
        assert operation(**plain, facts=None, closed=None) == operation(**plain)
    assert privity.decide(**{**plain, "purpose": None}) == privity.decide({**plain, "purpose": None})
    for name in ("facts", "closed"):
        assert raised(privity.decide, {**plain, name: None}).code == "wrong-type"
    assert raised(lambda: privity.decide(**{**plain, "of": None})).code == "wrong-type"


def test_lone_surrogates_are_read_everywhere_and_repeated_nowhere():
    alone = "SECRET Maria \ud800"
    assert raised(privity.compile, alone).code == raised(privity.Laws().add, alone).code == raised(privity.prove, alone).code == "law-syntax"
    assert raised(privity.show, alone).code == raised(privity.compare, alone, "nyc").code == "unknown-law"
    assert raised(privity.ask(OPEN).tell, alone, True).code == "unknown-fact"
    assert privity.note(alone) is None and privity.scan("\ud800") == ()
    assert privity.detect(label=alone) == privity.detect_column(alone, [alone]) == ()
    [found] = privity.detect_column("e-mail \ud800", ["a@example.org"] * 20 + ["\ud800"])
    assert found.category == "email_address"


def test_what_is_misspelt_is_offered_right():
    with pytest.raises(privity.PrivityError) as raised:
        privity.decide({**PLAIN, "of": ["name", "home_adress"]})
    error = raised.value
    assert (error.code, error.at.path, error.help) == ("unknown-category", "/of/1", "did you mean `home_address`?")
    assert str(error) == "unknown category `home_adress`; did you mean `home_address`?"
    assert isinstance(error, ValueError) and error.url.endswith("#unknown-category")


def test_an_error_is_pickled_whole():
    with pytest.raises(privity.PrivityError) as raised:
        privity.decide(PLAIN | {"act": "retian"})
    error = pickle.loads(pickle.dumps(raised.value))
    assert error.to_json() == raised.value.to_json() and str(error) == str(raised.value)


def test_an_interruption_is_not_swallowed():
    for error in (KeyboardInterrupt(), SystemExit()):
        with pytest.raises(type(error)):
            privity.decide(Raises(error))
        with pytest.raises(type(error)):
            privity.decide_many([Raises(error)])


def test_what_says_the_same_is_the_same_question():
    same = [
        types.MappingProxyType(OPEN),
        collections.OrderedDict(OPEN),
        collections.UserDict(OPEN),
        {**OPEN, "on": datetime.date(2019, 8, 20)},
        {**OPEN, "of": ("immigration_status", "home_address")},
        {**OPEN, "of": collections.deque(["immigration_status", "home_address"])},
        {Text(key): value for key, value in OPEN.items()},
        {**OPEN, "act": Text("disclose"), "facts": {Text("required_by_law"): [True, False]}},
        {**OPEN, "facts": {"required_by_law": {True, False}}},
    ]
    for question in same:
        assert privity.decide(question) == privity.decide(OPEN)
    # A set is asked in the order of its ids, whatever order it happens to have.
    ids = ["name", "home_address", "ssn", "race", "religion"]
    for kind in (set, frozenset):
        assert privity.decide({**OPEN, "of": kind(ids)}) == privity.decide({**OPEN, "of": sorted(ids)})
    assert privity.verdict({**OPEN, "actor": {"city_employee", "vendor"}}) == "needs_facts"


def test_a_question_is_one_object_or_keywords():
    for operation in (privity.verdict, privity.decide, privity.explain, privity.ask):
        with pytest.raises(TypeError):
            operation(OPEN, law="nyc")
        with pytest.raises(privity.PrivityError) as raised:
            operation()
        assert raised.value.code == "missing-field"


def test_a_dictionary_changed_while_it_is_read_stays_whole():
    class Changes(collections.abc.Sequence):
        def __getitem__(self, at):
            question.clear()
            return ["name"][at]

        def __len__(self):
            return 1

    question = {"of": Changes(), **{key: value for key, value in PLAIN.items() if key != "of"}}
    assert privity.verdict(question) == "permitted" and question == {}
