// What each law says: its verdict, and every rule that decides, with its words, where they stand, and the day they were checked.
import type { Answer, Because, Cite, LawAnswer } from "privity";

import { changed } from "./answer";
import { type Child, h } from "./dom";
import { icon } from "./icons";
import { BASIS, DOES, STATUS, VERDICTS, type Words, day, label, series } from "./words";

export function laws(found: Answer, words: Words): HTMLElement | null {
  if (found.laws.length === 0) return null;
  const several = found.laws.length > 1;
  return h(
    "section",
    { class: "part laws", "aria-labelledby": "part-laws" },
    h("h3", { id: "part-laws" }, several ? "What each law says" : "What the law says"),
    found.laws.map((law) => one(law, several, words)),
  );
}

function one(law: LawAnswer, several: boolean, words: Words): HTMLElement {
  const known = words.laws.get(law.law);
  const status = STATUS[known?.status ?? ""];
  const { name, icon: sign } = VERDICTS[law.verdict] ?? { name: law.verdict, icon: "empty" };
  const verdicts = Object.entries(law.of);
  const mixed = verdicts.some(([, verdict]) => verdict !== law.verdict);
  const parts: Child[] = [
    h("h4", {}, words.law(law.law)),
    h(
      "p",
      { class: "law-verdict" },
      h("span", { class: `sign ${law.verdict}` }, icon(sign), name),
      status !== undefined && h("span", { class: "tag status" }, status),
      known?.until && h("span", { class: "tag status" }, `In force until ${day(known.until)}`),
    ),
    mixed && h("ul", { class: "each" }, verdicts.map(([id, verdict]) => h("li", {}, `${words.word(id)}: `, h("strong", {}, (VERDICTS[verdict]?.name ?? verdict).toLowerCase())))),
    law.because.length > 0 && h("ol", { class: "rules" }, together(law.because).map((same) => rule(same, mixed, words))),
    line("This follows from", law.given.map((id) => label(words.fact(id)))),
    several && line("It turns on", law.missing.map(({ ask }) => ask)),
    line("It waits for", law.approvals.map((id) => label(words.fact(id)))),
    several && ways(law, words),
    basis(law, words),
  ];
  return h("article", { class: "law" }, parts);
}

/** Rules in their order; one of several rows with the same words stands once, with all that it does. */
function together(because: readonly Because[]): [Because, ...Because[]][] {
  const groups = new Map<string, [Because, ...Because[]]>();
  for (const one of because) {
    const key = JSON.stringify([one.rule, one.cite]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function rule(same: [Because, ...Because[]], mixed: boolean, words: Words): HTMLElement {
  const [{ rule, cite }] = same;
  const does = same.map(({ then, certain, of }) => {
    const about = mixed ? ` (${series(of.map((id) => words.word(id)))})` : "";
    return `${DOES[then]}${certain ? "" : ", perhaps"}${about}`;
  });
  return h("li", { class: "rule" }, h("p", { class: "does" }, h("span", { class: "id" }, rule), " ", does.join("; ")), quotation(cite), source(cite));
}

/** The words. Not the law's own are not between quotation marks. */
function quotation(cite: Cite): HTMLElement {
  const own = cite.paraphrase !== true;
  return h("blockquote", {}, h("p", {}, own ? `“${cite.quote}”` : `In other words: ${cite.quote}`));
}

/** Where words stand, by whom they are handed down, and when they were checked. */
export function source(cite: Cite, code = ""): HTMLElement {
  const document = cite.url === undefined ? cite.source : h("a", { href: cite.url, rel: "noreferrer", class: "source" }, cite.source);
  const since = cite.until === undefined ? `in force since ${day(cite.since)}` : `in force from ${day(cite.since)} until ${day(cite.until)}`;
  return h("p", { class: "cite" }, h("cite", {}, cite.section), code && ` [${code}]`, ". ", document, `, ${since}. Checked ${day(cite.checked)}.`);
}

function line(title: string, items: readonly string[]): HTMLElement | null {
  if (items.length === 0) return null;
  return h("div", { class: "line" }, h("h5", {}, title), h("ul", {}, items.map((item) => h("li", {}, item))));
}

/** What would make this law's own verdict `permitted`. */
function ways(law: LawAnswer, words: Words): HTMLElement | null {
  return law.flips.length === 0
    ? null
    : h(
        "details",
        { "data-key": `ways ${law.law}` },
        h("summary", {}, "What would make this law allow it", h("span", { class: "hidden" }, `: ${words.law(law.law)}`)),
        h("ul", {}, law.flips.map(({ change }) => h("li", {}, change.map((one) => changed(one, words)).join(" And: ")))),
      );
}

function basis(law: LawAnswer, words: Words): HTMLElement | null {
  const entries = Object.entries(law.basis);
  return entries.length === 0 ? null : h("p", { class: "hint" }, `On what basis: ${entries.map(([id, why]) => `${words.word(id)}, ${BASIS[why] ?? why}`).join("; ")}.`);
}
