/** What a series says of a change: Python’s `site/charts/verdict.py`, where each rule has its reason. */

import {FEW, allRare, followsSeasons, inside, mean, sides, trend, valuesOf} from "./parts.js";
import {SURE, TO_SIGMA, TREND, UNLIKELY, grouped, kendall, margin, meanRange, middleOf, shareByChance, squares, sum} from "./statistics.js";
import {firstDay} from "./steps.js";

/** @typedef {import("./parts.js").ChartPart} ChartPart */
/** @typedef {import("./parts.js").ChartMeasure} ChartMeasure */
/** @typedef {import("./steps.js").Point} Point */
/** @typedef {{later: "back" | "on" | "held" | "unclear", points: number, first: number, last: number}} Thirds */
/**
 * @typedef {{rare: boolean, seasonal: boolean, before?: ChartPart, after?: ChartPart, few: string[], moved: number, alike: boolean, wild: Point[],
 *   coming: number, ahead: number, unlike: boolean, thirds?: Thirds, faded: number}} Verdict
 */

const NEAR = 0.05;
const LOST = 0.25;
const KEPT = 0.5;
const SEASONS = 4;
const FEW_FREE = 7.5;
const ALIKE = 0.75;

/** @param {ChartPart[]} parts @param {ChartMeasure} measure @returns {Verdict} */
export function verdictOf(parts, measure) {
  const rare = allRare(parts, measure);
  const seasonal = !rare && followsSeasons(parts, measure.every);
  const [before, after] = sides(parts, measure).map(place => parts[place]);
  const nothing = {rare, seasonal, before, after, few: [], moved: 0, alike: false, wild: [], coming: 0, ahead: 0, unlike: false, faded: 0};
  if (!before || !after) return {...nothing, moved: parts.length === 1 && !rare && !seasonal ? trend(parts[0], SURE) : 0};
  const few = [before, after].filter(one => one.points.length < FEW).map(one => one.when);
  if (few.length) return {...nothing, few};
  const moved = rare ? byCount(before, after) : seasonal ? likeWithLike(before, after, measure) : byAverage(before, after, measure);
  const way = trend(before);
  const coming = !rare && !seasonal && way === (moved || (measure.better === "lower" ? -1 : 1)) ? way : 0;
  const lasting = !(rare || seasonal || coming) && after === parts.at(-1);
  const [faded, thirds] = !lasting ? [0, undefined] : moved ? [0, thirdsOf(before, after, moved, measure)] : fadedOf(before, after, measure);
  const [alike, wild] = moved || rare || faded ? [false, []] : alikeOf(before, after, measure);
  const ahead = aheadOf(before, after, moved || faded || (measure.better === "higher" ? 1 : -1));
  return {...nothing, moved, coming, faded, thirds, alike, wild, ahead, unlike: isUnlike(before, after, measure)};
}

/** @param {number} difference @param {number} limit */
const side = (difference, limit) => Number(difference > limit) - Number(difference < -limit);

/** @param {ChartPart} before @param {ChartPart} after @param {ChartMeasure} measure */
function byAverage(before, after, {share}) {
  const limit = margin(meanRange(valuesOf(before.points), valuesOf(after.points)) / TO_SIGMA, before.points.length, after.points.length);
  const found = side(after.mean - before.mean, limit);
  return found === side(mean(inside(after), share) - mean(inside(before), share), limit) ? found : 0;
}

/** @param {ChartPart} before @param {ChartPart} after */
function byCount(before, after) {
  const all = [before, after].map(part => valuesOf(part.points));
  if (!all.flat().every(Number.isInteger)) return 0;
  const [one, other] = all.map(sum);
  const long = before.points.length / (before.points.length + after.points.length);
  return shareByChance(one, other, long) >= UNLIKELY ? 0 : side(other * long - one * (1 - long), 0);
}

/** Where the year repeats itself, each month against the same month. @param {ChartPart} before @param {ChartPart} after @param {ChartMeasure} measure */
function likeWithLike(before, after, measure) {
  const [one, other] = [before, after].map(part => byMonth(part, measure));
  const both = [...one.keys()].filter(month => other.has(month)).sort((a, b) => a - b).map(month => [one.get(month) ?? [], other.get(month) ?? []]);
  if (both.length < SEASONS) return 0;
  const apart = both.map(([earlier, later]) => middleOf(later) - middleOf(earlier));
  const again = sum(both.flat().map(some => some.length - 1));
  const free = both.length - 1;
  const within = () => (sum(both.flat().map(squares)) / again) * (sum(both.flat().map(some => 1 / some.length)) / both.length);
  const spread = again > free ? within() : squares(apart) / free;
  return side(middleOf(apart), SURE * (1 + FEW_FREE / Math.max(again, free) ** 2) * Math.sqrt(spread / both.length));
}

