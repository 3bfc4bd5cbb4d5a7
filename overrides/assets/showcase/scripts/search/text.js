/** Texts, split and matched as the build does it, so that both find the same words. */

const MOST_PLACES = 3;
const MOST_MATCHES = 16;
const NEAR = 150; // letters within which words stand together
const BEFORE = 60;
const LENGTH = 220;
const MOST = {letters: 500, words: 100, forms: 500};
const LONGEST = 40; // letters of a word, here and in the index

// Letters of scripts that put no blanks between words: there each two are looked for.
const UNSPACED = "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u9fff]";
const RUN = new RegExp(`${UNSPACED}+`, "g");
const THOUSANDS = /(\d),(?=\d{3}(?!\d))/g;

/** Words as they are compared: small letters without accents. @type {WordsOf} */
export function wordsOf(text) {
  const pairs = (/** @type {string} */ run) => Array.from(run.slice(1) || " ", (next, at) => run[at] + next);
  const plain = text.slice(0, MOST.letters).normalize("NFKD").replace(THOUSANDS, "$1").replace(/\p{M}/gu, "");
  const apart = plain.toLowerCase().replace(RUN, run => ` ${pairs(run).join(" ")} `);
  return (apart.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST.words).map(word => word.slice(0, LONGEST));
}

/** As words are marked in it; signs of two letters are taken apart. @param {string} text */
export const decomposed = text => text.normalize("NFD").replace(/[ﬀ-ﬆ]/g, sign => sign.normalize("NFKD"));

/** For texts that are decomposed; group 1 is what was looked for. @param {string[]} forms */
export function pattern(forms) {
  const known = forms.filter(form => /^[\p{L}\p{N} ]{1,80}$/u.test(form)).slice(0, MOST.forms);
  if (!known.length) return undefined;
  const ways = known.sort((a, b) => b.length - a.length).map(form => {
    // Reading all marks there are takes long.
    const joint = `[${form < "\u0250" ? "\u0300-\u036f" : "\\p{M}"}'’,.‐‑-]{0,4}`;
    return form.split(" ").map(word => Array.from(word).join(joint)).join("[^\\p{L}\\p{N}]{1,9}");
  });
  const letter = `(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}]`;
  return new RegExp(`(${ways.join("|")})\\p{M}{0,4}(?!${letter})|(?:${letter})+`, "giu");
}

/** @type {Counted} */
export function counted(count, one = "entry", many = "entries") {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** Whole words, or letters where there are no blanks. @type {Shortened} */
export function shortened(text, length) {
  if (text.length <= length) return text;
  const end = text.lastIndexOf(" ", length);
  return `${text.slice(0, end > length / 2 ? end : length)} …`;
}

/** The places of an entry where most of the words stand together. @type {Excerpts} */
export function excerpts(parts, words) {
  const found = parts.map(({place, title, text}) => {
    const plain = decomposed(text);
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
    const blank = plain.indexOf(" ", best - BEFORE) + 1;
    const start = best > BEFORE ? (blank && blank <= best ? blank : best - BEFORE) : 0;
    return {...excerpt, text: `${start ? "… " : ""}${shortened(plain.slice(start), LENGTH)}`};
  });
}
