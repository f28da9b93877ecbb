// The question as a form, from the vocabulary.
import type { PrivityError } from "privity";

import { type Categories, categories } from "./categories";
import { type Choice, type Group, choice } from "./choice";
import { h, say } from "./dom";
import { type Facts, facts } from "./facts";
import { place } from "./places";
import { type Draft, list, set, setFact } from "./question";
import { STATUS, type Words, capital, label } from "./words";

export interface Form {
  show(draft: Draft, missing: readonly string[], fault: PrivityError | null): void;
  /** Where a fault is mended: its field, by the first name of its path. */
  field(name: string): HTMLElement | null;
}

export function form(root: HTMLElement, words: Words, current: () => Draft, change: (draft: Draft) => void): Form {
  const put = (field: string) => (value: unknown) => change(set(current(), field, value));
  const plain = (items: readonly { id: string; text: string }[]): Group[] => [
    { label: "", options: items.map(({ id, text }) => ({ value: id, text: capital(label(text)) })) },
  ];
  const { acts, parties, purposes, processes } = words.vocabulary;
  const choices: Record<string, Choice> = {
    law: choice("law", "Place or law", laws(words), put("law")),
    act: choice("act", "What would be done", plain(acts), put("act")),
    actor: choice("actor", "Who would do it", plain(parties.filter(({ id }) => id !== "none")), put("actor")),
    to: choice("to", "Who would receive it", plain(parties), put("to")),
    purpose: choice("purpose", "What for", plain(purposes), put("purpose")),
    process: choice("process", "What paper or request is behind it", plain(processes), put("process")),
  };
  const date = h("input", { type: "date", id: "field-on", "aria-describedby": "fault-on", input: () => put("on")(date.value) });
  const on = h("div", { class: "field" }, h("label", { for: date.id }, "On which day"), date, h("p", { class: "fault", id: "fault-on" }));
  const of: Categories = categories(words, put("of"));
  const known: Facts = facts(words, (fact, value) => change(setFact(current(), fact, value)));
  const closed = h("input", {
    type: "checkbox",
    role: "switch",
    id: "field-closed",
    "aria-describedby": "closed-hint fault-closed",
    change: () => put("closed")(closed.checked ? true : undefined),
  });
  const world = h(
    "div",
    { class: "field" },
    h("label", { class: "tick switch", for: closed.id }, closed, h("span", {}, "That is all there is to know")),
    h("p", { class: "hint", id: "closed-hint" }, "On, everything left unsaid is read as no. Off, it is not known, and the answer may ask."),
    h("p", { class: "fault", id: "fault-closed" }),
  );
  const { law, act, actor, to, purpose, process } = choices as Record<string, Choice> & Record<"law" | "act" | "actor" | "to" | "purpose" | "process", Choice>;
  const other = h("p", { class: "fault", id: "fault-other" });
  root.append(other, law.element, on, act.element, of.element, actor.element, to.element, purpose.element, process.element, world, known.element);
  root.addEventListener("submit", (event) => event.preventDefault());

  const controls: Record<string, HTMLElement> = { on: date, of: of.control, facts: known.control, closed };
  for (const [name, { control }] of Object.entries(choices)) controls[name] = control;
  const field = (name: string) => controls[name] ?? null;

  return {
    field,
    show(draft, missing, fault) {
      const shut = draft.closed === true;
      const left = (id: string) => (shut ? `Not said: read as “${label(words.word(id))}”` : "Not said");
      law.show(draft.law, null, null);
      act.show(draft.act, null, null);
      actor.show(draft.actor, null, "Not known");
      to.show(draft.to, draft.act === "disclose" ? null : shut ? "Not said: read as nobody" : "Not said", "Not known");
      purpose.show(draft.purpose, left("unspecified"), "Not known");
      process.show(draft.process, shut ? "Not said: read as no paper" : "Not said", "Not known");
      const day = typeof draft.on === "string" ? draft.on : "";
      // Not while it is being typed: a day half written is no day yet.
      if (date.value !== day && !(day === "" && document.activeElement === date)) date.value = day;
      of.show(list(draft.of));
      closed.checked = shut;
      known.show(draft, missing);
      faults(fault);
    },
  };

  /** Says what is wrong beside the field where it is. */
  function faults(fault: PrivityError | null) {
    const at = fault?.at.path?.split("/")[1] ?? "";
    const where = fault === null ? null : at in controls ? at : "other";
    for (const name of [...Object.keys(controls), "other"]) {
      const text = root.querySelector(`#fault-${name}`);
      if (!text) continue;
      say(text, name === where && fault ? `${capital(fault.message)}: ${fault.help}.` : "");
      const control = controls[name];
      // A group of fields has no such state.
      if (!control || control instanceof HTMLFieldSetElement) continue;
      if (name === where) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }
}

/** Places first; then the laws one by one, each kind under its own heading. */
function laws(words: Words): Group[] {
  const places = words.vocabulary.places.map(({ id, laws }) => ({ value: id, text: `${place(id)}: ${laws.length === 1 ? "its law" : `all ${laws.length} laws`}` }));
  const groups: Group[] = [{ label: "A place", options: places }];
  const kinds = [...new Set([...words.laws.values()].map(({ status }) => status as string))];
  for (const kind of kinds) {
    const options = [...words.laws.values()].filter(({ status }) => status === kind).map(({ law, title }) => ({ value: law as string, text: title }));
    groups.push({ label: STATUS[kind] ?? "A law in force", options });
  }
  return groups;
}