/** @param {ChartPart} part @param {ChartMeasure} measure @returns {Map<number, number[]>} */
function byMonth(part, {every}) {
  const groups = grouped(part.points, one => firstDay(one.step, every).getUTCMonth());
  return new Map([...groups].map(([month, some]) => [month, valuesOf(some)]));
}

/** @param {ChartPart} before @param {ChartPart} after @param {ChartMeasure} measure @returns {[boolean, Point[]]} */
function alikeOf(before, after, measure) {
  if (isNear(before.mean, after.mean, measure, NEAR)) return [true, []];
  const kept = [before, after].map(inside);
  if (!isNear(mean(kept[0], measure.share), mean(kept[1], measure.share), measure, 2 * NEAR)) return [false, []];
  return [true, [...before.points, ...after.points].filter(point => !kept.flat().includes(point))];
}

/** @param {number} before @param {number} after @param {ChartMeasure} measure @param {number} part */
function isNear(before, after, {share}, part) {
  const base = share && before > 50 && before < 100 ? 100 - before : before;
  return Math.abs(after - before) <= part * Math.abs(base) * (1 + 1e-12);
}

/** @param {ChartPart} before @param {ChartPart} after @param {number} way */
function aheadOf(before, after, way) {
  const furthest = Math.max(...before.points.map(one => one.value * way));
  return after.points.filter(one => one.value * way > furthest).length;
}

/** @param {ChartPart} before @param {ChartPart} after @param {ChartMeasure} measure */
function isUnlike(before, after, measure) {
  const [one, other] = [before, after].map(part => [...byMonth(part, measure).keys()]);
  const both = one.filter(month => other.includes(month)).length;
  return measure.every !== "year" && both < ALIKE * (one.length + other.length - both);
}

/** @param {ChartPart} before @param {ChartPart} after @param {number} moved @param {ChartMeasure} measure @returns {Thirds} */
function thirdsOf(before, after, moved, {share}) {
  const points = Math.floor(after.points.length / 3);
  const [first, last] = [after.points.slice(0, points), after.points.slice(-points)].map(some => mean(some, share));
  const on = (last - first) * moved;
  const [gained, kept] = [(first - before.mean) * moved, (last - before.mean) * moved];
  const values = valuesOf(after.points);
  const limit = margin(meanRange(values) / TO_SIGMA, points, points);
  const isBeyond = (/** @type {number} */ distance, /** @type {number} */ way) => distance > limit || (distance > 0 && kendall(values) * way > TREND);
  if (isBeyond(-on, -moved) && -on >= LOST * Math.max(gained, kept)) return {later: "back", points, first, last};
  if (isBeyond(on, moved)) return {later: "on", points, first, last};
  return {later: kept >= KEPT * gained && !isUnsettled(after, points, moved) ? "held" : "unclear", points, first, last};
}

/** @param {ChartPart} before @param {ChartPart} after @param {ChartMeasure} measure @returns {[number, Thirds | undefined]} */
function fadedOf(before, after, measure) {
  const half = Math.floor(after.points.length / 2);
  if (half < FEW) return [0, undefined];
  const points = after.points.slice(0, half);
  const moved = byAverage(before, {...after, points, mean: mean(points, measure.share)}, measure);
  const thirds = moved ? thirdsOf(before, after, moved, measure) : undefined;
  return thirds?.later === "back" ? [moved, thirds] : [0, undefined];
}

/** Whether a point stands out against the way that it moved. @param {ChartPart} after @param {number} number @param {number} moved */
function isUnsettled(after, number, moved) {
  const against = after.signals.map(one => one !== undefined && one.up === moved < 0);
  return after.signals.some((one, at) => one?.settled && against[at]) || against.slice(-number).some(Boolean);
}

/** The most steps in a row, known without a gap, at which nothing happened. @param {ChartPart[]} parts */
export function longestWithout(parts) {
  const known = new Map(parts.flatMap(part => part.points.map(one => [one.step, one.value])));
  let [most, run] = [0, 0];
  for (const step of [...known.keys()].sort((a, b) => a - b)) {
    run = known.get(step) ? 0 : known.has(step - 1) ? run + 1 : 1;
    most = Math.max(most, run);
  }
  return most;
}

/** The first and the last step of each time without figures. @param {ChartPart[]} parts @returns {[number, number][]} */
export function gaps(parts) {
  const steps = parts.flatMap(part => part.points.map(one => one.step));
  return steps.slice(1).flatMap((later, at) => (later - steps[at] > 1 ? [/** @type {[number, number]} */ ([steps[at] + 1, later - 1])] : []));
}
