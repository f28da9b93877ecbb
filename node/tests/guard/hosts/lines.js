import { guard } from "/dist/guard.js";

const { searchParams } = new URL(location.href);
document.documentElement.dir = searchParams.get("dir") ?? "ltr";
globalThis.guard = guard;
/** The place of every element that has one. */
globalThis.boxes = () => Array.from(document.querySelectorAll("main, main :not(privity-note, privity-note *)"), (element) => `${element.localName}${element.id} ${JSON.stringify(element.getBoundingClientRect())}`);
globalThis.before = globalThis.boxes();
globalThis.guarded = await guard(document.body, { law: "nyc", on: "2026-01-02", mode: "confirm", level: "note" });
