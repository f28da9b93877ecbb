// The page as people use it: links, answers given by click and by key, faults, history. What Privity answers is tested elsewhere; here, that
// the page shows it. That it is understood, no test shows.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { demo, hash, launch, open, question, serve, verdict } from "./site.js";

let browser;
let site;
let seen;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser.close();
  await site.close();
});
afterEach(async () => {
  await seen.context.close();
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.requests.filter((url) => !url.startsWith(`${site.origin}/`)), [], "a request left the origin");
});

/** Opens the page. */
async function at(options) {
  seen = await open(browser, site.origin, options);
  return seen.page;
}

const VERDICTS = {
  intake: "permitted",
  robbery: "prohibited",
  "under-investigation": "prohibited",
  "administrative-subpoena": "needs_facts",
  census: "needs_facts",
  contractor: "needs_approval",
};

test("each question of the demo is a link to its answer, with citation, words and the day they were checked; back and forward", async () => {
  const page = await at();
  for (const { id, title } of demo) {
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("link", { name: title }).and(page.locator("[aria-current]")).waitFor();
    assert.equal(await verdict(page), VERDICTS[id], id);
    const rule = page.locator(".rule").first();
    assert.match(await rule.locator("blockquote").innerText(), /^(“.+”|In other words: .+)$/);
    assert.match(await rule.locator(".cite").innerText(), /\S.*\. .*in force .*Checked \d+ \w+ 20\d\d\.$/);
  }
  const shown = () => page.locator("#examples [aria-current]").innerText();
  await page.goBack();
  assert.equal([await shown(), await verdict(page)].join(), `${demo.at(-2).title},needs_facts`);
  await page.goForward();
  assert.equal([await shown(), await verdict(page)].join(), `${demo.at(-1).title},needs_approval`);
});

test("what is missing is answered by a click; the verdict changes, is said aloud, and the address holds the question", async () => {
  const page = await at({ hash: hash(question("administrative-subpoena")) });
  assert.equal(await verdict(page), "needs_facts");
  const asked = page.locator(".missing");
  assert.match(await asked.innerText(), /What is known suggests no/);
  assert.match(await asked.innerText(), /No judge has ordered this/, "the note, in words");
  await asked.getByRole("button", { name: "No", exact: true }).click();
  assert.equal(await verdict(page), "prohibited");
  assert.match(await page.locator("#status").innerText(), /^Prohibited\. /);
  assert.match(decodeURIComponent(page.url()), /"required_by_law":false/);
  await page.getByRole("radio", { name: "Not known" }).and(page.locator("[name=fact-required_by_law]")).check();
  assert.equal(await verdict(page), "needs_facts");
  assert.equal(await page.evaluate(() => document.activeElement.id), "fact-required_by_law-unknown", "the focus is kept");
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  assert.equal(await verdict(page), "needs_approval");
  await page.reload();
  assert.equal(await verdict(page), "needs_approval");
});

