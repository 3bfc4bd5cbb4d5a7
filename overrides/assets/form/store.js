/** The files of drafts, in this browser’s database: pictures, tables, and what came with a finished entry. */

import {clear, createStore, del, entries, keys, set} from "./vendor/idb-keyval.js";

const NAME = "showcase-drafts";
/** @type {import("./vendor/idb-keyval.js").UseStore | undefined} */
let opened;
const store = () => (opened ??= createStore(NAME, "files"));
/** Files of a draft begin with its id; a name has no stroke that ends it. @param {string} id @param {string} name */
const keyOf = (id, name) => `${id}/${name}`;

/** Keeps a file; what is wrong where it could not be, as a sentence. @param {string} id @param {string} name @param {Uint8Array} bytes */
export async function keep(id, name, bytes) {
  try {
    await set(keyOf(id, name), bytes, store());
    return "";
  } catch {
    return `${name} could not be kept in this browser, which has no room left or forbids it. Send the entry before you leave this page, or save a copy.`;
  }
}

/** The files of a draft by their names. @param {string} id @returns {Promise<Map<string, Uint8Array>>} */
export async function filesOf(id) {
  try {
    const all = /** @type {[string, Uint8Array][]} */ (await entries(store()));
    return new Map(all.filter(([key]) => String(key).startsWith(`${id}/`)).map(([key, bytes]) => [String(key).slice(id.length + 1), bytes]));
  } catch {
    return new Map();
  }
}

/** @param {string} id @param {string} name */
export const drop = (id, name) => del(keyOf(id, name), store()).catch(() => {});

/** Takes the files of a draft out of this browser. @param {string} id */
export const dropAllOf = id => dropWhere(of => of === id);

/** Takes out all files of drafts that are gone, as where a browser was closed between the two; where nothing was ever kept, no database is made for it.
 * @param {string[]} ids those that there are */
export async function dropOthers(ids) {
  try {
    const all = await indexedDB.databases();
    if (all.some(({name}) => name === NAME)) await dropWhere(of => !ids.includes(of));
  } catch { /* then this browser keeps none */ }
}

/** @param {(id: string) => boolean} isGone */
async function dropWhere(isGone) {
  try {
    for (const key of await keys(store())) if (isGone(String(key).replace(/\/.*$/s, ""))) await del(key, store());
  } catch { /* then this browser keeps none */ }
}

/** Takes all files out. */
export const dropEverything = () => clear(store()).catch(() => {});
