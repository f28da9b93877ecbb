// Where the button of a note stands: over no text and no control but its own field, and taking no room of its own.
import { isChoice } from "./field.js";

/** The side of a button, in pixels: what a finger hits. */
export const SIZE = 24;
const GAP = 2;
/** A field that is less wide has no room for both its text and a button. */
const NARROW = 4 * SIZE;
/** So much padding is for something, and not for looks. */
const KEPT = 20;
const CONTROLS = 'input, select, textarea, button, a[href], summary, img, svg, [contenteditable], [role="button"]';
const LINES = "textarea, select[multiple], select[size], [contenteditable]";
/** Fields in which text runs to the end, beneath a button. */
const TYPED = /^(text|email|tel|url|textarea|select-one|select-multiple)$/;
/** Fields whose text is as long as it is, and how wide it is with what is drawn behind it. */
const DATES = { date: 168, month: 184, week: 168, time: 144, "datetime-local": 240 };
/** What browsers draw at the end of a list, over its padding. */
const ARROW = 20;
/** What they draw within the padding, as wide as the widest of them draws it. */
const DRAWN = { number: 20, search: 22, date: 26, "datetime-local": 26, month: 26, time: 26, week: 26 };

const pixels = (length) => Number.parseFloat(length) || 0;
const square = (x, y) => ({ left: x, top: y, right: x + SIZE, bottom: y + SIZE });
const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const centre = ({ top, bottom }) => (top + bottom - SIZE) / 2;
const rightToLeft = (element) => getComputedStyle(element).direction === "rtl";

/**
 * The end of a field, kept free for a button if nothing on the page moves by that. It is looked at, taken and settled one after another, so that the
 * page is laid out once for all fields.
 */
export class Room {
  #style;
  #before;
  #styled;
  #transition;
  #set = {};
  #box;
  /** How far from the field's end the button stands. */
  inset;
  /** Whether text ends before the button. */
  clear = false;
  #field;

  constructor(field) {
    this.#field = field;
    this.#style = field.style;
    const { paddingInlineEnd, backgroundImage, textAlign, direction, boxSizing, width } = getComputedStyle(field);
    const padding = pixels(paddingInlineEnd);
    // What the page has kept free itself, it has something in, such as a picture.
    const kept = backgroundImage !== "none" || padding >= KEPT ? padding : 0;
    this.inset = field.type in DRAWN ? DRAWN[field.type] + padding : Math.max(field.type === "select-one" ? ARROW : 0, kept);
    this.#box = field.getBoundingClientRect();
    const starts = /start|auto/.test(textAlign) || textAlign === (direction === "rtl" ? "right" : "left");
    if (!starts || this.width < NARROW || !(field.isContentEditable || TYPED.test(field.type))) return;
    const wanted = Math.max(padding, this.inset + SIZE + 2 * GAP);
    this.#set.paddingInlineEnd = `${wanted}px`;
    // What is as wide as its text is, padding makes wider.
    if (boxSizing === "content-box" && !field.isContentEditable) this.#set.width = `${pixels(width) - (wanted - padding)}px`;
    this.#styled = field.hasAttribute("style");
    this.#transition = this.#style.transition;
    this.#before = { paddingInlineEnd: this.#style.paddingInlineEnd, width: this.#style.width };
  }

  /** How wide the field was. */
  get width() {
    return this.#box.width;
  }

