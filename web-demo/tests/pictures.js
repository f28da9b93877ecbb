// Takes the pictures of the README anew: `node tests/pictures.js`.
import { fileURLToPath } from "node:url";

import { hash, launch, open, question, serve } from "./site.js";

const PICTURES = {
  desktop: { viewport: { width: 1200, height: 960 }, colorScheme: "light", hash: hash(question("administrative-subpoena")) },
  mobile: { viewport: { width: 360, height: 760 }, colorScheme: "dark", hash: hash(question("under-investigation")), from: "#answer" },
};
const folder = fileURLToPath(new URL("../pictures", import.meta.url));

const [browser, site] = await Promise.all([launch(), serve()]);
for (const [name, { from, ...options }] of Object.entries(PICTURES)) {
  const { context, page } = await open(browser, site.origin, options);
  if (from) await page.locator(from).evaluate((element) => element.scrollIntoView());
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
}
await browser.close();
await site.close();
