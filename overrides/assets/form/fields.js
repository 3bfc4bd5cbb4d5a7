/** What stands in the fields of a form, as the file has it; and the lists of fields that grow. Nothing here knows an award. */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

const UNKNOWN = "unknown";
/** How an item of each list looks with nothing in it. @type {WeakMap<Element, HTMLElement>} */
const patterns = new WeakMap();

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
export const all = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
/** @param {ParentNode} root @returns {Control[]} */
const controls = root => /** @type {any} */ (all(root, "[name]"));
/** The boxes that say that a value is not known. @param {ParentNode} root @returns {HTMLInputElement[]} */
const unknowns = root => /** @type {any} */ (all(root, "[data-unknown]"));
/** @param {Element} list @returns {HTMLElement[]} */
const items = list => all(list, ":scope > .item");

/** Ticks that a file brought come in its own order, and later ones after them: the first of several says most. @param {Control[]} some */
const inOrder = some => some.sort((one, other) => Number(one.dataset.place ?? Infinity) - Number(other.dataset.place ?? Infinity) || 0);

/** Remembers how lists begin, before anything stands in them. @param {ParentNode} root */
export function prepare(root) {
  for (const list of all(root, "[data-list]")) patterns.set(list, /** @type {HTMLElement} */ (items(list)[0].cloneNode(true)));
}

/** Everything that is filled in, by the names of the file; what is empty is not there. @param {ParentNode} root @returns {{[name: string]: FieldValue}} */
export function read(root) {
  const found = {};
  for (const control of inOrder(controls(root))) {
    const value = said(control);
    if (value !== undefined) put(found, control.name.split("."), value, "many" in control.dataset);
  }
  for (const item of all(root, ".item[data-rest]")) rejoin(found, item);
  for (const box of unknowns(root)) {
    if (box.checked) put(found, String(box.dataset.unknown).split("."), UNKNOWN, false);
  }
  return /** @type {any} */ (tidy(found)) ?? {};
}

/** Puts what no field shows back into its item. @param {any} found @param {HTMLElement} item */
function rejoin(found, item) {
  const list = /** @type {HTMLElement} */ (item.closest("[data-list]"));
  const place = String(items(list).indexOf(item));
  const more = JSON.parse(String(item.dataset.rest));
  for (const [name, value] of Object.entries(more)) {
    const path = [...String(list.dataset.list).split("."), place, name];
    if (at(found, path) === undefined) put(found, path, value, false);
  }
}

/** @param {Control} control @returns {string | string[] | undefined} */
function said(control) {
  if (control.type === "radio" || control.type === "checkbox") return /** @type {HTMLInputElement} */ (control).checked ? control.value : undefined;
  if ("lines" in control.dataset) return control.value.split("\n").map(line => line.replace(/^\s*(?:[-*•]\s+)?/, "").trim()).filter(Boolean);
  return control.value.trim() || undefined;
}

/** @param {any} whole @param {string[]} path @param {FieldValue} value @param {boolean} many */
function put(whole, path, value, many) {
  const last = /** @type {string} */ (path.at(-1));
  let place = whole;
  path.slice(0, -1).forEach((step, at) => (place = place[step] ??= /^\d+$/.test(path[at + 1]) ? [] : {}));
  if (many) (place[last] ??= []).push(value);
  else place[last] = value;
}

/** A value without what is empty in it. @param {any} value @returns {FieldValue | undefined} */
function tidy(value) {
  if (typeof value === "string") return value || undefined;
  if (Array.isArray(value)) {
    const full = value.map(tidy).filter(one => one !== undefined);
    return full.length ? /** @type {FieldValue[]} */ (full) : undefined;
  }
  const full = Object.entries(value).map(([name, one]) => [name, tidy(one)]).filter(([, one]) => one !== undefined);
  return full.length ? Object.fromEntries(full) : undefined;
}

/** Fills the fields with what a file has. What has no field here comes back, by its name, so that it is not lost; what belongs to an item stays with that.
 * @param {ParentNode} root @param {{[name: string]: FieldValue}} values @returns {{[name: string]: FieldValue}} */
export function fill(root, values) {
  for (const list of all(root, "[data-list]")) {
    for (const item of items(list).slice(1)) item.remove();
    items(list)[0]?.replaceWith(empty(list));
  }
  for (const control of controls(root)) set(control, undefined);
  grow(root, values);
  const kept = structuredClone(values);
  for (const control of controls(root)) {
    const path = control.name.split(".");
    const value = at(values, path);
    if (value !== undefined && set(control, value)) take(kept, path);
  }
  for (const box of unknowns(root)) {
    const path = String(box.dataset.unknown).split(".");
    box.checked = String(at(values, path) ?? "").toLowerCase() === UNKNOWN;
    if (box.checked) take(kept, path);
  }
  leave(root, kept);
  for (const fold of all(root, "details.more")) /** @type {HTMLDetailsElement} */ (fold).open = Object.keys(read(fold)).length > 0;
  return /** @type {any} */ (tidy(kept)) ?? {};
}

