/** Search: what a word finds is weighed by how rare it is. */
import {lookUp, termsOf} from "./query.js";
import {pattern, wordsOf} from "./text.js";

const SUGGESTED = {entries: 4, names: 2, kinds: 5};

/** Entries with all words, and those with the weightiest. @type {Ask} */
export async function search(collection, query, typing = false) {
  const terms = termsOf(collection.index, query);
  const unfinished = typing && !/[^\p{L}\p{N}]$/u.test(query) ? terms.at(-1) : undefined;
  // All at once, so that no word waits for the files of another.
  const found = await Promise.all(terms.map(term => find(collection, term, term === unfinished)));
  const forms = new Set(found.flatMap(term => term.forms));
  const instead = found.flatMap(term => term.instead);
  // What may be written as one counts where it is.
  const ranked = found.filter(({forms}, at) => forms.length || terms[at][0] !== "-").map(({weights}) => weights);
  return {...rank(ranked, collection.numbers), forms: [...forms], instead};
}

/** @type {Find} */
async function find({showcases, size}, term, unfinished) {
  const weights = new Float32Array(size);
  /** @type {Pick<Found, "forms" | "instead">} */
  const {forms, instead} = {forms: [], instead: []};
  const all = showcases.map(async showcase => {
    const {matches, instead: known} = await lookUp(showcase, term, unfinished);
    if (known && !showcase.offset) instead.push([term, known]);
    await Promise.all(matches.map(({group, worth}) => addWeights(weights, showcase, group, worth)));
    for (const {group} of matches) {
      const [form] = group.forms;
      forms.push(...(form[0] === "=" ? showcase.index.same[Number(form.slice(1))] : group.forms));
    }
  });
  await Promise.all(all);
  return {weights, forms, instead};
}

/** @type {AddWeights} */
async function addWeights(weights, showcase, group, worth) {
  const postings = "file" in group ? await showcase.postings(group.file) : group;
  let number = showcase.offset;
  postings.steps.forEach((step, at) => {
    const code = postings.weights.charCodeAt(at);
    number += step;
    weights[number] = Math.max(weights[number], worth * (code < 58 ? code - 48 : code - 87));
  });
}

/** A word that is missing costs the more the fewer there are. @type {Rank} */
function rank(terms, numbers) {
  const scores = new Float64Array(numbers.length);
  const had = new Float64Array(numbers.length);
  let all = 0;
  for (const weights of terms) {
    const having = weights.reduce((sum, weight) => sum + Number(weight > 0), 0);
    const rarity = Math.sqrt(Math.log(1 + (numbers.length - having + 0.5) / (having + 0.5))) + 0.3;
    all += rarity;
    weights.forEach((weight, number) => {
      if (!weight) return;
      scores[number] += weight * rarity;
      had[number] += rarity;
    });
  }
  let least = 0;
  for (const number of numbers) {
    if (had[number] < all) scores[number] *= (had[number] / all) ** (2 / terms.length);
    least = Math.max(least, scores[number] / 4);
  }
  const order = numbers.filter(number => had[number] === all || scores[number] > least);
  return {order: order.sort((a, b) => scores[b] - scores[a] || a - b), whole: had.includes(all)};
}

/** Entries and names by kind, and what to mark in them. @type {Suggest} */
export async function suggest(collection, query) {
  const words = [...new Set(wordsOf(query))];
  const {order, forms} = await search(collection, query, true);
  const names = await collection.own.names();
  const entries = await Promise.all(order.slice(0, SUGGESTED.entries).map(number => collection.entry(number)));
  const kinds = new Map();
  // What is called so comes before what has the words somewhere.
  for (const {kind, name} of names) if (`${wordsOf(name)}` === `${words}`) kinds.set(kind, []);
  const titles = entries.map(({title: name, url, figure}) => {
    return {name, url, soft: figure && `${figure.said}: ${figure.name}`};
  });
  if (titles.length) kinds.set("Entries", titles);
  for (const {kind, name, url} of names) {
    const some = kinds.get(kind) ?? [];
    const own = wordsOf(name);
    const fits = words.every(word => own.some(other => other.startsWith(word)));
    if (fits && some.length < SUGGESTED.names) kinds.set(kind, [...some, {name, url}]);
  }
  return {kinds: [...kinds].slice(0, SUGGESTED.kinds), marks: pattern([...forms, ...words])};
}
