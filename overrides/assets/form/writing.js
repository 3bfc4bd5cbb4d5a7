/** Help with writing an answer: signs of Markdown by a press, pasted text made clean, and how it will look. */

import {button, insert, made} from "./elements.js";
import {all} from "./fields.js";
import {AWAY, part} from "./later.js";

/** What a bar over an answer has. @type {[element: string, label: string][]} */
const SIGNS = [["md-bold", "Bold"], ["md-italic", "Italic"], ["md-unordered-list", "List"], ["md-ordered-list", "Numbered list"], ["md-link", "Link"], ["md-quote", "Quote"]];

/** Sets a bar over each answer. @param {ParentNode} form */
export function withHelp(form) {
  part("signs").catch(() => {}); // without it, the signs are typed
  for (const field of /** @type {HTMLTextAreaElement[]} */ (all(form, "[data-answer]"))) {
    const bar = document.createElement("markdown-toolbar");
    bar.setAttribute("for", field.id);
    bar.hidden = true;
    customElements.whenDefined("markdown-toolbar").then(() => (bar.hidden = false)); // signs that would do nothing are not shown
    bar.setAttribute("aria-label", `Signs for ${field.labels?.[0]?.textContent ?? "this answer"}`);
    for (const [name, label] of SIGNS) {
      const sign = document.createElement(name);
      sign.textContent = label;
      sign.className = "small";
      sign.setAttribute("role", "button"); // which the library means to say, and says of none
      bar.append(sign);
    }
    const told = made("p", {className: "hint", role: "status"});
    field.before(made("div", {className: "signs"}, bar, preview(field, told)));
    field.after(told);
    field.addEventListener("paste", event => paste(event, field, told));
  }
}

/** The button that shows how an answer will look, and goes back to it. @param {HTMLTextAreaElement} field @param {HTMLElement} told */
function preview(field, told) {
  const shown = made("div", {className: "prose previewed", hidden: true});
  const pressed = button("Preview", async () => {
    const ready = shown.hidden ? await part("preview").catch(() => null) : null;
    if (shown.hidden && !ready) {
      told.textContent = AWAY;
      return;
    }
    told.textContent = "";
    if (ready) shown.replaceChildren(ready.render(field.value));
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
  if (!data) return;
  told.textContent = "";
  if (!data.types.includes("text/html")) {
    if (data.files.length && !data.types.includes("text/plain")) told.textContent = "A picture cannot stand in an answer. Save it as a file, and add it where this form asks for pictures.";
    return;
  }
  event.preventDefault();
  const [html, plain] = [data.getData("text/html"), data.getData("text/plain")];
  const copy = new DataTransfer();
  copy.setData("text/html", html);
  copy.setData("text/plain", plain);
  const from = await part("paste").catch(() => null);
  const read = from?.fromClipboard(copy);
  insert(field, read?.text ?? (plain || textIn(html)));
  told.textContent = from ? (read?.told.join(" ") ?? "") : "Your network is away, so this was pasted as plain text. Set bold words, lists and links again, or paste it once more when you are online.";
}

/** The words of HTML that came alone, roughly. @param {string} html */
const textIn = html => html.replace(/<(style|script)[^]*?<\/\1>/gi, "").replace(/<\/(?:p|div|li|tr|h\d)>|<br[^>]*>/gi, "\n").replace(/<[^>]*>/g, "").replace(/&nbsp;/g, " ").trim();
