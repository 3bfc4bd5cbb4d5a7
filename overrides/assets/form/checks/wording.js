/** A finding told in words: Python’s `checks/explanations/wording.py`, which says what can stand behind the colon of a value. */

import {masked} from "./personal.js";
import {letters, listed, numberWord, short, thousands} from "./words.js";

const PART = /\{\{|\}\}|\{(\w+)(?::([^}]*))?\}/g;

/** Whether Python takes a value for true. @param {any} value */
const isThere = value => Boolean(value?.isNought ? false : Array.isArray(value) ? value.length : value);

/** @param {unknown} value @returns {string} */
const said = value => (value === null ? "None" : value === true ? "True" : value === false ? "False" : String(value));

/** @param {any} value */
const are = value => ((typeof value === "number" ? value : value.length) === 1 ? "is" : "are");

/** @type {Record<string, (value: any, more: string, numbers: string[]) => string>} */
const OF_TEXT = {
  first: (text, most) => letters(text).slice(0, Number(most)).join(""),
  short: (text, most) => short(text, Number(most || 60)),
  plain: name => name.replaceAll("_", " "),
};

/** @type {typeof OF_TEXT} */
const FORMATS = {
  listed: (words, last) => listed(words.map(said), last || "or"),
  marked: (words, last) => listed(words.map((/** @type {unknown} */ one) => `\`${said(one)}\``), last || "or"),
  words: value => value.words,
  day: day => day.words,
  word: (number, _, numbers) => numberWord(number, numbers),
  counted: (number, nouns) => `${thousands(number)} ${nouns.split("|")[number === 1 ? 0 : 1] ?? `${nouns}s`}`,
  there: (number, nouns, numbers) => {
    const [one, many] = nouns.split("|");
    const noun = number === 1 ? one : (many ?? `${one}s`);
    return `There ${are(number)} ${number ? "only " : ""}${numberWord(number, numbers)} ${noun}`;
  },
  are: value => are(value),
  ",": number => thousands(number),
};

/** @param {any} value @param {string} format @param {string[]} numbers */
function formatted(value, format, numbers) {
  const [name, ...more] = format.split(" ");
  if (typeof value === "string") return OF_TEXT[name]?.(value, more.join(" "), numbers) ?? value;
  return FORMATS[name]?.(value, more.join(" "), numbers) ?? said(value);
}

/** The text that is said of such values. @param {string | string[]} text @param {Record<string, any>} values */
function chosen(text, values) {
  if (typeof text === "string") return text;
  const named = (/** @type {string} */ one) => [...one.matchAll(PART)].map(found => found[1]).filter(Boolean);
  return text.find(one => named(one).every(name => isThere(values[name]))) ?? text.at(-1) ?? "";
}

/**
 * A value without personal data; one that has some becomes text.
 * @param {any} value
 * @param {(text: string) => string} change
 * @returns {any}
 */
function changed(value, change) {
  if (Array.isArray(value)) return value.map(one => changed(one, change));
  const text = said(value);
  const made = change(text);
  return made === text ? value : made;
}

/** @param {RuleBroken} found @param {import("./pattern.js").Shared} shared @returns {RuleFinding} */
export function told(found, shared) {
  const {code, part, path, line, severity} = found;
  const says = shared.table.says[code];
  const texts = {...says, ...(found.wording ? says[found.wording] : {})};
  const hide = (/** @type {string} */ text) => masked(text, shared);
  const values = Object.fromEntries(Object.entries(found.values).map(([name, value]) => [name, changed(value, hide)]));
  const fill = (/** @type {string} */ _, /** @type {string} */ name, format = "") =>
    name ? formatted(values[name], format, shared.known("words.NUMBERS")) : _[0];
  const say = (/** @type {string} */ name) => hide(chosen(texts[name] ?? "", values).replace(PART, fill));
  const words = {message: say("message"), reason: say("reason"), remedy: say("remedy")};
  const paste = found.paste && hide(found.paste) === found.paste ? {paste: found.paste} : {};
  return {code, part, path, ...(line ? {line} : {}), ...words, ...paste, severity};
}
