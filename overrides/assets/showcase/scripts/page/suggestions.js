/** The search field of every page: suggestions under it, and a key that leads to it. */
import {apart, button, element, every, setAll} from "./dom.js";

// The key can be turned off: speech and switches press keys by mistake.
const KEY = "showcase-slash";
const TYPED_IN = "input:not([type=checkbox]), textarea, select, [contenteditable]";

export class Suggestions {
  #turn = 0;
  #active = -1;
  /** @type {Promise<Searching> | undefined} */
  #searching;

  /** @param {HTMLInputElement} input */
  constructor(input) {
    const form = /** @type {HTMLFormElement} */ (input.form);
    this.form = form;
    this.input = input;
    this.list = element("div", {role: "listbox", id: `${input.id}_suggestions`, "aria-label": "Suggestions"});
    const note = element("span", {}, "Press ", element("kbd", {}, "/"), " to search");
    const foot = element("p", {class: "key-note"}, note, keySwitch());
    this.panel = element("div", {class: "suggestions"}, this.list, foot);
    setAll(input, {role: "combobox", "aria-controls": this.list.id, "aria-autocomplete": "list"});
    this.close();
    form.append(this.panel);
    input.addEventListener("input", () => this.show());
    input.addEventListener("keydown", event => this.press(event));
    form.addEventListener("focusout", ({relatedTarget}) => {
      if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) this.close();
    });
  }

  async #collection() {
    const {open} = await import("../search/index.js");
    return open(new URL(this.form.dataset.root ?? "./", document.baseURI).href);
  }

  /** Fetches what searches when somebody begins to type. */
  load() {
    this.#searching ??= Promise.all([this.#collection(), import("../search/search.js"), import("./marks.js")]);
    return this.#searching;
  }

  async show() {
    const turn = ++this.#turn;
    const query = this.input.value.slice(0, 200);
    if (query.trim().length < 2) {
      this.close();
      return;
    }
    try {
      const [collection, {suggest}, {marked}] = await this.load();
      const {kinds, marks} = await suggest(collection, query);
      if (turn !== this.#turn) return; // somebody typed on
      const {root} = collection.own;
      const groups = kinds.map(([kind, some]) => {
        const label = element("p", {class: "label", "aria-hidden": "true"}, kind);
        const options = some.map(({name, url, soft}) => option(root + url, "", marked(name, marks), soft));
        return element("div", {role: "group", "aria-label": kind}, label, ...options);
      });
      const all = `${root}entries/?${new URLSearchParams({q: query.trim()})}`;
      this.list.replaceChildren(...groups, option(all, "all", [`Search every answer for ‘${query.trim()}’`]));
      this.options().forEach((option, at) => setAll(option, {id: `${this.list.id}_${at}`}));
      this.open(true);
    } catch {
      this.#searching = undefined;
      this.close();
    }
  }

  close() {
    this.#turn++;
    this.open(false);
  }

  /** @param {boolean} open */
  open(open) {
    this.#active = -1;
    this.panel.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }

  options() {
    return /** @type {HTMLAnchorElement[]} */ (every("[role=option]", this.list));
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const open = !this.panel.hidden;
    if (event.key === "Escape" && open) this.close();
    else if (event.key === "Escape" && this.form.popover && this.form.matches(":popover-open")) this.form.hidePopover();
    else if (event.key === "Enter" && this.#active >= 0) this.options()[this.#active].click();
    else if (event.key === "ArrowDown" && open) this.move(1);
    else if (event.key === "ArrowUp" && open) this.move(-1);
    else return;
    event.preventDefault(); // so that the field keeps its words
  }

  /** Through all options and back to the field. @param {1 | -1} step */
  move(step) {
    const options = this.options();
    const places = options.length + 1;
    this.#active = ((this.#active + 1 + step + places) % places) - 1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#active)));
    const active = options[this.#active];
    active?.scrollIntoView({block: "nearest"});
    if (active) this.input.setAttribute("aria-activedescendant", active.id);
    else this.input.removeAttribute("aria-activedescendant");
  }
}

/** @type {MakeOption} */
function option(href, name, inside, soft) {
  const attributes = {role: "option", class: name, tabindex: "-1", "aria-selected": "false", href};
  return element("a", attributes, element("span", {}, apart(...inside)), element("small", {}, soft ?? ""));
}

function keySwitch() {
  const label = () => `Turn this key ${isOff() ? "on" : "off"}`;
  const made = button(label(), () => {
    localStorage.setItem(KEY, isOff() ? "on" : "off");
    made.textContent = label();
  });
  made.className = "key-off";
  return made;
}

function isOff() {
  try {
    return localStorage.getItem(KEY) === "off";
  } catch {
    return false; // a browser that keeps nothing
  }
}

/** @param {HTMLInputElement} input to which the key leads */
export function leadTo(input) {
  addEventListener("keydown", event => {
    const typing = event.target instanceof Element && event.target.closest(TYPED_IN);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || isOff()) return;
    event.preventDefault();
    if (!input.offsetParent) input.form?.showPopover();
    input.focus();
  });
}
