// From an object to one string, for both engines: a string crosses into WebAssembly or an addon once, an object with every field. What the
// marks mean is said in crates/privity/src/packed.rs. Reading is done here, and only here, so that what a getter, a proxy or a cycle does is
// the same fault everywhere, and never unwinds through the engine.

/** `Value::DEEPEST` of the facade. */
const DEEPEST = 8;
/** `Value::LONGEST` of the facade. */
const LONGEST = 1 << 20;
/** No value that weighs as little as `LONGEST` packs into more than this. */
const CUT = 2 * LONGEST + 2;

/** Ids, and how each is packed: by its place among the engine's names. Without any, ids are packed as other texts are. */
const places = new Map();
/** No id is longer. */
const LONGEST_ID = 64;

/** Takes the engine's names. */
export function name(names) {
  for (const [at, id] of names.split(",").entries()) places.set(id, "#" + String.fromCharCode(48 + (at >> 6), 48 + (at & 63)));
}

/** What ends the reading before its time: the mark to hand over instead. */
class Stop {
  constructor(mark) {
    this.mark = mark;
  }
}

/** As much of a text as the engine has to see, to refuse it for its length. */
export const clip = (text) => (text.length > LONGEST ? text.slice(0, LONGEST + 1) : text);

/** A question, packed. Never throws. */
export function pack(question) {
  try {
    return value(question, DEEPEST, 0);
  } catch (thrown) {
    return thrown instanceof Stop ? thrown.mark : "!";
  }
}

function value(given, deeper, before) {
  switch (typeof given) {
    case "string":
      return text(given);
    case "boolean":
      return given ? "t" : "f";
    case "undefined":
      return "n";
    case "number":
      return "d";
    case "object":
      if (given === null) return "n";
      return Array.isArray(given) ? list(given, deeper, before) : map(given, deeper, before);
    default:
      return "o";
  }
}

const text = (given) => {
  const place = given.length <= LONGEST_ID && places.get(given);
  if (place) return place;
  const clipped = clip(given);
  return clipped.length + ":" + clipped;
};

function list(given, deeper, before) {
  if (deeper === 0) throw new Stop("^");
  let packed = "[";
  for (let at = 0; at < given.length; at++) {
    packed += value(given[at], deeper - 1, before + packed.length);
    if (before + packed.length > CUT) throw new Stop(">");
  }
  return packed + "]";
}

function map(given, deeper, before) {
  if (!plain(given)) return "o";
  if (deeper === 0) throw new Stop("^");
  let packed = "{";
  for (const key of Object.keys(given)) {
    packed += text(key);
    packed += value(given[key], deeper - 1, before + packed.length);
    if (before + packed.length > CUT) throw new Stop(">");
  }
  return packed + "}";
}

/** Whether it is an object as JSON has them, of this realm or another: not a date, a map, bytes, or of a class. */
function plain(given) {
  const above = Object.getPrototypeOf(given);
  return above === null || above === Object.prototype || Object.getPrototypeOf(above) === null;
}
