/**
 * May a city ask, keep or share this about a resident? Exact, cited answers from privacy laws written as data.
 *
 * In Node everything is ready when imported, and native where an addon fits. In a browser, `await init()` first.
 * Every function here is synchronous otherwise: a verdict takes microseconds.
 *
 * @packageDocumentation
 */

import type { Answer, Ask, At, Comparison, Fault, FaultCode, FaultKind, LawPage, LawSummary, Missable, Proof, QuestionInput, Verdict, VocabularyView } from "./wire.cjs";

export type * from "./wire.cjs";

declare global {
  // As TypeScript's own `esnext.disposable` has it, for whoever compiles without that.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
}

/**
 * What was wrong with a question, a law file, or the way it was asked.
 *
 * The message repeats nothing of what was given but ids of the vocabulary and their near misses.
 */
export class PrivityError extends Error {
  constructor(fault: Fault);
  readonly name: "PrivityError";
  /** The stable code; {@link faults} lists them all. */
  readonly code: FaultCode;
  /** What to do about it. */
  readonly help: string;
  /** Where the code is described, relative to the documentation. */
  readonly url: string;
  /** Where in the question or the file. */
  readonly at: At;
}

/** Bytes, however they are held. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** Where a WebAssembly module, or the file of words, comes from: bytes, a response, an address; or a promise of one. */
export type Source<T = never> = T | Bytes | Response | URL | string | Promise<T | Bytes | Response | URL | string>;

/** What to start with, and from where. */
export interface Start {
  /** The module; by default `privity.wasm` beside this package's code. */
  module?: Source<WebAssembly.Module>;
  /** The words that answers show; by default `privity.words` beside it. `false`: not now, but when {@link words} is called. */
  words?: Source | false;
  /** All words, in place of those: `true`, for `privity.study` beside the module, or where they come from. By default not now, but when {@link study} is called. */
  study?: Source | boolean;
}

/**
 * Loads the engine. Needed once in a browser; in Node and on the edge it is there already, and this resolves at once.
 *
 * @param source - The module, or what to start with. By default the module and the words that answers show are fetched from beside the code.
 * @example
 * ```js
 * import { init, verdict } from "privity";
 * await init();
 * ```
 */
export function init(source?: Source<WebAssembly.Module> | Start): Promise<void>;

/** Starts the engine at once, from what is at hand. Without `words` or `study`, verdicts alone are answered until they have come. */
export function initSync(start: { module: Bytes | WebAssembly.Module; words?: Bytes; study?: Bytes }): void;

/**
 * Loads the words that answers show: citations, quotations, questions to ask. Needed only after `init({ words: false })`.
 *
 * @param source - Where from; by default `privity.words` beside the code.
 */
export function words(source?: Source): Promise<void>;

/**
 * Loads all words: what {@link explain}, {@link laws}, {@link show}, {@link compare} and {@link vocabulary} need, which throw `no-words` before.
 *
 * @param source - Where from; by default `privity.study` beside the code.
 */
export function study(source?: Source): Promise<void>;

/**
 * The verdict alone, in microseconds.
 *
 * @throws {@link PrivityError} if the question is wrong.
 */
export function verdict(question: QuestionInput): Verdict;

/**
 * The whole answer: the verdict of the laws asked together and of each, with the rules that decide and their citations, what is missing, what
 * would change it, who must approve, duties and warnings.
 *
 * @param question - A plain object. A field that is `undefined` is unknown, as if it were `null`; one that is never null is left out.
 * @throws {@link PrivityError} if the question is wrong; `no-words` if the words of the laws have not come.
 * @example
 * ```js
 * const answer = decide({
 *   law: "nyc", on: "2018-08-16", act: "disclose", actor: "city_employee", to: "federal_immigration_authority",
 *   of: ["immigration_status"], closed: true,
 * });
 * answer.verdict; // "prohibited"
 * ```
 */
export function decide(question: QuestionInput): Answer;

/** Answers many questions, in order; a wrong one is answered by its error, in its place. */
export function decideMany(questions: Iterable<QuestionInput>): (Answer | PrivityError)[];

/** Answers a question given as JSON text, in canonical JSON: the same bytes in every runtime. A wrong one with `{"v":1,"fault":{…}}`. */
export function decideJson(question: string): string;

/**
 * The answer in words that a clerk can read.
 *
 * @throws {@link PrivityError} as {@link decide} does.
 */
export function explain(question: QuestionInput): string;

/** Every built-in law in a line. */
export function laws(): LawSummary[];

/**
 * A law whole: its rules beside their text.
 *
 * @throws {@link PrivityError} `unknown-law`.
 */
export function show(law: string): LawPage;

