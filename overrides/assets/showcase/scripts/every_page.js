/** Runs on every page. */
import {every} from "./page/dom.js";
import {leadTo, Suggestions} from "./page/suggestions.js";

for (const form of /** @type {HTMLFormElement[]} */ (every("form.search"))) {
  const input = form.elements.namedItem("q");
  if (!(input instanceof HTMLInputElement)) continue;
  if (form.id !== "finder") new Suggestions(form, input);
  leadTo(input);
}

/** The button that opens a sheet, before those that close it. @param {Element} sheet */
const openerOf = sheet => document.querySelector(`[popovertarget="${sheet.id}"]`);

/** @param {(sheet: Element) => unknown} inTheWay */
function closeSheets(inTheWay) {
  for (const sheet of every("[popover]")) {
    if (sheet instanceof HTMLElement && sheet.popover && inTheWay(sheet)) sheet.hidePopover();
  }
}

// Focus that has walked out of a sheet would be hidden beneath it.
addEventListener("focusin", ({target}) => {
  closeSheets(sheet => target instanceof Node && !sheet.contains(target) && target !== openerOf(sheet));
});

// A device that is turned may show beside the page what a sheet holds, and no button for it.
addEventListener("resize", () => closeSheets(sheet => !openerOf(sheet)?.getClientRects().length));

const content = document.getElementById("the_content");
const isMarked = new URLSearchParams(location.search).has("marks");
if (content && isMarked) import("./page/marks.js").then(({markWords}) => markWords(content));
