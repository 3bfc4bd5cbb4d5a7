/** English as a sentence has it, words that are counted, and the known word that is nearest: Python’s `util/text` and `util/spelling`. */

/** @param {unknown[]} words @param {string} last @returns {string} */
export const listed = (words, last = "or") =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

/** @param {number} number */
export const thousands = number => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** @param {number} number @param {string[]} numbers */
export const numberWord = (number, numbers) => numbers[number] ?? thousands(number);

/** Letters, not halves of them. @param {string} text */
export const letters = text => [...text];

/** @param {string} text @param {number} most */
export function short(text, most = 60) {
  const all = letters(text);
  return all.length <= most ? text : `${all.slice(0, most - 1).join("")}…`;
}

/** Words between blanks, as Python parts them. @param {string} text */
export const split = text => text.split(/[\s\x1c-\x1f\x85]+/).filter(Boolean);

/** @param {string} text @param {import("./pattern.js").Shared} shared */
export function wordCount(text, shared) {
  const runs = shared.re("words.UNSPACED").all(text);
  if (!runs.length) return split(text).length;
  const others = split(shared.re("words.UNSPACED").replace(text, " ")).filter(word => /[\p{L}\p{N}]/u.test(word));
  return runs.reduce((sum, [run]) => sum + Math.floor((run.length + 1) / 2), others.length);
}

/** The words of a text in small letters without accents. @param {string} text @param {import("./pattern.js").Shared} shared */
export function plainWords(text, shared) {
  const plain = text.normalize("NFKD").toLowerCase();
  const whole = shared.re("words.THOUSANDS").replace(plain, "");
  const parted = whole.replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]/gu, " ");
  const paired = shared.re("words.UNSPACED").replace(parted, (/** @type {string} */ run) => ` ${pairs(run)} `);
  return split(paired).map(word => letters(word).slice(0, 40).join("")).join(" ");
}

/** @param {string} run */
const pairs = run => [...run].slice(1).map((letter, at) => run[at] + letter).join(" ") || run;

/** The longest piece that two texts share, as difflib finds it. @param {string[]} a @param {string[]} b @param {number[]} within */
function longest(a, b, [aLow, aHigh, bLow, bHigh]) {
  let best = [aLow, bLow, 0];
  let before = new Map();
  for (let i = aLow; i < aHigh; i++) {
    const row = new Map();
    for (let j = bLow; j < bHigh; j++) {
      if (a[i] !== b[j]) continue;
      const size = (before.get(j - 1) ?? 0) + 1;
      row.set(j, size);
      if (size > best[2]) best = [i - size + 1, j - size + 1, size];
    }
    before = row;
  }
  return best;
}

/** How many letters two texts share in order. @param {string[]} a @param {string[]} b @param {number[]} within @returns {number} */
function shares(a, b, within = [0, a.length, 0, b.length]) {
  const [i, j, size] = longest(a, b, within);
  if (!size) return 0;
  const [aLow, aHigh, bLow, bHigh] = within;
  return size + shares(a, b, [aLow, i, bLow, j]) + shares(a, b, [i + size, aHigh, j + size, bHigh]);
}

/** @param {string} a @param {string} b */
const likeness = (a, b) => (a.length + b.length ? (2 * shares([...a], [...b])) / ([...a].length + [...b].length) : 1);

/** Small letters as Python folds them. @param {string} text */
export const folded = text => text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");

/** In the order of Python’s texts: by the numbers of their letters. @param {string} a @param {string} b */
export function byNumber(a, b) {
  const [one, other] = [[...a], [...b]];
  const at = one.findIndex((letter, place) => letter !== other[place]);
  if (at < 0) return one.length - other.length;
  return (one[at].codePointAt(0) ?? 0) - (other[at]?.codePointAt(0) ?? -1);
}

/** The known word that is most like a written one, or nothing when none is near. @param {string} written @param {Iterable<string>} known */
export function nearest(written, known) {
  const words = new Map([...known].sort(byNumber).map(word => [folded(word), word]));
  const said = folded(written);
  let best = /** @type {[number, string]} */ ([0, ""]);
  for (const word of words.keys()) {
    const near = likeness(word, said);
    if (near >= 0.7 && (near > best[0] || (near === best[0] && byNumber(word, best[1]) > 0))) best = [near, word];
  }
  return words.get(best[1]) ?? "";
}

/** @param {string} text */
export const atStart = text => text.slice(0, 1).toUpperCase() + text.slice(1);
