/** Lines of Markdown by what they begin, and what a line is without what stands before it. */

/** @typedef {{text: string, at: number}} Line */

export const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/;
export const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
export const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
export const QUOTE = /^ {0,3}> ?/;
export const ITEM = /^( {0,3})([-+*]|(\d{1,9})[.)])(?:([ \t]+)(?=\S)|[ \t]*$)/;
export const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
export const NOTE = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*/;
export const DEFINED = /^ {0,3}\[((?:[^[\]\\]|\\.)+)\]:\s*(?:<([^<>\n]*)>|(\S+))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const BLOCKS = "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";
const TAG = "<(?:[a-z][a-z0-9-]*(?:\\s+[a-z_:][\\w.:-]*(?:\\s*=\\s*(?:[^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\\s*/?|/[a-z][a-z0-9-]*\\s*)>";
/** How pieces of HTML begin and end. @type {[RegExp, RegExp][]} */
export const HTML = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![A-Za-z]/, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^ {0,3}</?(?:${BLOCKS})(?:\\s|/?>|$)`, "i"), /^\s*$/],
  [new RegExp(`^ {0,3}${TAG}\\s*$`, "i"), /^\s*$/],
];

/** @param {string} text */
export const isBlank = text => !text.trim();

/** How far a line is indented; a tab goes on to the next fourth column. @param {string} text */
export function indentOf(text) {
  let column = 0;
  for (const sign of text) {
    if (sign !== " " && sign !== "\t") break;
    column += sign === "\t" ? 4 - (column % 4) : 1;
  }
  return column;
}

/** A line without so many columns of its indent. @param {string} text @param {number} columns */
export function without(text, columns) {
  const indent = indentOf(text);
  return " ".repeat(Math.max(0, indent - columns)) + text.trimStart();
}

/** Whether a line begins something else than a paragraph; within one, fewer do. @param {string} text */
export function begins(text, within = true, isLazy = false) {
  const item = ITEM.exec(text);
  const isItem = item && (!within || isLazy || (text.trim().length > item[2].length && (!item[3] || item[3] === "1")));
  return Boolean(HEADING.test(text) || FENCE.test(text) || RULE.test(text) || QUOTE.test(text) || isItem || HTML.some(([start], kind) => (!within || kind < 6) && start.test(text)) || NOTE.test(text));
}

/** Whether the last of some lines is of a paragraph, which the next may go on with. @param {Line[]} lines @returns {boolean} */
export function goesOn(lines) {
  const last = lines.at(-1)?.text ?? "";
  if (isBlank(last)) return false;
  if (QUOTE.test(last)) return goesOn([{text: last.replace(QUOTE, ""), at: 0}]);
  const item = ITEM.exec(last);
  if (item && !RULE.test(last)) return goesOn([{text: last.slice(item[0].length), at: 0}]);
  const fences = lines.filter(line => FENCE.test(line.text)).length;
  return !HEADING.test(last) && !RULE.test(last) && fences % 2 === 0 && !(indentOf(last) > 3 && (lines.length === 1 || isBlank(lines[lines.length - 2].text)));
}

/** The lines of a paragraph. @param {Line[]} lines */
export const joined = lines => lines.map(line => line.text.trim()).join("\n");

/** @param {string} head @param {string} delimiter */
export const isTable = (head, delimiter) => DELIMITER.test(delimiter) && delimiter.includes("-") && (head.includes("|") || delimiter.includes("|")) && cells(head).length === cells(delimiter).length;

/** The cells of a row. @param {string} row */
export const cells = row => row.trim().replace(/^\|/, "").replace(/(?<!\\)\|$/, "").split(/(?<!\\)\|/).map(cell => cell.replaceAll("\\|", "|"));
