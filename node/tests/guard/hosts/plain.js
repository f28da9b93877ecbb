import { guard } from "/dist/guard.js";

const { searchParams } = new URL(location.href);
const options = Object.fromEntries(searchParams);
globalThis.guarded = await guard(document.body, { law: "nyc", on: "2026-01-02", ...options });
globalThis.guard = guard;
