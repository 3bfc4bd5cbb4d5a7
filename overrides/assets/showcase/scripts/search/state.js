/** What somebody chose: all of it is in the address. */
import {wordsOf} from "./text.js";

const VALUE = /^[\w.-]{1,80}$/;
const MOST_VALUES = 60;
const LONGEST_QUERY = 200;
const LAST_PAGE = 9999;

/** What an address says, however mangled. @type {Read} */
export function read(params, facets) {
  const chosen = new Map();
  for (const facet of facets) {
    const values = [...new Set(params.getAll(facet))].filter(value => VALUE.test(value)).slice(0, MOST_VALUES);
    if (values.length) chosen.set(facet, values);
  }
  const page = Number.parseInt(params.get("page") ?? "1", 10) || 1;
  const q = (params.get("q") ?? "").slice(0, LONGEST_QUERY);
  return {q, chosen, sort: params.get("sort") ?? "", page: Math.min(LAST_PAGE, Math.max(1, page))};
}

/** Its address; where it says nothing, the page’s own. @type {Write} */
export function write(state, page) {
  const params = new URLSearchParams(state.q.trim() ? {q: state.q.trim()} : {});
  for (const [facet, values] of state.chosen) {
    for (const value of values) params.append(facet, value);
  }
  if (state.sort) params.set("sort", state.sort);
  if (state.page > 1) params.set("page", String(state.page));
  return `${params}` ? `?${params}` : page;
}

/** @param {State} state */
export const isSearched = ({q}) => wordsOf(q).length > 0;

/** @param {State} state */
export const isEmpty = state => !isSearched(state) && !state.chosen.size && !state.sort && state.page === 1;

/** @param {string} [sort] */
export const nothing = (sort = "") => ({q: "", chosen: new Map(), sort, page: 1});

/** From the first page on. @type {But} */
export const but = (state, other) => ({...state, page: 1, ...other});

/** @type {Without} */
export function without(state, facet, value) {
  const chosen = new Map(state.chosen);
  const left = value === undefined ? [] : (chosen.get(facet) ?? []).filter(id => id !== value);
  if (left.length) chosen.set(facet, left);
  else chosen.delete(facet);
  return but(state, {chosen});
}
