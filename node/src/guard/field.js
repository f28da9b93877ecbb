// What a page says of its fields, and what is typed into them.
import { Note } from "./note.js";

const EDITABLE = '[contenteditable]:not([contenteditable="false"])';
const FIELDS = `input, select, textarea, ${EDITABLE}`;
/** Types that ask nothing, or whose answer no one reads. */
const SILENT = new Set(["hidden", "submit", "button", "reset", "image", "password", "range", "color"]);

const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, 600);

/** The fields of a tree and of the open shadow trees in it: each choice once, with the rest of its group. `found` is told of shadow trees. */
export function fieldsOf(root, found) {
  const fields = [];
  const groups = new Map();
  const visit = (tree) => {
    for (const element of tree.querySelectorAll("*")) {
      if (element.shadowRoot && !Note.owns(element)) {
        found(element.shadowRoot);
        visit(element.shadowRoot);
      }
      if (!element.matches(FIELDS) || SILENT.has(element.type)) continue;
      const set = /^(radio|checkbox)$/.test(element.type) ? element.closest('fieldset, [role="radiogroup"], [role="group"]') : null;
      if (set) {
        const key = element.name || element.type;
        const named = groups.get(set) ?? groups.set(set, new Map()).get(set);
        if (named.has(key)) {
          named.get(key).push(element);
          continue;
        }
        const group = [element];
        named.set(key, group);
        fields.push({ element, anchor: set.querySelector(":scope > legend") ?? set, group: { set, choices: group } });
      } else {
        fields.push({ element, anchor: element.closest("label") ?? element, group: undefined });
      }
    }
  };
  visit(root);
  return fields;
}

const named = (element, attribute) => {
  const tree = element.getRootNode();
  const ids = (element.getAttribute(attribute) ?? "").split(/\s+/).filter((id) => id && !id.startsWith("privity-"));
  return plain(ids.map((id) => tree.getElementById?.(id)?.textContent ?? "").join(" "));
};

/** The text of an element without what fields in it offer. */
function own(element) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll("select, textarea, script, style, privity-note")) part.remove();
  return plain(copy.textContent);
}

const labels = (element) => plain(Array.from(element.labels ?? [], own).join(" "));

/** The name a person has for a field. */
export const called = (element, group) =>
  (group && (plain(group.set.querySelector(":scope > legend")?.textContent) || named(group.set, "aria-labelledby") || plain(group.set.getAttribute("aria-label")))) ||
  named(element, "aria-labelledby") ||
  plain(element.getAttribute("aria-label")) ||
  labels(element);

/** A field as detection reads it: what the page says, and nothing a person did. */
export function describe(element, group) {
  const offered = group ? group.choices.map((choice) => labels(choice) || choice.value) : element.options ? Array.from(element.options, ({ text }) => plain(text)) : [];
  return {
    label: called(element, group),
    name: element.getAttribute("name") ?? "",
    id: element.id,
    type: element.type ?? "contenteditable",
    autocomplete: element.getAttribute("autocomplete") ?? "",
    placeholder: element.getAttribute("placeholder") ?? "",
    help: named(element, "aria-describedby") || plain(element.title),
    options: offered.slice(0, 300),
    lang: element.closest("[lang]")?.lang || document.documentElement.lang,
  };
}

/** What a person typed; nothing of choices, which are the page's own words. */
export const typedIn = (element) => {
  if (/^(radio|checkbox|file|date|time|month|week|datetime-local|number)$/.test(element.type) || element.options) return "";
  return (element.isContentEditable ? element.innerText : element.value) ?? "";
};

/** Whether a field holds an answer. */
export const holds = (element) => {
  if (/^(radio|checkbox)$/.test(element.type)) return element.checked;
  return (element.isContentEditable ? element.innerText.trim() : element.value) !== "";
};

/** Empties a field, so that a framework that controls it sees it. */
export function empty(element) {
  if (element.isContentEditable) element.textContent = "";
  else {
    // A framework may have put a setter of its own on the element; the class's own is told.
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value")?.set;
    if (set) set.call(element, "");
    else element.value = "";
  }
  element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "deleteContent" }));
  element.dispatchEvent(new Event("change", { bubbles: true }));
}
