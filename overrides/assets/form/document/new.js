/** A file that is written for the first time, for which nothing has to be read. */

import { fieldLines } from "./fields.js";
import { wellFormed } from "./scalar.js";

/** @import { Entry, Shape } from "./types.js" */

export const BYTE_ORDER = "\ufeff";

/** A text with line ends as Unix has them, and without a mark of its byte order. @param {string} text */
export const plainLines = text => (text.startsWith(BYTE_ORDER) ? text.slice(1) : text).replace(/\r\n?/g, "\n");

/** The text of a file that was never read. @param {Pick<Entry, "front" | "body">} entry @param {Shape} shape the format’s fields, in their order */
export const newFile = ({front, body}, shape) => `${["---", ...fieldLines(front, shape), "---"].join("\n")}\n${wellFormed(plainLines(body))}`;
