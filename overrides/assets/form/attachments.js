/** The boxes in which files are chosen: what is in each, what was told of it, and how it goes again. */

import {dropped} from "./dropping.js";
import {button, insert, made} from "./elements.js";
import {all} from "./fields.js";
import {part, whatIsWrong} from "./later.js";
import {freeName, plainName} from "./names.js";
import {dependsOn, days, drawn, table, textOf, words} from "./tables.js";

/** What a box is given: the files of the draft that is open, and what its fields and the award say of them.
 * @typedef {{id: string, files: Map<string, Uint8Array>, failed: Map<string, string>, taken: (own: string) => Map<string, number>, put: (name: string, bytes: Uint8Array) => void,
 *   changed: () => Promise<void>, media: () => Promise<any>, kindOf: (measure: any) => string, also: () => any}} Around */
/** @typedef {{name: string, bytes: Uint8Array, more: (Node | string)[]}} Taken */
/** @typedef {{refused: string}} Refused */

const PICTURE = /^images\.\d+\.file$/;
const SERIES = /\.series$/;
const EVENTS = /\.events$/;
const KILO = 1000;
const LARGEST = 50_000_000; // bytes of a whole entry
/** What each chart was drawn for. @type {WeakMap<Element, string>} */
const drawings = new WeakMap();
/** What was given to each box last. @type {WeakMap<Element, unknown>} */
const latest = new WeakMap();

/** @param {Element} chooser @returns {HTMLInputElement} the field that has the file’s name */
const nameOf = chooser => /** @type {HTMLInputElement} */ (/** @type {Element} */ (chooser.parentElement).querySelector("input[type=hidden]"));
/** @param {ParentNode} root @returns {HTMLInputElement[]} */
const choosers = root => /** @type {any} */ (all(root, "[data-file]"));
/** @param {HTMLInputElement} chooser */
const pathOf = chooser => String(chooser.dataset.file);
/** @param {string} said */
const error = said => made("p", {className: "error"}, said);

/** Shows what each box has. @param {ParentNode} root @param {Around} around */
export function showFiles(root, around) {
  for (const chooser of choosers(root)) show(chooser, around);
  return drawAgain(root, around);
}

/** Draws the charts again whose measures have changed. @param {ParentNode} root @param {Around} around */
export async function drawAgain(root, around) {
  for (const chooser of choosers(root).filter(one => SERIES.test(pathOf(one)))) {
    const bytes = around.files.get(nameOf(chooser).value);
    const now = dependsOn(chooser, around);
    if (!bytes || drawings.get(chooser) === now) continue;
    drawings.set(chooser, now);
    const more = await drawn(chooser, bytes, around).catch(wrong => [made("p", {className: "hint"}, whatIsWrong(wrong, nameOf(chooser).value))]);
    if (drawings.get(chooser) === now) show(chooser, around, more);
  }
}

/** @param {HTMLInputElement} chooser @param {Around} around @param {(Node | string)[]} [more] */
function show(chooser, around, more = []) {
  const name = nameOf(chooser).value;
  const place = chooser.nextElementSibling?.matches("[data-there]") ? chooser.nextElementSibling : made("div", {role: "status"});
  place.setAttribute("data-there", "");
  if (place.previousElementSibling !== chooser) chooser.after(place);
  if (!name) {
    place.replaceChildren(...more);
    return;
  }
  const bytes = around.files.get(name);
  const size = bytes ? ` (${Math.ceil(bytes.length / KILO).toLocaleString("en")} kB) ` : " is not in this browser: choose it again, or leave it as it is where the award has it. ";
  const gone = button("Take it out", () => {
    nameOf(chooser).value = "";
    drawings.delete(chooser);
    latest.delete(chooser);
    show(chooser, around);
    chooser.focus();
    around.changed();
  });
  const unkept = around.failed.get(name);
  place.replaceChildren(made("p", {}, made("b", {}, name), size, gone), ...more, ...(unkept ? [error(unkept)] : []));
}

/** Puts into a box what is made of something given, or says why not, and how to try again; what was given is held until then.
 * @param {HTMLInputElement} chooser @param {Around} around @param {string} called @param {() => Promise<Taken | Refused>} making @returns {Promise<boolean>} whether it is there */
