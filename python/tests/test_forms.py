"""Detection and review: what is found, where, and that no value comes back."""

import time

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
