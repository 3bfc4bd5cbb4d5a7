/**
 * An answer as readers will see it: made of the tokens of its Markdown, element by element, as `parsing/markdown/blocks.py` makes a page’s.
 *
 * No text becomes markup on the way, so nothing that a text holds can run: raw HTML is shown as it was typed, and a link that leads nowhere
 * on the web is its words.
 */

import {Lexer} from "../vendor/marked.js";
import {spelt} from "./entities.js";
import {fold, withoutNotes} from "./notes.js";

/** @typedef {import("../vendor/marked.js").Token} Token */
/** @typedef {import("../vendor/marked.js").Cell} Cell */
/**
 * What a text does not say itself: the picture of a name, as it is drawn.
 * @typedef {{picture?: (name: string) => HTMLElement | undefined}} Beside
 */
/** @typedef {{beside: Beside, notes: Map<string, string>, used: string[], inLink: boolean}} Reading */

const LONGEST = 200_000; // letters; a whole entry has a tenth
const RUN = /(?:[[\](){}<>!*_`~|&^\\"'$@?:%] *){100}/; // which no sentence has, and the check refuses: readers keep a heap of signs that wait for their partner
// What follows is Python’s, so that a link here is one there.
const BARE = /(?<![\p{L}\p{N}_])https?:\/\/[^\s<>`"“”«»]+/giu;
const ENDING = ".,;:!?*_~'’‘…";
/** @type {Record<string, string>} */
const BRACKETS = {")": "(", "]": "[", "}": "{"};
const TO_THE_WEB = /^(?:https?:\/\/|mailto:)[^\x00-\x20\\]+$/i;
const HIGHEST = 4;
const REFERENCE = /\[\^([^\]\s]+)\]/g;
const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;
/** @type {Record<string, string>} */
const WITHIN = {strong: "strong", em: "em", del: "del"};
const ALIGNED = {right: "to-right", center: "centred", left: ""};

/** @param {string} name @param {...(Node | string)} held */
function made(name, ...held) {
  const element = document.createElement(name);
  element.append(...held);
  return element;
}

/** A text as its readers will see it. @param {string} markdown @param {Beside} [beside] @returns {DocumentFragment} */
export function render(markdown, beside = {}) {
  const fragment = document.createDocumentFragment();
  const text = markdown.replace(/\r\n?/g, "\n");
  if (text.length > LONGEST || RUN.test(text)) return asTyped(fragment, text);
  try {
    const [body, notes] = withoutNotes(text);
    /** @type {Reading} */
    const reading = {beside, notes, used: [], inLink: false};
    fragment.append(...blocks(Lexer.lex(body, {gfm: true}), reading));
    for (const name of reading.used) fragment.append(footnote(name, reading)); // which grows while it is read
    for (const name of notes.keys()) {
      if (!reading.used.includes(name)) fragment.append(footnote(name, reading));
    }
    return fragment;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return asTyped(document.createDocumentFragment(), text); // lists in lists in lists, deeper than any browser counts
  }
}

/** @param {DocumentFragment} fragment @param {string} text */
function asTyped(fragment, text) {
  fragment.append(made("pre", text));
  return fragment;
}

/** @param {string} name @param {Reading} reading */
function footnote(name, reading) {
  if (!reading.used.includes(name)) reading.used.push(name);
  const number = made("sup", String(reading.used.indexOf(name) + 1));
  number.className = "footnote-definition-label";
  const element = made("div", number, ...blocks(Lexer.lex(reading.notes.get(name) ?? "", {gfm: true}), reading));
  element.className = "footnote-definition";
  return element;
}

/** @param {Token[]} tokens @param {Reading} reading @returns {(Node | string)[]} */
const blocks = (tokens, reading) => tokens.flatMap(token => block(token, reading));

/** @param {Token} token @param {Reading} reading @returns {(Node | string)[]} */
function block(token, reading) {
  const {type, tokens = []} = token;
  if (type === "paragraph") return [alone(tokens, reading) ?? made("p", ...inlines(tokens, reading))];
  if (type === "text") return inlines(tokens.length ? tokens : [token], reading);
  if (type === "heading") return [made(`h${Math.max(HIGHEST, token.depth ?? 0)}`, ...inlines(tokens, reading))];
  if (type === "list") return [list(token, reading)];
  if (type === "blockquote") return [quotation(token, reading)];
  if (type === "code") return [made("pre", made("code", `${token.text}\n`))];
  if (type === "table") return [table(token, reading)];
  if (type === "hr") return [made("hr")];
  if (type === "html") return [made("p", token.raw.trim())];
  return [];
}

/** @param {Token} token @param {Reading} reading */
function list(token, reading) {
  const element = made(token.ordered ? "ol" : "ul");
  if (token.ordered && token.start !== 1) element.setAttribute("start", String(token.start));
  for (const item of token.items ?? []) {
    const held = (item.tokens ?? []).filter(one => one.type !== "checkbox");
    const entry = made("li", ...held.flatMap(one => (item.loose && one.type === "text" ? [made("p", ...block(one, reading))] : block(one, reading))));
    if (item.task) (entry.querySelector(":scope > p:first-child") ?? entry).prepend(item.checked ? "☑ " : "☐ ");
    element.append(entry);
  }
  return element;
}

/** @param {Token} token @param {Reading} reading */
function quotation(token, reading) {
  const alert = ALERT.exec(token.text ?? "");
  if (!alert) return made("blockquote", ...blocks(token.tokens ?? [], reading));
  const name = `${alert[1][0].toUpperCase()}${alert[1].slice(1).toLowerCase()}`;
  return made("blockquote", made("p", made("strong", name)), ...blocks(Lexer.lex((token.text ?? "").slice(alert[0].length), {gfm: true}), reading));
}

/** @param {Token} token @param {Reading} reading */
function table({header = [], rows = []}, reading) {
  const row = (/** @type {Cell[]} */ cells, /** @type {string} */ name) => made("tr", ...cells.map(one => cell(one, name, reading)));
  return made("table", made("thead", row(header, "th")), made("tbody", ...rows.map(cells => row(cells, "td"))));
}

/** @param {Cell} one @param {string} name @param {Reading} reading */
function cell({tokens, align}, name, reading) {
  const element = made(name === "th" && !tokens.length ? "td" : name, ...inlines(tokens, reading)); // an empty corner heads nothing
  if (align && ALIGNED[align] && (tokens.length || name === "td")) element.className = ALIGNED[align];
  return element;
}

/** A picture that stands in a paragraph alone. @param {Token[]} tokens @param {Reading} reading */
function alone(tokens, reading) {
  if (tokens.length !== 1 || tokens[0].type !== "image") return undefined;
  const shown = picture(tokens[0], reading);
  if (typeof shown === "string") return made("p", shown);
  const figure = made("figure", shown);
  figure.className = "picture";
  return figure;
}

/** @param {Token} token @param {Reading} reading @returns {HTMLElement | string} */
function picture({href = "", text = "", tokens}, reading) {
  const words = tokens ? (made("p", ...inlines(tokens, reading)).textContent ?? "") : spelt(text);
  const shown = reading.beside.picture?.(href);
  shown?.setAttribute("role", "img");
  shown?.setAttribute("aria-label", words);
  return shown ?? words;
}

/** Whether a token is text for this site, whatever else others make of it. @param {Token} token */
const isText = ({type, raw}) => ["text", "escape", "html"].includes(type) || (type === "link" && !/^[[<]/.test(raw));

/** @param {Token[]} tokens @param {Reading} reading @returns {(Node | string)[]} */
function inlines(tokens, reading) {
  const found = /** @type {(Node | string)[]} */ ([]);
  let said = "";
  for (const token of tokens) {
    if (isText(token)) {
      said += textOf(token);
      continue;
    }
    found.push(...words(said, reading), ...inline(token, reading));
    said = "";
  }
  return [...found, ...words(said, reading)];
}

/** @param {Token} token */
const textOf = ({type, text = "", raw}) => (type === "text" ? spelt(text) : type === "escape" ? text : raw);

/** @param {Token} token @param {Reading} reading @returns {(Node | string)[]} */
function inline(token, reading) {
  const {type, tokens = [], text = ""} = token;
  if (type in WITHIN) return [made(WITHIN[type], ...inlines(tokens, reading))];
  if (type === "link") return link(spelt(token.href ?? ""), token.title, inlines(tokens, {...reading, inLink: true}));
  if (type === "image") return [picture(token, reading)];
  if (type === "codespan") return [made("code", text)];
  if (type === "checkbox") return []; // its item has the sign
  return type === "br" ? [made("br"), "\n"] : [text || token.raw];
}

/** @param {string} target @param {string | null | undefined} title @param {(Node | string)[]} held @returns {(Node | string)[]} */
function link(target, title, held) {
  if (!TO_THE_WEB.test(target)) return held;
  const element = /** @type {HTMLAnchorElement} */ (made("a", ...held));
  element.href = target;
  element.rel = "nofollow ugc noopener";
  element.target = "_blank"; // what is written stays open
  if (title) element.title = spelt(title);
  return [element];
}

/** Words, with the addresses and the signs of footnotes among them. @param {string} text @param {Reading} reading @returns {(Node | string)[]} */
function words(text, reading) {
  const found = /** @type {(Node | string)[]} */ ([]);
  let told = 0;
  for (const sign of text.matchAll(REFERENCE)) {
    const name = fold(sign[1]);
    if (!reading.notes.has(name)) continue;
    if (!reading.used.includes(name)) reading.used.push(name);
    const number = made("sup", String(reading.used.indexOf(name) + 1));
    number.className = "footnote-reference";
    found.push(...addresses(text.slice(told, sign.index), reading), number);
    told = sign.index + sign[0].length;
  }
  return [...found, ...addresses(text.slice(told), reading)];
}

/** @param {string} text @param {Reading} reading @returns {(Node | string)[]} */
function addresses(text, {inLink}) {
  const found = /** @type {(Node | string)[]} */ ([]);
  let told = 0;
  for (const one of inLink ? [] : text.matchAll(BARE)) {
    const address = withoutEnding(one[0]);
    if (address.endsWith("//")) continue;
    found.push(text.slice(told, one.index), ...link(address, "", [address]));
    told = one.index + address.length;
  }
  return [...found, text.slice(told)].filter(Boolean);
}

/** An address without the marks behind it, and without a bracket that was opened before it. @param {string} address */
function withoutEnding(address) {
  const many = (/** @type {string} */ sign, /** @type {number} */ end) => address.slice(0, end).split(sign).length;
  let end = address.length;
  while (end) {
    const last = address[end - 1];
    if (!ENDING.includes(last) && !(last in BRACKETS && many(BRACKETS[last], end) < many(last, end))) break;
    end -= 1;
  }
  return address.slice(0, end);
}
