/** The file that a draft makes: its fields and its text; of a file that came in, only what was changed is written anew. */

import {answersIn, bodyOf, withAnswers} from "./document/answers.js";
import {fresh} from "./drafts.js";
import {headingsOf} from "./headings.js";
import {merged} from "./parcel.js";
import {readEntry, writeEntry} from "./whole.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./headings.js").Asked} Asked */
/** What a form goes by beside the page: the order of fields, letters as addresses spell them, the honour of who is not judged, what each year asks, and how words are counted.
 * @typedef {{shapes: any, spelt: Record<string, string>, unjudged: string, years: Record<string, Asked>, shared: Record<string, any>}} Format */

/** What a draft says: its fields with those that the form does not show, and its text.
 * @param {Draft} draft @param {Asked} asked @param {string[]} ids of the answers that the form has @returns {{front: any, body: string}} */
export function saidBy({kind, front: shown, rest, answers, source}, asked, ids) {
  const front = merged(shown, rest);
  if (kind !== "entry") return {front, body: `\n${(answers.text ?? "").trim()}\n`};
  const headings = headingsOf(asked, String(front.category ?? ""));
  const all = {...Object.fromEntries(ids.map(id => [id, ""])), ...answers}; // what was emptied is empty
  const before = source ? readEntry(source) : null;
  if (!before) return {front, body: bodyOf(all, headings)};
  const isOfItsYear = String(before.front.year) === String(front.year);
  return {front, body: isOfItsYear ? withAnswers(before.body, all, headings) : aboveHeadings(before.body) + bodyOf(all, headings)};
}

/** What stands above all headings of a text. @param {string} body */
const aboveHeadings = body => body.split(/^(?= {0,3}#{1,6}[ \t])/m)[0].trimEnd();

/** The same with the text of the file. @param {Draft} draft @param {{front: any, body: string}} said @param {Format} format */
export function fileOf({kind, source}, {front, body}, {shapes, unjudged}) {
  const whole = kind === "entry" ? {recognition: unjudged, ...front} : front;
  return {front: whole, body, text: writeEntry({front: whole, body, source: source || undefined}, shapes[kind])};
}

/** The draft of a finished entry: of its year, where the award knows that. @param {import("./opening.js").CameEntry} entry @param {string[]} came its files
 * @param {Record<string, Asked>} years @param {string} year the one of the form @returns {Draft} */
export function draftFrom({read: {front, body, source}, slug}, came, years, year) {
  const its = Object.hasOwn(years, String(front.year)) ? String(front.year) : year;
  return {...fresh("entry", its), front, answers: answersIn(body, headingsOf(years[its])).answers, source, slug, came};
}
