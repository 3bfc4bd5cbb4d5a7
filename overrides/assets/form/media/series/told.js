/** What a chart says: Python’s `site/views/chart_sentences.py` with what its sentences name, in the same order and the same words. */

import {ENOUGH, cuts, isProvisional} from "./parts.js";
import {listed, markWords, meanWords, monthOf, numberOf, plainNumber, spanWords, stepAt, stepWords, theTimes, times, withUnit} from "./steps.js";
import {gaps, longestWithout} from "./verdict.js";

/** @typedef {import("./parts.js").ChartPart} ChartPart */
/** @typedef {import("./parts.js").ChartMeasure} ChartMeasure */
/** @typedef {import("./parts.js").Signal} Signal */
/** @typedef {import("./steps.js").Point} Point */
/** @typedef {import("./verdict.js").Verdict} Verdict */

const SEVERAL = 3;
/** @type {Record<string, [string, string]>} */
const SEEN = {
  outside: ["above what chance alone would allow", "below what chance alone would allow"],
  trend: ["seven or more in a row rising", "seven or more in a row falling"],
  "two-of-three": ["two of three far above the average", "two of three far below the average"],
  shift: ["seven or more in a row above the average", "seven or more in a row below the average"],
};

/** Two means as they are written; where they are apart, so finely that it shows. @param {number[]} means @param {number} places @param {boolean} share @param {boolean} apart */
function bothMeans(means, places, share, apart) {
  let words = ["", ""];
  for (let finer = places; finer < places + (apart ? 8 : 1) && words[0] === words[1]; finer++) words = means.map(one => meanWords(one, finer, share));
  return words;
}

/** Everything true of a series, and nothing else, in sentences. @param {ChartPart[]} parts @param {Verdict} verdict @param {ChartMeasure} measure @param {number} base where the scale begins */
export function captionOf(parts, verdict, measure, base) {
  const said = [...sentences(parts, verdict, measure), ...besides(parts, measure), base > 0 ? `the scale starts at ${markWords(base)}.` : ""];
  return said.filter(Boolean).map(one => one[0].toUpperCase() + one.slice(1)).join(" ");
}

/** The name of the mean of each part; of two sides so finely that they differ. @param {ChartPart[]} parts @param {Verdict} verdict @param {ChartMeasure} measure @returns {string[]} */
export function meanNames(parts, {before, after, moved}, measure) {
  const places = placesOf(parts);
  const means = before && after ? bothMeans([before.mean, after.mean], places, measure.share, moved !== 0) : [];
  const named = (/** @type {ChartPart} */ part) => means[[before, after].indexOf(part)] ?? meanWords(part.mean, places, measure.share);
  return parts.map(part => (part.rare ? "" : `average ${named(part)}`));
}

/** @param {ChartPart[]} parts */
export const placesOf = parts => Math.max(...parts.flatMap(part => part.points.map(one => (one.text.split(".")[1] ?? "").length)));

/** What sentences name. @param {ChartPart[]} parts @param {Verdict} v @param {ChartMeasure} measure */
function knownOf(parts, v, measure) {
  const {every: noun, share} = measure;
  const points = parts.flatMap(part => part.points);
  const places = placesOf(parts);
  const {before, after} = v;
  const isUntilNow = after === parts.at(-1);
  const isConstant = new Set(points.map(one => one.value)).size === 1;
  const [change, breaks] = cuts(measure);
  const way = v.moved || v.faded;
  const isCompared = before !== undefined && after !== undefined && !v.few.length;
  return {
    parts, v, measure, noun, points, places, isConstant, isUntilNow, way, isCompared,
    both: before && after && {before, after},
    isOne: points.length === 1,
    isPlain: !(points.length === 1 || isConstant || v.rare),
    isTold: isCompared && !isConstant && !v.coming,
    allTime: times(points.length, noun),
    amount: withUnit(meanWords(parts[0].mean, places, share), measure.unit),
    when: change === undefined ? "" : stepWords(change, noun),
    isCountedAnew: change !== undefined && breaks.includes(change),
    beforeTime: theTimes(before?.points.length ?? 0, noun),
    afterTime: `${theTimes(after?.points.length ?? 0, noun)} ${isUntilNow ? "since" : "from then until counting changed"}`,
    isGood: way === (measure.better === "higher" ? 1 : -1),
    gone: way < 0 ? "fallen" : "risen",
    back: way < 0 ? "risen" : "fallen",
  };
}

