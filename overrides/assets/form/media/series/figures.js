/** Numbers as people write them: Python’s `model/amounts.py`, and what the numbers beside one tell of it. One that could be two is never guessed. */

/** @typedef {"," | "." | undefined} DecimalSign what a table has shown a fraction to begin with */

const SIGNS = /^(-?)[£€$]?\s?([\d.,\s'’]*\d)\s?%?$/;
const IN_THOUSANDS = /^\d{1,3}(?:([ \u00a0\u2009\u202f'’])\d{3})(?:\1\d{3})*([.,]\d+)?$/;
const COMMAS = /^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+\.\d+$/;
const STOPS = /^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^\d{1,3}(?:\.\d{3})+,\d+$/;
const EITHER = /^[1-9]\d{0,2}([,.])\d{3}$/;
const FRACTION = /^\d+([,.])(?:\d{1,2}|\d{4,6})$|^0\d*([,.])\d+$|^\d{4,}([,.])\d+$/;
const PLAIN = /^-?\d{1,12}(?:\.\d{1,6})?$/;

/** @param {string} text */
const digitsOf = text => SIGNS.exec(text.trim().replace("\u2212", "-"))?.[2] ?? "";

/** With what a number begins its fraction, as far as it tells. @param {string} text @returns {DecimalSign} */
function tells(text) {
  const digits = digitsOf(text);
  if (COMMAS.test(digits)) return ".";
  if (STOPS.test(digits)) return ",";
  const found = FRACTION.exec(digits);
  return /** @type {DecimalSign} */ (found?.[1] ?? found?.[2] ?? found?.[3]);
}

/** With what all numbers of a column begin their fractions; nothing where none tells, or two tell otherwise. @param {string[]} column @returns {DecimalSign} */
export function signOf(column) {
  const found = new Set(column.map(tells).filter(Boolean));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Whether a text is a thousand to some and a fraction to others. A stop in three is a fraction to the check, unless commas are fractions beside it. @param {string} text @param {DecimalSign} sign @param {boolean} strict */
export function couldBeTwo(text, sign, strict) {
  const found = EITHER.exec(digitsOf(text));
  return Boolean(found && !sign && (found[1] === "," || strict));
}

/** The number that a text means, written plainly; nothing where it is none. @param {string} text @param {DecimalSign} sign */
export function numberOf(text, sign) {
  const found = SIGNS.exec(text.trim().replace("\u2212", "-"));
  if (!found || text.length > 40) return undefined;
  let digits = found[2];
  const either = EITHER.exec(digits);
  if (IN_THOUSANDS.test(digits)) digits = digits.replace(/[\s'’]/g, "").replace(",", ".");
  else if (COMMAS.test(digits) || (either?.[1] === "," && sign === ".")) digits = digits.replaceAll(",", "");
  else if (STOPS.test(digits) || (either?.[1] === "." && sign === ",")) digits = digits.replaceAll(".", "").replace(",", ".");
  else digits = digits.replace(/^(\d+),(\d+)$/, "$1.$2");
  const plain = `${found[1]}${digits}`.replace(/^(-?)0+(?=\d)/, "$1");
  return PLAIN.test(plain) ? plain : undefined;
}
