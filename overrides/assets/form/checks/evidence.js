/** Evidence that the award’s questions ask for: Python’s `checks/evidence.py`. */

import {improved, inShares, isFlat, ofAfter} from "./comparison.js";
import {isTrue} from "./fitting.js";

/** @typedef {import("./judged.js").Judged} Judged */
/** @typedef {{rule: EvidenceAsked, question?: string}} Asked */

const DECIDED = ["measures", "testimonials", "sharing", "consulted", "images", "resources"];

/** Each rule of evidence that binds the entry is met. @param {Judged} judged @returns {RuleBroken[]} */
function evidence(judged) {
  const {year, front} = judged;
  if (!year) return [];
  const ofQuestions = year.criteria.flatMap(criterion => criterion.questions.flatMap(one => one.evidence.map(rule => ({rule, question: one.title}))));
  const asked = [...ofQuestions, ...year.evidence.map(rule => ({rule}))];
  return asked.filter(({rule}) => !rule.recognitions || rule.recognitions.includes(front.recognition)).flatMap(one => lacking(judged, one));
}

/** @param {Judged} judged @param {Asked} asked @returns {RuleBroken[]} */
function lacking(judged, asked) {
  const {rule} = asked;
  if (rule.form === "each_measure") return eachMeasure(judged, asked);
  if (Array.isArray(rule.wants)) return fields(judged, asked, rule.wants);
  if (!DECIDED.includes(rule.form)) return [];
  const given = fitting(judged, rule).length;
  if (given < rule.wants) return [told(judged, asked, rule.code, [rule.at], {given})];
  return rule.improved ? withoutImprovement(judged, asked, rule.wants) : [];
}

/** @param {Judged} judged @param {Asked} asked @param {string} code @param {Steps} path @param {Record<string, any>} values */
function told({at}, {rule, question = ""}, code, path, values, wording = "") {
  return at(code, path, {...values, question, asked: rule.in_words}, wording, rule.severity);
}

/** @param {Judged} judged @param {Asked} asked @param {string[]} wants */
function fields(judged, asked, wants) {
  const {form, code, at} = asked.rule;
  const part = form === "fields" ? judged.front : judged.front[form];
  const steps = form === "fields" ? [] : [form];
  const absent = wants.filter(name => !isTrue(part?.[name] ?? null) && !judged.doubts(...steps, name));
  return absent.length ? [told(judged, asked, code, [at], {absent})] : [];
}

/**
 * The items that are of the kinds which a rule wants; a misspelt kind may be.
 * @param {Judged} judged
 * @param {EvidenceAsked} rule
 * @returns {ModelRead[]}
 */
function fitting({front, shared}, rule) {
  const {measure_kinds, voices, sharing_reach} = shared.table.vocabularies;
  const {field, of, known} = {
    measures: {field: "kind", of: rule.kinds, known: measure_kinds},
    testimonials: {field: "voice", of: rule.voices, known: voices},
    sharing: {field: "reach", of: rule.reach, known: sharing_reach},
  }[rule.form] ?? {field: "", of: undefined, known: {}};
  return front[rule.form].filter((/** @type {ModelRead} */ one) => !of || of.includes(one[field]) || !Object.hasOwn(known, one[field]));
}

/** @param {Judged} judged @param {Asked} asked @returns {RuleBroken[]} */
function eachMeasure(judged, asked) {
  const wants = /** @type {string[]} */ (asked.rule.wants);
  return fitting(judged, {...asked.rule, form: "measures"}).flatMap(one => {
    const absent = wants.filter(name => !tells(one, name));
    const path = ["measures", judged.front.measures.indexOf(one), "name"];
    return absent.length ? [told(judged, asked, asked.rule.code, path, {name: one.name, absent})] : [];
  });
}

/** Whether a measure tells something. @param {ModelRead} measure @param {string} name */
function tells(measure, name) {
  if (name === "of") return Boolean(ofAfter(measure) && (!measure.before || measure.before.of));
  return isTrue(measure[name] ?? null) || (name === "series" && Boolean(measure.events));
}

/** @param {Judged} judged @param {Asked} asked @param {number} wanted @returns {RuleBroken[]} */
function withoutImprovement(judged, asked, wanted) {
  const {shared, front} = judged;
  const all = fitting(judged, asked.rule);
  const isUp = (/** @type {ModelRead} */ one) => improved(inShares(one, shared));
  const better = all.filter(one => isUp(one) && !isFlat(one, shared));
  if (better.length >= wanted) return []; // whether chance alone could bring it is reckoned by the check of the file
  const against = all.find(one => !better.includes(one)) ?? all[0];
  const values = {name: against.name, before: against.before ? against.before.value : "", after: against.after.value, better: against.better};
  const path = ["measures", front.measures.indexOf(against), "after"];
  return [told(judged, asked, "no-improvement-shown", path, values, isUp(against) ? "flat" : "")];
}

/** Figures are as new as their year wants, and not from after its closing. @param {Judged} judged @returns {RuleBroken[]} */
function ages({year, front, at}) {
  if (!year || !front.measures.length) return [];
  const [closes, month] = year.closes.split("-").map(Number);
  const closing = closes * 12 + month - 1;
  const ends = front.measures.map((/** @type {ModelRead} */ one) => one.after.period.end);
  const newest = ends.reduce((/** @type {any} */ last, /** @type {any} */ end) => (end.number > last.number ? end : last));
  const age = closing - newest.number;
  const old = year.months && age > year.months ? [at("evidence-too-old", ["measures"], {ends: newest, age, year: front.year, most: year.months})] : [];
  const late = front.measures.flatMap((/** @type {ModelRead} */ {name}, /** @type {number} */ number) =>
    ends[number].number > closing ? [at("measured-after-closing", ["measures", number, "after", "period"], {name, ends: ends[number], year: front.year})] : []);
  return [...old, ...late];
}

export const EVIDENCE = [evidence, ages];
