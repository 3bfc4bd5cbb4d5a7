/** A finished entry, or a copy, comes into the form: a text, a zip, a folder or several files. */

import {copyIn} from "./copy.js";
import {parsed} from "./drafts.js";
import {part} from "./later.js";
import {readEntry} from "./whole.js";

/** @typedef {{read: ReturnType<typeof readEntry>, slug: string}} CameEntry */
/** What came in: a draft or an entry with its files, and what of them does not belong to it; or why neither.
 * @typedef {{draft?: import("./drafts.js").Draft, entry?: CameEntry, files: Map<string, Uint8Array>, left: string[], wrong?: string}} Came */

const MANY = 50_000_000; // bytes

/** @param {string} wrong @returns {Came} */
const refused = wrong => ({files: new Map(), left: [], wrong});
/** @param {string} name @param {string} why */
const unopened = (name, why) => refused(`${name} could not be opened here: ${why}. Nothing was changed.`);

/** @param {File[]} chosen @returns {Promise<Came>} */
export async function cameIn(chosen) {
  const [first] = chosen;
  if (chosen.length === 1 && !/\.zip$/i.test(first.name) && !first.webkitRelativePath) {
    if (first.size > MANY) return unopened(first.name, "it has more than 50 MB");
    const text = await first.text();
    const draft = parsed(text);
    return draft ? draftOf(draft, new Map(), first.name) : entryOf(text, first.name, "");
  }
  const {entryIn, filesOf, inWords} = await part("zip");
  const {files, objections} = await filesOf(chosen);
  if (objections.length) return refused(`${objections.map((/** @type {any} */ one) => inWords(one).join(" ")).join(" ")} Nothing was changed.`);
  const copy = copyIn(files);
  if (copy) return copy.draft ? draftOf(copy.draft, copy.files, first.name) : unopened(first.name, "the draft in it is damaged");
  const found = entryIn(files);
  if (!found) return refused("There is not one index.md in this. Choose the folder of one entry, or its zip. Nothing was changed.");
  const beside = new Map([...found.files].filter(([name]) => name !== "index.md"));
  const [, folder = ""] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\//.exec(first.webkitRelativePath) ?? []; // a folder that was chosen by itself has the name of its entry
  return entryOf(new TextDecoder().decode(found.files.get("index.md")), first.name, found.slug || (files.has(`${folder}/index.md`) ? folder : ""), beside, found.left);
}

/** @param {import("./drafts.js").Draft} draft @param {Map<string, Uint8Array>} files @param {string} name @returns {Came} */
const draftOf = (draft, files, name) => (draft.source && !readEntry(draft.source).isRead ? unopened(name, "the entry in it cannot be read") : {draft, files, left: []});

/** @param {string} text @param {string} name @param {string} slug @param {Map<string, Uint8Array>} [files] @param {string[]} [left] @returns {Came} */
function entryOf(text, name, slug, files = new Map(), left = []) {
  const read = readEntry(text);
  if (read.isRead) return {entry: {read, slug}, files, left};
  const [problem] = read.problems;
  return unopened(name, problem?.code === "no-front-matter" ? "it is no draft of this form and no entry" : `line ${problem?.line ?? 1} cannot be read`);
}
