// Prints `2205 vectors, sha256:…` for the engine that PRIVITY_ENGINE names.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import * as privity from "../dist/node.js";
import { FILES, answers, read } from "./vectors.js";

const vectors = FILES.flatMap((file) => read(readFileSync(new URL(`../../tests/vectors/${file}`, import.meta.url), "utf8")));
const digest = createHash("sha256");
for (const answer of answers(privity, vectors)) digest.update(`${answer}\n`);
console.log(`${vectors.length} vectors, sha256:${digest.digest("hex")}`);
