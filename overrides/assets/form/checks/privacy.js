/** What is never published, wherever it stands; and what a person has judged: Python’s `checks/personal_data.py` and `waivers.py`. */

import {unescaped} from "./inline.js";
import {lettersOf} from "./numbers.js";
import {dotted, isTeams, masked, personal} from "./personal.js";
import {textsOf} from "./texts.js";
import {nearest, split} from "./words.js";

/** @typedef {import("./pattern.js").Shared} Shared */
/** @typedef {import("./judged.js").Judged} Judged */
/** @typedef {{text: string, place: (start: number) => Pick<RuleBroken, "part" | "path" | "line">}} Piece */

const MOST_TOLD = 100;
const REACHED_AT = ["personal-email", "phone-number"];

/** @param {Steps} path @returns {Piece["place"]} */
const inFront = path => () => ({part: "front", path});

/** @param {string} kind @param {string} text */
function letters(kind, text) {
  const all = lettersOf(unescaped(text));
  const digits = ["nhs-number", "phone-number"].includes(kind) ? all.replace(/\D/g, "").replace(/^0+/, "") : all;
  return `${kind} ${kind === "phone-number" ? digits.replace(/^44/, "").replace(/^0+/, "") : digits}`;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** No more of each than anybody would read. @template T @param {T[]} all @param {(one: T) => string} of @returns {T[]} */
export function fewOfEach(all, of) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return all.filter(one => {
    const count = (counts.get(of(one)) ?? 0) + 1;
    counts.set(of(one), count);
    return count <= MOST_TOLD;
  });
}

/**
 * Everything personal in an entry, and the halves of what stands on two lines, which nobody could recognise.
 * @param {Judged} judged
 * @returns {{found: RuleBroken[], halves: string[]}}
 */
export function personalData(judged) {
  const {shared, values, body} = judged;
  const texts = textsOf(values);
  const contact = texts.filter(([steps]) => steps[0] === "contact").map(([, text]) => text).join("\n\n");
  const inContact = personal(shared, contact);
  const reached = inContact.map(one => contact.slice(one.start, one.end).toLowerCase());
  const inBody = (/** @type {number} */ start) => {
    const line = body.lineAt(start);
    return {part: /** @type {const} */ ("body"), path: judged.around(line), line};
  };
  const comments = (judged.entry.comments ?? []).map(({text, line}) => ({text, place: () => ({part: /** @type {const} */ ("front"), path: [], line})}));
  const written = [...texts.map(([steps, text]) => ({text, place: inFront(steps)})), ...comments, {text: body.body, place: inBody}];
  const isWritten = (/** @type {string} */ kind, /** @type {string} */ value, /** @type {Piece["place"]} */ place) =>
    !(REACHED_AT.includes(kind) && (place(0).path[0] === "contact" || reached.includes(value.toLowerCase())));
  const found = fewOfEach(written.flatMap(piece => pieces(shared, piece).filter(one => isWritten(one.kind, one.value, piece.place))), one => one.kind);
  const known = new Set([...inContact.map(one => letters(one.kind, contact.slice(one.start, one.end))), ...written.flatMap(piece => pieces(shared, piece, true)).map(one => letters(one.kind, one.value))]);
  const disguised = shown(judged, texts).flatMap(piece => pieces(shared, piece)).filter(one => {
    const same = letters(one.kind, one.value);
    const isNew = !known.has(same);
    known.add(same);
    return isNew;
  });
  const halves = found.filter(one => one.value.includes("\n")).flatMap(one => one.value.split("\n").map(half => half.trim()).filter(Boolean));
  return {found: [...inNames(judged), ...[...found, ...disguised].map(told(judged))], halves};
}

