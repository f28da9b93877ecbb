// The package from its tarball alone, in empty projects outside the checkout: each decides a question and catches a fault.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browse, serve } from "../serve.js";

const node = join(import.meta.dirname, "../..");
let folder;
const run = (program, args, env = {}) => execFileSync(program, args, { cwd: folder, encoding: "utf8", env: { ...process.env, ...env } });
const write = (name, text) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const QUESTION = `{
  law: "nyc-gcp", on: "2018-08-16", act: "inquire", actor: "city_employee", of: ["immigration_status"], closed: true,
}`;
/** Decides, reads a quotation, and catches a fault; what it logs. */
const WORK = (before = "") => `${before}
  const question = ${QUESTION};
  const answer = privity.decide(question);
  let code = "";
  try { privity.decide({ ...question, act: "inquir" }); } catch (error) { if (error instanceof privity.PrivityError) code = error.code; }
  const line = [privity.engine, privity.verdict(question), answer.verdict, answer.laws[0].because[0].cite.quote.length > 0, code].join(" ");`;
const WASM = "wasm prohibited prohibited true unknown-act";

before(() => {
  folder = mkdtempSync(join(tmpdir(), "privity-installed-"));
  const [{ filename, files }] = JSON.parse(execFileSync("npm", ["pack", node, "--json", "--pack-destination", folder], { cwd: node, stdio: ["ignore", "pipe", "ignore"] }));
  console.log(`${filename}:\n  ${files.map(({ path, size }) => `${path} ${size}`).join("\n  ")}`);
  const odd = files.filter(({ path }) => !/^(dist|types|schema)\/|^(package\.json|README\.md|LICENSE-(MIT|APACHE))$/.test(path));
  assert.deepEqual(odd, []);
  for (const name of ["README.md", "LICENSE-MIT", "dist/privity.wasm", "dist/privity.words", "dist/privity.study", "dist/verdict.wasm", "dist/verdict.js", "types/verdict.d.ts", "types/index.d.ts", "schema/question.json"]) {
    assert.ok(files.some(({ path }) => path === name), name);
  }
  write("package.json", "{}");
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", `./${filename}`]);
  // Tools are the checkout's; the package is not.
  for (const tool of ["typescript", "vite", "esbuild"]) symlinkSync(join(node, "node_modules", tool), join(folder, "node_modules", tool));
});

after(() => rmSync(folder, { recursive: true }));

for (const engine of ["native", "wasm"]) {
  const env = { PRIVITY_ENGINE: engine };
  const expected = WASM.replace("wasm", engine);

  test(`CommonJS, ${engine}`, () => {
    write("ask.cjs", `const privity = require("privity"); ${WORK()} console.log(line);`);
    assert.equal(run("node", ["ask.cjs"], env).trim(), expected);
  });

  test(`ESM, ${engine}`, () => {
    write("ask.mjs", `import * as privity from "privity"; ${WORK()} console.log(line);`);
    assert.equal(run("node", ["ask.mjs"], env).trim(), expected);
  });

  test(`verdicts alone, ${engine}: ready when imported, and the same error`, () => {
    const work = (entry) => `const question = ${QUESTION};
      let same = false;
      try { ${entry}.verdict({ ...question, act: "inquir" }); } catch (error) { same = error instanceof privity.PrivityError; }
      console.log(${entry}.verdict(question), ${entry}.ask(question).verdict(), same);`;
    write("verdict.mjs", `import * as privity from "privity"; import * as small from "privity/verdict"; await small.init(); ${work("small")}`);
    write("verdict.cjs", `const privity = require("privity"); const small = require("privity/verdict"); ${work("small")}`);
    for (const file of ["verdict.mjs", "verdict.cjs"]) assert.equal(run("node", [file], env).trim(), "prohibited prohibited true");
  });

  test(`where a page is stood in for and has no coders of UTF-8, ${engine}`, () => {
    const bare = "delete globalThis.TextDecoder; delete globalThis.TextEncoder;";
    write("bare.cjs", `${bare} const privity = require("privity"); const forms = require("privity/forms"); ${WORK()}
      const odd = privity.decideMany([{ ...question, of: "é" }])[0].code;
      console.log(line, odd, forms.scan("é 219-09-9999")[0].start);`);
    assert.equal(run("node", ["bare.cjs"], env).trim(), `${expected} unknown-category 2`);
  });
}

test("TypeScript", () => {
  write("tsconfig.json", `{ "compilerOptions": { "module": "nodenext", "target": "es2022", "lib": ["es2023", "esnext.disposable", "dom"], "strict": true, "types": [] }, "files": ["asked.mts"] }`);
  const typed = WORK().replace("const question", "const question: privity.QuestionInput").replace('"inquir"', '"inquir" as "inquire"').replace("laws[0].because[0]", "laws[0]!.because[0]!");
  write("asked.mts", `import * as privity from "privity"; ${typed} console.log(line);`);
  run("node", ["node_modules/typescript/bin/tsc", "-p", "."]);
  assert.equal(run("node", ["asked.mjs"], { PRIVITY_ENGINE: "native" }).trim(), WASM.replace("wasm", "native"));
});

