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
