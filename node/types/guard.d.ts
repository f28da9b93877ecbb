/** A guard for forms in a browser: what a field asks for is said beside it, and what is typed is looked at before it is sent. */
import type { Category, Cite, Fact, LawId, Party, Process, Purpose } from "./index.js";

export { PrivityError } from "./index.js";

/** How much a finding matters. */
export type Severity = "error" | "warning" | "note";

/** What is wrong with a field, or could be better. Never holds what a person typed. */
export interface Finding {
  /** What kind of finding, such as `collection-prohibited`, `unnecessary`, `proxy`, `typed`. */
  readonly code: string;
  /** The category asked for, or told. */
  readonly category: Category;
  /** What is wrong, in the language of the guard. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  /** How much it matters; of what was typed, left out. */
  readonly severity?: Severity;
  /** What the laws asked say of collecting it; of what was typed, left out. */
  readonly verdict?: string;
  /** The law the finding rests on. */
  readonly law?: string;
  /** Where it says so. */
  readonly cite?: Cite;
}

/** What a guard is told of its form. */
export interface Options {
  /** Laws or places; good practice alone if left out. */
  law?: LawId | LawId[];
  /** The day asked about, YYYY-MM-DD; today (UTC) if left out. */
  on?: string;
  /** Who collects; `city_employee` if left out. */
  actor?: Party;
  /** For what. */
  purpose?: Purpose;
  /** By what legal process. */
  process?: Process;
  /** What is known of the facts. */
  facts?: Partial<Record<Fact, boolean | null>>;
  /** Whether every fact left out is false. */
  closed?: boolean;
  /** The language of what is said; that of the page if left out. */
  lang?: string;
  /**
   * `warn` only says; `confirm` asks before a form is sent; `block` keeps it from being sent. What a script sends without the event `submit`
   * (`form.submit()`, `fetch`) is seen by none of them; `form.requestSubmit()` is.
   */
  mode?: "warn" | "confirm" | "block";
  /** The least severity that is shown; `warning` if left out. */
  level?: Severity;
  /** Where the module is: an address, a response, bytes, a compiled module. */
  module?: string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response>;
  /** Where the wording of the language is; beside the module if left out. English comes with the code. */
  wording?: string | URL | Response | ArrayBuffer | Promise<Response>;
  /**
   * Languages to read fields in, by BCP 47, besides English, `lang`, and those that the page says (`lang` of its root, and of what the guard
   * is put on and what is in it). One that a field says later than that is read in only if it is named here.
   */
  languages?: string[];
  /** Where the lexicon of a language is (`es`, `zh`…); beside the module if left out. */
  lexicon?: (language: string) => string | URL | Response | ArrayBuffer | Promise<Response>;
  /** Told of findings as they come. What it throws is reported as an error of the page, and the guard goes on. */
  onfinding?: (found: { element: Element; findings: readonly Finding[] }) => void;
}

/** A form under guard. */
export interface Guarded {
  /** Every finding now, each with its element. */
  readonly findings: ReadonlyArray<Finding & { element: Element }>;
  /** Takes every note away, and stops watching. */
  destroy(): void;
}

/**
 * Guards the fields in an element, those added later, and those in open shadow trees. Nothing is fetched after it is there, stored, or sent.
 *
 * Where there is no page, such as on a server, this module can be imported; `guard` throws there.
 *
 * @throws PrivityError if the form's question is wrong: an unknown law, an impossible day; if an option is misspelt or of the wrong kind.
 */
export function guard(root: HTMLElement, options?: Options): Promise<Guarded>;

/**
 * `<privity-guard law="nyc" mode="confirm">`: guards what is in it. Dispatches `privity-ready`, or `privity-error` with the error as `detail`, which is
 * then an error of the page too, unless the event is cancelled.
 */
export class PrivityGuard extends HTMLElement {
  /** The guard, as soon as it is there. */
  readonly guarded: Guarded | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "privity-guard": PrivityGuard;
  }
}
