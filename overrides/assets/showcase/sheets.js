// @ts-check
/**
 * Sheets that a button opens over a page: the menu, the search field on a phone, what a list is narrowed by. The browser opens
 * and closes them without this; here they also go when they would be in the way.
 */

/** The button that opens a sheet; it stands before those inside the sheet that close it. @param {HTMLElement} sheet */
const opener = sheet => document.querySelector(`[popovertarget="${sheet.id}"]`);

/** @param {(sheet: HTMLElement) => boolean} which */
function close(which) {
  for (const sheet of document.querySelectorAll(":popover-open")) if (sheet instanceof HTMLElement && which(sheet)) sheet.hidePopover();
}

// Focus that has walked out of a sheet would be hidden beneath it.
addEventListener("focusin", ({target}) => close(sheet => target instanceof Node && !sheet.contains(target) && target !== opener(sheet)));

// A device that is turned may have room for what a sheet holds beside the page, and then shows no button for it.
addEventListener("resize", () => close(sheet => !opener(sheet)?.checkVisibility()));
