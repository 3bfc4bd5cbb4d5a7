/** A form: what is written is kept in this browser, checked as the award checks it, and leaves as a file. */

import {keyAsked, show as showAbout, told as askAbout} from "./about.js";
import {answersOf, bodyOf} from "./body.js";
import {check, words as wordsOf} from "./check.js";
import {readEntry, writeEntry} from "./document.js";
import {close, drafts, forget, forgetAll, fresh, keeps, load, opened, parsed, save, watch} from "./drafts.js";
import {button, download, made} from "./elements.js";
import {add, all, fill, prepare, read, remove} from "./fields.js";
import {bySteps, clear, listed, mark} from "./findings.js";
import {merged, placeOf, referenceOf} from "./parcel.js";
import {waysOut} from "./send.js";
import {stepByStep} from "./steps.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** What a form goes by beside the page: the table of the check, the order of fields, letters as addresses spell them, and the honour of who is not judged. */
/** @typedef {{shapes: any, spelt: Record<string, string>, unjudged: string}} Format */

const AFTER = 800; // milliseconds without a key until what was typed is kept
const page = /** @type {HTMLElement} */ (document.querySelector(".form"));
const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
const told = /** @type {HTMLElement} */ (page.querySelector("[data-saved]"));
const {kind = "entry", year = "", root = "", rules = "", format: formatAt = "", award = "", mail = "", repository, relay} = page.dataset;
const of = keyAsked();

/** @type {RuleTable} */
let table;
/** @type {Format} */
let format;
/** @type {Draft} */
let draft = fresh(kind, year);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @returns {HTMLTextAreaElement[]} */
const answers = () => /** @type {any} */ (all(form, "[data-answer]"));
const yearAsked = () => table?.years[draft.year];

/** Everything that stands in the form now. @returns {Draft} */
function gathered() {
  const front = read(form);
  const texts = Object.fromEntries(answers().map(one => [String(one.dataset.answer), one.value]).filter(([, text]) => text.trim()));
  return {...draft, front, answers: texts, title: String(front.title ?? ""), year: String(front.year ?? draft.year)};
}

function keep() {
  clearTimeout(waiting);
  draft = gathered();
  const wrong = save(draft);
  told.replaceChildren(...(wrong ? [`Not kept: ${wrong} `] : [`Kept in this browser at ${new Date().toLocaleTimeString([], {timeStyle: "short"})}. It may forget: Safari does after seven days without a visit. `]),
    button("Save a copy", saveCopy));
  showStates();
  showCounts();
}

function saveCopy() {
  draft = gathered();
  download(`${draft.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40) || "entry"}.draft.json`, JSON.stringify(draft, null, 1), "application/json");
}

/** @param {Draft} one */
function show(one) {
  draft = one;
  draft.rest = {...one.rest, ...fill(form, one.front)};
  for (const field of answers()) field.value = one.answers[String(field.dataset.answer)] ?? "";
  const chosen = form.elements.namedItem("year");
  if (chosen instanceof HTMLSelectElement && !chosen.value) chosen.value = one.year;
  showStates();
}

/** Shows what an entry of the chosen category is asked, and no more. */
function showAsked() {
  const category = String(read(form).category ?? "");
  for (const one of all(page, "[data-categories]")) one.classList.toggle("not-asked", Boolean(category) && !String(one.dataset.categories).split(" ").includes(category));
}

/** How far each step is, said in words. */
function showStates() {
  showAsked();
  const written = answers().filter(one => one.value.trim()).length;
  const coverage = page.querySelector("[data-coverage]");
  if (coverage) coverage.textContent = answers().length > 1 ? `${written} of ${answers().length} answers written.` : "";
  for (const state of all(page, "[data-state]")) {
    const step = document.getElementById(String(state.dataset.state));
    if (!step || step.id === "send") continue;
    const asked = /** @type {HTMLTextAreaElement[]} */ (all(step, "[data-answer]"));
    const begun = asked.length ? asked.filter(one => one.value.trim()).length : Object.keys(read(step)).filter(name => name !== "year").length; // which is chosen from the start
    state.textContent = begun === 0 ? "Not begun" : asked.length ? `${begun} of ${asked.length} answered` : "Begun";
    state.classList.toggle("done", asked.length > 0 && begun === asked.length);
  }
}

