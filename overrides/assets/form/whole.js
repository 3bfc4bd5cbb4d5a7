/** What reads, writes and checks the file that a form makes. It is large and no key waits for it, so it comes a little after the page; whoever calls one of these has waited for `comes`. */

import {newFile} from "./document/new.js";
import {data, part} from "./later.js";

/** @type {typeof import("./document.js")} */
let files;
/** @type {typeof import("./checks/check.js")} */
let checks;
/** @type {RuleTable} */
let table;

/** Waits until it is there. @param {string} rules where the table of the check is @param {unknown} [source] whether a file has to be read, which a draft that came from none has not */
export async function comes(rules, source = false) {
  [checks, table] = await Promise.all([part("check"), data(rules)]);
  if (source) files = await part("document");
}

const NOTHING = {front: {}, body: "", problems: [], isRead: false, source: ""};
/** Of a draft that came from no file nothing has to be read. @type {typeof import("./document.js").readEntry} */
export const readEntry = source => (source ? files.readEntry(source) : NOTHING);
/** @type {typeof import("./document.js").writeEntry} */
export const writeEntry = (entry, shape) => (entry.source ? files.writeEntry(entry, shape) : newFile(entry, shape));
/** @param {CheckedEntry} entry */
export const check = entry => checks.check(entry, table);
/** What kind of number a measure’s fields tell of. @param {any} measure */
export const kindOfNumber = measure => checks.kindOfNumber(measure, table);