/** @typedef {ReturnType<typeof knownOf>} Known */

/** The averages, whether they differ by more than chance, and whether that has lasted. @param {ChartPart[]} parts @param {Verdict} v @param {ChartMeasure} measure */
function* sentences(parts, v, measure) {
  const known = knownOf(parts, v, measure);
  yield* averages(known);
  yield* beside(known);
  yield* chance(known);
  yield* later(known);
  yield* standingOut(parts, measure);
  const {noun, points, allTime, isPlain} = known;
  const isSingle = isPlain && parts.length === 1 && !v.seasonal && !v.moved;
  const stands = parts.some(part => part.signals.some(one => one?.settled));
  if (isSingle && points.length >= ENOUGH && !stands) yield `no ${noun} stands out from what chance alone would bring.`;
  if (isSingle && points.length < ENOUGH) yield `${allTime} are too few to call any of them unusual.`;
}

/** The averages, and on how many points they rest. @param {Known} known */
function* averages({parts, v, measure, noun, points, places, both, isOne, isConstant, isPlain, amount, allTime, beforeTime, when, afterTime}) {
  if (isOne) yield `one ${noun} is known so far, ${stepWords(points[0].step, noun)}: ${amount}.`;
  if (isConstant && !v.rare && !isOne) yield `it was ${amount} in every one of ${allTime}.`;
  if (isPlain && both) {
    const means = [both.before.mean, both.after.mean];
    const [one, other] = bothMeans(means, places, measure.share, v.moved !== 0);
    const then = one !== other ? other : means[0] === means[1] ? "the same" : "about the same";
    yield `the average was ${withUnit(one, measure.unit)} in ${beforeTime} before ${when} and ${then} in ${afterTime}.`;
  }
  if (isPlain && !both) yield `the average of ${times(parts[0].points.length, noun)} was ${amount}.`;
  if (v.rare && !isOne) yield* rarity(parts, v, measure, [beforeTime, when, afterTime, allTime]);
}

/** How it was counted. @param {Known} known */
function* beside({parts, measure, noun, points, places, when, isCountedAnew}) {
  const isWeighted = measure.share && points.every(one => one.of) && new Set(points.map(one => one.of)).size > 1;
  if (isWeighted) yield `these are averages of all who were counted, not of the ${noun}s.`;
  const sides = new Set(parts.map(part => part.when));
  if (sides.size === 1 && !sides.has("all")) yield `all of it was counted ${parts[0].when} the change in ${when}.`;
  if (measure.breaks?.length) yield `counting changed in ${breaksOf(parts, measure, places)}, so nothing is claimed from before to after that.`;
  if (isCountedAnew) yield "that was the time of the change, too, so before and after cannot be compared.";
}

/** Whether that is more than chance. @param {Known} known */
function* chance({v, noun, both, isConstant, isTold, isCompared, isGood, gone, allTime}) {
  if (v.few.length && !isConstant) yield `there are too few ${noun}s ${listed(v.few)} the change to tell whether that is more than chance.`;
  if (v.seasonal) yield `it follows the seasons: one year repeats another, so limits for single ${noun}s would mislead.`;
  if (v.coming) yield `it was ${v.coming < 0 ? "falling" : "rising"} before the change, and this chart cannot tell what the change did.`;
  if (!both && v.moved) yield `it has ${gone} over these ${allTime}, by more than chance alone would bring.`;
  if (isTold && v.moved) yield `it has ${gone}, by more than chance alone would bring${isGood ? "" : ", and that is for the worse"}.`;
  if (isTold && v.faded) yield `in the first ${times(Math.floor((both?.after.points.length ?? 0) / 2), noun)} it had ${gone}, by more than chance alone would bring.`;
  if (isTold && v.alike && !v.wild.length) yield "before and after are nearly the same.";
  const wild = v.wild.length <= SEVERAL ? listed(v.wild.map(one => stepWords(one.step, noun))) : times(v.wild.length, noun);
  if (isTold && v.wild.length) yield `without ${wild}, far from all others, before and after are nearly the same.`;
  if (isTold && !(v.moved || v.faded || v.alike)) yield "the difference is no more than chance alone could bring.";
  const isMixed = isCompared && v.unlike && !isConstant && !v.alike && !v.seasonal;
  if (isMixed) yield "before and after cover different months of the year, so part of the difference may be the season.";
}

