// Bundles the entries of the package into `dist`, beside the module, the words and the addon that `cargo xtask node` has put there.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

import { build } from "esbuild";

process.chdir(import.meta.dirname);

writeFileSync("dist/words.js", `export default "${readFileSync("dist/privity.study", "base64")}";\n`);

const common = { absWorkingDir: import.meta.dirname, bundle: true, outdir: "dist", logLevel: "warning", target: "es2022", legalComments: "none" };
await build({
  ...common,
  entryPoints: ["./src/browser.js", "./src/edge.js", "./src/edge-light.js"],
  format: "esm",
  external: ["./privity.wasm", "./privity.wasm?module"],
});
// A page takes these as they are, without a bundler more often than not.
await build({ ...common, entryPoints: ["./src/guard.js", "./src/verdict.js"], format: "esm", minify: true });
await build({ ...common, entryPoints: ["./src/node.js", "./src/forms.js"], format: "cjs", platform: "node", external: ["./node.cjs"], outExtension: { ".js": ".cjs" } });

// One copy in Node, however it is imported: an error is of the same class in both.
for (const name of ["node", "forms"]) writeFileSync(`dist/${name}.js`, `export * from "./${name}.cjs";\n`);

for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(`../${name}`, name);
