// The form guard: what a field asks for is said beside it, and what is typed is looked at before it is sent. `types/guard.d.ts` documents it.
import start, { Guard as Engine, load } from "../dist/guard-engine.js";
import english from "../dist/wording/en.json";
import { describe, fieldsOf, holds, typedIn } from "./guard/field.js";
import { language, lexiconOf } from "./guard/language.js";
import { Note } from "./guard/note.js";
import { check, near } from "./guard/options.js";
import { Live, ask } from "./guard/say.js";
import { PrivityError } from "./fault.js";
import { bytes, once } from "./loading.js";

export { PrivityError };

const RANK = { note: 0, warning: 1, error: 2 };

/** What is fetched once, whatever the number of guards. */
const moduleOf = once((from) => start({ module_or_path: from }));
/** English comes with the code, as its lexicon with the module. */
const wordings = new Map([["en", Promise.resolve(JSON.stringify(english))]]);
const lexicons = new Map();

const parse = (text) => {
  const value = JSON.parse(text);
  if (value.fault) throw new PrivityError(value.fault);
  return value;
};

/** What findings say, each category once: by the first of it. */
function messages(findings) {
  const first = new Map();
  for (const { category, message } of findings) if (!first.has(category)) first.set(category, message);
  return [...new Set(first.values())];
}

/** The languages that a page says it is in, and those asked for, as lexicons are named. */
function languages(root, options) {
  const said = [options.lang, root.closest?.("[lang]")?.lang, document.documentElement.lang, ...(options.languages ?? [])];
  for (const element of root.querySelectorAll("[lang]")) said.push(element.lang);
  return new Set(said.map(lexiconOf).filter(Boolean));
}

/** What is there of this name, else what is made now; unless that fails, for then it may be tried again. */
function kept(there, name, make) {
  if (!there.has(name)) {
    there.set(name, make());
    there.get(name).catch(() => there.delete(name));
  }
  return there.get(name);
}

/** The wording of a language: as given, else fetched once. */
function wordingOf(lang, given) {
  const from = (source) => bytes(source).then((file) => new TextDecoder().decode(file));
  return given ? from(given) : kept(wordings, lang, () => from(new URL(`./wording/${lang}.json`, import.meta.url)));
}

/** Fetches the lexicon of a language, and has the module take it in. */
async function read(name, given, module) {
  const [file] = await Promise.all([bytes(given), module]);
  if (!load(file)) throw new Error(`the lexicon of ${name} is none of this version`);
}

export async function guard(root, options = {}) {
  if (!globalThis.document) throw new Error("there is no page to guard here: call `guard` in a browser");
  check(root, options);
  const lang = language(options.lang ?? root.closest?.("[lang]")?.lang ?? document.documentElement.lang) ?? "en";
  const module = moduleOf(options.module ?? new URL("./guard.wasm", import.meta.url));
  const wording = wordingOf(lang, options.wording);
  for (const name of languages(root, options)) {
    kept(lexicons, name, () => read(name, options.lexicon?.(name) ?? new URL(`./lexicon/${name}.lexicon`, import.meta.url), module));
  }
  const [, said] = await Promise.all([module, wording, ...lexicons.values()]);
  const { law, on = new Date().toISOString().slice(0, 10), actor = "city_employee", purpose, process, facts, closed } = options;
  const form = { law: law ?? [], on, actor, purpose, process, facts, closed, secure: location.protocol === "https:" ? true : null, fields: [] };
  const engine = Engine.of(JSON.stringify(form), said);
  if (typeof engine === "string") parse(engine);
  return new Guarded(root, engine, JSON.parse(said), options);
}

