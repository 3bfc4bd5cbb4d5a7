/** A form: what is written is kept in this browser, checked as the award checks it, and leaves as a file. */

import {keyAsked, show as showAbout, told as askAbout} from "./about.js";
import {check} from "./check.js";
import {answersIn, bodyOf, withAnswers} from "./document/answers.js";
import {readEntry, writeEntry} from "./document.js";
import {close, forget, forgetAll, fresh, keeps, load, opened, save, watch} from "./drafts.js";
import {button, download, made} from "./elements.js";
import {filesCome, showFiles} from "./attachments.js";
import {showDrafts as listDrafts} from "./draft_list.js";
import {all, fill, listsGrow, prepare, read} from "./fields.js";
import {headingsOf} from "./headings.js";
import {bySteps, clear, mark, summary} from "./findings.js";
import {missing} from "./needed.js";
import {merged, placeOf, referenceOf} from "./parcel.js";
import {cameIn} from "./opening.js";
import {waysOut} from "./send.js";
import {drop, dropAllOf, dropEverything, filesOf, keep as keepFile} from "./store.js";
import {answersOf, showStates} from "./states.js";
import {withHelp} from "./writing.js";
import {stepByStep} from "./steps.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** What a form goes by beside the page: the table of the check, the order of fields, letters as addresses spell them, and the honour of who is not judged. */
/** @typedef {{shapes: any, spelt: Record<string, string>, unjudged: string}} Format */

const AFTER = 800; // milliseconds without a key until what was typed is kept
const page = /** @type {HTMLElement} */ (document.querySelector(".form"));
const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
const told = /** @type {HTMLElement} */ (page.querySelector("[data-saved]"));
const {kind = "entry", year = "", root = "", rules = "", format: formatAt = "", media: mediaAt = "", award = "", mail = "", repository, relay} = page.dataset;
const of = keyAsked();

