/** What the build writes for the browser: its check and its types both come from here. */

/** The build says the same. */
export const VERSION = 1;

/** @type {Decoder<string>} */
const text = data => (typeof data === "string" ? data : wrong());

/** @type {Decoder<number>} */
const number = data => (typeof data === "number" ? data : wrong());

/** @type {Decoder<unknown[]>} */
const array = data => (Array.isArray(data) ? data : wrong());

/** @type {Decoder<Record<string, unknown>>} */
const record = data => (Object(data) === data && !Array.isArray(data) ? Object(data) : wrong());

/** @type {<T>(item: Decoder<T>) => Decoder<T[]>} */
const list = item => data => array(data).map(each => item(each));

/** @type {Named} */
const object = fields => data => named(fields, Object.keys(fields).map(name => record(data)[name]));

/** A list whose places have names. @type {Named} */
const row = fields => data => named(fields, array(data));

/** @param {Fields} fields @param {unknown[]} values @returns {any} */
function named(fields, values) {
  return Object.fromEntries(Object.entries(fields).map(([name, decode], at) => [name, decode(values[at])]));
}

/** @returns {never} */
function wrong() {
  throw new TypeError(`the data of a search are not those of version ${VERSION}`);
}

// Each may be compared with each.
const values = (/** @type {unknown} */ data) => list(row({id: text, label: text}))(data).slice(0, 2000);
const column = object({sets: list(list(number)), of: text});
const figure = row({said: text, name: text, span: text});

export const index = object({
  version: data => (data === VERSION ? VERSION : wrong()),
  stamp: text,
  entries: data => Math.min(number(data), 1e6),
  ignored: list(text),
  same: list(list(text)),
  buckets: list(text),
  facets: list(object({of: text, id: text, title: text, values})),
  likeness: list(object({of: text, values, weight: number, match: text, because: text, because_many: text})),
  questions: values,
});

/** Steps from entry to entry, and what a word weighs in each, in base 36. */
export const postings = row({steps: list(number), weights: text});

const group = row({forms: list(text), count: number, steps: list(number), weights: text});
const groupInFile = row({forms: list(text), count: number, file: number});

/** @param {unknown} data */
export function words(data) {
  return array(record(data).groups).map(each => (typeof array(each)[2] === "number" ? groupInFile(each) : group(each)));
}

/** For each entry a letter, from `0` on, that stands for a set of values. @param {unknown} data */
export function columns(data) {
  const {spread, ...rest} = record(data);
  /** @type {Map<string, ReturnType<typeof column>>} */
  const columns = new Map(Object.entries(rest).map(([of, written]) => [of, column(written)]));
  return {spread: text(spread), columns};
}

export const titles = list(text);

export const names = list(row({kind: text, name: text, url: text}));

export const entry = object({
  url: text,
  title: text,
  summary: text,
  honour: row({label: text, year: number, threads: data => Math.min(number(data), 9)}),
  example: Boolean,
  organisation: text,
  partners: list(text),
  figure: data => (data === null ? null : figure(data)),
  spread: row({grade: text, rung: number, places: number, said: data => text(data ?? "")}),
  mark: data => text(data ?? ""),
  parts: list(row({place: text, title: text, text})),
});
