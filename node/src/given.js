// What is given in the wrong kind: the fault that a question has for it, in the same words.
import { PrivityError } from "./fault.js";

const isBytes = (given) => ArrayBuffer.isView(given) || isBuffer(given);

/** Whether it is a buffer, of this realm or another, shared or not. */
export const isBuffer = (given) => /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(given));

/** What kind of value it is: `Value::kind` of the facade, and bytes. */
function kind(given) {
  if (given === undefined || given === null) return "null";
  if (isBytes(given)) return "bytes";
  if (Array.isArray(given)) return "a list";
  return { boolean: "true or false", number: "a number", string: "text", object: "an object" }[typeof given] ?? "something else";
}

/** A fault, with its code, as the engine would say it. */
export const fault = (code, message, help, path = "") => new PrivityError({ code, message, help, url: `FAULTS.md#${code}`, at: path ? { path } : {} });

export const wrong = (wanted, given, help, path) => fault("wrong-type", `expected ${wanted}, not ${kind(given)}`, help, path);

/** Text, or the fault of whatever else it is. */
export function text(given, help = "give it as text") {
  if (typeof given === "string") return given;
  throw wrong("text", given, isBytes(given) ? "decode it first: `new TextDecoder().decode(bytes)`" : help);
}

/** What a list, or anything else that can be gone through, holds; or the fault of whatever else it is. */
export function list(given, of) {
  if (typeof given === "object" && typeof given?.[Symbol.iterator] === "function") return given;
  throw wrong(`a list of ${of}`, given, `give a list of ${of}, or something else that can be gone through`);
}
