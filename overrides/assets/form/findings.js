/** What the check has found, where it is mended: a summary above a step that leads to each field, a line below each field, and all of it before sending. */

import {all} from "./fields.js";
import {made} from "./elements.js";

const LOUD = new Set(["error", "warning"]);
/** What the check says of a file, a form says otherwise: nobody adds a line here. @type {Record<string, string>} */
const HERE = {"missing-field": "Fill this in.", "empty-answer": "Write your answer here."};

/** The control that a finding is about, or the nearest thing around it. @param {RuleFinding} finding @returns {HTMLElement | null} */
export function placeOf({path}) {
  const last = path.at(-1);
  if (last && typeof last === "object") return document.getElementById("question" in last ? `q_${last.question}` : `criterion-${last.criterion}`);
  for (let length = path.length; length > 0; length--) {
    const name = CSS.escape(path.slice(0, length).join("."));
    const found = document.querySelector(`[name="${name}"]:not([type=hidden]), [data-file="${name}"], [data-list="${name}"], [name^="${name}."]:not([type=hidden])`);
    if (found) return /** @type {HTMLElement} */ (found);
  }
  return null;
}

/** Findings by the step in which they are mended, in the order of the steps; those that have none stand under the last. @param {RuleFinding[]} found */
export function bySteps(found) {
  /** @type {Map<string, RuleFinding[]>} */
  const steps = new Map(all(document, ".step").map(step => [step.id, []]));
  for (const one of found) steps.get(placeOf(one)?.closest(".step")?.id ?? "send")?.push(one);
  return new Map([...steps].filter(([, some]) => some.length));
}

/** Takes the marks of a step away. @param {ParentNode} step */
export function clear(step) {
  for (const one of all(step, ".error")) one.remove();
  for (const one of all(step, "[aria-invalid]")) {
    one.removeAttribute("aria-invalid");
    const kept = (one.getAttribute("aria-describedby") ?? "").split(" ").filter(id => !id.endsWith("_error")).join(" ");
    if (kept) one.setAttribute("aria-describedby", kept);
    else one.removeAttribute("aria-describedby");
  }
  for (const box of all(step, ".errors")) {
    box.hidden = true;
    box.replaceChildren();
  }
}

/** Shows what is wrong in a step; whether anything is. @param {HTMLElement} step @param {RuleFinding[]} found @param {Node} onward the way on, all the same */
export function mark(step, found, onward) {
  clear(step);
  const loud = found.filter(one => LOUD.has(one.severity));
  for (const one of loud) beside(one);
  const box = step.querySelector(".errors");
  if (!(box instanceof HTMLElement) || !loud.length) return false;
  box.append(made("h3", {tabIndex: -1}, loud.length === 1 ? "There is something to mend" : `There are ${loud.length} things to mend`), listed(loud), made("p", {}, onward));
  box.hidden = false;
  box.querySelector("h3")?.focus();
  return true;
}

/** Findings as a list of links to their fields; one that is said twice stands there once. @param {RuleFinding[]} found */
function listed(found) {
  const told = new Map(found.map(one => [JSON.stringify([one.path, saidShort(one)]), one]));
  return made("ul", {}, ...[...told.values()].map(one => {
    const place = placeOf(one);
    const id = (place?.matches(".list") ? place.querySelector("input:not([type=hidden]), select, textarea") : place)?.id;
    return made("li", {}, id ? made("a", {href: `#${id}`}, saidShort(one)) : saidShort(one));
  }));
}

/** A finding in a line; what is asked of a list says who asks. @param {RuleFinding} finding */
const saidShort = ({code, message, reason, path}) => inForm(code in HERE || !message.includes("There ") ? message : `${message} ${reason}`, path);

/** All that is found, by steps, before it is sent. @param {HTMLElement} place @param {RuleFinding[]} found */
export function summary(place, found) {
  const errors = found.filter(one => one.severity === "error").length;
  const what = errors === 1 ? "One thing has" : `${errors} things have`;
  const said = errors ? `${what} to be mended before it can be published. You can send it as it is; the award mends it with you.` : "Nothing that this page can check has to be mended. The award’s own check reads the rest.";
  const steps = [...bySteps(found.filter(one => one.severity !== "hint"))];
  place.replaceChildren(made("p", {className: "lead"}, said), ...steps.flatMap(([id, some]) => [made("h3", {}, document.getElementById(`${id}_title`)?.textContent ?? ""), listed(some)]));
}

/** A finding below its field: what, why and what to do. @param {RuleFinding} finding */
function beside(finding) {
  const place = placeOf(finding);
  if (!place) return;
  place.id ||= `at_${finding.path.join("_").replace(/\W/g, "_")}`;
  const id = `${place.id}_error`;
  const words = made("p", {className: "error", ...(document.getElementById(id) ? {} : {id})}, made("b", {}, finding.severity === "error" ? "Mend this: " : "Look at this: "),
    inForm([finding.message, ...(HERE[finding.code] ? [HERE[finding.code]] : [finding.reason, finding.remedy])].filter(Boolean).join(" "), finding.path));
  const box = place.closest(".choices, .sides") ?? place;
  if (place.matches(".list")) place.querySelector("h3")?.after(words);
  else box.before(words);
  if (!place.matches("input, select, textarea")) return;
  place.setAttribute("aria-invalid", "true");
  const told = place.getAttribute("aria-describedby");
  if (words.id) place.setAttribute("aria-describedby", told ? `${told} ${id}` : id);
}

/** Words of the check, with the fields called as they are here, and without the marks that a terminal sets names in. @param {string} text @param {RuleFinding["path"]} path */
const inForm = (text, path) => text.replace(/`([^`]+)`/g, (_, name) => labels().get(path.at(-1) === name ? path.join(".") : "") ?? labels().get(name) ?? name);

/** What each field is called, by its place in the file and by its name alone, in quotation marks. @type {Map<string, string> | undefined} */
let known;
function labels() {
  known ??= new Map(all(document, ".form [name], .form [data-list], .form [data-set]").reverse().flatMap(one => {
    const place = one.getAttribute("name") ?? one.dataset.list ?? String(one.dataset.set);
    const label = one.matches("input:not([type=radio], [type=hidden], [data-many]), select, textarea") ? document.querySelector(`label[for="${CSS.escape(one.id)}"]`) : one.closest("fieldset, .list")?.querySelector("legend, h3");
    const words = (label?.firstChild?.textContent ?? "").trim();
    return words ? /** @type {[string, string][]} */ ([[String(place.split(".").at(-1)), `‘${words}’`], [place, `‘${words}’`]]) : [];
  }));
  return known;
}
