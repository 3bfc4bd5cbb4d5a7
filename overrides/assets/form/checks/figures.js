/** Measures, their readings, and counts of few people: Python’s `checks/measures.py`, `readings.py` and `small_numbers.py`. */

import {Bound} from "./amounts.js";
import {daysOf, exact, kindOf, lengthOf} from "./comparison.js";
import {valueAt} from "./fitting.js";
import {places} from "./facts.js";
import {found} from "./few.js";

/** @typedef {import("./judged.js").Judged} Judged */
/** @typedef {{measure: ModelRead, before: ModelRead | null, after: ModelRead, steps: Steps}} Pair */

const NEARLY = 0.05;
const LENGTHS = /** @type {const} */ ([[30.4375, "month"], [7, "week"], [1, "day"]]);
const SIGNS = "%£€$";
const WORDS_FOR = /** @type {Record<string, string[]>} */ ({"%": ["%", "per cent", "percent"], "£": ["£", "pound"], "€": ["€", "euro"], $: ["$", "dollar"]});

/** Every pair of readings. @param {Judged} judged @returns {Pair[]} */
function pairs({front, about}) {
  const later = front.values ? laterValues(front.values, about?.measures ?? []) : [];
  return [...later, ...front.measures.flatMap((/** @type {ModelRead} */ measure, /** @type {number} */ number) => {
    const steps = ["measures", number];
    const compared = measure.compared ? [{...measure.compared, steps: [...steps, "compared"]}] : [];
    const sites = measure.sites.map((/** @type {ModelRead} */ site, /** @type {number} */ place) => ({...site, steps: [...steps, "sites", place]}));
    return [{...measure, steps}, ...compared, ...sites].map(({before, after, steps}) => ({measure, before, after, steps}));
  })];
}

/** What a follow-up record tells of the entry’s measures, each by itself. @param {ModelRead[]} values @param {EntryTold["measures"]} measures @returns {Pair[]} */
const laterValues = (values, measures) => values.flatMap((after, number) => {
  const measure = measures?.find(one => one.name === after.measure);
  return measure ? [{measure: {...measure, statistic: measure.number_kind}, before: null, after, steps: ["values", number]}] : [];
});

/** Where a part of a reading stands; what is told later has no sides. @param {{steps: Steps}} pair @param {string} side @param {string} name @returns {Steps} */
const placeOf = ({steps}, side, name) => [...steps, ...(steps[0] === "values" ? [] : [side]), name];

/** @param {Pair} pair @returns {[string, ModelRead][]} */
const readings = ({before, after}) => [...(before ? [/** @type {[string, ModelRead]} */ (["before", before])] : []), ["after", after]];

/** Periods in order, and a source that can be found. @param {Judged} judged @returns {RuleBroken[]} */
function measures(judged) {
  const {front, at} = judged;
  return front.measures.flatMap((/** @type {ModelRead} */ one, /** @type {number} */ number) => {
    const isLater = !one.before || one.after.period.first > one.before.period.last;
    const told = {name: one.name, after: one.after.period, before: one.before?.period};
    const order = isLater ? [] : [at("measure-order", ["measures", number, "after", "period"], told)];
    const isVague = vague(judged, one.source);
    return [...order, ...(isVague ? [at("vague-source", ["measures", number, "source"], {source: one.source}, "", "warning")] : [])];
  });
}

/** @param {Judged} judged @param {string} source */
function vague({shared}, source) {
  const [known, shortest, name] = ["VAGUE", "SHORTEST", "SHORTEST_NAME"].map(one => shared.known(`measures.${one}`));
  const isName = /^\p{Lu}/u.test(source) && [...source].length >= name;
  return known.includes(source.replace(/^[ .]+|[ .]+$/g, "").toLowerCase()) || ([...source].length < shortest && !isName);
}

/** A value before that nobody knows has a reason. @param {Judged} judged @returns {RuleBroken[]} */
const unknown = ({front, at}) =>
  places(front.measures, one => !one.before && !one.because).map(([{name}, number]) => at("unknown-without-reason", ["measures", number, "before"], {name}));

/** Counts that are compared cover periods of the same length. @param {Judged} judged @returns {RuleBroken[]} */
function lengths(judged) {
  const {shared} = judged;
  return pairs(judged).flatMap(pair => {
    const kind = kindOf(pair.measure, shared);
    const unit = kind === "share" ? null : lengthOf(pair.measure.unit, shared);
    const isCompared = kind === "count" && !unit && (shared.table.english || !pair.measure.unit.includes(" "));
    return [...(unit ? misnamed(judged, pair, unit) : []), ...(isCompared ? unequal(judged, pair) : [])];
  });
}

/** @param {Judged} judged @param {Pair} pair @param {import("./comparison.js").UnitLength} unit */
function misnamed({at}, pair, unit) {
  const isWrong = (/** @type {number} */ days) => (unit.inAll ? Math.abs(days - unit.days) > unit.days * NEARLY : days < unit.days * (1 - NEARLY));
  const {name, unit: called} = pair.measure;
  return readings(pair).filter(([, {period}]) => isWrong(daysOf(period))).map(([side, {period}]) =>
    at("unit-and-period", placeOf(pair, side, "period"), {name, unit: called, says: unit.words, length: period.length}, unit.inAll ? "in-all" : ""));
}

