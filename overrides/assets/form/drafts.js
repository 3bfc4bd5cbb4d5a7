/** Drafts in this browser: each under a key of its own, several beside one another. Nothing is written before somebody types. */

/** @typedef {{id: string, kind: string, year: string, title: string, at: string, front: any, answers: Record<string, string>, rest: any, source: string, slug: string}} Draft */

const BEFORE = "showcase-draft ";
const OPEN = "showcase-open"; // which draft this tab has open

/** Whether this browser keeps anything at all: some forbid it, and some windows forget it. @returns {boolean} */
export function keeps() {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}

/** @param {string} kind @param {string} year @returns {Draft} */
export function fresh(kind, year) {
  const id = [...crypto.getRandomValues(new Uint8Array(6))].map(one => one.toString(36).padStart(2, "0")).join("");
  return {id, kind, year, title: "", at: "", front: {}, answers: {}, rest: {}, source: "", slug: ""};
}

/** All drafts of a kind, the newest first; what is no draft is passed over, and stays. @param {string} kind @returns {Draft[]} */
export function drafts(kind) {
  if (!keeps()) return [];
  const keys = Object.keys(localStorage).filter(key => key.startsWith(BEFORE));
  return keys.flatMap(key => load(key.slice(BEFORE.length)) ?? []).filter(one => one.kind === kind).sort((one, other) => (one.at < other.at ? 1 : -1));
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
    const whole = one && ["id", "kind", "year"].every(name => typeof one[name] === "string") && [one.front, one.answers].every(part => part && typeof part === "object");
    return whole ? {title: "", at: "", rest: {}, source: "", slug: "", ...one, answers: texts(one.answers)} : null;
  } catch {
    return null;
  }
}

/** @param {any} values @returns {Record<string, string>} */
const texts = values => Object.fromEntries(Object.entries(values).filter(([, text]) => typeof text === "string"));

/** Keeps a draft; what is wrong where it could not be, as a sentence. @param {Draft} draft @returns {string} */
export function save(draft) {
  try {
    draft.at = new Date().toISOString();
    localStorage.setItem(BEFORE + draft.id, JSON.stringify(draft));
    sessionStorage.setItem(OPEN, draft.id);
    return "";
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    return full ? "This browser has no room left for drafts." : "This browser keeps no drafts here; a private window may be why.";
  }
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
export const forget = id => localStorage.removeItem(BEFORE + id);

/** Takes everything of the form out of this browser. */
export function forgetAll() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(BEFORE)) localStorage.removeItem(key);
  close();
}

/** Calls when another tab changes or removes a draft. @param {(id: string) => void} changed */
export function watch(changed) {
  addEventListener("storage", ({key}) => {
    if (key === null || key.startsWith(BEFORE)) changed((key ?? "").slice(BEFORE.length));
  });
}
