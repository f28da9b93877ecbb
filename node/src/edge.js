// Where only compiled modules run: Cloudflare's workerd, and what does as it does. Ready when imported.
import { start } from "./compiled.js";
import module from "./privity.wasm";

start(module);

export * from "./compiled.js";
