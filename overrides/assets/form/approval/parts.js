/** What is filled in in the form, part by part, each called as the form calls it; and what a file has beside that. */

import {all} from "../fields.js";

/** What a field says: as it reads, and as the file has it. @typedef {{label: string, name: string, texts: string[], raw: string[], isList?: boolean, isUnsaid?: boolean}} Leaf */
/** @typedef {{label: string, name: string, parts: Part[]}} Group */
/** @typedef {{label: string, name: string, items: Part[][]}} List */
/** @typedef {Leaf | Group | List} Part */

/** @param {Element | null | undefined} one */
export const words = one => (one?.firstChild?.textContent ?? "").trim();
/** @param {Element} control */
export const chosen = control => words(/** @type {HTMLInputElement} */ (control).labels?.[0]);
/** @param {string} label @param {string} name @param {string[]} texts @returns {Leaf} */
const leaf = (label, name, texts) => ({label, name, texts, raw: texts});

/** What is filled in inside of an element; a box that is not ticked is told of where something stands beside it. @param {Element} root @returns {Part[]} */
export function partsIn(root) {
  const some = [...root.children].flatMap(partsOf).filter(one => !("isUnsaid" in one && root.matches(".more")));
  return some.some(one => !("isUnsaid" in one)) ? some : [];
}

/** @param {Element} one @returns {Part[]} */
function partsOf(one) {
  if (one.matches(".question, .not-asked")) return [];
  if (one instanceof HTMLElement && one.dataset.list) {
    const items = all(one, ":scope > .item").map(partsIn).filter(some => some.length);
    return items.length ? [{label: words(one.querySelector("h3")), name: one.dataset.list, items}] : [];
  }
  if (one.matches(".radios, .checks")) return ticked(/** @type {HTMLElement} */ (one));
  if (one instanceof HTMLFieldSetElement) {
    const parts = partsIn(one);
    return parts.length ? [{label: words(one.querySelector("legend")), name: one.dataset.set ?? "", parts}] : [];
  }
  const control = one.querySelector(":scope > [name], :scope > [data-unknown]");
  return control ? saidIn(one, /** @type {HTMLInputElement} */ (control)) : partsIn(one);
}

/** @param {HTMLElement} one @returns {Part[]} */
function ticked(one) {
  const boxes = /** @type {HTMLInputElement[]} */ (all(one, "input:checked")).sort((a, b) => Number(a.dataset.place ?? Infinity) - Number(b.dataset.place ?? Infinity) || 0);
  return boxes.length ? [{...leaf(words(one.querySelector("legend")), String(one.dataset.set), boxes.map(chosen)), raw: boxes.map(box => box.value)}] : [];
}

/** @param {Element} field @param {HTMLInputElement} control @returns {Part[]} */
function saidIn(field, control) {
  const label = words(field.querySelector(":scope > label"));
  if (control.dataset.unknown) return control.checked ? [{...leaf("", control.dataset.unknown, [label]), raw: ["unknown"]}] : [];
  if (control.type === "checkbox") return [control.checked ? {...leaf(label, control.name, ["Yes"]), raw: [control.value]} : {...leaf(label, control.name, ["No"]), isUnsaid: true}];
  if ("lines" in control.dataset) {
    const lines = control.value.split("\n").map(line => line.replace(/^\s*(?:[-*•]\s+)?/, "").trim()).filter(Boolean);
    return lines.length ? [{...leaf(label, control.name, lines), isList: true}] : [];
  }
  const value = control.value.trim();
  const shown = control instanceof HTMLSelectElement && value ? words(control.selectedOptions[0]) : value;
  return value ? [{...leaf(label, control.name, [shown]), raw: [value]}] : [];
}

/** @param {Part[]} parts @returns {Leaf[]} */
export const leavesOf = parts => parts.flatMap(one => ("texts" in one ? [one] : leavesOf("parts" in one ? one.parts : one.items.flat())));

/** Every value of a file with its place, without the numbers of items. @param {any} value @param {string} [name] @returns {[string, string][]} */
function valuesOf(value, name = "") {
  if (Array.isArray(value)) return value.flatMap(one => valuesOf(one, name));
  if (!value || typeof value !== "object") return [[name, String(value ?? "")]];
  return Object.entries(value).flatMap(([own, one]) => valuesOf(one, name ? `${name}.${own}` : own));
}

/** What the file has and no field shows. @param {any} front @param {Part[]} told @returns {Leaf[]} */
export function besides(front, told) {
  const shown = new Set(leavesOf(told).flatMap(({name, raw}) => raw.map(one => `${name.replace(/\.\d+(?=\.|$)/g, "")} ${one}`)));
  /** @type {Map<string, string[]>} */
  const more = new Map();
  for (const [name, text] of valuesOf(front)) if (text.trim() && !shown.has(`${name} ${text.trim()}`)) more.set(name, [...(more.get(name) ?? []), text]);
  return [...more].map(([name, some]) => leaf(name, name, some));
}
