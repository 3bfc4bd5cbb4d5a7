/** What a state finds, and links to other states. */
import {inOrder, valuesOf} from "../search/collection.js";
import {narrow} from "../search/facets.js";
import {termsOf} from "../search/query.js";
import {search} from "../search/search.js";
import {but, isSearched, nothing, without, write} from "../search/state.js";
import {counted, pattern, wordsOf} from "../search/text.js";
import {apart, element, unseen} from "./dom.js";

const PER_PAGE = 12;

/** @type {ResultsOf} */
export const resultsOf = listing => async ({collection, state, typing}) => {
  const {facets, index, numbers} = collection;
  const searching = isSearched(state) ? search(collection, state.q, typing) : undefined;
  const [dimensions, found] = await Promise.all([collection.dimensions(), searching]);
  const asked = index.questions.findIndex(({id}) => id === listing.question);
  const all = numbers.filter(number => asked < 0 || valuesOf(dimensions, "answered", number).includes(asked));
  const {kept, counts, withoutFacet} = narrow(facets, dimensions, found?.order ?? all, state.chosen);
  const ordered = await inOrder(collection, kept, state.sort || (found ? "relevance" : "newest"));
  const pages = Math.max(1, Math.ceil(kept.length / PER_PAGE));
  const page = Math.min(state.page, pages);
  const shown = ordered.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const told = (/** @type {number} */ count) => counted(count, ...listing.nouns);
  const text = [`${told(kept.length)} of ${all.length.toLocaleString("en-GB")}`];
  if (found) text.push(` for ‘${state.q.trim()}’`);
  if (pages > 1) text.push(`, page ${page} of ${pages}`);
  const nodes = shown.length
    ? [await listOf(listing, collection, shown, found), ...pager(state, page, pages)]
    : [await waysOut(collection, state, withoutFacet, told)];
  return {
    text: text.join(""),
    nodes: [...notes(collection, found, shown.length > 0), ...nodes],
    chips: chips(state, facets),
    left: {facets, counts, nouns: listing.nouns},
  };
};

/** @type {Notes} */
function notes({missing}, found, some) {
  const texts = [];
  for (const [typed, known] of found?.instead ?? []) {
    texts.push(`No entry has ‘${typed}’. This is what was found for ‘${known}’.`);
  }
  if (found && !found.forms.length && some) texts.push("Such words are not looked for, so this is everything.");
  if (found && !found.whole && some) texts.push("No entry has all of these words. These have some of them.");
  texts.push(...missing.map(name => `${name} could not be reached, so it is left out.`));
  return texts.map(text => element("p", {class: "note"}, text));
}

/** @type {ListOf} */
async function listOf({list, item}, collection, numbers, found) {
  const words = found && pattern(found.forms);
  const entries = await Promise.all(numbers.map(number => collection.entry(number)));
  const items = entries.map((entry, at) => item(entry, collection.showcase(numbers[at]), words));
  return element(list.name, {class: list.look}, ...items);
}

/** @type {LinkTo} */
const linkTo = (state, ...inside) => element("a", {href: write(state, location.pathname), "data-go": ""}, ...inside);

/** What is chosen, each with the way to do without it. @type {Chips} */
function chips(state, facets) {
  const chip = (/** @type {State} */ left, /** @type {string} */ label) => linkTo(left, unseen("Remove: "), label);
  const query = state.q.trim();
  const links = query && state.chosen.size ? [chip(but(state, {q: ""}), `‘${query}’`)] : [];
  for (const {id: facet, values} of facets) {
    for (const id of state.chosen.get(facet) ?? []) {
      const label = values.find(value => value.id === id)?.label ?? `Unknown choice: ${id}`;
      links.push(chip(without(state, facet, id), label));
    }
  }
  if (links.length > 1) {
    const clear = linkTo(nothing(state.sort), "Clear all");
    clear.classList.add("clear");
    links.push(clear);
  }
  return links.map(link => element("li", {}, link));
}

/** The first, the last, and those around this one. @type {Pager} */
function pager(state, at, pages) {
  if (pages < 2) return [];
  const shown = [...new Set([1, at - 1, at, at + 1, pages])].filter(page => page > 0 && page <= pages);
  const links = shown.map(page => {
    const inside = [unseen("Page "), String(page)];
    return page === at ? element("strong", {"aria-current": "page"}, ...inside) : linkTo(but(state, {page}), ...inside);
  });
  const list = element("ul", {class: "pages"}, ...links.map(link => element("li", {}, link)));
  return [element("nav", {class: "pager", "aria-label": "Pages of what was found"}, list)];
}

/** Where nothing is found: choices that would find something, and questions near to it. @type {WaysOut} */
async function waysOut({facets, index, numbers, own, size, dimensions}, state, withoutFacet, told) {
  const ways = [...state.chosen.keys()].map(id => {
    const title = facets.find(facet => facet.id === id)?.title ?? id;
    return {left: without(state, id), label: `Without ${title.toLowerCase()}`, count: withoutFacet.get(id) ?? 0};
  });
  if (state.q.trim() && state.chosen.size) {
    const {kept} = narrow(facets, await dimensions(), numbers, state.chosen);
    ways.push({left: but(state, {q: ""}), label: `Without ‘${state.q.trim()}’`, count: kept.length});
  }
  const open = ways.filter(({count}) => count);
  if (!open.length) open.push({left: nothing(), label: "Show all", count: size});
  const items = open.map(({left, label, count}) => element("li", {}, linkTo(left, apart(label)), ` (${told(count)})`));
  const heading = element("p", {}, "Nothing has all of this. These would find something:");
  const out = element("div", {class: "prose nothing"}, heading, element("ul", {}, ...items));
  const near = await nearQuestions(own, termsOf(index, state.q));
  const links = near.map(({name, url}) => element("li", {}, element("a", {href: own.root + url}, name)));
  if (near.length) out.append(element("p", {}, "Questions that may be near:"), element("ul", {}, ...links));
  return out;
}

/** Those with words that begin as the terms do. @type {NearQuestions} */
async function nearQuestions(showcase, terms) {
  const beginnings = terms.map(term => term.slice(0, 5));
  const begins = (/** @type {string} */ word) => beginnings.includes(word.slice(0, 5));
  const shared = (/** @type {Name} */ {name}) => wordsOf(name).filter(begins).length;
  const names = await showcase.names().catch(() => []);
  const near = names.filter(name => name.kind === "Question" && shared(name));
  return near.sort((a, b) => shared(b) - shared(a)).slice(0, 3);
}
