// Privity in Node, natively and in WebAssembly, beside its peers: one table, one run. `cargo xtask bench` runs it.
//
// As `python.py`: one law, the disclosures of nyc-iil, on the same closed questions, prepared for each engine in the form it likes best; every
// engine is first shown to decide every question alike. Privity tells apart four outcomes, the peers are only asked whether it is permitted.
// zen answers with a promise, which is waited for.
import { readFileSync } from "node:fs";

import cedar from "@cedar-policy/cedar-wasm/nodejs";
import { ZenEngine } from "@gorules/zen-engine";
import jsonLogic from "json-logic-js";

import * as web from "../../node/dist/browser.js";
import * as native from "../../node/dist/node.js";

const [COUNT, ROUNDS] = [512, 25];
const here = (name) => new URL(name, import.meta.url);
const bytes = (name) => readFileSync(here(`../../node/dist/${name}`));
web.initSync({ module: bytes("privity.wasm"), words: bytes("privity.words") });

const law = JSON.parse(readFileSync(here("src/iil.zen.json"), "utf8"));
const rule = JSON.parse(readFileSync(here("src/iil.jsonlogic.json"), "utf8"));
const FACTS = law.nodes[1].content.inputs.map((input) => input.id).slice(5);
const GROUPS = {
  covered: ["city_employee", "law_enforcement_officer", "police_department_officer", "city_attorney", "human_services_contractor"],
  other_agencies: ["other_city_agency", "police_department"],
  not_third_party: [
    ...["data_subject", "same_agency", "other_city_agency", "police_department", "department_of_education", "local_public_authority"],
    "human_services_contractor_authorized",
  ],
};

/** A source of chance, the same in every run (Steele, Lea and Flood 2014, in 32 bits). */
function chance(seed) {
  const next = () => {
    seed = (seed + 0x9e3779b9) | 0;
    let z = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
  return { next, pick: (list) => list[Math.floor(next() * list.length)] };
}

/** Closed questions, half of them with what the law asks for most. */
function drawn(seed) {
  const { next, pick } = chance(seed);
  const { parties, purposes, processes } = native.vocabulary();
  return Array.from({ length: COUNT }, () => {
    const likely = next();
    return {
      law: "nyc-iil",
      on: new Date(Date.UTC(2018, 5, 1 + Math.floor(next() * 2000))).toISOString().slice(0, 10),
      act: "disclose",
      actor: likely < 0.9 ? pick(GROUPS.covered) : pick(parties).id,
      to: pick(parties).id,
      purpose: pick(purposes).id,
      process: pick(processes).id,
      of: "name",
      facts: Object.fromEntries(FACTS.map((fact) => [fact, next() < likely])),
      closed: true,
    };
  });
}

const days = (question) => Date.parse(question.on) / 86_400_000;
/** The same as one flat record. */
const flat = ({ actor, to, purpose, process, facts, ...question }) => ({ ...facts, on: days(question), actor, to, purpose, process });

function cedarWasm(questions) {
  const policies = readFileSync(here("src/iil.cedar"), "utf8");
  const read = cedar.preparsePolicySet("iil", { staticPolicies: policies });
  if (read.type !== "success") throw new Error(JSON.stringify(read));
  const groups = Object.keys(GROUPS).map((id) => ({ uid: { type: "Group", id }, attrs: {}, parents: [] }));
  const party = (id) => ({
    uid: { type: "Party", id },
    attrs: {},
    parents: Object.keys(GROUPS).filter((group) => GROUPS[group].includes(id)).map((group) => ({ type: "Group", id: group })),
  });
  const asked = questions.map((question) => ({
    principal: { type: "Party", id: question.actor },
    action: { type: "Action", id: "disclose" },
    resource: { type: "Category", id: "name" },
    context: {
      ...question.facts,
      on: days(question),
      to: { __entity: { type: "Party", id: question.to } },
      purpose: question.purpose,
      process: question.process,
    },
    preparsedPolicySetId: "iil",
    validateRequest: false,
    entities: [...groups, ...[...new Set([question.actor, question.to])].map(party)],
  }));
  return [asked, (request) => cedar.statefulIsAuthorized(request).response.decision === "allow"];
}

function zen(questions) {
  const decision = new ZenEngine().createDecision(law);
  return [questions.map(flat), async (context) => (await decision.evaluate(context)).result.permit];
}

/** Reads every field of an answer. */
function read(value) {
  if (typeof value === "object" && value !== null) for (const key in value) read(value[key]);
}

const whole = (engine) => (question) => {
  const answer = engine.decide(question);
  read(answer);
  return answer.verdict === "permitted";
};

const questions = drawn(1);
const nyc = questions.map((question) => ({ ...question, law: "nyc" }));
const cases = Object.entries({ Node: [native, 4], WebAssembly: [web, 6] }).flatMap(([name, [engine, budget]]) => [
  // Asked for once; from then on it is remembered.
  [`${name}: verdict, reused question`, questions.map((question) => engine.ask(question)), (asked) => asked.verdict() === "permitted", 0.3],
  [`${name}: verdict from an object`, questions, (question) => engine.verdict(question) === "permitted", budget],
  [`${name}: whole cited answer, every field read`, questions, whole(engine), 80],
  [`${name}: the same of three laws`, nyc, whole(engine)],
]);
cases.push(["cedar-wasm, allowed", ...cedarWasm(questions)], ["zen-engine, decision table", ...zen(questions)]);
cases.push(["json-logic-js", questions.map(flat), (record) => jsonLogic.apply(rule, record)]);

const right = questions.map((question) => native.verdict(question) === "permitted");
for (const [name, asked, decide] of cases) {
  for (const [at, each] of asked.entries()) {
    if (asked !== nyc && (await decide(each)) !== right[at]) throw new Error(`${name} decides otherwise: ${JSON.stringify(questions[at])}`);
  }
}
const times = new Map(cases.map(([name]) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, asked, decide] of cases) {
    const waits = decide(asked[0]) instanceof Promise;
    const start = process.hrtime.bigint();
    if (waits) for (const each of asked) await decide(each);
    else for (const each of asked) decide(each);
    times.get(name).push(Number(process.hrtime.bigint() - start) / COUNT / 1000);
  }
}
for (const list of times.values()) list.sort((a, b) => a - b);
const median = (name) => times.get(name)[ROUNDS >> 1];
if (process.argv.includes("--json")) {
  console.log(JSON.stringify(Object.fromEntries(cases.map(([name]) => [name, { median_us: median(name), least_us: times.get(name)[0] }]))));
} else {
  const unit = median("Node: verdict from an object");
  const us = (value) => `${value.toFixed(2)} µs`.padStart(10);
  console.log(`${"".padEnd(47)}${"median".padStart(10)}${"least".padStart(10)}${"budget".padStart(10)}  beside a verdict from an object in Node`);
  for (const [name, , , budget] of cases) {
    const allowed = budget ? us(budget) : "".padStart(10);
    console.log(`${name.padEnd(47)}${us(median(name))}${us(times.get(name)[0])}${allowed}${(median(name) / unit).toFixed(2).padStart(9)} ×`);
  }
  const permitted = right.filter(Boolean).length;
  console.log(`\n${COUNT} different questions, ${permitted} permitted; every engine decides all of them alike. ${ROUNDS} rounds.`);
}
