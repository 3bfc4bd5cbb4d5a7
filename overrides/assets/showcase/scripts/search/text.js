/** Texts, split and matched as the build does it, so that both find the same words. */

const MOST_PLACES = 3;
const MOST_MATCHES = 16;
const NEAR = 150; // letters within which words stand together
const BEFORE = 60;
const LENGTH = 220;

/** Words as they are compared: small letters without accents. @param {string} text @returns {string[]} */
export function wordsOf(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** For texts in NFD; group 1 is what was looked for. @param {string[]} forms */
export function pattern(forms) {
  if (!forms.length) return undefined;
  const spelt = (/** @type {string} */ word) => Array.from(word, letter => `${letter}\\p{M}*`).join("");
  const ways = forms.map(form => form.split(" ").map(spelt).join("[^\\p{L}\\p{N}]+"));
  const longestFirst = ways.sort((a, b) => b.length - a.length).join("|");
  return new RegExp(`(${longestFirst})(?![\\p{L}\\p{N}])|[\\p{L}\\p{N}]+`, "giu");
}

/** @param {number} count @param {string} [one] @param {string} [many] */
export function counted(count, one = "entry", many = "entries") {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** Whole words, or letters where there are no blanks. @param {string} text @param {number} length */
export function shortened(text, length) {
  if (text.length <= length) return text;
  const end = text.lastIndexOf(" ", length);
  return `${text.slice(0, end > 0 ? end : length)} …`;
}

/** The places of an entry where most of the words stand together. @param {Part[]} parts @param {RegExp} words */
export function excerpts(parts, words) {
  const found = parts.map(({place, title, text}) => {
    const plain = text.normalize("NFD");
    const matches = [...plain.matchAll(words)].filter(match => match[1]).slice(0, MOST_MATCHES);
    const all = matches.map(match => ({at: match.index, word: match[0].normalize().toLowerCase()}));
    const together = all.map(({at}) => {
      return new Set(all.filter(other => other.at >= at && other.at < at + NEAR).map(({word}) => word)).size;
    });
    const most = Math.max(0, ...together);
    const best = all[together.indexOf(most)]?.at ?? 0;
    const worth = most * 10 + Math.min(9, all.length);
    return {place, title, plain, best, worth, words: [...new Set(all.map(({word}) => word))]};
  });
  const best = found.filter(({worth}) => worth).sort((a, b) => b.worth - a.worth);
  return best.slice(0, MOST_PLACES).map(({plain, best, ...excerpt}) => {
    const start = best > BEFORE ? plain.indexOf(" ", best - BEFORE) + 1 : 0;
    return {...excerpt, text: `${start ? "… " : ""}${shortened(plain.slice(start), LENGTH)}`};
  });
}
