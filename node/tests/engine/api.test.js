// The interface: one in both engines, but for the compiler.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import * as privity from "../../dist/node.js";

const native = privity.engine === "native";
const question = { law: "nyc-gcp", on: "2018-08-16", act: "inquire", actor: "city_employee", of: "immigration_status", closed: true };
const town = readFileSync(new URL("../../../tests/cli/laws/good.toml", import.meta.url), "utf8");
/** The town's law, compiled by the engine that can. */
const compiled = () => {
  const script = `import { compile } from ${JSON.stringify(new URL("../../dist/node.js", import.meta.url).href)};
    process.stdout.write(Buffer.from(compile(${JSON.stringify(town)})).toString("base64"));`;
  const args = ["--input-type=module", "--eval", script];
  return Buffer.from(execFileSync(process.execPath, args, { env: { ...process.env, PRIVITY_ENGINE: "native" } }).toString(), "base64");
};

test("the engine asked for is the one in use", () => {
  assert.equal(privity.engine, process.env.PRIVITY_ENGINE ?? "native");
});

test("CommonJS and ESM share one copy", () => {
  const required = createRequire(import.meta.url)("../../dist/node.cjs");
  assert.equal(required.PrivityError, privity.PrivityError);
  assert.equal(required.decide, privity.decide);
});

test("laws, a law, the vocabulary and faults can be read", () => {
  const all = privity.laws();
  assert.ok(all.some((law) => law.law === "nyc-iil" && law.title.startsWith("Identifying Information Law")));
  assert.equal(privity.show("nyc-iil").rules.find((rule) => rule.rule.startsWith("IIL-")).cite.section.length > 0, true);
  const words = privity.vocabulary();
  assert.ok(words.categories.some(({ id, text }) => id === "immigration_status" && text !== ""));
  assert.ok(words.facts.every(({ ask }) => ask !== ""));
  assert.deepEqual(words.places.find(({ id }) => id === "nyc").laws, ["nyc-gcp", "nyc-iil", "nyc-10-178"]);
  assert.ok(privity.faults().some(({ code }) => code === "no-compiler"));
});

test("an explanation is for a clerk", () => {
  assert.match(privity.explain(question), /^[A-Z ]+\n/);
  assert.equal(privity.ask(question).explain(), privity.explain(question));
});

test("a question resolved once answers as often as one likes, and is freed", () => {
  const asked = privity.ask(question);
  assert.deepEqual(asked.answer(), privity.decide(question));
  assert.equal(asked.verdict(), asked.answer().verdict);
  asked.free();
  asked.free();
  for (const work of [() => asked.verdict(), () => asked.answer(), () => asked.next(), () => asked.tell("actor", null)]) {
    assert.throws(work, { name: "TypeError", message: /freed/ });
  }
  const laws = new privity.Laws();
  laws.free();
  for (const work of [() => laws.verdict(question), () => laws.decide(question), () => laws.laws()]) assert.throws(work, { name: "TypeError", message: /freed/ });
  assert.throws(() => new privity.Question(), { name: "TypeError", message: /`ask`/ });
  assert.equal(typeof privity.Question.prototype[Symbol.dispose], "function");
});

test("what to ask next leads to a verdict, and a question told is another", () => {
  const first = privity.ask({ law: "nyc-gcp", on: "2018-08-16", act: "inquire", actor: null, of: "immigration_status" });
  const next = first.next();
  assert.equal(next.fact, "actor");
  assert.ok(next.values.police_department_officer && next.left > 1);
  let told = first.tell("actor", "police_department_officer");
  let skipped = told;
  for (let ask; (ask = skipped.next()); ) skipped = skipped.tell(ask.fact, null);
  assert.equal(skipped.verdict(), "needs_facts");
  for (let ask; (ask = told.next()); ) told = told.tell(ask.fact, false);
  assert.equal(told.verdict(), "prohibited");
  assert.equal(first.verdict(), "needs_facts");
  for (const [fact, value, code] of [["actr", true, "unknown-fact"], ["actor", "cty", "unknown-value"], ["required_by_law", "yes", "wrong-type"]]) {
    assert.throws(() => first.tell(fact, value), { code });
  }
});

test("laws are compared, and claims proven where there is a compiler", () => {
  const found = privity.compare("nm-mvd@2025-06-30", "nm-mvd@2025-07-01");
  assert.equal(found.relation, "stricter");
  const { witness } = found.parts.flatMap(({ differs }) => differs)[0].worlds[0];
  assert.equal(privity.decide(witness.b.question).laws[0].verdict, witness.b.verdict);
  assert.throws(() => privity.compare("nyc-ill", "nyc-gcp"), { code: "unknown-law" });
  if (!native) return assert.throws(() => privity.prove(), { code: "no-compiler" });
  const proofs = privity.prove();
  assert.ok(proofs.length >= 60 && proofs.every(({ result }) => result === "proven"));
  const claim = '[[claim]]\nid = "x"\nlaw = ["nyc-gcp"]\nsay = "x"\nnever = "permitted"\n';
  assert.equal(privity.prove(claim)[0].result, "refuted");
  assert.throws(() => privity.prove(claim.replace("never", "nevr")), { code: "law-syntax" });
});

test("a law of one's own, compiled where there is a compiler, loads everywhere", () => {
  const laws = new privity.Laws();
  const file = compiled();
  const more = laws.load(file);
  assert.notEqual(more, laws);
  assert.equal(laws.laws().length + 1, more.laws().length);
  const id = more.laws().at(-1).law;
  assert.equal(more.verdict({ ...question, law: id }), more.decide({ ...question, law: id }).verdict);
  assert.throws(() => laws.verdict({ ...question, law: id }), { code: "unknown-law" });
  assert.throws(() => more.load(file), { code: "duplicate-law" });
  if (native) {
    assert.deepEqual(Buffer.from(privity.compile(town)), file);
    assert.deepEqual(laws.add(town).show(id), more.show(id));
    assert.throws(() => privity.compile("id = 1"), privity.PrivityError);
  } else {
    assert.throws(() => privity.compile(town), { code: "no-compiler" });
    assert.throws(() => laws.add(town), { code: "no-compiler" });
  }
});

test("a compiled law is read from bytes of every kind", () => {
  const file = compiled();
  const shared = new Uint8Array(new SharedArrayBuffer(file.length));
  shared.set(file);
  for (const bytes of [new Uint8Array(file), file.buffer.slice(file.byteOffset, file.byteOffset + file.length), new DataView(shared.buffer), shared, shared.buffer]) {
    assert.ok(new privity.Laws().load(bytes).laws().length > new privity.Laws().laws().length);
  }
});

test("nothing need be waited for in Node", async () => {
  assert.equal(await privity.init(), undefined);
  assert.equal(privity.initSync({}), undefined);
  assert.equal(await privity.words(), undefined);
});
