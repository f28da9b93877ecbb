// What a browser downloads, in bytes: raw, gzip, brotli. `--check` holds it against `size.json`, within 2 %; `--write` writes that.
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
const together = (...names) => `${(names.reduce((sum, name) => sum + sizes[name].brotli, 0) / 1000).toFixed(1)} kB brotli`;
console.log(`verdicts alone: ${together("verdict.wasm", "verdict.js")}`);
console.log(`verdicts and answers: ${together("privity.wasm", "browser.js")}, and ${together("privity.words")} of words that answers show, or ${together("privity.study")} of all words`);
console.log(`the form guard, whole, in one language: ${together("guard.wasm", "guard.js", "wording/es.json")}, and ${together("lexicon/es.lexicon")} if that is not English`);

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
}
