/** One step of the form at a time, named in the address, so that Back leads back; without a name stands the list of steps. */

import {all} from "./fields.js";

const LIST = "the_steps";
const steps = () => all(document, ".step");

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
    at.scrollIntoView();
  };
  addEventListener("hashchange", () => show(true));
  for (const button of all(document, "[data-onward]")) {
    button.addEventListener("click", async () => {
      const step = /** @type {HTMLElement} */ (button.closest(".step"));
      if (!(await isDone(step))) return;
      const own = steps().filter(one => one.id !== LIST);
      location.hash = own[own.indexOf(step) + 1]?.id ?? LIST;
    });
  }
  show(Boolean(location.hash));
}
