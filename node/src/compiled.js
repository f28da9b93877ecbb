// What the entries for compiled modules share: the words are a module too, for nothing can be fetched.
import { Laws, Question, compile, faults, names, initSync as startSync } from "../dist/engine.js";
import text from "../dist/words.js";
import { has, hold, use } from "./api.js";

export { Laws, PrivityError, Question, ask, compare, compile, decide, decideJson, decideMany, explain, faults, laws, prove, show, verdict, vocabulary } from "./api.js";

export const engine = "wasm";

export function start(module) {
  if (has.engine()) return;
  startSync({ module });
  use({ Laws, Question, compile, faults, names });
  hold(() => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)), true);
}

export const init = async () => {};
export const initSync = () => {};
export const words = async () => {};
export const study = async () => {};
