/** What somebody typed: its terms, and the words that each stands for. */
import {wordsOf} from "./text.js";

const MOST_TERMS = 16;
const MOST_LONGER = 6;
const LETTERS = 3; // of a word, which tell in which file it is

/** Words, phrases for which the award has others, and `-` before what may be written as one. @type {TermsOf} */
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
    else if (words[at] > "\u0e00") terms.add(words[at]);
    else if (words[at].length > 1 && !index.ignored.includes(words[at])) terms.add(words[at]);
    at += phrase?.length ?? 1;
  }
  const parts = query.slice(0, 500).replace(/['’]s\b/g, "").split(/\s/).map(wordsOf);
  const parted = parts.filter(({length}) => length > 1);
  return [...parted.map(some => `-${some.join("")}`), ...terms].slice(-MOST_TERMS);
}

/** @type {LookUp} */
export async function lookUp(showcase, term, unfinished) {
  if (term[0] === "-") {
    const one = term.slice(1);
    return {matches: weighed(1, havingForm(await groupsNear(showcase, one), one))};
  }
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

/** For slips of the fingers. @type {Nearest} */
async function nearest(showcase, word) {
  const most = word.length > 7 ? 2 : Number(word.length > 3);
  if (!most) return {matches: []};
  const swapped = [0, 1, 2].map(at => word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2));
  const beginnings = new Set([word, ...swapped].map(typed => typed.slice(0, LETTERS)));
  const groups = await Promise.all(Array.from(beginnings, letters => groupsNear(showcase, letters)));
  const best = {far: most + 1, group: /** @type {Group | undefined} */ (undefined), form: ""};
  for (const group of groups.flat()) {
    for (const form of group.forms) {
      const far = Math.abs(form.length - word.length) <= most ? distance(word, form, most) : most + 1;
      const commoner = best.group && group.count > best.group.count;
      if (far < best.far || (far === best.far && commoner)) Object.assign(best, {far, group, form});
    }
  }
  return best.group ? {matches: weighed(0.8, [best.group]), instead: best.form} : {matches: []};
}

/** How many letters differ, if it is no more than `most`; two that changed places are one. @type {Distance} */
export function distance(a, b, most) {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const left = Math.max(a.length, b.length) - same;
  if (same === a.length || same === b.length) return left;
  if (!most) return 1;
  const [x, y] = [a.slice(same), b.slice(same)];
  const swapped = x[0] === y[1] && x[1] === y[0] ? 2 : 1;
  const rests = [[swapped, swapped], [1, 1], [1, 0], [0, 1]];
  return 1 + Math.min(...rests.map(([i, j]) => distance(x.slice(i), y.slice(j), most - 1)));
}

/** All that begin with the same letters. @type {GroupsNear} */
async function groupsNear(showcase, word) {
  const bucket = showcase.index.buckets.findLastIndex(first => first <= word.slice(0, LETTERS));
  return bucket < 0 ? [] : showcase.words(bucket);
}

/** @type {HavingForm} */
const havingForm = (groups, word) => groups.filter(({forms}) => forms.includes(word));

/** @type {Weighed} */
const weighed = (worth, groups) => groups.map(group => ({group, worth}));
