// The note beside a field: a button, and what it opens. It is out of the flow, so that nothing on the page moves.
import { empty, isChoice } from "./field.js";
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
  #label;
  #anchor;
  #say;
  #host;
  #button;
  #panel;
  #told;

  constructor(field, { anchor, label }, say) {
    this.#field = field;
    this.#anchor = anchor;
    this.#say = say;
    this.#label = label;
    this.#host = make(NAME, { lang: say("lang"), dir: say("language.dir") });
    const tree = this.#host.attachShadow({ mode: "open" });
    tree.adoptedStyleSheets = [sheet()];
    count += 1;
    this.#button = make("button", { type: "button" });
    this.#button.setAttribute("aria-expanded", "false");
    this.#button.setAttribute("aria-controls", "panel");
    this.#panel = make("div", { id: "panel", hidden: true });
    this.#panel.setAttribute("role", "group");
    this.#button.addEventListener("click", () => this.#open(this.#panel.hidden));
    this.#host.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#panel.hidden) return;
      event.stopPropagation();
      this.#open(false);
      this.#button.focus();
    });
    this.#host.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.#host.contains(relatedTarget)) this.#open(false);
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
    this.#button.textContent = severity === "error" ? "!" : "i";
    this.#told.textContent = `${title}. ${first.message} ${first.help}`;
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
    this.#panel.hidden = !open;
    // Over the notes of other fields.
    this.#host.toggleAttribute("data-open", open);
    this.#button.setAttribute("aria-expanded", String(open));
    if (open) this.place();
  }

  /** At the end of its field, on its first line, and inside the window. */
  place() {
    const { style } = this.#host;
    const box = (this.#anchor.matches("label") && !isChoice(this.#field) ? this.#field : this.#anchor).getBoundingClientRect();
    if (box.width === 0 && box.height === 0) {
      style.visibility = "hidden";
      return;
    }
    style.visibility = "";
    const parent = this.#host.offsetParent ?? document.documentElement;
    const origin = parent === document.body && getComputedStyle(parent).position === "static" ? { left: -scrollX, top: -scrollY } : parent.getBoundingClientRect();
    const rtl = getComputedStyle(this.#field).direction === "rtl";
    const size = 28;
    const edge = rtl ? box.left - size - 4 : box.right + 4;
    const within = Math.min(Math.max(edge, 2), document.documentElement.clientWidth - size - 2);
    // Where there is no room beside it, it stands over the field's end.
    style.left = `${within - origin.left + (parent.scrollLeft || 0) - (parent.clientLeft || 0)}px`;
    style.top = `${box.top + Math.min(box.height, 44) / 2 - size / 2 - origin.top + (parent.scrollTop || 0) - (parent.clientTop || 0)}px`;
    if (this.#panel.hidden) return;
    const width = Math.min(340, document.documentElement.clientWidth - 16);
    this.#panel.style.width = `${width}px`;
    const left = rtl ? within + size - width : within;
    this.#panel.style.left = `${Math.min(Math.max(left, 8), document.documentElement.clientWidth - width - 8) - within}px`;
  }

  remove() {
    const rest = (this.#field.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((id) => id && id !== this.#told.id);
    if (rest.length) this.#field.setAttribute("aria-describedby", rest.join(" "));
    else this.#field.removeAttribute("aria-describedby");
    this.#host.remove();
  }
}

const rank = ({ severity }) => ({ note: 0, warning: 1, error: 2 })[severity] ?? 0;