/** How many were beyond all before, and whether it has lasted. @param {Known} known */
function* later({v, measure, noun, places, both, isTold, isUntilNow, isGood, way, back, afterTime}) {
  if (!isTold || !both) return;
  const number = both.after.points.length;
  const tells = v.ahead && (v.moved || v.ahead * 2 >= number) && !(v.alike || v.rare || v.seasonal);
  const many = `${v.ahead === number && v.ahead > 1 ? "all " : ""}${numberOf(v.ahead)} ${v.ahead === 1 ? "was" : "were"}`;
  const those = isUntilNow ? afterTime : `those ${times(number, noun)}`;
  if (tells) yield `of ${those}, ${many} ${way && !isGood ? "worse" : "better"} than every ${noun} before.`;
  if (v.thirds) yield lasted(v, noun, back, isGood, one => meanWords(one, places, measure.share));
}

/** @param {Verdict} v @param {string} noun @param {string} back @param {boolean} isGood @param {(mean: number) => string} words */
function lasted({thirds, moved}, noun, back, isGood, words) {
  if (!thirds || thirds.later === "unclear") return "";
  const span = numberOf(thirds.points);
  const both = `the first ${span} ${noun}s averaged ${words(thirds.first)}, the last ${span} ${words(thirds.last)}`;
  const begins = {back: `it has ${back} again`, on: `it has gone on ${moved < 0 ? "falling" : "rising"}`, held: isGood ? "it has lasted so far" : "it has stayed so"};
  return `${begins[thirds.later]}: ${both}.`;
}

/** @param {ChartPart[]} parts @param {Verdict} v @param {ChartMeasure} measure @param {string[]} said */
function* rarity(parts, {before, after}, {every: noun, share}, [beforeTime, when, afterTime, allTime]) {
  const points = parts.flatMap(part => part.points);
  const isCounted = !share && points.every(one => Number.isInteger(one.value));
  const total = (/** @type {Point[]} */ some) => {
    const number = some.reduce((all, one) => all + one.value, 0);
    return number ? numberOf(number) : "none";
  };
  const quiet = (/** @type {Point[]} */ some) => numberOf(some.filter(one => one.value === 0).length);
  const rest = `too rare for ${noun}ly limits.`;
  if (before && after) {
    const [one, other] = [before.points, after.points];
    if (isCounted) yield `${total(one)} in ${beforeTime} before ${when} and ${total(other)} in ${afterTime}: ${rest}`;
    else yield `it was nought in ${quiet(one)} of ${beforeTime} before ${when} and in ${quiet(other)} of ${afterTime}: ${rest}`;
  } else if (isCounted) yield `${total(points)} in ${allTime}: ${rest}`;
  else yield `it was nought in ${quiet(points)} of ${allTime}: ${rest}`;
  const without = longestWithout(parts);
  if (without && points.some(one => one.value)) yield `the longest time without one was ${times(without, noun)}.`;
}

/** When counting changed, how, and the mean from then on. @param {ChartPart[]} parts @param {ChartMeasure} measure @param {number} places */
function breaksOf(parts, {breaks = [], every, share}, places) {
  return listed(breaks.map(({month, what}) => {
    const later = parts.find(part => part.points[0].step >= stepAt(month, every) && !part.rare);
    return `${monthOf(month)} (${what.replace(/\.+$/, "")}${later ? `; the average from then on is ${meanWords(later.mean, places, share)}` : ""})`;
  }));
}

