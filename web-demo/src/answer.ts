// The answer: the verdict first, then what to do about it, then why, each word of it from the laws.
import type { Answer, Change, Missing } from "privity";

import { type Child, h } from "./dom";
import { icon } from "./icons";
import { laws, source } from "./law";
import { place } from "./places";
import { type Draft, known, list } from "./question";
import { SEVERITY, VERDICTS, type Words, capital, day, label, series } from "./words";

/** What can be done with what is asked: say a fact, or choose who, for what and by what process. */
export interface Replies {
  fact(fact: string, value: boolean | null): void;
  part(part: string, value: string): void;
}

export function answer(found: Answer, draft: Draft, words: Words, replies: Replies): HTMLElement[] {
  const parts: (HTMLElement | null)[] = [
    asked(draft, words),
    verdict(found.verdict),
    missing(found.missing, draft, words, replies),
    section("approvals", "Still to be approved or signed", found.approvals.map((id) => h("li", {}, words.fact(id)))),
    flips(found, words),
    section(
      "duties",
      "What must be done",
      found.duties.map(({ duty, certain, cite }) =>
        h("li", {}, h("p", {}, words.word(duty), !certain && h("em", {}, " Perhaps: it depends on what is missing.")), source(cite)),
      ),
    ),
    laws(found, words),
    section(
      "advice",
      "Take care",
      found.advice.map(({ code, severity, message, cite }) =>
        h("li", {}, h("p", {}, h("strong", { class: `severity ${severity}` }, `${SEVERITY[severity] ?? severity}. `), message), source(cite, code)),
      ),
    ),
    section(
      "assumed",
      "Read as no, because nobody said otherwise",
      found.assumed.map((id) => h("li", {}, words.fact(id))),
      "If one of these is so, the answer is stricter.",
    ),
    notes(found, words),
    seal(found),
  ];
  return parts.filter((part) => part !== null);
}

/** The verdict, in words, with a sign of its own shape. */
export function verdict(id: string): HTMLElement {
  const { name, says, icon: sign } = VERDICTS[id] ?? { name: id, says: "", icon: "empty" };
  return h("div", { class: `verdict ${id}`, "data-verdict": id }, icon(sign), h("div", {}, h("p", { class: "verdict-name" }, name), h("p", {}, says)));
}

/** A part of the answer; none if there is nothing in it. */
function section(id: string, title: string, items: readonly HTMLElement[], hint = ""): HTMLElement | null {
  if (items.length === 0) return null;
  return h("section", { class: `part ${id}`, "aria-labelledby": `part-${id}` }, h("h3", { id: `part-${id}` }, title), hint && h("p", { class: "hint" }, hint), h("ul", {}, items));
}

/** The question in words, for a page that is printed: the form is not. */
function asked(draft: Draft, words: Words): HTMLElement {
  const ids = (value: unknown) => (value === null ? "Not known" : series(list(value).map((id) => capital(label(words.word(id)))), "or"));
  const rows: [string, string][] = [
    ["Under", series(list(draft.law).map((id) => (words.laws.has(id) ? words.law(id) : place(id))))],
    ["On", day(typeof draft.on === "string" ? draft.on : "")],
    ["What would be done", ids(draft.act)],
    ["With", series(list(draft.of).map((id) => words.word(id)))],
    ["By", ids(draft.actor)],
    ["Received by", ids(draft.to)],
    ["For", ids(draft.purpose)],
    ["Paper or request", ids(draft.process)],
  ];
  const facts = Object.keys(draft.facts ?? {}).map((id): [string, string] => {
    const value = known(draft, id);
    return [words.facts.get(id)?.ask ?? id, value === true ? "Yes" : value === false ? "No" : "Not known"];
  });
  facts.push(["Everything else", draft.closed === true ? "Read as no" : "Not known"]);
  const shown = [...rows.filter(([, text]) => text !== ""), ...facts];
  return h("dl", { class: "asked" }, shown.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]));
}

function missing(items: readonly Missing[], draft: Draft, words: Words, replies: Replies): HTMLElement | null {
  const shown = 4;
  const rows = items.map((item, at) => question(item, at, draft, words, replies));
  const part = section("missing", "Still to be answered", rows.slice(0, shown), items.length > 1 ? "What settles most comes first. Answer here, or go and find out." : "");
  if (part && rows.length > shown) {
    part.append(h("details", { "data-key": "missing-more" }, h("summary", {}, `${rows.length - shown} more questions`), h("ul", {}, rows.slice(shown))));
  }
  return part;
}

