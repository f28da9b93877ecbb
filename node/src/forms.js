// Node: what form fields, columns and texts ask for or tell; forms held against the law. `types/forms.d.ts` documents it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { native } from "./addon.js";
import { PrivityError } from "./fault.js";
import { list, text, wrong } from "./given.js";
import { language } from "./guard/language.js";
import { pack } from "./pack.js";

export { PrivityError };

const addon = native(process.env.PRIVITY_ENGINE);
const files = new Map();
/** A file of the package, read once. */
function file(name) {
  if (!files.has(name)) files.set(name, readFileSync(join(__dirname, name)));
  return files.get(name);
}
const engine = addon ?? require("../dist/guard-engine.js");
if (!addon) {
  engine.initSync({ module: readFileSync(join(__dirname, "guard.wasm")) });
  for (const name of readdirSync(join(__dirname, "lexicon"))) engine.load(readFileSync(join(__dirname, "lexicon", name)));
}
/** The built-in laws, where the engine is native. */
const laws = addon && new addon.Laws();

const parse = (text) => {
  const value = JSON.parse(text);
  if (value.fault) throw new PrivityError(value.fault);
  return value;
};

export const detect = (field) => parse(engine.detect(pack(field))).categories;

/** A cell of a column as text; nothing, if it is empty. */
function cell(value, at) {
  if (value === undefined || value === null || Number.isNaN(value)) return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  if (/^(string|number|bigint|boolean)$/.test(typeof value)) return String(value);
  throw wrong("text or a number", value, "give each value as text", `/${at}`);
}

export function detectColumn(name, values) {
  const cells = Array.from(list(values, "values"), cell).filter((value) => value !== undefined);
  return parse(engine.detectColumn(text(name), cells)).categories;
}

export function scan(given) {
  const plain = text(given).toWellFormed?.() ?? given;
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
