/** The drafts of this browser, each with what can be done with it; and the way in for copies and finished entries. */

import {drafts} from "./drafts.js";
import {button, made} from "./elements.js";

/** What can be done. @typedef {{open: (one: import("./drafts.js").Draft) => void, forget: (id: string) => void, begin: () => void, forgetAll: () => void, take: (files: File[]) => void}} Deeds */

/** @param {Element} place @param {string} kind @param {string} current the id of the draft that is open @param {Deeds} deeds */
export function showDrafts(place, kind, current, deeds) {
  const found = drafts(kind);
  const rows = found.map(one => {
    const when = new Date(one.at).toLocaleString([], {dateStyle: "medium", timeStyle: "short"});
    const open = one.id === current ? "(open)" : button("Go on with it", () => deeds.open(one));
    return made("p", {className: "draft"}, made("b", {}, one.title || "Without a title"), ` ${when} `, open, button("Delete", () => deeds.forget(one.id)));
  });
  const all = found.length ? [made("p", {}, button("Begin another", deeds.begin), " ", button("Delete everything from this browser", deeds.forgetAll))] : [];
  place.replaceChildren(...rows, ...all, wayIn(kind, deeds));
}

/** @param {string} kind @param {Deeds} deeds */
function wayIn(kind, {take}) {
  const choose = made("input", {type: "file", id: "open_copy", multiple: true, accept: ".json,.md,.zip,.csv,.jpg,.jpeg,.png,.webp,.pdf"});
  choose.addEventListener("change", () => choose.files?.length && take([...choose.files]));
  const label = made("label", {htmlFor: choose.id}, kind === "entry" ? "Open a copy, or a finished entry" : "Open a copy");
  const hint = made("p", {className: "hint", id: "open_copy_hint"}, kind === "entry" ? "A saved copy, an index.md with what lies beside it, or a zip. You can drop them, or their folder, onto this page as well." : "A saved copy.");
  choose.setAttribute("aria-describedby", hint.id);
  return made("div", {}, made("div", {className: "field"}, label, hint, choose), ...(kind === "entry" ? folder(take) : []));
}

/** The way in for a whole folder, where a browser has one. @param {Deeds["take"]} take @returns {Node[]} */
function folder(take) {
  const choose = made("input", {type: "file", id: "open_folder", webkitdirectory: true});
  if (!("webkitdirectory" in HTMLInputElement.prototype)) return [];
  choose.addEventListener("change", () => choose.files?.length && take([...choose.files]));
  return [made("div", {className: "field"}, made("label", {htmlFor: choose.id}, "Or choose the entry’s folder"), choose)];
}
