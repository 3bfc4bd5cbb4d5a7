/** What reads, writes and checks the file that a form makes. It is large and no key waits for it, so it comes a little after the page; whoever calls one of these has waited for `comes`. */

import {data, part} from "./later.js";

/** @type {typeof import("./document.js")} */
let files;
/** @type {typeof import("./checks/check.js")} */
let checks;
/** @type {RuleTable} */
let table;

/** Waits until it is there. @param {string} rules where the table of the check is */
export async function comes(rules) {
  [files, checks, table] = await Promise.all([part("document"), part("check"), data(rules)]);
}

const NOTHING = {front: {}, body: "", problems: [], isRead: false, source: ""};
/** Of a draft that came from no file nothing has to be read. @type {typeof import("./document.js").readEntry} */
export const readEntry = source => (source ? files.readEntry(source) : NOTHING);
/** @type {typeof import("./document.js").writeEntry} */
export const writeEntry = (entry, shape) => files.writeEntry(entry, shape);
/** @param {CheckedEntry} entry */
export const check = entry => checks.check(entry, table);
/** What kind of number a measure’s fields tell of. @param {any} measure */
export const kindOfNumber = measure => checks.kindOfNumber(measure, table);
