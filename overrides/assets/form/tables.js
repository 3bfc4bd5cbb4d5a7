/** The tables of a measure: its values month by month as a file and as a chart, by the rules of the build; and the days of what is rare. */

import {made} from "./elements.js";
import {read} from "./fields.js";
import {part} from "./later.js";
import {plainName} from "./names.js";

/** @typedef {import("./attachments.js").Around} Around */
/** @typedef {import("./attachments.js").Taken} Taken */

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const STEPS = ["month", "week", "quarter", "year"];

/** @param {{message: string, reason: string, remedy: string}} one */
export const words = ({message, reason, remedy}) => [message, reason, remedy].filter(Boolean).join(" ").replaceAll("`", "");

/** What stands in the fields beside a box. @param {HTMLInputElement} chooser @returns {any} */
function measureOf(chooser) {
  const way = String(chooser.dataset.file).split(".").slice(0, -1);
  const item = /** @type {HTMLElement} */ (chooser.closest(".item"));
  return way.reduce((value, step) => (/^\d+$/.test(step) ? value?.[0] : value?.[step]), /** @type {any} */ (read(item))) ?? {};
}

/** What is asked of its series. @param {any} measure @param {Around} around */
const asked = ({unit = "", every = "", name = "", ...more}, around) => ({unit, every: STEPS.includes(every) ? every : "month", name, kind: around.kindOf({unit, ...more})});

/** A table that was given, as the file that the check reads. @param {HTMLInputElement} chooser @param {string} given @param {Around} around @returns {Promise<Taken | {refused: string}>} */
export async function table(chooser, given, around) {
  const [{readTable}, media] = await Promise.all([part("series"), around.media()]);
  const measure = measureOf(chooser);
  const found = readTable(given, asked(measure, around), media);
  if (found.problems.length || !found.csv) return {refused: found.problems.map(words).join(" ") || "No values were found."};
  const name = plainName(`${measure.name || "values"}.csv`);
  return {name, bytes: new TextEncoder().encode(found.csv), more: [...found.told.map((/** @type {string} */ one) => made("p", {className: "hint"}, one)), ...(await chart(found.rows, measure, around))]};
}

/** The days of events that were given, as the file that the check reads. @param {HTMLInputElement} chooser @param {string} given @returns {Promise<Taken | {refused: string}>} */
export async function days(chooser, given) {
  const {readDays} = await part("series");
  const {csv, problem} = readDays(given);
  return problem ? {refused: problem} : {name: plainName(`${measureOf(chooser).name || "events"}-days.csv`), bytes: new TextEncoder().encode(csv), more: []};
}

/** A table’s bytes as its text. @param {File} file */
export async function textOf(file) {
  const {decoded} = await part("series");
  return decoded(new Uint8Array(await file.arrayBuffer()));
}

/** What a box’s own file shows: its chart, as its measure is now, or why there is none. @param {HTMLInputElement} chooser @param {Uint8Array} bytes @param {Around} around @returns {Promise<Node[]>} */
export async function drawn(chooser, bytes, around) {
  const [{decoded, readTable}, media] = await Promise.all([part("series"), around.media()]);
  const measure = measureOf(chooser);
  const {problems, rows} = readTable(decoded(bytes), asked(measure, around), media);
  return problems.length ? [made("p", {className: "error"}, problems.map(words).join(" "))] : chart(rows, measure, around);
}

/** What a chart depends on. @param {HTMLInputElement} chooser @param {Around} around */
export const dependsOn = (chooser, around) => JSON.stringify([around.id, measureOf(chooser), around.also()]);

/** @param {any} some @returns {{month: string, what: string}[]} */
const months = some => (Array.isArray(some) ? some : []).filter(one => MONTH.test(one?.month)).map(({month, what}) => ({month, what: String(what ?? "")}));

/** @param {any[]} rows @param {any} measure @param {Around} around @returns {Promise<Node[]>} */
async function chart(rows, measure, around) {
  const {drawChart} = await part("chart");
  const {unit, every, kind} = asked(measure, around);
  const {better = "lower", change = "", goal, breaks} = measure;
  const aim = NUMBER.test(goal?.value) ? {goal: {value: goal.value, ...(MONTH.test(goal.by) ? {by: goal.by} : {})}} : {};
  const given = {unit, better, every, share: kind === "share", breaks: months(breaks), also: months(around.also()), ...aim, ...(DAY.test(change) ? {change} : {})};
  const found = drawChart(rows, given);
  return found ? [made("div", {className: "chart"}, ...found.drawings.slice(0, 1)), made("p", {className: "hint"}, found.caption)] : [];
}
