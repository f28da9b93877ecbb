// No leak: memory after a million verdicts and a hundred thousand answers is what it was after the first tenth. It does not prove that the
// first tenth leaks nothing; it leaves time for the engine's own caches.
import assert from "node:assert/strict";
import { memoryUsage } from "node:process";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import * as privity from "../../dist/node.js";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");

// One law and one category: what leaks does so with every answer, however long it is.
const right = { law: "nyc-gcp", on: "2018-08-16", act: "disclose", actor: "city_employee", to: "vendor", of: "home_address", closed: true };
const wrong = { ...right, act: "disclos" };

/** Megabytes held: V8's heap and what is outside it, the module's memory and the addon's among them. */
async function held() {
  for (let at = 0; at < 3; at++) {
    gc();
    await new Promise(setImmediate);
  }
  return memoryUsage.rss() / 1e6;
}

async function grown(times, work) {
  for (let at = 0; at < times / 10; at++) work(at);
  const before = await held();
  for (let at = 0; at < times; at++) {
    work(at);
    // Finalizers run between turns, after a collection; V8 does not see what a module holds, and is in no hurry.
    if (at % 10_000 === 0) {
      gc();
      await new Promise(setImmediate);
    }
  }
  return (await held()) - before;
}

for (const [what, times, work] of [
  ["verdicts", 1_000_000, () => privity.verdict(right)],
  ["answers", 100_000, () => privity.decide(right)],
  ["faults", 100_000, () => privity.decideMany([wrong])],
  ["handles freed", 100_000, () => privity.ask(right).free()],
  ["handles forgotten", 100_000, () => privity.ask(right).verdict()],
]) {
  test(`${times} ${what} leave memory as it was`, async () => {
    const megabytes = await grown(times, work);
    console.log(`${privity.engine}: ${times} ${what}, ${megabytes >= 0 ? "+" : ""}${megabytes.toFixed(1)} MB`);
    assert.ok(megabytes < 16, `${megabytes} MB`);
  });
}
