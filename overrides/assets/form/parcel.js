/** What leaves the form: the file of an entry or a record with all that belongs to it, under the names that the collection has for them. */

/** @typedef {import("./drafts.js").Draft} Draft */

/** A part of an address made of a title, as `showcase new` makes it. @param {string} title @param {Record<string, string>} spelt letters that are spelt out */
export function slugOf(title, spelt) {
  const plain = title.replace(/['’‘`]/g, "").normalize("NFKD").toLowerCase();
  const letters = [...plain].map(letter => spelt[letter] ?? letter).join("").replace(/\p{M}/gu, "");
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}

/** A short sign that the sender and the award both have. @param {Draft} draft */
export const referenceOf = ({id, year}) => `${year}-${id.slice(0, 6).toUpperCase()}`;

/** Where a draft’s file stands in the collection: the year and slug of its entry, and its name in that folder.
 * @param {Draft} draft @param {string} of the entry that a record is of @param {Record<string, string>} spelt @param {Date} now */
export function placeOf({kind, year, title, front, slug}, of, spelt, now) {
  const [ofYear, ofSlug] = (of || "0000/unknown").split("/");
  const {name = ""} = /** @type {any} */ (front.organisation ?? {});
  if (kind === "followup") return {year: ofYear, slug: ofSlug, name: `followups/${now.toISOString().slice(0, 7)}.md`};
  if (kind === "adoption") return {year: ofYear, slug: ofSlug, name: `adoptions/${slugOf(name, spelt) || "our-organisation"}.md`};
  return {year, slug: slug || slugOf(title, spelt) || "our-entry", name: "index.md"};
}

/** What stands in the fields, with what had none; the fields say more where both do. @param {any} some @param {any} more @returns {any} */
export function merged(some, more) {
  const isSet = (/** @type {any} */ value) => value && typeof value === "object" && !Array.isArray(value);
  if (!isSet(some) || !isSet(more)) return some === undefined ? more : some;
  return Object.fromEntries([...new Set([...Object.keys(more), ...Object.keys(some)])].map(name => [name, merged(some[name], more[name])]));
}