/** The drafts of this browser, each with what can be done with it. */
function showDrafts() {
  const place = /** @type {HTMLElement} */ (page.querySelector("[data-drafts]"));
  const found = drafts(kind);
  place.replaceChildren();
  const choose = made("input", {type: "file", id: "open_copy", accept: ".json,.md,.zip"});
  choose.addEventListener("change", () => choose.files?.[0] && openFile(choose.files[0]));
  for (const one of found) {
    const when = new Date(one.at).toLocaleString([], {dateStyle: "medium", timeStyle: "short"});
    const current = one.id === draft.id ? ["(open)"] : [button("Go on with it", () => { show(one); keep(); showDrafts(); })];
    const gone = button("Delete", () => { forget(one.id); if (one.id === draft.id) begin(); showDrafts(); });
    const row = made("p", {className: "draft"}, made("b", {}, one.title || "Without a title"), ` ${when} `, ...current, gone);
    place.append(row);
  }
  if (found.length) {
    place.append(made("p", {}, button("Begin another", () => { begin(); showDrafts(); }), " ", button("Delete everything from this browser", () => { forgetAll(); begin(); showDrafts(); })));
  }
  const label = made("label", {htmlFor: choose.id}, kind === "entry" ? "Open a copy, or a finished entry" : "Open a copy");
  place.append(made("div", {className: "field"}, label, choose));
}

function begin() {
  close();
  show(fresh(kind, year));
  told.textContent = "";
}

/** The fields and the text of the file that the draft makes. @param {Draft} one */
function fileOf(one) {
  const front = merged(one.front, one.rest);
  if (kind === "entry") front.recognition ??= format.unjudged;
  const was = one.source ? readEntry(one.source) : null;
  const same = was && kind === "entry" && JSON.stringify(answersOf(was.body, yearAsked())) === JSON.stringify(one.answers);
  const body = same ? was.body : kind === "entry" ? bodyOf(one.answers, yearAsked(), String(front.category ?? "")) : `\n${(one.answers.text ?? "").trim()}\n`;
  return {front, body, text: writeEntry({front, body, source: one.source || undefined}, format.shapes[kind])};
}

/** What the check finds in the draft as it is. @returns {RuleFinding[]} */
function findings() {
  const {front, body} = fileOf(draft);
  return kind === "entry" && yearAsked() ? check({front, body, files: [], year: draft.year}, table) : [];
}

/** Everything that leaves the form. */
function parcel() {
  draft = gathered();
  const place = placeOf(draft, of, format.spelt, new Date());
  const {text} = fileOf(draft);
  const reference = referenceOf(draft);
  const zip = async () => (await import("./zip.js")).packed({[place.name]: text}, {...place, reference});
  return {title: draft.title, reference, folder: `entries/${place.year}/${place.slug}`, name: place.name, text, files: [], zip};
}

/** Words of each answer’s heading against its limit, as the check counts them. */
function showCounts() {
  if (kind !== "entry" || !yearAsked()) return;
  for (const count of all(page, "[data-limit]")) {
    const step = /** @type {HTMLElement} */ (count.closest(".step"));
    const ids = [...(step.id.startsWith("criterion-") ? [step.id.slice(10)] : []), ...all(step, "[data-answer]").map(one => String(one.dataset.answer))];
    const words = ids.reduce((sum, id) => sum + wordsOf(draft.answers[id] ?? "", table), 0);
    const left = Number(count.dataset.limit) - words;
    const said = /** @type {HTMLElement} */ (count.querySelector("[data-said]"));
    said.textContent = left < 0 ? `${words} written: ${-left} too many` : `${words} written, ${left} left`;
  }
}