/** @param {Judged} judged @param {Pair} pair */
function unequal({at}, {measure, before, after, steps}) {
  if (!before) return [];
  const [first, second] = [daysOf(before.period), daysOf(after.period)];
  if (Math.abs(first - second) <= Math.max(first, second) * NEARLY) return [];
  const [length, words] = LENGTHS.find(one => one[0] <= Math.min(first, second)) ?? LENGTHS[2];
  const told = {
    name: measure.name, unit: `${measure.unit} a ${words}`, first: before.period.length, second: after.period.length,
    before: over(before, first / length), after: over(after, second / length),
  };
  return [at("unequal-periods", [...steps, "after", "period"], told)];
}

/** A count over several lengths of time as a rate of one. @param {ModelRead} reading @param {number} lengths */
function over({value}, lengths) {
  const number = (value instanceof Bound ? value.limit : value).number / lengths;
  const rounded = Math.sign(number) * Math.round(Math.abs(number) * 10 + 1e-9) / 10;
  return rounded.toFixed(1).replace(/\.0$/, "");
}

/**
 * A share lies between nought and a hundred, a count is not below nought, no part is larger than the whole.
 * @param {Judged} judged
 * @returns {RuleBroken[]}
 */
function impossible(judged) {
  return pairs(judged).flatMap(pair => readings(pair).flatMap(([side, {value, of}]) => {
    const {name, unit} = pair.measure;
    const wording = cannotBe(kindOf(pair.measure, judged.shared), value, of);
    return wording ? [judged.at("impossible-value", placeOf(pair, side, "value"), {name, value, unit, of: of ?? null}, wording)] : [];
  }));
}

/** @param {string} kind @param {any} value @param {number | undefined} of */
function cannotBe(kind, value, of) {
  if (value instanceof Bound && !(value.under && value.limit.isNought)) return "";
  const number = value instanceof Bound ? -1 : value.number;
  if (kind === "share") return number < 0 || number > 100 ? "share" : "";
  if (["count", "rate"].includes(kind) && number < 0) return "below-nought";
  return kind === "count" && of && number > of ? "more-than-all" : "";
}

/** A share that is aimed at can be reached, and a median lies within its middle half. @param {Judged} judged @returns {RuleBroken[]} */
function beside(judged) {
  const {front, shared, at} = judged;
  return front.measures.flatMap((/** @type {ModelRead} */ one, /** @type {number} */ number) => {
    const {name, unit, goal, middle, after} = one;
    const isBeyond = goal && kindOf(one, shared) === "share" && (goal.value.number < 0 || goal.value.number > 100);
    const isMedian = one.statistic === "median" || (!one.statistic && unit.toLowerCase().includes("median"));
    const value = exact(after);
    const isOutside = middle && isMedian && value !== null && (value < middle[0].number || value > middle[1].number);
    const told = {name, unit, value: after.value, low: middle?.[0], high: middle?.[1]};
    return [
      ...(isBeyond ? [at("impossible-value", ["measures", number, "goal", "value"], {name, unit, value: goal.value}, "goal")] : []),
      ...(isOutside ? [at("impossible-value", ["measures", number, "middle"], told, "middle")] : []),
    ];
  });
}

/** A sign beside a number says no other unit than the measure does. @param {Judged} judged @returns {RuleBroken[]} */
function signs(judged) {
  return pairs(judged).flatMap(({measure: {name, unit}, steps, ...pair}) => readings({measure: {}, steps, ...pair}).flatMap(([side]) => {
    const value = valueAt(judged.values, placeOf({steps}, side, "value"));
    const sign = typeof value === "string" && [...SIGNS].find(one => value.includes(one));
    if (!sign || WORDS_FOR[sign].some(word => unit.toLowerCase().includes(word))) return [];
    return [judged.at("sign-without-unit", placeOf({steps}, side, "value"), {name, value, sign, unit})];
  }));
}

/** No count of people in a measure is from one to seven. @param {Judged} judged @returns {RuleBroken[]} */
function few(judged) {
  const {front, shared} = judged;
  const most = shared.known("small_numbers.MOST");
  const samples = places(front.measures, one => one.sample && one.sample <= most)
    .map(([{sample}, number]) => found(judged, ["measures", number, "sample"], String(sample), "", "of"));
  return [...samples, ...pairs(judged).flatMap(pair => {
    const {name, unit} = pair.measure;
    const re = (/** @type {string} */ one) => shared.re(`small_numbers.${one}`);
    const isPeople = re("UNIT").match(unit) || (re("HARMED").search(`${name} ${unit}`) && !unit.includes("%"));
    return readings(pair).flatMap(([side, reading]) => {
      const value = exact(reading);
      const isSmall = isPeople && value !== null && Number.isInteger(value) && value >= 1 && value <= most;
      const isOf = reading.of && reading.of <= most && re("OF_PEOPLE").search(unit);
      return [
        ...(isSmall ? [found(judged, placeOf(pair, side, "value"), `${reading.value} ${unit}`, `under ${most + 1}`, "value")] : []),
        ...(isOf ? [found(judged, placeOf(pair, side, "of"), String(reading.of), "", "of")] : []),
      ];
    });
  })];
}

export const FIGURES = [measures, unknown, lengths, impossible, beside, signs, few];
