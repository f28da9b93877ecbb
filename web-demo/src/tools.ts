// What can be done with an answer: keep it, pass it on, put it into a program.
import type { Answer } from "privity";

import { h } from "./dom";
import { type Draft, text } from "./question";

export function tools(draft: Draft, found: Answer): HTMLElement {
  const said = h("span", { role: "status", class: "said" });
  const copy = (what: string, made: () => string) => async () => {
    try {
      await navigator.clipboard.writeText(made());
      said.textContent = `${what} copied.`;
    } catch {
      // No clipboard without permission: the address is in its bar, and the text can be marked.
      said.textContent = "This browser does not let the page copy. Copy it by hand.";
    }
  };
  const json = (value: string) => h("pre", { tabindex: "0" }, h("code", {}, value));
  return h(
    "section",
    { class: "part tools", "aria-labelledby": "part-tools" },
    h("h3", { id: "part-tools" }, "Keep it, or pass it on"),
    h("p", { class: "hint" }, "A link holds the question itself, after the #, which browsers send to nobody. Whoever has the link has the question."),
    h(
      "div",
      { class: "choices" },
      h("button", { type: "button", "data-key": "copy-link", click: copy("Link", () => location.href.split("#")[0] + `#q=${encodeURIComponent(text(draft))}`) }, "Copy link"),
      h("button", { type: "button", "data-key": "print", click: () => print() }, "Print"),
      said,
    ),
    h(
      "details",
      { "data-key": "json" },
      h("summary", {}, "For programs: the question and the answer"),
      h("h4", {}, "Question"),
      json(JSON.stringify(draft, null, 2)),
      h("h4", {}, "Answer"),
      json(JSON.stringify(found, null, 2)),
    ),
  );
}
