/**
 * What is pasted from Word, Google Docs, Outlook, Excel or a web page, as clean Markdown: lists, tables, links and emphasis stay, everything else goes.
 *
 * The HTML of a clipboard is read by the browser’s own reader that runs nothing (`Document.parseHTML`), which the site’s policy allows.
 * Where a browser has none, the plain text is taken, with its paragraphs, items and rows apart.
 */

import TurndownService from "../vendor/turndown.js";
import {cleaned} from "./cleaning.js";
import {fromPlain} from "./plain.js";
import {counted} from "./words.js";

/** @typedef {{text: string, told: string[]}} Pasted */
/** @typedef {{parseHTML?: (html: string, options?: {sanitizer?: object}) => Document}} Reader */

const KEPT = {comments: false, dataAttributes: false, attributes: ["data-style", "class", "href", "align", "width", "height", "colspan", "rowspan", "start", "datetime", "cite", "id", "aria-hidden"]};
const LONGEST = 5_000_000; // letters of HTML; twenty thousand words from Word have two million
const MOST = 30_000; // elements; a long document has a fifth, and a page that was made to keep a browser busy has more
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g; // the check refuses them, and nobody means them

/** Markdown for what is on the clipboard; null where it is plain text. @param {DataTransfer} data @returns {Pasted | null} */
export function fromClipboard(data) {
  const html = data.getData("text/html").slice(0, LONGEST);
  const reader = /** @type {Reader} */ (/** @type {unknown} */ (Document));
  if (!html.trim()) return null;
  const body = reader.parseHTML?.(quiet(html), {sanitizer: KEPT}).body;
  if (body && body.getElementsByTagName("*").length < MOST) return fromElement(body);
  return {text: fromPlain(data.getData("text/plain")), told: ["This could be pasted as plain text alone. Set bold words and links again."]};
}

