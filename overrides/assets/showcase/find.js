// @ts-check
/**
 * Finds entries and other pages by name as somebody types. The words stand in the address, so that a search can be shared.
 * The page works without this: it then shows every entry.
 */

/** @typedef {[address: string, title: string, kicker: string, team: string, summary: string, labels: string]} Entry */
/** @typedef {[address: string, title: string, kind: string]} NamedPage */
/** @typedef {{entries: Entry[], pages: NamedPage[]}} Finder */
/** @typedef {{entry: Entry, score: number}} Hit */

/** How much a word found in each part of an entry weighs: title, kicker, team, summary, labels. */
const WEIGHTS = [8, 1, 4, 3, 5];
const MOST_PAGES = 8;

/** Words as they are compared: small letters without accents. @param {string} text @returns {string[]} */
export function wordsOf(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a query: each one’s beginning is looked for, so a plural finds its singular too. @param {string} query @returns {string[]} */
export function wanted(query) {
  return wordsOf(query).map(word => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word));
}

/** How well an entry answers: the weights of the parts in which each word begins one; 0 where a word is found in none.
 * @param {Entry} entry @param {string[]} words @returns {number} */
export function score(entry, words) {
  const parts = entry.slice(1).map(wordsOf);
  const each = words.map(word => parts.reduce((sum, part, place) => sum + (part.some(one => one.startsWith(word)) ? WEIGHTS[place] : 0), 0));
  return each.every(Boolean) ? each.reduce((sum, one) => sum + one, 0) : 0;
}

/** The entries that hold all words, best first; those that stand first in the collection win a tie.
 * @param {Finder} finder @param {string[]} words @returns {Hit[]} */
export function find(finder, words) {
  return finder.entries.map(entry => ({entry, score: score(entry, words)})).filter(hit => hit.score).sort((a, b) => b.score - a.score);
}

/** The other pages whose names hold all words. @param {Finder} finder @param {string[]} words @returns {NamedPage[]} */
export function pagesFor(finder, words) {
  return finder.pages.filter(([, title]) => words.every(word => wordsOf(title).some(one => one.startsWith(word)))).slice(0, MOST_PAGES);
}

/** Every word alone, where no entry has all of them. @param {Finder} finder @param {string[]} words @returns {[string, number][]} */
export function countsAlone(finder, words) {
  return words.map(word => /** @type {[string, number]} */ ([word, find(finder, [word]).length])).filter(([, count]) => count);
}

/** An element with its text and its children. @param {string} name @param {Record<string, string>} attributes @param {...(Node | string)} inside */
function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...inside);
  return made;
}

/** A text with the words that were looked for marked. @param {string} text @param {string[]} words @returns {(Node | string)[]} */
function marked(text, words) {
  return text.split(/([\p{L}\p{N}\p{M}]+)/u).map(piece => (wordsOf(piece).some(one => words.some(word => one.startsWith(word))) ? element("mark", {}, piece) : piece));
}

/** @param {Hit[]} hits @param {string[]} words @param {string} root */
function list(hits, words, root) {
  return element("ol", {class: "finds plain"}, ...hits.map(({entry: [address, title, kicker, team, summary]}) => element("li", {},
    element("p", {class: "kicker"}, kicker),
    element("h3", {}, element("a", {href: root + address}, ...marked(title, words))),
    element("p", {}, ...marked(summary, words)),
    element("p", {class: "who soft"}, ...marked(team, words)))));
}

/** @param {NamedPage[]} pages @param {string} root */
function ways(pages, root) {
  return element("div", {class: "finds-too"}, element("h3", {}, "Pages of that name"),
    element("ul", {class: "plain"}, ...pages.map(([address, title, kind]) => element("li", {}, element("a", {href: root + address}, title), ` ${kind}`))));
}

/** What was found, in place of the list of all entries. @param {Finder} finder @param {string} query @param {string} root @returns {Node[]} */
function results(finder, query, root) {
  const words = wanted(query), hits = find(finder, words), pages = pagesFor(finder, words);
  const count = hits.length === 1 ? "1 entry" : `${hits.length.toLocaleString("en-GB")} entries`;
  const shown = [element("div", {class: "results-head"}, element("h2", {}, element("span", {role: "status"}, `${count} for ‘${query.trim()}’`)), element("p", {}, element("a", {href: "./"}, "Show all")))];
  if (pages.length) shown.push(ways(pages, root));
  if (hits.length) shown.push(list(hits, words, root));
  else shown.push(instead(countsAlone(finder, words)));
  return shown;
}

/** A way on where nothing was found. @param {[string, number][]} alone */
function instead(alone) {
  if (!alone.length) return element("p", {class: "prose"}, "No title, summary, team, place or theme has these words. Try another word, or one of the ways at the foot of this page.");
  return element("p", {class: "prose"}, "No entry has all of these words. Alone, they find: ",
    ...alone.flatMap(([word, count], place) => [place ? ", " : "", element("a", {href: `?q=${encodeURIComponent(word)}`}, word), ` (${count})`]), ".");
}

/** Ties the form to its results. @param {HTMLFormElement} form @param {HTMLElement} found @param {HTMLElement} all */
function begin(form, found, all) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q")), root = form.dataset.root ?? "./";
  /** @type {Promise<Finder> | undefined} */
  let loading;
  const load = () => (loading ??= fetch(form.dataset.finder ?? "").then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))))));
  const show = async () => {
    const query = input.value, empty = !wordsOf(query).length;
    let nodes = /** @type {Node[]} */ ([]);
    if (!empty) {
      try {
        nodes = results(await load(), query, root);
      } catch {
        loading = undefined;
        nodes = [element("p", {role: "status", class: "prose"}, "Search does not work just now. Every entry is below.")];
      }
    }
    if (query !== input.value) return;  // somebody typed on while the data came
    found.replaceChildren(...nodes);
    found.hidden = empty;
    all.hidden = !empty && nodes.length > 1;
  };
  const remember = () => history.replaceState(null, "", input.value.trim() ? `?q=${encodeURIComponent(input.value.trim())}` : location.pathname);
  const recall = () => { input.value = new URLSearchParams(location.search).get("q")?.slice(0, 200) ?? ""; return show(); };
  input.addEventListener("input", () => { remember(); show(); });
  form.addEventListener("submit", event => { event.preventDefault(); remember(); show(); });
  addEventListener("popstate", recall);
  recall();
}

const form = document.querySelector("form.search"), found = document.getElementById("found"), all = document.getElementById("all");
if (form instanceof HTMLFormElement && found && all) begin(form, found, all);
