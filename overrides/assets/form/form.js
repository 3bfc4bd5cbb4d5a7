/** A form: what is written is kept in this browser, checked as the award checks it, and leaves as a file. */

import {besideRecord, keyAsked, show as showAbout, told as askAbout} from "./about.js";
import {filesCome, showFiles} from "./attachments.js";
import {Belongings} from "./belongings.js";
import {copyName, copyOf, copyText} from "./copy.js";
import {showDrafts as listDrafts} from "./draft_list.js";
import {close, forget, forgetAll, fresh, ids, keeps, load, newId, opened, save, watch} from "./drafts.js";
import {button, download, made} from "./elements.js";
import {all, fill, listsGrow, prepare, read} from "./fields.js";
import {bySteps, clear, mark, summary} from "./findings.js";
import {AWAY, Away, data, fetchAhead, part} from "./later.js";
import {offerYear, showOlder} from "./older.js";
import {draftFrom, fileOf, saidBy} from "./making.js";
import {cameIn} from "./opening.js";
import {placeOf, referenceOf} from "./parcel.js";
import {answersOf, showStates} from "./states.js";
import {dropAllOf, dropEverything, dropOthers} from "./store.js";
import {withHelp} from "./writing.js";
import {after, stepByStep} from "./steps.js";
import {check, comes, kindOfNumber} from "./whole.js";

/** @typedef {import("./drafts.js").Draft} Draft */

const AFTER = 800; // milliseconds without a key until what was typed is kept
const page = /** @type {HTMLElement} */ (document.querySelector(".form"));
const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
const told = /** @type {HTMLElement} */ (page.querySelector("[data-saved]"));
const {kind = "entry", year = "", root = "", rules = "", format: formatAt = "", media: mediaAt = "", years: yearsAt = "", award = "", mail = "", repository, relay} = page.dataset;
const of = keyAsked();

