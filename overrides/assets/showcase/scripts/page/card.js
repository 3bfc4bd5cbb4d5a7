/** An entry, or its answer to a question, in the pattern that the page brings. */
import {excerpts, shortened} from "../search/text.js";
import {apart, element, every, setAll, unseen} from "./dom.js";
import {marked} from "./marks.js";

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
  const [beginning] = entry.summary.split("\n");
  put(".summary", ...(found.length ? [] : marked(words ? entry.summary : beginning, words)));
  const others = more.length ? ` and ${more.length} more` : "";
  put(".who > span", apart(organisation), partner ? ", with " : "", apart(partner ?? ""), others);
  put(".result", ...(figure ? [element("b", {}, figure.said), " ", apart(figure.name), `: ${figure.span}`] : []));
  put(".spread-short > span", unseen("Spread: "), `${spread.grade}. ${spread.said}`);
  put(".mark-of", entry.mark);
  put(".matches", ...found);
  put(".from-site", showcase.name && `From ${showcase.name}`);
  put(".why span", why);
  setAll(made.querySelector("h3 a"), {href: address});
  setAll(made.querySelector("img"), {src: `${address}cover.svg`});
  const width = honour.threads * 9 - 1;
  setAll(made.querySelector(".honour svg"), {width: String(width), viewBox: `0 0 ${width} 20`});
  every(".knot", made).forEach((knot, at) => knot.classList.toggle("tied", at < spread.rung));
  for (const [place, there] of Object.entries({".tag": entry.example, ".why": why, ".honour svg": honour.threads})) {
    if (!there) made.querySelector(place)?.remove();
  }
  return made;

  /** @param {string} place @param {...(Node | string)} inside */
  function put(place, ...inside) {
    const part = made.querySelector(place);
    if (inside.join("")) part?.replaceChildren(...inside);
    else part?.remove();
  }
}

/** @type {ToMatches} */
export function matches({parts}, address, words) {
  return excerpts(parts, words).map((excerpt, at) => {
    const [folder, id] = excerpt.place.split("#");
    const marks = new URLSearchParams({marks: excerpt.words.slice(0, 12).join(",")});
    const href = `${address}${folder}?${marks}${id ? `#${id}` : ""}`;
    const link = element("a", {href}, excerpt.title);
    if (at) return element("li", {}, at > 1 ? "" : "Also in: ", link);
    return element("li", {}, link, element("p", {dir: "auto"}, ...marked(excerpt.text, words)));
  });
}

/** An answer as the page shows it already, or its beginning. @type {ToReply} */
export function reply(question, entry, showcase, words) {
  const shown = showcase.name ? null : document.querySelector(`#all [data-entry="${CSS.escape(entry.url)}"]`);
  const made = /** @type {Element} */ (shown?.cloneNode(true) ?? card(entry, showcase, words, "", "reply_pattern"));
  made.removeAttribute("id");
  if (shown) return made;
  const text = entry.parts.find(({place}) => place === question)?.text ?? "";
  made.querySelector(".text")?.replaceChildren(element("p", {dir: "auto"}, shortened(text, 600)));
  for (const link of every(".whole, h3 a", made)) setAll(link, {href: `${showcase.root}${entry.url}${question}`});
  return made;
}
