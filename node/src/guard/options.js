// What a guard is told, looked at before anything is loaded. What its form is asked (laws, facts) the engine looks at itself.
import { fault, wrong } from "../given.js";
import { LANGUAGES, language } from "./language.js";

const OPTIONS = [
  "law", "on", "actor", "purpose", "process", "facts", "closed",
  "lang", "mode", "level", "module", "wording", "languages", "lexicon", "onfinding",
];
const VALUES = { mode: ["warn", "confirm", "block"], level: ["note", "warning", "error"] };

/** Throws what is wrong with it, with the nearest right thing. */
export function check(root, options) {
  if (typeof root?.querySelectorAll !== "function") throw wrong("an element", root, "give the form, or what is around it");
  if (typeof options !== "object" || options === null) throw wrong("an object", options, `options are ${OPTIONS.join(", ")}`);
  for (const name of Object.keys(options)) if (!OPTIONS.includes(name)) throw unknown("unknown-field", "option", name, OPTIONS);
  for (const name of ["mode", "level"]) {
    const given = options[name];
    if (given === undefined || VALUES[name].includes(given)) continue;
    if (typeof given !== "string") throw wrong("text", given, `write ${VALUES[name].join(", ")}`, `/${name}`);
    throw unknown("unknown-value", name, given, VALUES[name], `/${name}`);
  }
  for (const name of ["lexicon", "onfinding"]) {
    if (options[name] !== undefined && typeof options[name] !== "function") throw wrong("a function", options[name], "give a function", `/${name}`);
  }
  const { lang, languages = [] } = options;
  if (!Array.isArray(languages)) throw wrong("a list of languages", languages, 'write `languages: ["es"]`', "/languages");
  if (lang !== undefined) spoken(lang, "/lang");
  for (const [at, one] of languages.entries()) spoken(one, `/languages/${at}`);
}

function spoken(given, path) {
  if (typeof given !== "string") throw wrong("text", given, "write a language as BCP 47 does", path);
  if (!language(given)) throw fault("unknown-language", "unknown language", `the languages are ${LANGUAGES.join(", ")}`, path);
}

/** The nearest name, if a slip of the fingers comes to it. */
export function near(given, known) {
  const lower = given.toLowerCase();
  const [[nearest, letters]] = known.map((name) => [name, apart(lower, name)]).sort(([, a], [, b]) => a - b);
  return /^[\w-]*$/.test(given) && letters <= (nearest.length < 6 ? 1 : 2) ? nearest : undefined;
}

/** Nothing that was given is repeated, unless it is nearly right. */
function unknown(code, what, given, known, path) {
  const nearest = near(given, known);
  if (!nearest) return fault(code, `unknown ${what}`, `write one of ${known.join(", ")}`, path);
  return fault(code, `unknown ${what} \`${given}\``, `did you mean \`${nearest}\`?`, path);
}

/** How many letters have to be put in, left out, changed or swapped to come from one text to another. */
function apart(a, b) {
  if (a.length > b.length + 2) return Infinity;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : Infinity;
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), swapped);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}
