// A field that is chosen from a list.
import { h } from "./dom";
import { list } from "./question";

export interface Option {
  value: string;
  text: string;
}
export interface Group {
  label: string;
  options: readonly Option[];
}

/** The two things that are no id: left out, and not known. */
const LEFT = "\u0000left";
const UNKNOWN = "\u0000unknown";
/** A value that the list does not have: several ids, or something Privity has to object to. */
const GIVEN = "\u0000given";

export interface Choice {
  element: HTMLElement;
  control: HTMLSelectElement;
  /** Shows a value. `left` is what leaving it out means, if it may be left out; `unknown`, if it may be. */
  show(value: unknown, left: string | null, unknown: string | null): void;
}

/** A labelled list. `change` is given an id, null for not known, or undefined for left out. */
export function choice(id: string, title: string, groups: readonly Group[], change: (value: string | null | undefined) => void): Choice {
  const control = h("select", { id: `field-${id}`, "aria-describedby": `fault-${id}` });
  const above: HTMLOptionElement[] = [h("option", { value: LEFT }), h("option", { value: UNKNOWN }), h("option", { value: GIVEN })];
  const [left, unknown, given] = above as [HTMLOptionElement, HTMLOptionElement, HTMLOptionElement];
  const option = ({ value, text }: Option) => h("option", { value }, text);
  const below = groups.flatMap(({ label, options }): HTMLElement[] => (label ? [h("optgroup", { label }, options.map(option))] : options.map(option)));
  const ids = new Set(groups.flatMap(({ options }) => options.map(({ value }) => value)));
  control.append(...below);
  control.addEventListener("change", () => {
    const { value } = control;
    if (value !== GIVEN) change(value === LEFT ? undefined : value === UNKNOWN ? null : value);
  });
  const element = h("div", { class: "field" }, h("label", { for: control.id }, title), control, h("p", { class: "fault", id: `fault-${id}` }));
  return {
    element,
    control,
    show(value, without, open) {
      for (const one of above) one.remove();
      const add = (one: HTMLOptionElement, text: string) => {
        one.textContent = text;
        control.prepend(one);
        return one.value;
      };
      if (open !== null) add(unknown, open);
      if (without !== null) add(left, without);
      if (typeof value === "string" && ids.has(value)) control.value = value;
      else if (value === undefined) control.value = without === null ? add(left, "Choose…") : LEFT;
      else if (value === null && open !== null) control.value = UNKNOWN;
      else {
        const several = list(value);
        control.value = add(given, several.length > 0 && several.every((one) => ids.has(one)) ? `One of: ${several.join(", ")}` : "Something else");
      }
    },
  };
}
