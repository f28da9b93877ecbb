"""P11, the Python side: every vector is answered byte for byte as written. Assumes the vectors are right; `tests/oracle` checks that."""

import hashlib
import json
from pathlib import Path

import privity
import pytest

VECTORS = Path(__file__).parents[2] / "tests" / "vectors"


def vectors(file):
    for line in (VECTORS / file).read_text(encoding="utf-8").splitlines():
        # The answer as it is written, not as a parser would print it again.
        yield json.loads(line), line[line.index(',"answer":') + 10 : -1]


def run():
    """Answers every vector; says how many, and the digest of the answers."""
    digest, count = hashlib.sha256(), 0
    for file in ("closed.jsonl", "open.jsonl", "faults.jsonl"):
        for vector, written in vectors(file):
            # Raw text goes in as text; every other question as an object, and its answer comes back from the object.
            answer = privity.decide_json(vector["text"]) if "text" in vector else privity.decide(vector["question"]).to_json()
            assert answer == written, vector
            digest.update(answer.encode() + b"\n")
            count += 1
    return f"{count} vectors, sha256:{digest.hexdigest()}"


def test_p11_every_vector_is_answered_as_written_and_the_digest_holds():
    assert run().endswith((VECTORS / "DIGEST").read_text().strip())


def test_objects_text_keywords_batches_and_handles_answer_alike():
    questions = [vector["question"] for vector, _ in vectors("open.jsonl")][::20]
    for question, answer in zip(questions, privity.decide_many(questions)):
        asked = privity.ask(question)
        assert answer == asked.answer() == privity.decide(**question)
        assert answer.to_json() == privity.decide_json(json.dumps(question))
        assert answer.verdict == asked.verdict() == privity.verdict(question)
        assert str(answer) == privity.explain(question) == asked.explain()


def objects(text):
    """The question of a text as an object, if Python's own parser makes one of it that says the same."""

    def pairs(entries):
        if len(dict(entries)) != len(entries):
            raise ValueError("a key given twice")
        return dict(entries)

    try:
        return json.loads(text, object_pairs_hook=pairs)
    except ValueError:
        return None


def test_p11_faults_of_objects_are_those_of_text():
    count = 0
    for vector, written in vectors("faults.jsonl"):
        fault = json.loads(written)["fault"]
        question = objects(vector["text"])
        if question is None or fault["code"] == "bad-json":
            continue
        with pytest.raises(privity.PrivityError) as raised:
            privity.decide(question)
        if fault["code"] == "too-deep":
            # Text has lines and columns, an object has none.
            assert raised.value.code == "too-deep"
        else:
            assert raised.value.to_json() == written
        count += 1
    assert count > 200


if __name__ == "__main__":
    print(run())
