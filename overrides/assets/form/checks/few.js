/** Counts of few people in words: Python’s `checks/small_numbers.py`, whose patterns are of bytes. */

/** @typedef {import("./judged.js").Judged} Judged */

const FAR = 90;
const BEYOND = 40;

/** A text of which each sign is a byte. @param {string} text */
export const bytes = text => Array.from(new TextEncoder().encode(text), one => String.fromCharCode(one)).join("");

/** @param {string} data */
export const fromBytes = data => new TextDecoder().decode(Uint8Array.from(data, one => one.charCodeAt(0)));

/** @param {Judged} judged @param {Steps} path @param {string} about @param {string} instead @returns {RuleBroken} */
export function found(judged, path, about, instead = "", wording = "") {
  const [most, usual] = ["MOST", "INSTEAD"].map(name => judged.shared.known(`small_numbers.${name}`));
  return {...judged.at("small-number", path, {about, most, instead: instead || usual}, wording, "warning"), about};
}

/**
 * Each count of so few people in a text, once: with where it begins, in bytes.
 * @param {import("./pattern.js").Shared} shared
 * @param {string} data
 */
export function claims(shared, data) {
  const small = data.replace(/[A-Z]/g, letter => letter.toLowerCase());
  const [suspect, harms] = ["SUSPECT", "OF_HARM"].map(name => shared.known(`small_numbers.${name}`));
  /** @type {Map<number, RegExpExecArray>} */
  const seen = new Map();
  for (const word of suspect) {
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1)) {
      const one = claim(shared, data, at, at + word.length + BEYOND, harms.includes(word));
      if (one && one.index + one[0].length > at && !seen.has(one.index)) seen.set(one.index, one);
    }
  }
  return [...seen.values()];
}

/** @param {import("./pattern.js").Shared} shared @param {string} data @param {number} at @param {number} to @param {boolean} ofHarm */
function claim(shared, data, at, to, ofHarm) {
  const re = (/** @type {string} */ name) => shared.re(`small_numbers.${name}`);
  const one = re("CLAIM").search(data, at - FAR, to) ?? (ofHarm ? re("HARM_CLAIM").search(data, at - FAR, to) : null);
  return one && !re("NO_COUNT").search(data, one.index - 12, one.index) ? one : null;
}

/**
 * What a claim is told as: on one line, and what to write for its count.
 * @param {import("./pattern.js").Shared} shared
 * @param {RegExpExecArray} one
 */
export function toldOf(shared, one) {
  const count = one.groups?.count ?? one.groups?.told ?? "";
  const instead = shared.known("small_numbers.INSTEAD");
  const told = ["1", "one"].includes(count.toLowerCase()) ? "" : /^[A-Z]/.test(count) ? instead[0].toUpperCase() + instead.slice(1) : instead;
  return {about: fromBytes(one[0]).split(/\s+/).filter(Boolean).join(" "), instead: told, at: one.index + one[0].indexOf(count)};
}
