// P1 for JavaScript's values: whatever is given, a fault with the same code in both engines, and the engine answers afterwards. Assumes that
// faults of text and of meaning are those of the vectors.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as privity from "../../dist/node.js";

const right = Object.freeze({
  law: "nyc", on: "2018-08-16", act: "disclose", actor: "city_employee", to: "vendor", purpose: "service_delivery", process: "none",
  of: ["name"], facts: { furthers_agency_mission: true }, closed: true,
});
const throwing = (field) => Object.defineProperty({ ...right }, field, { enumerable: true, get: () => { throw new Error("Maria Lopez"); } });
const cycle = () => {
  const question = { ...right };
  question.facts = { furthers_agency_mission: question };
  return question;
};
const list = [];
list.push(list);
const deep = (depth) => (depth === 0 ? "name" : [deep(depth - 1)]);
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const huge = "x".repeat(10_000_000);

const ODD = [
  // No question at all.
  ["undefined", undefined, "wrong-type"],
  ["null", null, "wrong-type"],
  ["a number", 7, "wrong-type"],
  ["NaN", NaN, "wrong-type"],
  ["a BigInt", 7n, "wrong-type"],
  ["a symbol", Symbol("x"), "wrong-type"],
  ["a function", () => right, "wrong-type"],
  ["text", JSON.stringify(right), "wrong-type"],
  ["a list", [right], "wrong-type"],
  ["a date", new Date(), "wrong-type"],
  ["a map", new Map(Object.entries(right)), "wrong-type"],
  ["bytes", new Uint8Array(4), "wrong-type"],
  ["an object of a class", new (class Question { law = "nyc"; })(), "wrong-type"],
  ["an empty object", {}, "missing-field"],
  ["an object without a prototype", Object.create(null), "missing-field"],
  // A field of the wrong kind, in each place.
  ...["law", "on", "act", "actor", "to", "of", "facts", "closed"].flatMap((field) => [
    [`${field}: a number`, { ...right, [field]: 1 }, "wrong-type"],
    [`${field}: NaN`, { ...right, [field]: NaN }, "wrong-type"],
    [`${field}: a BigInt`, { ...right, [field]: 1n }, "wrong-type"],
    [`${field}: a symbol`, { ...right, [field]: Symbol.iterator }, "wrong-type"],
    [`${field}: a function`, { ...right, [field]: () => "nyc" }, "wrong-type"],
    [`${field}: a date`, { ...right, [field]: new Date() }, "wrong-type"],
    [`${field}: a map`, { ...right, [field]: new Map() }, "wrong-type"],
    [`${field}: a set`, { ...right, [field]: new Set(["nyc"]) }, "wrong-type"],
    [`${field}: bytes`, { ...right, [field]: new Uint8Array(3) }, "wrong-type"],
    [`${field}: text as an object`, { ...right, [field]: new String("nyc") }, "wrong-type"],
    [`${field}: a getter that throws`, throwing(field), "unreadable"],
    [`${field}: a revoked proxy`, { ...right, [field]: revoked({}) }, "unreadable"],
    [`${field}: nested deep`, { ...right, [field]: deep(9) }, "too-deep"],
  ]),
  ["a fact that is a number", { ...right, facts: { furthers_agency_mission: 1 } }, "wrong-type"],
  ["a fact that is text", { ...right, facts: { furthers_agency_mission: "true" } }, "wrong-type"],
  ["undefined where null is wrong", { ...right, on: undefined }, "missing-field"],
  ["a hole in a list", { ...right, of: ["name", , "home_address"] }, "wrong-type"], // eslint-disable-line no-sparse-arrays
  // What bites when it is read.
  ["a cycle", cycle(), "too-deep"],
  ["a list in itself", { ...right, of: list }, "too-deep"],
  ["a proxy that throws", new Proxy(right, { ownKeys: () => { throw new Error("Maria Lopez"); } }), "unreadable"],
  ["a proxy that throws nothing", new Proxy(right, { get: () => { throw undefined; } }), "unreadable"],
  ["a revoked proxy", revoked(right), "unreadable"],
  ["a getter without end", { ...right, get facts() { return right.facts.x ?? this.facts; } }, "unreadable"],
  // Text that is none, and too much of it.
  ["a surrogate alone", { ...right, of: "\ud800" }, "unknown-category"],
  ["a surrogate alone in a key", { ...right, "\udc00": 1 }, "unknown-field"],
  ["surrogates that meet", { ...right, of: ["\ud83d", "\ude00"] }, "unknown-category"],
  ["text beyond ASCII", { ...right, of: ["é😀"] }, "unknown-category"],
  ["a zero", { ...right, act: "disclose\0" }, "unknown-act"],
  ["ten megabytes", { ...right, of: huge }, "too-large"],
  ["ten megabytes in a key", { ...right, [huge]: 1 }, "too-large"],
  ["ten megabytes in a list", { ...right, of: Array(10_000_000).fill("name") }, "too-large"],
  ["a list as long as there are numbers", { ...right, of: Array(2 ** 32 - 1) }, "too-large"],
  ["three bytes a letter", { ...right, of: "语".repeat(400_000) }, "too-large"],
];

const code = (ask) => {
  try {
    ask();
    return "answered";
  } catch (error) {
    assert.ok(error instanceof privity.PrivityError, String(error));
    assert.ok(error instanceof Error);
    assert.equal(error.name, "PrivityError");
    const text = JSON.stringify([error.message, error.help, error.url, error.at]);
    assert.ok(!text.includes("Maria") && !error.message.includes("{"), text);
    return error.code;
  }
};

