// As verdict-edge.js, for Vercel, which wants the module asked for by name.
import { initSync as start } from "./verdict.js";
import module from "./verdict.wasm?module";

start({ module });

export { PrivityError, Question, ask, verdict } from "./verdict.js";
export const init = async () => {};
export const initSync = () => {};
