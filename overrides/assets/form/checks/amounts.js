/** The small values that fields hold, read from text as it was written: Python’s `model/values.py` and `model/amounts.py`. */

import {thousands} from "./words.js";

const A_DAY = 864e5;
const ONE_TO_COUNT = 1e12;

/** A month of a year, counted from the year nought. */
export class Month {
  /** @param {number} number @param {string[]} names */
  constructor(number, names) {
    this.number = number;
    this.names = names;
  }

  get words() {
    return `${this.names[this.number % 12]} ${Math.floor(this.number / 12)}`;
  }

  toString() {
    return `${Math.floor(this.number / 12)}-${String((this.number % 12) + 1).padStart(2, "0")}`;
  }
}

/** A day, counted from 1970. */
export class Day {
  /** @param {number} number @param {string[]} names */
  constructor(number, names) {
    this.number = number;
    this.date = new Date(number * A_DAY);
    this.names = names;
  }

  get month() {
    return new Month(this.date.getUTCFullYear() * 12 + this.date.getUTCMonth(), this.names);
  }

  get words() {
    return `${this.date.getUTCDate()} ${this.month.words}`;
  }

  toString() {
    return this.date.toISOString().slice(0, 10);
  }
}

/** The day on which a month begins. @param {number} month */
export const firstDay = month => Date.UTC(Math.floor(month / 12), month % 12, 1) / A_DAY;

/** From one day to another, both included. */
export class Period {
  /** @param {number} first @param {number} last @param {string[]} names */
  constructor(first, last, names) {
    this.first = first;
    this.last = last;
    this.names = names;
    this.start = new Day(first, names).month;
    this.end = new Day(last, names).month;
    this.days = last - first + 1;
    const whole = first === firstDay(this.start.number) && last + 1 === firstDay(this.end.number + 1);
    this.months = whole ? this.end.number - this.start.number + 1 : null;
  }

  get length() {
    const [number, unit] = this.months === null ? [this.days, "day"] : [this.months, "month"];
    return `${thousands(number)} ${unit}${number === 1 ? "" : "s"}`;
  }

  get words() {
    const [first, last] = this.ends();
    const year = ` ${Math.floor(this.end.number / 12)}`;
    const begins = first.length > 4 && first.endsWith(year) ? first.slice(0, -year.length) : first;
    return first === last ? first : `${begins} to ${last}`;
  }

  ends() {
    if (this.months === null) return [this.first, this.last].map(day => new Day(day, this.names).words);
    if (this.months % 12 || this.start.number % 12) return [this.start.words, this.end.words];
    return [this.start, this.end].map(month => String(Math.floor(month.number / 12)));
  }
}

/** A number that keeps how it was written. */
export class Amount {
  /** @param {string} text */
  constructor(text) {
    this.text = text.replace(/^(-?)0+(?=\d)/, "$1");
    this.number = Number(text);
  }

  get isNought() {
    return this.number === 0;
  }

  toString() {
    return this.text;
  }
}

/** A count that is not told exactly: `under 8`, `8 or more`. */
export class Bound {
  /** @param {Amount} limit @param {boolean} under */
  constructor(limit, under) {
    this.limit = limit;
    this.under = under;
  }

  toString() {
    return this.under ? `under ${this.limit}` : `${this.limit} or more`;
  }
}

/** What is wrong with a value: the kind of its error, and what was read where that is not what was written. */
export class Misfit {
  /** @param {string} type @param {Record<string, any>} more */
  constructor(type, more = {}) {
    this.type = type;
    this.more = more;
  }
}

/** Reads a value of each kind from what was written; a misfit where it is none. */
export class Reader {
  /** @param {import("./pattern.js").Shared} shared */
  constructor(shared) {
    this.shared = shared;
    this.names = shared.known("values.NAMES");
    /** @type {Record<string, (text: string) => any>} */
    this.kinds = {
      month: text => this.month(text.trim()),
      span: text => this.span(text.trim()) ?? new Misfit("not-a-month"),
      period: text => this.period(text.trim()),
      day: text => this.day(text),
      number: text => this.number(text) ?? new Misfit("not-a-number"),
      amount: text => this.bound(text) ?? this.number(text) ?? new Misfit("not-a-number"),
      range: text => this.range(text.trim()),
      count: text => this.count(text),
      year: text => this.count(text),
      flag: text => (/^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : new Misfit("not-true-or-false")),
    };
  }

