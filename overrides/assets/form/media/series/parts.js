/** The parts of a measure’s series, their limits, and which points stand out from chance: Python’s `site/charts/parts.py` and `xmr.py`. */

import {stepAt} from "./steps.js";
import {TREND, grouped, kendall, ranges, repeats, sum} from "./statistics.js";

/** @typedef {import("./steps.js").Every} Every */
/** @typedef {import("./steps.js").Point} Point */
/**
 * What a chart needs to know of a measure; `share` says that its values are out of a hundred.
 * `also` is what else changed at the time.
 * @typedef {{month: string, what: string}} Beside
 * @typedef {{unit: string, better: string, every: Every, share: boolean, change?: string, breaks?: Beside[], goal?: {value: string, by?: string}, also?: Beside[]}} ChartMeasure
 */
/** @typedef {"outside" | "trend" | "two-of-three" | "shift"} Rule */
/** @typedef {{rule: Rule, up: boolean, good: boolean, settled: boolean}} Signal */
/** @typedef {"before" | "after" | "all"} When */
/**
 * The points between two cuts, judged by their own mean and limits.
 * @typedef {{when: When, points: Point[], signals: (Signal | undefined)[], mean: number, limits?: [number, number], rare: boolean}} ChartPart
 */

const REACH = 2.66;
export const ENOUGH = 12;
export const FEW = 6;
const COMMON = 2;
const RUN = 7;
/** @type {Partial<Record<Every, number>>} */
const CYCLE = {month: 12, quarter: 4, week: 52};

/** @param {ChartPart} part */
export const isProvisional = part => part.limits !== undefined && part.points.length < ENOUGH;
/** @param {Point[]} points */
export const valuesOf = points => points.map(one => one.value);
/** Whether one is more than another, beyond what a computer’s fractions are out by. @param {number} a @param {number} b */
const above = (a, b) => a - b > 1e-12 * Math.max(Math.abs(a), Math.abs(b));

/** The mean of points; of a share over all people, where all points say how many. @param {Point[]} points @param {boolean} [weighted] */
export function mean(points, weighted = false) {
  const scale = 10 ** Math.max(...points.map(one => (one.text.split(".")[1] ?? "").length)); // whole numbers add up exactly
  const isBy = weighted && points.every(one => one.of);
  const total = sum(points.map(one => Math.round(one.value * scale) * (isBy ? (one.of ?? 1) : 1)));
  return total / (isBy ? sum(points.map(one => one.of ?? 1)) : points.length) / scale;
}

/** The step of a measure’s change, and those at which counting changed. @param {ChartMeasure} measure @returns {[number | undefined, number[]]} */
export function cuts({change, breaks = [], every}) {
  return [change ? stepAt(change, every) : undefined, [...new Set(breaks.map(one => stepAt(one.month, every)))].sort((a, b) => a - b)];
}

/** @param {Point[]} points @param {ChartMeasure} measure @returns {ChartPart[]} */
function cutUp(points, measure) {
  const [change, breaks] = cuts(measure);
  const edges = [...new Set([...breaks, ...(change === undefined ? [] : [change])])].sort((a, b) => a - b);
  const groups = grouped(points, one => edges.filter(edge => edge <= one.step).length);
  return [...groups].map(([number, some]) => {
    const when = change === undefined ? "all" : number > edges.indexOf(change) ? "after" : "before";
    return {when, points: some, signals: some.map(() => undefined), mean: mean(some, measure.share), rare: false};
  });
}

/** The sides of a change that were counted in the same way, by their places. @param {ChartPart[]} parts @param {ChartMeasure} measure @returns {[number, number]} -1 for none */
export function sides(parts, measure) {
  const [change, breaks] = cuts(measure);
  const before = parts.findLastIndex(part => part.when === "before");
  const after = change !== undefined && breaks.includes(change) ? -1 : parts.findIndex(part => part.when === "after");
  if (before < 0 || after < 0) return [before, after];
  const last = parts[before].points.at(-1)?.step ?? 0;
  return [before, breaks.some(cut => last < cut && cut <= parts[after].points[0].step) ? -1 : after];
}

/** Whether two years or more repeat themselves. @param {ChartPart[]} parts @param {Every} every */
export function followsSeasons(parts, every) {
  const cycle = CYCLE[every];
  return cycle !== undefined && repeats(parts.map(part => new Map(part.points.map(one => [one.step, one.value]))), cycle);
}

/** @param {Point[]} points @param {ChartMeasure} measure */
function isRare(points, measure) {
  const values = valuesOf(points);
  if (Math.min(...values) < 0) return false;
  if (values.filter(one => one === 0).length * 2 > values.length) return true;
  const middle = sum(values) / values.length;
  const doubt = values.length >= ENOUGH ? Math.sqrt(middle / values.length) : 0;
  return !measure.share && middle - doubt < 1 && values.every(Number.isInteger);
}

/** Whether a whole series is of rare events. @param {ChartPart[]} parts @param {ChartMeasure} measure */
export function allRare(parts, measure) {
  if (parts.every(part => isRare(part.points, measure))) return true;
  return Math.max(...parts.map(part => part.mean)) < COMMON && isRare(parts.flatMap(part => part.points), measure);
}

