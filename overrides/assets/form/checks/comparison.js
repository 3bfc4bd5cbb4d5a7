/** Two readings of a measure side by side: Python’s `model/comparison.py`, and what a measure itself tells. */

import {Amount, Bound} from "./amounts.js";

/** @typedef {import("./pattern.js").Shared} Shared */
/** @typedef {{days: number, words: string, inAll: boolean}} UnitLength */

const A_MONTH = 30.4375;
const FLAT = 0.05;
const FINE = 1000;

/** A value that is told exactly. @param {ModelRead | null | undefined} reading @returns {number | null} */
export const exact = reading => (reading?.value instanceof Amount ? reading.value.number : null);

/** The values before and after, where both are told exactly. @param {ModelRead} measure @returns {[number, number] | null} */
export function valuesOf({before, after}) {
  const [first, second] = [exact(before), exact(after)];
  return first === null || second === null ? null : [first, second];
}

/** @param {string} text @param {string[]} beginnings */
const begins = (text, beginnings) => beginnings.some(one => text.startsWith(one));

/** What kind of number a measure has. @param {ModelRead} measure @param {Shared} shared @returns {string} */
export function kindOf(measure, shared) {
  const said = measure.statistic;
  if (["count", "rate", "share"].includes(said)) return said;
  const kind = said ? "level" : kindBy(measure.unit, shared);
  return kind === "count" && isAverage(measure, shared) ? "level" : kind;
}

/** @param {string} unit @param {Shared} shared */
function kindBy(unit, shared) {
  const known = (/** @type {string} */ name) => shared.known(`comparison.${name}`);
  const lower = unit.toLowerCase();
  const plain = [...lower].slice([...lower].findIndex(sign => !known("BESIDE").includes(sign))).join("");
  if (begins(plain, known("SHARES"))) return "share";
  const isLevel = begins(plain, known("LEVELS")) && !begins(plain, Object.keys(known("ADVERBS")));
  if (isLevel || /\b(?:median|mean|average)\b/.test(plain)) return "level";
  return shared.re("comparison.RATE").search(plain) ? "rate" : "count";
}

/** @param {ModelRead} measure @param {Shared} shared */
function isAverage(measure, shared) {
  const unit = lengthOf(measure.unit, shared);
  return (!unit || unit.inAll) && [measure.before, measure.after].some(one => !Number.isInteger(exact(one) ?? 0));
}

/** The length of time that a unit names. @param {string} unit @param {Shared} shared @returns {UnitLength | null} */
export function lengthOf(unit, shared) {
  const parts = shared.re("comparison.LENGTH").search(unit)?.groups;
  if (!parts) return null;
  const known = (/** @type {string} */ name) => shared.known(`comparison.${name}`);
  const name = (parts.unit ?? known("ADVERBS")[parts.adverb?.toLowerCase()]).toLowerCase();
  const said = (parts.number ?? "").toLowerCase();
  const inWords = known("WORDS").indexOf(said);
  const number = /^\d+$/.test(said) ? Number(said) : inWords >= 0 ? inWords : 1;
  const words = number > 1 ? `${said} ${name}s` : `a ${name}`;
  return {days: number * known("DAYS")[name], words, inAll: number > 1 || ["in", "over"].includes((parts.how ?? "").toLowerCase())};
}

/** How long a period is, in days; every month is as long as any other. @param {import("./amounts.js").Period} period */
export const daysOf = period => (period.months ? period.months * A_MONTH : period.days);

/** @param {ModelRead} measure @returns {number | null | undefined} */
export const ofAfter = measure => measure.after.of ?? measure.sample;

/** A measure whose counts are parts of unlike numbers, as shares. @param {ModelRead} measure @param {Shared} shared @returns {ModelRead} */
export function inShares(measure, shared) {
  const values = valuesOf(measure);
  const [of, many] = [measure.before?.of, ofAfter(measure)];
  if (!values || !of || !many || of === many || kindOf(measure, shared) !== "count") return measure;
  if (values[0] < 0 || values[1] < 0 || values[0] > of || values[1] > many) return measure;
  const fine = Math.max(of, many) < FINE ? 10 : 100;
  const share = (/** @type {number} */ value, /** @type {number} */ whole) => new Amount(String(Math.round((value * 100 * fine) / whole) / fine));
  const [before, after] = [{...measure.before, value: share(values[0], of)}, {...measure.after, value: share(values[1], many)}];
  return {...measure, unit: "%", statistic: "share", before, after};
}

/** Whether both values are the same, or nearly. @param {ModelRead} measure @param {Shared} shared */
export function isFlat(measure, shared) {
  const told = inShares(measure, shared);
  const values = valuesOf(told);
  if (!values) return false;
  const isLeft = kindOf(told, shared) === "share" && Math.min(...values) > 90 && Math.max(...values) <= 100;
  const [before, after] = (isLeft ? values.map(one => 100 - one) : values).map(one => Math.round(one * 1e6));
  return before === after || (before !== 0 && Math.abs(after - before) < Math.abs(before) * FLAT);
}

/** Whether the value moved in the better direction. @param {ModelRead} measure */
export const improved = measure => moved(measure) === (measure.better === "lower" ? -1 : 1);

/** @param {ModelRead} measure */
function moved({before, after}) {
  if (!before) return 0;
  const [first, second] = [before.value, after.value];
  if (first instanceof Amount && second instanceof Amount) return Math.sign(second.number - first.number);
  if (first instanceof Bound) return second instanceof Amount ? beyond(second, first) : 0;
  return -beyond(first, second);
}

/** Whether a value is surely above or below a bound. @param {Amount} value @param {Bound} bound */
function beyond(value, {limit, under}) {
  return under ? Number(value.number >= limit.number) : -Number(value.number < limit.number);
}
