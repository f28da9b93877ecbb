// The interface, over either engine. Everything public is documented in `index.d.ts`.
import { PrivityError } from "./fault.js";
import { isBuffer, list, text } from "./given.js";
import { clip, kept, name, pack } from "./pack.js";
import { VERDICTS } from "./verdicts.js";

export { PrivityError };

/** The engine in use. */
let engine;
/** The words of the built-in laws, where the engine has none: bytes, or what gives them. */
let words;
/** Whether these are all there are, or those that answers show. */
let whole = false;
/** The built-in laws. */
let builtin;

/** Takes an engine. A second one is not needed: it would be the same. */
export function use(raw) {
  if (engine) return;
  engine = raw;
  name(raw.names());
}

/** Takes words: those that answers show, which give way to all. */
export function hold(source, all) {
  if (words !== undefined && (whole || !all)) return;
  words = source;
  whole = all;
}

/** Whether an engine, words, or all words have been taken. */
export const has = { engine: () => engine !== undefined, words: () => words !== undefined, study: () => whole };

function ready() {
  if (!engine) throw new Error("privity is not ready: `await init()` first");
  return engine;
}

const fail = (text) => {
  throw new PrivityError(JSON.parse(text).fault);
};
const parse = (text) => {
  const value = JSON.parse(text);
  if (value?.fault) throw new PrivityError(value.fault);
  return value;
};
const made = (handle) => (typeof handle === "string" ? fail(handle) : handle);
const id = (given) => clip(text(given));
const gone = () => {
  throw new TypeError("this handle has been freed: make another");
};

function bytes(given) {
  if (isBuffer(given)) return bytes(new Uint8Array(given));
  if (!ArrayBuffer.isView(given)) return new Uint8Array();
  const seen = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  // What other threads may change meanwhile is copied.
  return seen.buffer instanceof ArrayBuffer ? seen : seen.slice();
}

/** What is wrong with the words: no law file of somebody's, which compiling again would mend. */
const misread = ({ fault }) =>
  new PrivityError({ ...fault, message: "the file of words is not that of this package", help: "load `privity.words` or `privity.study` as they come with this version" });

export class Laws {
  #raw;
  /** What says verdicts: the handle, or the addon itself for the built-in laws, whose function is called in half the time of a method. */
  #judge;
  /** The words it has read. */
  #read;

  constructor() {
    // A handle of the engine comes from `#of` alone.
    const given = arguments[0];
    const own = given instanceof ready().Laws;
    this.#raw = own ? given : new engine.Laws();
    this.#judge = !own && engine.verdict ? engine : this.#raw;
    this.#read = arguments[1];
  }

  /** The engine's handle, with the words there are by now. */
  #engine() {
    if (this.#read !== words) {
      if (typeof words === "function") words = words();
      const fault = (this.#raw ?? gone()).read(words);
      if (fault) throw misread(JSON.parse(fault));
      this.#read = words;
    }
    return this.#raw ?? gone();
  }

  #of(handle) {
    return new Laws(made(handle), this.#read);
  }

  verdict(question) {
    const packed = pack(question);
    return VERDICTS[(this.#judge ?? gone()).verdict(packed)] ?? fail(this.#raw.decide(packed));
  }

  decide(question) {
    return parse(this.#engine().decide(pack(question)));
  }

  decideMany(questions) {
    return Array.from(list(questions, "questions"), (question) => {
      const value = JSON.parse(this.#engine().decide(pack(question)));
      return value.fault ? new PrivityError(value.fault) : value;
    });
  }

  decideJson(json) {
    // What is no text is no question: the mark of something that no JSON has.
    return typeof json === "string" ? this.#engine().decideJson(clip(json)) : this.#engine().decide(pack(Symbol()));
  }

  explain(question) {
    const text = this.#engine().explain(pack(question));
    return text.startsWith("{") ? fail(text) : text;
  }

  ask(question) {
    const packed = kept(question);
    const ask = () => made(this.#engine().ask(packed));
    return new Question(ask);
  }

  laws() {
    return parse(this.#engine().laws());
  }

  show(law) {
    return parse(this.#engine().show(id(law)));
  }

  compare(a, b) {
    return parse(this.#engine().compare(id(a), id(b)));
  }

  prove(toml) {
    return parse(this.#engine().prove(toml === undefined ? undefined : text(toml)));
  }

  vocabulary() {
    return parse(this.#engine().vocabulary());
  }

  add(toml) {
    return this.#of(this.#engine().add(text(toml)));
  }

  load(file) {
    return this.#of(this.#engine().load(bytes(file)));
  }

  free() {
    this.#raw?.free?.();
    this.#raw = this.#judge = undefined;
  }
}

export class Question {
  #ask;
  #raw;
  /** The words there were when it was made. */
  #words;
  /** Its verdict, once asked for: nothing changes it. */
  #verdict;

  constructor(ask) {
    if (typeof ask !== "function") throw new TypeError("a question is made by `ask`: `ask({ … })`");
    this.#ask = ask;
    this.#raw = ask();
    this.#words = words;
  }

  /** The engine's handle; made anew if words have come since, for it keeps the laws as they were. */
  #engine() {
    if (this.#words !== words && this.#raw) {
      this.#raw.free?.();
      this.#raw = this.#ask();
      this.#words = words;
    }
    return this.#raw ?? gone();
  }

  verdict() {
    return (this.#verdict ??= VERDICTS[(this.#raw ?? gone()).verdict()]);
  }

  answer() {
    return parse(this.#engine().answer());
  }

  next() {
    return parse(this.#engine().next()) ?? undefined;
  }

  tell(fact, value) {
    const [told, packed] = [id(fact), kept(value)];
    return new Question(() => made(this.#engine().tell(told, packed)));
  }

  explain() {
    const text = this.#engine().explain();
    return text.startsWith("{") ? fail(text) : text;
  }

  free() {
    this.#raw?.free?.();
    this.#raw = this.#verdict = undefined;
  }
}

for (const handle of [Laws, Question]) {
  if (Symbol.dispose) handle.prototype[Symbol.dispose] = handle.prototype.free;
}

const all = () => (builtin ??= new Laws());

export const decide = (question) => all().decide(question);
export const decideMany = (questions) => all().decideMany(questions);
export const decideJson = (json) => all().decideJson(json);
export const verdict = (question) => all().verdict(question);
export const explain = (question) => all().explain(question);
export const ask = (question) => all().ask(question);
export const laws = () => all().laws();
export const show = (law) => all().show(law);
export const compare = (a, b) => all().compare(a, b);
export const prove = (toml) => all().prove(toml);
export const vocabulary = () => all().vocabulary();
export const faults = () => parse(ready().faults());
export const compile = (toml) => made(ready().compile(text(toml)));
