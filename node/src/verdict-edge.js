// Verdicts alone, where only compiled modules run: ready when imported.
import { initSync as start } from "./verdict.js";
import module from "./verdict.wasm";

start({ module });

export { PrivityError, Question, ask, verdict } from "./verdict.js";
export const init = async () => {};
export const initSync = () => {};
