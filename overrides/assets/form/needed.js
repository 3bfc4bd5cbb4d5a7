/** What a record lacks, which the check of its file would ask for first: fields that are needed and empty, where what they belong to is needed or begun. */

import {all, read} from "./fields.js";

/** @param {HTMLElement} form @returns {RuleFinding[]} */
export function missing(form) {
  return all(form, "[data-needed]").filter(one => !isGroup(one) && isAsked(one) && isEmpty(one)).map(one => ({
    code: "missing-field", part: "front", path: nameOf(one).split("."), message: `\`${nameOf(one).split(".").at(-1)}\` is missing.`,
    reason: "It is needed here.", remedy: "", severity: "error",
  }));
}

/** @param {Element} one */
const isGroup = one => one.matches(".group");
/** The name of a control, or of the controls of a set. @param {HTMLElement} one */
const nameOf = one => /** @type {HTMLElement} */ (one.matches("[name]") ? one : one.querySelector("[name]"))?.getAttribute("name") ?? one.dataset.file ?? "";
/** @param {HTMLElement} one */
const isEmpty = one => Object.keys(read(one.matches("[name]") ? /** @type {ParentNode} */ (one.parentNode) : one)).length === 0;

/** Whether everything around a field is needed, or begun. @param {HTMLElement} one @returns {boolean} */
function isAsked(one) {
  const around = /** @type {HTMLElement | null | undefined} */ (one.parentElement?.closest(".group:not([data-needed]), .item"));
  return !around || (Object.keys(read(around)).length > 0 && isAsked(around));
}
