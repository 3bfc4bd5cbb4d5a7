/** A form whose state is the address, and what it finds in place of the list of all. */
import {once} from "../search/collection.js";
import {open} from "../search/index.js";
import {isEmpty, write} from "../search/state.js";
import {Controls} from "./controls.js";
import {element, the} from "./dom.js";

const FAULT = "Search does not work just now: its data could not be read. The whole list is below.";

export class Finder {
  #turn = 0;
  #typed = false;

  /** @param {(wanted: Wanted) => Promise<Shown>} find */
  constructor(find) {
    const form = /** @type {HTMLFormElement} */ (the("form#finder"));
    this.find = find;
    this.found = the("#found");
    this.all = the("#all");
    this.count = the("#count");
    this.chips = the(".chosen") ?? element("ul");
    this.textOfAll = this.count.textContent ?? "";
    this.controls = new Controls(form, input => this.change(input.name === "q"));
    this.state = this.controls.stateIn(location.search);
    const root = new URL(form.dataset.root ?? "./", document.baseURI).href;
    this.open = once(() => open(root, JSON.parse(form.dataset.showcases ?? "[]")));
    form.addEventListener("submit", event => {
      event.preventDefault();
      this.change(false);
      this.count.scrollIntoView();
    });
    for (const part of [this.found, this.chips]) part.addEventListener("click", event => this.follow(event));
    addEventListener("popstate", () => this.go(location.search));
    this.go(location.search);
  }

  /** What is typed at one go is one step in the history. @param {boolean} typing */
  change(typing) {
    this.state = this.controls.stateAfter(this.state);
    const address = write(this.state, location.pathname);
    if (typing && this.#typed) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#typed = typing;
    this.show(typing);
  }

  /** A link to another state of this page. @param {MouseEvent} event */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-go]") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    this.go(link.search);
    this.count.focus();
    this.count.scrollIntoView({block: "center"});
  }

  /** @param {string} address of a state */
  go(address) {
    this.state = this.controls.stateIn(address);
    this.#typed = false;
    this.controls.fill(this.state);
    this.show(false);
  }

  /** @param {boolean} typing */
  async show(typing) {
    const turn = ++this.#turn;
    const shown = isEmpty(this.state) ? this.everything() : await this.results(typing);
    if (turn !== this.#turn) return; // somebody typed on
    this.found.replaceChildren(...shown.nodes);
    this.found.hidden = !shown.nodes.length;
    this.found.dataset.for = this.state.q;
    this.all.hidden = !shown.all;
    this.chips.replaceChildren(...(shown.chips ?? []));
    this.chips.hidden = !shown.chips?.length;
    this.controls.tell(this.state, shown.text, shown.left);
    // Last, so that what is announced is there.
    if (this.count.textContent !== shown.text) this.count.textContent = shown.text;
  }

  /**
   * Where this fails another showcase may be at fault, so it goes on without them.
   * @param {boolean} typing
   * @returns {Promise<Shown>}
   */
  async results(typing) {
    let collection;
    try {
      collection = await this.open();
      return await this.find({collection, state: this.state, typing});
    } catch (fault) {
      console.error(fault);
      const own = collection?.alone();
      if (!own) return this.everything(element("p", {class: "prose", role: "alert"}, FAULT));
      this.open = () => Promise.resolve(own);
      return this.results(typing);
    }
  }

  /** The list of all, with something above it. @param {...Node} nodes @returns {Shown} */
  everything(...nodes) {
    return {text: this.textOfAll, nodes, all: true};
  }
}
