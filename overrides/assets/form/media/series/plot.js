/** Where things stand in a chart’s drawing: Python’s `site/charts/layout.py`, where each number has its reason, and the marks of its scale. */

import {SHORT, firstDay, markWords, stepAt} from "./steps.js";

/** @typedef {import("./parts.js").ChartPart} ChartPart */
/** @typedef {import("./parts.js").ChartMeasure} ChartMeasure */
/** @typedef {{width: number, height: number, top: number, bottom: number, letter: number, radius: number, margin: boolean}} Size */
/** @typedef {{strong: string, text: string, x: number, y: number, anchor: string}} Label */
/** @typedef {[left: number, right: number, base: number]} Taken */

const INTERVALS = 5;
const EDGE = 12;
const [RISE, FALL, AIR, STRIDE] = [14, 4, 9, 24];
const AWAY = [-9, 21, -31, 43, -53, 65];

/** As Python rounds: from what a number is to the last bit, and to the even one where both are as near. @param {number} number */
export function tenth(number) {
  const low = Math.floor(number * 10);
  return Number.isInteger(number * 4) && !Number.isInteger(number * 2) ? (low + Math.abs(low % 2)) / 10 : Number(number.toFixed(1));
}

/** Round values that hold all that is drawn. @param {ChartPart[]} parts @param {ChartMeasure} measure @param {boolean} whole */
export function scaleOf(parts, {goal}, whole) {
  const values = parts.flatMap(part => [...part.points.map(one => one.value), ...(part.limits ?? [])]).concat(goal ? [Number(goal.value)] : []);
  return scaleMarks(Math.min(...values), Math.max(...values), whole);
}

/** @param {number} least @param {number} most @param {boolean} whole */
export function scaleMarks(least, most, whole) {
  let [low, high] = least === most ? [Math.min(least, 0), Math.max(most, Number(least === 0))] : [least, most];
  if (low >= 0 && (high - low) * 3 > high) low = 0;
  const power = Math.floor(Math.log10(high - low) + 1e-12) - 1;
  for (const times of [1, 2, 3, 5, 10, 20, 30, 50]) {
    const step = Number(`${times}e${power}`);
    if (whole && high - low >= 1 && step < 1) continue;
    const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
    if (last - first <= INTERVALS) return Array.from({length: last - first + 1}, (_, at) => Number(((first + at) * step).toPrecision(12)));
  }
  return [low, high];
}

/** One drawing’s scales, and where its words have room. */
export class Plot {
  /** @param {Size} size @param {ChartPart[]} parts @param {number[]} scale @param {string[]} names @param {ChartMeasure} measure */
  constructor(size, parts, scale, names, {every}) {
    const {letter, width, bottom, top} = size;
    const lastName = names.at(-1) ?? "";
    this.size = size;
    this.names = names;
    this.every = every;
    this.height = size.height;
    this.left = Math.round(9 + 1.12 * letter * Math.max(...scale.map(one => markWords(one).length)));
    this.right = Math.round(width - (size.margin && lastName ? 12 + letter * lastName.length : 8));
    this.first = parts[0].points[0].step;
    this.last = parts.at(-1)?.points.at(-1)?.step ?? this.first;
    this.step = (this.right - this.left - 2 * EDGE) / Math.max(this.last - this.first, 1);
    this.start = this.last > this.first ? this.left + EDGE : (this.left + this.right) / 2;
    const unit = (bottom - top) / (/** @type {number} */ (scale.at(-1)) - scale[0]);
    this.y = (/** @type {number} */ value) => tenth(bottom - (value - scale[0]) * unit);
    this.means = parts.map(part => this.y(part.mean));
    this.places = parts.flatMap(part => part.points.map(one => ({x: this.x(one.step), y: this.y(one.value)})));
    this.ends = [[this.left, this.right]];
    this.taken = /** @type {Taken[]} */ ([]);
  }

  /** @param {number} step */
  x(step) {
    return tenth(this.start + (step - this.first) * this.step);
  }

  /** Where a step begins. @param {number} step */
  edge(step) {
    return tenth(this.x(step) - this.step / 2);
  }

  /** @param {ChartPart[]} parts @param {number[]} edges */
  split(parts, edges) {
    const between = parts.slice(1).map(part => this.edge(Math.max(...edges.filter(cut => cut <= part.points[0].step))));
    this.ends = parts.map((_, at) => [at ? between[at - 1] : this.left, between[at] ?? this.right]);
  }

