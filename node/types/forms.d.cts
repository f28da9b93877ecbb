/** What form fields, columns and texts ask for or tell; forms held against the law. In Node. */
import type { Category, Cite, QuestionInput } from "./index.cjs";

export { PrivityError } from "./index.cjs";

/** A form field as a page shows it: any of these. */
export interface Field {
  label?: string | null;
  name?: string | null;
  id?: string | null;
  type?: string | null;
  autocomplete?: string | null;
  placeholder?: string | null;
  help?: string | null;
  options?: readonly string[] | null;
  lang?: string | null;
}

/** A category that a field asks for, or that a column holds. */
export interface Detected {
  readonly category: Category;
  /** How sure, from 0 to 100: an order, not a probability. */
  readonly score: number;
  /** Not asked for as such, but told by something that is. */
  readonly proxy: boolean;
  /** What it was told by. No value is repeated. */
  readonly because: readonly { readonly where: string; readonly what: string }[];
}

/** A part of a text that tells something about a person: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly category: Category;
  readonly score: number;
  readonly proxy: boolean;
  /** What it looks like: `ssn`, `email`, `statement` and so on. */
  readonly kind: string;
}

/** A form: the members of a question but `act` and `of`; its fields. */
export interface Form extends Omit<QuestionInput, "act" | "of" | "law"> {
  law?: QuestionInput["law"];
  act?: QuestionInput["act"];
  /** The language of the findings; English if left out. */
  lang?: string;
  /** Whether it is sent over an encrypted connection. */
  secure?: boolean | null;
  fields: readonly (Field & { value?: string | null })[];
}

/** How much a finding matters. */
export type Severity = "error" | "warning" | "note";

/** What is wrong with a field, or could be better. */
export interface Finding {
  /** The field: its name, else its id, else its label. */
  readonly field: string;
  /** Its place in the form, from 0. */
  readonly at: number;
  /** What kind of finding, such as `collection-prohibited`, `unnecessary`, `proxy`. */
  readonly code: string;
  /** The category asked for, or told. */
  readonly category: Category;
  /** What is wrong, in the language of the form. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  /** How much it matters. */
  readonly severity: Severity;
  /** What the laws asked say of collecting it. */
  readonly verdict: string;
  /** The law the finding rests on; `principles` for good practice. */
  readonly law: string;
  /** Where it says so. */
  readonly cite?: Cite;
}

/** The categories a field asks for, the surest first. */
export function detect(field: Field): Detected[];
/**
 * The categories a column holds, by its name and its values. What is empty (`null`, `undefined`, NaN) is passed over; what is no text is read as text.
 *
 * @throws PrivityError `wrong-type`.
 */
export function detectColumn(name: string, values: Iterable<string | number | bigint | boolean | Date | null | undefined>): Detected[];
/**
 * What a text tells about a person.
 *
 * @throws PrivityError `wrong-type`.
 */
export function scan(text: string): Span[];
/**
 * Reviews a form: what its fields ask for, what the law says of that, what good practice advises.
 *
 * @throws PrivityError as for a question.
 */
export function review(form: Form): Finding[];
