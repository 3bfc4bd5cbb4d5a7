/** One step of the form at a time, named in the address, so that Back leads back; without a name stands the list of steps. */

import {all} from "./fields.js";

const LIST = "the_steps";
const steps = () => all(document, ".step");

/** The next step that is asked of this entry; after the last one, the list. @param {Element} step */
export function after(step) {
  const asked = steps().filter(one => one === step || !one.matches(".not-asked"));
  return asked[asked.indexOf(/** @type {HTMLElement} */ (step)) + 1]?.id ?? LIST;
}

/** Shows the step that the address names.
 * @param {(id: string) => void} shown called with the step that is shown
 * @param {(step: HTMLElement) => Promise<boolean>} isDone asked before it goes on from a step; what it says is shown there */
export function stepByStep(shown, isDone) {
  const page = document.title;
  /** @param {boolean} moves whether somebody went there, so that what reads aloud has to follow */
  const show = moves => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const place = wanted ? document.getElementById(wanted) : null;
    const step = /** @type {HTMLElement} */ (place?.closest(".step") ?? document.getElementById(LIST));
    for (const one of steps()) one.hidden = one !== step;
    const title = step.querySelector("h2")?.textContent ?? "";
    document.title = step.id === LIST ? page : `${title} · ${page}`;
    shown(step.id);
    if (!moves) return;
    const at = place && place !== step ? place : step;
    const focused = at.matches("fieldset, .list") ? at.querySelector("input:not([type=hidden]), select, textarea") : at;
    /** @type {HTMLElement} */ (focused ?? at).focus({preventScroll: true});
    (at.closest(".field") ?? at).scrollIntoView(); // with its label, and what is wrong with it
  };
  addEventListener("hashchange", () => show(true));
  for (const button of all(document, "[data-onward]")) {
    button.addEventListener("click", async () => {
      const step = /** @type {HTMLElement} */ (button.closest(".step"));
      if (await isDone(step)) location.hash = after(step);
    });
  }
  show(Boolean(location.hash));
}
