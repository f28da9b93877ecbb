// Detection, scanning and review in each engine: the same answers, no value repeated, a fault for whatever is no form.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PrivityError } from "../../dist/node.js";
import { detect, detectColumn, review, scan } from "../../dist/forms.js";

const code = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof PrivityError);
    return error.code;
  }
  return undefined;
};

test("a field asks for what it says", () => {
  const found = detect({ label: "Social Security number", name: "ssn" });
  assert.deepEqual([found[0].category, found[0].proxy], ["ssn", false]);
  assert.ok(found.some(({ category, proxy }) => proxy && category === "citizenship_status"));
  assert.deepEqual(detect({ label: "Number of children" }), []);
});

test("places are in the units of JavaScript", () => {
  const text = "Señora Muñoz 🙂: 219-09-9999";
  const { start, end } = scan(text).find(({ kind }) => kind === "ssn");
  assert.equal(text.slice(start, end), "219-09-9999");
  assert.deepEqual(scan("\ud800 nothing"), []);
});

test("a column is its name and its values, and repeats none", () => {
  const found = detectColumn("c1", Array.from({ length: 50 }, (_, at) => `${at}@example.org`));
  assert.equal(found[0].category, "email_address");
  assert.ok(!JSON.stringify(found).includes("example.org"));
});

test("a column's empty values are passed over, and numbers and days are text", () => {
  const day = new Date("1980-02-03");
  assert.deepEqual(detectColumn("born", [day, null, undefined, NaN, new Date(NaN), day]), detectColumn("born", ["1980-02-03", "1980-02-03"]));
  assert.deepEqual(detectColumn("n", [219099999, 219099998n]), detectColumn("n", ["219099999", "219099998"]));
});

test("what is no text, no list, no value is a fault", () => {
  for (const odd of [undefined, null, 5, {}, Buffer.from("text")]) {
    assert.equal(code(() => scan(odd)), "wrong-type");
    assert.equal(code(() => detectColumn(odd, [])), "wrong-type");
  }
  for (const odd of [undefined, null, 5, "text", {}, [{}], [Symbol("x")]]) assert.equal(code(() => detectColumn("name", odd)), "wrong-type");
});

const form = { law: "nyc", on: "2026-01-02", actor: "city_employee", closed: true, lang: "es", fields: [{ label: "Estatus migratorio", lang: "es" }] };

test("a review cites the law in the language asked", () => {
  const [finding] = review(form);
  assert.deepEqual([finding.code, finding.severity, finding.category], ["collection-prohibited", "error", "immigration_status"]);
  assert.match(finding.message, /estatus migratorio/);
  assert.ok(finding.cite.section);
});

test("what is no field and no form is a fault", () => {
  assert.equal(code(() => detect({ label: 7 })), "wrong-type");
  assert.equal(code(() => detect(7)), "wrong-type");
  assert.equal(code(() => detect({ get label() { throw new Error("no"); } })), "unreadable");
  assert.equal(code(() => detect({ label: "x".repeat(11 << 20) })), "too-large");
  assert.equal(code(() => review({ ...form, law: "nyk" })), "unknown-law");
  assert.equal(code(() => review({ ...form, lang: "tlh" })), "unknown-language");
  assert.equal(code(() => review({ ...form, fields: [{ label: 7 }] })), "wrong-type");
  assert.equal(code(() => review({ ...form, fields: null })), "wrong-type");
  assert.equal(code(() => review({ ...form, fields: undefined })), "missing-field");
});