test(`whatever is given, ${privity.engine} has a fault for it and lives`, () => {
  const asked = privity.ask(right);
  const verdict = asked.verdict();
  for (const [what, question, wanted] of ODD) {
    assert.equal(code(() => privity.verdict(question)), wanted, `${what}: verdict`);
    assert.equal(code(() => privity.decide(question)), wanted, `${what}: decide`);
    assert.equal(code(() => privity.explain(question)), wanted, `${what}: explain`);
    assert.equal(code(() => privity.ask(question)), wanted, `${what}: ask`);
    assert.equal(privity.decideMany([question])[0].code, wanted, `${what}: decideMany`);
    assert.equal(asked.verdict(), verdict);
    assert.equal(privity.verdict(right), verdict, `alive after ${what}`);
  }
});

test("what is not known may be undefined", () => {
  const { to: _, ...left } = right;
  assert.equal(code(() => privity.decide(left)), "missing-field");
  assert.deepEqual(privity.decide({ ...right, to: undefined }), privity.decide({ ...right, to: null }));
  const { facts: _facts, closed: _closed, ...open } = right;
  assert.deepEqual(privity.decide({ ...open, facts: undefined, closed: undefined }), privity.decide(open));
  assert.equal(privity.verdict({ ...open, facts: undefined, closed: undefined }), privity.verdict(open));
  const facts = { furthers_agency_mission: undefined };
  assert.deepEqual(privity.decide({ ...right, facts }), privity.decide({ ...right, facts: { furthers_agency_mission: null } }));
});

test("objects that are plain by another way are read", () => {
  const bare = Object.assign(Object.create(null), right);
  assert.deepEqual(privity.decide(bare), privity.decide(right));
  assert.deepEqual(privity.decide(new Proxy(right, {})), privity.decide(right));
  assert.deepEqual(privity.decide({ ...right, [Symbol("x")]: 1 }), privity.decide(right));
});

test("a question that asks another while it is read, and keys in any order", () => {
  const other = { ...right, act: "inquire", of: ["immigration_status", "home_address"] };
  const nested = { ...right, get of() { privity.verdict(other); privity.ask({ ...other, get act() { return privity.decide(right) && "inquire"; } }); return right.of; } };
  assert.deepEqual(privity.decide(nested), privity.decide(right));
  const turned = Object.fromEntries(Object.entries(right).reverse());
  for (const question of [turned, right, other, turned, other]) {
    assert.equal(privity.verdict(question), privity.decide(question).verdict);
    assert.equal(privity.ask(question).verdict(), privity.decide(question).verdict);
  }
  assert.deepEqual(privity.decide(turned), privity.decide(right));
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`fact ${at}`, true]));
  assert.equal(code(() => privity.decide({ ...right, facts: many })), "unknown-fact");
});

test("text that is no question", () => {
  const fault = (text) => JSON.parse(privity.decideJson(text)).fault.code;
  assert.equal(fault("{"), "bad-json");
  assert.equal(fault('"\ud800"'), "wrong-type");
  assert.equal(fault('"\\ud800"'), "bad-json");
  assert.equal(fault(" ".repeat(10_000_000)), "too-large");
  assert.equal(fault("[".repeat(1_000_000)), "too-deep");
  assert.equal(fault(""), "bad-json");
  for (const odd of [undefined, null, 7, right, new Uint8Array(3)]) assert.equal(fault(odd), "wrong-type");
});

test("what is no law", () => {
  const laws = new privity.Laws();
  assert.equal(code(() => laws.show("nyx")), "unknown-law");
  assert.equal(code(() => laws.show(huge)), "unknown-law");
  for (const odd of [undefined, "text", {}, new Uint8Array(), new Uint8Array(1000), new ArrayBuffer(9)]) {
    assert.equal(code(() => laws.load(odd)), "bad-law-file");
  }
});

test("what is no text, and no list", () => {
  const laws = new privity.Laws();
  const ways = [(odd) => laws.show(odd), (odd) => laws.compare(odd, "nyc-gcp"), (odd) => laws.compare("nyc-gcp", odd), (odd) => laws.add(odd), (odd) => privity.compile(odd),
    (odd) => privity.prove(odd ?? 7), (odd) => laws.ask(right).tell(odd, true)];
  for (const way of ways) {
    for (const odd of [undefined, null, 7, 7n, true, Symbol("x"), {}, ["nyc-gcp"], () => "nyc-gcp", new Date()]) assert.equal(code(() => way(odd)), "wrong-type", String(way));
    assert.throws(() => way(Buffer.from("nyc-gcp")), { code: "wrong-type", message: "expected text, not bytes", help: /TextDecoder/ });
  }
  assert.throws(() => laws.show(5), { code: "wrong-type", message: "expected text, not a number" });
  for (const odd of [undefined, null, 7, "text", right, () => [right]]) assert.equal(code(() => privity.decideMany(odd)), "wrong-type");
  assert.equal(privity.decideMany(new Set([right]))[0].v, 1);
});

test("a list of questions has faults in their places", () => {
  const [good, bad, again] = privity.decideMany([right, { ...right, act: "disclos" }, right]);
  assert.equal(bad.code, "unknown-act");
  assert.equal(bad.help, "did you mean `disclose`?");
  assert.deepEqual(good, again);
});