async function take(chooser, around, called, making) {
  const {id} = around;
  latest.set(chooser, making);
  show(chooser, around, [made("p", {}, `Looking at ${called} …`)]);
  /** @type {Node[]} */
  let again = [];
  const taken = await making().catch(wrong => {
    again = [button("Try again", () => take(chooser, around, called, making))];
    return {refused: whatIsWrong(wrong, called)};
  });
  if (around.id !== id || !chooser.isConnected || latest.get(chooser) !== making) return false; // somebody went on to something else meanwhile
  if ("refused" in taken) {
    show(chooser, around, [error(taken.refused), ...again]);
    return false;
  }
  const own = nameOf(chooser).value;
  const others = around.taken(own);
  const name = freeName(taken.name, others);
  if ([...others.values()].reduce((sum, size) => sum + size, taken.bytes.length) > LARGEST) {
    show(chooser, around, [error(`With ${called} the entry would have more than 50 MB. Leave out films, and make pictures and documents smaller.`)]);
    return false;
  }
  around.put(name, taken.bytes);
  nameOf(chooser).value = name;
  drawings.set(chooser, dependsOn(chooser, around));
  show(chooser, around, taken.more);
  await around.changed();
  if (around.failed.has(name)) show(chooser, around, taken.more);
  return true;
}

/** @param {HTMLInputElement} chooser @param {File} file @param {Around} around */
function takeFile(chooser, file, around) {
  const make = PICTURE.test(pathOf(chooser)) ? () => picture(file, around, nameOf(chooser).value) : SERIES.test(pathOf(chooser)) ? async () => table(chooser, await textOf(file), around) : EVENTS.test(pathOf(chooser)) ? async () => days(chooser, await textOf(file)) : () => plain(file);
  chooser.value = "";
  return take(chooser, around, file.name, make);
}

/** Takes a table that was pasted or typed; it stays in its box until it is a file. @param {HTMLTextAreaElement} field @param {HTMLInputElement} chooser @param {Around} around */
async function takeTable(field, chooser, around) {
  if (!field.value.trim()) return;
  const given = field.value;
  const make = async () => {
    const taken = await (SERIES.test(pathOf(chooser)) ? table : days)(chooser, given, around);
    if (!("refused" in taken) && field.value === given) field.value = "";
    return taken;
  };
  await take(chooser, around, "the table", make);
}

/** @param {File} file @param {Around} around @param {string} own @returns {Promise<Taken | Refused>} */
async function picture(file, around, own) {
  const {prepare} = await part("pictures");
  const one = await prepare(file, await around.media(), around.taken(own).keys());
  if ("remedy" in one) return {refused: words(one)};
  one.thumbnail.className = "picture-beside";
  return {name: one.name, bytes: one.bytes, more: [one.thumbnail, ...one.told.map((/** @type {string} */ said) => made("p", {className: "hint"}, said))]};
}

/** @param {File} file @returns {Promise<Taken | Refused>} */
async function plain(file) {
  if (file.size > LARGEST) return {refused: `${file.name} has more than 50 MB, which is more than a whole entry may have. Leave out films, and make pictures and documents smaller.`};
  const name = plainName(file.name);
  return {name, bytes: new Uint8Array(await file.arrayBuffer()), more: name === file.name ? [] : [made("p", {className: "hint"}, `It is called ${name} here, as addresses ask for.`)]};
}

/** Takes in what is chosen in a box, pasted as a table, or dropped; what is dropped elsewhere is opened.
 * @param {HTMLElement} page @param {Around} around @param {(files: File[]) => void} open */
export function filesCome(page, around, open) {
  const chooserOf = (/** @type {EventTarget | null} */ target) => {
    const found = target instanceof Element ? target.closest(".field")?.querySelector("[data-file]") : null;
    return found instanceof HTMLInputElement ? found : null;
  };
  const takeOf = (/** @type {EventTarget | null} */ field) => {
    const chooser = field instanceof HTMLTextAreaElement && "table" in field.dataset ? chooserOf(field) : null;
    if (chooser) takeTable(/** @type {HTMLTextAreaElement} */ (field), chooser, around);
  };
  page.addEventListener("change", ({target}) => {
    if (target instanceof HTMLInputElement && target.dataset.file && target.files?.[0]) takeFile(target, target.files[0], around);
    else takeOf(target);
    drawAgain(page, around);
  });
  page.addEventListener("paste", event => {
    const {target, clipboardData} = event;
    if (!(target instanceof HTMLTextAreaElement && "table" in target.dataset && clipboardData?.types.includes("text/plain"))) return;
    event.preventDefault();
    insert(target, clipboardData.getData("text/plain"));
    takeOf(target);
  });
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  page.addEventListener("dragover", event => hasFiles(event) && event.preventDefault());
  page.addEventListener("drop", async event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const {files, hasFolder} = dropped(event.dataTransfer);
    const found = await files().catch(() => /** @type {File[]} */ ([]));
    const chooser = hasFolder ? null : chooserOf(event.target);
    if (chooser && found.length === 1) takeFile(chooser, found[0], around);
    else if (found.length) open(found);
  });
}
