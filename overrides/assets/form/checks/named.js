/** Names that links and notes of a text are referred to by, which may stand anywhere in it. */

import {label, unescaped} from "./inline.js";
import {DEFINED, HEADING, NOTE, RULE, isBlank} from "./lines.js";

/** @param {string[]} lines */
export function named(lines) {
  const references = /** @type {Map<string, string>} */ (new Map());
  const notes = /** @type {Set<string>} */ (new Set());
  let isFree = true; // a name is given before a paragraph, not within one
  for (const whole of lines) {
    const line = whole.replace(/^(?:[ ]{0,3}>[ ]?)+/, "");
    const note = NOTE.exec(line);
    const link = /** @type {RegExpExecArray | null} */ (note || !isFree ? null : DEFINED.exec(line));
    isFree = Boolean(link) || isBlank(line) || HEADING.test(line) || RULE.test(line);
    if (note) notes.add(label(note[1]));
    if (link && !references.has(label(link[1]))) references.set(label(link[1]), unescaped(link[2] ?? link[3] ?? ""));
  }
  return {references, notes};
}