/** HTML without what the policy would refuse and report, although nobody runs it: styles are kept under another name. @param {string} html */
function quiet(html) {
  const parts = html.split(/<style(?=[\s>])/i); // nothing is looked for twice, however often a hostile page begins one
  const [begin, ...rest] = parts.map((part, at) => (at ? part.slice((/<\/style>/i.exec(part)?.index ?? part.length - 8) + 8) : part));
  return [begin, ...rest].join("").replace(/<[a-z][^<>]*>/gi, tag => tag.replace(/([\s"'])(?:(style)|on\w+)(?=\s*=)/gi, (_, before, style) => `${before}data-${style ? "style" : "off"}`));
}

/** The same for elements that nobody sees. @param {HTMLElement} body @returns {Pasted} */
export function fromElement(body) {
  const left = cleaned(body);
  const text = service().turndown(body).replace(UNSEEN, "").replace(/[^\S\n]+$/gm, end => (/^ {2}$/.test(end) ? end : "")).replace(/\n{3,}/g, "\n\n").trim();
  return {text, told: [...told(left)]};
}

/** @param {import("./cleaning.js").LeftOut} left @returns {Generator<string>} */
function* told({pictures, comments, changes, links}) {
  if (pictures) yield `${counted(pictures, "picture")} could not be pasted. Add ${pictures === 1 ? "it" : "them"} where the form asks for pictures.`;
  if (comments) yield "Comments in the margin were left out.";
  if (changes) yield "There were tracked changes: what had been taken out is left out, and what had been put in stays.";
  if (links) yield `${counted(links, "link")} led to no address on the web. The words are kept.`;
}

/** @type {TurndownService | undefined} */
let only;

function service() {
  if (only) return only;
  const made = new TurndownService({headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*", codeBlockStyle: "fenced", hr: "---"});
  made.escape = escaped;
  made.addRule("deleted", {filter: "del", replacement: words => (words.trim() ? `~~${words}~~` : "")});
  made.addRule("item", {filter: "li", replacement: (words, node) => item(words, node)});
  made.addRule("table", {filter: "table", replacement: (words, node) => table(node) ?? words});
  made.addRule("link", {filter: node => node.localName === "a", replacement: (words, node) => link(words, node)});
  only = made;
  return made;
}

/** What would be read as a sign and was none; nothing more, because the writer sees it. @param {string} text */
function escaped(text) {
  return text
    .replace(/\u00a0/g, " ")
    .replace(/\\(?=[\\`*_[\]<&~|#])/g, "\\\\")
    .replace(/(?<!\s)\*|\*(?!\s|$)/g, "\\*")
    .replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/`/g, "\\`")
    .replace(/~(?=~)/g, "\\~")
    .replace(/\[(?=[^\]]{0,400}\][([])/g, "\\[")
    .replace(/<(?=[A-Za-z/!?])/g, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/^(#{1,6}(?=\s|$)|[>+](?=\s))/, "\\$1");
}

/** How many items of each list have been written. @type {WeakMap<Node, number>} */
const written = new WeakMap();

/** @param {string} words @param {HTMLElement} node */
function item(words, node) {
  const list = /** @type {HTMLElement} */ (node.parentElement ?? node);
  const place = written.get(list) ?? 0;
  written.set(list, place + 1);
  const sign = list.localName === "ol" ? `${Number(list.getAttribute("start") ?? 1) + place}. ` : "- ";
  const text = words.trim().replace(/\n{2,}(?=\s*(?:-|\d+\.) )/g, "\n").replace(/\n(?=.)/g, `\n${" ".repeat(sign.length)}`);
  return text ? `${sign}${text}${node.nextElementSibling ? "\n" : ""}` : "";
}

/** @param {string} words @param {HTMLElement} node */
function link(words, node) {
  const target = (node.getAttribute("href") ?? "").replace(/[()]/g, sign => (sign === "(" ? "%28" : "%29"));
  const text = words.trim();
  if (!text) return "";
  const around = [/^\s*/, /\s*$/].map(blank => blank.exec(words)?.[0] ?? "");
  const isAddress = text.replace(/\\/g, "") === target && /^https?:/i.test(target);
  return `${around[0]}${isAddress ? target : `[${text.replace(/\s*\n\s*/g, " ")}](${target})`}${around[1]}`;
}

/** A table of cells as one of Markdown; one that only lays out a page is none. @param {HTMLElement} node @returns {string | undefined} */
function table(node) {
  const rows = [.../** @type {HTMLTableElement} */ (node).rows].map(row => [...row.cells].flatMap(cells)).filter(row => row.some(one => one.text));
  const width = Math.max(0, ...rows.map(row => row.length));
  if (node.querySelector("table, ul, ol, blockquote, pre") || width < 2) return undefined;
  const lines = rows.map(row => `| ${Array.from({length: width}, (_, at) => row[at]?.text ?? "").join(" | ")} |`);
  const marks = Array.from({length: width}, (_, at) => alignedAs(rows.slice(1).map(row => row[at]).filter(one => one?.text)));
  return `\n\n${[lines[0], `| ${marks.join(" | ")} |`, ...lines.slice(1)].join("\n")}\n\n`;
}

/** @typedef {{text: string, aligned: string}} Cell */
/** How a column is aligned, where all that stands in it is so. @param {Cell[]} column */
function alignedAs(column) {
  const found = new Set(column.map(one => one.aligned));
  return found.size !== 1 ? "---" : found.has("right") ? "---:" : found.has("center") ? ":---:" : "---";
}

/** @param {HTMLTableCellElement} cell @returns {Cell[]} */
function cells(cell) {
  if (cell.localName === "th") for (const bold of cell.querySelectorAll("strong")) bold.replaceWith(...bold.childNodes);
  const text = service().turndown(cell).replace(/\s*\n\s*/g, " ").replace(/(?<!\\)\|/g, "\\|").trim();
  const aligned = cell.getAttribute("align") ?? /(?:^|;)\s*text-align\s*:\s*(right|center)/.exec(cell.dataset.style ?? "")?.[1] ?? "";
  return [{text, aligned}, ...Array(Math.min(cell.colSpan, 20) - 1).fill({text: "", aligned})];
}
