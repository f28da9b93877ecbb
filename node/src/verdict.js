// Verdicts alone, for a page that must know what it may ask before it says why. `types/verdict.d.ts` documents it.
import start, { ask as put, initSync as startSync, names, verdict as say } from "../dist/verdict-engine.js";
import { PrivityError } from "./fault.js";
import { once } from "./once.js";
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

/** What the engine makes of a question, or what is wrong with it. */
function of(engine, question) {
  if (!started) throw new Error("privity is not ready: `await init()` first");
  const found = engine(pack(question));
  if (typeof found === "string") throw new PrivityError(JSON.parse(found).fault);
  return found;
}

export const verdict = (question) => VERDICTS[of(say, question)];

export const ask = (question) => new Question(of(put, question));

export class Question {
  #raw;

  constructor(raw) {
    this.#raw = raw;
  }

  verdict() {
    return VERDICTS[this.#raw.verdict()];
  }

  free() {
    this.#raw?.free();
    this.#raw = undefined;
  }
}

if (Symbol.dispose) Question.prototype[Symbol.dispose] = Question.prototype.free;
