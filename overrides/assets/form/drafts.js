/** Drafts in this browser: each under a key of its own, several beside one another. Nothing is written before somebody types. */

/** A draft; `came` names the files that came with the entry which was opened.
 * @typedef {{id: string, kind: string, year: string, title: string, at: string, front: any, answers: Record<string, string>, rest: any, source: string, slug: string, came?: string[]}} Draft */

const BEFORE = "showcase-draft ";
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const OPEN = "showcase-open"; // which draft this tab has open

/** Whether this browser keeps anything at all: some forbid it, and some windows forget it. @returns {boolean} */
export function keeps() {
  try {
    return localStorage.getItem(BEFORE) === null || true; // where it is forbidden, this throws, or looking into it does
  } catch {
    return false;
  }
}

export const newId = () => [...crypto.getRandomValues(new Uint8Array(6))].map(one => one.toString(36).padStart(2, "0")).join("");

/** @param {string} kind @param {string} year @returns {Draft} */
export function fresh(kind, year) {
  return {id: newId(), kind, year, title: "", at: "", front: {}, answers: {}, rest: {}, source: "", slug: ""};
}

/** The ids of all drafts, of whatever kind; none where this browser lets nobody look. @returns {string[]} */
export function ids() {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(BEFORE)).map(key => key.slice(BEFORE.length));
  } catch {
    return [];
  }
}

/** All drafts of a kind, the newest first; what is no draft is passed over, and stays. @param {string} kind @returns {Draft[]} */
export function drafts(kind) {
  return ids().flatMap(id => load(id) ?? []).filter(one => one.kind === kind).sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** @param {string} id @returns {Draft | null} */
export function load(id) {
  try {
    return parsed(localStorage.getItem(BEFORE + id) ?? "");
  } catch {
    return null;
  }
}

/** What a stored text or a file of a draft holds; null where it is none. @param {string} text @returns {Draft | null} */
export function parsed(text) {
  try {
    const one = JSON.parse(text);
    const whole = one && ["id", "kind"].every(name => typeof one[name] === "string") && /^\d{4}$/.test(one.year) && [one.front, one.answers].every(isSet);
    return whole ? cleaned(one) : null;
  } catch {
    return null;
  }
}

/** @param {any} value */
const isSet = value => Boolean(value) && typeof value === "object" && !Array.isArray(value);

/** A draft with nothing in it that is of another kind than it should be, whoever wrote it. @param {any} one @returns {Draft} */
function cleaned({id, kind, year, front, answers, came, ...more}) {
  const [title, at, source] = ["title", "at", "source"].map(name => (typeof more[name] === "string" ? more[name] : ""));
  const slug = SLUG.test(more.slug) ? more.slug : "";
  const named = Array.isArray(came) ? {came: came.filter(name => typeof name === "string")} : {};
  return {id, kind, year: String(year), title, at, front, answers: texts(answers), rest: isSet(more.rest) ? more.rest : {}, source, slug, ...named};
}

/** @param {any} values @returns {Record<string, string>} */
const texts = values => Object.fromEntries(Object.entries(values).filter(([, text]) => typeof text === "string"));

/** Keeps a draft; what is wrong where it could not be, as a sentence. @param {Draft} draft @returns {string} */
export function save(draft) {
  try {
    draft.at = new Date().toISOString();
    localStorage.setItem(BEFORE + draft.id, JSON.stringify(draft));
    remember(draft.id);
    return "";
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    return full ? "This browser has no room left for drafts." : "This browser keeps no drafts here; a private window may be why.";
  }
}

/** @param {string} id */
function remember(id) {
  try {
    sessionStorage.setItem(OPEN, id);
  } catch { /* then the draft has to be chosen from the list */ }
}

/** The draft that this tab had open. @returns {Draft | null} */
export function opened() {
  try {
    return load(sessionStorage.getItem(OPEN) ?? "");
  } catch {
    return null;
  }
}

/** Leaves the draft of this tab alone, for another. */
export function close() {
  try {
    sessionStorage.removeItem(OPEN);
  } catch { /* then nothing was remembered */ }
}

/** @param {string} id */
export function forget(id) {
  try {
    localStorage.removeItem(BEFORE + id);
  } catch { /* then nothing was kept */ }
}

/** Takes everything of the form out of this browser. */
export function forgetAll() {
  for (const id of ids()) forget(id);
  close();
}

/** Calls when another tab changes or removes a draft, or all of them, which has no id. @param {(id: string, isGone: boolean) => void} changed */
export function watch(changed) {
  addEventListener("storage", ({key, newValue}) => {
    if (key === null || key.startsWith(BEFORE)) changed((key ?? "").slice(BEFORE.length), newValue === null);
  });
}
