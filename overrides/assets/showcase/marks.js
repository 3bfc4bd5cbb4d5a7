// @ts-check
/** The words that led to an entry, marked where they stand. */

import {counted, element, marked, pattern, wordsOf} from "./find.js";

/** @param {HTMLElement} content */
function mark(content) {
  const forms = (new URLSearchParams(location.search).get("marks") ?? "").slice(0, 500).split(",").map(one => wordsOf(one).join(" ")).filter(Boolean).slice(0, 12), words = pattern(forms);
  if (!words) return;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT, node => (node.parentElement?.closest("nav, script, style, svg, template, .hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)), texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) if (text.data.normalize("NFD").search(words) >= 0) text.replaceWith(...marked(text.data, words));
  const marks = [...content.querySelectorAll("mark")], target = document.getElementById(location.hash.slice(1));
  if (!marks.length) return;
  let at = marks.findIndex(one => target && target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) - 1;
  const next = element("button", {type: "button"}, "Next"), gone = element("button", {type: "button"}, "Remove marks");
  const bar = element("aside", {class: "marks-bar", "aria-label": "Marked words"}, element("p", {}, `${counted(marks.length, "place", "places")} marked for ‘${forms[0]}’${forms.length > 1 ? " and words like it" : ""}`), next, gone);
  next.addEventListener("click", () => {
    at = (at + 1) % marks.length;
    marks.forEach((one, place) => one.classList.toggle("here", place === at));
    marks[at].scrollIntoView({block: "center"});
  });
  gone.addEventListener("click", () => {
    marks.forEach(one => one.replaceWith(one.textContent ?? ""));
    bar.remove();
    history.replaceState(null, "", location.pathname + location.hash);
    content.focus();
  });
  content.append(bar);
  target?.scrollIntoView();
}

const content = document.getElementById("the_content");
if (content) mark(content);
