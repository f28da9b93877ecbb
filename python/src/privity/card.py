"""An answer as a card in a notebook: no script, everything escaped, light or dark as the notebook is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from .answer import Answer, Because, Change, Cite, LawAnswer

if TYPE_CHECKING:
    from ._laws import Laws

#: A sign and words for each verdict: colour alone says nothing.
VERDICTS = {
    "permitted": ("✓", "Permitted", ""),
    "needs_approval": ("✎", "Needs approval", ""),
    "prohibited": ("✕", "Prohibited", ""),
    "needs_facts": ("?", "Needs facts", "It depends on what is not yet known."),
    "no_rule": ("–", "No rule", "None of the laws asked covers this, which does not mean that it is allowed."),
    "not_covered": ("–", "Not covered", ""),
}
THEN = {"permit": "permits", "needs_approval": "asks for approval", "prohibit": "prohibits", "cite": "applies"}

# Text has the notebook's own colours, which contrast by its design; where it names none, those of the system. A badge has a pair of its own,
# at least 4.5 to 1 (WCAG 2.2, 1.4.3). Small print is small and not pale.
STYLE = """
.privity{--paper:var(--jp-layout-color1,var(--vscode-editor-background,#fff));--ink:var(--jp-ui-font-color0,var(--vscode-editor-foreground,#1b1b1f));
--line:var(--jp-border-color1,var(--vscode-widget-border,#8a8a94));background:var(--paper);color:var(--ink);border:1px solid var(--line);
border-radius:.6em;padding:1em 1.2em;max-width:52em;font:.95em/1.5 system-ui,sans-serif}
@media (prefers-color-scheme:dark){.privity{--paper:var(--jp-layout-color1,var(--vscode-editor-background,#1b1b1f));
--ink:var(--jp-ui-font-color0,var(--vscode-editor-foreground,#ececf1))}}
.privity h3,.privity h4{margin:1em 0 .3em;font-size:1em;line-height:1.4;color:inherit}
.privity h3{margin-top:0;font-size:1.15em}
.privity ul{margin:.2em 0;padding-left:1.3em}
.privity li+li{margin-top:.35em}
.privity blockquote{margin:.2em 0;padding:0 0 0 .8em;border-left:3px solid var(--line);font-style:italic;color:inherit;background:none}
.privity a{color:inherit;text-decoration:underline}
.privity a:focus-visible,.privity summary:focus-visible{outline:2px solid currentColor;outline-offset:2px}
.privity small{font-size:.85em}
.privity summary{cursor:pointer;padding:.2em 0}
.privity .badge{display:inline-block;border-radius:.4em;padding:.05em .6em;font-weight:600;background:#4a4a55;color:#fff}
.privity .permitted{background:#176b3a}.privity .prohibited{background:#a3161f}
.privity .needs_approval{background:#7a4b00}.privity .needs_facts{background:#1f4fa3}
""".strip()


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, *inside: object, **attributes: str) -> Html:
    """Make an element; what is inside is escaped unless it is an element itself."""
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    body = "".join(each if isinstance(each, Html) else escape(str(each)) for each in inside)
    return Html(f"<{name}{said}>{body}</{name}>")


def part(heading: str, items: Iterable[object]) -> Html:
    """Make a list under a heading, if there is anything in it."""
    made = [tag("li", item) for item in items]
    return Html(tag("h4", heading) + tag("ul", *made)) if made else Html()


def badge(verdict: str) -> Html:
    """Show a verdict by a sign, words and a colour."""
    sign, words, _ = VERDICTS[verdict]
    return tag("span", tag("span", sign + " ", aria_hidden="true"), words, class_=f"badge {verdict}")


def source(cite: Cite) -> Html:
    """Say where words come from, with a link if it has an address on the web."""
    linked = cite.url is not None and cite.url.startswith(("https://", "http://"))
    title = tag("a", cite.source, href=cite.url or "", rel="noopener noreferrer") if linked else cite.source
    return tag("small", title, f", checked {cite.checked}")


class Card:
    """The words of some laws, and what is made with them."""

    def __init__(self, laws: Laws) -> None:
        words = laws.vocabulary()
        lists = (words.categories, words.facts, words.duties)
        self.words = {word.id: word.text for each in lists for word in each}
        self.titles = {law.law: law.title for law in laws.laws()}
        self.note = laws.note

    def text(self, id: str) -> str:
        """Say what an id means; an id unknown to these laws says itself."""
        return self.words.get(id, id)

    def because(self, because: Because, mixed: bool) -> Html:
        """Show a rule with its citation and quotation."""
        of = f" ({', '.join(map(self.text, because.of))})" if mixed else ""
        perhaps = "" if because.certain else ", perhaps"
        quote = ("in other words: " if because.cite.paraphrase else "") + f"“{because.cite.quote}”"
        line = f" {THEN[because.then]}{perhaps}{of}: {because.cite.section}"
        return Html(tag("strong", because.rule) + escape(line) + tag("blockquote", quote) + source(because.cite))

    def change(self, change: Change) -> Html:
        """Say what becomes so."""
        return Html(escape(("" if change.to else "It is not so: ") + self.text(change.fact)))

    def law(self, law: LawAnswer, opened: bool) -> Html:
        """Show what one law says."""
        mixed = any(verdict != law.verdict for verdict in law.of.values())
        of = [tag("li", f"{self.text(category)}: {VERDICTS[verdict][1].lower()}") for category, verdict in law.of.items() if mixed]
        rules = [tag("li", self.because(because, mixed)) for because in law.because]
        head = tag("summary", badge(law.verdict), " ", tag("strong", self.titles.get(law.law, law.law)))
        return tag("details", head, tag("ul", *of) if of else Html(), tag("ul", *rules) if rules else Html(), **({"open": ""} if opened else {}))

    def answer(self, answer: Answer) -> Html:
        """Show the whole answer."""
        suggests = {True: " (what is known suggests yes; check)", False: " (what is known suggests no; check)", None: ""}
        flips = (Html("<br>And: ".join(map(self.change, flip.change))) for flip in answer.flips)
        duties = (f"{self.text(d.duty)}{'' if d.certain else ' (depending on what is missing)'} [{d.cite.section}]" for d in answer.duties)
        notes = dict.fromkeys((*answer.notes, *(note for law in answer.laws for note in law.notes)))
        seal = answer.seal
        return tag(
            "section",
            tag("style", Html(STYLE)),
            tag("h3", badge(answer.verdict), " ", VERDICTS[answer.verdict][2]),
            *(self.law(law, law.verdict != "not_covered") for law in answer.laws),
            part("Still to be answered, what settles most first", (each.ask + suggests[each.suggests] for each in answer.missing)),
            part("Who must still approve", map(self.text, answer.approvals)),
            part("What would make it permitted", flips),
            part("What must be done", duties),
            part("Take care", (f"{each.message} [{each.code}, {each.severity}]" for each in answer.advice)),
            part("Read as not so, because nobody said otherwise; if it is so, the answer is stricter", map(self.text, answer.assumed)),
            part("Notes", (f"{self.note(note) or note} [{note}]" for note in notes)),
            tag("p", tag("small", f"As of {seal.on}. Privity informs; it does not advise. {seal.engine}, laws {seal.laws[:19]}")),
            class_="privity",
            lang="en",
            aria_label=f"Privity answers: {VERDICTS[answer.verdict][1]}",
        )


def card(answer: Answer, laws: Laws | None) -> str:
    """Show an answer, with the words of the laws that were asked, or else of the built-in ones."""
    from . import _builtin

    return Card(laws or _builtin).answer(answer)
