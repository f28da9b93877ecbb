// Bundles the entries of the package into `dist`, beside the module, the words and the addon that `cargo xtask node` has put there.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

import { build } from "esbuild";

process.chdir(import.meta.dirname);

writeFileSync("dist/words.js", `export default "${readFileSync("dist/privity.study", "base64")}";\n`);

const common = { absWorkingDir: import.meta.dirname, bundle: true, outdir: "dist", logLevel: "warning", target: "es2022", legalComments: "none" };
await build({
  ...common,
  entryPoints: ["browser", "edge", "edge-light", "verdict-edge", "verdict-edge-light"].map((name) => `./src/${name}.js`),
  format: "esm",
  external: ["*.wasm", "*.wasm?module"],
});
// A page takes these as they are, without a bundler more often than not.
await build({ ...common, entryPoints: ["./src/guard.js", "./src/verdict.js"], format: "esm", minify: true });
const node = {
  ...common,
  format: "cjs",
  platform: "node",
  external: ["./node.cjs"],
  outExtension: { ".js": ".cjs" },
  // jsdom has neither of its own.
  inject: ["./src/coders.js"],
};
// One class of error, however the package is entered.
const fault = { name: "fault", setup: ({ onResolve }) => onResolve({ filter: /\/fault\.js$/ }, () => ({ path: "./node.cjs", external: true })) };
await build({ ...node, entryPoints: ["./src/node.js"] });
await build({ ...node, entryPoints: ["./src/forms.js", "./src/verdict-node.js"], plugins: [fault] });

// One copy in Node, however it is imported: an error is of the same class in both.
for (const name of ["node", "forms", "verdict-node"]) writeFileSync(`dist/${name}.js`, `export * from "./${name}.cjs";\n`);

for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(`../${name}`, name);
