/** A finished entry, or a copy, comes into the form: a text, a zip, a folder or several files. */

import {readEntry} from "./document.js";
import {parsed} from "./drafts.js";

/** What came in: a draft, or an entry with its files; or why neither. @typedef {{draft?: import("./drafts.js").Draft, entry?: {read: ReturnType<typeof readEntry>, files: Map<string, Uint8Array>, slug: string}, wrong?: string}} Came */

/** @param {File[]} chosen @returns {Promise<Came>} */
export async function cameIn(chosen) {
  const [first] = chosen;
  if (chosen.length === 1 && !/\.zip$/i.test(first.name)) {
    const text = await first.text();
    const draft = parsed(text);
    return draft ? {draft} : entryOf(text, new Map(), first.name, "");
  }
  const {entryIn, filesOf, inWords} = await import("./zip.js");
  const {files, objections} = await filesOf(chosen);
  if (objections.length) return {wrong: objections.map(one => inWords(one).join(" ")).join(" ")};
  const found = entryIn(files);
  if (!found) return {wrong: "There is not one index.md in this. Choose the folder of one entry, or its zip."};
  const beside = new Map([...found.files].filter(([name]) => name !== "index.md"));
  return entryOf(new TextDecoder().decode(found.files.get("index.md")), beside, first.name, found.slug);
}

/** @param {string} text @param {Map<string, Uint8Array>} files @param {string} name @param {string} slug @returns {Came} */
function entryOf(text, files, name, slug) {
  const read = readEntry(text);
  if (read.isRead) return {entry: {read, files, slug}};
  const [problem] = read.problems;
  const why = problem?.code === "no-front-matter" ? "it is no draft of this form and no entry" : `line ${problem?.line ?? 1} cannot be read`;
  return {wrong: `${name} could not be opened here: ${why}. Nothing was changed.`};
}
