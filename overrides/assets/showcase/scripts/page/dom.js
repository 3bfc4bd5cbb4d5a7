/** Elements, found and made. Words come into a page as text alone, never as markup. */

/** @param {string} name @param {Record<string, string>} [attributes] @param {...(Node | string)} inside */
export function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  setAll(made, attributes);
  made.append(...inside);
  return made;
}

/** @param {Element | null} target @param {Record<string, string>} attributes */
export function setAll(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) target?.setAttribute(name, value);
}

/** @param {string} label @param {() => void} act */
export function button(label, act) {
  const made = element("button", {type: "button"}, label);
  made.addEventListener("click", act);
  return made;
}

/** For those who listen to a page. @param {string} text */
export const unseen = text => element("span", {class: "hidden"}, text);

/** Turns no text around it. @param {...(Node | string)} inside */
export const apart = (...inside) => element("bdi", {}, ...inside);

/** @param {string} selector @param {ParentNode} [within] */
export const every = (selector, within = document) => [...within.querySelectorAll(selector)];

/** @param {string} selector of what the page surely has */
export const the = selector => /** @type {HTMLElement} */ (document.querySelector(selector));

/** A text with words marked. @param {string} text @param {RegExp} [words] */
export function marked(text, words) {
  const plain = text.normalize("NFD");
  /** @type {(Node | string)[]} */
  const parts = [];
  let at = 0;
  for (const match of words ? plain.matchAll(words) : []) {
    if (!match[1]) continue;
    parts.push(plain.slice(at, match.index).normalize(), element("mark", {}, match[0].normalize()));
    at = match.index + match[0].length;
  }
  return [...parts, plain.slice(at).normalize()];
}
