// The question, as the address of the page holds it: `#q=` and compact JSON. Never sent: what follows `#` stays in the browser.

/** A question as it is being put together. What is wrong with it is for Privity to say. */
export interface Draft {
  law?: unknown;
  on?: unknown;
  act?: unknown;
  actor?: unknown;
  to?: unknown;
  purpose?: unknown;
  process?: unknown;
  of?: unknown;
  facts?: Record<string, unknown>;
  closed?: unknown;
  [field: string]: unknown;
}

const ORDER = ["law", "on", "act", "actor", "to", "purpose", "process", "of", "facts", "closed"];

/** What is known of a fact: said to be so, not so, or not known; undefined if nothing was said. */
export type Known = boolean | null | undefined;

export function known(draft: Draft, fact: string): Known {
  const facts = draft.facts ?? {};
  if (!Object.hasOwn(facts, fact)) return undefined;
  const value = facts[fact];
  return typeof value === "boolean" ? value : null;
}

/** The draft with one field changed; undefined leaves it out. */
export function set(draft: Draft, field: string, value: unknown): Draft {
  const changed: Draft = { ...draft };
  if (value === undefined) delete changed[field];
  else changed[field] = value;
  return changed;
}

export function setFact(draft: Draft, fact: string, value: Known): Draft {
  const facts = { ...draft.facts };
  if (value === undefined) delete facts[fact];
  else facts[fact] = value;
  return set(draft, "facts", Object.keys(facts).length > 0 ? facts : undefined);
}

/** A field that is an id or a list of ids, as a list. */
export function list(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === "string");
}

/** Compact JSON, fields in their usual order. */
export function text(draft: Draft): string {
  const rank = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
  return JSON.stringify(Object.fromEntries(Object.entries(draft).sort(([a], [b]) => rank(a) - rank(b))));
}

export function hash(draft: Draft): string {
  return `#q=${encodeURIComponent(text(draft))}`;
}

/** What an address holds: a draft, and the text itself, which Privity reads, for it may be no JSON at all. Null if it holds none. */
export function read(address: string): { draft: Draft; json: string } | null {
  if (!address.startsWith("#q=")) return null;
  let json = address.slice(3);
  try {
    json = decodeURIComponent(json);
    const value: unknown = JSON.parse(json);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      const draft = value as Draft;
      // A field of the wrong type is shown as empty; the fault says what it is.
      const { facts } = draft;
      const usable = facts === undefined || (typeof facts === "object" && facts !== null && !Array.isArray(facts));
      return { draft: usable ? draft : set(draft, "facts", undefined), json };
    }
  } catch {
    // Privity says what is wrong with the text.
  }
  return { draft: {}, json };
}
