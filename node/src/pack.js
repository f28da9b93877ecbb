// From an object to bytes, for both engines: bytes cross into WebAssembly or an addon at once, an object with every field. What the marks mean
// is said in crates/privity/src/packed.rs. Reading is done here, and only here, so that what a getter, a proxy or a cycle does is the same
// fault everywhere, and never unwinds through the engine.

/** `Value::DEEPEST` of the facade. */
const DEEPEST = 8;
/** `Value::LONGEST` of the facade. */
const LONGEST = 1 << 20;
/** No value that weighs as little as `LONGEST` packs into more than this. */
const CUT = 2 * LONGEST + 2;

/** Ids, and the place of each among the engine's names, by which it is packed. Without any, ids are packed as other texts are. */
const places = new Map();
/** No id is longer. */
const LONGEST_ID = 64;

/** Takes the engine's names. */
export function name(names) {
  for (const [place, id] of names.split(",").entries()) places.set(id, place);
}

// The marks, in ASCII: n t f d o, # [ ] { }, ! ^ >. Constants each, for numbers are what packing is fast with.
const NULL = 0x6e, TRUE = 0x74, FALSE = 0x66, NUMBER = 0x64, OTHER = 0x6f;
const NAME = 0x23, LIST = 0x5b, LIST_END = 0x5d, MAP = 0x7b, MAP_END = 0x7d;
const BROKEN = 0x21, DEEP = 0x5e, LARGE = 0x3e;
/** The digit of nothing: 0. */
const ZERO = 0x30;

/** Members that are never null. What is undefined of these is left out; of all others it is unknown, as null is. */
const NEVER_NULL = new Set(["law", "on", "act", "of", "facts", "closed", "fields"]);

/** What ends the reading before its time: the mark to hand over instead. */
class Stop {
  constructor(mark) {
    this.mark = mark;
  }
}

/** As much of a text as the engine has to see, to refuse it for its length. */
export const clip = (text) => (text.length > LONGEST ? text.slice(0, LONGEST + 1) : text);

/** Where a question is packed. Most have room in as much; what a long one took is not kept. */
const ROOM = 4096;
let room = new Uint8Array(ROOM);
let at = 0;
/** Whether something is being packed: a getter may have another question packed meanwhile. */
let busy = false;
const encoder = new TextEncoder();

/** A question, packed: a view of bytes that the next one is packed over. Never throws. */
export function pack(question) {
  if (busy) return aside(question);
  busy = true;
  at = 0;
  try {
    value(question, DEEPEST);
  } catch (thrown) {
    at = 0;
    put(thrown instanceof Stop ? thrown.mark : BROKEN);
  }
  busy = false;
  const packed = room.subarray(0, at);
  if (room.length > ROOM) room = new Uint8Array(ROOM);
  return packed;
}

/** The same, in bytes of its own. */
export const kept = (question) => pack(question).slice();

function aside(question) {
  const outer = [room, at];
  [room, busy] = [new Uint8Array(ROOM), false];
  const packed = pack(question);
  [room, at] = outer;
  busy = true;
  return packed;
}

/** Makes room for so many bytes more. */
function grow(bytes) {
  const more = new Uint8Array(2 * (at + bytes));
  more.set(room.subarray(0, at));
  room = more;
}

function put(mark) {
  if (at === room.length) grow(1);
  room[at++] = mark;
}

function value(given, deeper) {
  switch (typeof given) {
    case "string":
      return text(given);
    case "boolean":
      return put(given ? TRUE : FALSE);
    case "undefined":
      return put(NULL);
    case "number":
      return put(NUMBER);
    case "object":
      if (given === null) return put(NULL);
      return Array.isArray(given) ? list(given, deeper) : map(given, deeper);
    default:
      return put(OTHER);
  }
}

const placed = (given) => (given.length <= LONGEST_ID ? places.get(given) : undefined);

function text(given, place = placed(given)) {
  if (place === undefined) return spelt(given);
  if (at + 3 > room.length) grow(3);
  room[at++] = NAME;
  room[at++] = ZERO + (place >> 6);
  room[at++] = ZERO + (place & 63);
}

/** A text after its length, both in full. */
function spelt(given) {
  const bytes = short(given) ?? encoder.encode(clip(given));
  ascii(`${bytes.length}:`);
  if (bytes === given) return ascii(given);
  if (at + bytes.length > room.length) grow(bytes.length);
  room.set(bytes, at);
  at += bytes.length;
}

/** A text that is as long in bytes, such as a day: itself. Most are, and the encoder is slow to start. */
function short(given) {
  if (given.length > LONGEST_ID) return undefined;
  for (let each = 0; each < given.length; each++) if (given.charCodeAt(each) > 0x7f) return undefined;
  return given;
}

function ascii(text) {
  if (at + text.length > room.length) grow(text.length);
  for (let each = 0; each < text.length; each++) room[at++] = text.charCodeAt(each);
}

function list(given, deeper) {
  if (deeper === 0) throw new Stop(DEEP);
  put(LIST);
  for (let each = 0; each < given.length; each++) {
    value(given[each], deeper - 1);
    if (at > CUT) throw new Stop(LARGE);
  }
  put(LIST_END);
}

function map(given, deeper) {
  if (!plain(given)) return put(OTHER);
  if (deeper === 0) throw new Stop(DEEP);
  const keys = Object.keys(given);
  const values = Object.values(given);
  if (keys.length !== values.length) throw new Stop(BROKEN);
  const last = lasts[deeper];
  put(MAP);
  for (let each = 0; each < keys.length; each++) {
    const key = keys[each];
    const held = values[each];
    if (held === undefined && NEVER_NULL.has(key)) continue;
    text(key, each < MANY ? last.place(key, each) : placed(key));
    // Most facts are true or false.
    if (typeof held === "boolean") put(held ? TRUE : FALSE);
    else value(held, deeper - 1);
    if (at > CUT) throw new Stop(LARGE);
  }
  put(MAP_END);
}

/** More keys than these are looked up. */
const MANY = 64;

/** The keys of the last object so deep, as far as they are names, and their places: objects come with the same keys again and again, and to
 *  see that a key is the same is faster than to look it up. */
class Last {
  #keys = new Array(MANY).fill(undefined);
  #places = new Array(MANY).fill(0);

  place(key, each) {
    if (this.#keys[each] === key) return this.#places[each];
    const place = placed(key);
    if (place !== undefined) {
      this.#keys[each] = key;
      this.#places[each] = place;
    }
    return place;
  }
}

const lasts = Array.from({ length: DEEPEST + 1 }, () => new Last());

/** Whether it is an object as JSON has them, of this realm or another: not a date, a map, bytes, or of a class. */
function plain(given) {
  const above = Object.getPrototypeOf(given);
  return above === null || above === Object.prototype || Object.getPrototypeOf(above) === null;
}