/** @param {File} file */
async function openFile(file) {
  const text = await file.text();
  const one = parsed(text);
  const read = one ? null : readEntry(text);
  if (one && one.kind === kind) show(load(one.id) ? {...one, id: fresh(kind, year).id} : one);
  else if (read?.isRead && kind === "entry") {
    const its = table.years[String(read.front.year)] ? String(read.front.year) : year;
    const other = {...fresh(kind, its), front: read.front, answers: answersOf(read.body, table.years[its]), source: read.source};
    show(other);
  } else {
    told.textContent = `${file.name} could not be opened here: ${read?.problems.length ? `line ${read.problems[0].line} cannot be read. Open it in a program for texts, or send it to ${mail}` : "it is no draft of this form"}. Nothing was changed.`;
    return;
  }
  keep();
  showDrafts();
}

/** All that is found, by steps, above the ways out. */
function showSend() {
  draft = gathered();
  const found = findings();
  const place = /** @type {HTMLElement} */ (page.querySelector("[data-findings]"));
  const steps = [...bySteps(found.filter(one => one.severity !== "hint"))];
  const errors = found.filter(one => one.severity === "error").length;
  place.replaceChildren(made("p", {className: "lead"}, errors ? `${errors === 1 ? "One thing has" : `${errors} things have`} to be mended before it can be published. You can send it as it is; the award mends it with you.` : "Nothing that this page can check has to be mended. The award’s own check reads the rest."),
    ...steps.flatMap(([id, some]) => [made("h3", {}, document.getElementById(`${id}_title`)?.textContent ?? ""), listed(some)]));
  /** @type {HTMLElement} */ (page.querySelector("[data-ways]")).replaceChildren(...waysOut({mail, award, repository, relay}, parcel));
}

/** Goes on from a step, the first time only when nothing in it is to be mended. @param {HTMLElement} step */
function checkStep(step) {
  keep();
  const next = made("a", {href: "#the_steps"}, "Go on all the same");
  return !mark(step, bySteps(findings()).get(step.id) ?? [], next);
}

prepare(form);
for (const one of all(page, ".scripted")) one.hidden = false;
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, AFTER);
});
// Of a long box a browser shows the line with the caret alone.
form.addEventListener("focusin", ({target}) => target instanceof HTMLTextAreaElement && target.scrollIntoView({block: "nearest"}));
addEventListener("pagehide", () => waiting && keep());
document.addEventListener("visibilitychange", () => document.hidden && waiting && keep());
page.addEventListener("click", ({target}) => {
  const pressed = target instanceof Element ? target.closest("button") : null;
  if (pressed?.hasAttribute("data-add")) {
    const item = add(/** @type {HTMLElement} */ (pressed.closest("[data-list]")));
    /** @type {HTMLElement | null} */ (item.querySelector("input, select, textarea"))?.focus();
  } else if (pressed?.hasAttribute("data-remove")) {
    const item = /** @type {HTMLElement} */ (pressed.closest(".item"));
    const list = /** @type {HTMLElement} */ (item.closest("[data-list]"));
    remove(item);
    /** @type {HTMLElement | null} */ (list.querySelector("[data-add]"))?.focus();
    keep();
  }
});
watch(id => {
  if (id && id === draft.id) told.replaceChildren("This draft was changed in another tab. ", button("Show what stands there", () => { const other = load(id); if (other) show(other); }));
  showDrafts();
});
if (!keeps()) told.textContent = "This browser keeps no drafts here. Save a copy before you leave this page.";
[table, format] = await Promise.all([rules, formatAt].map(async address => (await fetch(address)).json()));
const before = opened();
show(before && before.kind === kind ? before : draft);
showCounts();
showDrafts();
if (of) askAbout(of, root).then(about => about && showAbout(about, page, root));
let last = "";
stepByStep(id => {
  if (id === "send") showSend();
  else if (id !== last) clear(form);
  if (id === "the_steps") showDrafts();
  last = id;
}, checkStep);
