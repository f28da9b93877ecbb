// Where WebAssembly is fetched: browsers, and whatever has no entry of its own.
import start, { Laws, Question, compile, faults, names, initSync as startSync } from "../dist/engine.js";
import { has, hold, use } from "./api.js";
import { bytes, once } from "./loading.js";

export { Laws, PrivityError, Question, ask, compare, compile, decide, decideJson, decideMany, explain, faults, laws, prove, show, verdict, vocabulary } from "./api.js";

export const engine = "wasm";

const load = once((module) =>
  start({ module_or_path: module ?? new URL("privity.wasm", import.meta.url) }).then(() => use({ Laws, Question, compile, faults, names })),
);

export function init(source) {
  const { module, words: shown, study: all } = options(source);
  const loaded = load(module);
  const text = all ? study(all === true ? undefined : all) : shown === false ? undefined : words(shown);
  return Promise.all([loaded, text]).then(() => undefined);
}

export function initSync({ module, words: shown, study: all }) {
  if (!has.engine()) {
    startSync({ module });
    use({ Laws, Question, compile, faults, names });
  }
  if (shown) hold(new Uint8Array(shown), false);
  if (all) hold(new Uint8Array(all), true);
}

export async function words(source) {
  if (!has.words()) hold(await bytes(source ?? new URL("privity.words", import.meta.url)), false);
}

export async function study(source) {
  if (!has.study()) hold(await bytes(source ?? new URL("privity.study", import.meta.url)), true);
}

/** What is no plain object is the module alone. */
function options(source) {
  return source && Object.getPrototypeOf(source) === Object.prototype ? source : { module: source };
}
