// Elements, made in one line each. Text is always text: nothing is ever parsed as HTML.

export type Child = Node | string | false | null | undefined;

type Attributes = Record<string, string | boolean | number | undefined | ((event: Event) => void)>;

/** An element. An attribute that is `true` is there, one that is `false` or undefined is not; a function listens. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Child | readonly Child[])[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...shown(children.flat()));
  return element;
}

function shown(children: readonly Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => child instanceof Node || (typeof child === "string" && child !== ""));
}

/** Puts elements into a list, in this order, moving no element that is in place already: what has the focus keeps it. */
export function arrange(list: Element, items: readonly Element[]): void {
  for (const old of [...list.children]) {
    if (!items.includes(old)) old.remove();
  }
  items.forEach((item, at) => {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  });
}

/** The element of the page with this id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** Sets what is different, so that nothing is read out twice. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
