// The native addon, in Node.
import { join } from "node:path";

/** The addon for this machine: built here, or from its package; undefined if there is none, if it does not load, or if `wasm` is wanted. */
export function native(wanted) {
  if (wanted === "wasm") return undefined;
  const { platform, arch } = process;
  // Linux has two C libraries. An addon for the other one does not load.
  for (const kind of platform === "linux" ? ["-gnu", "-musl"] : [""]) {
    const name = `${platform}-${arch}${kind}`;
    for (const from of [join(__dirname, `privity.${name}.node`), `privity-${name}`]) {
      try {
        return require(from);
      } catch {
        // The next, or WebAssembly.
      }
    }
  }
  if (wanted === "native") throw new Error("privity has no native addon for this machine");
  return undefined;
}
