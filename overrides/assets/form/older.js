/** A draft that was begun for another year: what is asked otherwise now, and the choice between the two. */

import {button, made} from "./elements.js";
import {headingsOf} from "./headings.js";
import {AWAY, data} from "./later.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {Record<string, import("./headings.js").Asked>} Years */
/** The form, where what has changed is told, the open year, what each year asks, and what is called when another year was chosen.
 * @typedef {{page: HTMLElement, form: HTMLFormElement, address: string, open: string, years: Years, changed: () => void}} Around */

/** The year for which each draft of this page was begun. @type {Map<string, string>} */
const begun = new Map();
/** The draft that is shown. @type {Draft} */
let shown;

/** Lets the field of the year show one that the award had. @param {RadioNodeList | Element | null} field @param {string} year */
export function offerYear(field, year) {
  if (field instanceof HTMLSelectElement && ![...field.options].some(({value}) => value === year)) field.add(new Option(year, year));
}

/** Answers to questions that the draft’s year does not ask, each with its heading. @param {Pick<Draft, "year" | "answers">} draft @param {Years} years @returns {[string, string][]} */
export function unasked({year, answers}, years) {
  const asked = new Set(headingsOf(years[year]).map(({id}) => id));
  const titles = new Map(Object.values(years).flatMap(one => headingsOf(one).map(({id, title}) => /** @type {[string, string]} */ ([id, title]))));
  return Object.entries(answers).filter(([id, text]) => !asked.has(id) && text.trim()).map(([id, text]) => [titles.get(id) ?? id, text]);
}

/** Says it above the steps; nothing of a draft of the open year. @param {Draft} draft @param {Around} around */
export async function showOlder(draft, {page, form, address, open, years, changed}) {
  shown = draft;
  if (years[draft.year] && !begun.has(draft.id)) begun.set(draft.id, draft.year);
  const first = begun.get(draft.id) ?? open;
  const place = /** @type {HTMLElement} */ (page.querySelector("[data-older]"));
  place.hidden = first === open;
  if (place.hidden) return;
  const changes = await data(address).catch(() => null);
  if (draft !== shown) return; // another was opened meanwhile
  const [isOpen, other] = draft.year === open ? [true, first] : [false, open];
  const choose = () => {
    /** @type {HTMLSelectElement} */ (form.elements.namedItem("year")).value = other;
    changed();
  };
  place.replaceChildren(
    made("h3", {}, isOpen ? `This is an entry of ${open} now; it was begun for ${first}` : `This is an entry of ${first}`),
    made("p", {}, isOpen ? `The rules of ${open} apply.` : "It is judged by the rules of its year.", changes ? ` What is otherwise in ${open}:` : ` ${AWAY}`),
    made("ul", {}, ...(changes?.[first] ?? []).map((/** @type {string} */ one) => made("li", {}, one))),
    ...kept(unasked(draft, years)),
    made("p", {}, button(`Make it an entry of ${other}${isOpen ? " again" : ""}`, choose, "button light")),
  );
}

/** Answers that nothing asks for, to be read and copied. @param {[string, string][]} gone */
function kept(gone) {
  if (!gone.length) return [];
  const each = gone.map(([title, text]) => made("details", {className: "more"}, made("summary", {}, title), made("p", {className: "kept"}, text)));
  return [made("p", {}, made("b", {}, "Answers that stand under no heading of this year. They stay in the draft, and are not sent:")), ...each];
}
