// What is built, served over HTTP as any host would, and a browser that looks at it. Every request is written down.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** Serves the site below a folder, for it has to work in any. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname).replace(/^\/privity\//, "/");
    try {
      const file = join(DIST, path.endsWith("/") ? `${path}index.html` : path);
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(closed);
      }),
  };
}

/** The browser of this machine: none is downloaded. */
function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? installed() });
}

/** A page of its own, ready to be used; what it logs as an error, what it asks of the network. */
export async function open(browser, origin, { hash = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors = [];
  const requests = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  context.on("request", (request) => requests.push(request.url()));
  await page.goto(`${origin}/privity/${hash}`);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  return { context, page, errors, requests };
}

export const verdict = (page) => page.locator("#page > .verdict").getAttribute("data-verdict");
export const hash = (question) => `#q=${encodeURIComponent(JSON.stringify(question))}`;

export const demo = JSON.parse(await readFile(new URL("../../tests/vectors/demo.json", import.meta.url), "utf8"));
export const question = (id) => demo.find((one) => one.id === id).question;
