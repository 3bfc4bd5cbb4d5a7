/** How far a form is: what is asked of an entry of its year and category, what of it is written, and in how many words. */

import {counter} from "./checks/counting.js";
import {all, read} from "./fields.js";
import {headingsOf} from "./headings.js";

/** A form as it is now. @typedef {{page: HTMLElement, form: HTMLElement, kind: string, asked: import("./headings.js").Asked | undefined, draft: import("./drafts.js").Draft, format: import("./making.js").Format}} Now */

/** @param {ParentNode} root @returns {HTMLTextAreaElement[]} */
export const answersOf = root => /** @type {any} */ (all(root, "[data-answer]"));
/** @param {HTMLTextAreaElement} one */
const isWritten = one => Boolean(one.value.trim());

/** Says it, step by step. @param {Now} now */
export function showStates(now) {
  const {page, form} = now;
  showAsked(now);
  const answers = answersOf(form);
  const coverage = page.querySelector("[data-coverage]");
  if (coverage) coverage.textContent = answers.length > 1 ? `${answers.filter(isWritten).length} of ${answers.length} answered.` : "";
  for (const state of all(page, "[data-state]")) showState(state);
  showCounts(now);
}

/** Shows what an entry of its year and the chosen category is asked, and no more. @param {Now} now */
function showAsked({page, form, kind, asked}) {
  const ids = kind === "entry" && asked ? headingsOf(asked).map(({id}) => id) : null;
  for (const one of answersOf(form)) one.closest(".question")?.classList.toggle("of-another-year", ids !== null && !ids.includes(String(one.dataset.answer)));
  const category = String(read(form).category ?? "");
  for (const one of all(page, "[data-categories]")) one.classList.toggle("not-asked", Boolean(category) && !String(one.dataset.categories).split(" ").includes(category));
}

/** How far a step is. @param {HTMLElement} state */
function showState(state) {
  const step = document.getElementById(String(state.dataset.state));
  if (!step || step.id === "send") return;
  const asked = answersOf(step);
  const begun = asked.length ? asked.filter(isWritten).length : Object.keys(read(step)).filter(name => name !== "year").length; // which is chosen from the start
  state.textContent = begun === 0 ? "Not begun" : asked.length ? `${begun} of ${asked.length} answered` : "Begun";
  state.classList.toggle("done", asked.length > 0 && begun === asked.length);
}

/** How many words a step’s answers may have in the year of the draft; nought where there is no limit. @param {string} step @param {import("./headings.js").Asked} asked */
function limitOf(step, {synopsis, criteria}) {
  return Number(step === "synopsis" ? synopsis?.limit : criteria.find(({id}) => `criterion-${id}` === step)?.limit) || 0;
}

/** @type {((markdown: string) => number) | undefined} */
let wordsOf;

/** Words of each answer’s heading against its limit, as the check counts them. @param {Now} now */
function showCounts({page, kind, asked, draft, format}) {
  if (kind !== "entry" || !asked) return;
  const count = (wordsOf ??= counter(format));
  for (const place of all(page, "[data-limit]")) {
    const step = /** @type {HTMLElement} */ (place.closest(".step"));
    const ids = [...(step.id.startsWith("criterion-") ? [step.id.slice(10)] : []), ...answersOf(step).map(one => String(one.dataset.answer))];
    const words = ids.reduce((sum, id) => sum + count(draft.answers[id] ?? ""), 0);
    const limit = limitOf(step.id, asked);
    place.hidden = !limit;
    /** @type {HTMLElement} */ (place.querySelector("b")).textContent = `Up to ${limit} words`;
    const left = limit - words;
    const said = /** @type {HTMLElement} */ (place.querySelector("[data-said]"));
    said.textContent = left < 0 ? `${words} written: ${-left} too many` : `${words} written, ${left} left`;
  }
}
