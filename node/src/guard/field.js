// What a page says of its fields, and what is typed into them.
import { Note } from "./note.js";

const EDITABLE = '[contenteditable]:not([contenteditable="false"])';
const FIELDS = `input, select, textarea, ${EDITABLE}`;
/** Types that ask nothing, or whose answer no one reads. */
const SILENT = new Set(["hidden", "submit", "button", "reset", "image", "password", "range", "color"]);

const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, 600);

/** Whether a field is one of several answers. */
export const isChoice = ({ type }) => /^(radio|checkbox)$/.test(type);

/** Whether a field is a group of choices. */
const isGroup = ({ set, choices }) => Boolean(set) || choices.length > 1;

/** The label that belongs to a field. */
const labelOf = (element) => element.closest("label") ?? element.labels?.[0];

/**
 * The fields of a tree and of the open shadow trees in it: each choice once, with the rest of its group, which is what is in one set, or else of
 * one name in one form. `found` is told of shadow trees.
 */
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
      if (!isChoice(element)) {
        fields.push({ element, anchor: element.closest("label") ?? element, choices: [element] });
        continue;
      }
      const set = element.closest('fieldset, [role="radiogroup"], [role="group"]');
      const within = set ?? (element.name ? (element.form ?? tree) : element);
      const key = `${element.type} ${element.name}`;
      const named = groups.get(within) ?? groups.set(within, new Map()).get(within);
      if (named.has(key)) {
        named.get(key).push(element);
        continue;
      }
      const choices = [element];
      named.set(key, choices);
      fields.push({ element, anchor: set && (set.querySelector(":scope > legend") ?? set), set, choices });
    }
  };
  visit(root);
  // Without a set, what is said of choices stands behind the last of them.
  for (const field of fields) field.anchor ??= labelOf(field.choices.at(-1)) ?? field.choices.at(-1);
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

/** No label is longer. */
const LABEL = 200;
/** So many elements up, what stands before a field is no longer beside it. */
const NEAR = 4;

/** The last text before an element: what stands beside it where nothing labels it. What stands behind another field is that one's. */
function beside(element) {
  // A form may have a field of any name, which is then what its property of that name is.
  for (let [at, level] = [element, 0]; at && level < NEAR && !(at instanceof HTMLFormElement || at === document.body); at = at.parentElement, level += 1) {
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      if (before.nodeType === Node.ELEMENT_NODE) {
        if (before.matches("script, style, template") || Note.owns(before)) continue;
        const fields = [before, ...before.querySelectorAll(FIELDS)].filter((one) => one.matches(FIELDS));
        if (fields.some(({ type }) => !SILENT.has(type))) return "";
      }
      const said = before.nodeType === Node.COMMENT_NODE ? "" : plain(before.textContent);
      if (said) return said.length > LABEL ? "" : said;
    }
  }
  return "";
}

/** What a group of choices asks. */
function asked({ set, choices: [first] }) {
  if (set) return plain(set.querySelector(":scope > legend")?.textContent) || named(set, "aria-labelledby") || plain(set.getAttribute("aria-label"));
  const label = labelOf(first);
  return beside(label && label.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING ? label : first);
}

/** The name a person has for a field. */
const called = (field) =>
  (isGroup(field) && asked(field)) ||
  named(field.element, "aria-labelledby") ||
  plain(field.element.getAttribute("aria-label")) ||
  labels(field.element) ||
  (field.element.placeholder ? "" : beside(field.element));

/** A field as detection reads it: what the page says, and nothing a person did. */
export function describe(field) {
  const { element, choices } = field;
  const offered = isGroup(field) ? choices.map((choice) => labels(choice) || choice.value) : element.options ? Array.from(element.options, ({ text }) => plain(text)) : [];
  return {
    label: called(field),
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
  if (isChoice(element) || /^(file|date|time|month|week|datetime-local|number)$/.test(element.type) || element.options) return "";
  return (element.isContentEditable ? element.innerText : element.value) ?? "";
};

/** Whether a field holds an answer. */
export const holds = (element) => {
  if (isChoice(element)) return element.checked;
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
