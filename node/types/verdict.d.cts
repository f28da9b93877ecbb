/**
 * Verdicts alone: for a page that must know what it may ask, and need not say why. A third of what whole answers take to load.
 *
 * `await init()` first in a browser; in Node and on the edge it is there already, and this resolves at once. What is wrong with a question is the same error, and the verdict the same, as of `privity`.
 *
 * @packageDocumentation
 */
import type { Bytes, QuestionInput, Source, Verdict } from "./index.cjs";

export { PrivityError } from "./index.cjs";

/**
 * Loads the engine.
 *
 * @param module - Where the module is; by default `verdict.wasm` beside this package's code.
 * @example
 * ```js
 * import { init, verdict } from "privity/verdict";
 * await init();
 * verdict({ law: "nyc", on: "2026-01-02", act: "collect", actor: "city_employee", of: "immigration_status", closed: true }); // "prohibited"
 * ```
 */
export function init(module?: Source<WebAssembly.Module>): Promise<void>;

/** Starts the engine at once, from what is at hand. */
export function initSync(start: { module: Bytes | WebAssembly.Module }): void;

/**
 * The verdict.
 *
 * @throws {@link PrivityError} if the question is wrong.
 */
export function verdict(question: QuestionInput): Verdict;

/**
 * Resolves a question once, to be decided again and again.
 *
 * @throws {@link PrivityError} if the question is wrong.
 */
export function ask(question: QuestionInput): Question;

/** A question resolved once. From {@link ask}. */
export class Question {
  private constructor();
  /** The verdict. */
  verdict(): Verdict;
  /** Gives its memory back at once; without this, the garbage collector does. Not to be used afterwards. */
  free(): void;
  [Symbol.dispose](): void;
}
