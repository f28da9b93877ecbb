// Takes the pictures of the README anew: `node tests/pictures.js`.
import { fileURLToPath } from "node:url";

import { hash, launch, open, question, serve } from "./site.js";

const PICTURES = {
  desktop: { viewport: { width: 1200, height: 960 }, colorScheme: "light", hash: hash(question("administrative-subpoena")) },
  mobile: { viewport: { width: 360, height: 760 }, colorScheme: "dark", hash: hash(question("under-investigation")), from: "#answer" },
};
/** Opens what is said beside the question on immigration status. */
const told = async (page) => {
  await page.locator("#immigration_status").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
};
PICTURES.guard = { viewport: { width: 900, height: 700 }, colorScheme: "light", hash: "form.html", act: told };
const folder = fileURLToPath(new URL("../pictures", import.meta.url));

const [browser, site] = await Promise.all([launch(), serve()]);
for (const [name, { from, act, ...options }] of Object.entries(PICTURES)) {
  const { context, page } = await open(browser, site.origin, options);
  if (from) await page.locator(from).evaluate((element) => element.scrollIntoView());
  await act?.(page);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
}
await browser.close();
await site.close();
