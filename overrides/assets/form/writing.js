/** Help with writing an answer: signs of Markdown by a press, pasted text made clean, and how it will look. */

import {button, made} from "./elements.js";
import {all} from "./fields.js";

/** What a bar over an answer has. @type {[element: string, label: string][]} */
const SIGNS = [["md-bold", "Bold"], ["md-italic", "Italic"], ["md-unordered-list", "List"], ["md-ordered-list", "Numbered list"], ["md-link", "Link"], ["md-quote", "Quote"]];

/** Sets a bar over each answer. @param {ParentNode} form */
export async function withHelp(form) {
  await import("./vendor/markdown-toolbar.js");
  for (const field of /** @type {HTMLTextAreaElement[]} */ (all(form, "[data-answer]"))) {
    const bar = document.createElement("markdown-toolbar");
    bar.setAttribute("for", field.id);
    bar.setAttribute("aria-label", `Signs for ${field.labels?.[0]?.textContent ?? "this answer"}`);
    for (const [name, label] of SIGNS) {
      const sign = document.createElement(name);
      sign.textContent = label;
      sign.className = "small";
      sign.setAttribute("role", "button"); // which the library means to say, and says of none
      bar.append(sign);
    }
    const told = made("p", {className: "hint", role: "status"});
    field.before(made("div", {className: "signs"}, bar, preview(field)));
    field.after(told);
    field.addEventListener("paste", event => paste(event, field, told));
  }
}

/** The button that shows how an answer will look, and goes back to it. @param {HTMLTextAreaElement} field */
function preview(field) {
  const shown = made("div", {className: "prose previewed", hidden: true});
  const pressed = button("Preview", async () => {
    if (shown.hidden) {
      const {render} = await import("./ready/preview.js");
      shown.replaceChildren(render(field.value));
    }
    shown.hidden = !shown.hidden;
    field.hidden = !shown.hidden;
    pressed.textContent = shown.hidden ? "Preview" : "Go on writing";
  });
  pressed.setAttribute("aria-controls", field.id);
  queueMicrotask(() => field.after(shown));
  return pressed;
}

/** Puts what was pasted in as clean Markdown; what a browser has undone can be undone. @param {ClipboardEvent} event @param {HTMLTextAreaElement} field @param {HTMLElement} told */
async function paste(event, field, told) {
  const data = event.clipboardData;
  if (!data?.types.includes("text/html")) return;
  event.preventDefault();
  const [html, plain] = [data.getData("text/html"), data.getData("text/plain")];
  const copy = new DataTransfer();
  copy.setData("text/html", html);
  copy.setData("text/plain", plain);
  const {fromClipboard} = await import("./ready/paste.js");
  const read = fromClipboard(copy);
  field.focus();
  const text = read?.text ?? plain;
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", {bubbles: true}));
  told.textContent = read?.told.join(" ") ?? "";
}
