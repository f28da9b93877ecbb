// Which information: checkboxes that can be searched.
import { arrange, byId, h, say } from "./dom";
import { type Words, capital } from "./words";

export interface Categories {
  element: HTMLElement;
  control: HTMLElement;
  show(chosen: readonly string[]): void;
}

export function categories(words: Words, change: (chosen: string[]) => void): Categories {
  let now: readonly string[] = [];
  const boxes = new Map<string, { item: HTMLElement; box: HTMLInputElement; text: string }>();
  for (const { id, text } of words.vocabulary.categories) {
    const box = h("input", { type: "checkbox", id: `of-${id}`, value: id, change: () => change(toggled(id, box.checked)) });
    const item = h("li", {}, h("label", { class: "tick", for: box.id }, box, h("span", {}, capital(text))));
    boxes.set(id, { item, box, text: `${text} ${id}`.toLowerCase() });
  }
  const toggled = (id: string, on: boolean) => (on ? [...now, id] : now.filter((one) => one !== id));

  const items = h("ul", { class: "boxes" });
  const count = h("p", { class: "hint", id: "of-count" });
  const none = h("p", { class: "hint", hidden: true }, "Nothing by that name. Try a plainer word.");
  const search = h("input", { type: "search", id: "of-search", "aria-describedby": "of-count", autocomplete: "off", input: () => filter(true) });

  function filter(aloud: boolean) {
    const wanted = search.value.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { item, text } of boxes.values()) {
      const fits = wanted.every((part) => text.includes(part));
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    none.hidden = shown > 0;
    if (aloud) say(byId("found"), `${shown} ${shown === 1 ? "category" : "categories"} found`);
  }

  const element = h(
    "fieldset",
    { class: "field categories", id: "field-of", "aria-describedby": "of-count fault-of" },
    h("legend", {}, "Which information"),
    h("p", { class: "fault", id: "fault-of" }),
    h("label", { class: "small", for: search.id }, "Find a category"),
    search,
    count,
    items,
    none,
  );
  return {
    element,
    control: search,
    show(chosen) {
      now = chosen;
      for (const [id, { box }] of boxes) box.checked = chosen.includes(id);
      say(count, `${chosen.length} of ${boxes.size} chosen`);
      // The chosen come first; but nothing moves under a reader's hands.
      if (items.childElementCount > 0 && element.contains(document.activeElement)) return;
      const all = [...boxes.values()];
      const sorted = [...all.filter(({ box }) => box.checked), ...all.filter(({ box }) => !box.checked)];
      if (sorted.every(({ item }, at) => items.children[at] === item)) return;
      arrange(items, sorted.map(({ item }) => item));
      items.scrollTop = 0;
    },
  };
}
