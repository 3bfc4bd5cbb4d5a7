/** What is said of a file that cannot be used: the sentences of the award’s check, with their values. */

/** @typedef {{message: string, reason: string, remedy: string, [wording: string]: any}} Says */
/**
 * The build’s table by which pictures and series are taken in, as `authoring/rules/media.py` makes it.
 * @typedef {{says: Record<string, Says>, kinds: Record<string, string>, megapixels: number, side: number, bytes: number, width: number,
 *   points: number, nothing: string[], money: string}} Media
 */
/** @typedef {{code: string, message: string, reason: string, remedy: string}} Refusal */

/** @param {number} number */
export const thousands = number => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ",");

/** @param {string} text @param {number} most */
function short(text, most = 60) {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}

/** @param {string} text @param {Record<string, string | number>} values */
const filled = (text, values) => text.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name, format) => {
  const value = values[name] ?? "";
  return format === "short" ? short(String(value)) : typeof value === "number" && format === "," ? thousands(value) : String(value);
});

/**
 * What the check says of a file, in its words.
 * @param {Media} media @param {string} code @param {Record<string, string | number>} values @param {string} [wording] @returns {Refusal}
 */
export function said(media, code, values, wording = "") {
  const says = media.says[code];
  const texts = {...says, ...says[wording]};
  return {code, message: filled(texts.message, values), reason: filled(texts.reason, values), remedy: filled(texts.remedy, values)};
}

/** @param {number} number @param {string} noun */
export const counted = (number, noun) => `${thousands(number)} ${noun}${number === 1 ? "" : "s"}`;
