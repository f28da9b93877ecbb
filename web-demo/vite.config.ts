import { fileURLToPath } from "node:url";

import { defineConfig } from "vite";

import { offline, relaxed } from "./offline.ts";

export default defineConfig({
  // Works from any folder of any host.
  base: "./",
  plugins: [offline(), relaxed()],
  build: {
    target: "es2022",
    // Nothing inside the code: the policy of the page allows files of its own alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ["index.html", "form.html"] },
    // The laws are what is large; they are named where they are.
    chunkSizeWarningLimit: 200,
  },
  server: { fs: { allow: [fileURLToPath(new URL("..", import.meta.url))] } },
  // The module and the words stay beside the package's code.
  optimizeDeps: { exclude: ["privity"] },
});
