/** Showcases searched as one: entries are numbered through, values of the same id are one. */

export class Collection {
  /** @param {Showcase[]} showcases the page’s own first @param {string[]} missing those out of reach */
  constructor(showcases, missing) {
    this.showcases = showcases;
    this.missing = missing;
    this.own = showcases[0];
    this.index = this.own.index;
    this.size = showcases.reduce((sum, {index}) => sum + index.entries, 0);
    this.numbers = Array.from({length: this.size}, (_, number) => number);
    this.facets = this.index.facets.map(facet => ({...facet, values: valuesOfAll(facet, showcases)}));
    this.dimensions = once(() => dimensionsOf(this));
  }

  /** This without the other showcases, if there are any. */
  alone() {
    const others = this.showcases.slice(1).map(({name}) => name);
    return others.length ? new Collection([this.own], [...this.missing, ...others]) : undefined;
  }

  /** @param {number} number of an entry */
  showcase(number) {
    return this.showcases.findLast(({offset}) => number >= offset) ?? this.own;
  }

  /** @param {number} number */
  entry(number) {
    const showcase = this.showcase(number);
    return showcase.entry(number - showcase.offset);
  }
}

/** Makes something once, and anew only after a failure. @template T @param {() => Promise<T>} make */
export function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => {
    made ??= make();
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
}

/** @type {ValuesOfAll} */
function valuesOfAll({of, values}, showcases) {
  const all = [values, ...showcases.flatMap(({index}) => described(index, of))].flat();
  // From the end, as the first of an id is the one that stays.
  return [...new Map(all.reverse().map(value => [value.id, value])).values()].reverse();
}

/** @type {Described} */
function described({facets, likeness, questions}, of) {
  const all = [...facets, ...likeness, {of: "answered", values: questions}];
  return all.filter(each => each.of === of).map(({values}) => values);
}

/** Which values each entry has. @type {DimensionsOf} */
async function dimensionsOf({showcases, facets, index: {likeness, questions}, size}) {
  const columns = await Promise.all(showcases.map(showcase => showcase.columns()));
  // Facets last, as they have the values of all.
  const wanted = [...likeness, ...facets, {of: "answered", values: questions}];
  return new Map(wanted.map(({of, values}) => [of, joined(of, values)]));

  /** @type {Joined} */
  function joined(of, values) {
    /** @type {Dimension} */
    const {sets, codes} = {sets: [[]], codes: new Uint16Array(size)};
    showcases.forEach(({index, offset}, which) => {
      const column = columns[which].columns.get(of);
      if (!column && !which) throw new Error(`nothing is known of ${of}`);
      if (!column) return;
      const first = sets.length;
      const places = (described(index, of)[0] ?? []).map(own => values.findIndex(({id}) => id === own.id));
      sets.push(...column.sets.map(set => set.map(place => places[place]).filter(place => place >= 0)));
      for (let number = 0; number < index.entries; number++) {
        codes[offset + number] = first + column.of.charCodeAt(number) - "0".charCodeAt(0);
      }
    });
    return {sets, codes};
  }
}

/** The places of an entry’s values. @type {ValuesOf} */
export function valuesOf(dimensions, of, number) {
  const dimension = dimensions.get(of);
  return dimension?.sets[dimension.codes[number]] ?? [];
}

/** @type {InOrder} */
export async function inOrder(collection, numbers, sort) {
  const ranks = await ranksOf(collection, sort);
  if (!ranks.length) return numbers;
  return [...numbers].sort((a, b) => Number(ranks[a] > ranks[b]) - Number(ranks[a] < ranks[b]) || a - b);
}

/** @type {RanksOf} */
async function ranksOf({showcases, facets, numbers, dimensions}, sort) {
  if (sort === "title") return (await Promise.all(showcases.map(showcase => showcase.titles()))).flat();
  if (sort === "spread") {
    const columns = await Promise.all(showcases.map(showcase => showcase.columns()));
    return columns.flatMap(({spread}) => Array.from(spread, letter => -letter.charCodeAt(0)));
  }
  if (sort !== "newest") return [];
  const years = facets.find(({of}) => of === "years")?.values ?? [];
  const known = await dimensions();
  return numbers.map(number => -Number(years[valuesOf(known, "years", number)[0]]?.id ?? 0));
}
