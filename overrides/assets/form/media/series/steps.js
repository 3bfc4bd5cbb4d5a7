/** The steps in which the points of a series follow each other, and numbers in words: Python’s `model/series.py` and `site/views/chart_numbers.py`. */

/** @typedef {"month" | "week" | "quarter" | "year"} Every */
/** @typedef {{step: number, value: number, text: string, of?: number}} Point one value, as it is and as it was written */

const A_DAY = 864e5;
const TO_MONDAY = 719_162; // days from the calendar’s first, a Monday, to that of computers
const NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
export const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/** Which month, week, quarter or year a day lies in. @param {Date} day @param {Every} every */
export function stepOf(day, every) {
  if (every === "week") return Math.floor((day.getTime() / A_DAY + TO_MONDAY) / 7);
  const month = day.getUTCFullYear() * 12 + day.getUTCMonth();
  return every === "month" ? month : Math.floor(month / (every === "quarter" ? 3 : 12));
}

/** The day on which a step begins. @param {number} step @param {Every} every */
export function firstDay(step, every) {
  if (every === "week") return new Date((step * 7 - TO_MONDAY) * A_DAY);
  return new Date(Date.UTC(2000, step * {month: 1, quarter: 3, year: 12}[every] - 24_000));
}

/** @param {string} text a day, or a month @param {Every} every */
export const stepAt = (text, every) => stepOf(new Date(`${text.length > 7 ? text : `${text}-01`}T00:00Z`), every);

/** @param {Date} day */
const monthWords = day => `${NAMES[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
/** A month as it was written. @param {string} text */
export const monthOf = text => monthWords(new Date(`${text.slice(0, 7)}-01T00:00Z`));

/** The time from one step to another. @param {number} first @param {number} last @param {Every} every */
export function spanWords(first, last, every) {
  const start = firstDay(first, every);
  if (every === "week") {
    const words = [first, last].map(one => firstDay(one, every)).map(day => `${day.getUTCDate()} ${monthWords(day)}`);
    return first === last ? words[0] : words.join(" to ");
  }
  const end = new Date(firstDay(last + 1, every).getTime() - A_DAY);
  const isYears = every === "year" || (start.getUTCMonth() === 0 && end.getUTCMonth() === 11);
  const [one, other] = isYears ? [start, end].map(day => String(day.getUTCFullYear())) : [start, end].map(monthWords);
  if (one === other) return one;
  const year = ` ${end.getUTCFullYear()}`;
  return `${one.endsWith(year) && one.length > 4 ? one.slice(0, -year.length) : one} to ${other}`;
}

/** @param {number} step @param {Every} every */
export const stepWords = (step, every) => spanWords(step, step, every);

/** @param {string[]} words */
export const listed = words => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

/** Thousands set apart. @param {string} number */
const grouped = number => number.replace(/^(-?)(\d+)/, (_, minus, digits) => minus + digits.replace(/\B(?=(\d{3})+$)/g, ","));

/** A number as it was written. @param {string} text */
export const plainNumber = text => grouped(text.replace(/^(-?)0+(?=\d)/, "$1"));

/** @param {number} number */
export const numberOf = number => NUMBERS[number] ?? grouped(String(number));

/** To so many places, and to the even one where both are as near. @param {number} number @param {number} places */
export function rounded(number, places) {
  const scale = 10 ** places;
  const scaled = number * scale;
  const low = Math.floor(scaled);
  const isTie = Math.abs(scaled - low - 0.5) < 1e-9 * Math.max(1, Math.abs(scaled) * 1e-3);
  return (isTie ? low + Math.abs(low % 2) : Math.round(scaled)) / scale;
}

/** A round value as it is written. @param {number} value @param {number} [places] */
export const markWords = (value, places = 9) => grouped(value.toFixed(places).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "").replace(/^-(0)$/, "$1"));

/** A mean, no finer than it deserves; 0 and 100 are said of nothing else. @param {number} mean @param {number} places @param {boolean} share */
export function meanWords(mean, places, share) {
  const size = share ? Math.min(Math.abs(mean), Math.abs(100 - mean)) : Math.abs(mean);
  let finer = Math.max(places, size >= 10 ? 0 : size >= 1 ? 1 : 2);
  const misleads = () => [0, share ? 100 : 0].includes(rounded(mean, finer)) && rounded(mean, finer) !== mean;
  while (finer < 8 && misleads()) finer += 1;
  return markWords(rounded(mean, finer), finer);
}

/** @param {number} number @param {string} noun */
export const times = (number, noun) => `${numberOf(number)} ${noun}${number === 1 ? "" : "s"}`;
/** @param {number} number @param {string} noun */
export const theTimes = (number, noun) => (number === 1 ? `the ${noun}` : `the ${times(number, noun)}`);

/** A mean with as much of its unit as a sentence bears. @param {string} number @param {string} unit */
export function withUnit(number, unit) {
  const [first, ...more] = unit.split(",")[0].split(" ");
  const rest = more.join(" ");
  if ("£€$".includes(first) && first) return `${first}${number}`;
  if (first.startsWith("%")) return `${number}%`;
  return rest ? (rest.startsWith("a ") ? `${number} ${rest}` : number) : `${number} ${first}`;
}
