// The note beside a field: a button, and what it opens. It is out of the flow, so that nothing on the page moves.
import { empty, isChoice } from "./field.js";
import { Room, seen, spot } from "./place.js";
import { sheet } from "./style.js";

const NAME = "privity-note";
let count = 0;

const make = (tag, properties = {}, children = []) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

export class Note {
  /** Whether a node is a note, or is in one. */
  static owns(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return Boolean(element?.closest?.(`${NAME}, [data-privity]`));
  }

  #field;
  /** The field as it was found: where it is on the page. */
  #found;
  #label;
  #say;
  #host;
  #button;
  #sign;
  #panel;
  #told;
  /** The room kept for the button in its field, in a window so wide. */
  #room;
  #across = innerWidth;
  /** Where the button stands, from the corner of what it belongs to. */
  #from;
  /** Where it has been put. */
  #at = { x: 0, y: 0 };
  /** What is heard while it is open. */
  #opened;

  constructor(field, found, say) {
    const { anchor, label } = found;
    this.#field = field;
    this.#found = { ...found, element: field };
    this.#say = say;
    this.#label = label;
    this.#host = make(NAME, { lang: say("lang"), dir: say("language.dir") });
    const tree = this.#host.attachShadow({ mode: "open" });
    tree.adoptedStyleSheets = [sheet()];
    count += 1;
    Object.assign(this.#host.style, { left: "0", top: "0", visibility: "hidden" });
    this.#sign = make("span");
    this.#button = make("button", { type: "button" }, [this.#sign]);
    this.#button.setAttribute("aria-expanded", "false");
    this.#button.setAttribute("aria-controls", "panel");
    // It takes the focus of a press on it, which is then not elsewhere.
    this.#panel = make("div", { id: "panel", hidden: true, tabIndex: -1 });
    this.#panel.setAttribute("role", "group");
    this.#button.addEventListener("click", () => this.#open(this.#panel.hidden));
    this.#host.addEventListener("focusout", ({ relatedTarget }) => {
      // Another window may have come before this one.
      if (!this.#host.contains(relatedTarget) && document.hasFocus()) this.#open(false);
    });
    tree.append(this.#button, this.#panel);
    // What a screen reader says with the field: not drawn, but in the page, for the field can only refer to what is in its own tree.
    this.#told = make("span", { id: `privity-${count}` });
    this.#host.append(this.#told);
    const described = field.getAttribute("aria-describedby");
    field.setAttribute("aria-describedby", [described, this.#told.id].filter(Boolean).join(" "));
    if (anchor.matches('fieldset, [role="radiogroup"], [role="group"]')) anchor.append(this.#host);
    else anchor.after(this.#host);
  }

  /** Says what was found, the worst first, and what was typed before it. */
  show(findings, typed) {
    const worst = [...findings].sort((a, b) => rank(b) - rank(a));
    const [first] = typed.length ? typed : worst;
    const title = this.#say(typed.length ? "guard.typed_title" : "guard.title");
    const severity = typed.length ? "error" : worst[0].severity;
    this.#host.dataset.severity = severity;
    this.#button.setAttribute("aria-label", `${this.#say("guard.field_warning", { field: this.#label })}${title}`);
    this.#sign.textContent = severity === "error" ? "!" : "i";
    const told = (typed.length ? typed : [first]).flatMap(({ message, help }) => [message, help]);
    this.#told.textContent = [`${title}.`, ...new Set(told)].join(" ");
    const parts = [make("p", { className: "title", textContent: title })];
    for (const finding of typed) parts.push(make("p", { textContent: finding.message }), make("p", { className: "help", textContent: finding.help }));
    if (typed.length) {
      const remove = make("button", { type: "button", textContent: this.#say("guard.remove") });
      remove.addEventListener("click", () => {
        empty(this.#field);
        this.#field.focus();
      });
      const keep = make("button", { type: "button", textContent: this.#say("guard.keep") });
      keep.addEventListener("click", () => {
        this.#open(false);
        this.#field.focus();
      });
      parts.push(make("p", { className: "choices" }, [remove, keep]));
    }
    const said = new Set();
    for (const finding of worst) {
      if (said.has(finding.message)) continue;
      said.add(finding.message);
      parts.push(make("p", { textContent: finding.message }), make("p", { className: "help", textContent: finding.help }));
      if (finding.cite) parts.push(this.#law(finding.cite));
    }
    parts.push(make("p", { className: "small", textContent: `${this.#say("guard.on_device")} ${this.#say("guard.no_advice")}` }));
    const close = make("button", { type: "button", className: "close", textContent: this.#say("guard.close") });
    close.addEventListener("click", () => {
      this.#open(false);
      this.#button.focus();
    });
    parts.push(close);
    this.#panel.setAttribute("aria-label", title);
    this.#panel.replaceChildren(...parts);
  }

  /** The words of the law, in its own language. */
  #law({ section, quote }) {
    const law = make("p", { className: "law" });
    law.append(make("b", { textContent: `${this.#say("guard.law")}: ` }), make("cite", { lang: "en", dir: "ltr", textContent: section }));
    if (quote) law.append(" ", make("q", { lang: "en", dir: "ltr", textContent: quote }));
    return law;
  }

  #open(open) {
    this.#opened?.abort();
    this.#panel.hidden = !open;
    // Over the notes of other fields.
    this.#host.toggleAttribute("data-open", open);
    this.#button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    this.#unfold();
    this.#opened = new AbortController();
    const { signal } = this.#opened;
    // Wherever the focus is, and where a press does not move it.
    addEventListener("keydown", (event) => this.#escape(event), { signal, capture: true });
    addEventListener("pointerdown", (event) => event.composedPath().includes(this.#host) || this.#open(false), { signal, capture: true });
  }

  #escape(event) {
    if (event.key !== "Escape") return;
    const within = this.#host.matches(":focus-within");
    this.#open(false);
    if (!within) return;
    event.stopPropagation();
    this.#button.focus();
  }

  /** The panel, under the button and inside the window. */
  #unfold() {
    const across = document.documentElement.clientWidth;
    const width = Math.min(340, across - 16);
    const { left, right } = this.#host.getBoundingClientRect();
    const wanted = getComputedStyle(this.#field).direction === "rtl" ? right - width : left;
    this.#panel.style.width = `${width}px`;
    this.#panel.style.left = `${Math.min(Math.max(wanted, 8), across - width - 8) - left}px`;
  }

  /** The room to be kept anew, if any: a field may be as wide as its window lets it be, and may not have been there before. */
  room() {
    if (isChoice(this.#field)) return undefined;
    if (this.#room && this.#across === innerWidth && (this.#room.clear || this.#field.getBoundingClientRect().width === this.#room.width)) return undefined;
    this.#across = innerWidth;
    this.#room?.back();
    this.#room = new Room(this.#field);
    return this.#room;
  }

  /** Finds where the button is to stand, or, unless `anew`, follows what it belongs to; what puts it there. `pass` is what has been measured so far. */
  measure(pass, anew) {
    const owner = isChoice(this.#field) ? this.#found.anchor : this.#field;
    if (anew) {
      const place = spot(this.#found, this.#room, pass);
      const { left, top } = owner.getBoundingClientRect();
      this.#from = place && { x: place.left - left, y: place.top - top };
      if (place) pass.taken.push(place);
    }
    const { style } = this.#host;
    if (!this.#from) return () => (style.visibility = "hidden");
    const box = owner.getBoundingClientRect();
    const [x, y] = [box.left + this.#from.x, box.top + this.#from.y];
    const shown = seen(x, y, this.#field);
    // From where it is: whatever it is placed by, it moves as far.
    const now = this.#host.getBoundingClientRect();
    this.#at = { x: this.#at.x + x - now.left, y: this.#at.y + y - now.top };
    return () => {
      Object.assign(style, { left: `${this.#at.x}px`, top: `${this.#at.y}px`, visibility: shown ? "" : "hidden" });
      if (!this.#panel.hidden) this.#unfold();
    };
  }

  remove() {
    this.#opened?.abort();
    this.#room?.back();
    const rest = (this.#field.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((id) => id && id !== this.#told.id);
    if (rest.length) this.#field.setAttribute("aria-describedby", rest.join(" "));
    else this.#field.removeAttribute("aria-describedby");
    this.#host.remove();
  }
}

const rank = ({ severity }) => ({ note: 0, warning: 1, error: 2 })[severity] ?? 0;
