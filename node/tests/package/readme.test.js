// The README's first example runs, and says what its comments say.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const node = join(import.meta.dirname, "../..");

for (const engine of ["native", "wasm"]) {
  test(`the README's example, ${engine}`, () => {
    const [, example] = /```js\n(.*?)```/s.exec(readFileSync(join(node, "README.md"), "utf8"));
    const said = [...example.matchAll(/console\.log\(.*\/\/ (.*)/g)].map(([, comment]) => comment);
    // In the package itself, its name is the package.
    const logged = execFileSync("node", ["--input-type=module", "--eval", example], { cwd: node, encoding: "utf8", env: { ...process.env, PRIVITY_ENGINE: engine } });
    assert.equal(said.length, 3);
    assert.deepEqual(logged.trim().split("\n"), said);
  });
}
