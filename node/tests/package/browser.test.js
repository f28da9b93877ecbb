// How the module is loaded, in Chromium: by its own address, from bytes, a module, a response, at once; with the words and without.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { browse, serve } from "../serve.js";

const question = { law: "nyc-gcp", on: "2018-08-16", act: "inquire", actor: "city_employee", of: "immigration_status", closed: true };
const folder = fileURLToPath(new URL("../../dist", import.meta.url));

/** What the script comes to, in a new page that has imported the package. */
async function run(script) {
  const { address, close } = await serve(folder);
  try {
    return await browse(address, (page) =>
      page.evaluate(
        async ([script, question]) => {
          const privity = await import("/browser.js");
          const code = (ask) => {
            try {
              return ask();
            } catch (error) {
              return error.code ?? error.message;
            }
          };
          const work = Object.getPrototypeOf(async () => {}).constructor("privity", "question", "code", script);
          return work(privity, question, code);
        },
        [script, question],
      ),
    );
  } finally {
    close();
  }
}

const answers = `return [privity.verdict(question), privity.decide(question).laws[0].because[0].cite.quote.length > 0];`;
const WAYS = {
  "by itself": `await privity.init(); ${answers}`,
  "twice at once": `await Promise.all([privity.init(), privity.init()]); ${answers}`,
  "from an address": `await privity.init(new URL("/privity.wasm", location.href)); ${answers}`,
  "from an address as text": `await privity.init("/privity.wasm"); ${answers}`,
  "from a response": `await privity.init(fetch("/privity.wasm")); ${answers}`,
  "from bytes": `await privity.init(await (await fetch("/privity.wasm")).arrayBuffer()); ${answers}`,
  "from a module": `await privity.init(await WebAssembly.compileStreaming(fetch("/privity.wasm"))); ${answers}`,
  "from both, named": `await privity.init({ module: "/privity.wasm", words: "/privity.words" }); ${answers}`,
  "at once": `const get = async (name) => (await fetch(name)).arrayBuffer();
    privity.initSync({ module: await get("/privity.wasm"), words: await get("/privity.words") }); ${answers}`,
};
for (const [how, script] of Object.entries(WAYS)) {
  test(`loaded ${how}`, async () => assert.deepEqual(await run(script), ["prohibited", true]));
}

test("nothing answers before it is loaded", async () => {
  assert.match(await run("return code(() => privity.verdict(question));"), /await init\(\)/);
});

test("without the words, verdicts; with them, answers; handles taken before see them too", async () => {
  const script = `
    await privity.init({ words: false });
    const laws = new privity.Laws();
    const asked = laws.ask(question);
    const before = [privity.verdict(question), asked.verdict(), code(() => asked.answer()), code(() => privity.decide(question)),
      code(() => privity.explain(question)), code(() => privity.laws()), code(() => privity.vocabulary()),
      JSON.parse(privity.decideJson(JSON.stringify(question))).fault.code];
    await privity.words();
    return [...before, asked.answer().verdict, laws.decide(question).verdict, asked.verdict()];`;
  const no = "no-words";
  assert.deepEqual(await run(script), ["prohibited", "prohibited", no, no, no, no, no, no, "prohibited", "prohibited", "prohibited"]);
});

test("what explains and shows comes when it is asked for; handles taken before see it too, and answers are the same", async () => {
  const script = `
    await privity.init();
    const laws = new privity.Laws();
    const asked = laws.ask(question).tell("to", null);
    const first = JSON.stringify(asked.answer());
    const before = [code(() => asked.explain()), code(() => laws.laws()), code(() => laws.show("nyc-gcp")), code(() => laws.vocabulary()),
      code(() => laws.compare("nyc-gcp", "nyc-iil"))];
    await privity.study();
    await privity.words();
    return [...before, asked.explain().length > 0, laws.laws().length > 0, laws.show("nyc-gcp").law, JSON.stringify(asked.answer()) === first];`;
  const no = "no-words";
  assert.deepEqual(await run(script), [no, no, no, no, no, true, true, "nyc-gcp", true]);
  assert.deepEqual(await run("await privity.init({ study: true }); return [privity.show('nyc-gcp').law];"), ["nyc-gcp"]);
});

test("verdicts alone, from a module of their own", async () => {
  const script = `
    const small = await import("/verdict.js");
    const before = code(() => small.verdict(question));
    const failed = await small.init(new Uint8Array(8)).then(() => "loaded", () => "failed");
    await small.init();
    const asked = small.ask(question);
    const found = [asked.verdict(), small.verdict(question), code(() => small.verdict({ ...question, act: "inqire" })), code(() => small.verdict(7))];
    asked.free();
    return [before, failed, ...found];`;
  const [before, ...rest] = await run(script);
  assert.match(before, /await init\(\)/);
  assert.deepEqual(rest, ["failed", "prohibited", "prohibited", "unknown-act", "wrong-type"]);
});

test("a module that is none may be tried again", async () => {
  const script = `const failed = await privity.init(new Uint8Array(8)).then(() => "loaded", () => "failed");
    await privity.init();
    return [failed, privity.verdict(question)];`;
  assert.deepEqual(await run(script), ["failed", "prohibited"]);
});

test("words that are none of this package's", async () => {
  const script = `await privity.init({ words: new Uint8Array(1000) });
    try { privity.decide(question); } catch ({ code, message, help }) { return [code, message, help]; }`;
  const [found, message, help] = await run(script);
  assert.equal(found, "bad-law-file");
  assert.match(message, /not that of this package/);
  assert.match(help, /privity\.words/);
});
