/** What somebody typed: its terms, and the words that each stands for. */
import {wordsOf} from "./text.js";

const MOST_TERMS = 16;
const MOST_LONGER = 6;
const LETTERS = 3; // of a word, which tell in which file it is

/** Words, and phrases for which the award has others. @param {Index} index @param {string} query */
export function termsOf(index, query) {
  const words = wordsOf(query);
  const phrases = index.same.flat().map(phrase => phrase.split(" ")).sort((a, b) => b.length - a.length);
  const singular = (/** @type {string} */ word) => word.replace(/(..)s$/, "$1");
  /** @type {Set<string>} */
  const terms = new Set();
  for (let at = 0; at < words.length; ) {
    const phrase = phrases.find(wanted =>
      wanted.every((word, next) => {
        const typed = words[at + next] ?? "";
        return word === typed || (next === wanted.length - 1 && singular(word) === singular(typed));
      }),
    );
    if (phrase) terms.add(phrase.join(" "));
    else if (words[at].length > 1 && !index.ignored.includes(words[at])) terms.add(words[at]);
    at += phrase?.length ?? 1;
  }
  return [...terms].slice(0, MOST_TERMS);
}

/** @param {Showcase} showcase @param {string} term @param {boolean} unfinished @returns {Promise<Lookup>} */
export async function lookUp(showcase, term, unfinished) {
  const same = showcase.index.same.findIndex(phrases => phrases.includes(term));
  if (same >= 0) {
    const set = `=${same}`; // as it is filed
    const alone = term.includes(" ") ? [] : groupsNear(showcase, term);
    const [named, own] = await Promise.all([groupsNear(showcase, set), alone]);
    return {matches: weighed(1, [...havingForm(named, set), ...havingForm(own, term)])};
  }
  const word = term.split(" ").at(-1) ?? term;
  const groups = await groupsNear(showcase, word);
  const known = havingForm(groups, word);
  const begun = word.length > 2 && (unfinished || !known.length) ? groups : [];
  const longer = begun.filter(({forms}) => forms.some(form => form.startsWith(word)) && !forms.includes(word));
  longer.sort((a, b) => b.count - a.count).splice(MOST_LONGER);
  if (!known.length && !longer.length) return nearest(showcase, word);
  return {matches: [...weighed(1, known), ...weighed(0.6, longer)]};
}

/** For slips of the fingers. @param {Showcase} showcase @param {string} word @returns {Promise<Lookup>} */
async function nearest(showcase, word) {
  const most = word.length > 7 ? 2 : Number(word.length > 3);
  if (!most) return {matches: []};
  const swapped = [0, 1, 2].map(at => word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2));
  const beginnings = new Set([word, ...swapped].map(typed => typed.slice(0, LETTERS)));
  const groups = await Promise.all(Array.from(beginnings, letters => groupsNear(showcase, letters)));
  const best = {far: most + 1, group: /** @type {Group | undefined} */ (undefined), form: ""};
  for (const group of groups.flat()) {
    for (const form of group.forms) {
      const far = Math.abs(form.length - word.length) <= most ? distance(word, form) : most + 1;
      const commoner = best.group && group.count > best.group.count;
      if (far < best.far || (far === best.far && commoner)) Object.assign(best, {far, group, form});
    }
  }
  return best.group ? {matches: weighed(0.8, [best.group]), instead: best.form} : {matches: []};
}

/** How many letters differ; two that changed places are one. @param {string} a @param {string} b */
export function distance(a, b) {
  const rows = [[...b, ""].map((_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1][j - 1] + Number(a[i - 1] !== b[j - 1]);
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}

/** All that begin with the same letters. @param {Showcase} showcase @param {string} word @returns {Promise<Group[]>} */
async function groupsNear(showcase, word) {
  const bucket = showcase.index.buckets.findLastIndex(first => first <= word.slice(0, LETTERS));
  return bucket < 0 ? [] : showcase.words(bucket);
}

/** @param {Group[]} groups @param {string} word */
const havingForm = (groups, word) => groups.filter(({forms}) => forms.includes(word));

/** @param {number} worth @param {Group[]} groups */
const weighed = (worth, groups) => groups.map(group => ({group, worth}));