  /** The name of a part’s mean: at the end of its line where there is room, near it otherwise, above the plot at last. @param {number} number @returns {Label | undefined} */
  meanLabel(number) {
    const {letter, margin, top, bottom} = this.size;
    let name = this.names[number];
    const y = this.means[number];
    const [start, end] = this.ends[number];
    const isLast = number === this.ends.length - 1;
    if (isLast && margin) return {strong: name, text: "", x: this.right + 10, y: y + 5, anchor: "start"};
    let width = name.length * letter;
    for (const [left, base] of this.tries(y, start, end, width, isLast)) {
      if (!this.isFree(left, left + width, base)) continue;
      this.taken.push([left, left + width, base]);
      return {strong: name, text: "", x: tenth(isLast ? left + width : left), y: base, anchor: isLast ? "end" : "start"};
    }
    if (width > this.right - this.left) name = name.replace(/^average /, "");
    width = name.length * letter;
    if (this.ends.length > 2 || width > this.right - this.left) return undefined;
    const left = isLast ? this.right - width : this.left;
    let base = top - 13;
    if (this.taken.some(([, other, above]) => left < other && above === base)) {
      base = bottom + 46;
      this.height += 24;
    }
    this.taken.push([left, left + width, base]);
    return {strong: name, text: "", x: isLast ? this.right : this.left, y: base, anchor: isLast ? "end" : "start"};
  }

  /** @param {number} y @param {number} start @param {number} end @param {number} width @param {boolean} isLast @returns {Generator<[number, number]>} */
  *tries(y, start, end, width, isLast) {
    if (this.ends.length > 1) yield [isLast ? start - 10 - width : end + 10, y + 5];
    for (const away of AWAY) {
      const base = tenth(y + away);
      if (base - RISE < this.size.top - 6 || base + FALL > this.size.bottom) continue;
      for (let left = end - 6 - width; left > start; left -= STRIDE) yield [left, base];
    }
  }

  /** Whether words may stand here. @param {number} left @param {number} right @param {number} base */
  isFree(left, right, base) {
    if (left < this.left || right > this.right) return false;
    const from = this.places.findLastIndex(one => one.x < left - AIR);
    const until = this.places.findIndex(one => one.x > right + AIR);
    const near = this.places.slice(Math.max(from, 0), until < 0 ? undefined : until + 1).map(one => one.y);
    if (near.length && Math.max(...near) >= base - RISE - AIR && Math.min(...near) <= base + FALL + AIR) return false;
    if (this.taken.some(([one, other, above]) => left < other && one < right && Math.abs(base - above) < RISE + FALL)) return false;
    return !this.ends.some(([one, other], at) => this.names[at] && base - RISE < this.means[at] && this.means[at] < base + FALL && one < right && left < other);
  }

  /** The first and the last step, and each January that has room between them. @returns {Generator<Label>} */
  *times() {
    const {letter, bottom} = this.size;
    const label = (/** @type {string} */ text, /** @type {number} */ x, /** @type {string} */ anchor) => ({strong: "", text, x, y: bottom + 24, anchor});
    const yearOf = (/** @type {number} */ step) => firstDay(step, this.every).getUTCFullYear();
    let ends = [this.first, this.last].map(step => this.short(step));
    if (this.first === this.last) {
      yield label(ends[0], tenth(this.start), "middle");
      return;
    }
    if (ends.join(" ").length * letter > this.right - this.left) ends = [this.first, this.last].map(step => String(yearOf(step)));
    yield label(ends[0], this.left, "start");
    yield label(ends[1], this.right, "end");
    let free = this.left + (ends[0].length + 2) * letter;
    const until = this.right - (ends[1].length + 2) * letter;
    for (let year = yearOf(this.first) + 1; year <= yearOf(this.last); year++) {
      const x = this.x(stepAt(`${year}-01`, this.every));
      if (x - 4 * letter < free || x + 4 * letter > until) continue;
      free = x + 6 * letter;
      yield label(this.every === "year" ? `${year}` : `Jan ${year}`, x, "middle");
    }
  }

  /** A step as briefly as it can be told. @param {number} step */
  short(step) {
    const day = firstDay(step, this.every);
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
    if (this.every === "year") return `${year}`;
    return `${this.every === "week" ? `${day.getUTCDate()} ` : ""}${SHORT[month]}${this.every === "quarter" ? `–${SHORT[month + 2]}` : ""} ${year}`;
  }

  /** What is said of an upright line. @param {string} strong @param {string} text @param {number} x @param {number} y @returns {Label} */
  topLabel(strong, text, x, y) {
    const width = `${strong} ${text}`.length * this.size.letter;
    if (x + width <= this.size.width) return {strong, text, x: tenth(x - 2), y, anchor: "start"};
    return {strong, text, x: tenth(Math.max(Math.min(x, this.size.width - width / 2), width / 2)), y, anchor: "middle"};
  }
}
