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
    this.list = element("div", {class: "suggestions", role: "listbox", id: `${input.id}_suggestions`, "aria-label": "Suggestions"});
    this.list.hidden = true;
    form.append(this.list);
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

  close() { this.turn++; this.list.hidden = true; this.active = -1; this.input.setAttribute("aria-expanded", "false"); this.input.removeAttribute("aria-activedescendant"); }

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
      this.list.replaceChildren(...groups.map(({kind, some}) => element("div", {role: "group", "aria-label": kind}, element("p", {"aria-hidden": "true"}, kind),
        ...some.map(([, label, url]) => this.option(root + url, ...marked(label, marks))))), this.option(every, `Search every answer for ‘${query.trim()}’`));
      [...this.list.querySelectorAll("[role=option]")].forEach((one, at) => { one.id = `${this.list.id}_${at}`; });
      this.active = -1;
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
    } catch { this.close(); }
    return undefined;
  }

  /** @param {string} href @param {...(Node | string)} inside */
  option(href, ...inside) { return element("a", {role: "option", tabindex: "-1", "aria-selected": "false", href}, ...inside); }

  /** @param {KeyboardEvent} event */
  key(event) {
    const options = /** @type {HTMLAnchorElement[]} */ ([...this.list.querySelectorAll("[role=option]")]);
    if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.close(); }
    else if (event.key === "Enter" && this.active >= 0) { event.preventDefault(); options[this.active].click(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.list.hidden) {
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
/** A key that leads to the field, unless the reader has turned it off. @param {HTMLInputElement} input */
function slash(input) {
  const off = () => { try { return localStorage.getItem("showcase-slash") === "off"; } catch { return false; } };
  addEventListener("keydown", event => {
    const busy = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || busy || off()) return;
    event.preventDefault();
    input.focus();
  });
  document.querySelectorAll("button.key-off").forEach(one => {
    const say = () => { one.textContent = off() ? "Turn the / key on" : "Turn the / key off"; };
    one.addEventListener("click", () => { localStorage.setItem("showcase-slash", off() ? "on" : "off"); say(); });
    say();
  });
}


for (const box of document.querySelectorAll("form.search")) {
  const input = box instanceof HTMLFormElement ? box.elements.namedItem("q") : null;
  if (!(box instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) continue;
  if (box.id !== "finder") new Suggestions(box, input);
  slash(input);
}
