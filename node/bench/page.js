// Measures the guard on this page; `guard.js` reads what it found.
import { guard } from "../dist/guard.js";

const options = { law: "nyc", on: "2026-01-02", purpose: "service_delivery" };
const [short, long] = document.forms;

const asked = performance.now();
const guarded = await guard(short, options);
if (!document.querySelector("privity-note")) throw new Error("nothing was warned of");
const ready = performance.now();

// A text grows letter by letter, as it is typed.
const text = "The case worker asked me to write down everything that I remember of that day, and I will try to do so as well as I can. ";
const strokes = [];
for (let round = 0; round < 10; round += 1) {
  for (let to = 1; to <= text.length; to += 1) {
    short.more.value = text.slice(0, to);
    const before = performance.now();
    short.more.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    strokes.push(performance.now() - before);
  }
}
guarded.destroy();

const asks = ["First name", "Date of birth", "Telephone", "E-mail", "Religion", "Country of origin", "Income", "Employer", "Number of children", "What happened?"];
for (let at = 0; at < 100; at += 1) {
  const label = document.createElement("label");
  label.append(`${asks[at % asks.length]} ${at}`, Object.assign(document.createElement("input"), { name: `q${at}` }));
  long.append(label);
}
const before = performance.now();
(await guard(long, options)).destroy();
const page = performance.now() - before;
globalThis.measured = { first: ready - asked, ready, page, strokes };

const typical = strokes.toSorted((a, b) => a - b)[strokes.length >> 1];
const said = { "From guard() to the first warning": ready - asked, "From asking for the page to that": ready, "A page of 100 fields": page, "A keystroke (median)": typical };
document.querySelector("dl").append(
  ...Object.entries(said).flatMap(([what, ms]) => [
    Object.assign(document.createElement("dt"), { textContent: what }),
    Object.assign(document.createElement("dd"), { textContent: `${ms.toFixed(2)} ms` }),
  ]),
);
