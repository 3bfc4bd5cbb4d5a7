/** Names of files: such as can stand in an address, such as are free, and which of them an entry names. */

const RESERVED = ["index.md", "reference.txt"];

/** A name that can stand in an address. @param {string} name */
export function plainName(name) {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0].toLowerCase() ?? "";
  const stem = name.slice(0, name.length - ending.length).normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase();
  return `${stem.slice(0, 60) || "file"}${ending}`;
}

/** A name as it is, or with the first number that nobody has. @param {string} name @param {{has: (name: string) => boolean}} taken in small letters */
export function freeName(name, taken) {
  const [, stem, ending] = /** @type {string[]} */ (/^(.*?)(\.[^.]*)?$/.exec(name));
  let made = name;
  for (let number = 2; taken.has(made.toLowerCase()) || RESERVED.includes(made); number++) made = `${stem}-${number}${ending ?? ""}`;
  return made;
}

/** All texts of a value. @param {any} value @returns {string[]} */
const textsIn = value => (typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(textsIn) : []);
/** @param {string} text */
const plain = text => text.normalize("NFC").toLowerCase();
/** A text with what addresses and Markdown spell otherwise. @param {string} text */
const spelt = text => plain(text.replace(/(?:%[0-9a-f]{2})+/gi, decoded).replace(/\\([!-/:-@[-`{-~])/g, "$1").replaceAll("&amp;", "&"));

/** @param {string} signs */
function decoded(signs) {
  try {
    return decodeURIComponent(signs);
  } catch {
    return signs;
  }
}

/** How often a file is named: by fields of an entry, each with the name alone, or by links of its text and of the texts beside it.
 * @param {any} front @param {string[]} texts @returns {(name: string) => number} */
export function namings(front, texts) {
  const values = textsIn(front).map(one => plain(one.trim()).replace(/^\.\//, ""));
  const read = texts.map(spelt);
  return name => {
    const wanted = plain(name);
    const link = new RegExp(`(?:[("'<]|\\]:)\\s*<?(?:\\.{1,2}/)*${wanted.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?=[)>"'\\s#?]|$)`, "m");
    return values.filter(one => one === wanted).length + read.filter(one => link.test(one)).length;
  };
}
