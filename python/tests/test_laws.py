"""Handles of laws, and laws of one's own. What a law file means is not tested here."""

import pickle
from pathlib import Path

import privity
import pytest
from questions import OPEN

FILES = Path(__file__).parents[2] / "tests" / "cli" / "laws"
GOOD = (FILES / "good.toml").read_text(encoding="utf-8")


def test_a_law_is_added_to_a_new_handle():
    before = privity.Laws()
    after = before.add(GOOD)
    [added] = {law.law for law in after.laws()} - {law.law for law in before.laws()}
    assert after.show(added).law == added and after.added == (GOOD,)
    with pytest.raises(privity.PrivityError) as raised:
        before.show(added)
    assert raised.value.code == "unknown-law"
    assert after != before and before == privity.Laws() and hash(before) == hash(privity.Laws())
    assert added in repr(after)


def test_a_compiled_law_is_the_same_law():
    compiled = privity.compile(GOOD)
    from_file, from_source = privity.Laws().load(compiled), privity.Laws(GOOD)
    assert from_file.laws() == from_source.laws()
    law = from_file.laws()[-1].law
    question = {**OPEN, "law": ["nyc", law]}
    assert from_file.decide(question) == from_source.decide(question)


def test_handles_are_pickled_with_their_laws():
    laws = privity.Laws(GOOD)
    law = laws.laws()[-1].law
    assert pickle.loads(pickle.dumps(laws)) == laws
    asked = pickle.loads(pickle.dumps(laws.ask({**OPEN, "law": law})))
    assert asked.laws == laws and asked.answer() == laws.decide({**OPEN, "law": law})
    assert pickle.loads(pickle.dumps(laws.verdict))({**OPEN, "law": law}) == asked.verdict()


def test_what_keeps_a_law_from_compiling_is_said_with_its_place():
    for file in FILES.glob("*.toml"):
        source = file.read_text(encoding="utf-8")
        if file.stem in ("good", "dead-rule", "out-of-scope"):
            continue
        for add in (privity.Laws().add, privity.compile):
            with pytest.raises(privity.PrivityError) as raised:
                add(source)
            assert raised.value.code.startswith("law-") and raised.value.at.line > 0, file.stem
    with pytest.raises(privity.PrivityError) as raised:
        privity.compile((FILES / "conflict.toml").read_text(encoding="utf-8"))
    assert raised.value.code == "law-conflict" and "a question that shows it: {" in raised.value.help


def test_a_law_twice_and_a_damaged_file():
    compiled = privity.compile(GOOD)
    for wrong, code in ((compiled, "duplicate-law"), (compiled[:-1], "bad-law-file"), (b"", "bad-law-file")):
        with pytest.raises(privity.PrivityError) as raised:
            privity.Laws(GOOD).load(wrong)
        assert raised.value.code == code
    with pytest.raises(privity.PrivityError) as raised:
        privity.Laws(GOOD).add(GOOD)
    assert raised.value.code == "law-duplicate"
    laws = privity.Laws()
    for make, wrong in ((privity.Laws, 7), (privity.Laws, None), (laws.add, compiled), (laws.add, None), (laws.load, GOOD), (laws.load, [7])):
        with pytest.raises(privity.PrivityError) as raised:
            make(wrong)
        assert raised.value.code == "wrong-type"


def test_a_compiled_file_may_be_held_in_any_way():
    compiled = privity.compile(GOOD)
    laws = privity.Laws().load(compiled)
    changed = bytearray(compiled)
    for held in (changed, memoryview(compiled)):
        other = privity.Laws().load(held)
        assert other == laws == privity.Laws(held) and hash(other) == hash(laws) and pickle.loads(pickle.dumps(other)) == laws
    changed.clear()
    assert other.added == (compiled,)


def test_a_warning_of_the_compiler_is_a_warning_of_python():
    with pytest.warns(privity.PrivityWarning, match="law-dead-rule"):
        privity.Laws().add((FILES / "dead-rule.toml").read_text(encoding="utf-8"))


def test_the_vocabulary_is_what_a_question_may_name():
    words = privity.vocabulary()
    assert {fact.id for fact in words.facts} > {"required_by_law", "actor"}
    assert words.places["nyc"] == ("nyc-gcp", "nyc-iil", "nyc-10-178")
    assert {fault.code for fault in privity.faults()} >= {"unknown-fact", "unreadable", "too-deep"}
    assert privity.note("NOT-YET-IN-FORCE") and privity.note("no such note") is None


def test_laws_are_compared_as_they_read_on_a_day():
    found = privity.compare("nm-mvd@2025-06-30", "nm-mvd@2025-07-01")
    assert (found.a.law, found.b.on, found.relation) == ("nm-mvd", "2025-07-01", "stricter")
    [world, *_] = [world for part in found.parts for differs in part.differs for world in differs.worlds]
    assert world.when and privity.decide(world.witness.b.question).laws[0].verdict == world.witness.b.verdict
    assert privity.compare("nyc-gcp", "nyc-gcp").relation == "same"
    assert pickle.loads(pickle.dumps(found)) == found and found.to_json().startswith('{"v":1,"a":{"law":"nm-mvd"')
    with pytest.raises(privity.PrivityError) as raised:
        privity.compare("nyc-ill", "nyc-gcp")
    assert raised.value.code == "unknown-law" and "nyc-iil" in raised.value.help


def test_claims_are_proven_or_refuted_with_a_question():
    proofs = privity.prove()
    assert len(proofs) >= 60 and all(proof.result == "proven" and (proof.premise or proof.witness) for proof in proofs)
    claim = '[[claim]]\nid = "x"\nlaw = ["nyc-gcp"]\nsay = "nothing is permitted"\nnever = "permitted"\n'
    [refuted] = privity.prove(claim)
    assert refuted.result == "refuted" and privity.decide(refuted.witness[0].question).laws[0].verdict == "permitted"
    law = privity.Laws(GOOD)
    assert law.prove(claim.replace("nyc-gcp", law.laws()[-1].law))[0].law == (law.laws()[-1].law,)
    with pytest.raises(privity.PrivityError) as raised:
        privity.prove(claim.replace("nyc-gcp", "nyc-gpc"))
    assert (raised.value.code, raised.value.at.line) == ("law-unknown-id", 3)


def test_what_to_ask_next_leads_to_a_verdict():
    first = privity.ask(law="nyc-gcp", on="2018-08-16", act="inquire", actor=None, of="immigration_status")
    ask = first.next()
    assert ask and ask.fact == "actor" and ask.values["police_department_officer"] and ask.left > 1
    told = first.tell("actor", ["police_department_officer"])
    after = told.next()
    assert after and not after.values and after.fact not in ("actor",)
    skipped = told
    while (ask := skipped.next()) is not None:
        skipped = skipped.tell(ask.fact, None)
    assert skipped.verdict() == "needs_facts" and skipped.to_json() == told.to_json()
    while (ask := told.next()) is not None:
        told = told.tell(ask.fact, False)
    assert told.verdict() == "prohibited" and first.verdict() == "needs_facts"
    for fact, value, code in (("actr", True, "unknown-fact"), ("actor", "cty", "unknown-value"), ("required_by_law", "yes", "wrong-type")):
        with pytest.raises(privity.PrivityError) as raised:
            first.tell(fact, value)
        assert raised.value.code == code
