// What goes over the wire fits the JSON Schemas that the package ships; what the command line writes for code scanning fits that of SARIF.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

const root = join(import.meta.dirname, "../../..");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const vectors = (file) => readFileSync(join(root, "tests/vectors", file), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));

/** Integers of Rust's sizes are formats of their own. */
const LAX = { strict: false, validateFormats: false };

/** Asserts that values fit a schema, each with what names it. */
function fit(schema, values, validator = new Ajv2020(LAX)) {
  const valid = validator.compile(schema);
  for (const [what, value] of values) assert.ok(valid(value), `${what}: ${validator.errorsText(valid.errors)}`);
}

for (const part of ["question", "answer"]) {
  const schema = json(join(root, `node/schema/${part}.json`));
  for (const file of ["closed.jsonl", "open.jsonl"]) {
    test(`every ${part} of ${file} fits its schema`, () => fit(schema, vectors(file).map((vector, at) => [`${file}:${at + 1}`, vector[part]])));
  }
}

test("no question of a wrong form fits the schema of questions", () => {
  const valid = new Ajv2020(LAX).compile(json(join(root, "node/schema/question.json")));
  // What no schema sees: what JSON itself hides, whether somebody has a law of that name, which days there are, that a disclosure has a recipient.
  const hidden = new Set(["bad-json", "duplicate-key", "too-deep", "unknown-law"]);
  const day = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
  const beyond = (code, asked) => (code === "bad-date" && day.test(asked.on)) || (code === "missing-field" && asked.act === "disclose" && asked.to === undefined);
  const wrong = vectors("faults.jsonl").filter(({ answer }) => !hidden.has(answer.fault.code)).map(({ text, answer }) => [answer.fault.code, JSON.parse(text)]);
  const seen = wrong.filter(([code, question]) => !beyond(code, question));
  assert.ok(seen.length > 200, `${seen.length}`);
  for (const [code, question] of seen) assert.ok(!valid(question), `${code}: ${JSON.stringify(question)}`);
});

/** The program, however it was built last; its source has the schema of the standard, in the crate that its tests read SARIF with. */
const program = ["debug", "release"].map((profile) => join(root, "target", profile, "privity")).find(existsSync);
const sarif = () => {
  const { packages } = JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--locked"], { cwd: root, maxBuffer: 1 << 26 }));
  return json(join(dirname(packages.find(({ name }) => name === "serde-sarif").manifest_path), "src/schema.json"));
};

test("SARIF of reviewed forms and of law files fits the schema of the standard", () => {
  const run = (...args) => JSON.parse(spawnSync(program, [...args, "--format", "sarif"], { cwd: root, encoding: "utf8" }).stdout);
  const laws = ["conflict", "dead-rule", "gap", "unknown-fact", "good"].map((name) => [name, run("check", `tests/cli/laws/${name}.toml`)]);
  const forms = ["review", run("review", "--law", "nyc", "tests/forms/files")];
  assert.ok(forms[1].runs[0].results.length > 10);
  fit(sarif(), [forms, ...laws], new Ajv({ ...LAX, unicodeRegExp: false }));
});