/**
 * Where two laws differ, or one law on two days, each difference with a question that shows it.
 *
 * @param a - A law by its id, or by id and day: `nm-mvd@2025-06-30`. Without a day it is read on that of the other; if neither has one, as they read last.
 * @param b - The law to hold beside it: `relation` says what it is.
 * @throws {@link PrivityError} `unknown-law`, `bad-date`, `too-complex`.
 * @example
 * ```js
 * compare("nm-mvd@2025-06-30", "nm-mvd@2025-07-01").relation; // "stricter"
 * ```
 */
export function compare(a: string, b: string): Comparison;

/**
 * Proves claims about laws, or refutes them with a question.
 *
 * @param toml - The claims; by default those that come with the laws.
 * @throws {@link PrivityError} what is wrong with the first bad claim, and where; `no-compiler` in WebAssembly.
 */
export function prove(toml?: string): Proof[];

/** Everything that a question may name, with what it means. */
export function vocabulary(): VocabularyView;

/** Every way in which a question can be wrong. */
export function faults(): FaultKind[];

/**
 * Compiles a law of one's own from its TOML to a file that {@link Laws.load} reads in every runtime.
 *
 * @throws {@link PrivityError} what is wrong with the law, and where; `no-compiler` in WebAssembly.
 */
export function compile(toml: string): Uint8Array;

/** Laws to ask: the built-in ones, and any added. A handle never changes: adding a law makes another one. */
export class Laws {
  /** The built-in laws. */
  constructor();
  /**
   * These laws and one more, from its TOML.
   *
   * @throws {@link PrivityError} what is wrong with the law, and where; `no-compiler` in WebAssembly.
   */
  add(toml: string): Laws;
  /**
   * These laws and one more, from its compiled file.
   *
   * @throws {@link PrivityError} `bad-law-file`, `duplicate-law`.
   */
  load(file: Bytes): Laws;
  /**
   * Resolves a question once, to be decided again and again.
   *
   * @throws {@link PrivityError} if the question is wrong.
   */
  ask(question: QuestionInput): Question;
  /** As {@link verdict}, with these laws. */
  verdict(question: QuestionInput): Verdict;
  /** As {@link decide}, with these laws. */
  decide(question: QuestionInput): Answer;
  /** As {@link decideMany}, with these laws. */
  decideMany(questions: Iterable<QuestionInput>): (Answer | PrivityError)[];
  /** As {@link decideJson}, with these laws. */
  decideJson(question: string): string;
  /** As {@link explain}, with these laws. */
  explain(question: QuestionInput): string;
  /** As {@link laws}, these. */
  laws(): LawSummary[];
  /** As {@link show}, of these. */
  show(law: string): LawPage;
  /** As {@link compare}, with these. */
  compare(a: string, b: string): Comparison;
  /** As {@link prove}, of these. */
  prove(toml?: string): Proof[];
  /** As {@link vocabulary}, with the places of these laws. */
  vocabulary(): VocabularyView;
  /** Gives its memory back at once; without this, the garbage collector does. Not to be used afterwards. */
  free(): void;
  [Symbol.dispose](): void;
}

/** A question put to some laws: resolved once, decided as often as one likes. From {@link ask}. */
export class Question {
  private constructor();
  /** The verdict. */
  verdict(): Verdict;
  /** The whole answer. */
  answer(): Answer;
  /**
   * What to ask next: of the facts that can still change the verdict the one that settles most, those told or skipped left out. `undefined`, if
   * the verdict is certain or nothing else can settle it.
   *
   * @example
   * ```js
   * let asked = ask({ law: "nyc-gcp", on: "2018-08-16", act: "inquire", actor: "police_department_officer", of: "immigration_status" });
   * for (let next; (next = asked.next()); ) asked = asked.tell(next.fact, confirm(next.ask));
   * asked.verdict();
   * ```
   */
  next(): Ask | undefined;
  /**
   * The same question with a fact told, in place of what was known of it; this one is as it was, to go back to.
   *
   * @param value - True or false, an id, or a list of what it may be. `null` skips the fact: it stays as it is. Either way it is not asked again.
   * @throws {@link PrivityError} `unknown-fact`, `unknown-value`, `wrong-type` and others that a question has.
   */
  tell(fact: Missable, value: boolean | string | readonly (boolean | string | null)[] | null): Question;
  /** The answer in words. */
  explain(): string;
  /** Gives its memory back at once; without this, the garbage collector does. Not to be used afterwards. */
  free(): void;
  [Symbol.dispose](): void;
}

/**
 * Resolves a question once, with the built-in laws, to be decided again and again.
 *
 * @throws {@link PrivityError} if the question is wrong.
 */
export function ask(question: QuestionInput): Question;

/** Which engine answers: `native` in Node where an addon fits, or `wasm`. Both answer the same, byte for byte. */
export const engine: "native" | "wasm";
