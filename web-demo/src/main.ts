// Puts the question of the page to Privity, and its answer on the page, at every change: it takes microseconds.
import { type Answer, PrivityError, type QuestionInput, decide, decideJson, init } from "privity";

import demo from "../../tests/vectors/demo.json";
import { answer } from "./answer";
import { arrange, byId, h, say } from "./dom";
import { type Form, form } from "./form";
import { icon } from "./icons";
import { type Draft, hash, read, set, setFact, text } from "./question";
import { tools } from "./tools";
import { VERDICTS, type Words, words } from "./words";

/** Shown where the address holds no question: one whose answer asks something back. */
const FIRST = demo.find(({ id }) => id === "administrative-subpoena")?.question ?? {};

let draft: Draft = {};
let page: Form;
let all: Words;

/** The answer, or what is wrong. `json` is a question as text, read as it stands. */
function ask(json: string | null): Answer | PrivityError {
  try {
    if (json === null) return decide(draft as unknown as QuestionInput);
    const value = JSON.parse(decideJson(json));
    return value.fault ? new PrivityError(value.fault) : value;
  } catch (error) {
    if (error instanceof PrivityError) return error;
    throw error;
  }
}

function show(json: string | null = null) {
  const found = ask(json);
  const fault = found instanceof PrivityError ? found : null;
  page.show(draft, found instanceof PrivityError ? [] : found.missing.map(({ fact }) => fact), fault);
  render(found instanceof PrivityError ? refused(found) : [...answer(found, draft, all, replies), tools(draft, found)]);
  const verdict = found instanceof PrivityError ? null : VERDICTS[found.verdict];
  const open = found instanceof PrivityError ? 0 : found.missing.length;
  const asks = open === 0 ? "" : ` ${open} ${open === 1 ? "question" : "questions"} to answer.`;
  say(byId("status"), verdict ? `${verdict.name}. ${verdict.says}${asks}` : `No answer yet: ${fault?.message}.`);
  glance(found instanceof PrivityError ? null : found.verdict);
  current();
}

/** Instead of an answer: what is wrong, and the way to where it is mended. */
function refused({ message, help, code, at }: PrivityError): HTMLElement[] {
  const field = page.field(at.path?.split("/")[1] ?? "");
  const go = field && h("button", { type: "button", "data-key": "mend", click: () => field.focus() }, "Go to the field");
  return [
    h("div", { class: "verdict refused", "data-code": code }, icon("empty"), h("div", {}, h("p", { class: "verdict-name" }, "No answer yet"), h("p", {}, `${message}: ${help}.`), go)),
  ];
}

/** Puts a new answer in place of the old one. What was open stays open, and the focus stays, or goes to what is asked next. */
function render(parts: HTMLElement[]) {
  const place = byId("page");
  const active = document.activeElement instanceof HTMLElement && place.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.closest("[data-key]")?.getAttribute("data-key") ?? null;
  const summary = active?.tagName === "SUMMARY";
  const open = new Set([...place.querySelectorAll("details[open]")].map((details) => details.getAttribute("data-key")));
  place.replaceChildren(...parts);
  for (const details of place.querySelectorAll<HTMLDetailsElement>("details")) details.open = open.has(details.getAttribute("data-key"));
  if (!active) return;
  const same = key === null ? null : place.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  const target = summary ? same?.querySelector<HTMLElement>("summary") : same;
  const next = target ?? (key?.startsWith("missing") ? place.querySelector<HTMLElement>("[data-key^='missing']") : null) ?? byId("answer");
  next.focus({ preventScroll: next.id === "answer" });
}

/** Which of the examples this is, if any, and its story. */
function current() {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("#examples a")];
  for (const link of links) link.removeAttribute("aria-current");
  const at = links.findIndex((link) => link.getAttribute("href") === hash(draft));
  links[at]?.setAttribute("aria-current", "true");
  const found = demo[at];
  say(byId("story"), found ? `${found.story} Source: ${found.source}.` : "");
}

/** The verdict goes along where the answer is out of sight: far below the question, or above. */
const sight = new IntersectionObserver((seen) => {
  byId("glance").hidden = seen.at(-1)?.isIntersecting ?? true;
});

function glance(verdict: string | null) {
  sight.disconnect();
  const place = document.querySelector("#page > .verdict");
  if (place) sight.observe(place);
  const { name, icon: sign } = VERDICTS[verdict ?? ""] ?? { name: "No answer yet", icon: "empty" };
  const link = byId("glance");
  link.className = `glance ${verdict ?? "refused"}`;
  link.replaceChildren(icon(sign), h("span", {}, h("span", { class: "hidden" }, "Go to the answer: "), name));
}

/** A change by hand: the address holds it, without a step of its own in the history. */
function change(next: Draft) {
  draft = next;
  history.replaceState(null, "", hash(draft));
  show();
}

const replies = {
  fact: (fact: string, value: boolean | null) => change(setFact(draft, fact, value)),
  part: (part: string, value: string) => change(set(draft, part, value)),
};

/** Takes the question from the address: at the start, after a link, back and forward. */
function arrive() {
  const given = read(location.hash);
  // A place on the page, and no question.
  if (!given && location.hash !== "" && Object.keys(draft).length > 0) return;
  draft = given ? given.draft : (FIRST as Draft);
  // As the address has it, for what is wrong may be lost in a form; else as text that says the same.
  show(given && given.json !== text(given.draft) ? given.json : null);
}

async function start() {
  const examples = byId("examples");
  arrange(
    examples,
    demo.map(({ title, question }) => h("li", {}, h("a", { href: hash(question as Draft) }, title))),
  );
  await init({ study: true });
  all = words();
  page = form(byId("question"), all, () => draft, change);
  addEventListener("hashchange", arrive);
  arrive();
  document.documentElement.dataset["ready"] = "";
  await navigator.serviceWorker?.register("./worker.js").catch(() => undefined);
}

start().catch((error: unknown) => {
  byId("page").replaceChildren(h("p", { class: "fault", role: "alert" }, "The laws could not be loaded. Load the page again; if that does not help, this browser may not allow WebAssembly."));
  throw error;
});
