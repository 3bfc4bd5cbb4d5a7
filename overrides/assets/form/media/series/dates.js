/** Dates as people and programs for tables write them. One that can mean two days is never guessed. */

/** @typedef {import("./steps.js").Every} Every */
/** @typedef {{iso: string, is: "day" | "week" | Every}} Dated the first day that is meant, and how exactly it was told */
/** @typedef {"day" | "month"} FirstSign which of the two stands first in 01/02/2024 */

const LANGUAGES = ["en-GB", "de", "fr", "es", "it", "nl", "cy", "pl"];
const CLOCK = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?Z?$/i;
const WEEKDAY = /^\p{L}{2,10}\.?,? +(?=\d{1,2}\.?[ -]+\p{L})/u;
const ENDED = /(?<=\d)(?:st|nd|rd|th|er|\.)(?=[ ]\p{L})/giu;
export const TWO_WAYS = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})$/;

/** Months by their names, and by the first letters of these, where all languages mean the same one. @type {Map<string, number> | undefined} */
let names;

function monthNames() {
  if (names) return names;
  const found = /** @type {Map<string, number>} */ (new Map());
  const clash = new Set();
  for (const language of [...LANGUAGES, ...navigator.languages.filter(isKnown)]) {
    for (const length of /** @type {("long" | "short")[]} */ (["long", "short"])) {
      const words = new Intl.DateTimeFormat(language, {month: length, timeZone: "UTC"});
      for (let month = 0; month < 12; month++) {
        const name = folded(words.format(Date.UTC(2024, month, 1)));
        if (!/^\p{L}{3,}$/u.test(name)) continue;
        for (const one of [name, name.slice(0, 3)]) {
          if ((found.get(one) ?? month) !== month && !language.startsWith("en")) clash.add(one);
          if (!found.has(one)) found.set(one, month);
        }
      }
    }
  }
  for (const one of clash) if (!english().has(one)) found.delete(one);
  found.set("sept", 8);
  names = found;
  return found;
}

/** Whether a browser knows a language that it says it has; some say C. @param {string} language */
function isKnown(language) {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

const english = () => new Set(Array.from({length: 12}, (_, month) => new Intl.DateTimeFormat("en-GB", {month: "short", timeZone: "UTC"}).format(Date.UTC(2024, month, 1)).slice(0, 3).toLowerCase()));

/** @param {string} text */
const folded = text => text.normalize("NFD").replace(/\p{M}|\./gu, "").toLowerCase().trim();

/** @param {string | number} year */
const whole = year => (String(year).length === 2 ? 2000 + Number(year) : Number(year));

/** A day of the calendar, or nothing. @param {string | number} year @param {number} month counted from 1 @param {number} [day] @returns {string | undefined} */
function isoOf(year, month, day = 1) {
  const made = new Date(Date.UTC(whole(year), month - 1, day));
  const isReal = made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return isReal ? made.toISOString().slice(0, 10) : undefined;
}

/** @param {Dated["is"]} is @param {string | undefined} iso @returns {Dated | undefined} */
const dated = (is, iso) => (iso ? {iso, is} : undefined);

/** What a text says of a day; `first` is what a table has shown to stand first. @param {string} written @param {FirstSign} [first] @returns {Dated | undefined} */
export function dateOf(written, first) {
  const text = written.trim().replace(CLOCK, "").replace(/\s+/g, " ");
  if (!/\d/.test(text)) return undefined;
  return byNumbers(text, first) ?? inWords(text.replace(ENDED, "").replace(WEEKDAY, ""));
}

/** @param {string} text @param {FirstSign} [first] @returns {Dated | undefined} */
function byNumbers(text, first) {
  let found = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (found) return dated("day", isoOf(found[1], Number(found[3]), Number(found[4])));
  found = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(text); // with stops the day stands first wherever they are written
  if (found) return dated("day", isoOf(found[3], Number(found[2]), Number(found[1])));
  found = TWO_WAYS.exec(text);
  if (found && first) return dated("day", isoOf(found[4], Number(first === "day" ? found[3] : found[1]), Number(first === "day" ? found[1] : found[3])));
  found = /^(\d{4})[-/.](\d{1,2})$/.exec(text);
  if (found) return dated("month", isoOf(found[1], Number(found[2])));
  found = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (found) return dated("month", isoOf(found[2], Number(found[1])));
  found = /^(?:(\d{4})[- ]?Q([1-4])|Q([1-4])[- ]?(\d{4}))$/i.exec(text);
  if (found) return dated("quarter", isoOf(found[1] ?? found[4], Number(found[2] ?? found[3]) * 3 - 2));
  found = /^(\d{4})-?W(\d{2})$/i.exec(text);
  if (found) return dated("week", mondayOf(Number(found[1]), Number(found[2])));
  return /^(?:19|20)\d{2}$/.test(text) ? dated("year", `${text}-01-01`) : undefined;
}

/** The Monday of a week as calendars count them. @param {number} year @param {number} week */
function mondayOf(year, week) {
  const fourth = new Date(Date.UTC(year, 0, 4)); // which always lies in the first
  const monday = new Date(Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (week - 1) * 7));
  const thursday = new Date(monday.getTime() + 3 * 864e5);
  return week >= 1 && thursday.getUTCFullYear() === year ? monday.toISOString().slice(0, 10) : undefined;
}

/** @param {string} text @returns {Dated | undefined} */
function inWords(text) {
  const parts = text.split(/[\s,./-]+/).map(folded).filter(one => one && one !== "de" && one !== "of");
  const word = parts.findIndex(one => /^\p{L}+$/u.test(one));
  const month = word < 0 ? undefined : (monthNames().get(parts[word]) ?? (parts[word].length > 3 ? undefined : monthNames().get(parts[word].slice(0, 3))));
  const numbers = parts.filter((_, at) => at !== word);
  if (month === undefined || !numbers.every(one => /^\d{1,4}$/.test(one))) return undefined;
  if (numbers.length === 1) return /^(?:\d{2}|\d{4})$/.test(numbers[0]) ? dated("month", isoOf(numbers[0], month + 1)) : undefined;
  if (numbers.length !== 2) return undefined;
  const [day, year] = numbers[0].length === 4 ? [numbers[1], numbers[0]] : numbers;
  return year.length === 4 || year.length === 2 ? dated("day", isoOf(year, month + 1, Number(day))) : undefined;
}
