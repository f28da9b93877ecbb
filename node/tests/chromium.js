// Prints `2205 vectors, sha256:…` for WebAssembly in Chromium: the vectors are fetched and answered by a page.
import { fileURLToPath } from "node:url";

import { browse, serve } from "./serve.js";

const { address, close } = await serve(fileURLToPath(new URL("../..", import.meta.url)));
const line = await browse(address, (page) =>
  page.evaluate(async () => {
    const privity = await import("/node/dist/browser.js");
    const { FILES, answers, read } = await import("/node/tests/vectors.js");
    await privity.init();
    const files = await Promise.all(FILES.map(async (file) => (await fetch(`/tests/vectors/${file}`)).text()));
    const got = answers(privity, files.flatMap(read));
    const text = new TextEncoder().encode(got.map((answer) => `${answer}\n`).join(""));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
    return `${got.length} vectors, sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }),
);
close();
console.log(line);
