// What ids mean, in words: from the laws themselves, never from this page.
import { type LawSummary, type NoteView, type Then, type VocabularyView, laws, show, vocabulary } from "privity";

export interface Words {
  vocabulary: VocabularyView;
  laws: Map<string, LawSummary>;
  facts: Map<string, { text: string; ask: string }>;
  word(id: string): string;
  fact(id: string): string;
  law(id: string): string;
  /** A note, of a law or of none. */
  note(id: string, law?: string): NoteView | undefined;
}

/** `text` without its full stop: a label, not a sentence. */
export const label = (text: string) => text.replace(/\.$/, "");

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function words(): Words {
  const all = vocabulary();
  const known = new Map(laws().map((law) => [law.law as string, law]));
  const texts = new Map<string, string>();
  // Some ids are both a party's and a process's (`none`): those are looked up in their own list.
  for (const list of [all.processes, all.purposes, all.parties, all.categories, all.duties, all.acts]) for (const { id, text } of list) texts.set(id, text);
  const facts = new Map(all.facts.map((fact) => [fact.id as string, fact]));
  const notes = new Map(all.notes.map((note) => [note.note, note]));
  // A law is a long page: only those of an answer are opened.
  const opened = new Set<string>();
  return {
    vocabulary: all,
    laws: known,
    facts,
    note(id, law) {
      if (!notes.has(id) && law !== undefined && !opened.has(law)) {
        opened.add(law);
        for (const note of show(law).notes) notes.set(note.note, note);
      }
      return notes.get(id);
    },
    word: (id) => texts.get(id) ?? id,
    fact: (id) => facts.get(id)?.text ?? texts.get(id) ?? PARTS[id] ?? id,
    law: (id) => known.get(id)?.title ?? id,
  };
}

/** What may be missing besides facts. */
export const PARTS: Record<string, string> = { actor: "Who acts", to: "Who receives", purpose: "What it is for", process: "The paper or request behind it" };

/** A verdict in words: never a colour alone. */
export const VERDICTS: Record<string, { name: string; says: string; icon: string }> = {
  permitted: { name: "Permitted", says: "The laws asked allow this.", icon: "check" },
  needs_approval: { name: "Needs approval", says: "Not yet. It would be permitted with what is named below.", icon: "seal" },
  prohibited: { name: "Prohibited", says: "The laws asked forbid this.", icon: "bar" },
  needs_facts: { name: "Needs facts", says: "It depends on what is not yet known. Answer what is asked below.", icon: "question" },
  no_rule: { name: "No rule", says: "None of the laws asked covers this. It is not thereby allowed: another law, or a promise already made, may forbid it.", icon: "empty" },
  not_covered: { name: "Not covered", says: "This law does not reach it.", icon: "empty" },
};

/** What a rule does. */
export const DOES: Record<Then, string> = {
  permit: "permits",
  needs_approval: "asks for approval",
  prohibit: "prohibits",
  cite: "applies",
  text: "says",
  advice: "advises",
};

/** What a reader must know of a law that is not simply in force. */
export const STATUS: Record<string, string> = {
  proposed: "Proposed, never enacted",
  repealed: "Repealed",
  advice: "Advice, not law",
};

export const SEVERITY: Record<string, string> = { high: "Serious", med: "Take care", low: "Minor", info: "To know" };

export const BASIS: Record<string, string> = {
  enumerated: "named in the law",
  designated: "designated by an officer",
  residual: "covered by the law’s general words",
};

// Made once: making one takes longer than a decision.
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const LISTS = { and: new Intl.ListFormat("en-GB", { type: "conjunction" }), or: new Intl.ListFormat("en-GB", { type: "disjunction" }) };

/** `2019-08-20` as people write it. */
export function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return text;
  return DAY.format(date);
}

/** “a”, “a and b”, “a, b and c”. */
export function series(items: readonly string[], last: "and" | "or" = "and"): string {
  return LISTS[last].format(items);
}
