/** What is wrong with an entry or a record, in the words of the check of its file, as far as a browser can tell. */

import {Reader} from "./amounts.js";
import {choices, missingChoices, numberChosen} from "./choices.js";
import {kindOf} from "./comparison.js";
import {EVIDENCE} from "./evidence.js";
import {FACTS, readFiles, years} from "./facts.js";
import {FIGURES} from "./figures.js";
import {Fitting} from "./fitting.js";
import {HEADINGS, nested} from "./headings.js";
import {Judged} from "./judged.js";
import {Misfits} from "./misfits.js";
import {Shared} from "./pattern.js";
import {fewOfEach, personalData, weighed, withoutHalves} from "./privacy.js";
import {OF_RECORDS, moments} from "./records.js";
import {StandingIn, declaredOf} from "./standing_in.js";
import {TEXT} from "./text.js";
import {told} from "./wording.js";

/** Rules of one entry each, in Python’s order. @type {((judged: Judged) => RuleBroken[])[]} */
const RULES = [years, choices, missingChoices, numberChosen, ...FACTS, ...FIGURES, ...HEADINGS, ...TEXT, ...EVIDENCE];
const ALONE = ["vague-source", "small-number"];

/** What was made ready of a table, which is the same for all entries. @type {WeakMap<RuleTable, Shared>} */
const READY = new WeakMap();

/** @param {RuleTable} table */
function ready(table) {
  const shared = READY.get(table) ?? new Shared(table);
  READY.set(table, shared);
  return shared;
}

/** What kind of number a measure’s fields tell of, as they were written: count, rate, share or level. @param {any} measure @param {RuleTable} table @returns {string} */
export function kindOfNumber({unit = "", statistic, before, after}, table) {
  const shared = ready(table);
  const {amount} = new Reader(shared).kinds;
  const reading = (/** @type {any} */ one) => (typeof one?.value === "string" ? {value: amount(one.value)} : null);
  return kindOf(/** @type {any} */ ({unit, statistic, before: reading(before), after: reading(after)}), shared);
}

/** @param {CheckedEntry} entry @param {RuleTable} table @returns {RuleFinding[]} */
export function check(entry, table) {
  const shared = ready(table);
  return fewOfEach(found(entry, shared), one => one.code).map(one => told(one, shared));
}

/** @param {CheckedEntry} entry @param {Shared} shared @returns {RuleBroken[]} */
function found(entry, shared) {
  const fitting = new Fitting(shared, new Reader(shared));
  const standing = new StandingIn(shared, fitting, new Misfits(shared, fitting, new Set(entry.flow ?? [])), declaredOf(entry, shared.table));
  const isWithdrawn = !entry.kind && String(entry.front.status ?? "") === "withdrawn";
  const {read, values} = isWithdrawn ? standing.withdrawal(entry.front) : standing.whole(entry.front, String(entry.year));
  const judged = new Judged(shared, entry, {read: read ?? {}, values, doubtful: standing.doubtful});
  const {found: held, halves} = personalData(judged);
  const isAsked = entry.kind !== "adoption" || Object.keys(shared.table.vocabularies.adoption_stages).length;
  const broken = !isAsked ? [{...judged.at("unknown-adoption-stage", [], {}, "no-adoptions"), part: /** @type {const} */ ("files")}] : [...standing.found, ...(read ? (isWithdrawn ? years(judged) : ruled(judged)) : [])];
  return weighed(judged, [...held, ...(halves.length ? withoutHalves(shared, broken, halves) : broken)]);
}

/** @param {Judged} judged @returns {RuleBroken[]} */
function ruled(judged) {
  const {entry: {kind}, shared: {table}} = judged;
  const alone = new Set([...declaredOf(judged.entry, table).choices.map(([, , code]) => code), ...ALONE]);
  const rules = kind ? [choices, ...OF_RECORDS[kind], ...FIGURES, nested, ...TEXT] : RULES;
  return [...(kind ? moments(judged) : readFiles(judged)), ...rules.flatMap(rule => rule(judged)).filter(one => !judged.isAboutStandIn(one, alone))];
}
