// @ts-check
/**
 * Finding: search and facets, on pages that work without this.
 * Parts: text, sources, search, facets, address, pieces, results. Nothing is ever put into a
 * page but by textContent, and nothing leaves the reader’s browser but requests for files of the showcases.
 */

/** @typedef {[id: string, label: string]} Value */
/** @typedef {{of: string, id: string, title: string, one: string, values: Value[]}} Facet */
/** @typedef {{of: string, values: Value[], weight: number, match: string, because: string, because_many?: string}} Row what makes entries alike */
/** @typedef {{version: number, stamp: string, name: string, entries: number, ignored: string[], same: string[][], buckets: string[], facets: Facet[], likeness: Row[], questions: Value[]}} Index */
/** @typedef {[forms: string[], count: number, entries: number[] | number, weights?: string]} Group */
/** @typedef {{url: string, title: string, summary: string, honour: [string, number, number], example: boolean, organisation: string, partners: string[], figure: [string, string, string] | null, spread: [string, number, number], parts: [place: string, title: string, text: string][]}} Entry */
/** @typedef {{sets: number[][], codes: Uint16Array}} Dimension the set of values of each entry, by places in the values */
/** @typedef {{order: number[], scores: Float32Array, forms: string[], instead: [string, string][], whole: boolean}} Found */
/** @typedef {Map<string, string[]>} Chosen */
/** @typedef {{q: string, chosen: Chosen, sort: string, page: number}} State */

const VERSION = 1, PER_PAGE = 12, MOST_FORMS = 6;

/* Text: as the build does it, so that both find the same words. */

