/** Numbers of people in a text: of NHS numbers, of National Insurance, of telephones: Python’s `privacy/digits.py`, `identifiers.py`, `phones.py`. */

import {endOf} from "./pattern.js";
import {ALNUM} from "./plain.js";

/** @typedef {import("./pattern.js").Shared} Shared */
/** @typedef {{digits: string, start: number, end: number}} Group */
/** @typedef {[number, number]} Span */

const ABROAD = [9, 15];
const LOOK_BACK = 70;

/** @param {Shared} shared @param {string} text @returns {Group[]} */
const groupsIn = (shared, text) => shared.re("digits.DIGITS").all(text).map(found => ({digits: found[0], start: found.index, end: endOf(found)}));

/** @param {Shared} shared @param {string} between */
const isShort = (shared, between) =>
  between.length <= shared.known("digits.MOST_SIGNS") || (between.includes("<") && between.length <= shared.known("digits.MOST_BETWEEN"));

/** @param {Shared} shared @param {string} text @param {Group} first @param {Group} second */
function together(shared, text, first, second, pattern = "BETWEEN") {
  const between = text.slice(first.end, second.start);
  return isShort(shared, between) && between.split("\n").length < 3 && Boolean(shared.re(`digits.${pattern}`).full(between));
}

/** Groups between which a reader sees nothing, as one. @param {Shared} shared @param {string} text @param {Group[]} groups */
function joined(shared, text, groups) {
  const found = /** @type {Group[]} */ ([]);
  for (const one of groups) {
    const last = found.at(-1);
    const between = last ? text.slice(last.end, one.start) : "";
    if (last && isShort(shared, between) && shared.re("digits.UNSEEN").full(between)) found[found.length - 1] = {...last, digits: last.digits + one.digits, end: one.end};
    else found.push(one);
  }
  return found;
}

/** @param {string} text @param {number} start @param {number} end */
function standsAlone(text, start, end) {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  return !(/^\d\.$/.test(before) || /^\.\d/.test(after) || /[\p{L}\p{N}£$€]$/u.test(before) || /^[\p{L}\p{N}%]/u.test(after));
}

/** @param {string} digits */
function isNhsNumber(digits) {
  if (digits.length !== 10) return false;
  const check = 11 - ([...digits.slice(0, 9)].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11);
  return check !== 10 && check % 11 === Number(digits[9]);
}

/** @param {Shared} shared @param {string} text @returns {Span[]} */
export function nhsNumbers(shared, text) {
  const re = (/** @type {string} */ name) => shared.re(`identifiers.${name}`);
  const groups = groupsIn(shared, text);
  const single = re("ONE_BY_ONE").all(text).map(found => ({digits: found[1].replace(/\D/g, ""), start: found.index, end: found.index + found[1].length}));
  const all = [...joined(shared, text, groups), ...grouped(shared, text, groups), ...single, ...labelled(shared, text, groups)];
  const isAlone = (/** @type {Group} */ {start, end}) => {
    const glued = re("GLUED").search(text, start - 8, start);
    return standsAlone(text, start, end) || (glued && standsAlone(` ${text.slice(start, end + 2)}`, 1, 1 + end - start));
  };
  const found = all.filter(one => isNhsNumber(one.digits) && isAlone(one) && !re("ANOTHER").search(text, one.start - LOOK_BACK, one.start));
  return found.map(({start, end}) => [start, end]);
}

/** @param {Shared} shared @param {string} text @param {Group[]} groups */
function grouped(shared, text, groups) {
  return groups.flatMap((_, number) => shared.known("identifiers.GROUPINGS").flatMap((/** @type {number[]} */ sizes) => {
    const some = groups.slice(number, number + sizes.length);
    const isSo = some.length === sizes.length && some.every((one, at) => one.digits.length === sizes[at] && (!at || together(shared, text, some[at - 1], one)));
    return isSo ? [whole(some)] : [];
  }));
}

/** @param {Group[]} some @returns {Group} */
const whole = some => ({digits: some.map(one => one.digits).join(""), start: some[0].start, end: some[some.length - 1].end});

/** Ten digits in any grouping, after words that say what they are. @param {Shared} shared @param {string} text @param {Group[]} groups */
function labelled(shared, text, groups) {
  return shared.re("identifiers.LABEL").all(text).flatMap(label => {
    const first = groups.findIndex(one => one.start === endOf(label));
    const some = groups.slice(first, first + 1);
    for (const one of groups.slice(first + 1, first + 10)) {
      if (whole(some).digits.length >= 10 || !together(shared, text, some[some.length - 1], one, "ANYTHING")) break;
      some.push(one);
    }
    return first >= 0 && whole(some).digits.length === 10 ? [whole(some)] : [];
  });
}

/** @param {Shared} shared @param {string} text @returns {Span[]} */
export const insuranceNumbers = (shared, text) =>
  ["INSURANCE", "SMALL"].flatMap(name => shared.re(`identifiers.${name}`).all(text))
    .filter(found => !shared.known("identifiers.NEVER_GIVEN").includes(found[1].toUpperCase())).map(found => [found.index, endOf(found)]);

class Phones {
  /** @param {Shared} shared @param {string} text */
  constructor(shared, text) {
    this.shared = shared;
    this.text = text;
  }

  /** @param {string} name */
  re(name) {
    return this.shared.re(`phones.${name}`);
  }

