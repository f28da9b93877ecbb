// The guard on four hosts: plain HTML, React, Vue, a form that script builds; under a policy as strict as it may be, without a network.
import assert from "node:assert/strict";
import { test } from "node:test";

import { axe, note, open } from "./page.js";

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

test("everything that was typed is named, each category once, beside the field and before it is sent", async () => {
  const { page, ready, close, requests } = await open("plain.html?mode=confirm");
  await ready();
  await page.locator("#more").fill("I am undocumented, my SSN is 219-09-9999, and hers is 078-05-1121");
  const found = await page.evaluate(() => globalThis.guarded.findings.filter(({ element }) => element.id === "more").map(({ category }) => category));
  assert.deepEqual(found.sort(), ["immigration_status", "ssn"]);
  const told = await page.evaluate(() => document.getElementById(document.getElementById("more").getAttribute("aria-describedby")).textContent);
  const spoken = await page.getByRole("status").innerText();
  await note(page, "What happened").click();
  const panel = await page.locator("privity-note #panel:visible").innerText();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const asked = await page.getByRole("dialog").innerText();
  for (const text of [told, spoken, panel, asked]) {
    for (const what of [/immigration status/g, /Social Security number/g]) assert.equal(text.match(what)?.length, 1, text);
  }
  requests.length = 0;
  await close();
});

test("options that are misspelt are refused, with the nearest; nothing given is repeated but what is nearly right", async () => {
  const { page, ready, close, requests } = await open("plain.html");
  await ready();
  const refused = (options) => page.evaluate((options) => globalThis.guard(document.body, options).then(() => "guarded", ({ name, code, message, help }) => [name, code, message, help]), options);
  for (const [options, code, message, help] of [
    [{ mode: "BLOCK" }, "unknown-value", "unknown mode `BLOCK`", "did you mean `block`?"],
    [{ mode: "blok" }, "unknown-value", "unknown mode `blok`", "did you mean `block`?"],
    [{ mode: "219-09-9999" }, "unknown-value", "unknown mode", "write one of warn, confirm, block"],
    [{ mode: null }, "wrong-type", "expected text, not null", "write warn, confirm, block"],
    [{ level: "warn" }, "unknown-value", "unknown level", "write one of note, warning, error"],
    [{ level: "eror" }, "unknown-value", "unknown level `eror`", "did you mean `error`?"],
    [{ laws: "nyc" }, "unknown-field", "unknown option `laws`", "did you mean `law`?"],
    [{ langauges: ["es"] }, "unknown-field", "unknown option `langauges`", "did you mean `languages`?"],
    [{ lang: "xx" }, "unknown-language", "unknown language"],
    [{ lang: 5 }, "wrong-type", "expected text, not a number"],
    [{ languages: "es" }, "wrong-type", "expected a list of languages, not text"],
    [{ languages: ["es", "xx"] }, "unknown-language", "unknown language"],
    [{ onfinding: "found" }, "wrong-type", "expected a function, not text"],
    [{ closed: "yes" }, "wrong-type", "expected true or false, not text"],
    [{ purpose: "benefit_eligibilty" }, "unknown-value", "unknown purpose `benefit_eligibilty`", "did you mean `benefit_eligibility`?"],
    [null, "wrong-type", "expected an object, not null"],
  ]) {
    const [name, ...found] = await refused(options);
    assert.deepEqual([name, ...found.slice(0, help ? 3 : 2)], ["PrivityError", code, message, help].slice(0, help ? 4 : 3));
    assert.ok(found[2].length > 0);
  }
  assert.deepEqual(await page.evaluate(() => globalThis.guard(null).catch(({ code, message }) => [code, message])), ["wrong-type", "expected an element, not null"]);
  assert.equal(await refused({ lang: "es-MX", languages: ["en", "zh-TW"], mode: undefined, closed: undefined }), "guarded");
  requests.length = 0;
  await close();
});

test("an element with a misspelt attribute says so, to who listens or else as an error of the page", async () => {
  const { page, ready, close } = await open("plain.html");
  await ready();
  const said = (attributes, listens) =>
    page.evaluate(
      async ([attributes, listens]) => {
        const errors = [];
        const element = Object.assign(document.createElement("div"), { innerHTML: `<privity-guard ${attributes}></privity-guard>` }).firstChild;
        const heard = new Promise((done) => {
          element.addEventListener("privity-error", (event) => {
            if (listens) event.preventDefault();
            setTimeout(() => done([event.detail.code, event.detail.help, ...errors]));
          });
        });
        addEventListener("error", (event) => {
          errors.push(event.error.code);
          event.preventDefault();
        }, { once: true });
        document.body.append(element);
        return heard;
      },
      [attributes, listens],
    );
  assert.deepEqual(await said('law="nyc" mode="blok" class="x" data-mode="y"', true), ["unknown-value", "did you mean `block`?"]);
  assert.deepEqual(await said('laws="nyc"', false), ["unknown-field", "did you mean `law`?", "unknown-field"]);
  assert.deepEqual(await said('law="nyk" title="law"', true), ["unknown-law", "did you mean `nyc`?"]);
  await close();
});

test("what goes wrong where findings are told is reported, and the guard goes on", async () => {
  const { page, ready, close, requests } = await open("plain.html");
  await ready();
  const [seen, notes, after] = await page.evaluate(async () => {
    globalThis.guarded.destroy();
    const seen = [];
    addEventListener("error", (event) => {
      seen.push(event.error.message);
      event.preventDefault();
    });
    globalThis.guarded = await globalThis.guard(document.body, {
      law: "nyc",
      on: "2026-01-02",
      onfinding() {
        throw new Error("of the page");
      },
    });
    const notes = document.querySelectorAll("privity-note").length;
    globalThis.guarded.destroy();
    return [seen, notes, document.querySelectorAll("privity-note, [aria-describedby]").length];
  });
  assert.deepEqual([...new Set(seen)], ["of the page"]);
  assert.deepEqual([notes, after], [2, 0]);
  requests.length = 0;
  await close();
});

test("where there is no page, it can be imported, and says so when it is called", async () => {
  const { PrivityGuard, guard } = await import("../../dist/guard.js");
  assert.equal(typeof PrivityGuard, "function");
  await assert.rejects(guard(undefined), { message: /in a browser/ });
});