/** Words as they are compared: small letters without accents. @param {string} text @returns {string[]} */
export const wordsOf = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Finds any of these words and phrases, whatever accents and signs stand in them; for texts in NFD. @param {string[]} forms */
export function pattern(forms) {
  const ways = forms.map(form => form.split(" ").map(word => [...word].map(letter => `${letter}\\p{M}*`).join("")).join("[^\\p{L}\\p{N}]+"));
  return ways.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${ways.sort((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\p{N}])`, "giu") : undefined;
}

/* Sources: the files of one showcase or several, each fetched when it is first needed. */

/** @param {string} address @param {RequestInit} [how] */
async function load(address, how) {
  const answer = await fetch(address, how);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** One showcase: where it is, and its index. `name` is empty for the one whose page this is. */
class Source {
  /** @param {string} root @param {Index} index @param {string} name @param {number} offset */
  constructor(root, index, name, offset) {
    this.root = root; this.index = index; this.name = name; this.offset = offset;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /** A file of the index, once. @param {string} name @returns {Promise<any>} */
  get(name) {
    const kept = this.kept.get(name) ?? load(`${this.root}assets/find/${name}.json?v=${this.index.stamp}`);
    this.kept.set(name, kept);
    kept.catch(() => this.kept.delete(name));
    return kept;
  }
}

/** Showcases that are searched as one: entries are numbered through; facets and values of the same id are one. */
class Collection {
  /** @param {Source[]} sources @param {string[]} missing names of those that could not be reached */
  constructor(sources, missing) {
    this.sources = sources;
    this.missing = missing;
    this.index = sources[0].index;
    this.size = sources.reduce((sum, one) => sum + one.index.entries, 0);
    this.numbers = Array.from({length: this.size}, (_, at) => at);
    this.facets = this.index.facets.map(facet => ({...facet, values: this.values(facet)}));
    /** @type {Promise<Map<string, Dimension>> | undefined} */
    this.loading = undefined;
  }

  /** A facet’s values in all showcases. @param {{of: string, values: Value[]}} facet @returns {Value[]} */
  values(facet) {
    const all = new Map(facet.values);
    for (const one of this.sources) for (const each of [...one.index.facets, ...one.index.likeness]) if (each.of === facet.of) for (const [id, label] of each.values) if (!all.has(id)) all.set(id, label);
    return [...all];
  }

  /** @param {number} number @returns {Source} */
  source(number) { return this.sources.findLast(one => number >= one.offset) ?? this.sources[0]; }

  /** @param {number} number @returns {Promise<Entry>} */
  entry(number) { const source = this.source(number); return source.get(`entries/${number - source.offset}`); }

  /** Which values each entry has, for facets and likeness. */
  dimensions() {
    this.loading ??= this.join();
    this.loading.catch(() => { this.loading = undefined; });
    return this.loading;
  }

  async join() {
    const data = await Promise.all(this.sources.map(one => one.get("facets")));
    /** @type {Map<string, Dimension>} */
    const found = new Map();
    for (const {of, values} of [...this.facets, ...this.index.likeness, {of: "answered", values: this.index.questions}]) {
      /** @type {Dimension} */
      const one = {sets: [[]], codes: new Uint16Array(this.size)};
      this.sources.forEach((source, which) => {
        const theirs = data[which][of], named = of === "answered" ? source.index.questions : [...source.index.facets, ...source.index.likeness].find(each => each.of === of)?.values ?? [];
        if (!theirs && !which) throw new Error(`nothing is known of ${of}`);
        if (!theirs) return;
        const first = one.sets.length, places = named.map(value => values.findIndex(each => each[0] === value[0]));
        one.sets.push(...theirs.sets.map((/** @type {number[]} */ set) => set.map(at => places[at]).filter(at => at >= 0)));
        for (let number = 0; number < source.index.entries; number++) one.codes[source.offset + number] = first + theirs.of.charCodeAt(number) - 48;
      });
      found.set(of, one);
    }
    return found;
  }
}

/** Opens the showcase at a root, and others that are searched with it. @param {string} root @param {{name: string, address: string}[]} [others] */
export async function open(root, others = []) {
  const wanted = [{name: "", address: root}, ...others].map(async ({name, address}) => {
    const at = new URL(address, document.baseURI).href, index = await load(`${at}assets/find/index.json`, {cache: "no-cache"});
    if (index?.version !== VERSION || !Array.isArray(index.buckets) || !Array.isArray(index.facets)) throw new Error(`${at} has another kind of index`);
    return {at, index, name};
  });
  const [own, ...rest] = await Promise.allSettled(wanted);
  if (own.status === "rejected") throw own.reason;
  let offset = 0;
  const sources = [own, ...rest].flatMap(one => (one.status === "fulfilled" ? [one.value] : [])).map(({at, index, name}) => {
    offset += index.entries;
    return new Source(at, index, name, offset - index.entries);
  });
  return new Collection(sources, others.filter((_, at) => rest[at].status === "rejected").map(one => one.name));
}

/* Search: what each word finds is weighed by how rare the word is. */

/** What is looked for: words, and phrases that the award holds for the same as others. @param {Index} index @param {string} query @returns {string[]} */
export function termsOf(index, query) {
  const words = wordsOf(query), phrases = index.same.flat().map(phrase => phrase.split(" ")).sort((a, b) => b.length - a.length), terms = [];
  for (let at = 0; at < words.length;) {
    const plain = (/** @type {string} */ word) => word.replace(/(?<=..)s$/, "");
    const phrase = phrases.find(one => one.every((word, next) => word === words[at + next] || (next === one.length - 1 && plain(word) === plain(words[at + next] ?? ""))));
    if (phrase) terms.push(phrase.join(" "));
    else if (words[at].length > 1 && !index.ignored.includes(words[at])) terms.push(words[at]);
    at += phrase?.length ?? 1;
  }
  return [...new Set(terms)].slice(0, 16);
}

/** How many letters differ; two that changed places are one. @param {string} a @param {string} b */
export function distance(a, b) {
  /** @type {number[][]} */
  const rows = [[...b, ""].map((_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}

/** @param {Source} source @param {string} word @returns {Promise<Group[]>} */
async function bucket(source, word) {
  const at = source.index.buckets.findLastIndex(first => first <= word.slice(0, 3));
  return at < 0 ? [] : (await source.get(`words/${at}`)).groups;
}

/** The groups of words that a word stands for, each with what it is worth; `instead` where only a word like it is known.
 * @param {Source} source @param {string} term @param {boolean} typing @returns {Promise<{groups: [Group, number][], instead?: string}>} */
async function groupsFor(source, term, typing) {
  const same = source.index.same.findIndex(set => set.includes(term)), exact = (/** @type {Group[]} */ groups, /** @type {string} */ form) => groups.filter(([forms]) => forms.includes(form));
  if (same >= 0) {
    const [named, alone] = await Promise.all([bucket(source, `=${same}`), term.includes(" ") ? [] : bucket(source, term)]);
    return {groups: [...exact(named, `=${same}`), ...exact(alone, term)].map(one => [one, 1])};
  }
  const word = term.split(" ").at(-1) ?? term, groups = await bucket(source, word), known = exact(groups, word);
  const longer = word.length > 2 && (typing || !known.length) ? groups.filter(one => !known.includes(one) && one[0].some(form => form.startsWith(word))).sort((a, b) => b[1] - a[1]).slice(0, MOST_FORMS) : [];
  if (known.length || longer.length) return {groups: [...known.map(one => /** @type {[Group, number]} */ ([one, 1])), ...longer.map(one => /** @type {[Group, number]} */ ([one, 0.6]))]};
  return nearest(source, word);
}

/** A known word that differs by a slip of the fingers. @param {Source} source @param {string} word @returns {Promise<{groups: [Group, number][], instead?: string}>} */
async function nearest(source, word) {
  const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0, swapped = [0, 1, 2].map(at => word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2));
  const groups = most ? (await Promise.all([...new Set([word, ...swapped].map(one => one.slice(0, 3)))].map(one => bucket(source, one)))).flat() : [];
  let best = most + 1, found = /** @type {[Group, string] | undefined} */ (undefined);
  for (const group of groups) for (const form of group[0]) {
    const far = Math.abs(form.length - word.length) <= most ? distance(word, form) : most + 1;
    if (far < best || (far === best && found && group[1] > found[0][1])) [best, found] = [far, [group, form]];
  }
  return found ? {groups: [[found[0], 0.8]], instead: found[1]} : {groups: []};
}

/** Adds what a group weighs in each entry. @param {Source} source @param {Group} group @param {number} worth @param {Float32Array} into */
async function weigh(source, [, , entries, weights], worth, into) {
  const [steps, letters] = typeof entries === "number" ? await source.get(`words/common/${entries}`) : [entries, weights ?? ""];
  for (let at = 0, number = source.offset; at < steps.length; at++) {
    const code = letters.charCodeAt(at);
    number += steps[at];
    into[number] = Math.max(into[number], worth * (code < 58 ? code - 48 : code - 87));
  }
}

/** How much a term weighs in each entry, the written forms it was found by, and the word that was found instead.
 * @param {Collection} collection @param {string} term @param {boolean} typing */
async function weighed(collection, term, typing) {
  const weights = new Float32Array(collection.size), forms = /** @type {string[]} */ ([]), instead = /** @type {[string, string][]} */ ([]);
  await Promise.all(collection.sources.map(async source => {
    const {groups, instead: other} = await groupsFor(source, term, typing);
    if (other && !source.offset) instead.push([term, other]);
    await Promise.all(groups.map(([group, worth]) => weigh(source, group, worth, weights)));
    for (const [group] of groups) forms.push(...(group[0][0][0] === "=" ? source.index.same[Number(group[0][0].slice(1))] : group[0]));
  }));
  return {weights, forms, instead};
}

/** The entries that a query finds, best first. Most of many words are enough; where nothing has them, some are (`whole` is then false).
 * @param {Collection} collection @param {string} query @param {boolean} [typing] the last word may be unfinished @returns {Promise<Found>} */
export async function search(collection, query, typing = false) {
  const terms = termsOf(collection.index, query), unfinished = typing && !/[^\p{L}\p{N}]$/u.test(query) ? terms.at(-1) : undefined;
  const scores = new Float32Array(collection.size), hits = new Uint8Array(collection.size);
  const told = await Promise.all(terms.map(term => weighed(collection, term, term === unfinished)));  // together, so that no word waits for the files of another
  for (const {weights} of told) {
    const having = weights.reduce((sum, one) => sum + Number(one > 0), 0), rarity = Math.log(1 + (collection.size - having + 0.5) / (having + 0.5));
    weights.forEach((weight, number) => { if (weight) { scores[number] += weight * (rarity + 0.1); hits[number]++; } });
  }
  const need = terms.length > 3 ? Math.ceil(terms.length * 0.75) : terms.length, whole = !terms.length || hits.some(one => one >= need), order = [];
  for (let number = 0; number < collection.size; number++) if (hits[number] >= (whole ? need : 1)) {
    scores[number] *= terms.length ? (hits[number] / terms.length) ** 2 : 1;
    order.push(number);
  }
  return {order: order.sort((a, b) => scores[b] - scores[a] || a - b), scores, forms: [...new Set(told.flatMap(one => one.forms))], instead: told.flatMap(one => one.instead), whole};
}

/* Facets: values of one are alternatives, facets combine. */

/** What is left of some entries, how many each value would leave, and how many there would be without each facet’s choices.
 * @param {Facet[]} facets @param {Map<string, Dimension>} dimensions @param {number[]} numbers @param {Chosen} chosen */
export function narrow(facets, dimensions, numbers, chosen) {
  const each = facets.map(facet => {
    const {sets, codes} = dimensions.get(facet.of) ?? {sets: [[]], codes: new Uint16Array(0)};
    const wanted = new Set((chosen.get(facet.id) ?? []).map(id => facet.values.findIndex(value => value[0] === id)).filter(at => at >= 0));
    return {id: facet.id, sets, codes, fits: sets.map(set => !wanted.size || set.some(at => wanted.has(at))), bySet: new Uint32Array(sets.length), alone: 0};
  });
  const kept = numbers.filter(number => {
    const misses = each.filter(one => !one.fits[one.codes[number] ?? 0]);
    if (misses.length === 1) misses[0].alone++;
    for (const one of misses.length ? misses.slice(0, Number(misses.length === 1)) : each) one.bySet[one.codes[number] ?? 0]++;
    return !misses.length;
  });
  const counts = new Map(each.map((one, at) => {
    const sums = facets[at].values.map(() => 0);
    one.sets.forEach((set, code) => new Set(set).forEach(value => { sums[value] += one.bySet[code]; }));
    return [one.id, sums];
  }));
  return {kept, counts, without: new Map(each.map(one => [one.id, kept.length + one.alone]))};
}

/* Address: all that somebody chose, so that it can be shared, gone back to and loaded again. */

/** What an address says, however mangled. @param {URLSearchParams} params @param {string[]} names @returns {State} */
export function read(params, names) {
  const all = names.map(name => /** @type {[string, string[]]} */ ([name, [...new Set(params.getAll(name))].filter(value => /^[\w.-]{1,80}$/.test(value)).slice(0, 60)]));
  return {q: (params.get("q") ?? "").slice(0, 200), chosen: new Map(all.filter(([, values]) => values.length)), sort: params.get("sort") ?? "",
    page: Math.min(9999, Math.max(1, Number.parseInt(params.get("page") ?? "1", 10) || 1))};
}

/** The address of a state, from its page. @param {State} state @returns {string} */
export function write({q, chosen, sort, page}) {
  const params = new URLSearchParams(q.trim() ? {q: q.trim()} : {});
  chosen.forEach((values, name) => values.forEach(value => params.append(name, value)));
  if (sort) params.set("sort", sort);
  if (page > 1) params.set("page", String(page));
  return params.size ? `?${params}` : location.pathname;
}

/** The same state with something else. @param {State} state @param {Partial<State>} other @returns {State} */
const but = (state, other) => ({...state, page: 1, ...other});

/** Without one value, or without all values, of a facet. @param {State} state @param {string} name @param {string} [value] */
function without(state, name, value) {
  const chosen = new Map(state.chosen), left = value === undefined ? [] : (chosen.get(name) ?? []).filter(one => one !== value);
  left.length ? chosen.set(name, left) : chosen.delete(name);
  return but(state, {chosen});
}

/* Pieces of a page. */

/** @param {string} name @param {Record<string, string>} attributes @param {...(Node | string)} inside */
export function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...inside);
  return made;
}

/** What a page shows already, but for its id, which only one can have. @param {Element} one */
function copied(one) {
  const made = /** @type {Element} */ (one.cloneNode(true));
  made.removeAttribute("id");
  return made;
}

/** For those who listen. @param {string} text */
const unseen = text => element("span", {class: "hidden"}, text);

/** @param {string} where @param {ParentNode} [within] */
const every = (where, within = document) => [...within.querySelectorAll(where)];

/** @param {number} count @param {string} [one] @param {string} [many] */
export const counted = (count, one = "entry", many = "entries") => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

/** A text with the words that were looked for marked. @param {string} text @param {RegExp} [words] @returns {(Node | string)[]} */
export function marked(text, words) {
  const plain = text.normalize("NFD"), made = [];
  let at = 0;
  for (const found of words ? plain.matchAll(words) : []) {
    made.push(plain.slice(at, found.index).normalize(), element("mark", {}, found[0].normalize()));
    at = found.index + found[0].length;
  }
  return [...made, plain.slice(at).normalize()];
}

/** The places of an entry where most of the words stand together, each as a link to it. @param {Entry} entry @param {string} root @param {RegExp} words */
export function matches(entry, root, words) {
  const places = entry.parts.map(([place, title, text]) => {
    const plain = text.normalize("NFD"), found = [...plain.matchAll(words)].slice(0, 16).map(one => ({at: one.index, word: one[0].normalize().toLowerCase()}));
    const near = found.map(({at}) => new Set(found.filter(one => one.at >= at && one.at < at + 150).map(one => one.word)).size), most = Math.max(0, ...near);
    return {place, title, plain, best: found[near.indexOf(most)]?.at ?? 0, worth: most * 10 + Math.min(9, found.length), said: [...new Set(found.map(one => one.word))]};
  }).filter(one => one.worth).sort((a, b) => b.worth - a.worth).slice(0, 3);
  return places.map(({place, title, plain, best, said}) => {
    const [folder, id] = place.split("#"), start = best > 60 ? plain.indexOf(" ", best - 60) + 1 : 0, end = plain.length > start + 220 ? plain.lastIndexOf(" ", start + 220) : plain.length;
    const shown = `${start ? "… " : ""}${plain.slice(start, end)}${end < plain.length ? " …" : ""}`;
    return element("li", {}, element("a", {href: `${root}${entry.url}${folder}?${new URLSearchParams({marks: said.slice(0, 12).join(",")})}${id ? "#" + id : ""}`}, title), element("p", {}, ...marked(shown, words)));
  });
}

/** An entry in the pattern that the page brings. @param {string} id @param {Entry} entry @param {Source} source @param {RegExp} [words] @param {string[]} [reasons] */
export function card(id, entry, source, words, reasons = []) {
  const pattern = /** @type {HTMLTemplateElement} */ (document.getElementById(id)), made = /** @type {Element} */ (pattern.content.firstElementChild?.cloneNode(true));
  /** @param {string} where @param {...(Node | string)} inside */
  const put = (where, ...inside) => made.querySelector(where)?.replaceChildren(...inside);
  const [honour, year, threads] = entry.honour, [partner, ...more] = entry.partners, link = made.querySelector("h3 a"), strokes = made.querySelector(".honour svg");
  link?.setAttribute("href", `${source.root}${entry.url}`);
  put("h3 a", ...marked(entry.title, words));
  made.querySelector("img")?.setAttribute("src", `${source.root}${entry.url}cover.svg`);
  put(".honour > span", `${honour} `, element("span", {class: "year"}, String(year)));
  strokes?.setAttribute("viewBox", `0 0 ${threads * 9 - 1} 20`);
  strokes?.setAttribute("width", String(threads * 9 - 1));
  strokes?.firstElementChild?.setAttribute("d", Array.from({length: threads}, (_, at) => `M${4 + at * 9} 0V20`).join(""));
  put(".summary", ...marked(entry.summary, words));
  put(".who", entry.organisation + (partner ? `, with ${partner}` : "") + (more.length ? ` and ${more.length} more` : ""));
  if (entry.figure) put(".result", element("b", {}, entry.figure[0]), `${entry.figure[1]}: ${entry.figure[2]}`);
  const [grade, rung, places] = entry.spread;
  every(".knot", made).forEach((knot, at) => knot.classList.toggle("tied", at < rung));
  put(".spread-short > span", unseen("Spread: "), grade + (places ? `, in use at ${counted(places, "place", "places")}` : ""));
  const found = words ? matches(entry, source.root, words) : [];
  put(".matches", ...found);
  put(".from-site", source.name && `From ${source.name}`);
  put(".why span", ...reasons);
  for (const [where, there] of Object.entries({".tag": entry.example, ".result": entry.figure, ".matches": found.length, ".from-site": source.name, ".why": reasons.length, ".honour svg": threads})) if (!there) made.querySelector(where)?.remove();
  return made;
}

/* Results: a form whose state is the address, what it finds in place of the list of all, and ways out where that is nothing. */

export class Finder {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const at = (/** @type {string} */ place) => /** @type {HTMLElement} */ (document.querySelector(place));
    this.form = form;
    this.found = at("#found"); this.all = at("#all"); this.count = at("#count"); this.chips = at(".chosen") ?? element("ul", {});
    this.before = this.count.textContent ?? "";
    this.inputs = [...form.elements].filter(one => one instanceof HTMLInputElement || one instanceof HTMLSelectElement);
    this.names = [...new Set(this.inputs.map(one => one.name))].filter(name => name && name !== "q" && name !== "sort");
    this.counts = every("#narrow li .count").map(one => ({one, nodes: [...one.childNodes].map(node => node.cloneNode(true))}));
    this.nouns = form.dataset.question ? ["answer", "answers"] : ["entry", "entries"];
    this.turn = 0;
    this.typed = false;
    /** @type {Promise<Collection> | undefined} */
    this.opening = undefined;
    this.state = this.told(location.search);
    form.addEventListener("submit", event => { event.preventDefault(); this.change(false); this.found.scrollIntoView(); });
    for (const input of this.inputs) input.addEventListener("input", () => this.change(input.name === "q"));
    for (const part of [this.found, this.chips]) part.addEventListener("click", event => this.follow(event));
    addEventListener("popstate", () => this.go(this.told(location.search)));
    this.go(this.state);
  }

  /** @param {string | URLSearchParams} words */
  told(words) { return read(new URLSearchParams(words), this.names); }

  /** What the controls say, and choices that no control has, until they are cleared. @param {boolean} typing */
  change(typing) {
    const said = new URLSearchParams(/** @type {any} */ (new FormData(this.form)));
    const known = this.inputs.flatMap(one => (one instanceof HTMLSelectElement ? [...one.options] : [one]).map(each => `${one.name}=${each.value}`));
    this.state.chosen.forEach((values, name) => values.filter(value => !known.includes(`${name}=${value}`)).forEach(value => said.append(name, value)));
    this.state = this.told(said);
    history[typing && this.typed ? "replaceState" : "pushState"](null, "", write(this.state));
    this.typed = typing;
    this.show(typing);
  }

  /** A link to another state of this page. @param {MouseEvent} event */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-go]") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    this.go(this.told(link.search));
    this.count.focus();
    this.count.scrollIntoView({block: "center"});
  }

  /** @param {State} state */
  go(state) {
    this.state = state;
    this.typed = false;
    for (const input of this.inputs) {
      const values = input.name === "q" ? [state.q] : input.name === "sort" ? [state.sort] : state.chosen.get(input.name) ?? [];
      if (input instanceof HTMLInputElement && input.type === "checkbox") input.checked = values.includes(input.value);
      else input.value = values[0] ?? "";
    }
    return this.show(false);
  }

  open() {
    this.opening ??= open(this.form.dataset.root ?? "./", JSON.parse(this.form.dataset.showcases ?? "[]"));
    this.opening.catch(() => { this.opening = undefined; });
    return this.opening;
  }

  /** @param {boolean} typing @returns {Promise<void>} */
  async show(typing) {
    const turn = ++this.turn, {q, chosen, sort, page} = this.state;
    let empty = !wordsOf(q).length && !chosen.size && !sort && page === 1, said = {text: this.before, nodes: /** @type {Node[]} */ ([]), counts: /** @type {Map<string, number[]> | undefined} */ (undefined)}, chips = /** @type {Node[]} */ ([]);
    try {
      if (!empty) [said, chips] = await Promise.all([this.results(typing), this.choices()]);
    } catch (fault) {
      console.error(fault);
      if (await this.alone()) return turn === this.turn ? this.show(typing) : undefined;
      empty = true;
      said.nodes = [element("p", {class: "prose", role: "alert"}, "Search does not work just now: its data could not be read. The whole list is below.")];
    }
    if (turn !== this.turn) return;  // somebody typed on while the data came
    if (said.counts) await this.number(said.counts);
    else this.counts.forEach(({one, nodes}) => one.replaceChildren(...nodes));
    this.found.replaceChildren(...said.nodes);
    this.found.hidden = !said.nodes.length;
    this.all.hidden = !empty;
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
    this.found.dataset.for = q;
    this.tell(said.text);  // last, so that what is announced is there
  }

  /** Goes on without the other showcases, one of which may be at fault; false where there are none. */
  async alone() {
    const collection = await this.opening?.catch(() => undefined), others = collection?.sources.slice(1) ?? [];
    if (collection && others.length) this.opening = Promise.resolve(new Collection(collection.sources.slice(0, 1), [...collection.missing, ...others.map(one => one.name)]));
    return others.length > 0;
  }

  /** @param {string} text */
  tell(text) {
    if (this.count.textContent !== text) this.count.textContent = text;
    every("#narrow .how-many").forEach(one => one.replaceChildren(text));
    every("button.narrow .count").forEach(one => one.replaceChildren(String([...this.state.chosen.values()].flat().length || "")));
    every(".narrowing fieldset").forEach(one => {
      const some = every(":checked", one).length, folded = one.querySelector("details");
      one.querySelector(".some")?.replaceChildren(some ? `(${some})` : "");
      if (some && folded) folded.open = true;
    });
    const order = /** @type {HTMLSelectElement | undefined} */ (this.inputs.find(one => one.name === "sort")), best = Boolean(wordsOf(this.state.q).length);
    if (order) [order.options[0].text, order.options[1].hidden] = [best ? "Best match first" : "Newest first", !best];
  }

  /** What the state finds, in place of the list of all. @param {boolean} typing @returns {Promise<{text: string, nodes: Node[], counts: Map<string, number[]> | undefined}>} */
  async results(typing) {
    const collection = await this.open(), {q, chosen, sort, page} = this.state, asked = collection.index.questions.findIndex(one => one[0] === this.form.dataset.question);
    const [dimensions, found] = await Promise.all([collection.dimensions(), wordsOf(q).length ? search(collection, q, typing) : undefined]);
    const all = collection.numbers.filter(at => asked < 0 || valuesOf(dimensions, "answered", at).includes(asked));
    const {kept, counts, without: others} = narrow(collection.facets, dimensions, found?.order ?? all, chosen), words = found && pattern(found.forms);
    const ordered = await inOrder(collection, dimensions, kept, sort || (found ? "relevance" : "newest")), pages = Math.max(1, Math.ceil(ordered.length / PER_PAGE)), at = Math.min(page, pages);
    const shown = await Promise.all(ordered.slice((at - 1) * PER_PAGE, at * PER_PAGE).map(async number => this.one(await collection.entry(number), collection.source(number), words)));
    const notes = [...(found?.instead ?? []).map(([word, other]) => `No entry has ‘${word}’. This is what was found for ‘${other}’.`),
      ...(found && !found.whole && kept.length ? ["No entry has all of these words. These have some of them."] : []),
      ...collection.missing.map(name => `${name} could not be reached, so it is left out.`)].map(note => element("p", {class: "note"}, note));
    const list = asked < 0 ? element("ul", {class: "cards two"}, ...shown) : element("ol", {class: "replies"}, ...shown);
    return {text: this.counted(kept.length) + ` of ${all.length.toLocaleString("en-GB")}` + (found ? ` for ‘${q.trim()}’` : "") + (pages > 1 ? `, page ${at} of ${pages}` : ""), counts,
      nodes: [...notes, ...(kept.length ? [list, ...this.pager(at, pages)] : [await this.instead(collection, others)])]};
  }

  /** @param {number} count */
  counted(count) { return counted(count, this.nouns[0], this.nouns[1]); }

  /** @param {Entry} entry @param {Source} source @param {RegExp} [words] */
  one(entry, source, words) {
    const question = this.form.dataset.question;
    if (!question) return card("card_pattern", entry, source, words);
    const there = source.name ? null : document.querySelector(`#all [data-entry="${CSS.escape(entry.url.slice(8, -1))}"]`);
    if (there) return copied(there);
    const made = card("reply_pattern", entry, source, words), [, , text] = entry.parts.find(([place]) => place === `#${question}`) ?? ["", "", ""], end = text.length > 600 ? text.lastIndexOf(" ", 600) : text.length;
    made.querySelector(".text")?.replaceChildren(element("p", {}, text.slice(0, end) + (end < text.length ? " …" : "")));
    every(".whole, h3 a", made).forEach(one => one.setAttribute("href", `${source.root}${entry.url}#${question}`));
    return made;
  }

  /** How many entries each value would leave; values of other showcases join their facet. @param {Map<string, number[]>} counts */
  async number(counts) {
    for (const facet of (await this.open()).facets) {
      const list = document.querySelector(`#narrow [data-facet="${CSS.escape(facet.id)}"] ul`), boxes = list ? every("input", list) : [];
      facet.values.forEach(([id, label], at) => {
        const box = boxes.find(one => /** @type {HTMLInputElement} */ (one).value === id) ?? (boxes.length && list ? this.another(list, id, label) : null), item = box?.closest("li"), [count, noun] = this.counted(counts.get(facet.id)?.[at] ?? 0).split(" ");
        item?.classList.toggle("none", count === "0");
        item?.querySelector(".count")?.replaceChildren(count, unseen(` ${noun}`));
      });
    }
  }

  /** @param {Element} list @param {string} id @param {string} label */
  another(list, id, label) {
    const item = /** @type {Element} */ (list.lastElementChild?.cloneNode(true)), box = /** @type {HTMLInputElement} */ (item.querySelector("input"));
    Object.assign(box, {value: id, checked: Boolean(this.state.chosen.get(box.name)?.includes(id))});
    box.nextElementSibling?.replaceChildren(label);
    box.addEventListener("input", () => this.change(false));
    this.inputs.push(box);
    list.append(item);
    return box;
  }

  /** A link to another state. @param {State} state @param {...(Node | string)} inside */
  link(state, ...inside) { return element("a", {href: write(state), "data-go": ""}, ...inside); }

  /** What is chosen, each with the way to do without it. @returns {Promise<Node[]>} */
  async choices() {
    const {q, chosen} = this.state, {facets} = await this.open();
    const all = facets.flatMap(facet => (chosen.get(facet.id) ?? []).map(id => /** @type {[State, string]} */ ([without(this.state, facet.id, id), facet.values.find(one => one[0] === id)?.[1] ?? `Unknown choice: ${id}`])));
    if (q.trim()) all.unshift([but(this.state, {q: ""}), `‘${q.trim()}’`]);
    const items = all.map(([state, label]) => this.link(state, unseen("Remove: "), label));
    if (all.length > 1) {
      items.push(this.link({q: "", chosen: new Map(), sort: this.state.sort, page: 1}, "Clear all"));
      items[all.length].classList.add("clear");
    }
    return items.map(one => element("li", {}, one));
  }

  /** Choices that would find something, and the questions nearest to what was typed. @param {Collection} collection @param {Map<string, number>} others */
  async instead(collection, others) {
    const {q, chosen} = this.state, ways = [...chosen.keys()].map(id => /** @type {[State, string, number]} */ ([without(this.state, id), `Without ${(collection.facets.find(one => one.id === id)?.title ?? id).toLowerCase()}`, others.get(id) ?? 0]));
    if (q.trim() && chosen.size) {
      const {kept} = narrow(collection.facets, await collection.dimensions(), collection.numbers, chosen);
      ways.push([but(this.state, {q: ""}), `Without ‘${q.trim()}’`, kept.length]);
    }
    if (!ways.some(way => way[2])) ways.push([{q: "", chosen: new Map(), sort: "", page: 1}, "Show all", collection.size]);
    const words = termsOf(collection.index, q), names = /** @type {[string, string, string][]} */ (await collection.sources[0].get("names").catch(() => []));
    const near = names.filter(one => one[0] === "Question").map(one => ({one, worth: wordsOf(one[1]).filter(word => words.some(each => word.slice(0, 5) === each.slice(0, 5))).length})).filter(one => one.worth).sort((a, b) => b.worth - a.worth).slice(0, 3);
    return element("div", {class: "prose nothing"}, element("p", {}, "Nothing has all of this. These would find something:"),
      element("ul", {}, ...ways.filter(way => way[2]).map(([state, label, count]) => element("li", {}, this.link(state, label), ` (${this.counted(count)})`))),
      ...(near.length ? [element("p", {}, "Questions that may be near:"), element("ul", {}, ...near.map(({one}) => element("li", {}, element("a", {href: collection.sources[0].root + one[2]}, one[1]))))] : []));
  }

  /** @param {number} at @param {number} pages @returns {Node[]} */
  pager(at, pages) {
    if (pages < 2) return [];
    const shown = [...new Set([1, at - 1, at, at + 1, pages])].filter(one => one > 0 && one <= pages);
    const item = (/** @type {number} */ one) => (one === at ? element("strong", {"aria-current": "page"}, unseen("Page "), String(one)) : this.link(but(this.state, {page: one}), unseen("Page "), String(one)));
    return [element("nav", {class: "pager", "aria-label": "Pages of what was found"}, element("ul", {class: "pages"}, ...shown.map(one => element("li", {}, item(one)))))];
  }
}

