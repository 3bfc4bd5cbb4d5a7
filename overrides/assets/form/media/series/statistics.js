/** The arithmetic behind a chart’s words: Python’s `site/charts/statistics.py`, where each threshold has its reason. */

export const SURE = 3;
export const TREND = 2.33;
const SAME_AGAIN = 2.6;
const TOGETHER = 0.2;
export const UNLIKELY = 0.01;
export const TO_SIGMA = 1.128;
const MANY = 400;

/** @typedef {Map<number, number>} BySteps values by their step */

/** @param {number[]} values */
export const sum = values => values.reduce((all, one) => all + one, 0);
/** @param {number[]} values */
export const middleOf = values => sum(values) / values.length;
/** @template T @param {T[]} all @param {(one: T) => number} key @returns {Map<number, T[]>} */
export function grouped(all, key) {
  const found = new Map();
  for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return found;
}
/** @param {number[]} values */
export const ranges = values => values.slice(1).map((later, at) => Math.abs(later - values[at]));

/** The mean distance from one value to the next, inside parts. @param {...number[]} parts */
export function meanRange(...parts) {
  const all = parts.flatMap(ranges);
  return all.length ? middleOf(all) : 0;
}

/** How far means may lie apart by chance. @param {number} sigma @param {number} one @param {number} other */
export const margin = (sigma, one, other) => SURE * sigma * Math.sqrt(1 / one + 1 / other);

/** Kendall’s S over its standard deviation. @param {number[]} all */
export function kendall(all) {
  const values = all.slice(-MANY);
  let score = 0;
  values.forEach((earlier, at) => {
    for (let later = at + 1; later < values.length; later++) score += Math.sign(values[later] - earlier);
  });
  const ties = new Map();
  for (const one of values) ties.set(one, (ties.get(one) ?? 0) + 1);
  const spreadOf = (/** @type {number} */ n) => n * (n - 1) * (2 * n + 5);
  const spread = (spreadOf(values.length) - sum([...ties.values()].map(spreadOf))) / 18;
  return spread > 0 ? (score - Math.sign(score)) / Math.sqrt(spread) : 0;
}

/** How likely a split at least as uneven is. @param {number} before @param {number} after @param {number} part */
export function shareByChance(before, after, part) {
  const total = before + after;
  if (total > MANY) return 1;
  const chances = [];
  let ways = 1;
  for (let n = 0; n <= total; n++) {
    chances.push(ways * part ** n * (1 - part) ** (total - n));
    ways = (ways * (total - n)) / (n + 1);
  }
  return Math.min(1, 2 * Math.min(sum(chances.slice(0, before + 1)), sum(chances.slice(before))));
}

/** Whether values go through the same wave in every cycle. @param {BySteps[]} parts @param {number} cycle */
export function repeats(parts, cycle) {
  const steps = parts.flatMap(part => [...part.keys()]);
  const [first, last] = [Math.min(...steps), Math.max(...steps)];
  if (last - first + 1 < 2 * cycle) return false;
  const [level, line] = centred(parts);
  const pairs = (/** @type {number} */ apart) => [...line].filter(([step]) => line.has(step + apart)).map(([step, value]) => [value, line.get(step + apart) ?? 0]);
  const again = pairs(cycle);
  if (again.length < Math.max(4, Math.floor((cycle * 3) / 4))) return false;
  if (correlation(again) < Math.tanh(SAME_AGAIN / Math.sqrt(Math.max(again.length - 3, 1)))) return false;
  if (cycle > 4 && correlation(pairs(1)) < TOGETHER) return false;
  const wave = leftOver(level, step => step % cycle);
  const jumps = Array.from({length: last - first}, (_, at) => leftOver(level, step => Number(step >= first + 1 + at)));
  return wave < Math.min(sum([...line.values()].map(value => value * value)), ...jumps);
}

/** Values without the mean of their part, and without the slope that all parts share. @param {BySteps[]} parts @returns {[BySteps, BySteps]} */
function centred(parts) {
  const across = new Map();
  const level = new Map();
  for (const part of parts) {
    const [middle, mean] = [middleOf([...part.keys()]), middleOf([...part.values()])];
    for (const [step, value] of part) {
      across.set(step, step - middle);
      level.set(step, value - mean);
    }
  }
  const slope = sum([...level].map(([step, value]) => across.get(step) * value)) / (sum([...across.values()].map(one => one * one)) || 1);
  return [level, new Map([...level].map(([step, value]) => [step, value - slope * across.get(step)]))];
}

/** @param {number[][]} pairs */
function correlation(pairs) {
  const [one, other] = [0, 1].map(at => middleOf(pairs.map(pair => pair[at])));
  const squares = (/** @type {number} */ at, /** @type {number} */ middle) => sum(pairs.map(pair => (pair[at] - middle) ** 2));
  const spread = Math.sqrt(squares(0, one) * squares(1, other));
  return spread ? sum(pairs.map(([a, b]) => (a - one) * (b - other))) / spread : 0;
}

/** The sum of squares that is left when each group has its own mean. @param {BySteps} values @param {(step: number) => number} group */
function leftOver(values, group) {
  const groups = grouped([...values], ([step]) => group(step));
  return sum([...groups.values()].map(some => squares(some.map(([, value]) => value))));
}

/** @param {number[]} values */
export function squares(values) {
  const middle = middleOf(values);
  return sum(values.map(one => (one - middle) ** 2));
}
