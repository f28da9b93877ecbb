// Pages under guard: hosts as their files have them, under a policy as strict as it may be; what frameworks need is built.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";
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
export async function open(path, options = {}) {
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

/** Asserts that there is nothing that keeps somebody out. */
export const axe = async (page, within = "html") => {
  const { violations } = await new AxeBuilder({ page }).include(within).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => `${target}`)]), []);
};
/** The button of a note. */
export const note = (page, name) => page.getByRole("button", { name: new RegExp(name, "i") });