/** @type {import("./making.js").Format} */
let format;
/** @type {Draft} */
let draft = fresh(kind, year);
let belongings = new Belongings(draft);
/** What is said of a draft as long as it is open. */
let notice = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
const around = {
  get id() { return draft.id; },
  get files() { return belongings.files; },
  get failed() { return belongings.failed; },
  media: () => comes(rules).then(() => data(mediaAt)), // which is nothing without the check of numbers
  taken: (/** @type {string} */ own) => belongings.taken(said(), own),
  put: (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => belongings.put(name, bytes),
  changed: () => keep(),
  kindOf: (/** @type {any} */ measure) => kindOfNumber(measure),
  also: () => read(form).also_changed,
};

const answers = () => answersOf(form);
const yearOf = (/** @type {unknown} */ one) => /** @type {import("./making.js").Asked} */ (format && Object.hasOwn(format.years, String(one)) ? format.years[String(one)] : undefined);
const yearAsked = () => yearOf(draft.year);
/** What the form says now. */
const said = () => saidBy((draft = gathered()), yearAsked() ?? yearOf(year), answers().map(one => String(one.dataset.answer)));

/** Everything that stands in the form now. @returns {Draft} */
function gathered() {
  const front = read(form);
  const shown = answers().map(one => [String(one.dataset.answer), one.value]);
  const others = Object.entries(draft.answers).filter(([id]) => !shown.some(([one]) => one === id)); // of another year, or what introduces a criterion
  const texts = Object.fromEntries([...others, ...shown.filter(([, text]) => text.trim())]);
  return {...draft, front, answers: texts, title: String(front.title ?? ""), year: /^\d{4}$/.test(String(front.year)) ? String(front.year) : draft.year};
}

const showState = () => showStates({page, form, kind, asked: yearAsked(), draft, format});

/** What has changed since the year of the draft, and the way to the open one. */
const showYears = () => kind === "entry" && format && showOlder(draft, {page, form, address: yearsAt, open: year, years: format.years, changed: () => { keep(); showYears(); drafted(); }});

/** Whatever was typed last is not waited for any longer. */
const settled = () => void (waiting = clearTimeout(waiting) ?? undefined);

/** Keeps what stands in the form, and the files that belong to it. */
async function keep() {
  settled();
  draft = gathered();
  const wrong = save(draft);
  tell(wrong);
  showState();
  if (wrong || !format) return;
  const one = belongings;
  await one.settle(said());
  if (one === belongings && one.failed.size) tell(wrong);
}

/** Says whether all is kept. @param {string} wrong */
function tell(wrong) {
  const kept = `Kept in this browser at ${new Date().toLocaleTimeString([], {timeStyle: "short"})}. It may forget: Safari does after seven days without a visit. `;
  told.replaceChildren(notice, wrong ? `Not kept: ${wrong} ` : kept, [...belongings.failed.values()].map(one => `${one} `).join(""), button("Save a copy", saveCopy));
}

/** Saves the draft as a file, with its files where there are any. */
async function saveCopy() {
  const belong = belongings.of(said());
  if (!belong.size) return download(copyName(draft, "json"), copyText(draft), "application/json");
  const zip = await part("zip").catch(() => null);
  if (zip) return download(copyName(draft, "zip"), zip.zipped(copyOf(draft, belong)), "application/zip");
  download(copyName(draft, "json"), copyText(draft), "application/json");
  told.prepend("Your network is away, so the copy has the text without its files. Save another when you are online. ");
}

/** Shows a draft. @param {Draft} one @param {Map<string, Uint8Array>} [files] what came with it */
async function show(one, files) {
  if (one.source) await comes(rules, true); // of what is in it, only what was changed is written anew
  draft = one;
  notice = "";
  const its = (belongings = new Belongings(one, files));
  if (yearOf(one.year)) offerYear(form.elements.namedItem("year"), one.year);
  draft.rest = {...one.rest, ...fill(form, one.front)};
  for (const field of answers()) field.value = one.answers[String(field.dataset.answer)] ?? "";
  const chosen = form.elements.namedItem("year");
  if (chosen instanceof HTMLSelectElement && !chosen.value) chosen.value = one.year;
  showState();
  showYears();
  if (one.at && !files) await its.load();
  if (its !== belongings) return; // another was opened meanwhile
  if (one.at && !files && format) await its.settle(said());
  showFiles(form, around);
}

const drafted = () => listDrafts(/** @type {HTMLElement} */ (page.querySelector("[data-drafts]")), kind, draft.id, {
  open: one => { keepTyped(); show(load(one.id) ?? one).then(() => { keep(); drafted(); }, isAway); },
  forget: id => { forget(id); dropAllOf(id); if (id === draft.id) begin(); drafted(); },
  begin: () => { keepTyped(); begin(); drafted(); },
  forgetAll: () => { forgetAll(); dropEverything(); begin(); drafted(); },
  take: openFiles,
});

/** What was typed last is kept before another draft stands in the form. */
const keepTyped = () => waiting && keep();

function begin() {
  settled();
  close();
  told.textContent = "";
  return show(fresh(kind, year));
}

/** What the check finds in the draft as it is. @returns {RuleFinding[]} */
function findings() {
  const now = said();
  const {front, body} = fileOf(draft, now, format);
  if (kind !== "entry") return check({front, body, files: [], year: "", kind, spelt: format.spelt, ...besideRecord()});
  return yearAsked() ? check({front, body, files: [...belongings.of(now)].map(([name, bytes]) => ({name, size: bytes.length})), year: draft.year}) : [];
}

/** Everything that leaves the form. */
function parcel() {
  const now = said();
  const place = placeOf(draft, of, format.spelt, new Date());
  const {text} = fileOf(draft, now, format);
  const reference = referenceOf(draft);
  const files = belongings.of(now);
  const zip = async () => (await part("zip")).packed({...Object.fromEntries(files), [place.name]: text}, {...place, reference});
  const looks = async () => (await part("preview")).render;
  return {title: draft.title, reference, folder: `entries/${place.year}/${place.slug}`, name: place.name, text, files: [...files.keys()], zip, looks, draft, front: now.front, asked: yearAsked() ?? yearOf(year)};
}

/** @param {File[]} chosen */
async function openFiles(chosen) {
  keepTyped();
  const {draft: one, entry, files, left, wrong} = await comes(rules, true).then(() => cameIn(chosen)).catch(error => ({files: new Map(), left: [], draft: undefined, entry: undefined,
    wrong: error instanceof Away ? AWAY : `${chosen[0].name} could not be opened here. Nothing was changed.`}));
  if (wrong || (one ? one.kind !== kind : kind !== "entry")) {
    told.textContent = wrong ?? "This is a copy of another form. Nothing was changed.";
    return;
  }
  const [before, had] = [draft, belongings.files];
  try {
    if (one) await show({...one, id: /^[a-z0-9]{1,24}$/.test(one.id) && !load(one.id) ? one.id : newId()}, files);
    else if (entry) await show(draftFrom(entry, [...files.keys()], format.years, year), files);
  } catch {
    await show(before, had);
    told.textContent = `${chosen[0].name} could not be opened here. Nothing was changed.`;
    return;
  }
  if (left.length) notice += `Left out, because an entry’s folder has no place for it: ${left.slice(0, 10).join(", ")}. `;
  await keep();
  showFiles(form, around);
  drafted();
}

const isAway = () => ((told.textContent = AWAY), false);
/** Whether what reads and checks a file is there; else it is told that the network is away. */
const isWhole = () => Promise.all([comes(rules, draft.source), itsEntry]).then(() => true, isAway);

/** All that is found, by steps, above the ways out. */
async function showSend() {
  const place = /** @type {HTMLElement} */ (page.querySelector("[data-findings]"));
  const ways = (await isWhole()) && (await part("send").catch(isAway));
  if (!ways) return place.replaceChildren(made("p", {className: "lead"}, AWAY), button("Try again", showSend));
  draft = gathered();
  summary(place, findings());
  /** @type {HTMLElement} */ (page.querySelector("[data-ways]")).replaceChildren(...ways.waysOut({mail, award, repository, relay}, parcel));
}

/** Goes on from a step, the first time only when nothing in it is to be mended. @param {HTMLElement} step */
async function checkStep(step) {
  keep();
  if (!(await isWhole())) return true; // it is checked once more before it is sent
  const next = made("a", {href: `#${after(step)}`}, "Go on all the same");
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
watch((id, isGone) => {
  if (isGone && draft.at && (!id || id === draft.id)) {
    settled();
    belongings.stored.clear();
    told.textContent = "This draft was deleted in another tab. It is kept again as soon as you write here.";
  } else if (id === draft.id) told.replaceChildren("This draft was changed in another tab. ", button("Show what stands there", () => { const other = load(id); if (other) show(other).catch(isAway); }));
  drafted();
});
const before = opened();
try {
  format = await data(formatAt);
  if (before?.source) await comes(rules, true);
} catch {
  told.textContent = "This page did not come whole, because your network is away. Load it again when you are online. What you wrote before is still in this browser.";
  throw new Away(AWAY);
}
if (!keeps()) told.textContent = "This browser keeps no drafts here. Save a copy before you leave this page.";
await show(before && before.kind === kind ? before : draft);
dropOthers([...ids(), draft.id]);
withHelp(form);
drafted();
const itsEntry = kind === "entry" ? null : askAbout(of, root).then(about => showAbout(about, page, root));
let last = "";
stepByStep(id => {
  if (id === "send") showSend();
  else if (id !== last) clear(form);
  if (id === "the_steps") drafted();
  last = id;
}, checkStep);
setTimeout(() => (kind === "entry" ? fetchAhead([rules, mediaAt]) : fetchAhead([rules], ["signs", "document", "check", "send", "zip", "paste", "preview"])), 200); // once everything that is seen is there