/** The points of each kind that stand out, with what the rules have seen in them. @param {ChartPart[]} parts @param {ChartMeasure} measure */
function* standingOut(parts, {every}) {
  const kinds = /** @type {[boolean, boolean, string, string][]} */ ([
    [true, true, "improvement", ""], [false, true, "concern", ""],
    [false, false, "not yet settled", ", though not clearly worse than the average before"],
    [true, false, "not yet settled", ", though not clearly better than the average before"],
  ]);
  for (const [good, settled, name, rest] of kinds) {
    const has = (/** @type {Signal | undefined} */ one) => one?.good === good && one.settled === settled;
    const some = parts.map(part => part.points.filter((_, at) => has(part.signals[at])).map(one => one.step));
    const many = some.flat().length;
    if (!many) continue;
    const spans = some.flatMap(steps => spansOf(steps).map(([first, last]) => spanWords(first, last, every)));
    const found = parts.flatMap(part => part.signals).filter(has);
    const why = Object.entries(SEEN).flatMap(([rule, words]) => words.filter((_, down) => found.some(one => one?.rule === rule && one.up === !down)));
    yield `${name} (${spans.length <= SEVERAL ? listed(spans) : times(many, every)}): ${listed(why)}${rest}.`;
  }
}

/** Steps in a row by their first and last. @param {number[]} steps */
function spansOf(steps) {
  const spans = /** @type {[number, number][]} */ ([]);
  for (const step of steps) {
    const last = spans.at(-1);
    if (last && last[1] === step - 1) last[1] = step;
    else spans.push([step, step]);
  }
  return spans;
}

/** What else changed in the time of the series. @param {ChartPart[]} parts @param {ChartMeasure} measure */
export function alsoWithin(parts, {also = [], every}) {
  const steps = parts.flatMap(part => part.points.map(one => one.step));
  return also.filter(one => steps[0] <= stepAt(one.month, every) && stepAt(one.month, every) <= (steps.at(-1) ?? 0));
}

/** The goal, and what is missing. @param {ChartPart[]} parts @param {ChartMeasure} measure @returns {Generator<string>} */
function* besides(parts, measure) {
  const {every: noun, goal, better, share} = measure;
  if (goal) {
    const some = parts.some(part => part.when !== "before") ? parts.filter(part => part.when !== "before") : parts;
    const aim = Number(goal.value);
    const steps = some.flatMap(part => part.points.map(one => ({step: one.step, met: better === "higher" ? one.value >= aim : one.value <= aim})));
    const lately = steps.slice(steps.findLastIndex(one => !one.met) + 1);
    const met = steps.filter(one => one.met).length;
    const words = `${plainNumber(goal.value)}${share ? "%" : ""}${goal.by ? ` by ${monthOf(goal.by)}` : ""}`;
    if (lately.length > 1) yield `the goal, ${words}, has been met in every ${noun} since ${stepWords(lately[0].step, noun)}.`;
    else if (lately.length) yield `the goal, ${words}, was met in the last ${noun}.`;
    else if (met) yield `the goal, ${words}, was met in ${numberOf(met)} of ${times(steps.length, noun)}, but not in the last.`;
    else yield `the goal, ${words}, has not been met in ${times(steps.length, noun)}.`;
  }
  const also = alsoWithin(parts, measure).map(one => `${one.what.replace(/\.+$/, "")} (${monthOf(one.month)})`);
  if (also.length) yield `what else happened: ${also.join("; ")}.`;
  const missing = gaps(parts);
  const number = missing.reduce((all, [first, last]) => all + last - first + 1, 0);
  const named = missing.length <= SEVERAL ? ` (${listed(missing.map(([first, last]) => spanWords(first, last, noun)))})` : "";
  if (number) yield `there are no figures for ${times(number, noun)}${named}.`;
  const early = [...new Set(parts.filter(isProvisional).map(part => part.points.length))];
  if (early.length) yield `dashed limits are provisional: they rest on ${listed(early.map(numberOf))} ${noun}s.`;
}