function question({ fact, ask, suggests, note }: Missing, at: number, draft: Draft, words: Words, replies: Replies): HTMLElement {
  const id = `missing-${at}`;
  const hints: Child[] = [
    suggests !== undefined && h("p", { class: "hint" }, `What is known suggests ${suggests ? "yes" : "no"}. Check; nothing was assumed.`),
    note !== undefined && h("p", { class: "hint" }, words.note(note)?.say ?? note),
  ];
  const { vocabulary } = words;
  const choices = { actor: vocabulary.parties, to: vocabulary.parties, purpose: vocabulary.purposes, process: vocabulary.processes }[fact as string];
  if (choices) {
    const select = h("select", { id, "data-key": `missing ${fact}` }, h("option", { value: "" }, "Not known"), choices.map((word) => h("option", { value: word.id }, capital(label(word.text)))));
    const put = () => select.value !== "" && replies.part(fact, select.value);
    // A list changes at every key; the answer is given when it is meant.
    const button = h("button", { type: "button", "data-key": `missing ${fact} put`, click: put }, "Answer");
    return h("li", {}, h("label", { for: id, class: "ask" }, ask), hints, h("div", { class: "choices" }, select, button));
  }
  const value = known(draft, fact);
  const reply = (name: string, own: boolean | null) =>
    h("button", { type: "button", "data-key": `missing ${fact} ${name}`, "aria-pressed": String(value === own), click: () => replies.fact(fact, own) }, name);
  return h(
    "li",
    {},
    h("p", { class: "ask", id }, ask),
    hints,
    h("div", { class: "choices", role: "group", "aria-labelledby": id }, reply("Yes", true), reply("No", false), reply("Not known", null)),
  );
}

function flips(found: Answer, words: Words): HTMLElement | null {
  const items = found.flips.map(({ change }) => (change.length === 1 ? h("li", {}, ...change.map((one) => changed(one, words))) : h("li", {}, "All of these:", h("ul", {}, change.map((one) => h("li", {}, changed(one, words)))))));
  const hint = items.length > 1 ? "Any one of these would do. They name what can still be obtained or found out, and nothing that is already known to be otherwise." : "";
  return section("flips", "What would make it permitted", items, hint);
}

export function changed({ fact, to }: Change, words: Words): string {
  return to ? words.fact(fact) : `It is not so: ${words.fact(fact)}`;
}

function notes(found: Answer, words: Words): HTMLElement | null {
  const from = new Map<string, string | undefined>(found.notes.map((id) => [id, undefined]));
  for (const { law, notes } of found.laws) for (const id of notes) if (!from.has(id)) from.set(id, law);
  const items = [...from].map(([id, law]) => {
    const note = words.note(id, law);
    const more = note && (note.difference ?? note.reading) !== null;
    return h(
      "li",
      {},
      h("p", {}, note?.say ?? "", " ", h("span", { class: "id" }, id)),
      more &&
        h(
          "details",
          { "data-key": `note ${id}` },
          h("summary", {}, "How the text was read", h("span", { class: "hidden" }, ` (${id})`)),
          note.difference !== null && h("p", {}, h("strong", {}, "Where the sources differ. "), note.difference),
          note.reading !== null && h("p", {}, h("strong", {}, "The reading taken. "), note.reading),
        ),
    );
  });
  return section("notes", "Notes", items);
}

function seal({ seal }: Answer): HTMLElement {
  const rows: [string, string][] = [
    ["Day asked about", day(seal.on)],
    ["Engine", seal.engine],
    ["Laws", seal.laws],
    ["Question", seal.question],
  ];
  return h(
    "section",
    { class: "part seal", "aria-labelledby": "part-seal" },
    h("h3", { id: "part-seal" }, "Seal"),
    h("p", { class: "hint" }, "Whoever asks this question of these laws gets this answer, byte for byte. Keep these lines with it."),
    h("dl", {}, rows.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
    h("p", { class: "hint" }, "Privity informs; it does not advise."),
  );
}
