/**
 * What a team sends: `entry.zip` is made of an entry and what lies beside it, and zips, folders and single files are opened, within the limits that
 * `hooks/showcase/intake/zips.py` has. Nothing is left out without a word.
 */

import { Inflate, zipSync } from "./vendor/fflate.js";

export const LARGEST = 50_000_000; // bytes, packed and unpacked
const MOST = 500; // files
const LONGEST_PATH = 200; // letters
const OF_SYSTEMS = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)/;
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|[^\P{Zs} ]/u;
const STORED_KINDS = /\.(?:jpe?g|png|webp|gif|pdf|docx|xlsx|pptx|odt|ods|odp|mp3|zip)$/i; // which do not become smaller
const FIRST = new Date(1980, 0, 1); // the earliest day that a zip can tell, so that the same files give the same bytes
const PIECE = 16_384; // bytes that are unpacked at a time, so that a bomb is noticed early
const SIGNS = {end: 0x06054b50, listed: 0x02014b50, member: 0x04034b50};

/** Why something could not be opened: a wording of the check’s `import-zip`, and the file that it is about. @typedef {{wording: string, file?: string}} Objection */
/** Files by their paths; where there is an objection there are none. @typedef {{files: Map<string, Uint8Array>, objections: Objection[]}} Opened */
/** @typedef {{path: string, flags: number, method: number, sum: number, packed: number, size: number, kind: number, place: number}} Member */

/** What is said to whoever chose a file, by the wording of an objection: the fact, and what to do. @type {Record<string, [fact: string, remedy: string]>} */
export const WORDS = {
  "too-large": ["This has more than 50 MB.", "Leave out films, and make pictures smaller; an entry has a text, some tables and some pictures."],
  "too-much-inside": ["There are more than 50 MB or 500 files in this.", "Leave out what does not belong to the entry."],
  damaged: ["This zip is damaged, or is not what its name says.", "Make it again, or choose the files themselves."],
  name: ["The name ‘{file}’ is too long, or has letters that cannot be seen.", "Give the file a short, plain name."],
  climbs: ["‘{file}’ would land outside the entry’s folder.", "Choose the entry’s own folder, or its files."],
  link: ["‘{file}’ is a link to somewhere else.", "Put the file itself there."],
  locked: ["‘{file}’ is locked with a password.", "Make the zip again without a password."],
  "packed-otherwise": ["‘{file}’ is packed in a way that is not read here.", "Make the zip again with your system’s own program, or choose the files themselves."],
  twin: ["‘{file}’ is there twice, or differs from another name in capitals alone.", "Keep one of the two."],
  unreadable: ["‘{file}’ cannot be opened.", "Copy it to this computer first, then choose it again."],
};

/** An objection in words. @param {Objection} objection @returns {[fact: string, remedy: string]} */
export function inWords({wording, file = ""}) {
  const [fact, remedy] = WORDS[wording];
  return [fact.replace("{file}", () => Array.from(file, sign => (UNSEEN.test(sign) ? "\ufffd" : sign)).slice(0, 80).join("")), remedy];
}

/**
 * A zip of an entry’s files, the same bytes for the same files. The reference goes beside the folder, in `reference.txt`.
 * @param {Record<string, string | Uint8Array>} files by their paths in the entry’s folder: `index.md`, `room.jpg`, `adoptions/eastvale.md`
 * @param {{year: string, slug: string, reference?: string}} entry
 */
export function packed(files, {year, slug, reference}) {
  const members = Object.entries(files).map(([name, content]) => /** @type {const} */ ([`${year}/${slug}/${name}`, content]));
  return zipped(Object.fromEntries(reference ? [...members, /** @type {const} */ (["reference.txt", `${reference}\n`])] : members));
}

/** A zip of files by their paths. @param {Record<string, string | Uint8Array>} files */
export function zipped(files) {
  const bytes = (/** @type {string | Uint8Array} */ content) => (typeof content === "string" ? new TextEncoder().encode(content) : content);
  const order = Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(order.map(([path, content]) => [path, [bytes(content), {level: STORED_KINDS.test(path) ? 0 : 6}]])), {mtime: FIRST});
}

/** Everything in files that were chosen or dropped: zips are opened, a folder’s files keep their paths in it. @param {Iterable<File>} chosen @returns {Promise<Opened>} */
export async function filesOf(chosen) {
  const [files, objections] = [/** @type {Map<string, Uint8Array>} */ (new Map()), /** @type {Objection[]} */ ([])];
  const all = [...chosen].filter(file => !OF_SYSTEMS.test(pathOf(file)));
  if (all.reduce((sum, {size}) => sum + size, 0) > LARGEST) return {files, objections: [{wording: "too-large"}]};
  if (all.length > MOST) return {files, objections: [{wording: "too-much-inside"}]};
  for (const file of all) {
    const found = await contentsOf(file);
    objections.push(...found.objections);
    for (const [path, data] of found.files) {
      if (hasTwin(path, files.keys())) objections.push({wording: "twin", file: path});
      else files.set(path, data);
    }
  }
  const size = [...files.values()].reduce((sum, {length}) => sum + length, 0);
  if (size > LARGEST || files.size > MOST) objections.push({wording: "too-much-inside"});
  return objections.length ? {files: new Map(), objections} : {files, objections};
}

/** @param {File} file */
const pathOf = file => file.webkitRelativePath || file.name;

/** @param {File} file @returns {Promise<Opened>} */
async function contentsOf(file) {
  const path = pathOf(file);
  try {
    const data = new Uint8Array(await file.arrayBuffer());
    if (/\.zip$/i.test(path)) return opened(data);
    const wording = oddPath(path);
    return wording ? {files: new Map(), objections: [{wording, file: path}]} : {files: new Map([[path, data]]), objections: []};
  } catch {
    return {files: new Map(), objections: [{wording: "unreadable", file: path}]};
  }
}

