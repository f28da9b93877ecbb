// P11: every vector, answered as written. Runs in Node and in a browser alike.

/** The files of `tests/vectors`, in the order of the digest. */
export const FILES = ["closed.jsonl", "open.jsonl", "faults.jsonl"];

/** What is asked and the bytes to expect, of each vector in a file. */
export function read(file) {
  const lines = file.split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const at = line.indexOf(',"answer":') + ',"answer":'.length;
    // The answer as it is written, not as a parser would print it again.
    return { ...JSON.parse(line), answer: line.slice(at, -1) };
  });
}

/** The canonical JSON of the answer to each vector: questions are asked as objects, texts as texts. The first that differs throws. */
export function answers(privity, vectors) {
  return vectors.map(({ question, text, answer }, at) => {
    const got = question === undefined ? privity.decideJson(text) : object(privity, question);
    if (got !== answer) throw new Error(`vector ${at} differs:\n${got}\n${answer}`);
    return got;
  });
}

function object(privity, question) {
  try {
    // Fields keep their order through JSON.parse and JSON.stringify: the bytes are the engine's.
    const whole = privity.decide(question);
    const [verdict, asked] = [privity.verdict(question), privity.ask(question)];
    if (verdict !== whole.verdict || asked.verdict() !== whole.verdict) throw new Error("a verdict alone is another");
    asked.free();
    return JSON.stringify(whole);
  } catch (error) {
    if (!(error instanceof privity.PrivityError)) throw error;
    const { code, message, help, url, at } = error;
    return JSON.stringify({ v: 1, fault: { code, message, help, url, at } });
  }
}
