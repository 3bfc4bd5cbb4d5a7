/** The words that led to an entry, marked where they stand. */
import {counted, decomposed, pattern, wordsOf} from "../search/text.js";
import {button, element, every} from "./dom.js";

/** A text with words marked. @type {Marked} */
export function marked(text, words) {
  const plain = decomposed(text);
  /** @type {(Node | string)[]} */
  const parts = [];
  let at = 0;
  for (const match of words ? plain.matchAll(words) : []) {
    if (!match[1]) continue;
    parts.push(plain.slice(at, match.index).normalize(), element("mark", {}, match[0].normalize()));
    at = match.index + match[0].length;
  }
  return [...parts, plain.slice(at).normalize()];
}

const UNMARKED = "nav, script, style, svg, template, .hidden";

/** @param {HTMLElement} content */
export function markWords(content) {
  const asked = (new URLSearchParams(location.search).get("marks") ?? "").slice(0, 500).split(",");
  const forms = asked.map(form => wordsOf(form).join(" ")).filter(Boolean).slice(0, 12);
  const words = pattern(forms);
  if (!words) return;
  for (const text of textsIn(content)) {
    const parts = marked(text.data, words);
    if (parts.length > 1) text.replaceWith(...parts);
  }
  const marks = every("mark", content);
  if (!marks.length) return;
  const target = document.getElementById(location.hash.slice(1));
  const first = marks.findIndex(mark => target && follows(target, mark));
  let at = Math.max(0, first) - 1;
  const next = button("Next", () => {
    at = (at + 1) % marks.length;
    marks.forEach((mark, place) => mark.classList.toggle("here", place === at));
    marks[at].scrollIntoView({block: "center"});
  });
  const remove = button("Remove marks", () => {
    for (const mark of marks) mark.replaceWith(mark.textContent ?? "");
    bar.remove();
    history.replaceState(null, "", location.pathname + location.hash);
    content.focus();
  });
  const count = counted(marks.length, "place", "places");
  const more = forms.length > 1 ? " and words like it" : "";
  const told = element("p", {}, `${count} marked for ‘${forms[0]}’${more}`);
  const bar = element("aside", {class: "marks-bar", "aria-label": "Marked words"}, told, next, remove);
  content.append(bar);
  target?.scrollIntoView();
}

/** @param {HTMLElement} content */
function textsIn(content) {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts.filter(text => !text.parentElement?.closest(UNMARKED));
}

/** @param {Element} target @param {Element} mark */
const follows = (target, mark) => target.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
