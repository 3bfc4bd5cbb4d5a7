/**
 * The values of a measure from whatever a program for tables gives: pasted cells, or a file in any dialect of CSV, as the file that the check reads.
 *
 * What can mean only one thing is read, and told where it was not plain; what can mean two is a problem, with what to do about it.
 */

import Papa from "../vendor/papaparse.js";
import {TWO_WAYS, dateOf} from "./series/dates.js";
import {couldBeTwo, numberOf, signOf} from "./series/figures.js";
import {stepAt, stepWords} from "./series/steps.js";
import {counted, said} from "./words.js";

export {readDays} from "./events.js";

/** @typedef {import("./words.js").Media} Media */
/** @typedef {import("./words.js").Refusal} Refusal */
/** @typedef {import("./series/steps.js").Point} Point */
/** @typedef {import("./series/dates.js").FirstSign} FirstSign */
/** What must be known of a measure; `kind` is count, rate, share or level. @typedef {{every: import("./series/steps.js").Every, unit: string, kind: string, name?: string}} OfSeries */
/** The columns of a table by their places. @typedef {{date: number, value: number, of?: number}} Columns */
/** @typedef {Refusal & {row: number}} Problem the row is counted from 1, as the writer sees it */
/** @typedef {{csv: string, rows: Point[], told: string[], problems: Problem[], columns: string[], chosen?: Columns}} TableRead */
/** @typedef {{cells: string[], row: number}} Row */

const LONGEST = 500_000; // letters of a table; a series of ten years has two thousand
const TOTAL = /^(?:grand |sub)?(?:totals?|sum|average|mean|median|all|overall|gesamt|summe|durchschnitt|mittelwert)\b/i;
const ERROR = /^#(?:DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!)$/i;
const OF = /^(?:of|n|out of|denominator|number asked|sample)$/i;

