// Loading: what the entries that fetch have in common.
/** What is made when it is first asked for, and once; unless that fails, for then it may be tried again. */
export function once(make) {
  let made;
  return (...given) =>
    (made ??= make(...given).catch((error) => {
      made = undefined;
      throw error;
    }));
}

/** What a file holds, given as its address, a response to it, its bytes, or a promise of any of them. */
export async function bytes(given) {
  let file = await given;
  if (typeof file === "string" || file instanceof URL) file = await fetch(file);
  if (file instanceof Response) {
    if (!file.ok) throw new Error(`not found: ${file.url} (${file.status})`);
    file = await file.arrayBuffer();
  }
  return new Uint8Array(file);
}