  /** @param {string} text */
  month(text) {
    const found = this.shared.re("values.MONTH").match(text);
    return found ? new Month(Number(found[1]) * 12 + Number(found[2]) - 1, this.names) : new Misfit("not-a-month");
  }

  /** @param {string} text */
  day(text) {
    const day = this.shared.re("values.DAY").match(text) ? Date.parse(`${text}T00:00Z`) / A_DAY : NaN;
    const made = new Day(day, this.names);
    return day === day && String(made) === text && !text.startsWith("0000") ? made : new Misfit("not-a-day");
  }

  /** A year, a quarter, a month or a day. @param {string} text @returns {Period | null} */
  span(text) {
    const parts = this.shared.re("values.SPAN").match(text)?.groups;
    if (!parts || parts.year === "0000") return null;
    if (parts.day) {
      const day = this.day(text);
      return day instanceof Day ? new Period(day.number, day.number, this.names) : null;
    }
    const quarter = Number(parts.quarter ?? 0);
    const month = Number(parts.month ?? 0);
    const first = Number(parts.year) * 12 + (quarter ? quarter * 3 - 3 : month ? month - 1 : 0);
    const months = quarter ? 3 : month ? 1 : 12;
    return new Period(firstDay(first), firstDay(first + months) - 1, this.names);
  }

  /** @param {string} text */
  period(text) {
    const spans = text.split(/\s+to\s+/).map(one => this.span(one));
    const [first, last] = [spans[0], spans.at(-1)];
    const isOne = spans.length < 3 && first && last;
    if (!isOne || last.first < first.first || (last.first === first.first && last.last < first.last)) return new Misfit("not-a-period");
    return new Period(first.first, last.last, this.names);
  }

  /** The number that a text means. @param {string} text @returns {Amount | null} */
  number(text) {
    const re = (/** @type {string} */ name) => this.shared.re(`amounts.${name}`);
    const parts = [...text].length <= this.shared.known("amounts.LONGEST") && re("SIGNS").match(text.trim().replaceAll("−", "-"))?.groups;
    if (!parts) return null;
    let digits = parts.digits;
    if (re("IN_THOUSANDS").match(digits)) digits = digits.replace(/\s/g, "");
    else if (re("COMMAS_IN_THOUSANDS").match(digits)) digits = digits.replaceAll(",", "");
    else if (re("STOPS_IN_THOUSANDS").match(digits)) digits = digits.replaceAll(".", "").replaceAll(",", ".");
    else if (re("DECIMAL_COMMA").match(digits)) digits = digits.replaceAll(",", ".");
    const plain = `${parts.minus}${digits}`;
    return re("PLAIN").match(plain) ? new Amount(plain) : null;
  }

  /** Whether a text is a thousand to some and a fraction to others. @param {string} text */
  couldBeTwo(text) {
    const parts = [...text].length <= this.shared.known("amounts.LONGEST") && this.shared.re("amounts.SIGNS").match(text.trim())?.groups;
    return Boolean(parts && this.shared.re("amounts.EITHER").match(parts.digits));
  }

  /** @param {string} text */
  bound(text) {
    const said = text.trim();
    const under = this.shared.re("amounts.UNDER").match(said);
    const more = this.shared.re("amounts.OR_MORE").match(said);
    const found = under ?? (more && more.groups?.limit !== said ? more : null);
    const limit = found?.groups && this.number(found.groups.limit);
    return limit ? new Bound(limit, Boolean(under)) : null;
  }

  /** @param {string} text */
  range(text) {
    const ends = text.split(this.shared.re("amounts.BETWEEN").as("g"));
    const [low, high] = [this.number(ends[0]), this.number(ends.at(-1) ?? "")];
    return ends.length === 2 && low && high && low.number <= high.number ? [low, high] : new Misfit("not-a-range");
  }

  /** @param {string} text */
  count(text) {
    const plain = this.shared.re("values.IN_THOUSANDS").match(text) ? text.replace(/[, ]/g, "") : text;
    const number = this.shared.re("values.NUMBER").match(plain) && plain.length <= 20 ? Number(plain) : NaN;
    return Number.isInteger(number) && number >= 1 && number < ONE_TO_COUNT ** 2 ? number : new Misfit("not-a-count");
  }
}