/** The findings, in which no half is quoted. @param {Shared} shared @param {RuleBroken[]} broken @param {string[]} halves */
export function withoutHalves(shared, broken, halves) {
  const hidden = (/** @type {any} */ value) => halves.reduce((text, half) => text.replaceAll(half, shared.known("redact.DOT").repeat([...half].length)), value);
  const hide = (/** @type {any} */ value) => (typeof value === "string" ? hidden(value) : Array.isArray(value) ? value.map(one => (typeof one === "string" ? hidden(one) : one)) : value);
  return broken.map(one => ({...one, values: Object.fromEntries(Object.entries(one.values).map(([name, value]) => [name, hide(value)]))}));
}

/** @param {Shared} shared @param {Piece} piece */
function pieces(shared, {text, place}, withTeams = false) {
  const all = personal(shared, text).map(({start, end, kind}) => ({kind, value: text.slice(start, end), where: () => place(start)}));
  return all.filter(one => withTeams || one.kind !== "personal-email" || !isTeams(shared, one.value));
}

/**
 * What readers see, or what is behind it, where its source disguises it.
 * @param {Judged} judged
 * @param {[Steps, string][]} texts
 * @returns {Piece[]}
 */
function shown({body}, texts) {
  const at = (/** @type {number} */ line) => () => ({part: /** @type {const} */ ("body"), path: [], line});
  return [
    ...texts.filter(([, text]) => text.includes("%")).map(([steps, text]) => ({text: decoded(text), place: inFront(steps)})),
    ...body.sections.map(section => ({text: `${section.title}\n\n${section.text}`, place: at(section.line)})),
    ...body.links.map(({target, line}) => ({text: decoded(target.replaceAll("+", " ")), place: at(line)})),
  ];
}

/** @param {Judged} judged @returns {RuleBroken[]} */
function inNames({shared, files}) {
  return [...files].flatMap(name => pieces(shared, {text: name, place: () => ({part: "files", path: [name]})}).map(({kind, value, where}) => {
    const about = split(dotted(shared, value, kind)).join(" ");
    return {code: kind, ...where(), values: {shown: about, name: masked(name, shared)}, wording: "", severity: "error", about};
  }));
}

/** @param {Judged} judged @returns {(one: ReturnType<typeof pieces>[number]) => RuleBroken} */
const told = ({shared}) => ({kind, value, where}) => {
  const about = split(dotted(shared, value, kind)).join(" ");
  return {code: kind, ...where(), values: {shown: about, name: ""}, wording: "", severity: "error", about};
};

/**
 * The findings, those that a person has judged as such; and reviews of what may not be judged, or of nothing.
 * @param {Judged} judged
 * @param {RuleBroken[]} broken
 * @returns {RuleBroken[]}
 */
export function weighed({shared, front, at}, broken) {
  const reviewable = shared.known("waivers.REVIEWABLE");
  const plain = (/** @type {string} */ text) => split(text.replace(/[*·]/g, shared.known("redact.DOT"))).join(" ");
  const reviews = (front.reviewed ?? []).map((/** @type {ModelRead} */ review) => ({...review, times: review.times ?? 1, left: review.times ?? 1}));
  const told = broken.map(one => {
    const fits = (/** @type {ModelRead} */ review) => review.left && review.rule === one.code && one.about && plain(one.about) === plain(review.about);
    const review = reviewable.includes(one.code) ? reviews.find(fits) : undefined;
    if (!review) return one;
    review.left--;
    return {...one, severity: "info", values: {about: one.about, who: review.who, day: review.date, because: review.reason}, wording: "judged"};
  });
  return [...told, ...reviews.flatMap((/** @type {ModelRead} */ {rule, about, times, left}, /** @type {number} */ number) => {
    const path = ["reviewed", number, "rule"];
    if (!reviewable.includes(rule)) return [at("not-reviewable", path, {rule, meant: nearest(rule, reviewable), reviewable})];
    const isDecided = Object.hasOwn(shared.table.says, rule);
    return left && isDecided ? [at("unused-review", path, {about, times, there: times - left}, "", "warning")] : [];
  })];
}
