/** The footnotes of a text, which its reader of Markdown does not know. */

const NOTE = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** A text without its footnotes, and these by their names. @param {string} text @returns {[string, Map<string, string>]} */
export function withoutNotes(text) {
  const body = /** @type {string[]} */ ([]);
  const notes = /** @type {Map<string, string>} */ (new Map());
  let note = "";
  let fence = "";
  let isAfterBlank = true;
  for (const line of text.split("\n")) {
    const opens = FENCE.exec(line)?.[1] ?? "";
    const begins = fence ? null : NOTE.exec(line);
    if (begins) {
      note = fold(begins[1]);
      if (notes.has(note)) note = `${note}\n${notes.size}`;
      notes.set(note, begins[2]);
    } else if (note && (!line.trim() || /^(?: {4}|\t)/.test(line) || !isAfterBlank)) {
      notes.set(note, `${notes.get(note)}\n${line.replace(/^(?: {4}|\t)/, "")}`);
    } else {
      note = "";
      body.push(line);
      if (opens && (!fence || opens.startsWith(fence))) fence = fence ? "" : opens;
    }
    isAfterBlank = !line.trim();
  }
  return [body.join("\n"), notes];
}

/** @param {string} name */
export const fold = name => name.toLowerCase().replace(/ß/g, "ss");
