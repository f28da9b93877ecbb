// P11 for verdicts alone: the same verdict, or the same fault, as of the whole answer, of every vector.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";

import * as privity from "../../dist/verdict.js";
import { FILES, read } from "../vectors.js";

before(() => privity.initSync({ module: readFileSync(new URL("../../dist/verdict.wasm", import.meta.url)) }));

for (const name of FILES) {
  test(`verdicts alone, of ${name}`, () => {
    const vectors = read(readFileSync(new URL(`../../../tests/vectors/${name}`, import.meta.url), "utf8")).filter(({ question }) => question);
    assert.ok(vectors.length > 0 || name === "faults.jsonl");
    for (const { question, answer } of vectors) {
      const { verdict, fault } = JSON.parse(answer);
      if (fault) {
        const { code, message, help, url, at } = fault;
        assert.throws(() => privity.verdict(question), { name: "PrivityError", code, message, help, url, at });
        continue;
      }
      const asked = privity.ask(question);
      assert.deepEqual([privity.verdict(question), asked.verdict()], [verdict, verdict]);
      asked.free();
    }
  });
}
