// What a browser downloads, in bytes: raw, gzip, brotli. `--check` holds it against `size.json`, within 2 %, and against the budgets; `--write` writes `size.json`.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = (name) => new URL(name, import.meta.url);
const packed = (name) => {
  const file = readFileSync(here(`dist/${name}`));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return { raw: file.length, gzip: gzipSync(file, { level: 9 }).length, brotli: brotliCompressSync(file, { params }).length };
};

const NAMES = [
  "verdict.wasm", "verdict.js", "privity.wasm", "browser.js", "privity.words", "privity.study",
  "guard.wasm", "guard.js", "wording/es.json", "lexicon/es.lexicon",
];
const sizes = Object.fromEntries(NAMES.map((name) => [name, packed(name)]));
console.table(sizes);
// What a page loads together, and at most how many bytes of brotli that may be.
const BUDGETS = [
  ["verdicts of every law", ["verdict.wasm", "verdict.js"], 40_000],
  ["whole answers", ["privity.wasm", "browser.js"]],
  ["words that answers show", ["privity.words"], 15_000],
  ["all words of the laws", ["privity.study"]],
  ["the form guard, whole, in one language", ["guard.wasm", "guard.js", "wording/es.json"], 150_000],
  ["a lexicon besides the English one", ["lexicon/es.lexicon"]],
].map(([what, names, budget]) => ({ what, budget, brotli: names.reduce((sum, name) => sum + sizes[name].brotli, 0) }));
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
for (const { what, brotli, budget } of BUDGETS) console.log(`${what}: ${kilobytes(brotli)} brotli${budget ? ` of ${kilobytes(budget)}` : ""}`);

const [mode] = process.argv.slice(2);
if (mode === "--write") writeFileSync(here("size.json"), `${JSON.stringify(sizes, null, 2)}\n`);
if (mode === "--check") {
  const committed = JSON.parse(readFileSync(here("size.json"), "utf8"));
  for (const [name, { brotli }] of Object.entries(committed)) {
    const change = sizes[name].brotli / brotli - 1;
    if (Math.abs(change) > 0.02) {
      console.error(`${name}: ${(100 * change).toFixed(1)} % off what is committed; if that is meant, \`node node/size.js --write\``);
      process.exitCode = 1;
    }
  }
  for (const { what, brotli, budget } of BUDGETS.filter(({ brotli, budget }) => brotli > budget)) {
    console.error(`${what}: ${kilobytes(brotli)}, more than ${kilobytes(budget)}`);
    process.exitCode = 1;
  }
}
