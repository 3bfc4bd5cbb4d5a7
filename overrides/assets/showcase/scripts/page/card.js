/** An entry, or its answer to a question, in the pattern that the page brings. */
import {excerpts, shortened} from "../search/text.js";
import {apart, element, every, setAll, unseen} from "./dom.js";
import {marked} from "./marks.js";

const THREAD = 9; // points from one thread of an honour to the next

/** @type {ToCard} */
export function card(entry, showcase, words, why = "", pattern = "card_pattern") {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(pattern));
  const made = /** @type {Element} */ (template.content.firstElementChild?.cloneNode(true));
  const {title, honour, organisation, figure, spread} = entry;
  const [partner, ...more] = entry.partners;
  const address = showcase.root + entry.url;
  const found = words ? matches(entry, address, words) : [];
  put("h3 a", ...marked(title, words));
  put(".honour > span", `${honour.label} `, element("span", {class: "year"}, String(honour.year)));
  put(".summary", ...marked(entry.summary, words));
  const others = more.length ? ` and ${more.length} more` : "";
  put(".who > span", apart(organisation), partner ? ", with " : "", apart(partner ?? ""), others);
  if (figure) put(".result", element("b", {}, figure.said), apart(figure.name), `: ${figure.span}`);
  put(".spread-short > span", unseen("Spread: "), `${spread.grade}. ${spread.said}`);
  put(".mark-of", entry.mark);
  put(".matches", ...found);
  put(".from-site", `From ${showcase.name}`);
  put(".why span", why);
  setAll(made.querySelector("h3 a"), {href: address});
  setAll(made.querySelector("img"), {src: `${address}cover.svg`});
  const width = String(honour.threads * THREAD - 1);
  const lines = Array.from({length: honour.threads}, (_, at) => `M${4 + at * THREAD} 0V20`);
  setAll(made.querySelector(".honour svg"), {width, viewBox: `0 0 ${width} 20`});
  setAll(made.querySelector(".honour path"), {d: lines.join("")});
  every(".knot", made).forEach((knot, at) => knot.classList.toggle("tied", at < spread.rung));
  const parts = {
    ".tag": entry.example,
    ".mark-of": entry.mark,
    ".result": figure,
    ".matches": found.length,
    ".from-site": showcase.name,
    ".why": why,
    ".honour svg": honour.threads,
  };
  for (const [place, there] of Object.entries(parts)) {
    if (!there) made.querySelector(place)?.remove();
  }
  return made;

  /** @param {string} place @param {...(Node | string)} inside */
  function put(place, ...inside) {
    made.querySelector(place)?.replaceChildren(...inside);
  }
}

/** @type {ToMatches} */
export function matches({parts}, address, words) {
  return excerpts(parts, words).map(excerpt => {
    const [folder, id] = excerpt.place.split("#");
    const marks = new URLSearchParams({marks: excerpt.words.slice(0, 12).join(",")});
    const href = `${address}${folder}?${marks}${id ? `#${id}` : ""}`;
    const text = element("p", {dir: "auto"}, ...marked(excerpt.text, words));
    return element("li", {}, element("a", {href}, excerpt.title), text);
  });
}

/** An answer as the page shows it already, or its beginning. @type {ToReply} */
export function reply(question, entry, showcase, words) {
  const key = entry.url.replace(/^entries\/|\/$/g, "");
  const shown = showcase.name ? null : document.querySelector(`#all [data-entry="${CSS.escape(key)}"]`);
  const made = /** @type {Element} */ (shown?.cloneNode(true) ?? card(entry, showcase, words, "", "reply_pattern"));
  made.removeAttribute("id"); // which only one can have
  if (shown) return made;
  const text = entry.parts.find(({place}) => place === question)?.text ?? "";
  made.querySelector(".text")?.replaceChildren(element("p", {dir: "auto"}, shortened(text, 600)));
  for (const link of every(".whole, h3 a", made)) setAll(link, {href: `${showcase.root}${entry.url}${question}`});
  return made;
}