/** How far limits lie from a mean. @param {Point[]} points */
const reachOf = points => (REACH * sum(ranges(valuesOf(points)))) / Math.max(points.length - 1, 1);

/** The points that lie within the limits of their part; all where none does. @param {ChartPart} part */
export function inside(part) {
  const reach = reachOf(part.points);
  const found = part.points.filter(one => !above(Math.abs(one.value - part.mean), reach));
  return found.length ? found : part.points;
}

/** Whether a part rises (1) or falls (-1) all along. @param {ChartPart} part @param {number} [sure] */
export function trend(part, sure = TREND) {
  const found = part.points.length >= FEW ? kendall(valuesOf(part.points)) : 0;
  return Number(found > sure) - Number(found < -sure);
}

/** A measure’s series, split and judged. @param {Point[]} points @param {ChartMeasure} measure @returns {ChartPart[]} */
export function chartParts(points, measure) {
  const parts = cutUp(points, measure);
  if (!parts.length) return [];
  const rare = allRare(parts, measure);
  if (!rare && followsSeasons(parts, measure.every)) return parts;
  for (const part of parts) part.rare = rare || isRare(part.points, measure);
  const [before, after] = sides(parts, measure);
  return parts.map((part, number) => (part.rare ? part : judged(part, measure, number === after && before >= 0 ? parts[before] : undefined)));
}

/** @param {ChartPart} part @param {ChartMeasure} measure @param {ChartPart} [reference] @returns {ChartPart} */
function judged(part, measure, reference) {
  const values = valuesOf(part.points);
  if (values.length === 1) return part;
  const reach = reachOf(part.points);
  const lower = part.mean - reach;
  const upper = part.mean + reach;
  const isShare = measure.share && Math.max(...values) <= 100;
  const whole = {...part, limits: /** @type {[number, number]} */ ([Math.min(...values) >= 0 ? Math.max(lower, 0) : lower, isShare ? Math.min(upper, 100) : upper])};
  return isProvisional(whole) ? whole : {...whole, signals: signals(whole, reach, measure.better === "higher", reference)};
}

/** The first rule that speaks of each value. @param {ChartPart} part @param {number} reach @param {boolean} isUpGood @param {ChartPart} [reference] */
function signals(part, reach, isUpGood, reference) {
  const {points} = part;
  const found = /** @type {(Signal | undefined)[]} */ (points.map(() => undefined));
  const usual = reference ? reachOf(reference.points) / 3 : 0;
  const [middle, way, came] = [mean(inside(part)), trend(part), Math.floor((points.length * 2) / 3)];
  for (const [rule, says] of RULES) {
    for (const [start, end] of stretches(points)) {
      says(valuesOf(points.slice(start, end)), rule === "shift" ? middle : part.mean, reach).forEach((side, at) => {
        const place = start + at;
        if (!side || found[place] || (side === -way && place < came)) return;
        const settled = !reference || above((points[place].value - reference.mean) * side, usual);
        found[place] = {rule, up: side > 0, good: side > 0 === isUpGood, settled};
      });
    }
  }
  return found;
}

/** Where steps follow each other without a gap. @param {Point[]} points @returns {[number, number][]} */
function stretches(points) {
  const starts = points.map((_, at) => at).filter(at => !at || points[at].step !== points[at - 1].step + 1);
  return starts.map((start, at) => [start, starts[at + 1] ?? points.length]);
}

/** @typedef {(values: number[], middle: number, reach: number) => number[]} Says of each value 1, -1 or 0 */

/** @type {Says} */
const outside = (values, middle, reach) => values.map(value => Number(above(value, middle + reach)) - Number(above(middle - reach, value)));

/** @type {Says} */
function rising(values) {
  const found = values.map(() => 0);
  for (const [start, end, side] of runs(values.slice(1).map((later, at) => Math.sign(later - values[at])), RUN - 1)) found.fill(side, start, end + 1);
  return found;
}

/** @type {Says} */
function twoOfThree(values, middle, reach) {
  const [far, near] = [outside(values, middle, (reach * 2) / 3), outside(values, middle, 0)];
  const found = values.map(() => 0);
  for (let start = 0; start < values.length - 2; start++) {
    const side = near[start];
    const three = [start, start + 1, start + 2];
    if (!side || !three.every(at => near[at] === side) || three.filter(at => far[at] === side).length < 2) continue;
    for (const at of three) found[at] = far[at] || found[at];
  }
  return found;
}

/** @type {Says} */
function shift(values, middle) {
  const found = values.map(() => 0);
  for (const [start, end, side] of runs(outside(values, middle, 0), RUN)) found.fill(side, start, end);
  return found;
}

/** Where enough in a row have the same side. @param {number[]} all @param {number} length @returns {number[][]} */
function runs(all, length) {
  const starts = all.map((_, at) => at).filter(at => !at || all[at] !== all[at - 1]);
  return starts.map((start, at) => [start, starts[at + 1] ?? all.length, all[start]]).filter(([start, end, side]) => side && end - start >= length);
}

/** @type {[Rule, Says][]} */
const RULES = [["outside", outside], ["trend", rising], ["two-of-three", twoOfThree], ["shift", shift]];
