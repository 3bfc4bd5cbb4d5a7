/** What comes after the page is shown: fetched before it is needed, so that a network that is lost meanwhile loses nothing, and asked for again where it did not come. */

/** A part has not come, because the network is away. */
export class Away extends Error {}

export const AWAY = "Your network is away, and a part of this page that is needed for this has not come yet. Nothing is lost. When you are online again, try again.";

/** @type {Record<string, string>} */
const PARTS = {
  paste: "./ready/paste.js", pictures: "./ready/pictures.js", series: "./ready/series.js", chart: "./ready/chart.js", preview: "./ready/preview.js", zip: "./zip.js",
  signs: "./vendor/markdown-toolbar.js",
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

/** Fetches everything, one after the other, now and when a network comes back. @param {string[]} files */
export function fetchAhead(files) {
  const all = async () => {
    for (const name of Object.keys(PARTS)) await part(name).catch(() => {});
    for (const one of files) await data(one).catch(() => {});
  };
  addEventListener("online", all);
  return all();
}

/** What is said of something that went wrong: of a network that is away, or of what cannot be read here. @param {unknown} error @param {string} name */
export const whatIsWrong = (error, name) => (error instanceof Away ? AWAY : `${name} cannot be read here. Copy it to this computer first, then choose it again.`);
