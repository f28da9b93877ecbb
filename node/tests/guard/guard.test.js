// The guard on four hosts: plain HTML, React, Vue, a form that script builds; under a policy as strict as it may be, without a network.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { AxeBuilder } from "@axe-core/playwright";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json" };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'";

let browser;
let server;
let origin;
/** What frameworks need built, by its address. */
const built = new Map();

before(async () => {
  const define = { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" };
  const bundle = await build({ entryPoints: [here("hosts/react.jsx"), here("hosts/vue.js")], outdir: "/built", bundle: true, write: false, format: "esm", jsx: "automatic", external: ["/dist/*"], define });
  for (const { path, contents } of bundle.outputFiles) built.set(path, contents);
  server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    const file = path.startsWith("/dist/") ? join(here("../.."), path) : join(here("hosts"), path);
    const headers = { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-security-policy": POLICY };
    const sent = "<!doctype html><html lang=en><title>sent</title><link rel=icon href=data:,>";
    const body = built.get(path) ?? (await readFile(file).catch(() => sent));
    response.writeHead(200, { ...headers, "content-type": body === sent ? "text/html" : headers["content-type"] }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
});
after(async () => {
  await browser.close();
  server.close();
});

/** A page of a host; what it logs as an error, what it asks of the network after it is ready. */
async function open(path, options = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective }) => globalThis.violations.push(violatedDirective));
  });
  await page.goto(`${origin}/${path}`);
  const requests = [];
  const ready = async () => {
    await page.waitForFunction(() => globalThis.guarded || document.querySelector("privity-guard")?.guarded);
    context.on("request", (request) => requests.push(request.url()));
  };
  const close = async () => {
    assert.deepEqual(errors, []);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    assert.deepEqual(requests, [], "nothing is asked of the network after load");
    await context.close();
  };
  return { page, ready, close, requests };
}

const axe = async (page, within = "html") => {
  const { violations } = await new AxeBuilder({ page }).include(within).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => `${target}`)]), []);
};
const note = (page, name) => page.getByRole("button", { name: new RegExp(name, "i") });

test("plain HTML: said beside the field, with the law, by keyboard alone", async () => {
  const { page, ready, close } = await open("plain.html");
  await ready();
  assert.equal(await page.locator("privity-note").count(), 2, "a number of children and what happened ask for nothing; a name is no sensitive question");
  await axe(page);
  await page.locator("#ssn").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const panel = page.locator("privity-note #panel:visible");
  assert.match(await panel.innerText(), /Social Security number/);
  assert.match(await panel.innerText(), /10 Principles/);
  await axe(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("privity-note #panel:visible").count(), 0);
  assert.match(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.getAttribute("aria-label")), /Social Security/, "focus is kept");
  const described = await page.evaluate(() => document.getElementById(document.getElementById("ssn").getAttribute("aria-describedby")).textContent);
  assert.match(described, /Social Security number/);
  await close();
});

test("plain HTML: nothing on the page moves", async () => {
  const { page, ready, close } = await open("plain.html");
  const boxes = () => page.evaluate(() => Array.from(document.querySelectorAll("p, fieldset, label, input, button, legend"), (element) => JSON.stringify(element.getBoundingClientRect())));
  await ready();
  const under = await boxes();
  await page.evaluate(() => globalThis.guarded.destroy());
  assert.deepEqual(await boxes(), under);
  assert.equal(await page.locator("privity-note").count(), 0);
  assert.equal(await page.evaluate(() => document.getElementById("ssn").hasAttribute("aria-describedby")), false);
  await close();
});

test("plain HTML: what is typed is seen, announced, and asked about before it is sent", async () => {
  const { page, ready, close, requests } = await open("plain.html?mode=confirm");
  await ready();
  await page.locator("#more").pressSequentially("my number is 219-09-9999");
  await page.getByRole("status").filter({ hasText: "Social Security number" }).waitFor({ state: "attached" });
  const text = await page.evaluate(() => document.documentElement.outerHTML + Array.from(document.querySelectorAll("privity-note, [data-privity]"), (host) => host.shadowRoot.innerHTML).join());
  assert.ok(!text.includes("219-09-9999"), "what was typed is not repeated");
  await page.locator("#more").press("Tab");
  await note(page, "What happened").click();
  await page.getByRole("button", { name: "Remove it" }).click();
  assert.equal(await page.locator("#more").inputValue(), "");
  assert.equal(await page.evaluate(() => document.activeElement.id), "more");
  await page.locator("#more").fill("I am undocumented");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await axe(page);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(page.url().includes("sent"), false);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("button", { name: /send anyway/i }).click();
  await page.waitForURL(/sent/);
  requests.length = 0;
  await close();
});

test("plain HTML: a field that comes to ask for something else is looked at again", async () => {
  const { page, ready, close } = await open("plain.html");
  await ready();
  await page.evaluate(() => document.getElementById("count").setAttribute("aria-label", "Religion"));
  await page.waitForFunction(() => globalThis.guarded.findings.some(({ element, category }) => element.id === "count" && category === "religion"));
  await close();
});