/** A file’s bytes as text, as Excel may have written them. @param {Uint8Array} bytes */
export function decoded(bytes) {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A table as a series. @param {string} text @param {OfSeries} measure @param {Media} media @param {Columns} [columns] which the writer has chosen @returns {TableRead} */
export function readTable(text, measure, media, columns) {
  const told = /** @type {string[]} */ ([]);
  if (text.length > LONGEST) {
    const large = said(media, "too-large", {name: "table", kilobytes: Math.ceil(text.length / 1000), most: LONGEST / 1000});
    return {csv: "", rows: [], told, columns: [], problems: [{...large, row: 0}]};
  }
  const [rows, mark] = rowsOf(text, told);
  const dates = columns?.date ?? dateColumn(rows);
  const nothing = {csv: "", rows: [], told, columns: [], problems: []};
  if (dates < 0) return {...nothing, problems: [problem(0, "No dates were found.", "Each value needs its date.", "Paste two columns, a date and a number, such as 2024-05 and 12.")]};
  const first = rows.findIndex(({cells}) => isDate(cells[dates]));
  const heads = rows[first - 1]?.cells ?? [];
  const names = Array.from({length: Math.max(...rows.map(row => row.cells.length))}, (_, at) => heads[at] || `column ${at + 1}`);
  if (first > 1) told.push(`${counted(first - 1, "line")} above the table ${first === 2 ? "was" : "were"} left out.`);
  const body = withoutTotals(rows.slice(first), dates, told);
  const chosen = columns ?? columnsOf(body, dates, names);
  if (!chosen) return {...nothing, columns: names, problems: [severalColumns(body, dates, names)]};
  const reading = {measure, media, told, chosen, mark, problems: /** @type {Problem[]} */ ([])};
  const points = pointsOf(body, reading);
  const problems = reading.problems.slice(0, 20);
  const hasOf = points.some(one => one.of);
  const lines = points.map(one => [one.iso, one.text, ...(hasOf ? [one.of ? String(one.of) : ""] : [])].join(","));
  const csv = points.length ? `${["date,value", ...(hasOf ? ["of"] : [])].join(",")}\n${lines.join("\n")}\n` : "";
  return {csv, rows: points.slice(0, media.points).filter(one => one.text), told, problems, columns: names, chosen};
}

/** @param {number} row @param {string} message @param {string} reason @param {string} remedy @returns {Problem} */
const problem = (row, message, reason, remedy) => ({code: "series-row", message, reason, remedy, row});

/** The rows of a text with the mark between their cells; months that stand side by side are turned. @param {string} text @param {string[]} told @returns {[Row[], string]} */
function rowsOf(text, told) {
  const plain = text.replace(/^\ufeff/, "").replace(/\0/g, "");
  const own = /^"?sep=(.)"?\r?\n/i.exec(plain);
  const lines = plain.slice(own?.[0].length ?? 0);
  const begin = lines.split(/\r\n?|\n/, 50).filter(line => line.trim());
  const delimiter = own?.[1] ?? ["\t", ";", "|"].find(mark => begin.filter(line => line.includes(mark)).length * 2 > begin.length) ?? ",";
  const {data} = Papa.parse(lines, {delimiter, skipEmptyLines: false});
  const rows = data.map((cells, at) => ({cells: cells.map(one => one.replace(/\u00a0/g, " ").trim()), row: at + 1})).filter(({cells}) => cells.some(Boolean));
  const across = rows.find(({cells}) => cells.filter(isDate).length > 2);
  if (!across || rows.filter(({cells}) => isDate(cells[0])).length > 1) return [rows, delimiter];
  told.push("The dates stand side by side. They were put one below another.");
  const turned = across.cells.map((_, at) => ({cells: rows.slice(rows.indexOf(across)).map(row => row.cells[at] ?? ""), row: across.row}));
  return [turned.filter(({cells}) => cells.some(Boolean)), delimiter];
}

/** Whether a cell is dated, be it in two ways. @param {string | undefined} cell */
const isDate = cell => Boolean(cell && (dateOf(cell) ?? TWO_WAYS.test(cell.replace(/ .*$/, ""))));

/** The column that has the most dates, and in the first of two. @param {Row[]} rows */
function dateColumn(rows) {
  const many = (/** @type {number} */ at) => rows.filter(({cells}) => isDate(cells[at])).length;
  const all = Array.from({length: Math.max(0, ...rows.map(({cells}) => cells.length))}, (_, at) => many(at));
  const most = Math.max(0, ...all);
  return most ? all.indexOf(most) : -1;
}

/** @param {Row[]} rows @param {number} dates @param {string[]} told */
function withoutTotals(rows, dates, told) {
  const isTotal = (/** @type {Row} */ {cells}) => cells.some((cell, at) => at <= dates && TOTAL.test(cell)) && !isDate(cells[dates]);
  const last = rows.findLastIndex(({cells}) => isDate(cells[dates]));
  const totals = rows.filter(isTotal);
  const notes = rows.slice(last + 1).filter(row => !isTotal(row));
  if (totals.length) told.push(`${counted(totals.length, "line")} with a total or an average ${totals.length === 1 ? "was" : "were"} left out.`);
  if (notes.length) told.push(`${counted(notes.length, "line")} below the table ${notes.length === 1 ? "was" : "were"} left out.`);
  return rows.slice(0, last + 1).filter(row => !isTotal(row));
}

/** The columns of figures. @param {Row[]} rows @param {number} dates @param {string[]} names */
const figures = (rows, dates, names) => names.map((_, at) => at).filter(at => at !== dates && rows.some(({cells}) => /\d/.test(cells[at] ?? "")));

/** Which columns hold what, where that can be told. @param {Row[]} rows @param {number} date @param {string[]} names @returns {Columns | undefined} */
function columnsOf(rows, date, names) {
  const found = figures(rows, date, names);
  if (found.length < 2) return {date, value: found[0] ?? (date ? 0 : 1)};
  const of = found.find(at => OF.test(names[at]));
  const rest = found.filter(at => at !== of);
  return of !== undefined && rest.length === 1 ? {date, value: rest[0], of} : undefined;
}

/** @param {Row[]} rows @param {number} dates @param {string[]} names */
function severalColumns(rows, dates, names) {
  const found = figures(rows, dates, names).map(at => `‘${names[at]}’`);
  return problem(0, `There are ${found.length} columns of numbers: ${found.join(", ")}.`, "A chart shows one of them.",
    "Say which holds the values, or leave out the others. A column that says of how many people or cases each value is may stay, named ‘of’.");
}

/** @typedef {{measure: OfSeries, media: Media, told: string[], problems: Problem[], chosen: Columns, mark: string}} Reading */
/** @typedef {Point & {iso: string, row: number}} DatedPoint */

/** @param {Row[]} rows @param {Reading} reading @returns {DatedPoint[]} */
function pointsOf(rows, reading) {
  const {chosen, told, problems, measure, media} = reading;
  const order = firstSign(rows.map(({cells}) => cells[chosen.date]), measure, told);
  const signs = {value: signOf(rows.map(({cells}) => cells[chosen.value] ?? "")), of: signOf(rows.map(({cells}) => cells[chosen.of ?? -1] ?? ""))};
  if (order === "both") {
    const one = rows.find(({cells}) => TWO_WAYS.test(cells[chosen.date]));
    const written = one?.cells[chosen.date] ?? "";
    problems.push(problem(one?.row ?? 0, `‘${written}’ is one day where the day stands first and another where the month does.`, "Nothing in the table tells which is meant.",
      "Show the dates with the name of the month, such as 1 May 2024 or May 2024, and paste them again."));
    return [];
  }
  const found = rows.flatMap(row => pointOf(row, reading, order, signs) ?? []);
  const sorted = found.toSorted((a, b) => a.iso.localeCompare(b.iso));
  if (sorted.some((one, at) => one !== found[at])) told.push("The values were put in order, earliest first.");
  const finer = measure.every === "month" ? "`every: week`" : measure.every === "quarter" ? "`every: month`" : "`every: quarter` or `every: month`";
  const once = sorted.filter((one, at) => {
    if (!at || one.step !== sorted[at - 1].step) return true;
    const values = {this: stepWords(one.step, measure.every), every: measure.every, finer};
    problems.push({...said(media, "series-order", values, measure.every === "week" ? "twice-a-week" : "twice"), row: one.row});
    return false;
  });
  if (once.length > media.points) problems.push({...said(media, "series-long", {points: once.length, most: media.points, every: measure.every}), row: 0});
  return once;
}

/** Which stands first in 01/02/2024: what one date shows that could not be otherwise, or what alone gives one value a step. @param {string[]} written @param {OfSeries} measure @param {string[]} told @returns {FirstSign | "both" | undefined} */
function firstSign(written, {every}, told) {
  const all = written.map(one => TWO_WAYS.exec((one ?? "").replace(/ .*$/, ""))).filter(one => one !== null);
  if (!all.length) return undefined;
  const fits = /** @type {FirstSign[]} */ (["day", "month"]).filter(first => all.every(([text]) => dateOf(text, first)));
  const once = fits.filter(first => new Set(all.map(([text]) => stepAt(dateOf(text, first)?.iso ?? "", every))).size === all.length);
  const sure = fits.length === 1 ? fits : once;
  if (sure.length !== 1) return "both";
  told.push(`Dates such as ${all[0][0]} are read with the ${sure[0]} first: nothing else gives one value a ${every}.`);
  return sure[0];
}

/** @param {Row} row @param {Reading} reading @param {FirstSign | undefined} order @param {{value: "," | "." | undefined, of: "," | "." | undefined}} signs @returns {DatedPoint | undefined} */
function pointOf({cells, row}, {measure, media, problems, told, chosen, mark}, order, signs) {
  const [written, value, of] = [cells[chosen.date] ?? "", cells[chosen.value] ?? "", chosen.of === undefined ? "" : (cells[chosen.of] ?? "")];
  const isNone = (/** @type {string} */ cell) => media.nothing.includes(cell.toLowerCase());
  const wrong = (/** @type {string} */ code, /** @type {string} */ wording) => {
    problems.push({...said(media, code, {row: cells.filter(Boolean).join(", "), every: measure.every, unit: measure.unit, name: measure.name ?? ""}, wording), row});
    return undefined;
  };
  const day = dateOf(written, order);
  if (!day) return wrong("series-row", "");
  const coarser = ["day", "week", "month", "quarter", "year"];
  if (coarser.indexOf(day.is) > coarser.indexOf(measure.every) || (day.is === "week" && measure.every !== "week")) return wrong("series-row", "another-step");
  const place = {iso: day.iso, row, step: stepAt(day.iso, measure.every)};
  if (ERROR.test(value)) told.push(`${value} in line ${row} is left empty, which shows a gap.`);
  if (isNone(value) || ERROR.test(value)) return {...place, value: NaN, text: ""};
  if (couldBeTwo(value, signs.value, mark === ";")) return wrong("series-row", "either");
  const text = numberOf(value, signs.value);
  if (text === undefined) return wrong("series-row", /^(?:under|below|(?:fewer|less) than|at least|[<≥>])|(?:or more|\+)$/i.test(value) ? "bound" : "");
  if ((value.includes("%") && measure.kind !== "share") || [...media.money].some(sign => value.includes(sign) && !measure.unit.includes(sign))) return wrong("series-row", "another-unit");
  const many = isNone(of) || couldBeTwo(of, signs.of, true) ? undefined : Number(numberOf(of, signs.of));
  if (!isNone(of) && !Number.isInteger(many)) return wrong("series-row", "of");
  const number = Number(text);
  if (many !== undefined && many <= 0) return wrong("series-value", "of-nobody");
  if (measure.kind === "share" && (number < 0 || number > 100)) return wrong("series-value", "share");
  if (["count", "rate"].includes(measure.kind) && number < 0) return wrong("series-value", "below-nought");
  if (measure.kind === "count" && many && number > many) return wrong("series-value", "more-than-all");
  return {...place, value: number, text, ...(many ? {of: many} : {})};
}
