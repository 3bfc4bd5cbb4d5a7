/** Changes to fields, made in the text that they were read from: what was not changed stays letter by letter, with its notes and its layout. */

import { isMap, isScalar, isSeq } from "../vendor/yaml.js";
import { fieldLines, hasFields, itemLines, kindOf, namesOf, oneField } from "./fields.js";
import { partsOf } from "./read.js";

/** @import { Node, Pair, YAMLMap, YAMLSeq } from "../vendor/yaml.js" */
/** @import { Kind } from "./fields.js" */
/** @import { Fields, Shape, Value } from "./types.js" */
/** @import { Parts } from "./read.js" */

const MOST_COMPARED = 250_000; // pairs of items; of longer lists only the beginning and the end are compared

/** Whether two values say the same; a field that is empty says what one says that is not there. @param {Value | undefined} one @param {Value | undefined} other @returns {boolean} */
export function isSame(one, other) {
  if (one === other || ((one ?? null) === null && (other ?? null) === null)) return true;
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((value, at) => isSame(value, other[at]));
  if (!hasFields(one) || !hasFields(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(name => isSame(own(one, name), own(other, name)));
}

/** @param {Fields} fields @param {string} name */
const own = (fields, name) => (Object.hasOwn(fields, name) ? fields[name] : undefined);

/** The text of the fields, changed to say what `now` says; written anew where that cannot be done within it. @param {Parts} parts @param {Fields} now @param {Shape} shape */
export function patched(parts, now, shape) {
  if (isSame(parts.front, now)) return parts.fields;
  const anew = fieldLines(now, shape).map(line => `${line}\n`).join("");
  const {root} = parts;
  if (!parts.isRead || !parts.isPlain || parts.problems.length || !isMap(root) || root.flow) return anew;
  const patch = new Patch(parts);
  const text = patch.map(root, parts.front, now, shape) ? patch.text() : anew;
  const again = partsOf(`---\n${text}---\n`);
  return again.isRead && !again.problems.length && isSame(again.front, now) ? text : anew;
}

class Patch {
  /** @param {Parts} parts */
  constructor({fields, comments, hyphens}) {
    this.old = fields;
    this.comments = comments;
    this.hyphens = hyphens;
    this.edits = /** @type {{start: number, end: number, text: string}[]} */ ([]);
  }

  /** The text with all changes made. */
  text() {
    const edits = this.edits.map((edit, order) => ({...edit, order})).sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    let [text, place] = ["", 0];
    for (const {start, end, text: said} of edits) {
      text += this.old.slice(place, start) + said;
      place = end;
    }
    return text + this.old.slice(place);
  }

  /** Changes fields, each on its own lines; false where that cannot be done. @param {YAMLMap} node @param {Fields} was @param {Fields} now @param {Kind} kind @returns {boolean} */
  map(node, was, now, kind) {
    const names = namesOf(now, kind);
    const pairs = new Map(node.items.map(pair => [nameOf(pair), pair]));
    if (node.flow || !pairs.size || !names.length) return false;
    const before = this.edits.length;
    const isDone = [...pairs].every(([name, pair]) => {
      if (isSame(was[name], own(now, name))) return true;
      return names.includes(name) ? this.field(pair, was[name], now[name], kindOf(kind, name)) : this.without(pair, node);
    });
    if (!isDone || ![...pairs.keys()].some(name => names.includes(name))) {
      this.edits.length = before;
      return false;
    }
    names.forEach((name, at) => {
      if (!pairs.has(name)) this.add(name, now[name], kind, names.slice(0, at).findLast(one => pairs.has(one)), pairs);
    });
    return true;
  }

  /** @param {Pair} pair @param {Value} was @param {Value} now @param {Kind} kind */
  field(pair, was, now, kind) {
    if (this.inside(pair.value, was, now, kind)) return true;
    const {start, end} = this.placeOf(pair);
    this.replace(start, end, depth => oneField(nameOf(pair), now, kind, depth));
    return true;
  }

  /** Changes what is inside a list or fields; false where the whole has to be written anew. @param {Node | null} node @param {Value} was @param {Value} now @param {Kind} kind */
  inside(node, was, now, kind) {
    if (isMap(node) && hasFields(was) && hasFields(now)) return this.map(node, was, now, kind);
    return isSeq(node) && Array.isArray(was) && Array.isArray(now) && this.list(node, was, now.filter(one => one !== null), kind);
  }

  /** Takes a field away with its lines; false where it stands behind the sign of an item, alone. @param {Pair} pair @param {YAMLMap} node */
  without(pair, node) {
    const {start, end} = this.placeOf(pair);
    if (this.isFirst(start)) {
      this.edits.push({start: this.lineStart(start), end: this.lineEnd(end) + 1, text: ""});
      return true;
    }
    const next = node.items[node.items.indexOf(pair) + 1];
    const after = next && this.placeOf(next).start;
    if (!after || this.comments.some(([place]) => place > start && place < after)) return false;
    this.edits.push({start, end: after, text: ""});
    return true;
  }

  /** Adds a field behind the one that comes before it. @param {string} name @param {Value} value @param {Kind} kind @param {string | undefined} after @param {Map<string, Pair>} pairs */
  add(name, value, kind, after, pairs) {
    const [first] = pairs.values();
    const {start} = this.placeOf(first);
    const column = start - this.lineStart(start);
    const isAbove = after === undefined && this.isFirst(start);
    const place = isAbove ? this.aboveNotes(start) : this.lineEnd(this.placeOf(pairs.get(after ?? "") ?? first).end) + 1;
    this.edits.push({start: place, end: place, text: this.lines(depth => oneField(name, value, kindOf(kind, name), depth), column).map(line => `${line}\n`).join("")});
  }

  /** Changes a list, item by item. @param {YAMLSeq} node @param {Value[]} was @param {Value[]} now @param {Kind} kind */
  list(node, was, now, kind) {
    const places = node.items.map(item => this.placeOfItem(item));
    if (node.flow || !places.length || !now.length || places.some(({start}) => !this.isFirst(start))) return false;
    const column = places[0].start - this.lineStart(places[0].start);
    let place = this.lineStart(places[0].start); // where the next new item stands
    for (const [from, to] of aligned(was, now)) {
      if (from === undefined) {
        const lines = this.lines(depth => itemLines(now[Number(to)], kind, depth), column);
        this.edits.push({start: place, end: place, text: lines.map(line => `${line}\n`).join("")});
        continue;
      }
      const {start, end} = places[from];
      const lineEnd = this.lineEnd(end) + 1;
      if (to === undefined) this.edits.push({start: this.lineStart(start), end: lineEnd, text: ""});
      else if (!isSame(was[from], now[to]) && !this.inside(node.items[from], was[from], now[to], kind)) this.replace(start, end, depth => itemLines(now[to], kind, depth));
      place = lineEnd;
    }
    return true;
  }

  /** Puts lines in the place of others; notes among those stay, on lines of their own. @param {number} start @param {number} end @param {(depth: number) => string[]} make */
  replace(start, end, make) {
    const lineStart = this.lineStart(start);
    const column = start - lineStart;
    const lines = this.lines(make, column);
    const last = lines.length > 1 ? this.lineEnd(end) : end;
    const notes = this.comments.filter(([place]) => place > start && place < last).map(([from, to]) => this.old.slice(from, to));
    const indent = " ".repeat(column);
    if (notes.length === 1 && lines.length === 1) lines[0] += `  ${notes[0]}`;
    else if (this.isFirst(start)) lines.unshift(...notes.map(note => indent + note));
    else lines.push(...notes.map(note => indent + note));
    this.edits.push({start, end: last, text: lines.join("\n").slice(column)});
  }

  /** Lines that begin at a column. @param {(depth: number) => string[]} make @param {number} column */
  lines(make, column) {
    const odd = " ".repeat(column % 2);
    return make((column - odd.length) / 2).map(line => odd + line);
  }

  /** @param {Pair} pair */
  placeOf(pair) {
    const start = pair.key?.range[0] ?? 0;
    return {start, end: Math.max(this.endOf(pair.value), this.old.indexOf(":", pair.key?.range[1] ?? 0) + 1)};
  }

  /** @param {Node | null} item */
  placeOfItem(item) {
    const start = this.hyphens.findLast(place => place < (item?.range[0] ?? 0)) ?? 0;
    return {start, end: Math.max(this.endOf(item), start + 1)};
  }

  /** Where the last letter of a value stands, without notes behind it. @param {Node | null} node @returns {number} */
  endOf(node) {
    if (!node) return 0;
    if (isMap(node) && !node.flow && node.items.length) return this.placeOf(node.items[node.items.length - 1]).end;
    if (isSeq(node) && !node.flow && node.items.length) return this.placeOfItem(node.items[node.items.length - 1]).end;
    return this.old.slice(0, node.range[1]).trimEnd().length;
  }

  /** Above the notes on a line. @param {number} place */
  aboveNotes(place) {
    let start = this.lineStart(place);
    while (start > 0 && /^ *#/.test(this.old.slice(this.lineStart(start - 1), start))) start = this.lineStart(start - 1);
    return start;
  }

  /** Whether nothing but blanks stands before a place on its line. @param {number} place */
  isFirst(place) {
    return !this.old.slice(this.lineStart(place), place).trim();
  }

  /** @param {number} place */
  lineStart(place) {
    return place > 0 ? this.old.lastIndexOf("\n", place - 1) + 1 : 0;
  }

  /** @param {number} place */
  lineEnd(place) {
    const end = this.old.indexOf("\n", place);
    return end < 0 ? this.old.length : end;
  }
}

/** @param {Pair} pair */
const nameOf = pair => (isScalar(pair.key) ? pair.key.value : "");

/**
 * Items of two lists, in pairs: those that are the same together, and between them one by one; without a partner where one list is longer.
 * @param {Value[]} was @param {Value[]} now @returns {[from: number | undefined, to: number | undefined][]}
 */
function aligned(was, now) {
  const pairs = /** @type {[number | undefined, number | undefined][]} */ ([]);
  let [from, to] = [0, 0];
  for (const [nextFrom, nextTo] of [...common(was, now), [was.length, now.length]]) {
    while (from < nextFrom || to < nextTo) pairs.push([from < nextFrom ? from++ : undefined, to < nextTo ? to++ : undefined]);
    if (nextFrom < was.length) pairs.push([from++, to++]);
  }
  return pairs;
}

/** The places of the items that stand in both lists in the same order, as many as there can be. @param {Value[]} was @param {Value[]} now @returns {[number, number][]} */
function common(was, now) {
  let start = 0;
  let end = 0;
  while (start < was.length && start < now.length && isSame(was[start], now[start])) start += 1;
  while (end < was.length - start && end < now.length - start && isSame(was[was.length - 1 - end], now[now.length - 1 - end])) end += 1;
  const between = middle(was.slice(start, was.length - end), now.slice(start, now.length - end));
  return [
    ...Array.from({length: start}, (_, at) => /** @type {[number, number]} */ ([at, at])),
    ...between.map(([from, to]) => /** @type {[number, number]} */ ([from + start, to + start])),
    ...Array.from({length: end}, (_, at) => /** @type {[number, number]} */ ([was.length - end + at, now.length - end + at])),
  ];
}

/** @param {Value[]} was @param {Value[]} now @returns {[number, number][]} */
function middle(was, now) {
  if (!was.length || !now.length || was.length * now.length > MOST_COMPARED) return [];
  const longest = Array.from({length: was.length + 1}, () => new Uint16Array(now.length + 1));
  for (let from = was.length - 1; from >= 0; from -= 1) {
    for (let to = now.length - 1; to >= 0; to -= 1) {
      longest[from][to] = isSame(was[from], now[to]) ? longest[from + 1][to + 1] + 1 : Math.max(longest[from + 1][to], longest[from][to + 1]);
    }
  }
  const found = /** @type {[number, number][]} */ ([]);
  for (let [from, to] = [0, 0]; from < was.length && to < now.length;) {
    if (isSame(was[from], now[to])) found.push([from++, to++]);
    else if (longest[from + 1][to] >= longest[from][to + 1]) from += 1;
    else to += 1;
  }
  return found;
}
