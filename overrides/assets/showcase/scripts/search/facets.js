/** Values of one facet are alternatives, facets combine; what they share makes entries alike. */
import {valuesOf} from "./collection.js";

const NUMBERS = "no one two three four five six seven eight nine ten".split(" ");

/** What is left, how much each value would leave, and how much no choice of a facet. @type {Narrow} */
export function narrow(facets, dimensions, numbers, chosen) {
  // Sets of values are asked wherever that is enough: they are far fewer than entries.
  const sieves = facets.map(({id, of, values}) => {
    const {sets, codes} = dimensions.get(of) ?? {sets: [[]], codes: new Uint16Array(0)};
    const wanted = placesOf(values, chosen.get(id));
    const fits = sets.map(set => !wanted.length || set.some(place => wanted.includes(place)));
    return {id, values, sets, codes, fits, entriesBySet: new Uint32Array(sets.length), alone: 0};
  });
  const kept = numbers.filter(number => {
    const missed = sieves.filter(({codes, fits}) => !fits[codes[number] ?? 0]);
    if (missed.length > 1) return false;
    // What one facet alone holds back counts there, as its values are alternatives.
    for (const sieve of missed.length ? missed : sieves) sieve.entriesBySet[sieve.codes[number] ?? 0]++;
    for (const sieve of missed) sieve.alone++;
    return !missed.length;
  });
  const counts = sieves.map(({values, sets, entriesBySet}) => {
    const count = values.map(() => 0);
    sets.forEach((set, code) => {
      for (const place of new Set(set)) count[place] += entriesBySet[code];
    });
    return count;
  });
  return {
    kept,
    counts: new Map(sieves.map(({id}, at) => [id, counts[at]])),
    withoutFacet: new Map(sieves.map(({id, alone}) => [id, kept.length + alone])),
  };
}

/** @type {PlacesOf} */
function placesOf(values, ids = []) {
  return ids.map(id => values.findIndex(value => value.id === id)).filter(place => place >= 0);
}

/** How like an entry is to what is wanted, and why, as the build has it. @type {Liken} */
export function likeness(rows, dimensions, wanted, number) {
  let score = 0;
  const reasons = [];
  for (const {of, values, match, weight, because, because_many: many} of rows) {
    const places = placesOf(values, wanted.get(of));
    const most = Math.max(-1, ...places);
    const has = valuesOf(dimensions, of, number);
    const shared = has.filter(place => (match === "within" ? place <= most : places.includes(place)));
    if (!shared.length) continue;
    const times = match === "each" ? Math.min(3, shared.length) : shared.length;
    score += weight * (match === "within" ? 1 : times);
    const labels = [...new Set(shared)].map(place => values[place].label);
    const reason = shared.length > 1 ? many || because : because;
    const count = NUMBERS[shared.length] ?? String(shared.length);
    reasons.push(reason.replaceAll("{values}", () => listed(labels)).replaceAll("{count}", () => count));
  }
  return {score, reasons};
}

/** @param {string[]} words */
function listed(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}
