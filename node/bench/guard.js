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

// A page as it is visited first, with nothing of it in a cache, and as often again.
const ROUNDS = 9;
const { address, close } = await serve(folder);
try {
  const measured = await browse(address, async (page) => {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const fresh = await page.context().browser().newPage();
      await fresh.goto(`${address}/bench/page.html`);
      await fresh.waitForFunction(() => globalThis.measured, undefined, { timeout: 60_000 });
      rounds.push(await fresh.evaluate(() => globalThis.measured));
      await fresh.close();
    }
    return rounds;
  });
  const at = (list, part) => list.toSorted((a, b) => a - b)[Math.floor(list.length * part)];
  const line = (name, list) => console.log(`  ${name.padEnd(38)} ${at(list, 0.5).toFixed(1).padStart(6)} ${at(list, 0).toFixed(1).padStart(6)} ms`);
  const strokes = measured.flatMap((one) => one.strokes);
  console.log(`in Chromium, median and least of ${ROUNDS} pages`);
  line("from `guard()` to the first warning", measured.map(({ first }) => first));
  line("from asking for the page to that", measured.map(({ ready }) => ready));
  line("a page of 100 fields", measured.map(({ page }) => page));
  console.log(`  a keystroke                            ${at(strokes, 0.5).toFixed(3).padStart(6)} ms; 99 of 100 within ${at(strokes, 0.99).toFixed(3)} ms`);
} finally {
  close();
}