class Guarded {
  #root;
  #engine;
  #say;
  #mode;
  #level;
  #onfinding;
  /** What is known of each field: its findings, what was typed, its note. */
  #known = new Map();
  #seen = new Map();
  #observers = [];
  #roots = new Set();
  #live;
  #sending = new WeakSet();
  #stop = new AbortController();
  #planned = false;
  #placing = 0;
  /** Whether notes are to be placed anew, and not only to follow what scrolls. */
  #anew = false;
  #sizes = new WeakMap();
  #resized = new ResizeObserver((records) => {
    const sizes = records.map(({ target, borderBoxSize: [{ inlineSize, blockSize }] }) => [target, `${inlineSize} ${blockSize}`]);
    // The first it tells is what was placed.
    if (sizes.some(([target, size]) => (this.#sizes.get(target) ?? size) !== size)) this.#place();
    for (const [target, size] of sizes) this.#sizes.set(target, size);
  });

  constructor(root, engine, wording, { mode = "warn", level = "warning", onfinding } = {}) {
    this.#root = root;
    this.#engine = engine;
    this.#say = (key, fill = {}) => (wording[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => fill[name] ?? whole);
    this.#mode = mode;
    this.#level = RANK[level] ?? 1;
    this.#onfinding = onfinding;
    this.#live = new Live(root, wording);
    this.#watch(root);
    this.#look();
    const count = new Set(this.findings.map(({ element }) => element)).size;
    if (count) this.#live.announce(this.#say("guard.announce_count", { count }));
    const { signal } = this.#stop;
    addEventListener("resize", () => this.#place(), { signal, passive: true });
    addEventListener("scroll", () => this.#place(false), { signal, passive: true, capture: true });
    this.#resized.observe(root);
  }

  /** Every finding now, each with its element. */
  get findings() {
    return Array.from(this.#known, ([element, { findings, typed }]) => [...findings, ...typed].map((finding) => ({ element, ...finding }))).flat();
  }

  /** Takes every note away, and stops watching. */
  destroy() {
    this.#stop.abort();
    cancelAnimationFrame(this.#placing);
    for (const observer of [...this.#observers, this.#resized]) observer.disconnect();
    for (const { note } of this.#known.values()) note?.remove();
    this.#known.clear();
    this.#live.remove();
    this.#engine?.free();
    this.#engine = undefined;
  }

  /** Watches a tree for what is added, typed and sent; shadow trees are trees of their own. */
  #watch(root) {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    const observer = new MutationObserver((records) => {
      const own = ({ type, target, addedNodes, removedNodes }) =>
        Note.owns(target) || (type === "childList" && [...addedNodes, ...removedNodes].every((node) => Note.owns(node)));
      if (records.every(own)) return;
      this.#plan();
    });
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["name", "type", "placeholder", "autocomplete", "aria-label", "lang"] });
    this.#observers.push(observer);
    const { signal } = this.#stop;
    root.addEventListener("input", (event) => this.#typed(event.composedPath()[0]), { signal, capture: true });
    root.addEventListener("submit", (event) => this.#sent(event), { signal, capture: true });
  }

  /** Looks once at what has changed, however much has. */
  #plan() {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      if (this.#engine) this.#look();
    });
  }

  #look() {
    const fields = fieldsOf(this.#root, (tree) => this.#watch(tree));
    const there = new Set(fields.map(({ element }) => element));
    for (const [element, { note }] of this.#known) {
      if (!there.has(element)) {
        note?.remove();
        this.#known.delete(element);
      }
    }
    const described = fields.map((field) => {
      const description = describe(field);
      return { ...field, label: description.label || description.name || description.id, text: JSON.stringify(description) };
    });
    this.#review(new Set(described.map(({ text }) => text)));
    for (const field of described) this.#field(field);
    this.#place();
  }

  /** Asks what there is to say of fields, all at once: what the law says of a category is then asked once. */
  #review(texts) {
    // Fields that say the same are the same.
    const asked = Array.from(texts).filter((text) => !this.#seen.has(text));
    if (asked.length === 0) return;
    const found = asked.map(() => []);
    for (const finding of parse(this.#engine.review(asked)).findings) found[finding.at].push(finding);
    asked.forEach((text, at) => this.#seen.set(text, found[at]));
  }

  #field({ element, anchor, choices, set, label, text }) {
    const before = this.#known.get(element);
    if (before?.text === text) return;
    const findings = this.#seen.get(text);
    before?.note?.remove();
    const known = { text, label, findings, typed: before?.typed ?? [], anchor, choices, set, note: undefined };
    this.#known.set(element, known);
    this.#show(element, known);
    if (findings.length) this.#tell({ element, findings });
    if (holds(element)) this.#typed(element);
  }

  /** Shows a note if there is something to show at this level. */
  #show(element, known) {
    const shown = known.findings.filter(({ severity }) => RANK[severity] >= this.#level);
    if (shown.length === 0 && known.typed.length === 0) {
      known.note?.remove();
      known.note = undefined;
      return;
    }
    if (!known.note) {
      known.note = new Note(element, known, this.#say);
      this.#resized.observe(element);
    }
    known.note.show(shown, known.typed);
  }

  #typed(element) {
    const known = this.#known.get(element);
    if (!known) return;
    const value = typedIn(element);
    // A field that asks for it may be given it.
    const asked = new Set(known.findings.map(({ category }) => category));
    const typed = value === "" ? [] : parse(this.#engine.typed(value)).findings.filter(({ category }) => !asked.has(category));
    const same = typed.length === known.typed.length && typed.every(({ category }, at) => known.typed[at].category === category);
    if (same) return;
    known.typed = typed;
    this.#show(element, known);
    this.#place();
    if (typed.length) {
      this.#live.announce(`${this.#say("guard.field_warning", { field: known.label })}${messages(typed).join(" ")}`);
      this.#tell({ element, findings: typed });
    }
  }

  /** Tells who listens; what goes wrong there is none of the guard's. */
  #tell(found) {
    try {
      this.#onfinding?.(found);
    } catch (error) {
      reportError(error);
    }
  }

  /** Before anything is sent. */
  #sent(event) {
    const form = event.composedPath()[0];
    if (this.#mode === "warn" || this.#sending.delete(form)) return;
    const kept = Array.from(this.#known).filter(([element, { typed, findings, choices }]) => {
      const within = form.contains(element) || element.form === form;
      return within && choices.some(holds) && (typed.length > 0 || findings.some(({ severity }) => RANK[severity] >= this.#level));
    });
    if (kept.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    const lines = kept.map(([, { label, typed, findings }]) => {
      const shown = findings.filter(({ severity }) => RANK[severity] >= this.#level).sort((a, b) => RANK[b.severity] - RANK[a.severity]);
      return { field: label, messages: messages([...typed, ...shown]) };
    });
    ask(form, lines, this.#say, this.#mode).then((send) => {
      if (send) {
        this.#sending.add(form);
        form.requestSubmit(submitter ?? undefined);
      } else {
        kept[0][0].focus();
      }
    });
  }

  /** Puts each note where its field is: it takes no room of its own. */
  #place(anew = true) {
    this.#anew ||= anew;
    cancelAnimationFrame(this.#placing);
    this.#placing = requestAnimationFrame(() => {
      const notes = Array.from(this.#known.values(), ({ note }) => note).filter(Boolean);
      const rooms = this.#anew ? notes.map((note) => note.room()).filter(Boolean) : [];
      for (const step of ["take", "settle", "end"]) for (const room of rooms) room[step]();
      // All are measured before any is moved.
      const pass = { taken: [], boxes: new Map() };
      const moves = notes.map((note) => note.measure(pass, this.#anew));
      this.#anew = false;
      for (const move of moves) move();
    });
  }
}

/** `<privity-guard law="nyc" purpose="…" mode="confirm">`: guards what is in it. Where there is no page, a class and nothing more. */
export class PrivityGuard extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["law", "on", "actor", "purpose", "process", "lang", "mode", "level"];
  #guarded;
  #made = 0;

  connectedCallback() {
    this.#make();
  }

  disconnectedCallback() {
    this.#made += 1;
    this.#guarded?.destroy();
    this.#guarded = undefined;
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) this.#make();
  }

  /** The guard, as soon as it is there. */
  get guarded() {
    return this.#guarded;
  }

  async #make() {
    const made = (this.#made += 1);
    await Promise.resolve();
    if (made !== this.#made) return;
    const known = PrivityGuard.observedAttributes;
    const options = {};
    // What is nearly an option is refused as one; all else is the page's own.
    for (const { name, value } of this.attributes) if (known.includes(name) || near(name, known)) options[name] = value;
    if (options.law?.includes(" ")) options.law = options.law.split(/\s+/);
    try {
      const guarded = await guard(this, options);
      if (made !== this.#made) return guarded.destroy();
      this.#guarded?.destroy();
      this.#guarded = guarded;
      this.dispatchEvent(new CustomEvent("privity-ready"));
    } catch (error) {
      if (this.dispatchEvent(new CustomEvent("privity-error", { detail: error, cancelable: true }))) reportError(error);
    }
  }
}

if (globalThis.customElements && !customElements.get("privity-guard")) customElements.define("privity-guard", PrivityGuard);
