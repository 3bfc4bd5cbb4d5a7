/** Elements, found and made. Words come into a page as text alone, never as markup. */

/** @type {Make} */
export function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  setAll(made, attributes);
  made.append(...inside);
  return made;
}

/** @type {SetAll} */
export function setAll(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) target?.setAttribute(name, value);
}

/** @type {MakeButton} */
export function button(label, act) {
  const made = element("button", {type: "button"}, label);
  made.addEventListener("click", act);
  return made;
}

/** For those who listen to a page. @param {string} text */
export const unseen = text => element("span", {class: "hidden"}, text);

/** Turns no text around it. @param {...(Node | string)} inside */
export const apart = (...inside) => element("bdi", {}, ...inside);

/** @type {Every} */
export const every = (selector, within = document) => [...within.querySelectorAll(selector)];

/** @param {string} selector of what the page surely has */
export const the = selector => /** @type {HTMLElement} */ (document.querySelector(selector));
