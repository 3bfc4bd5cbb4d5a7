/** A copy of a draft: its text alone, or a zip of it with its files, to go on with in another browser. */

import {parsed} from "./drafts.js";

/** @typedef {import("./drafts.js").Draft} Draft */

const DRAFT = "draft.json";
const INSIDE = /^(?:(?:adoptions|followups)\/)?[^/]+$/; // as an entry’s folder has them

/** What a copy is called. @param {Draft} draft @param {string} ending */
export const copyName = ({title}, ending) => `${title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40) || "entry"}.draft.${ending}`;
/** @param {Draft} draft */
export const copyText = draft => JSON.stringify(draft, null, 1);

/** The files of a copy, by their paths. @param {Draft} draft @param {Map<string, Uint8Array>} files @returns {Record<string, string | Uint8Array>} */
export const copyOf = (draft, files) => ({[DRAFT]: copyText(draft), ...Object.fromEntries([...files].map(([name, bytes]) => [`files/${name}`, bytes]))});

/** The draft and the files of a copy that was unpacked; none where it is no copy. @param {Map<string, Uint8Array>} all @returns {{draft: Draft | null, files: Map<string, Uint8Array>} | undefined} */
export function copyIn(all) {
  const homes = [...all.keys()].filter(path => path === DRAFT || /^[^/]+\/draft\.json$/.test(path));
  if (homes.length !== 1 || all.has(homes[0].replace(DRAFT, "index.md"))) return undefined;
  const folder = homes[0].replace(DRAFT, "files/");
  const inside = [...all].filter(([path]) => path.startsWith(folder) && INSIDE.test(path.slice(folder.length)) && path !== `${folder}index.md`);
  return {draft: parsed(new TextDecoder().decode(all.get(homes[0]))), files: new Map(inside.map(([path, bytes]) => [path.slice(folder.length), bytes]))};
}
