// What the page needs besides its code: a service worker that knows every file, and, while developing, a policy that lets Vite in.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import type { Plugin } from "vite";

/** Writes `worker.js`: `src/worker.js` after the list of all files, under a name that changes when one of them does. */
export function offline(): Plugin {
  return {
    name: "privity-offline",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.keys(bundle).sort();
        const hash = createHash("sha256");
        for (const name of files) {
          const file = bundle[name];
          if (file) hash.update(name).update(file.type === "chunk" ? file.code : file.source);
        }
        const code = readFileSync(new URL("src/worker.js", import.meta.url), "utf8");
        hash.update(code);
        const list = JSON.stringify(["./", ...files.filter((name) => name !== "index.html")]);
        const source = `const NAME = "privity-${hash.digest("hex").slice(0, 16)}";\nconst FILES = ${list};\n${code}`;
        this.emitFile({ type: "asset", fileName: "worker.js", source });
      },
    },
  };
}

/** Vite's server puts styles and a socket into the page, which the policy refuses: it holds for what is built. */
export function relaxed(): Plugin {
  return {
    name: "privity-relaxed",
    apply: "serve",
    transformIndexHtml: (html, { server }) =>
      // `vite preview` serves what is built, as it is.
      server ? html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "") : html,
  };
}