  take() {
    if (!this.#before) return;
    // At once, to see what comes of it.
    Object.assign(this.#style, this.#set, { transition: "none" });
    // As browsers write it.
    for (const name of Object.keys(this.#set)) this.#set[name] = this.#style[name];
  }

  settle() {
    if (!this.#before) return;
    const { width, height } = this.#field.getBoundingClientRect();
    this.clear = Math.abs(width - this.#box.width) + Math.abs(height - this.#box.height) < 0.1;
  }

  /** Keeps it, if it may be kept. */
  end() {
    if (this.#before) this.#style.transition = this.#transition;
    if (!this.clear) this.back();
  }

  back() {
    // Unless the page, or a person, has changed it since.
    for (const [name, value] of Object.entries(this.#set)) if (this.#style[name] === value) this.#style[name] = this.#before[name];
    if (this.#before && !this.#styled && this.#field.getAttribute("style") === "") this.#field.removeAttribute("style");
  }
}

/** Where the button of a field's note stands in the window; nothing, if the field is not on the page. `taken` is where others stand, `boxes` what has been measured. */
export function spot({ element, anchor, choices, set }, room, { taken, boxes }) {
  const choice = isChoice(element);
  const box = (choice ? anchor : element).getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return undefined;
  const places = choice ? besideChoices(anchor, choices, set) : inField(element, box, room);
  const { left, right } = frame(element);
  const inside = places.filter((place) => place.left >= left && place.right <= right);
  const layer = layerOf(element);
  // What is read may come as near as letters do.
  const heart = ({ left, top, right, bottom }) => ({ left: left + GAP, top: top + GAP, right: right - GAP, bottom: bottom - GAP });
  const alone = inside.filter((place) => !taken.some((other) => meets(other, heart(place))));
  const free = (place) => !covers(heart(place), layer, choice ? undefined : element, boxes);
  // The last is where it stands if nothing is free.
  return alone.find(free) ?? (choice ? alone : places).at(-1) ?? places.at(-1);
}

/** Whether a button there is to be seen: what it belongs to may be scrolled away. */
export function seen(x, y, element) {
  const { left, top, right, bottom } = frame(element);
  return x >= left && x + SIZE <= right && y >= top && y + SIZE <= bottom;
}

/** What can be seen of the page around an element: as much as it is wide, and of every frame that scrolls as much as is shown. */
function frame(element) {
  const { body, documentElement } = element.ownerDocument;
  const { clientWidth, scrollWidth } = documentElement;
  const over = rightToLeft(documentElement) ? clientWidth - scrollWidth : 0;
  const seen = { left: over - scrollX, right: over + scrollWidth - scrollX, top: -Infinity, bottom: Infinity };
  for (let at = above(element); at && at !== body && at !== documentElement; at = above(at)) {
    if (at.scrollHeight <= at.clientHeight && at.scrollWidth <= at.clientWidth) continue;
    if (getComputedStyle(at).overflow === "visible") continue;
    const box = at.getBoundingClientRect();
    const [left, top] = [box.left + at.clientLeft, box.top + at.clientTop];
    seen.left = Math.max(seen.left, left);
    seen.top = Math.max(seen.top, top);
    seen.right = Math.min(seen.right, left + at.clientWidth);
    seen.bottom = Math.min(seen.bottom, top + at.clientHeight);
  }
  return seen;
}

const above = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

/** What lies over the page and has the element in it, such as a dialog; else the page. */
function layerOf(element) {
  for (let at = above(element); at; at = above(at)) {
    if (at.matches("dialog, [popover]") || getComputedStyle(at).position === "fixed") return at;
  }
  return element.ownerDocument.body;
}

/** In a field, at the end of its first line; where there is no room for that, beside it. */
function inField(field, box, { inset, clear }) {
  const rtl = rightToLeft(field);
  const start = box.left + field.clientLeft;
  const end = start + field.clientWidth;
  const top = field.matches(LINES) && box.height > SIZE + 4 * GAP ? box.top + field.clientTop + GAP : centre(box);
  const inside = (by) => square(rtl ? start + by : end - by - SIZE, top);
  const first = inset + GAP;
  const roomy = clear || (box.width >= (DATES[field.type] ?? NARROW) && field.type !== "select-one");
  // What the page itself has drawn over the field's end is passed by.
  return [...(roomy ? [inside(first), inside(first + SIZE)] : around(box, box, rtl)), inside(first)];
}

/** Beside choices: in the upper end of their set, or behind the last of them. */
function besideChoices(anchor, choices, set) {
  const rtl = rightToLeft(anchor);
  const line = Array.from(anchor.getClientRects()).at(-1) ?? anchor.getBoundingClientRect();
  const end = ({ left, right }, top) => square(rtl ? left + GAP : right - SIZE - GAP, top);
  if (set) {
    const box = set.getBoundingClientRect();
    const upper = end(box, anchor === set ? box.top + GAP : centre(line));
    return [upper, ...around(line, line, rtl), upper];
  }
  const last = end(holder(anchor).getBoundingClientRect(), centre(line));
  // Several on one line stand beside each other at its end.
  const row = [0, 1, 2, 3].map((at) => square(last.left + (rtl ? 1 : -1) * at * (SIZE + GAP), last.top));
  return [end(line, centre(line)), ...around(line, choices[0].getBoundingClientRect(), rtl), ...row];
}

/** Behind a box, under it, over it, and before the first of a row. */
function around(box, first, rtl) {
  const end = rtl ? box.left - SIZE - GAP : box.right + GAP;
  const inner = rtl ? box.left : box.right - SIZE;
  const start = rtl ? first.right + GAP : first.left - SIZE - GAP;
  return [square(end, centre(box)), square(inner, box.bottom), square(inner, box.top - SIZE), square(start, centre(first))];
}

/** The nearest element around one that is no part of a line. */
function holder(element) {
  let at = above(element);
  while (above(at) && /^(inline|contents)$/.test(getComputedStyle(at).display)) at = above(at);
  return at;
}

/** Whether there is text under a box, or a control; `own` does not count, nor does what lies over the page. */
function covers(box, tree, own, boxes) {
  for (const node of tree.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.trim() && letters(node).some((line) => meets(line, box))) return true;
    } else if (node.nodeType === Node.ELEMENT_NODE && node !== own && meets(whole(node, boxes), box)) {
      if (node.matches(CONTROLS) || covers(box, node, own, boxes) || (node.shadowRoot && covers(box, node.shadowRoot, own, boxes))) return true;
    }
  }
  return false;
}

const NOWHERE = { left: 0, right: 0, top: 0, bottom: 0 };
const ANYWHERE = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

/** Where an element and what is in it are, measured once. */
function whole(element, boxes) {
  if (!boxes.has(element)) boxes.set(element, element.matches("privity-note, [data-privity]") ? NOWHERE : extent(element));
  return boxes.get(element);
}

function extent(element) {
  const { display, position, visibility } = getComputedStyle(element);
  if (display === "contents") return ANYWHERE;
  if (display === "none" || position === "fixed" || visibility === "hidden") return NOWHERE;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  // What overflows is part of it.
  return { left, top, right: Math.max(right, left + element.scrollWidth), bottom: Math.max(bottom, top + element.scrollHeight) };
}

/** The lines of a text. */
function letters(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  return Array.from(range.getClientRects());
}
