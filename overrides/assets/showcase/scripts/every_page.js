/** Runs on every page. */
import {every, the} from "./page/dom.js";
import {leadTo, Suggestions} from "./page/suggestions.js";

for (const input of /** @type {HTMLInputElement[]} */ (every(".search [name=q]"))) {
  if (input.form?.id !== "finder") new Suggestions(input);
  leadTo(input);
}

/** The button that opens a sheet, before those that close it. @param {Element} sheet */
const openerOf = sheet => document.querySelector(`[popovertarget="${sheet.id}"]`);

/** @param {(sheet: Element) => unknown} inTheWay */
function closeSheets(inTheWay) {
  for (const sheet of /** @type {HTMLElement[]} */ (every("[popover]"))) {
    if (inTheWay(sheet)) sheet.hidePopover?.();
  }
}

// Focus that has walked out of a sheet would be hidden beneath it.
addEventListener("focusin", ({target}) => {
  closeSheets(sheet => target instanceof Node && !sheet.contains(target) && target !== openerOf(sheet));
});

// A device that is turned may show beside the page what a sheet holds, and no button for it.
addEventListener("resize", () => closeSheets(sheet => !openerOf(sheet)?.getClientRects().length));

for (const asked of every("[data-copy]")) asked.addEventListener("click", () => copy(asked));

/** Copies the text that is named, or a link, and says so. @param {any} asked */
async function copy({dataset, href, textContent}) {
  const told = the("#copied");
  told.textContent = "";
  try {
    await navigator.clipboard.writeText(href ?? the(dataset.copy).textContent);
    told.textContent = textContent.replace("Copy", "Copied");
  } catch {
    told.textContent = "Your browser copies nothing here. Please select the text yourself.";
  }
}

const isMarked = new URLSearchParams(location.search).has("marks");
if (isMarked) import("./page/marks.js").then(({markWords}) => markWords(the("#the_content")));
