// As edge.js, for Vercel, which wants the module asked for by name.
import { start } from "./compiled.js";
import module from "./privity.wasm?module";

start(module);

export * from "./compiled.js";