test("Vite, run in Chromium", async () => {
  write("index.html", `<!doctype html><link rel="icon" href="data:,"><title></title><script type="module" src="/ask.js"></script>`);
  write("ask.js", `import * as privity from "privity"; ${WORK("await privity.init();")} document.title = line;`);
  run("node", ["node_modules/vite/bin/vite.js", "build", "--logLevel", "error"]);
  const { address, close } = await serve(join(folder, "dist"));
  try {
    const title = await browse(`${address}/index.html`, async (page) => {
      await page.waitForFunction(() => document.title !== "");
      return page.title();
    });
    assert.equal(title, WASM);
  } finally {
    close();
  }
});

test("esbuild for a browser, with the files copied as the README says, run in Chromium", async () => {
  const { build } = await import("esbuild");
  write("site/index.html", `<!doctype html><link rel="icon" href="data:,"><title></title><form><label>Social Security number <input></label></form><script type="module" src="/page.js"></script>`);
  write("page.js", `import * as privity from "privity"; import { guard } from "privity/guard"; import * as small from "privity/verdict";
    ${WORK("await privity.init(); await small.init(); const guarded = await guard(document.querySelector('form'), { lang: 'es' });")}
    document.title = [line, small.verdict(question), guarded.findings.length > 0].join(" ");`);
  await build({ absWorkingDir: folder, entryPoints: ["page.js"], bundle: true, format: "esm", outdir: "site", logLevel: "error" });
  for (const name of ["privity.wasm", "privity.words", "verdict.wasm", "guard.wasm", "wording", "lexicon"]) {
    cpSync(join(folder, "node_modules/privity/dist", name), join(folder, "site", name), { recursive: true });
  }
  const { address, close } = await serve(join(folder, "site"));
  try {
    const title = await browse(`${address}/index.html`, async (page) => {
      await page.waitForFunction(() => document.title !== "");
      return page.title();
    });
    assert.equal(title, `${WASM} prohibited true`);
  } finally {
    close();
  }
});

for (const format of ["cjs", "esm"]) {
  test(`esbuild for Node, ${format}, without what the README says to leave out`, async () => {
    const { build } = await import("esbuild");
    const out = `bundled.${format === "cjs" ? "cjs" : "mjs"}`;
    write("bundle.js", `import * as privity from "privity"; import { scan } from "privity/forms"; ${WORK()} console.log(line, scan("219-09-9999").length > 0);`);
    await build({ absWorkingDir: folder, entryPoints: ["bundle.js"], bundle: true, format, platform: "node", external: ["privity"], outfile: out, logLevel: "error" });
    assert.equal(run("node", [out], { PRIVITY_ENGINE: "native" }).trim(), `${WASM.replace("wasm", "native")} true`);
  });
}

// An edge runtime is stood in for by a bundle that is given a compiled module and has neither files, nor addresses, nor bytes to compile.
// The conditions are those that wrangler and Next set.
const SMALL = `const question = ${QUESTION}; const line = [privity.verdict(question), privity.ask(question).verdict()].join(" ");`;
const ENTRIES = [["privity", "privity.wasm", WORK(), WASM], ["privity/verdict", "verdict.wasm", SMALL, "prohibited prohibited"]];
for (const [condition, suffix] of [["workerd", ""], ["edge-light", "?module"]]) for (const [entry, file, work, expected] of ENTRIES) {
  test(`an edge bundle, ${condition}, of ${entry}`, async () => {
    write("edge.js", `import * as privity from "${entry}"; export default () => { ${work} return line; };`);
    const { build } = await import("esbuild");
    let asked;
    const compiled = {
      name: "compiled",
      setup(build) {
        build.onResolve({ filter: /\.wasm(\?module)?$/ }, ({ path }) => ((asked = path), { path, namespace: "compiled" }));
        build.onLoad({ filter: /.*/, namespace: "compiled" }, () => ({ contents: "export default PRIVITY_MODULE;" }));
      },
    };
    const { outputFiles } = await build({
      absWorkingDir: folder, entryPoints: ["edge.js"], bundle: true, format: "iife", globalName: "edge", platform: "neutral",
      conditions: [condition, "worker", "browser"], mainFields: [], write: false, plugins: [compiled], logLevel: "error",
    });
    assert.equal(asked, `./${file}${suffix}`);
    const { createContext, runInContext } = await import("node:vm");
    const module = new WebAssembly.Module(readFileSync(join(folder, "node_modules/privity/dist", file)));
    const { Instance, Memory } = WebAssembly;
    const refused = () => assert.fail("only compiled modules run here");
    const sandbox = createContext(
      { PRIVITY_MODULE: module, WebAssembly: { Instance, Memory, Module: WebAssembly.Module, instantiate: refused, compile: refused }, TextDecoder, TextEncoder, atob },
      // `eval` and `new Function` are refused too.
      { codeGeneration: { strings: false } },
    );
    assert.equal(runInContext(`${outputFiles[0].text}\nedge.default()`, sandbox), expected);
  });
}
