// What is known: each fact as a plain question. First what the answer turns on, in its order; then what was said; the others behind a disclosure.
import { arrange, h, say } from "./dom";
import { type Draft, type Known, known } from "./question";
import type { Words } from "./words";

export interface Facts {
  element: HTMLElement;
  control: HTMLElement;
  show(draft: Draft, missing: readonly string[]): void;
}

interface Row {
  element: HTMLElement;
  show(value: Known, closed: boolean, missing: boolean): void;
}

const CHOICES: readonly [string, boolean | null, string][] = [
  ["yes", true, "Yes"],
  ["no", false, "No"],
  ["unknown", null, "Not known"],
];

export function facts(words: Words, change: (fact: string, value: Known) => void): Facts {
  const rows = new Map<string, Row>();
  for (const [id, { ask }] of words.facts) rows.set(id, row(id, ask, (value) => change(id, value)));

  const first = h("div", { class: "facts" });
  const others = h("div", { class: "facts" });
  const summary = h("summary", {});
  const rest = h("details", { class: "rest" }, summary, others);
  const hint = h("p", { class: "hint", id: "facts-hint" });
  const element = h(
    "fieldset",
    { class: "field", id: "field-facts", tabindex: "-1", "aria-describedby": "facts-hint fault-facts" },
    h("legend", {}, "What is known"),
    h("p", { class: "fault", id: "fault-facts" }),
    hint,
    first,
    rest,
  );
  return {
    element,
    control: element,
    show(draft, missing) {
      const closed = draft.closed === true;
      say(hint, closed ? "What nobody has said is read as no." : "What nobody has said is not known, and not read as no.");
      const said = [...rows.keys()].filter((id) => known(draft, id) !== undefined);
      let wanted = [...missing, ...said].filter((id, at, all) => rows.has(id) && all.indexOf(id) === at);
      // Under a reader's hands nothing moves: what is new comes after what is there, and nothing goes.
      if (element.contains(document.activeElement)) {
        const there = [...rows].filter(([, { element }]) => element.parentElement === first).map(([id]) => id);
        const order = new Map([...first.children].map((child, at) => [child, at]));
        there.sort((a, b) => (order.get(rows.get(a)?.element as Element) ?? 0) - (order.get(rows.get(b)?.element as Element) ?? 0));
        const inUse = [...rows].find(([, { element }]) => element.contains(document.activeElement))?.[0];
        const fixed = inUse !== undefined && !there.includes(inUse);
        wanted = [...there, ...wanted.filter((id) => !there.includes(id) && !(fixed && id === inUse))];
      }
      const elements = (ids: readonly string[]) => ids.flatMap((id) => rows.get(id)?.element ?? []);
      const left = [...rows.keys()].filter((id) => !wanted.includes(id));
      arrange(first, elements(wanted));
      arrange(others, elements(left));
      say(summary, `${left.length} more facts`);
      for (const [id, one] of rows) one.show(known(draft, id), closed, missing.includes(id));
    },
  };
}

function row(id: string, ask: string, change: (value: Known) => void): Row {
  const inputs = CHOICES.map(([name, value, text]) => {
    const input = h("input", { type: "radio", name: `fact-${id}`, id: `fact-${id}-${name}`, change: () => change(value) });
    return { value, input, label: h("label", { class: "tick", for: input.id }, input, h("span", {}, text)) };
  });
  const tag = h("span", { class: "tag" }, "Asked");
  const back = h("button", { type: "button", class: "plain", click: () => withdraw() }, "Take back");
  back.setAttribute("aria-label", `Take back: ${ask}`);
  const withdraw = () => {
    change(undefined);
    inputs[0]?.input.focus();
  };
  const element = h(
    "fieldset",
    { class: "fact", id: `fact-${id}` },
    h("legend", {}, h("span", {}, ask), " ", tag),
    h("div", { class: "choices" }, inputs.map(({ label }) => label), back),
  );
  return {
    element,
    show(value, closed, missing) {
      // In an open question, what was not said is not known.
      const shown = value === undefined && !closed ? null : value;
      for (const { input, value: own } of inputs) input.checked = own === shown;
      tag.hidden = !missing;
      back.hidden = value === undefined;
    },
  };
}
