/** The few elements that the form's scripts make: always of texts, never of markup. */

/** @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {Record<string, any>} [properties] @param {...(Node | string)} parts @returns {HTMLElementTagNameMap[Name]} */
export function made(name, properties = {}, ...parts) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...parts);
  return element;
}

/** @param {string} label @param {() => void} does @param {string} [look] */
export function button(label, does, look = "small") {
  const pressed = made("button", {type: "button", className: look}, label);
  pressed.addEventListener("click", does);
  return pressed;
}

/** @param {string} href @param {string} label */
export const link = (href, label) => made("a", {href}, label);

/** Puts a text where the caret is, so that it can be undone. @param {HTMLTextAreaElement} field @param {string} text */
export function insert(field, text) {
  field.focus();
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", {bubbles: true}));
}

/** Puts a file into the folder for downloads. @param {string} name @param {BlobPart} data @param {string} type */
export function download(name, data, type) {
  const href = URL.createObjectURL(new Blob([data], {type}));
  made("a", {href, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Puts a text where it can be pasted from; false where a browser does not let it. @param {string} text */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
