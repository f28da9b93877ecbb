// That the page fits those who come to it: axe finds nothing, at any size and in any scheme; nothing runs over at 320 px; without a network it is
// all there. axe sees about half of what WCAG asks; the rest was looked at.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { AxeBuilder } from "@axe-core/playwright";

import { hash, launch, open, question, serve, verdict } from "./site.js";

let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

const DESKTOP = { width: 1280, height: 900 };
const MOBILE = { width: 320, height: 640 };
const OPEN = { ...question("administrative-subpoena"), closed: false, facts: {} };
const LOOKS = [
  ["light, a verdict that needs facts", { viewport: DESKTOP, colorScheme: "light" }, OPEN],
  ["light, no answer yet", { viewport: DESKTOP, colorScheme: "light" }, { ...question("robbery"), on: "" }],
  ["dark, a prohibition", { viewport: DESKTOP, colorScheme: "dark" }, question("under-investigation")],
  ["dark, 320 px, a verdict that needs facts", { viewport: MOBILE, colorScheme: "dark" }, OPEN],
  ["light, 320 px, an approval", { viewport: MOBILE, colorScheme: "light" }, question("contractor")],
];

const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [what, options, asked] of LOOKS) {
  test(`axe finds nothing: ${what}`, async () => {
    const { context, page } = await open(browser, site.origin, { ...options, hash: hash(asked) });
    await page.evaluate(() => document.querySelectorAll("#page details").forEach((details) => (details.open = true)));
    const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
    const { violations, passes } = await axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)]), []);
    assert.ok(passes.length > 25);
    assert.equal(await over(page), 0, "runs over");
    await context.close();
  });
}

test("nothing runs over when it is written from right to left, or with the colours of the system", async () => {
  const { context, page } = await open(browser, site.origin, { viewport: MOBILE, forcedColors: "active", hash: hash(question("under-investigation")) });
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  assert.equal(await over(page), 0);
  await context.close();
});

test("without a network, and without the host, it loads and answers", async () => {
  const own = await serve();
  const { context, page, errors } = await open(browser, own.origin);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await own.close();
  await page.goto(`${own.origin}/privity/${hash(question("robbery"))}`);
  await page.reload();
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  assert.equal(await verdict(page), "prohibited");
  await page.getByRole("link", { name: "The intake worker" }).click();
  await page.locator("[aria-current]").filter({ hasText: "intake" }).waitFor();
  assert.equal(await verdict(page), "permitted");
  assert.deepEqual(errors, []);
  await context.close();
});

test("the policy of the page refuses what it does not need", async () => {
  const { context, page } = await open(browser, site.origin);
  const refused = await page.evaluate(async () => {
    const wrong = [];
    // A frame is refused by another process, in its own time.
    const all = new Promise((done) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => wrong.push(effectiveDirective) === 3 && done());
    });
    await fetch("http://localhost:9/").catch(() => undefined);
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.body.append(script);
    const frame = document.createElement("iframe");
    frame.src = "http://localhost:9/";
    document.body.append(frame);
    await Promise.race([all, new Promise((done) => setTimeout(done, 10_000))]);
    return { wrong: wrong.sort(), ran: globalThis.ran === true };
  });
  assert.deepEqual(refused, { wrong: ["connect-src", "frame-src", "script-src-elem"], ran: false });
  await context.close();
});
