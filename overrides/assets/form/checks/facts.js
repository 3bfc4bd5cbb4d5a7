/** What the fields have to be, whatever the award asks: Python’s `checks/fields.py`, `vocabularies.py` and `series.py`. */

import {Day, firstDay, Period} from "./amounts.js";
import {nearest, wordCount} from "./words.js";

/** @typedef {import("./judged.js").Judged} Judged */

/** An entry belongs to a year of the award, which is its folder’s. @param {Judged} judged @returns {RuleBroken[]} */
export function years(judged) {
  const {year} = judged.front;
  const years = judged.shared.table.years;
  if (!years[year]) return [judged.at("unknown-year", ["year"], {year, years: Object.keys(years)})];
  return String(year) === String(judged.entry.year) ? [] : [judged.at("year-not-folder", ["year"], {year, folder: String(judged.entry.year)})];
}

/** An organisation leads, each says where it is, and one may enter. @param {Judged} judged @returns {RuleBroken[]} */
function organisations(judged) {
  const {front, shared} = judged;
  const {organisation_types: types, regions} = shared.table.vocabularies;
  const {because, admitted} = shared.table.eligibility;
  const lead = front.organisations.some((/** @type {ModelRead} */ one) => one.role === "lead") ? [] : [judged.at("one-lead", ["organisations"])];
  const known = Object.keys(regions);
  const nowhere = places(front.organisations, one => known.length > 0 && !one.region && !one.place);
  const homeless = nowhere.map(([one, at]) => judged.at("no-place", ["organisations", at], {name: one.name, known}));
  const chosen = front.organisations.map((/** @type {ModelRead} */ one) => one.type);
  const isKnown = chosen.every((/** @type {string} */ type) => Object.hasOwn(types, type));
  if (!admitted.length || !isKnown || chosen.some((/** @type {string} */ type) => admitted.includes(type))) return [...lead, ...homeless];
  return [...lead, ...homeless, judged.at("not-eligible", ["organisations"], {because, admitted: admitted.map(kind => types[kind])})];
}

/** Those of a list that something is true of, each with its place. @param {ModelRead[]} list @param {(one: ModelRead) => boolean} is */
export const places = (list, is) => list.map((one, at) => /** @type {[ModelRead, number]} */ ([one, at])).filter(([one]) => is(one));

/** The summary has 20 to 60 words. @param {Judged} judged @returns {RuleBroken[]} */
function summary({front, shared, at}) {
  const [least, most] = shared.known("fields.SUMMARY_WORDS");
  const words = wordCount(front.summary, shared);
  const told = {words, least, most, more: Math.max(0, least - words), fewer: words - most};
  return least <= words && words <= most ? [] : [at("summary-length", ["summary"], told)];
}

/** The work ends after it started. @param {Judged} judged @returns {RuleBroken[]} */
function period({front, at}) {
  const {start, end} = front.period;
  return end && end.last < start.first ? [at("period-order", ["period", "end"], {start, end})] : [];
}

/** A resource is in one place, and the files that are named are there. @param {Judged} judged @returns {RuleBroken[]} */
function files(judged) {
  const {front, at} = judged;
  const unplaced = places(front.resources, one => !one.file === !one.link)
    .map(([one, number]) => at("resource-without-place", ["resources", number], {title: one.title}, one.file ? "" : "neither"));
  const named = ["resources", "images"].flatMap(field => places(front[field], one => one.file).map(([one, number]) => ({name: one.file, path: [field, number, "file"]})));
  const easy = front.easy_read ? [{name: front.easy_read, path: ["easy_read"]}] : [];
  const beside = [...named, ...easy].filter(({name}) => !judged.holds(name));
  return [...unplaced, ...beside.map(one => noSuchFile(judged, one))];
}

/** Files that are read with the entry, which is so before anything is judged. @param {Judged} judged @returns {RuleBroken[]} */
export function readFiles(judged) {
  const {front} = judged;
  const told = front.languages.map((/** @type {ModelRead} */ one, /** @type {number} */ number) => ({name: one.file, path: ["languages", number, "file"], kind: "Markdown"}));
  const series = front.measures.flatMap((/** @type {ModelRead} */ one, /** @type {number} */ number) =>
    ["series", "events"].filter(field => one[field]).map(field => ({name: one[field], path: ["measures", number, field], kind: "CSV"})));
  const isRead = (/** @type {any} */ {name, kind}) => judged.holds(name) && name.toLowerCase().endsWith(kind === "CSV" ? ".csv" : ".md");
  return [...told, ...series].filter(one => !isRead(one)).map(one => noSuchFile(judged, one));
}

/**
 * What is said of a file that is named and is not there.
 * @param {Judged} judged
 * @param {{name: string, path: Steps, kind?: string}} named
 */
function noSuchFile(judged, {name, path, kind}) {
  return {...judged.at("missing-file", path, {}), ...lacking(judged, name, kind)};
}

/** @param {Judged} judged @param {string} name @param {string} kind */
export function lacking({shared, files}, name, kind = "") {
  const forWriters = shared.known("sources.FOR_WRITERS");
  if (forWriters.includes(name)) return {values: {name}, wording: "for-writers"};
  if (files.has(name)) return {values: {name, kind}, wording: "another-kind"};
  return {values: {name, near: nearest(name, [...files].filter(one => !forWriters.includes(one)))}, wording: ""};
}

/** A testimonial that belongs to an answer names a question that its year asks. @param {Judged} judged @returns {RuleBroken[]} */
function questions({front, asked, at}) {
  const known = asked.flatMap(criterion => criterion.questions.map(question => question.id));
  const strange = places(front.testimonials, one => one.question && known.length && !known.includes(one.question));
  return strange.map(([{question: value}, number]) => {
    const told = {value, year: front.year, known, meant: nearest(value, known)};
    return at("unknown-question", ["testimonials", number, "question"], told);
  });
}

/** What splits a series, where there is one, splits it once. @param {Judged} judged @returns {RuleBroken[]} */
function series({front, at}) {
  return front.measures.flatMap((/** @type {ModelRead} */ one, /** @type {number} */ number) => {
    const here = ["measures", number];
    const cuts = [...(one.change ? [{wording: "", place: ["change"]}] : []), ...places(one.breaks, () => true).map(([, place]) => ({wording: "break", place: ["breaks", place]}))];
    const alone = one.series || one.events ? [] : cuts.map(cut => at("change-without-series", [...here, ...cut.place], {name: one.name}, cut.wording));
    return [...alone, ...twice(one).map(([when, place]) => at("break-twice", [...here, "breaks", place], {when}))];
  });
}

/** @param {ModelRead} measure @returns {[string, number][]} */
function twice({breaks, every = "month"}) {
  const steps = breaks.map((/** @type {ModelRead} */ one) => step(one.month, every));
  return steps.map((/** @type {string} */ one, /** @type {number} */ at) => [one, at]).filter((/** @type {[string, number]} */ [one, at]) => steps.indexOf(one) < at);
}

/** The step of a series that a month belongs to, in words. @param {any} month @param {string} every */
function step(month, every) {
  const day = firstDay(month.number);
  if (every === "week") return new Day(day - ((day + 3) % 7), month.names).words;
  const months = {quarter: 3, year: 12}[every] ?? 1;
  const first = month.number - (month.number % months);
  return new Period(firstDay(first), firstDay(first + months) - 1, month.names).words;
}

export const FACTS = [organisations, summary, period, files, questions, series];
