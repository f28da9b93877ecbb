// What the form guard costs a page: detection in the module alone, then load to first warning and a keystroke in Chromium. Nothing here is a
// test: times depend on the machine. `node node/bench/guard.js`, once the package is built.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import * as engine from "../dist/guard-engine.js";
import { pack } from "../src/pack.js";
import { browse, serve } from "../tests/serve.js";

const FIELDS = [
  { label: "First name", name: "first_name" },
  { label: "What is your date of birth?", name: "dob", type: "date", lang: "en" },
  { label: "Dirección de correo electrónico", name: "email", lang: "es" },
  { label: "Address line 1", name: "billing[address][line1]", autocomplete: "billing address-line1" },
  { label: "Social Security number", name: "ssn" },
  { label: "How did you hear about this listing?", name: "howDidYouHear" },
];

/** The best of so many runs, in milliseconds. */
function best(runs, work) {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const folder = fileURLToPath(new URL("..", import.meta.url));
const start = performance.now();
engine.initSync({ module: readFileSync(`${folder}/dist/guard.wasm`) });
engine.detect(pack(FIELDS[0]));
console.log(`module and first field in Node ${(performance.now() - start).toFixed(1).padStart(8)} ms`);
for (const lang of ["es", "zh"]) {
  const file = readFileSync(`${folder}/dist/lexicon/${lang}.lexicon`);
  const start = performance.now();
  engine.load(file);
  console.log(`lexicon of ${lang}                   ${(performance.now() - start).toFixed(1).padStart(7)} ms`);
}
const TIMES = 1000;
for (const field of FIELDS) {
  const packed = pack(field);
  const each = (best(20, () => {
    for (let time = 0; time < TIMES; time += 1) engine.detect(packed);
  }) / TIMES) * 1000;
  const size = Object.values(field).join("").length;
  console.log(`one field of ${String(size).padStart(3)} letters, to JSON   ${each.toFixed(1).padStart(6)} µs   ${field.label}`);
}

const { address, close } = await serve(folder);
try {
  const { first, ready, page, strokes } = await browse(`${address}/bench/page.html`, async (page) => {
    await page.waitForFunction(() => globalThis.measured, undefined, { timeout: 60_000 });
    return page.evaluate(() => globalThis.measured);
  });
  const middle = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
  const worst = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.99)];
  console.log("in Chromium");
  console.log(`  from \`guard()\` to the first warning  ${first.toFixed(1).padStart(6)} ms, ${ready.toFixed(1)} ms after the page was asked for`);
  console.log(`  a page of 100 fields                 ${page.toFixed(1).padStart(6)} ms`);
  console.log(`  a keystroke                          ${middle(strokes).toFixed(3).padStart(6)} ms; 99 of 100 within ${worst(strokes).toFixed(3)} ms`);
} finally {
  close();
}
