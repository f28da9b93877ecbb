// Node: what form fields, columns and texts ask for or tell; forms held against the law. `types/forms.d.ts` documents it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import * as wasm from "../dist/guard-engine.js";
import { native } from "./addon.js";
import { language } from "./guard/language.js";
// One class of error, however the package is entered.
import { PrivityError } from "./node.cjs";
import { pack } from "./pack.js";

export { PrivityError };

const addon = native(process.env.PRIVITY_ENGINE);
const files = new Map();
/** A file of the package, read once. */
function file(name) {
  if (!files.has(name)) files.set(name, readFileSync(join(__dirname, name)));
  return files.get(name);
}
if (!addon) {
  wasm.initSync({ module: readFileSync(join(__dirname, "guard.wasm")) });
  for (const name of readdirSync(join(__dirname, "lexicon"))) wasm.load(readFileSync(join(__dirname, "lexicon", name)));
}
const engine = addon ?? wasm;
/** The built-in laws, where the engine is native. */
const laws = addon && new addon.Laws();

const parse = (text) => {
  const value = JSON.parse(text);
  if (value.fault) throw new PrivityError(value.fault);
  return value;
};

export const detect = (field) => parse(engine.detect(pack(field))).categories;

export const detectColumn = (name, values) => parse(engine.detectColumn(String(name), Array.from(values, String))).categories;

export function scan(text) {
  const plain = String(text).toWellFormed?.() ?? String(text);
  const spans = parse(engine.scan(plain));
  if (/^[\0-\x7f]*$/.test(plain)) return spans;
  // The engine counts bytes, JavaScript the units of UTF-16.
  const bytes = Buffer.from(plain);
  const units = (to) => bytes.toString("utf8", 0, to).length;
  return spans.map((span) => ({ ...span, start: units(span.start), end: units(span.end) }));
}

export function review(form) {
  const packed = pack(form);
  if (laws) return parse(laws.review(packed)).findings;
  const lang = packed[0] === 0x7b && typeof form.lang === "string" ? language(form.lang) : "en";
  return parse(engine.review(packed, lang ? file(`wording/${lang}.json`).toString() : "")).findings;
}
