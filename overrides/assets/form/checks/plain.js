/** A text as it is read: digits of every script as 0 to 9, letters of every shape as plain ones, nothing that cannot be seen. */

import {entityAt, unescaped} from "./inline.js";

const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}]/u;
const RAISED = /[²³¹⁰ⁱ⁴-ⁿ]/;
export const ALNUM = /[\p{L}\p{N}]/u;

/** @param {string} letter */
function digit(letter) {
  const number = letter.codePointAt(0) ?? 0;
  let first = number;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return String((number - first) % 10);
}

/** @param {string} letter */
function read(letter) {
  if (letter < "\x80") return letter;
  if (UNSEEN.test(letter)) return "";
  return /\p{Nd}/u.test(letter) ? digit(letter) : letter.normalize("NFKC").replaceAll("。", ".");
}

/** @param {string} letter @param {string} before */
function said(letter, before) {
  if (RAISED.test(letter) && /\d$/.test(before)) return "^";
  const told = read(letter);
  return !told || /[\0-\x7f]/.test(told) ? told : letter;
}

/** What is read, and for each letter of it where it was written, from its start to its end. @param {string} text */
export function plain(text) {
  if (/^[\0-%'-\x7f]*$/.test(text)) return {text, span: (/** @type {number} */ start, /** @type {number} */ end) => [start, end]};
  const places = /** @type {[number, number][]} */ ([]);
  let told = "";
  const take = (/** @type {string} */ letters, /** @type {number} */ start, /** @type {number} */ end) => {
    for (const letter of letters) {
      const one = said(letter, told);
      for (let at = 0; at < one.length; at++) places.push([start, end]);
      told += one;
    }
  };
  for (let at = 0; at < text.length; ) {
    const entity = text[at] === "&" ? entityAt(text, at) : null;
    const letter = entity?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    take(entity ? unescaped(letter) : letter, at, at + letter.length);
    at += letter.length;
  }
  return {text: told, span: (/** @type {number} */ start, /** @type {number} */ end) => [places[start][0], places[end - 1][1]]};
}
