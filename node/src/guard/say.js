// What is said without being shown, and what is asked before a form is sent.
import { sheet } from "./style.js";

/** A region that a screen reader reads out when it changes. */
export class Live {
  #host;
  #text;

  constructor(root, wording) {
    this.#host = document.createElement("div");
    this.#host.dataset.privity = "";
    this.#host.lang = wording.lang;
    this.#host.dir = wording["language.dir"];
    const tree = this.#host.attachShadow({ mode: "open" });
    tree.adoptedStyleSheets = [sheet()];
    this.#text = document.createElement("p");
    this.#text.className = "spoken";
    this.#text.setAttribute("role", "status");
    tree.append(this.#text);
    (root.ownerDocument ?? document).body.append(this.#host);
  }

  announce(text) {
    this.#text.textContent = text;
  }

  remove() {
    this.#host.remove();
  }
}

/** Asks before a form is sent: whether to. In the mode `block` there is no such choice. */
export function ask(form, lines, say, mode) {
  const host = document.createElement("div");
  host.dataset.privity = "";
  host.lang = say("lang");
  host.dir = say("language.dir");
  const tree = host.attachShadow({ mode: "open" });
  tree.adoptedStyleSheets = [sheet()];
  const make = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text, ...properties });
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "title");
  dialog.setAttribute("aria-describedby", "text");
  const list = document.createElement("ul");
  for (const { field, messages } of lines) {
    const item = document.createElement("li");
    item.append(make("b", field), ...messages.flatMap((message) => [" ", make("span", message)]));
    list.append(item);
  }
  const text = mode === "block" ? say("guard.blocked") : say("guard.confirm_text", { count: lines.length });
  const choices = make("p", "", { className: "choices" });
  const back = make("button", say("guard.go_back"), { type: "button", autofocus: true });
  choices.append(back);
  const send = mode === "block" ? undefined : make("button", say("guard.send_anyway"), { type: "button" });
  if (send) choices.append(send);
  dialog.append(make("h2", say("guard.confirm_title"), { id: "title" }), make("p", text, { id: "text" }), list, choices);
  tree.append(dialog);
  (form.ownerDocument ?? document).body.append(host);
  return new Promise((done) => {
    const end = (sends) => {
      dialog.close();
      host.remove();
      done(sends);
    };
    back.addEventListener("click", () => end(false));
    send?.addEventListener("click", () => end(true));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      end(false);
    });
    dialog.showModal();
  });
}
