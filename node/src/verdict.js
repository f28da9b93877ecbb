// Verdicts alone, for a page that must know what it may ask before it says why. `types/verdict.d.ts` documents it.
import start, { ask as put, initSync as startSync, names, verdict as say } from "../dist/verdict-engine.js";
import { PrivityError } from "./fault.js";
import { once } from "./loading.js";
import { name, pack } from "./pack.js";
import { VERDICTS } from "./verdicts.js";

export { PrivityError };

let started = false;

function begin() {
  if (!started) name(names());
  started = true;
}

export const init = once((module) => start({ module_or_path: module ?? new URL("verdict.wasm", import.meta.url) }).then(begin));

export function initSync({ module }) {
  if (started) return;
  startSync({ module });
  begin();
}

function packed(question) {
  if (!started) throw new Error("privity is not ready: `await init()` first");
  return pack(question);
}

/** The question resolved, or what is wrong with it. */
function resolved(packed) {
  const found = put(packed);
  if (typeof found === "string") throw new PrivityError(JSON.parse(found).fault);
  return found;
}

export function verdict(question) {
  const asked = packed(question);
  return VERDICTS[say(asked)] ?? resolved(asked);
}

function gone() {
  throw new TypeError("this handle has been freed: make another");
}

export const ask = (question) => new Question(resolved(packed(question)));

export class Question {
  #raw;
  #verdict;

  constructor(raw) {
    if (!raw) throw new TypeError("a question is made by `ask`: `ask({ … })`");
    this.#raw = raw;
  }

  verdict() {
    return (this.#verdict ??= VERDICTS[(this.#raw ?? gone()).verdict()]);
  }

  free() {
    this.#raw?.free();
    this.#raw = this.#verdict = undefined;
  }
}

if (Symbol.dispose) Question.prototype[Symbol.dispose] = Question.prototype.free;
