"""Detection and review: what is found, where, and that no value comes back."""

import datetime
import decimal
import time
import uuid

import privity
import pytest


def test_a_field_asks_for_what_it_says():
    (found, *rest) = privity.detect(label="Social Security number", name="ssn")
    assert (found.category, found.proxy) == ("ssn", False)
    assert {one.category for one in rest if one.proxy} == {"citizenship_status"}
    assert privity.detect({"label": "Número de Seguro Social", "lang": "es"})[0].category == "ssn"
    assert privity.detect(label="Number of children") == ()


def test_places_are_in_characters():
    text = "Señora Muñoz 🙂: 219-09-9999"
    (span,) = [span for span in privity.scan(text) if span.kind == "ssn" and not span.proxy]
    assert text[span.start : span.end] == "219-09-9999"
    assert privity.scan("\ud800 nothing") == ()


def test_places_are_right_in_every_script_and_found_in_one_pass():
    spaces = "é 🙂 مرحبا 你好 "
    text = "".join(spaces[: at % len(spaces)] + " 219-09-9999 née " for at in range(200))
    found = {text[span.start : span.end] for span in privity.scan(text) if span.kind == "ssn"}
    assert found == {"219-09-9999"}
    long = "é 212-555-0143 " * 20_000
    start = time.perf_counter()
    spans = privity.scan(long)
    # Seconds, where each span is counted from the beginning.
    assert time.perf_counter() - start < 2
    assert len(spans) == 20_000 and long[spans[-1].start : spans[-1].end] == "212-555-0143"


def test_a_column_is_its_name_and_its_values():
    found = privity.detect_column("c1", [f"{n}@example.org" for n in range(50)])
    assert found[0].category == "email_address"
    assert "example.org" not in repr(found)


class NAType:
    """As pandas has it: neither equal nor unequal to anything."""

    def __bool__(self):
        raise TypeError("boolean value of NA is ambiguous")

    def __eq__(self, other):
        return self

    __ne__ = __eq__


class Scalar:
    """As Arrow has it."""

    def __init__(self, value):
        self.value = value

    def as_py(self):
        return self.value


class Column(list):
    shape = (9,)


SSNS = [219099999 + at for at in range(9)]
MISSING = [None, float("nan"), decimal.Decimal("nan"), decimal.Decimal("snan"), NAType()]
DAYS = [datetime.date(1990, 1, at) for at in range(1, 20)]


@pytest.mark.parametrize(
    "values",
    [SSNS, [*map(float, SSNS)], [*map(decimal.Decimal, SSNS)], [*map(Scalar, SSNS)], Column(SSNS), (str(each) for each in SSNS), {*SSNS}],
    ids=["integers", "floats", "decimals", "scalars", "a column", "a generator", "a set"],
)
def test_a_column_of_numbers_is_read_as_their_text(values):
    assert privity.detect_column("ssn", values) == privity.detect_column("ssn", [str(each) for each in SSNS])


def test_what_is_missing_is_passed_over():
    assert privity.detect_column("ssn", [*MISSING, *SSNS, *map(Scalar, MISSING)]) == privity.detect_column("ssn", SSNS)
    assert privity.detect_column("x", MISSING) == ()


def test_days_times_truths_and_identifiers_are_read():
    right = privity.detect_column("dob", [str(day) for day in DAYS])
    assert right == privity.detect_column("dob", DAYS) == privity.detect_column("dob", [datetime.datetime(*day.timetuple()[:3]) for day in DAYS])
    for value in (True, uuid.UUID(int=7), datetime.time(12), datetime.datetime(2024, 1, 1, 12), 0.5, float("inf"), decimal.Decimal("0.5")):
        assert privity.detect_column("x", [value]) == privity.detect_column("x", [str(value)])


def test_the_name_of_a_column_is_text_or_a_number_or_none():
    mail = ["a@example.org"]
    for name in (7, 7.0, None, float("nan"), ("contact", 7), datetime.date(2024, 1, 1)):
        assert privity.detect_column(name, mail)[0].category == "email_address"
    assert privity.detect_column(("resident", "ssn"), []) == privity.detect_column("resident ssn", [])
    for name in ([], b"ssn", object()):
        with pytest.raises(privity.PrivityError) as caught:
            privity.detect_column(name, mail)
        assert (caught.value.code, caught.value.at.path) == ("wrong-type", "/name")


def test_what_is_no_cell_is_named_by_its_place_and_type_and_not_repeated():
    class Table:
        shape = (2, 2)

        def __iter__(self):
            return iter(["name"])

    for value, kind in ((b"SECRET", "`bytes`"), (["SECRET"], "a list"), ({"SECRET": 1}, "an object"), (1j, "`complex`"), (Scalar([1]), "`Scalar`")):
        with pytest.raises(privity.PrivityError) as caught:
            privity.detect_column("x", ["SECRET", None, value])
        error = caught.value
        assert (error.code, error.at.path, error.message) == ("wrong-type", "/values/2", f"expected text, a number or a date, not {kind}")
        assert "SECRET" not in repr(error) and error.__context__ is None
    for values in ("SECRET", b"SECRET", {"SECRET": 1}, None, 5, Table()):
        with pytest.raises(privity.PrivityError) as caught:
            privity.detect_column("x", values)
        assert (caught.value.code, caught.value.at.path) == ("wrong-type", "/values")


def test_what_reading_a_column_raises_is_not_repeated():
    def cells():
        yield "SECRET"
        raise ValueError("SECRET")

    with pytest.raises(privity.PrivityError) as caught:
        privity.detect_column("x", cells())
    assert caught.value.code == "unreadable" and caught.value.__context__ is None and "SECRET" not in repr(caught.value)
    with pytest.raises(privity.PrivityError):
        privity.detect_column("x", [10**5000])


def test_a_review_cites_the_law_in_the_language_asked():
    form = {"law": "nyc", "on": "2026-01-02", "actor": "city_employee", "closed": True, "lang": "es", "fields": [{"label": "Estatus migratorio", "lang": "es"}]}
    finding = privity.review(form)[0]
    assert (finding.code, finding.severity, finding.category) == ("collection-prohibited", "error", "immigration_status")
    assert finding.cite is not None and "estatus migratorio" in finding.message
    assert finding.to_dict()["field"] == "Estatus migratorio"


@pytest.mark.parametrize(
    ("field", "code"),
    [({"label": 7}, "wrong-type"), ([], "wrong-type"), ({"label": "x" * (11 << 20)}, "too-large"), ({"options": "a"}, "wrong-type")],
)
def test_a_bad_field_is_a_fault(field, code):
    with pytest.raises(privity.PrivityError) as caught:
        privity.detect(field)
    assert caught.value.code == code


def test_a_bad_form_is_a_fault_with_its_place():
    with pytest.raises(privity.PrivityError) as caught:
        privity.review({"law": "nyc", "on": "2026-01-02", "actor": None, "fields": [{"label": b"bytes"}]})
    assert (caught.value.code, caught.value.at.path) == ("wrong-type", "/fields/0/label")
    with pytest.raises(privity.PrivityError, match="language"):
        privity.review({"law": "nyc", "on": "2026-01-02", "actor": None, "lang": "tlh", "fields": []})
