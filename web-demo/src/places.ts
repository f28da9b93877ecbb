// Names of places: the laws know them by id alone.

const NAMES: Record<string, string> = {
  nyc: "New York City",
  nm: "New Mexico",
  wa: "Washington",
  ca: "California",
  nys: "New York State",
  nv: "Nevada",
  nj: "New Jersey",
  us: "United States",
};

/** A place's name; of one not listed, its id with capitals: `las-cruces` is Las Cruces, `nm-proposed` New Mexico, proposed. */
export function place(id: string): string {
  const known = NAMES[id];
  if (known !== undefined) return known;
  if (id.endsWith("-proposed")) return `${place(id.slice(0, -"-proposed".length))}, proposed`;
  return id
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
}
