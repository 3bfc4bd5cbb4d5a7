// @ts-check
/**
 * The search field of every page: suggestions under it, and a key that leads to it. Without this it is a plain form. The
 * module that searches is fetched when somebody first comes to a field.
 */

/** @param {string} name @param {Record<string, string>} attributes @param {...(Node | string)} inside */
function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...inside);
  return made;
}

class Suggestions {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} input */
  constructor(form, input) {
    this.form = form; this.input = input; this.turn = 0; this.active = -1;
    /** @type {Promise<typeof import("./find.js") & {collection: Awaited<ReturnType<typeof import("./find.js").open>>}> | undefined} */
    this.opening = undefined;
    this.list = element("div", {role: "listbox", id: `${input.id}_suggestions`, "aria-label": "Suggestions"});
    this.panel = element("div", {class: "suggestions"}, this.list, element("p", {class: "key-note"}, element("span", {}, "Press ", element("kbd", {}, "/"), " to search"), keySwitch()));
    this.panel.hidden = true;
    form.append(this.panel);
    Object.entries({role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list"}).forEach(([name, value]) => input.setAttribute(name, value));
    input.addEventListener("input", () => this.show());
    input.addEventListener("keydown", event => this.key(event));
    form.addEventListener("focusout", event => { if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close(); });
  }

  /** What searches, and the showcase that it searches: fetched when somebody begins to type. */
  open() {
    this.opening ??= import("./find.js").then(async finding => ({...finding, collection: await finding.open(this.form.dataset.root ?? "./")}));
    this.opening.catch(() => { this.opening = undefined; });
    return this.opening;
  }

  close() { this.turn++; this.panel.hidden = true; this.active = -1; this.input.setAttribute("aria-expanded", "false"); this.input.removeAttribute("aria-activedescendant"); }

  async show() {
    const turn = ++this.turn, query = this.input.value.slice(0, 200);
    if (query.trim().length < 2) return this.close();
    try {
      const {collection, search, pattern, marked, wordsOf} = await this.open(), root = collection.sources[0].root, words = wordsOf(query), {order, forms} = await search(collection, query, true);
      const names = /** @type {[string, string, string][]} */ (await collection.sources[0].get("names")).filter(one => words.every(word => wordsOf(one[1]).some(each => each.startsWith(word))));
      const entries = await Promise.all(order.slice(0, 4).map(number => collection.entry(number)));
      if (turn !== this.turn) return undefined;
      const all = [...entries.map(one => ["Entries", one.title, one.url]), ...names];
      const groups = [...new Set(all.map(one => one[0]))].slice(0, 5).map(kind => ({kind, some: all.filter(one => one[0] === kind).slice(0, kind === "Entries" ? 4 : 2)})), marks = pattern([...forms, ...words]);
      const every = `${root}entries/?${new URLSearchParams({q: query.trim()})}`;
      this.list.replaceChildren(...groups.map(({kind, some}) => element("div", {role: "group", "aria-label": kind}, element("p", {class: "label", "aria-hidden": "true"}, kind),
        ...some.map(([, label, url]) => this.option(root + url, "", ...marked(label, marks))))), this.option(every, "all", `Search every answer for ‘${query.trim()}’`));
      [...this.list.querySelectorAll("[role=option]")].forEach((one, at) => { one.id = `${this.list.id}_${at}`; });
      this.active = -1;
      this.panel.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
    } catch { this.close(); }
    return undefined;
  }

  /** @param {string} href @param {string} name @param {...(Node | string)} inside */
  option(href, name, ...inside) { return element("a", {role: "option", class: name, tabindex: "-1", "aria-selected": "false", href}, element("span", {}, ...inside)); }

  /** @param {KeyboardEvent} event */
  key(event) {
    const options = /** @type {HTMLAnchorElement[]} */ ([...this.list.querySelectorAll("[role=option]")]);
    if (event.key === "Escape" && !this.panel.hidden) { event.preventDefault(); this.close(); }
    else if (event.key === "Escape" && this.form.matches(":popover-open")) { event.preventDefault(); this.form.hidePopover(); }  // and keeps the words
    else if (event.key === "Enter" && this.active >= 0) { event.preventDefault(); options[this.active].click(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.panel.hidden) {
      event.preventDefault();
      const count = options.length + 1;
      this.active = (this.active + 1 + (event.key === "ArrowDown" ? 1 : -1) + count) % count - 1;
      options.forEach((one, at) => one.setAttribute("aria-selected", String(at === this.active)));
      options[this.active]?.scrollIntoView({block: "nearest"});
      if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
      else this.input.setAttribute("aria-activedescendant", options[this.active].id);
    }
  }
}
/* A key that leads to the field: one that a reader can do without, because speech and switches can press keys by mistake. */

const KEPT = "showcase-slash";
const off = () => { try { return localStorage.getItem(KEPT) === "off"; } catch { return false; } };

function keySwitch() {
  const made = element("button", {type: "button", class: "key-off"}), say = () => { made.textContent = off() ? "Turn this key on" : "Turn this key off"; };
  made.addEventListener("click", () => { localStorage.setItem(KEPT, off() ? "on" : "off"); say(); });
  say();
  return made;
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} input */
function slash(event, input) {
  const busy = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || busy || off()) return;
  event.preventDefault();
  if (!input.checkVisibility()) input.form?.showPopover();
  input.focus();
}

for (const box of document.querySelectorAll("form.search")) {
  const input = box instanceof HTMLFormElement ? box.elements.namedItem("q") : null;
  if (!(box instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) continue;
  if (box.id !== "finder") new Suggestions(box, input);
  addEventListener("keydown", event => slash(event, input));
}
if (new URLSearchParams(location.search).has("marks")) import("./marks.js");
