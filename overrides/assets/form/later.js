/** What comes after the page is shown: fetched before it is needed, so that a network that is lost meanwhile loses nothing, and asked for again where it did not come.
 * It is bundled with the page’s own modules as `ready/form.js`, beside which the parts stand. */

/** A part has not come, because the network is away. */
export class Away extends Error {
  name = "Away";
}

export const AWAY = "Your network is away, and a part of this page that is needed for this has not come yet. Nothing is lost. When you are online again, try again.";

/** Where each is, from `ready/form.js`, the most needed first. @type {Record<string, string>} */
const PARTS = {
  signs: "../vendor/markdown-toolbar.js", check: "./check.js", document: "./document.js", send: "./send.js", zip: "./zip.js",
  paste: "./paste.js", preview: "./preview.js", pictures: "./pictures.js", series: "./series.js", chart: "./chart.js",
};
/** @type {Record<string, Promise<any>>} */
const coming = {};
let asked = 0;

/** @param {string} name @param {() => Promise<any>} fetched */
const once = (name, fetched) => (coming[name] ??= fetched().catch(() => {
  delete coming[name];
  asked += 1;
  throw new Away(AWAY);
}));

/** A part by its name; a browser gives the failure of an address again for ever, so each time after one it is asked for by another. @param {string} name @returns {Promise<any>} */
export const part = name => once(name, () => import(new URL(PARTS[name], import.meta.url).href + (asked ? `?${asked}` : "")));

/** What a file of data says. @param {string} address @returns {Promise<any>} */
export const data = address => once(address, async () => {
  const answer = await fetch(address);
  return answer.ok ? answer.json() : Promise.reject(new Error(address));
});

/** Fetches these one after the other, now and when a network comes back. @param {string[]} files addresses of data @param {string[]} [names] of parts; all of them where none are named */
export function fetchAhead(files, names = Object.keys(PARTS)) {
  const all = async () => {
    for (const one of files) await data(one).catch(() => {});
    for (const name of names) await part(name).catch(() => {});
  };
  addEventListener("online", all);
  return all();
}

/** What is said of something that went wrong: of a network that is away, or of what cannot be read here. @param {unknown} error @param {string} name */
export const whatIsWrong = (error, name) => (error instanceof Away ? AWAY : `${name} cannot be read here. Copy it to this computer first, then choose it again.`);
