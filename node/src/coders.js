// What Node itself reads and writes UTF-8 with: where a test stands in for a browser, the page's own may be missing.
export { TextDecoder, TextEncoder } from "node:util";
