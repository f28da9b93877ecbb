// Node: the native addon where it loads, else the same WebAssembly as everywhere. Ready when imported.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { native } from "./addon.js";
import { hold, use } from "./api.js";

export { Laws, PrivityError, Question, ask, compare, compile, decide, decideJson, decideMany, explain, faults, laws, prove, show, verdict, vocabulary } from "./api.js";

/** `native` or `wasm`: which engine answers. */
export const engine = start(process.env.PRIVITY_ENGINE);

function start(wanted) {
  const addon = native(wanted);
  if (addon) {
    use(addon);
    return "native";
  }
  // Only where it is needed: it looks at what is around it as it loads.
  const wasm = require("../dist/engine.js");
  wasm.initSync({ module: readFileSync(join(__dirname, "privity.wasm")) });
  use(wasm);
  hold(() => readFileSync(join(__dirname, "privity.study")), true);
  return "wasm";
}

export const init = async () => {};
export const initSync = () => {};
export const words = async () => {};
export const study = async () => {};