test("plain HTML: a guard that blocks lets nothing through", async () => {
  const { page, ready, close } = await open("plain.html?mode=block");
  await ready();
  await page.locator("#more").fill("SSN 219-09-9999");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("dialog").waitFor();
  assert.equal(await page.getByRole("button", { name: /send anyway/i }).count(), 0);
  await page.getByRole("button", { name: /back/i }).click();
  assert.equal(page.url().includes("sent"), false);
  await close();
});

test("choices without a fieldset: said once, behind the last of them; asked about, whichever is chosen", async () => {
  const { page, ready, close, requests } = await open("choices.html?mode=confirm");
  await ready();
  const found = await page.evaluate(() => globalThis.guarded.findings.map(({ element, category }) => `${element.name} ${category}`));
  assert.deepEqual([...new Set(found)].sort(), ["q1 immigration_status", "q3 immigration_status", "q4 ssn"]);
  assert.equal(await page.locator("privity-note").count(), 3);
  assert.match(await note(page, "Immigration status").first().getAttribute("aria-label"), /^Warning for Immigration status:/);
  const [behind, beside] = await page.evaluate(() => [document.querySelectorAll("label")[1], document.querySelector("privity-note")].map((element) => element.getBoundingClientRect().x));
  assert.ok(beside > behind, "behind the last choice");
  // The page's own table labels nothing, which is its own violation.
  await axe(page, "p");
  await page.getByLabel("Other").check();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("dialog").filter({ hasText: "Immigration status" }).waitFor();
  requests.length = 0;
  await close();
});

for (const framework of ["React", "Vue"]) {
  test(`${framework}: controlled inputs, fields that come and go`, async () => {
    const { page, ready, close } = await open(`${framework.toLowerCase()}.html`);
    await ready();
    assert.equal(await page.locator("privity-note").count(), 0);
    await page.locator("#abroad").check();
    await page.locator("#born").waitFor();
    await page.locator("privity-note").waitFor({ state: "attached" });
    await axe(page);
    await page.locator("#more").fill("her SSN is 219-09-9999");
    await note(page, "Anything else").click();
    await page.getByRole("button", { name: "Remove it" }).click();
    assert.equal(await page.locator("#more").inputValue(), "");
    assert.equal(await page.locator("#held").innerText(), "", `${framework} knows`);
    await page.locator("#abroad").uncheck();
    await page.waitForFunction(() => document.querySelectorAll("privity-note").length === 0);
    await close();
  });
}

test("a form that script builds, part of it in a shadow tree, in the language of the page", async () => {
  const { page, ready, close } = await open("script.html");
  await ready();
  await page.evaluate(() => globalThis.build());
  await page.waitForFunction(() => globalThis.guarded.findings.some(({ element }) => element.id === "status"));
  const messages = await page.evaluate(() => globalThis.guarded.findings.map(({ message }) => message));
  assert.ok(messages.some((message) => message.includes("número de Seguro Social")), messages.join("\n"));
  await page.locator("#note").fill("219-09-9999");
  await page.waitForFunction(() => globalThis.guarded.findings.some(({ code }) => code === "typed"));
  await axe(page);
  await close();
});

test("every language, from right to left too, at 320 pixels, dark, and with the system's colours", async () => {
  for (const [lang, options] of [["ar", { colorScheme: "dark" }], ["ur", { forcedColors: "active" }], ["zh-TW", {}], ["ru", {}], ["bn", {}], ["ht", {}], ["ko", {}], ["fr", {}], ["pl", {}], ["zh-CN", {}]]) {
    const { page, ready, close } = await open(`plain.html?lang=${lang}`, { viewport: { width: 320, height: 640 }, ...options });
    await ready();
    await page.locator("privity-note button[aria-controls]").first().click();
    const panel = page.locator("privity-note #panel:visible");
    const box = await panel.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320, `${lang}: inside the window`);
    assert.equal(await page.evaluate(() => document.querySelector("privity-note").dir), ["ar", "ur"].includes(lang) ? "rtl" : "ltr");
    if (lang === "ar") await axe(page);
    await close();
  }
});

test("wording of a page's own", async () => {
  const { page, ready, close, requests } = await open("plain.html");
  await ready();
  const said = await page.evaluate(async () => {
    globalThis.guarded.destroy();
    const { default: wording } = await import("/dist/wording/en.json", { with: { type: "json" } });
    const own = new Response(JSON.stringify({ ...wording, "guard.title": "Ask the privacy officer first" }));
    globalThis.guarded = await globalThis.guard(document.body, { law: "nyc", on: "2026-01-02", wording: own });
    return document.querySelector("privity-note").shadowRoot.querySelector(".title").textContent;
  });
  assert.equal(said, "Ask the privacy officer first");
  requests.length = 0;
  await close();
});

test("a law that is none is a fault with the nearest", async () => {
  const { page, ready, close } = await open("plain.html");
  await ready();
  const found = await page.evaluate(() => globalThis.guard(document.body, { law: "nyk" }).catch(({ name, code, help }) => ({ name, code, help })));
  assert.deepEqual(found, { name: "PrivityError", code: "unknown-law", help: "did you mean `nyc`?" });
  await close();
});
