/** The entry that a record is of: its title above the form, what its team calls core to tick, and the names of its figures to choose from. */

import {link, made} from "./elements.js";

const KEY = /^\d{4}\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** @typedef {{key: string, title: string, core: string[], measures: string[]}} About */

/** What the collection says of the entry, once it is known. @type {EntryTold | undefined} */
let entry;

/** What the check goes by beside a record: its entry, and the month in which it is written, of which a follow-up tells. */
export function besideRecord() {
  const today = new Date().toISOString().slice(0, 7);
  return {about: entry, today, month: today};
}

/** Which entry the address names; none where it names nothing that could be one. */
export function keyAsked() {
  const key = new URLSearchParams(location.search).get("of") ?? "";
  return KEY.test(key) ? key : "";
}

/** What the collection says of an entry; null where it has none of that name, or cannot be asked. @param {string} key @param {string} root @returns {Promise<About | null>} */
export async function told(key, root) {
  if (!key) return null;
  try {
    const answer = await fetch(`${root}entries/${key}/index.json`);
    if (!answer.ok) return null;
    entry = await answer.json();
    const {title, adapting, measures} = /** @type {any} */ (entry);
    return {key, title: String(title), core: texts(adapting?.core), measures: texts(measures?.map((/** @type {any} */ one) => one?.name))};
  } catch {
    return null;
  }
}

/** @param {unknown} some @returns {string[]} */
const texts = some => (Array.isArray(some) ? some.filter(one => typeof one === "string") : []);

/** Shows which entry it is about, and what of it helps to fill in the fields; or where to begin. @param {About | null} about @param {HTMLElement} page @param {string} root */
export function show(about, page, root) {
  const place = page.querySelector("[data-about]");
  if (!about) {
    place?.replaceChildren("Which entry is it about? Go to ", link(`${root}entries/`, "the entry’s page"), " and come back by its link at ‘Take it with you’. What you write here stays.");
    return;
  }
  const {key, title, core, measures} = about;
  place?.replaceChildren("About: ", link(`${root}entries/${key}/`, title));
  const kept = page.querySelector('textarea[name="kept"]');
  if (kept instanceof HTMLTextAreaElement && core.length) kept.before(toTick(core, kept));
  const names = made("datalist", {id: "measures_of_the_entry"}, ...measures.map(value => made("option", {value})));
  page.append(names);
  page.addEventListener("focusin", ({target}) => {
    if (target instanceof HTMLInputElement && /^values\.\d+\.measure$/.test(target.name)) target.setAttribute("list", names.id);
  });
}

/** What the team calls core, each to be ticked, which writes it into the field. @param {string[]} core @param {HTMLTextAreaElement} kept */
function toTick(core, kept) {
  const boxes = core.map((text, place) => {
    const box = made("input", {type: "checkbox", id: `core_${place}`});
    box.addEventListener("change", () => {
      const lines = kept.value.split("\n").filter(line => line.trim() && line.trim() !== text);
      kept.value = (box.checked ? [...lines, text] : lines).join("\n");
      kept.dispatchEvent(new Event("input", {bubbles: true}));
    });
    return made("div", {className: "flag"}, box, made("label", {htmlFor: box.id}, text));
  });
  const filled = () => {
    const lines = kept.value.split("\n").map(line => line.trim());
    boxes.forEach((box, place) => (/** @type {HTMLInputElement} */ (box.firstElementChild).checked = lines.includes(core[place])));
  };
  kept.addEventListener("input", filled);
  filled();
  return made("fieldset", {className: "field checks"}, made("legend", {}, "From the entry: tick what you kept"), ...boxes);
}

