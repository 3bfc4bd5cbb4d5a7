/** How one value is written in YAML: as `hooks/showcase/parsing/yaml/scalar.py` writes it, byte for byte. */

const PLAIN = /^[\p{L}\p{N}][^\n]*$/u;
const TYPED = /^(?:-?\d+(?:\.\d+)?|\d{4}-\d{2}(?:-\d{2})?|true|false)$/;
const GUESSED = /^(?:(?:y|n|yes|no|on|off|true|false|null|nan|inf)|[-+]?[\d.][\d_.,:eExXoO+-]*|0[xXoO][\da-fA-F]+|\d{4}-\d\d?-\d\d?[^\n]*)$/i;
const UNREADABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** Letters that do not show as themselves, sign by sign, so that no browser’s version of Unicode matters. */
export const UNSHOWN = new RegExp(
  "[\\x00-\\x1f\\x7f-\\xa0\\xad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ud800-\\uf8ff\\ufeff"
  + "\\ufff0-\\ufffb\\ufffe\\uffff\\u{110bd}\\u{110cd}\\u{13430}-\\u{1343f}\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}\\u{f0000}-\\u{10ffff}]",
  "u",
);

/** Letters as people count them, not halves of them. @param {string} text */
export const lengthOf = text => Array.from(text).length;

/**
 * One value: plain where it stays itself, otherwise between double quotes.
 * @param {string} text
 * @param {{inBrackets?: boolean, isPlain?: boolean}} [how] `isPlain` for a number, a date or a truth value
 */
export function scalar(text, {inBrackets = false, isPlain = false} = {}) {
  if (isPlain && TYPED.test(text)) return text;
  const isSafe = PLAIN.test(text) && !GUESSED.test(text) && !text.includes(": ") && !text.includes(" #") && !/[: ]$/.test(text)
    && !UNSHOWN.test(text) && !(inBrackets && /[,[\]{}:]/.test(text));
  return isSafe ? text : quoted(text);
}

/** @param {string} text */
function quoted(text) {
  return JSON.stringify(wellFormed(text)).replace(UNREADABLE, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A text without halves of letters, which no file can hold. @param {string} text */
export const wellFormed = text => text.replace(/\p{Surrogate}/gu, "\ufffd");
