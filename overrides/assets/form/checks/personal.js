/** Personal data in a text: what it is and where it stands: Python’s `checks/privacy/`. */

import {insuranceNumbers, nhsNumbers, phoneNumbers} from "./numbers.js";
import {endOf} from "./pattern.js";
import {ALNUM, plain} from "./plain.js";

/** @typedef {import("./pattern.js").Shared} Shared */
/** @typedef {import("./numbers.js").Span} Span */
/** @typedef {{start: number, end: number, kind: string}} Personal */

const FAR = 80;
const LONGEST_NAME = 64;
const HOME = "gb";
const OF_HOME = ["nhs-number", "national-insurance-number", "postcode", "phone-number"];

/** @param {Shared} shared @param {string} text @returns {Span[]} */
function addresses(shared, text) {
  const signs = [...text.matchAll(/@/g)].map(found => ({at: found.index, place: shared.re("emails.PLACE").match(text, found.index)}));
  return named(shared, text, signs);
}

/** @param {Shared} shared @param {string} text @returns {Span[]} */
function spelt(shared, text) {
  const signs = shared.known("emails.AT").flatMap((/** @type {any} */ _, /** @type {number} */ number) => shared.nth("emails.AT", number).all(text));
  return named(shared, text, signs.map((/** @type {RegExpExecArray} */ found) => ({at: found.index, place: shared.re("emails.SPELT_PLACE").match(text, endOf(found))})));
}

/** @param {Shared} shared @param {string} text @param {{at: number, place: RegExpExecArray | null}[]} signs @returns {Span[]} */
function named(shared, text, signs) {
  const re = (/** @type {string} */ name) => shared.re(`emails.${name}`);
  return signs.flatMap(({at: sign, place}) => {
    if (!place || re("NOBODY").search(place[0]) || re("FILE").search(place[0])) return [];
    const opened = /[ \t\n\u00a0]?[[({]{0,2}$/.exec(text.slice(Math.max(0, sign - 3), sign))?.[0].trim() ? text.slice(0, sign).replace(/[[({]{1,2}$/, "") : text.slice(0, sign);
    const before = opened.slice(-3).trimEnd().length < opened.slice(-3).length ? opened.trimEnd() : opened;
    const name = re("NAME").search(before, before.length - LONGEST_NAME);
    return name && isName(shared, name[0], text.slice(before.length, endOf(place))) ? [/** @type {Span} */ ([name.index, endOf(place)])] : [];
  });
}

/** @param {Shared} shared @param {string} name @param {string} place */
function isName(shared, name, place) {
  if (!/^\s/.test(place) || shared.re("emails.DOTTED").search(name)) return true;
  const isApart = place.includes("@") || /^\s*[([{<]/.test(place) || place.toLowerCase().includes(" dot ");
  return !shared.known("not_names").includes(name.toLowerCase()) && isApart;
}

/** Whether a mailbox is named after what it is for. @param {Shared} shared @param {string} address */
export function isTeams(shared, address) {
  const parts = address.split(/[@[({<\s]/)[0].toLowerCase().split(shared.re("emails.PARTS").as("g")).filter(Boolean);
  return parts.length > 0 && parts.every(part => shared.known("mailboxes").includes(part));
}

/** @param {Shared} shared @param {string} text @returns {Span[]} */
function births(shared, text) {
  const re = (/** @type {string} */ name) => shared.re(`birth_dates.${name}`);
  const words = re("ANY_WORD").all(text);
  const inProse = words.filter(({index}) => !re("THING").search(text, index - FAR, index)).flatMap(word => {
    const after = re("AFTER").match(text, endOf(word));
    const before = re("BEFORE").search(text, word.index - FAR, word.index);
    const isBirth = (/** @type {RegExpExecArray | null} */ found) => found && !re("NOT_A_BIRTH").search(found.groups?.between ?? "");
    const length = (/** @type {RegExpExecArray} */ found) => found.groups?.date.length ?? 0;
    return /** @type {Span[]} */ ([
      ...(after && isBirth(after) ? [[endOf(after) - length(after), endOf(after)]] : []),
      ...(before && isBirth(before) ? [[before.index, before.index + length(before)]] : []),
    ]);
  });
  return words.length ? [...inProse, ...inTables(re, text)] : inProse;
}

/** @param {(name: string) => import("./pattern.js").Pattern} re @param {string} text @returns {Span[]} */
function inTables(re, text) {
  const tables = re("TABLE").all(text).map(found => [found.index, endOf(found)]);
  const whole = /[,;\t]/.test(text.split("\n")[0]) ? [[0, text.length]] : [];
  return [...tables, ...whole].flatMap(([start, end]) => {
    const first = text.indexOf("\n", start);
    const isHeaded = first > 0 && first < end && re("ANY_WORD").search(text, start, first);
    const dates = isHeaded ? re("ANY_DATE").all(text.slice(0, end)).filter(found => found.index >= first) : [];
    return dates.map(found => /** @type {Span} */ ([found.index, endOf(found)]));
  });
}

/** @param {Shared} shared @param {string} text @returns {Span[]} */
function postcodes(shared, text) {
  const areas = shared.known("postcode_areas");
  const capitals = shared.re("postcodes.CAPITALS").all(text).filter(found => areas.includes(found[1]));
  const isCode = (/** @type {RegExpExecArray} */ found) =>
    areas.includes(found[1].toUpperCase()) && !shared.known("postcodes.UNITS").includes(found.groups?.end.toLowerCase());
  return [...capitals, ...shared.re("postcodes.SMALL").all(text).filter(isCode)].map(found => [found.index, endOf(found)]);
}

/** Where two searches find the same letters, the first is right. @type {[string, (shared: Shared, text: string) => Span[]][]} */
const KINDS = [
  ["personal-email", addresses], ["personal-email", spelt], ["nhs-number", nhsNumbers], ["phone-number", phoneNumbers],
  ["national-insurance-number", insuranceNumbers], ["date-of-birth", births], ["postcode", postcodes],
];

/**
 * All personal data in a text, in its order, as the award’s countries have it.
 * @param {Shared} shared
 * @param {string} text
 * @returns {Personal[]}
 */
export function personal(shared, text, countries = shared.table.countries) {
  const read = plain(text);
  const found = /** @type {Personal[]} */ ([]);
  for (const [kind, search] of KINDS) {
    if (!countries.includes(HOME) && OF_HOME.includes(kind)) continue;
    for (const place of search(shared, read.text)) {
      const [start, end] = read.span(...place);
      if (!found.some(one => one.start < end && start < one.end)) found.push({start, end, kind});
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** One piece with dots for its letters, but for the first. @param {Shared} shared @param {string} value @param {string} kind */
export function dotted(shared, value, kind) {
  const letters = [...value];
  const kept = shared.known("redact.KEPT")[kind];
  return letters.map((letter, at) => (at >= kept && ALNUM.test(letter) ? shared.known("redact.DOT") : letter)).join("");
}

/** A text in which personal data is dots, but for its first letters. @param {string} text @param {Shared} shared */
export function masked(text, shared) {
  let told = text;
  for (const {start, end, kind} of personal(shared, text, [HOME]).reverse()) told = told.slice(0, start) + dotted(shared, told.slice(start, end), kind) + told.slice(end);
  return told;
}
