/** The controls of a form, and what stands beside them. */
import {isSearched, read} from "../search/state.js";
import {every, unseen} from "./dom.js";

export class Controls {
  /** @param {HTMLFormElement} form @param {(control: Control) => void} changed */
  constructor(form, changed) {
    this.form = form;
    this.facets = [...new Set(this.all().map(({name}) => name))].filter(name => !["", "q", "sort"].includes(name));
    this.countsOfAll = every("#narrow li .count").map(place => ({place, nodes: [...place.cloneNode(true).childNodes]}));
    addEventListener("input", ({target}) => {
      if (isControl(target) && target.form === form) changed(target);
    });
  }

  all() {
    return [...this.form.elements].filter(isControl);
  }

  /** @param {string | string[][]} address */
  stateIn(address) {
    return read(new URLSearchParams(address), this.facets);
  }

  /** What they say, and choices that none of them has. @param {State} before */
  stateAfter(before) {
    const said = Array.from(new FormData(this.form), ([name, value]) => [name, String(value)]);
    const known = new Set(this.all().flatMap(control => valuesOf(control).map(value => `${control.name}=${value}`)));
    for (const [name, values] of before.chosen) {
      const unknown = values.filter(value => !known.has(`${name}=${value}`));
      said.push(...unknown.map(value => [name, value]));
    }
    return this.stateIn(said);
  }

  /** @param {State} state */
  fill(state) {
    for (const control of this.all()) {
      const values = valuesIn(state, control.name);
      if (control.type === "checkbox" && "checked" in control) control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
    }
  }

  /** @type {Tell} */
  tell(state, text, left) {
    if (left) this.tellLeft(state, left);
    else for (const {place, nodes} of this.countsOfAll) place.replaceChildren(...nodes);
    const chosen = [...state.chosen.values()].flat().length;
    for (const place of every("#narrow .how-many")) place.replaceChildren(text);
    for (const place of every("button.narrow .count")) place.replaceChildren(String(chosen || ""));
    for (const fieldset of every(".narrowing fieldset")) tellChecked(fieldset);
    const sort = this.form.elements.namedItem("sort");
    if (!(sort instanceof HTMLSelectElement)) return;
    sort.options[0].text = isSearched(state) ? "Best match first" : "Newest first";
    sort.options[1].hidden = !isSearched(state);
  }

  /** Values of other showcases join their facet. @type {TellLeft} */
  tellLeft(state, {facets, counts, nouns: [one, many]}) {
    for (const {id: facet, values} of facets) {
      const list = document.querySelector(`#narrow [data-facet="${CSS.escape(facet)}"] ul`);
      const boxes = /** @type {HTMLInputElement[]} */ (list ? every("input", list) : []);
      if (!list || !boxes.length) continue;
      values.forEach((value, at) => {
        const box = boxes.find(known => known.value === value.id) ?? this.addBox(list, value, state);
        const count = counts.get(facet)?.[at] ?? 0;
        const noun = unseen(` ${count === 1 ? one : many}`);
        box.closest("li")?.classList.toggle("none", !count);
        box.closest("li")?.querySelector(".count")?.replaceChildren(count.toLocaleString("en-GB"), noun);
      });
    }
  }

  /** @type {AddBox} */
  addBox(list, {id, label}, state) {
    const item = /** @type {Element} */ (list.lastElementChild?.cloneNode(true));
    const box = /** @type {HTMLInputElement} */ (item.querySelector("input"));
    box.value = id;
    box.checked = valuesIn(state, box.name).includes(id);
    box.nextElementSibling?.replaceChildren(label);
    list.append(item);
    return box;
  }
}

/** @param {unknown} part @returns {part is Control} */
const isControl = part => part instanceof HTMLInputElement || part instanceof HTMLSelectElement;

/** @param {Control} control */
function valuesOf(control) {
  return control instanceof HTMLSelectElement ? Array.from(control.options, ({value}) => value) : [control.value];
}

/** @type {ValuesIn} */
function valuesIn({q, sort, chosen}, name) {
  if (name === "q") return [q];
  return name === "sort" ? [sort] : chosen.get(name) ?? [];
}

/** @param {Element} fieldset that may be folded */
function tellChecked(fieldset) {
  const checked = every(":checked", fieldset).length;
  const folded = fieldset.querySelector("details");
  fieldset.querySelector(".some")?.replaceChildren(checked ? `(${checked})` : "");
  if (checked && folded) folded.open = true;
}
