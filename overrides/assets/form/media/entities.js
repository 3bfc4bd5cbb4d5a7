/** Letters that a text spells by their names or numbers, such as `&eacute;`. */

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u; // no text may hold them, and a reference can spell them
// What most texts need; the others are known to browsers that read HTML without running it.
/** @type {Record<string, string>} */
const NAMES = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", ndash: "–", mdash: "—", hellip: "…", lsquo: "‘", rsquo: "’", ldquo: "“",
  rdquo: "”", pound: "£", euro: "€", eacute: "é", egrave: "è", uuml: "ü", ouml: "ö", auml: "ä", szlig: "ß", copy: "©", deg: "°", times: "×", middot: "·",
  bull: "•", rarr: "→", frac12: "½",
};

/** @typedef {{parseHTML?: (html: string, options?: object) => Document}} Reader */

/** @param {string} name @param {string} whole */
function byName(name, whole) {
  if (name in NAMES) return NAMES[name];
  const text = /** @type {Reader} */ (/** @type {unknown} */ (Document)).parseHTML?.(`<p>${whole}`).body.textContent ?? whole;
  return HIDDEN.test(text) ? "" : text;
}

/** @param {number} number */
function byNumber(number) {
  const letter = number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : "\ufffd";
  return HIDDEN.test(letter) ? "" : letter;
}

/** A text with what it spells. @param {string} text */
export const spelt = text =>
  text.replace(REFERENCE, (whole, decimal, hex, name) => (name ? byName(name, whole) : byNumber(parseInt(decimal ?? hex, decimal ? 10 : 16))));