/** Leaves what no field shows with the item that it belongs to, the inner lists first. @param {ParentNode} root @param {any} kept */
function leave(root, kept) {
  for (const list of all(root, "[data-list]").reverse()) {
    const path = String(list.dataset.list).split(".");
    const left = at(kept, path);
    if (!Array.isArray(left)) continue;
    items(list).forEach((item, place) => {
      const more = tidy(left[place] ?? "");
      if (more && typeof more === "object") item.dataset.rest = JSON.stringify(more);
    });
    take(kept, path);
  }
}

/** Gives each list as many items as the values have. @param {ParentNode} root @param {any} values */
function grow(root, values) {
  for (const list of all(root, "[data-list]")) {
    const wanted = at(values, String(list.dataset.list).split("."));
    const many = Array.isArray(wanted) ? wanted.length : 1;
    while (items(list).length < many) grow(add(list), values);
  }
}

/** @param {any} values @param {string[]} path @returns {any} */
const at = (values, path) => path.reduce((place, step) => (place && typeof place === "object" && Object.hasOwn(place, step) ? place[step] : undefined), values);

/** @param {any} values @param {string[]} path */
function take(values, path) {
  const place = at(values, path.slice(0, -1));
  if (place) Array.isArray(place) ? (place[Number(path.at(-1))] = "") : delete place[/** @type {string} */ (path.at(-1))];
}

/** Whether the control shows the whole value; what it cannot is left to be kept. @param {Control} control @param {any} value */
function set(control, value) {
  const listed = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (control.type === "radio" || control.type === "checkbox") {
    const box = /** @type {HTMLInputElement} */ (control);
    const place = listed.findIndex(one => String(one) === box.value);
    box.checked = place >= 0;
    if ("many" in box.dataset) box.dataset.place = String(place < 0 ? listed.length : place);
    const known = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.getElementsByName(box.name))].map(one => one.value);
    return listed.every(one => known.includes(String(one)));
  }
  if (listed.some(one => typeof one === "object") || (listed.length > 1 && !("lines" in control.dataset))) return false;
  if (control instanceof HTMLSelectElement && value !== undefined) offer(control, String(value));
  control.value = listed.join("\n");
  return true;
}

/** A choice that the award no longer has stays as it was written, so that the check can say so. @param {HTMLSelectElement} control @param {string} value */
function offer(control, value) {
  if (![...control.options].some(one => one.value === value)) control.add(new Option(`${value} (not on the list)`, value));
}

/** An item with nothing in it. @param {Element} list @returns {HTMLElement} */
function empty(list) {
  const made = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (patterns.get(list)).cloneNode(true));
  prepare(made);
  return made;
}

/** Adds an item to a list. @param {HTMLElement} list @returns {HTMLElement} */
function add(list) {
  const made = empty(list);
  /** @type {HTMLElement} */ (items(list).at(-1)).after(made);
  number(list);
  return made;
}

/** Takes an item out; the last one is emptied instead. @param {HTMLElement} item */
function remove(item) {
  const list = /** @type {HTMLElement} */ (item.closest("[data-list]"));
  if (items(list).length === 1) item.replaceWith(empty(list));
  else item.remove();
  number(list);
}

const NAMED = ["name", "id", "for", "aria-describedby", "data-list", "data-set", "data-unknown", "data-file"];

/** Counts the items of a list anew: in their legends, and in every name and id inside them. @param {HTMLElement} list */
function number(list) {
  const path = String(list.dataset.list);
  const ways = [path, `f_${path.replaceAll(".", "_")}`];
  items(list).forEach((item, place) => {
    const shown = item.querySelector("[data-number]");
    if (shown) shown.textContent = String(place + 1);
    for (const element of all(item, "*")) {
      for (const name of NAMED) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.split(" ").map(one => moved(one, ways, place)).join(" ")); // a field may be described by several
      }
    }
  });
}

/** A name or an id with the number of another place. @param {string} value @param {string[]} ways @param {number} place */
function moved(value, ways, place) {
  const way = ways.find(one => value.startsWith(one));
  return way ? way + value.slice(way.length).replace(/^([._])\d+/, `$1${place}`) : value;
}

/** Lets the buttons of lists add and remove, and calls when an item was removed. @param {HTMLElement} root @param {() => void} removed */
export function listsGrow(root, removed) {
  root.addEventListener("click", ({target}) => {
    const pressed = target instanceof Element ? target.closest("[data-add], [data-remove]") : null;
    const list = /** @type {HTMLElement | null | undefined} */ (pressed?.closest("[data-list]"));
    if (!pressed || !list) return;
    if (pressed.hasAttribute("data-add")) {
      /** @type {HTMLElement | null} */ (add(list).querySelector("input, select, textarea"))?.focus();
    } else {
      remove(/** @type {HTMLElement} */ (pressed.closest(".item")));
      /** @type {HTMLElement | null} */ (list.querySelector("[data-add]"))?.focus();
      removed();
    }
  });
}
