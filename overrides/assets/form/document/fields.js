/** Fields as YAML, in the one layout: as `hooks/showcase/authoring/yaml_writer.py` and `layout.py` write them, byte for byte. */

import { lengthOf, scalar, UNSHOWN } from "./scalar.js";

/** @import { Fields, Shape, Value } from "./types.js" */

const WIDTH = 110;
const LONG = 90; // letters; a longer text is folded over lines
const SHORT_FIELDS = 100; // letters that a set of fields on one line may have
const FOLDABLE = /^\S+(?: \S+)*$/;
/** @typedef {"text" | "plain" | Shape | undefined} Kind */

/** Whether a value has fields of its own. @param {Value | undefined} value @returns {value is Fields} */
export const hasFields = value => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a field of this name holds. @param {Kind} shape @param {string} name @returns {Kind} */
export function kindOf(shape, name) {
  return typeof shape === "object" ? (Object.hasOwn(shape, name) ? shape[name] : Object.hasOwn(shape, "*") ? shape["*"] : "text") : "text";
}

/** The names of fields in the format’s order, without those that are empty. @param {Fields} values @param {Kind} shape */
export function namesOf(values, shape) {
  const known = typeof shape === "object" ? Object.keys(shape).filter(name => Object.hasOwn(values, name)) : [];
  const names = [...known, ...Object.keys(values).filter(name => !known.includes(name))];
  return names.filter(name => (values[name] ?? null) !== null);
}

/** The lines of a set of fields. @param {Fields} values @param {Kind} shape @returns {string[]} */
export function fieldLines(values, shape, depth = 0) {
  return namesOf(values, shape).flatMap(name => oneField(name, values[name], kindOf(shape, name), depth));
}

/** The lines of one field. @param {string} name @param {Value} value @param {Kind} kind @param {number} depth @returns {string[]} */
export function oneField(name, value, kind, depth) {
  const start = `${"  ".repeat(depth)}${scalar(name)}:`;
  if (typeof value === "string") return textLines(start, value, kind, depth + 1);
  if (Array.isArray(value)) return listLines(start, value, kind, depth + 1);
  if (!hasFields(value)) return [];
  const line = onOneLine(value, kind);
  return line && lengthOf(line) < SHORT_FIELDS ? [`${start} ${line}`] : [start, ...fieldLines(value, kind, depth + 1)];
}

/** The lines of one item of a list. @param {Value} value @param {Kind} kind @param {number} depth @returns {string[]} */
export function itemLines(value, kind, depth) {
  const before = "  ".repeat(depth);
  if (typeof value === "string") return textLines(`${before}-`, value, kind, depth + 1);
  if (value === null) return [];
  const inside = hasFields(value) ? fieldLines(value, kind, depth + 1) : [];
  return inside.length ? [`${before}- ${inside[0].trimStart()}`, ...inside.slice(1)] : [`${before}- ${flow(value, kind)}`];
}

/** @param {string} start @param {string} text @param {Kind} kind @param {number} depth @returns {string[]} */
function textLines(start, text, kind, depth) {
  if (lengthOf(text) <= LONG || UNSHOWN.test(text) || !FOLDABLE.test(text)) return [`${start} ${scalar(text, {isPlain: kind === "plain"})}`];
  const indent = "  ".repeat(depth);
  return [`${start} >-`, ...folded(text.split(" "), WIDTH - 2 * indent.length).map(line => indent + line)];
}

/** @param {string[]} words @param {number} room */
function folded(words, room) {
  const lines = [words[0]];
  for (const word of words.slice(1)) {
    const last = lines.length - 1;
    if (lengthOf(lines[last]) + 1 + lengthOf(word) <= room) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @param {string} start @param {Value[]} values @param {Kind} kind @param {number} depth @returns {string[]} */
function listLines(start, values, kind, depth) {
  const some = values.filter(value => value !== null);
  if (some.every(value => typeof value === "string")) {
    const line = `[${some.map(text => scalar(text, {inBrackets: true, isPlain: kind === "plain"})).join(", ")}]`;
    if (lengthOf(line) < SHORT_FIELDS) return [`${start} ${line}`];
  }
  return [start, ...some.flatMap(value => itemLines(value, kind, depth))];
}

/** A set of short fields in braces; nothing when one of them is no text. @param {Fields} values @param {Kind} shape */
function onOneLine(values, shape) {
  const names = namesOf(values, shape);
  if (names.some(name => typeof values[name] !== "string")) return "";
  const said = (/** @type {string} */ name) => scalar(String(values[name]), {inBrackets: true, isPlain: kindOf(shape, name) === "plain"});
  return `{${names.map(name => `${scalar(name, {inBrackets: true})}: ${said(name)}`).join(", ")}}`;
}

/** What no field of the format holds, such as a list in a list, on one line. @param {Value} value @param {Kind} kind @returns {string} */
function flow(value, kind) {
  if (typeof value === "string") return scalar(value, {inBrackets: true, isPlain: kind === "plain"});
  if (Array.isArray(value)) return `[${value.filter(one => one !== null).map(one => flow(one, kind)).join(", ")}]`;
  if (!hasFields(value)) return "";
  return `{${namesOf(value, kind).map(name => `${scalar(name, {inBrackets: true})}: ${flow(value[name], kindOf(kind, name))}`).join(", ")}}`;
}
