// Takes the pictures of the README anew: `node tests/pictures.js`.
import { fileURLToPath } from "node:url";

import { hash, launch, open, question, serve } from "./site.js";

const PICTURES = {
  desktop: { viewport: { width: 1280, height: 1000 }, colorScheme: "light", hash: hash(question("administrative-subpoena")) },
  "desktop-dark": { viewport: { width: 1280, height: 1000 }, colorScheme: "dark", hash: hash(question("under-investigation")) },
  mobile: { viewport: { width: 375, height: 720 }, colorScheme: "light", hash: hash(question("administrative-subpoena")) },
};
const folder = process.argv[2] ?? fileURLToPath(new URL("../pictures", import.meta.url));
const whole = process.argv.includes("--whole");

const [browser, site] = await Promise.all([launch(), serve()]);
for (const [name, options] of Object.entries(PICTURES)) {
  const { context, page } = await open(browser, site.origin, options);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: whole });
  await context.close();
}
await browser.close();
await site.close();
