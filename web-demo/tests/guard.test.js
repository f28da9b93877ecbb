// The form under guard, in every language of the city.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { AxeBuilder } from "@axe-core/playwright";

import { launch, open, serve } from "./site.js";

let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

const LANGUAGES = ["en", "es", "zh-Hans", "zh-Hant", "ru", "bn", "ht", "ko", "ar", "ur", "fr", "pl"];

test("in each language the same questions are sensitive, and the page is whole", async () => {
  const { context, page, errors } = await open(browser, site.origin, { hash: "form.html", viewport: { width: 360, height: 800 } });
  const fields = () => page.evaluate(() => Array.from(document.querySelectorAll("form p"), (line) => (line.querySelector("privity-note") ? line.querySelector("input, textarea").id : "")).filter(Boolean));
  const english = await fields();
  assert.ok(english.includes("ssn") && english.includes("immigration_status") && english.includes("religion"), english.join());
  for (const lang of LANGUAGES) {
    await page.selectOption("#lang", lang);
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    assert.deepEqual(await fields(), english, lang);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${lang} runs over`);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [lang, id, nodes.map(({ target }) => `${target}`)]), []);
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test("what was typed is asked about before it is sent, and stays on the device", async () => {
  const { context, page, requests, errors } = await open(browser, site.origin, { hash: "form.html" });
  const before = requests.length;
  await page.locator("#more").fill("219-09-9999");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("dialog").waitFor();
  await page.getByRole("button", { name: /back/i }).click();
  assert.equal(requests.length, before);
  assert.deepEqual(errors, []);
  await context.close();
});