  /** @returns {Span[]} */
  all() {
    const {text} = this;
    const groups = groupsIn(this.shared, text);
    const webs = this.re("WEB").all(text);
    const found = /** @type {Span[]} */ ([]);
    let past = -1;
    groups.forEach((first, number) => {
      if (first.start < past || webs.some(web => web.index <= first.start && first.start < endOf(web))) return;
      const last = this.last(groups.slice(number, number + 8));
      if (!last) return;
      past = last.end;
      found.push([this.opening(first.start, last.end), last.end]);
    });
    const single = this.re("ONE_BY_ONE").all(text).filter(one => this.isWhole(one[0].replace(/[^\d]/g, ""), {digits: "0", start: one.index, end: endOf(one)}, false));
    const calls = this.re("CALLS").all(text).map(one => ({number: one.groups?.number ?? "", end: endOf(one)})).filter(({number, end}) => {
      const digits = number.replace(/\D/g, "");
      return this.isWhole(digits, {digits, start: end - number.length, end}, !digits.startsWith("0"));
    });
    return [...found, ...single.map(one => /** @type {Span} */ ([one.index, endOf(one)])), ...calls.map(({number, end}) => /** @type {Span} */ ([end - number.length, end]))];
  }

  /** The last group of the number that begins with the first. @param {Group[]} groups */
  last(groups) {
    const [first] = groups;
    if (!this.mayBegin(first)) return null;
    const hasCode = /^00[1-9]/.test(first.digits) && this.re("LABEL").search(this.text, first.start - 40, first.start);
    const begins = hasCode ? /^00/ : /^(?!)/;
    const isAbroad = Boolean(hasCode) || /\+ *$/.test(this.text.slice(Math.max(0, first.start - 2), first.start));
    let [digits, last, found] = ["", first, /** @type {Group | null} */ (null)];
    for (const one of groups) {
      const isParted = digits.startsWith("0") && this.text.slice(last.end, one.start) === ", ";
      if (one !== first && !isParted && !together(this.shared, this.text, last, one)) break;
      [digits, last] = [digits + one.digits, one];
      const national = digits.replace(begins, "");
      if (this.isWhole(national, first, isAbroad)) {
        found = one;
        if (!isAbroad || national.startsWith("44")) break;
      }
      if (digits.length > ABROAD[1]) break;
    }
    return found;
  }

  /**
   * Whether these digits are all of a number that somebody can be reached at.
   * @param {string} digits
   * @param {Group} first
   * @param {boolean} isAbroad
   */
  isWhole(digits, first, isAbroad) {
    if (isAbroad && !digits.startsWith("44")) return digits.length >= ABROAD[0] && digits.length <= ABROAD[1] && digits[0] !== "0";
    const number = this.national(digits, isAbroad);
    const begins = (/** @type {string} */ name) => this.shared.known(`phones.${name}`).some((/** @type {string} */ one) => number.startsWith(one));
    const isLong = number.length === 11 || (number.startsWith("01") && number.length === 10);
    if (!begins("PEOPLES") || !isLong || begins("NOBODYS")) return false;
    return !(first.digits.length === digits.length && this.re("NUMBERED").search(this.text, first.start - 40, first.start));
  }

  /** A British number as it is dialled at home. @param {string} digits @param {boolean} isAbroad */
  national(digits, isAbroad) {
    if (this.re("SHORTENED").full(digits)) return `0${digits}`;
    const ways = /** @type {[string, boolean, number][]} */ ([["44", isAbroad, 2], ["0044", true, 4], ["447", digits.length === 12, 2]]);
    const way = ways.find(([code, holds]) => holds && digits.startsWith(code));
    return way ? digits.slice(way[2]).replace(/^(?!0)/, "0") : digits;
  }

  /** @param {Group} first */
  mayBegin({digits, start, end}) {
    const {text} = this;
    const before = text.slice(Math.max(0, start - 2), start);
    const isInside = /[\p{L}\p{N}][./-]$/u.test(before);
    if (isInside || /[\p{L}\p{N}#_£$€]$/u.test(before) || (/^\d,$/.test(before) && digits.length < 10)) return before.endsWith("+");
    if (/\+ *$/.test(before)) return true;
    if (digits.startsWith("0")) {
      const isTrunk = digits === "0" && before.endsWith("(") && text[end] === ")";
      return isTrunk || digits.length >= 3 || (digits.length === 2 && Boolean(this.re("LABEL").search(text, start - 40, start)));
    }
    if (digits === "44") return [" 7", "-7"].includes(text.slice(end, end + 2));
    return (digits.startsWith("447") && digits.length === 12) || (Boolean(this.re("SHORTENED").full(digits)) && standsAlone(text, start, end));
  }

  /** @param {number} start @param {number} end */
  opening(start, end) {
    let at = start;
    while (at > 0 && (this.text[at - 1] === "+" || (this.text[at - 1] === "(" && this.text.slice(at, end).includes(")")))) at--;
    return at;
  }
}

/** @param {Shared} shared @param {string} text */
export const phoneNumbers = (shared, text) => new Phones(shared, text).all();

/** What is the same of one number, whatever stands between its digits. @param {string} text */
export const lettersOf = text => [...text.normalize("NFKC")].filter(letter => ALNUM.test(letter)).join("").toLowerCase();