/** The files of a zip. @param {Uint8Array} data @returns {Opened} */
export function opened(data) {
  const none = (/** @type {Objection[]} */ ...objections) => ({files: new Map(), objections});
  if (data.length > LARGEST) return none({wording: "too-large"});
  try {
    const members = listed(data).filter(({path}) => !path.endsWith("/") && !OF_SYSTEMS.test(path));
    const objections = objectionsTo(members);
    return objections.length ? none(...objections) : {files: new Map(members.map(member => [member.path, content(data, member)])), objections};
  } catch {
    return none({wording: "damaged"});
  }
}

/** @param {Member[]} members @returns {Objection[]} */
function objectionsTo(members) {
  if (members.length > MOST || members.reduce((sum, {size}) => sum + size, 0) > LARGEST) return [{wording: "too-much-inside"}];
  const known = /** @type {string[]} */ ([]);
  return members.flatMap(member => {
    const wording = odd(member) || (hasTwin(member.path, known) ? "twin" : "");
    known.push(member.path);
    return wording ? [{wording, file: member.path}] : [];
  });
}

/** @param {string} path @param {Iterable<string>} known */
const hasTwin = (path, known) => [...known].some(one => one.toLowerCase() === path.toLowerCase());

/** @param {Member} member */
function odd({path, flags, method, kind}) {
  if (oddPath(path)) return oddPath(path);
  if ((kind & 0o170000) === 0o120000) return "link";
  if (flags & 1) return "locked";
  return method === 0 || method === 8 ? "" : "packed-otherwise";
}

/** @param {string} path */
function oddPath(path) {
  if (UNSEEN.test(path) || Array.from(path).length > LONGEST_PATH) return "name";
  return /^[A-Za-z]:|\\/.test(path) || path.split("/").some(part => ["", ".", ".."].includes(part)) ? "climbs" : "";
}

/** What a zip says that it holds. @param {Uint8Array} data @returns {Member[]} */
function listed(data) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let end = data.length - 22;
  while (end >= 0 && end > data.length - 65_558 && view.getUint32(end, true) !== SIGNS.end) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== SIGNS.end) throw new Error("no end");
  let place = view.getUint32(end + 16, true);
  return Array.from({length: view.getUint16(end + 10, true)}, () => {
    if (view.getUint32(place, true) !== SIGNS.listed) throw new Error("no member");
    const [name, extra, comment] = [28, 30, 32].map(at => view.getUint16(place + at, true));
    const member = {
      path: letters(data.subarray(place + 46, place + 46 + name)), flags: view.getUint16(place + 8, true), method: view.getUint16(place + 10, true),
      sum: view.getUint32(place + 16, true), packed: view.getUint32(place + 20, true), size: view.getUint32(place + 24, true),
      kind: view.getUint32(place + 38, true) >>> 16, place: view.getUint32(place + 42, true),
    };
    place += 46 + name + extra + comment;
    return member;
  });
}

/** A name in a zip; older programs write it in the letters of their system. @param {Uint8Array} data */
function letters(data) {
  try {
    return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(data);
  } catch {
    return new TextDecoder("windows-1252").decode(data);
  }
}

/** A member’s bytes: as many as it declares, and its sum must be right. @param {Uint8Array} data @param {Member} member */
function content(data, {method, sum, packed, size, place}) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (view.getUint32(place, true) !== SIGNS.member) throw new Error("no member");
  const start = place + 30 + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
  const raw = data.subarray(start, start + packed);
  const found = method === 0 ? raw.slice() : inflated(raw, size);
  if (raw.length !== packed || found.length !== size || sumOf(found) !== sum) throw new Error("not whole");
  return found;
}

/** @param {Uint8Array} raw @param {number} size */
function inflated(raw, size) {
  const found = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate(piece => {
    if (length + piece.length > size) throw new Error("more than it says");
    found.set(piece, length);
    length += piece.length;
  });
  for (let at = 0; at === 0 || at < raw.length; at += PIECE) inflate.push(raw.subarray(at, at + PIECE), at + PIECE >= raw.length);
  return found.subarray(0, length);
}

const SUMS = Uint32Array.from({length: 256}, (_, number) => {
  let sum = number;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

/** The sum that zips keep of a file. @param {Uint8Array} data */
function sumOf(data) {
  let sum = 0xffffffff;
  for (const byte of data) sum = SUMS[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/**
 * The entry among files: its year and slug where its folders tell them, its files by their paths in its folder, and what belongs to no entry.
 * Nothing when there is no `index.md`, or more than one that could be meant.
 * @param {Map<string, Uint8Array>} files
 */
export function entryIn(files) {
  const homes = [...files.keys()].filter(path => /(?:^|\/)index\.md$/.test(path) && !/(?:^|\/)(?:adoptions|followups)\/index\.md$/.test(path));
  if (homes.length !== 1) return undefined;
  const home = homes[0].slice(0, -"index.md".length);
  const [, year = "", slug = ""] = /^(?:.*\/)?(\d{4})\/([a-z0-9]+(?:-[a-z0-9]+)*)\/$/.exec(home) ?? [];
  const inside = [...files].filter(([path]) => path.startsWith(home) && /^(?:(?:adoptions|followups)\/)?[^/]+$/.test(path.slice(home.length)));
  const taken = new Set(inside.map(([path]) => path));
  const left = [...files.keys()].filter(path => !taken.has(path) && !path.endsWith("reference.txt"));
  return {year, slug, files: new Map(inside.map(([path, data]) => [path.slice(home.length), data])), left};
}
