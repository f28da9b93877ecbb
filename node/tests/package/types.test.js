// The types, as consumers' compilers see them, and the package as its linters do.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const here = import.meta.dirname;
const node = join(here, "../..");
const bin = (name) => join(node, "node_modules/.bin", name);
const run = (program, args, cwd) => {
  try {
    execFileSync(program, args, { cwd, stdio: "pipe", encoding: "utf8" });
  } catch (error) {
    throw new Error(`${error.stdout}${error.stderr}`);
  }
};

for (const [what, file, options] of [
  ["Node, ESM", "ask.mts", { module: "nodenext", lib: ["es2023", "esnext.disposable", "dom"] }],
  ["Node, CommonJS", "ask.cts", { module: "nodenext", lib: ["es2023", "esnext.disposable", "dom"] }],
  ["no `Symbol.dispose`", "ask.cts", { module: "nodenext", lib: ["es2022", "dom"] }],
  ["an edge runtime, bundled", "ask.ts", { module: "esnext", moduleResolution: "bundler", customConditions: ["workerd", "worker", "browser"], lib: ["es2022", "webworker"] }],
  ["a browser, bundled", "ask.ts", { module: "esnext", moduleResolution: "bundler", customConditions: ["browser"], lib: ["es2023", "esnext.disposable", "dom"] }],
]) {
  test(`types hold for ${what}`, (t) => {
    const folder = mkdtempSync(join(tmpdir(), "privity-types-"));
    t.after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(node, join(folder, "node_modules/privity"));
    cpSync(join(here, "../consumer/ask.ts"), join(folder, file));
    const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, target: "es2022", noEmit: true, skipLibCheck: false, types: [], ...options };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
    run(bin("tsc"), ["-p", folder], folder);
  });
}

test("publint has nothing to say", () => run(bin("publint"), ["--strict", node], node));

const FILES = ["./privity.wasm", "./privity.words", "./privity.study", "./verdict.wasm", "./guard.wasm"];
const MODULES = ["./guard"];
test("arethetypeswrong has nothing to say", () => run(bin("attw"), ["--pack", node, "--exclude-entrypoints", ...FILES, ...MODULES], node));
// For browsers: a module and nothing else.
test("nor of the guard, as a module", () => run(bin("attw"), ["--pack", node, "--entrypoints", ...MODULES, "--profile", "esm-only"], node));
