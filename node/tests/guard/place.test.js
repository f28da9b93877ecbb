// Where notes stand: over no text and no control but their own field, where a finger hits them, moving nothing; and that they get out of the way.
// Assumes pages without transforms.
import assert from "node:assert/strict";
import { test } from "node:test";

import { axe, note, open } from "./page.js";

/** In the page: what each button covers, by more than a letter's edge; and those that are not as large as a finger. */
function covered() {
  const rect = (left, top, right, bottom) => ({ left, top, right, bottom });
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT, (text) =>
    text.data.trim() && !text.parentElement.closest("privity-note, select, textarea, script") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const there = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const line of range.getClientRects()) there.push([walker.currentNode.data.trim(), line, walker.currentNode.parentElement]);
  }
  for (const control of document.querySelectorAll("main :is(input, select, textarea, button)")) there.push([control.outerHTML, control.getBoundingClientRect(), control]);
  const frame = document.getElementById("frame").getBoundingClientRect();
  const notes = Array.from(document.querySelectorAll("privity-note")).filter((host) => getComputedStyle(host).visibility === "visible");
  const buttons = notes.map((host) => host.shadowRoot.querySelector("button").getBoundingClientRect());
  const small = buttons.filter(({ width, height }) => width < 24 || height < 24).map((box) => JSON.stringify(box));
  return buttons.flatMap(({ left, top, right, bottom }, at) => {
    const heart = rect(left + 2, top + 2, right - 2, bottom - 2);
    // Its own field is the one it tells of.
    const own = document.querySelector(`[aria-describedby~="${notes[at].firstElementChild.id}"]`);
    const hidden = ([, box, element]) => element.closest("#frame") && !meets(box, frame);
    const found = there.filter((one) => one[2] !== own && !hidden(one) && meets(heart, one[1])).map(([what]) => what);
    const others = buttons.filter((other, place) => place !== at && meets(heart, other)).map(() => "another note");
    const outside = left < 0 || right > document.documentElement.clientWidth ? ["the window's edge"] : [];
    return [...found, ...others, ...outside].map((what) => `${own.outerHTML.slice(0, 80)} covers ${what}`);
  }).concat(small);
}

for (const [what, path, options] of [
  ["wide", "lines.html", { viewport: { width: 1000, height: 900 } }],
  ["narrow", "lines.html", { viewport: { width: 320, height: 900 } }],
  ["from right to left", "lines.html?dir=rtl", { viewport: { width: 700, height: 900 } }],
  ["dark", "lines.html", { colorScheme: "dark" }],
]) {
  test(`notes cover nothing and move nothing: ${what}`, async () => {
    const { page, ready, close } = await open(path, options);
    await ready();
    await page.waitForFunction(() => document.querySelector("privity-note").style.visibility === "");
    assert.ok((await page.locator("privity-note").count()) >= 15);
    assert.deepEqual(await page.evaluate(covered), []);
    assert.deepEqual(await page.evaluate(() => globalThis.boxes()), await page.evaluate(() => globalThis.before), "nothing moves");
    const ends = await page.evaluate(() => ["status", "wide", "area"].map((id) => Number.parseFloat(getComputedStyle(document.getElementById(id)).paddingInlineEnd)));
    for (const end of ends) assert.ok(end >= 24, `text ends before the button: ${ends}`);
    if (what === "dark") await axe(page, "privity-note");
    await page.evaluate(() => globalThis.guarded.destroy());
    assert.deepEqual(await page.evaluate(() => globalThis.boxes()), await page.evaluate(() => globalThis.before));
    assert.deepEqual(await page.evaluate(() => Array.from(document.querySelectorAll("main [style]"), ({ outerHTML }) => outerHTML)), [], "fields are as they were");
    await close();
  });
}

test("a note follows its field, and is not to be seen where its field is scrolled away", async () => {
  const { page, ready, close } = await open("lines.html", { viewport: { width: 900, height: 900 } });
  await ready();
  const of = (id) => page.evaluate((id) => {
    const field = document.getElementById(id);
    const host = document.getElementById(field.getAttribute("aria-describedby")).parentElement;
    const [box, at] = [field.getBoundingClientRect(), host.getBoundingClientRect()];
    return { seen: getComputedStyle(host).visibility === "visible", within: at.left >= box.left && at.right <= box.right && Math.abs((at.top + at.bottom - box.top - box.bottom) / 2) < 2 };
  }, id);
  const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await settled();
  assert.deepEqual([await of("passport"), (await of("visa")).seen], [{ seen: true, within: true }, false]);
  await page.evaluate(() => document.getElementById("frame").scrollTo(0, 1000));
  await settled();
  assert.deepEqual([(await of("passport")).seen, await of("visa")], [false, { seen: true, within: true }]);
  for (const width of [500, 340, 900]) {
    await page.setViewportSize({ width, height: 700 });
    await page.evaluate((width) => scrollTo(0, width), width);
    await settled();
    for (const id of ["status", "wide", "visa"]) assert.deepEqual(await of(id), { seen: true, within: true }, `${id} at ${width}`);
    assert.deepEqual(await page.evaluate(covered), [], `at ${width}`);
  }
  // A field that a person draws larger, and one that moves as something comes before it.
  await page.evaluate(() => {
    document.getElementById("status").style.width = "300px";
    document.querySelector("h1").textContent += " and more".repeat(40);
  });
  await settled();
  assert.deepEqual(await of("status"), { seen: true, within: true });
  await close();
});

test("an open note gets out of the way: Escape, a press elsewhere, the focus elsewhere", async () => {
  const { page, ready, close, requests } = await open("lines.html", { viewport: { width: 900, height: 700 } });
  await ready();
  const shown = () => page.locator("privity-note #panel:visible").count();
  const button = note(page, "Comments");
  const send = page.locator("#line button", { hasText: "Send" });
  await page.locator("#comments").fill("I am undocumented");
  for (const [what, leave, ways] of [
    ["Escape in it", () => page.keyboard.press("Escape"), "note"],
    ["Escape elsewhere", () => page.locator("#wide").focus().then(() => page.keyboard.press("Escape")), "wide"],
    ["a press elsewhere", () => page.locator("h1").click(), ""],
    ["the focus elsewhere", () => page.locator("#status").focus(), "status"],
  ]) {
    await button.click();
    assert.equal(await shown(), 1, what);
    await page.locator("privity-note #panel .title:visible").click();
    assert.equal(await shown(), 1, "a press in it leaves it open");
    await leave();
    assert.equal(await shown(), 0, what);
    const focus = await page.evaluate(() => (document.activeElement.localName === "privity-note" ? "note" : document.activeElement.id));
    assert.equal(focus, ways, what);
  }
  // The middle of the button, as a person presses it.
  await send.click();
  await page.getByRole("dialog").waitFor();
  await page.getByRole("button", { name: /send anyway/i }).click();
  await page.waitForURL(/sent/);
  requests.length = 0;
  await close();
});