/** @param {Map<string, Dimension>} dimensions @param {string} of @param {number} number */
export const valuesOf = (dimensions, of, number) => { const one = dimensions.get(of); return one?.sets[one.codes[number]] ?? []; };

/** Entries in the order that was asked for. @param {Collection} collection @param {Map<string, Dimension>} dimensions @param {number[]} numbers best first @param {string} sort */
async function inOrder(collection, dimensions, numbers, sort) {
  const years = collection.facets.find(one => one.of === "years")?.values ?? [], files = async (/** @type {string} */ name) => Promise.all(collection.sources.map(one => one.get(name)));
  /** @type {(string | number)[]} */
  let rank = [];
  if (sort === "title") rank = (await files("titles")).flat();
  else if (sort === "spread") rank = (await files("facets")).flatMap(one => [...one.spread].map(letter => -letter.charCodeAt(0)));
  else if (sort === "newest") rank = collection.numbers.map(number => -Number(years[valuesOf(dimensions, "years", number)[0]]?.[0] ?? 0));
  return rank.length ? [...numbers].sort((a, b) => (rank[a] < rank[b] ? -1 : rank[a] > rank[b] ? 1 : a - b)) : numbers;
}

const form = document.querySelector("form#finder");
if (form instanceof HTMLFormElement && !("fits" in form.dataset)) new Finder(form);
