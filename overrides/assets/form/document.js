/**
 * An entry’s file, or a record’s, read and written: as it was wherever nothing was changed, and otherwise in the one layout that
 * `showcase import` writes, too. It knows no page.
 */

import { patched } from "./document/patch.js";
import { BYTE_ORDER, newFile, plainLines } from "./document/new.js";
import { partsOf } from "./document/read.js";
import { wellFormed } from "./document/scalar.js";

/** @import { Entry, ReadEntry, Shape } from "./document/types.js" */

/** What a file says, and what is wrong with it. @param {string} text @returns {ReadEntry} */
export function readEntry(text) {
  const {front, body, problems, isRead} = partsOf(text);
  return {front, body, problems, isRead, source: text};
}

/**
 * The text of a file. What was read and not changed stays letter by letter; a field that was changed changes its own lines.
 * @param {Entry} entry @param {Shape} shape the format’s fields, in their order @returns {string}
 */
export function writeEntry({front, body, source}, shape) {
  if (source === undefined) return newFile({front, body}, shape);
  const said = wellFormed(plainLines(body));
  const parts = partsOf(source);
  if (!parts.head) return said === parts.body && !Object.keys(front).length ? source : newFile({front, body}, shape);
  const fields = patched(parts, front, shape);
  const isOld = body === parts.body;
  if (isOld && fields === parts.fields) return source;
  const tail = isOld || parts.tail.endsWith("\n") ? parts.tail : `${parts.tail}\n`;
  return withEnds(parts.head + fields + tail + (isOld ? body : said), source);
}

/** A text with the line ends that it had, and with its mark of the byte order. @param {string} text @param {string} source */
function withEnds(text, source) {
  const mark = source.startsWith(BYTE_ORDER) ? BYTE_ORDER : "";
  if (!source.includes("\r")) return mark + text;
  const old = [...source.slice(mark.length).matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)].map(([, line, end]) => ({line, end}));
  const times = (/** @type {string} */ one) => old.filter(({end}) => end === one).length;
  const usual = ["\r\n", "\r", "\n"].sort((a, b) => times(b) - times(a))[0];
  const lines = text.split("\n");
  const same = (/** @type {(line: number) => boolean} */ is) => {
    let count = 0;
    while (count < Math.min(lines.length, old.length) && is(count)) count += 1;
    return count;
  };
  const above = same(at => old[at].line === lines[at]);
  const below = same(at => old[old.length - 1 - at].line === lines[lines.length - 1 - at]);
  const ends = lines.map((_, at) => (at < above ? old[at].end : at >= lines.length - below ? old[old.length - lines.length + at].end : usual) || usual);
  return mark + lines.map((line, at) => line + (at < lines.length - 1 ? ends[at] : "")).join("");
}
