/** The boxes in which files are chosen: what is in each, what was told of it, and how it goes again. */

import {button, made} from "./elements.js";
import {all} from "./fields.js";

/** What a box is given. @typedef {{media: () => Promise<any>, files: Map<string, Uint8Array>, keep: (name: string, bytes: Uint8Array) => Promise<string>, drop: (name: string) => void, changed: () => void}} Around */

const PICTURE = /^images\.\d+\.file$/;
const TABLE = /\.(?:series|events)$/;
const KILO = 1000;

/** @param {Element} chooser @returns {HTMLInputElement} the field that has the file’s name */
const nameOf = chooser => /** @type {HTMLInputElement} */ (/** @type {Element} */ (chooser.parentElement).querySelector("input[type=hidden]"));

/** Shows what each box has. @param {ParentNode} root @param {Around} around */
export function showFiles(root, around) {
  for (const chooser of all(root, "[data-file]")) show(/** @type {HTMLInputElement} */ (chooser), around);
}

/** @param {HTMLInputElement} chooser @param {Around} around @param {(Node | string)[]} [more] */
function show(chooser, around, more = []) {
  const name = nameOf(chooser).value;
  const place = chooser.nextElementSibling?.matches("[data-there]") ? chooser.nextElementSibling : made("div", {role: "status"});
  place.setAttribute("data-there", "");
  chooser.after(place);
  if (!name) {
    place.replaceChildren(...more);
    return;
  }
  const bytes = around.files.get(name);
  const size = bytes ? ` (${Math.ceil(bytes.length / KILO).toLocaleString("en")} kB) ` : " is not in this browser: choose it again, or leave it as it is where the award has it. ";
  const gone = button("Take it out", () => {
    nameOf(chooser).value = "";
    around.drop(name);
    show(chooser, around);
    chooser.focus();
    around.changed();
  });
  place.replaceChildren(made("p", {}, made("b", {}, name), size, gone), ...more);
}

/** Takes a chosen file in. @param {HTMLInputElement} chooser @param {File} file @param {Around} around */
async function take(chooser, file, around) {
  const path = String(chooser.dataset.file);
  chooser.value = "";
  show(chooser, around, [made("p", {}, `Looking at ${file.name} …`)]);
  const taken = PICTURE.test(path) ? await picture(file, around) : TABLE.test(path) ? await table(chooser, await text(file), around) : await plain(file);
  if ("refused" in taken) show(chooser, around, [made("p", {className: "error"}, taken.refused)]);
  else await put(chooser, taken, around);
}

/** @typedef {{name: string, bytes: Uint8Array, more: (Node | string)[]}} Taken */

/** @param {HTMLInputElement} chooser @param {Taken} taken @param {Around} around */
async function put(chooser, {name, bytes, more}, around) {
  const wrong = await around.keep(name, bytes);
  nameOf(chooser).value = name;
  show(chooser, around, [...more, ...(wrong ? [made("p", {className: "error"}, wrong)] : [])]);
  around.changed();
}

/** @param {{message: string, reason: string, remedy: string}} one */
const words = ({message, reason, remedy}) => [message, reason, remedy].filter(Boolean).join(" ").replaceAll("`", "");

/** @param {File} file @param {Around} around @returns {Promise<Taken | {refused: string}>} */
async function picture(file, around) {
  const {prepare} = await import("./ready/pictures.js");
  const one = await prepare(file, await around.media(), around.files.keys());
  if ("remedy" in one) return {refused: words(one)};
  one.thumbnail.className = "picture-beside";
  return {name: one.name, bytes: one.bytes, more: [one.thumbnail, ...one.told.map(said => made("p", {className: "hint"}, said))]};
}

/** @param {File} file @returns {Promise<Taken | {refused: string}>} */
async function plain(file) {
  const name = plainName(file.name);
  return {name, bytes: new Uint8Array(await file.arrayBuffer()), more: name === file.name ? [] : [made("p", {className: "hint"}, `It is called ${name} here, as addresses ask for.`)]};
}

/** A name that can stand in an address. @param {string} name */
function plainName(name) {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0].toLowerCase() ?? "";
  const stem = name.slice(0, name.length - ending.length).normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase();
  return `${stem.slice(0, 60) || "file"}${ending}`;
}

/** @param {File} file */
async function text(file) {
  const {decoded} = await import("./ready/series.js");
  return decoded(new Uint8Array(await file.arrayBuffer()));
}

/** A table that was pasted, as a file that was chosen. @param {HTMLInputElement} chooser @param {string} pasted @param {Around} around */
async function takeTable(chooser, pasted, around) {
  const taken = await table(chooser, pasted, around);
  if ("refused" in taken) show(chooser, around, [made("p", {className: "error"}, taken.refused)]);
  else await put(chooser, taken, around);
}

/** @param {HTMLInputElement} chooser @param {string} given @param {Around} around @returns {Promise<Taken | {refused: string}>} */
async function table(chooser, given, around) {
  const item = /** @type {HTMLElement} */ (chooser.closest(".item"));
  const said = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (item.querySelector(`[name$=".${name}"]:is(select, textarea, input:not([type=radio])), [name$=".${name}"]:checked`))?.value ?? "";
  const [{readTable}, media] = await Promise.all([import("./ready/series.js"), around.media()]);
  const every = /** @type {any} */ (said("every") || "month");
  const read = readTable(given, {every, unit: said("unit"), kind: "level", name: said("name")}, media);
  if (read.problems.length || !read.csv) return {refused: read.problems.map(words).join(" ") || "No values were found."};
  const name = plainName(`${said("name") || "values"}.csv`);
  return {name, bytes: new TextEncoder().encode(read.csv), more: [...read.told.map(one => made("p", {className: "hint"}, one)), ...(await chart(read.rows, said, every))]};
}

/** @param {any[]} rows @param {(name: string) => string} said @param {any} every @returns {Promise<Node[]>} */
async function chart(rows, said, every) {
  const {drawChart} = await import("./ready/chart.js");
  const drawn = drawChart(rows, /** @type {any} */ ({unit: said("unit"), better: said("better") || "lower", every, share: false, ...(said("change") ? {change: said("change")} : {})}));
  return drawn ? [made("div", {className: "chart"}, ...drawn.drawings.slice(0, 1)), made("p", {className: "hint"}, drawn.caption)] : [];
}

/** Takes in what is chosen in a box, pasted as a table, or dropped; what is dropped elsewhere is opened.
 * @param {HTMLElement} page @param {Around} around @param {(files: File[]) => void} open */
export function filesCome(page, around, open) {
  const chooserOf = (/** @type {EventTarget | null} */ target) => {
    const found = target instanceof Element ? target.closest(".field")?.querySelector("[data-file]") : null;
    return found instanceof HTMLInputElement ? found : null;
  };
  page.addEventListener("change", ({target}) => {
    if (target instanceof HTMLInputElement && target.dataset.file && target.files?.[0]) take(target, target.files[0], around);
  });
  page.addEventListener("paste", event => {
    const chooser = event.target instanceof HTMLTextAreaElement && "table" in event.target.dataset ? chooserOf(event.target) : null;
    if (!chooser) return;
    event.preventDefault();
    takeTable(chooser, event.clipboardData?.getData("text/plain") ?? "", around);
  });
  page.addEventListener("dragover", event => event.preventDefault());
  page.addEventListener("drop", event => {
    event.preventDefault();
    const dropped = [...(event.dataTransfer?.files ?? [])];
    const chooser = chooserOf(event.target);
    if (chooser && dropped.length === 1) take(chooser, dropped[0], around);
    else if (dropped.length) open(dropped);
  });
}
