/**
 * A file taken apart: its fields as they were written, each with its place, and the text below them. Nothing is guessed, and what
 * the check refuses (`hooks/showcase/parsing/yaml/`) is refused here by the same codes.
 */

import { plainLines } from "./new.js";
import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument } from "../vendor/yaml.js";

/** @import { Node, YAMLMap } from "../vendor/yaml.js" */
/** @import { Fields, Problem, Value } from "./types.js" */

const FENCE = /^---[ \t]*$/;
const LARGEST = 200_000; // bytes
const MOST_VALUES = 6_000; // lines and commas
const DEEPEST = 10;
const SCALAR = "\x1f"; // stands before a plain text or a long one

/**
 * A file by its parts; `fields` is the text between the lines of hyphens, and all places are in it but for those of problems.
 * `comments` and `hyphens` are where notes and the signs of items begin; `isPlain` is false where names are written in a way of their own.
 * @typedef {{head: string, fields: string, tail: string, body: string, front: Fields, root: Node | null, problems: Problem[], isRead: boolean,
 *   comments: [start: number, end: number][], hyphens: number[], isPlain: boolean}} Parts
 */

/** The parts of a file. @param {string} source @returns {Parts} */
export function partsOf(source) {
  const text = plainLines(source);
  const parts = split(text);
  if (!parts) return unread({head: "", fields: "", tail: "", body: text}, [{code: "no-front-matter", line: 1, column: 1}]);
  const size = new TextEncoder().encode(text).length;
  const values = parts.fields.split(/[\n,]/).length - 1;
  const at = parts.head.split("\n").length;
  if (size > LARGEST) return unread(parts, [{code: "too-large", line: 1, column: 1, values: {kilobytes: Math.ceil(size / 1000), most: LARGEST / 1000}}]);
  if (values > MOST_VALUES) return unread(parts, [{code: "too-many-fields", line: at, column: 1, values: {found: values, most: MOST_VALUES}}]);
  return new Reader(parts, at).read();
}

/** @typedef {{head: string, fields: string, tail: string, body: string}} Pieces */

/** What stands before the fields, in them, between them and the text, and in the text. @param {string} text @returns {Pieces | undefined} */
function split(text) {
  const lines = text.split("\n");
  const first = lines.findIndex(line => line.trim());
  if (first < 0 || !FENCE.test(lines[first])) return undefined;
  const last = lines.findIndex((line, row) => row > first && FENCE.test(line));
  if (last < 0) return undefined;
  const joined = (/** @type {number} */ from, /** @type {number} */ to) => lines.slice(from, to).map(line => `${line}\n`).join("");
  const isEnd = last === lines.length - 1;
  return {head: joined(0, first + 1), fields: joined(first + 1, last), tail: isEnd ? lines[last] : `${lines[last]}\n`, body: lines.slice(last + 1).join("\n")};
}

/** @param {Pieces} pieces @param {Problem[]} problems @returns {Parts} */
function unread(pieces, problems) {
  return {...pieces, front: {}, root: null, problems, isRead: false, comments: [], hyphens: [], isPlain: false};
}

class Reader {
  /** @param {Pieces} pieces @param {number} at the line of the file on which the fields begin */
  constructor(pieces, at) {
    this.pieces = pieces;
    this.at = at;
    this.problems = /** @type {Problem[]} */ ([]);
    this.comments = /** @type {[number, number][]} */ ([]);
    this.hyphens = /** @type {number[]} */ ([]);
    this.isPlain = true;
  }

  /** @returns {Parts} */
  read() {
    const {root, values, isWhole} = this.nodes();
    const isFields = !root || isMap(root);
    if (!isFields && !this.problems.length) this.find("yaml-syntax", 0);
    const isRead = isWhole && isFields && !this.problems.some(({code}) => code !== "repeated-field");
    if (!isRead) return unread(this.pieces, this.problems);
    const {problems, comments, hyphens, isPlain} = this;
    return {...this.pieces, front: /** @type {Fields} */ (values ?? {}), root, problems, isRead, comments, hyphens, isPlain};
  }

  /** The nodes of the fields and their values, unless something is in them that must not be followed. @returns {{root: Node | null, values: Value, isWhole: boolean}} */
  nodes() {
    try {
      this.look();
      if (this.problems.length) return {root: null, values: null, isWhole: false};
      const document = parseDocument(this.pieces.fields, {schema: "failsafe", logLevel: "error", prettyErrors: false, uniqueKeys: false});
      for (const {pos} of document.errors.slice(0, 1)) this.find("yaml-syntax", pos[0]);
      const isWhole = !document.errors.length;
      return {root: document.contents, values: isWhole ? this.value(document.contents, 0) : null, isWhole};
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.find("yaml-too-deep", 0, {deepest: DEEPEST}); // too many lists in one another, or the end of the stack
      return {root: null, values: null, isWhole: false};
    }
  }

  /** Goes through the signs once, before anything is made of them. */
  look() {
    let [place, depth, items, isText] = [0, 0, 0, false];
    for (const sign of new Lexer().lex(this.pieces.fields)) {
      if (sign === SCALAR) isText = true;
      if (sign.length === 1 && sign < " " && sign !== "\n" && sign !== "\t") continue;
      if (!isText) depth = this.sign(sign, place, depth);
      if (isText || sign === "\n") items = 0;
      else if (sign === "-") items += 1;
      if (depth > DEEPEST || items > DEEPEST) throw new RangeError();
      place += sign.length;
      isText = false;
    }
  }

  /** @param {string} sign @param {number} place @param {number} depth of brackets */
  sign(sign, place, depth) {
    const first = sign[0];
    if (first === "#") this.comments.push([place, place + sign.length]);
    else if (sign === "-") this.hyphens.push(place);
    else if (sign === "?") this.isPlain = false;
    else if (first === "&" || first === "*") this.find("yaml-alias", place, {sign});
    else if (first === "!") this.find("yaml-tag", place, {tag: sign});
    else if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    return depth;
  }

  /** A value as it was written. @param {Node | null} node @param {number} depth @returns {Value} */
  value(node, depth) {
    if (depth > DEEPEST) throw new RangeError();
    if (!node || isAlias(node)) return null;
    if (isScalar(node)) return node.type === "PLAIN" && (node.value === "" || node.value === "~") ? null : node.value;
    return isSeq(node) ? node.items.map(item => this.value(item, depth + 1)) : this.fields(node, depth);
  }

  /** @param {YAMLMap} node @param {number} depth @returns {Fields} */
  fields(node, depth) {
    const known = /** @type {Map<string, number>} */ (new Map());
    const values = /** @type {[string, Value][]} */ ([]);
    for (const {key, value} of node.items) {
      const place = key?.range[0] ?? value?.range[0] ?? node.range[0];
      if (!isScalar(key)) {
        this.find("yaml-field-name", place);
        continue;
      }
      const first = known.get(key.value);
      if (first !== undefined) {
        this.find("repeated-field", place, {name: key.value, first: this.line(first).line});
        continue;
      }
      known.set(key.value, place);
      values.push([key.value, this.value(value, depth + 1)]);
    }
    return Object.fromEntries(values);
  }

  /** @param {string} code @param {number} place @param {Problem["values"]} [values] */
  find(code, place, values) {
    this.problems.push({code, ...this.line(place), ...(values && {values})});
  }

  /** @param {number} place */
  line(place) {
    const lines = this.pieces.fields.slice(0, place).split("\n");
    return {line: this.at + lines.length - 1, column: Array.from(lines[lines.length - 1]).length + 1};
  }
}
