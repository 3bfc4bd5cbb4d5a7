/** What others tell of using a practice, and what its team tells later: Python’s `checks/adoptions.py`, `followups.py` and `moments.py`. */

import {Month, Reader} from "./amounts.js";
import {has} from "./fitting.js";
import {folded, nearest} from "./words.js";

/** @typedef {import("./judged.js").Judged} Judged */

/** @param {Judged} judged @param {string} day @returns {Month} */
const monthOf = ({shared}, day) => /** @type {any} */ (new Reader(shared).month(day.slice(0, 7)));

/** What two names have in common that stand for one organisation: its address where that shows every letter. @param {string} name @param {Record<string, string>} spelt */
function sameName(name, spelt) {
  const plain = (/** @type {string} */ text) => {
    const letters = [...folded(text.replace(/['’‘`]/g, "").normalize("NFKD"))].map(letter => spelt[letter] ?? letter).join("");
    return letters.replace(/[\x80-\u{10ffff}]/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  };
  const slug = plain(name);
  const isAll = slug && slug.length <= 120 && ![...name].some(letter => /[\p{L}\p{N}]/u.test(letter) && !plain(letter));
  return isAll ? slug : `\0${name}`;
}

/** @param {Judged} judged */
function isOwn({front, about, entry}) {
  const same = (/** @type {string} */ name) => sameName(name, entry.spelt ?? {});
  return about?.organisations.some(one => same(one.name) === same(front.organisation.name));
}

/** Whose a record is, and whether it says why it was stopped. @param {Judged} judged @returns {RuleBroken[]} */
function whose(judged) {
  const {front, values, shared, at} = judged;
  const {organisation, stage, because, sent_by: sender} = front;
  const known = Object.keys(shared.table.vocabularies.regions);
  const isThere = has(values, "because");
  const needsReason = shared.table.stages.with_reason.includes(stage) && !because;
  return [
    ...(known.length && !organisation.region && !organisation.place && !judged.doubts("organisation") ? [at("no-place", ["organisation"], {name: organisation.name, known})] : []),
    ...(needsReason ? [at("stopped-without-reason", [isThere ? "because" : "stage"], {}, isThere ? "empty" : "")] : []),
    ...(isOwn(judged) ? [at("own-adoption", ["organisation"], {name: organisation.name}, "", "warning")] : []),
    ...(sender && !sender.may_speak ? [at("may-not-speak", ["sent_by", "may_speak"], {name: organisation.name, role: sender.role}, "", "warning")] : []),
  ];
}

/** Since when it is in use, and which figures are results of it. @param {Judged} judged @returns {RuleBroken[]} */
function since(judged) {
  const {front, values, about, at} = judged;
  const {since: begun, confirmed} = front;
  const early = front.measures.flatMap((/** @type {ModelRead} */ {name, before, after: {period}}, /** @type {number} */ number) => {
    const isOrdered = !before || period.first > before.period.last;
    const hasEnded = period.end.number < begun.number;
    const told = {name, after: period, ends: period.end, since: begun};
    if (period.start.number > begun.number || !isOrdered) return [];
    return [at("result-before-use", ["measures", number, "after", "period"], told, hasEnded ? "ended" : "", hasEnded ? "error" : "warning")];
  });
  const start = about && monthOf(judged, about.period.first);
  return [
    ...early,
    ...(confirmed && confirmed.number < begun.number ? [at("confirmed-before-since", ["confirmed"], {confirmed, since: begun})] : []),
    ...(start && has(values, "since") && begun.number < start.number ? [at("used-before-work", ["since"], {since: begun, start}, "", "warning")] : []),
    ...notYet(judged),
  ];
}

/** @param {Judged} judged @returns {RuleBroken[]} */
function notYet(judged) {
  const {front, shared, about, at} = judged;
  const {organisation, since: begun, confirmed, sent_by: sender} = front;
  const year = about && shared.table.years[about.year];
  if (!year || !shared.table.stages.in_use.includes(front.stage) || isOwn(judged) || sender?.may_speak === false) return [];
  const months = shared.known("adoptions.ENOUGH");
  const ends = front.measures.map((/** @type {ModelRead} */ one) => one.after.period).filter((/** @type {any} */ one) => one.start.number > begun.number);
  const told = [...ends.map((/** @type {any} */ one) => one.end), monthOf(judged, year.announced), monthOf(judged, about.published), ...(confirmed ? [confirmed] : [])];
  if (Math.max(...told.map(one => one.number)) - begun.number >= months) return [];
  const values = {name: organisation.name, since: begun, months, then: new Month(begun.number + months, begun.names)};
  return [at("not-yet-in-use", ["since"], values, "", "hint")];
}

/** What became of the work, and later values of its measures. @param {Judged} judged @returns {RuleBroken[]} */
function later(judged) {
  const {front, about, entry, at} = judged;
  const {state, because, what, sent_by: sender} = front;
  const lacks = state === "stopped" && !because ? "" : state === "changed" && !what ? "changed" : null;
  const incomplete = lacks === null ? [] : [at("follow-up-incomplete", ["state"], {}, lacks)];
  if (!about) return incomplete;
  const [start, month] = [about.period.first, entry.month ?? ""].map(day => monthOf(judged, day));
  const name = (about.organisations.find(one => one.role === "lead") ?? about.organisations[0]).name;
  return [
    ...incomplete,
    ...(month.number <= start.number ? [{...at("follow-up-order", [], {month, start}), part: /** @type {const} */ ("files")}] : []),
    ...(sender && !sender.may_speak ? [at("may-not-speak", ["sent_by", "may_speak"], {name, role: sender.role}, "later", "warning")] : []),
    ...front.values.flatMap((/** @type {ModelRead} */ one, /** @type {number} */ number) => laterValue(judged, one, ["values", number], month)),
  ];
}

/** @param {Judged} judged @param {ModelRead} value @param {Steps} steps @param {Month} month */
function laterValue({shared, about, at}, {measure: name, period}, steps, month) {
  const measures = about?.measures ?? [];
  const measure = measures.find(one => one.name === name);
  const known = measures.map(one => one.name);
  const unknown = measure ? [] : [at("unknown-measure", [...steps, "measure"], {name, meant: nearest(name, known), known})];
  /** @type {any} */
  const after = measure && new Reader(shared).period(`${measure.after.first} to ${measure.after.last}`);
  const told = {name, period, month, after};
  const isToCome = period.end.number > month.number;
  const isEarly = after && period.first <= after.last;
  return [...unknown, ...(isToCome || isEarly ? [at("follow-up-order", [...steps, "period"], told, isToCome ? "future" : "early")] : [])];
}

/** Nothing has happened that is still to come, and what is in use is confirmed every two years. @param {Judged} judged @returns {RuleBroken[]} */
export function moments(judged) {
  const {front, shared, about, entry, at} = judged;
  if (!entry.today || !about) return [];
  const [today, shown] = [entry.today, about.published].map(day => monthOf(judged, day));
  const now = Math.max(today.number, shown.number);
  const {in_use, with_reason} = shared.table.stages;
  const isUsed = in_use.includes(front.stage);
  /** @type {[Month | undefined, Steps][]} */
  const told = [
    [front.confirmed, ["confirmed"]], [isUsed || with_reason.includes(front.stage) ? front.since : undefined, ["since"]],
    ...front.measures.map((/** @type {ModelRead} */ one, /** @type {number} */ number) => [one.after.period.end, ["measures", number, "after", "period"]]),
  ];
  const long = shared.known("moments.LONG");
  const isOld = isUsed && front.confirmed && now - front.confirmed.number > long;
  const tells = entry.kind === "followup" ? monthOf(judged, entry.month ?? "") : null;
  return [
    ...told.filter(([month]) => month && month.number > now).map(([month, path]) => at("month-to-come", path, {month})),
    ...(tells && tells.number > now ? [{...at("month-to-come", [], {month: tells}), part: /** @type {const} */ ("files")}] : []),
    ...(isOld ? [at("confirmed-long-ago", ["confirmed"], {name: front.organisation.name, month: front.confirmed, years: long / 12}, "", "hint")] : []),
  ];
}

/** The rules of each kind of record, in Python’s order. @type {Record<string, ((judged: Judged) => RuleBroken[])[]>} */
export const OF_RECORDS = {adoption: [whose, since], followup: [later]};