/** @type {RuleTable} */
let table;
/** @type {Format} */
let format;
/** @type {Draft} */
let draft = fresh(kind, year);
/** @type {Map<string, Uint8Array>} */
let files = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {Promise<any> | undefined} */
let media;
const around = {
  media: () => (media ??= fetch(mediaAt).then(answer => answer.json())),
  get files() { return files; },
  keep: (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => (files.set(name, bytes), keepFile(draft.id, name, bytes)),
  drop: (/** @type {string} */ name) => { files.delete(name); drop(draft.id, name); },
  changed: () => keep(),
};

const answers = () => answersOf(form);
const yearAsked = () => table?.years[draft.year];

/** Everything that stands in the form now. @returns {Draft} */
function gathered() {
  const front = read(form);
  const shown = answers().map(one => [String(one.dataset.answer), one.value]);
  const others = Object.entries(draft.answers).filter(([id]) => !shown.some(([one]) => one === id)); // of another year, or what introduces a criterion
  const texts = Object.fromEntries([...others, ...shown.filter(([, text]) => text.trim())]);
  return {...draft, front, answers: texts, title: String(front.title ?? ""), year: String(front.year ?? draft.year)};
}

const showState = () => showStates({page, form, kind, asked: yearAsked(), draft, table});

/** Whatever was typed last is not waited for any longer. */
function settled() {
  clearTimeout(waiting);
  waiting = undefined;
}

function keep() {
  settled();
  draft = gathered();
  const wrong = save(draft);
  told.replaceChildren(...(wrong ? [`Not kept: ${wrong} `] : [`Kept in this browser at ${new Date().toLocaleTimeString([], {timeStyle: "short"})}. It may forget: Safari does after seven days without a visit. `]),
    button("Save a copy", saveCopy));
  showState();
}

function saveCopy() {
  draft = gathered();
  download(`${draft.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40) || "entry"}.draft.json`, JSON.stringify(draft, null, 1), "application/json");
}

/** @param {Draft} one */
async function show(one) {
  draft = one;
  files = new Map();
  draft.rest = {...one.rest, ...fill(form, one.front)};
  for (const field of answers()) field.value = one.answers[String(field.dataset.answer)] ?? "";
  const chosen = form.elements.namedItem("year");
  if (chosen instanceof HTMLSelectElement && !chosen.value) chosen.value = one.year;
  showState();
  files = one.at ? await filesOf(one.id) : new Map();
  showFiles(form, around);
}

const drafted = () => listDrafts(/** @type {HTMLElement} */ (page.querySelector("[data-drafts]")), kind, draft.id, {
  open: one => show(one).then(() => { keep(); drafted(); }),
  forget: id => { forget(id); dropAllOf(id); if (id === draft.id) begin(); drafted(); },
  begin: () => { begin(); drafted(); },
  forgetAll: () => { forgetAll(); dropEverything(); begin(); drafted(); },
  take: openFiles,
});

function begin() {
  settled();
  close();
  told.textContent = "";
  return show(fresh(kind, year));
}

/** The text of the answers; of a file that came in, only what was changed is written anew. @param {Draft} one @param {string} category */
function textOf(one, category) {
  const headings = headingsOf(yearAsked(), category);
  const all = {...Object.fromEntries(answers().map(field => [String(field.dataset.answer), ""])), ...one.answers}; // what was emptied is empty
  return one.source ? withAnswers(readEntry(one.source).body, all, headings) : bodyOf(all, headings);
}

/** The fields and the text of the file that the draft makes. @param {Draft} one */
function fileOf(one) {
  const front = merged(one.front, one.rest);
  if (kind === "entry") front.recognition ??= format.unjudged;
  const body = kind === "entry" ? textOf(one, String(front.category ?? "")) : `\n${(one.answers.text ?? "").trim()}\n`;
  return {front, body, text: writeEntry({front, body, source: one.source || undefined}, format.shapes[kind])};
}

/** What the check finds in the draft as it is. @returns {RuleFinding[]} */
function findings() {
  if (kind !== "entry") return missing(form);
  const {front, body} = fileOf(draft);
  return yearAsked() ? check({front, body, files: [...files].map(([name, bytes]) => ({name, size: bytes.length})), year: draft.year}, table) : [];
}

/** Everything that leaves the form. */
function parcel() {
  draft = gathered();
  const place = placeOf(draft, of, format.spelt, new Date());
  const {text} = fileOf(draft);
  const reference = referenceOf(draft);
  const zip = async () => (await import("./zip.js")).packed({...Object.fromEntries(files), [place.name]: text}, {...place, reference});
  return {title: draft.title, reference, folder: `entries/${place.year}/${place.slug}`, name: place.name, text, files: [...files.keys()], zip};
}

/** @param {File[]} chosen */
async function openFiles(chosen) {
  const {draft: one, entry, wrong} = await cameIn(chosen);
  if (wrong || (one ? one.kind !== kind : kind !== "entry")) {
    told.textContent = wrong ?? "This is a copy of another form. Nothing was changed.";
    return;
  }
  if (one) await show(load(one.id) ? {...one, id: fresh(kind, year).id} : one);
  else if (entry) {
    const {read, files: beside, slug} = entry;
    const its = table.years[String(read.front.year)] ? String(read.front.year) : year;
    await show({...fresh(kind, its), front: read.front, answers: answersIn(read.body, headingsOf(table.years[its])).answers, source: read.source, slug});
    for (const [name, bytes] of beside) await around.keep(name, bytes);
    showFiles(form, around);
  }
  keep();
  drafted();
  const unasked = entry && yearAsked() ? headingsOf(yearAsked()).filter(({id, level}) => level === 3 && !answers().some(field => field.dataset.answer === id)) : [];
  if (draft.year !== year) told.prepend(`This entry is of ${draft.year}, and is judged by that year’s rules. ${unasked.length ? `What stands under ${unasked.map(({title}) => `‘${title}’`).join(", ")} stays as it is. ` : ""}`);
}

/** All that is found, by steps, above the ways out. */
function showSend() {
  draft = gathered();
  const found = findings();
  summary(/** @type {HTMLElement} */ (page.querySelector("[data-findings]")), found);
  /** @type {HTMLElement} */ (page.querySelector("[data-ways]")).replaceChildren(...waysOut({mail, award, repository, relay}, parcel));
}

/** Goes on from a step, the first time only when nothing in it is to be mended. @param {HTMLElement} step */
function checkStep(step) {
  keep();
  const next = made("a", {href: "#the_steps"}, "Go on all the same");
  return !mark(step, bySteps(findings()).get(step.id) ?? [], next);
}

for (const one of all(page, ".scripted")) one.hidden = false;
prepare(form); // after that, so that what lists add shows its buttons
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, AFTER);
});
// Of a long box a browser shows the line with the caret alone.
form.addEventListener("focusin", ({target}) => target instanceof HTMLTextAreaElement && target.scrollIntoView({block: "nearest"}));
addEventListener("pagehide", () => waiting && keep());
document.addEventListener("visibilitychange", () => document.hidden && waiting && keep());
filesCome(page, around, openFiles);
listsGrow(page, keep);
watch(id => {
  if (id && id === draft.id) told.replaceChildren("This draft was changed in another tab. ", button("Show what stands there", () => { const other = load(id); if (other) show(other); }));
  drafted();
});
if (!keeps()) told.textContent = "This browser keeps no drafts here. Save a copy before you leave this page.";
[table, format] = await Promise.all([rules, formatAt].map(async address => (await fetch(address)).json()));
const before = opened();
await show(before && before.kind === kind ? before : draft);
withHelp(form);
drafted();
if (kind !== "entry") askAbout(of, root).then(about => showAbout(about, page, root));
let last = "";
stepByStep(id => {
  if (id === "send") showSend();
  else if (id !== last) clear(form);
  if (id === "the_steps") drafted();
  last = id;
}, checkStep);
import("./zip.js"); // before it is needed, so that a network that is lost meanwhile loses nothing
