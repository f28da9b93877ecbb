// P11 for verdicts alone: the same verdict, or the same fault, as of the whole answer, of every vector.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";

import * as privity from "../../dist/verdict.js";
import { FILES, read } from "../vectors.js";

/** Faults of a question's text: an object has no such fault, or no line and column of it. */
const OF_TEXT = ["bad-json", "duplicate-key", "too-deep"];

before(() => privity.initSync({ module: readFileSync(new URL("../../dist/verdict.wasm", import.meta.url)) }));

for (const name of FILES) {
  test(`verdicts alone, of ${name}`, () => {
    const all = read(readFileSync(new URL(`../../../tests/vectors/${name}`, import.meta.url), "utf8"));
    const vectors = all.map(({ question, text, answer }) => ({ question, text, ...JSON.parse(answer) })).filter(({ fault }) => !OF_TEXT.includes(fault?.code));
    assert.ok(vectors.length > 0);
    for (const { question: object, text, verdict, fault } of vectors) {
      const question = object ?? JSON.parse(text);
      if (fault) {
        assert.throws(() => privity.verdict(question), { name: "PrivityError", ...fault });
        assert.throws(() => privity.ask(question), { name: "PrivityError", ...fault });
        continue;
      }
      const asked = privity.ask(question);
      assert.deepEqual([privity.verdict(question), asked.verdict()], [verdict, verdict]);
      asked.free();
    }
  });
}

test("what is undefined is unknown or left out; a handle says what it is not", () => {
  const question = { law: "nyc-gcp", on: "2018-08-16", act: "inquire", actor: "city_employee", of: "immigration_status" };
  assert.equal(privity.verdict({ ...question, facts: undefined, closed: undefined }), privity.verdict(question));
  const asked = privity.ask(question);
  asked.free();
  assert.throws(() => asked.verdict(), { name: "TypeError", message: /freed/ });
  assert.throws(() => new privity.Question(), { name: "TypeError", message: /`ask`/ });
});
