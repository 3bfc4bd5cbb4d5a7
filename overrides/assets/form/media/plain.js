/** The plain text of what was laid out, for browsers that cannot read its HTML safely: paragraphs, items and rows stay apart. */

const BULLET = /^([\t ]*)[•·▪◦‣§o\u25cf\u25cb\uf0b7\uf0a7-]\t[\t ]*/;
const NUMBER = /^([\t ]*)(\d{1,3})[.)]\t[\t ]*/;

/** @param {string} line */
const isItem = line => /^ *(?:- |\d+\. )/.test(line);
/** @param {string} line */
const isRow = line => line.startsWith("| ");

/** A line with the sign of its item as Markdown has it. @param {string} line */
function signed(line) {
  const indent = (/** @type {string} */ blanks) => "  ".repeat(blanks.split("\t").length - 1);
  return line.replace(BULLET, (_, blanks) => `${indent(blanks)}- `).replace(NUMBER, (_, blanks, number) => `${indent(blanks)}${number}. `).trimEnd();
}

/** Lines of cells between tabs as a table, where two or more follow each other. @param {string[]} lines @returns {string[]} */
function withTables(lines) {
  const isCells = (/** @type {string | undefined} */ line) => Boolean(line?.includes("\t"));
  return lines.flatMap((line, at) => {
    if (!isCells(line) || !(isCells(lines[at - 1]) || isCells(lines[at + 1]))) return [line.replaceAll("\t", " ")];
    const cells = line.split("\t").map(cell => cell.trim().replaceAll("|", "\\|"));
    return [`| ${cells.join(" | ")} |`, ...(isCells(lines[at - 1]) ? [] : [`|${" --- |".repeat(cells.length)}`])];
  });
}

/** @param {string} text */
export function fromPlain(text) {
  const lines = withTables(text.replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").split("\n").map(signed).filter(line => line.trim()));
  const joins = (/** @type {string} */ line, /** @type {string} */ before) => (isItem(line) && isItem(before)) || (isRow(line) && isRow(before));
  return lines.map((line, at) => (at ? (joins(line, lines[at - 1]) ? "\n" : "\n\n") : "") + (isItem(line) ? line : line.trimStart())).join("");
}
