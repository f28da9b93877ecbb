// Node: the native addon where it loads, else the same WebAssembly as everywhere. Ready when imported.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as wasm from "../dist/engine.js";
import { hold, use } from "./api.js";

export { Laws, PrivityError, Question, ask, compare, compile, decide, decideJson, decideMany, explain, faults, laws, prove, show, verdict, vocabulary } from "./api.js";

/** The addon for this machine: built here, or from its package; undefined if there is none or it does not load. */
function native() {
  const { platform, arch } = process;
  // Linux has two C libraries. An addon for the other one does not load.
  for (const kind of platform === "linux" ? ["-gnu", "-musl"] : [""]) {
    const name = `${platform}-${arch}${kind}`;
    for (const from of [join(__dirname, `privity.${name}.node`), `privity-${name}`]) {
      try {
        return require(from);
      } catch {
        // The next, or WebAssembly.
      }
    }
  }
  return undefined;
}

/** `native` or `wasm`: which engine answers. */
export const engine = start(process.env.PRIVITY_ENGINE);

function start(wanted) {
  const addon = wanted === "wasm" ? undefined : native();
  if (addon) {
    use(addon);
    return "native";
  }
  if (wanted === "native") throw new Error("privity has no native addon for this machine");
  wasm.initSync({ module: readFileSync(join(__dirname, "privity.wasm")) });
  use(wasm);
  hold(() => readFileSync(join(__dirname, "privity.words")));
  return "wasm";
}

export const init = async () => {};
export const initSync = () => {};
export const words = async () => {};
