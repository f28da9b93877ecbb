// An intake form under guard. Its questions are the categories themselves, in the words of the guard's own language files.
import { type Guarded, guard } from "privity/guard";

const wordings = import.meta.glob<string>("../../node_modules/privity/dist/wording/*.json", { query: "?url", import: "default", eager: true });
const lexicons = import.meta.glob<string>("../../node_modules/privity/dist/lexicon/*.lexicon", { query: "?url", import: "default", eager: true });
const named = (urls: Record<string, string>) => new Map(Object.entries(urls).map(([path, url]) => [path.replace(/^.*\/|\.\w+$/g, ""), url]));
const files = named(wordings);
const read = named(lexicons);

/** What the form asks, and how. */
const QUESTIONS = [
  { category: "name", name: "full_name" },
  { category: "date_of_birth", name: "dob" },
  { category: "phone_number", name: "phone" },
  { category: "ssn", name: "ssn" },
  { category: "immigration_status", name: "immigration_status" },
  { category: "country_of_origin", name: "country_of_origin" },
  { category: "languages_spoken", name: "language" },
  { category: "religion", name: "religion" },
];

/** The last question and the button, by language; machine-made but for the English, not yet reviewed. */
const REST: Record<string, [string, string]> = {
  en: ["Anything else?", "Send"],
  es: ["¿Algo más?", "Enviar"],
  "zh-Hans": ["还有其他要说的吗？", "提交"],
  "zh-Hant": ["還有其他要說的嗎？", "提交"],
  ru: ["Что-нибудь ещё?", "Отправить"],
  bn: ["আর কিছু বলার আছে?", "পাঠান"],
  ht: ["Lòt bagay ankò?", "Voye"],
  ko: ["더 하실 말씀이 있습니까?", "보내기"],
  ar: ["هل لديكم ما تضيفونه؟", "إرسال"],
  ur: ["کچھ اور بتانا چاہیں گے؟", "بھیجیں"],
  fr: ["Autre chose ?", "Envoyer"],
  pl: ["Czy coś jeszcze?", "Wyślij"],
};

const by = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const lang = by<HTMLSelectElement>("lang");
const mode = by<HTMLSelectElement>("mode");
const form = by<HTMLFormElement>("form");
const made = new Map<string, Promise<Record<string, string>>>();

/** The wording of a language, fetched once. */
function wording(id: string) {
  const known = made.get(id) ?? fetch(files.get(id) ?? "").then((file) => file.json() as Promise<Record<string, string>>);
  made.set(id, known);
  return known;
}

const capital = (text: string, id: string) => text.charAt(0).toLocaleUpperCase(id) + text.slice(1);

/** The form in one language. What was filled in stays. */
async function draw(id: string) {
  const said = await wording(id);
  const held = new FormData(form);
  form.lang = id;
  form.dir = said["language.dir"] ?? "ltr";
  const [more = "", send = ""] = REST[id] ?? [];
  const line = (name: string, text: string, field: HTMLInputElement | HTMLTextAreaElement) => {
    const whole = document.createElement("p");
    field.value = String(held.get(name) ?? "");
    whole.append(Object.assign(document.createElement("label"), { htmlFor: name, textContent: text }), Object.assign(field, { id: name, name }));
    return whole;
  };
  const questions = QUESTIONS.map(({ category, name }) => line(name, capital(said[`category.${category}`] ?? "", id), document.createElement("input")));
  const area = Object.assign(document.createElement("textarea"), { rows: 3 });
  form.replaceChildren(...questions, line("more", more, area), Object.assign(document.createElement("button"), { textContent: send }));
}

let guarded: Guarded | undefined;
let turn = 0;

async function start() {
  const mine = (turn += 1);
  document.documentElement.removeAttribute("data-ready");
  guarded?.destroy();
  guarded = undefined;
  await draw(lang.value);
  const next = await guard(form, {
    law: "nyc",
    on: "2026-01-02",
    actor: "city_employee",
    purpose: "service_delivery",
    // What the city says of its form: approved in advance as routine, for the work of the agency.
    facts: { furthers_agency_mission: true, apo_routine_preapproval: true, normal_course_of_business: true },
    closed: true,
    lang: lang.value,
    mode: mode.value as "warn",
    wording: files.get(lang.value) ?? "",
    lexicon: (language) => read.get(language) ?? "",
  });
  if (mine !== turn) return next.destroy();
  guarded = next;
  document.documentElement.setAttribute("data-ready", "");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  by("status").textContent = "Here it would be sent. It was not: this page sends nothing.";
});
lang.addEventListener("change", start);
mode.addEventListener("change", start);

const order = ["en", "es", "zh-Hans", "zh-Hant", "ru", "bn", "ht", "ko", "ar", "ur", "fr", "pl"];
for (const id of order) lang.append(new Option(new Intl.DisplayNames([id], { type: "language" }).of(id) ?? id, id, false, id === "en"));
start();