test("a form answers at every change: law, day, act, who, information, facts, openness", async () => {
  const page = await at({ hash: hash(question("intake")) });
  await page.getByLabel("What would be done").selectOption("disclose");
  assert.equal(await page.locator(".verdict").getAttribute("data-code"), "missing-field", "a disclosure has to say to whom");
  assert.match(await page.locator("#fault-to").innerText(), /left out of a disclosure/);
  await page.getByRole("button", { name: "Go to the field" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "field-to");
  await page.getByLabel("Who would receive it").selectOption("vendor");
  assert.equal(await page.locator("#fault-to").innerText(), "");
  assert.ok(await verdict(page));
  await page.getByLabel("Find a category").fill("shoe size");
  assert.ok(await page.getByText("Nothing by that name").isVisible());
  await page.getByLabel("Find a category").fill("phone");
  await page.getByRole("checkbox", { name: "phone" }).first().check();
  assert.match(await page.locator("#of-count").innerText(), /^2 of /);
  await page.getByRole("switch").uncheck();
  assert.doesNotMatch(decodeURIComponent(page.url()), /closed/);
  assert.ok((await page.locator("#field-facts > .facts > .fact .tag:visible").count()) > 0, "what is asked stands first");
  await page.getByLabel("Place or law").selectOption("nyc-10-178");
  assert.equal(await page.locator(".law").count(), 1);
});

test("no rule is not shown as allowed", async () => {
  const page = await at({ hash: hash({ ...question("intake"), law: "nyc-10-178" }) });
  assert.equal(await verdict(page), "no_rule");
  assert.match(await page.locator("#page > .verdict").innerText(), /not thereby allowed/);
});

test("a law that was proposed and never enacted says so wherever it is named", async () => {
  const page = await at({ hash: hash({ ...question("intake"), law: "nm-proposed", on: "2020-03-01" }) });
  assert.deepEqual(await page.locator(".law .status").allInnerTexts(), ["Proposed, never enacted", "Proposed, never enacted"]);
  assert.ok((await page.locator('select#field-law optgroup[label="Proposed, never enacted"] option').count()) >= 2);
});

test("what may be missing besides facts is chosen from a list", async () => {
  const page = await at({ hash: hash({ ...question("contractor"), to: null }) });
  assert.equal(await verdict(page), "needs_facts");
  await page.locator(".missing select").selectOption("data_subject");
  assert.equal(await verdict(page), "needs_facts", "not before it is meant");
  await page.locator(".missing").getByRole("button", { name: "Answer" }).click();
  assert.match(decodeURIComponent(page.url()), /"to":"data_subject"/);
  assert.notEqual(await verdict(page), "needs_facts");
});

test("a fault stands beside its field, in words; so does one that only an address can hold", async () => {
  const page = await at({ hash: hash(question("robbery")) });
  await page.getByLabel("On which day").fill("");
  assert.equal(await page.locator(".verdict").getAttribute("data-code"), "bad-date");
  assert.match(await page.locator("#fault-on").innerText(), /not a day of the calendar/);
  assert.equal(await page.getByLabel("On which day").getAttribute("aria-invalid"), "true");
  await page.getByLabel("On which day").fill("2018-08-17");
  assert.equal(await verdict(page), "prohibited");
  const codes = {
    [hash({ ...question("robbery"), act: "inquir" })]: "unknown-act",
    [hash({ ...question("robbery"), law: "atlantis" })]: "unknown-law",
    [hash({ ...question("robbery"), facts: 3 })]: "wrong-type",
    [hash({ ...question("robbery"), of: [] })]: "empty-list",
    "#q=%7B%22law%22": "bad-json",
    "#q=%": "bad-json",
    '#q={"law":"nyc","law":"nyc"}': "duplicate-key",
  };
  for (const [address, code] of Object.entries(codes)) {
    await page.goto("about:blank");
    await page.goto(`${site.origin}/privity/${address}`);
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    assert.equal(await page.locator(".verdict").getAttribute("data-code"), code, address);
  }
});

test("a link can be copied", async () => {
  const page = await at({ hash: hash(question("census")), permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Link copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
});

test("by keyboard alone: to the answer, a question answered, the next in focus", async () => {
  const open = { ...question("under-investigation"), closed: false, facts: {} };
  const page = await at({ hash: hash(open) });
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  const asked = () => page.locator(".missing .ask").first().innerText();
  const first = await asked();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Yes");
  await page.keyboard.press("Enter");
  assert.notEqual(await asked(), first, "the next is asked");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".missing") !== null), "and has the focus");
  while ((await page.locator(".missing").count()) > 0) {
    await page.locator(".missing button").first().focus();
    await page.keyboard.press("Enter");
  }
  assert.equal(await page.evaluate(() => document.activeElement.id), "answer", "nothing more is asked");
  assert.notEqual(await verdict(page), "needs_facts");
});

test("where the answer is out of sight, its verdict is in it", async () => {
  const page = await at({ hash: hash(question("robbery")), viewport: { width: 375, height: 720 } });
  const glance = page.locator("#glance");
  await glance.waitFor();
  assert.match(await glance.innerText(), /Prohibited/);
  await glance.click();
  await glance.waitFor({ state: "hidden" });
  assert.ok(await page.locator("#page > .verdict").isVisible());
  assert.match(page.url(), /#answer$/);
});

test("on paper there is the question in words, the answer and the seal, and nothing to click", async () => {
  const page = await at({ hash: hash(question("administrative-subpoena")) });
  await page.emulateMedia({ media: "print" });
  assert.match(await page.locator(".asked").innerText(), /20 August 2019/);
  assert.ok(await page.locator(".seal").isVisible());
  assert.equal(await page.locator("button:visible, select:visible, input:visible").count(), 0);
});
