/** The ways out of the form, none of which loses a letter: to the award by e-mail, as a pull request, as an issue, to an organiser’s own relay, or on paper.
 * They are fetched after the page; of a part that they need and that has not come, they are told by its error. */

import {printed, seen} from "./approval.js";
import {button, copied, download, link, made} from "./elements.js";

const MOST = 7500; // bytes of an address, after encoding: GitHub answers longer ones with an error
const REFUSED = "Your browser copies nothing here. Save the file instead, open it, and copy its text.";

/** What leaves the form, and what it is made of. @typedef {{title: string, reference: string, folder: string, name: string, text: string, files: string[], zip: () => Promise<Uint8Array>,
 *   draft: import("./drafts.js").Draft, front: any, asked: import("./headings.js").Asked | undefined, looks: () => Promise<(markdown: string) => DocumentFragment>}} Parcel */
/** Where it can go. @typedef {{mail: string, award: string, repository?: string, relay?: string}} Ways */

/** The ways, in the order in which they are offered. @param {Ways} ways @param {() => Parcel} parcel @returns {HTMLElement[]} */
export function waysOut(ways, parcel) {
  const relayed = ways.relay ? [relay(ways.relay, parcel)] : [];
  const shared = ways.repository ? [pullRequest(ways.repository, parcel), issue(ways.repository, parcel)] : [];
  return [...relayed, byMail(ways, parcel), ...shared, alone(parcel)];
}

/** @param {string} title @param {...(Node | string)} parts */
const way = (title, ...parts) => made("section", {className: "way"}, made("h3", {}, title), ...parts);
/** @param {...(Node | string)} parts */
const line = (...parts) => made("p", {}, ...parts);
const status = () => made("p", {role: "status"});

/** Saves the zip; whether it could be made, which is told where it could not. @param {() => Parcel} parcel @param {HTMLElement} told */
async function saveZip(parcel, told) {
  const {reference, zip} = parcel();
  const made = await zip().catch(wrong => sayWhy(wrong, told));
  if (made) download(`entry-${reference}.zip`, /** @type {any} */ (made), "application/zip");
  return Boolean(made);
}

/** @param {unknown} wrong @param {HTMLElement} told */
function sayWhy(wrong, told) {
  told.textContent = wrong instanceof Error && wrong.name === "Away" ? wrong.message : "The file could not be made. Nothing is lost: save a copy, and send that to the award.";
  return null;
}

/** @param {Ways} ways @param {() => Parcel} parcel */
function byMail({mail, award}, parcel) {
  const told = status();
  const send = () => {
    const {title, reference, folder, text} = parcel();
    const body = `Attached is our entry, in the file entry-${reference}.zip.\n\nTitle: ${title}\nReference: ${reference}\nFolder: ${folder}\n`;
    location.href = `mailto:${mail}?subject=${encodeURIComponent(`${award}: entry ${reference}`)}&body=${encodeURIComponent(body)}`;
    told.textContent = `An e-mail to ${mail} should have opened. Put entry-${reference}.zip into it, from your folder for downloads. If none opened, write to ${mail} yourself and name the reference ${reference}. (${text.length.toLocaleString("en")} letters of text are in the file.)`;
  };
  return way("Send it to us", line("No account is needed. First the file is saved to your computer, then an e-mail opens into which you put it."),
    line(button("1. Save the file", () => saveZip(parcel, told), "button"), " ", button("2. Write the e-mail", send, "button light")), told,
    line("The award answers from a person, reads it with you, and publishes nothing before you have seen it."));
}

/** GitHub’s page for a new file, with its name, and its text where that is short enough. @param {string} repository @param {Parcel} parcel */
export function newFile(repository, {folder, name, text}) {
  const bare = `${repository}/new/main?filename=${encodeURIComponent(`${folder}/${name}`)}`;
  const full = `${bare}&value=${encodeURIComponent(text)}`;
  return full.length <= MOST ? {address: full, whole: true} : {address: bare, whole: false};
}

/** Where GitHub takes files into a branch of somebody’s own copy; nothing until the branch is named. @param {string} branch @param {string} repository @param {string} folder */
export function ownUpload(branch, repository, folder) {
  const [, name, own] = /^([\w-]+):(\S+)$/.exec(branch.trim()) ?? [];
  return name ? `https://github.com/${name}/${repository.split("/").at(-1)}/upload/${own.split("/").map(encodeURIComponent).join("/")}/${folder}` : "";
}

/** A way on where no page opened. @param {string} address */
const otherwise = address => [" If no page opened, ", link(address, "open it here"), "."];

/** @param {string} repository @param {() => Parcel} parcel */
function pullRequest(repository, parcel) {
  const told = status();
  const open = async () => {
    const one = parcel();
    const {address, whole} = newFile(repository, one);
    const kept = whole || (await copied(one.text));
    window.open(address, "_blank", "noopener"); // which never tells whether it did
    const how = whole ? "The text stands in it already." : kept ? "The text is too long for an address, so it has been copied: paste it there." : REFUSED;
    told.replaceChildren(how, ...otherwise(address));
  };
  const branch = made("input", {type: "text", id: "github_branch", autocomplete: "off"});
  const pictures = made("p", {role: "status"});
  branch.addEventListener("input", () => {
    const {folder, files} = parcel();
    const address = ownUpload(branch.value, repository, folder);
    pictures.replaceChildren(...(address && files.length ? [link(address, `Put ${files.join(", ")} here`), "."] : []));
  });
  const more = made("details", {className: "more"}, made("summary", {}, "If there are pictures or tables"),
    line("GitHub takes them in a second step, into your own copy of the project, which it made when you proposed the text. Save the file above and unpack it first."),
    made("div", {className: "field"}, made("label", {htmlFor: branch.id}, "The branch that is yours"),
      made("p", {className: "hint", id: `${branch.id}_hint`}, "It stands under the title of your pull request, such as your-name:patch-1."), branch), pictures);
  branch.setAttribute("aria-describedby", `${branch.id}_hint`);
  return way("Open a pull request", line("For those with an account on GitHub. A page opens there with the file’s name and text; press “Propose changes”, then “Create pull request”. The check answers there within minutes."),
    line(button("Open the page on GitHub", open, "button light")), told, more);
}

/** @param {string} repository @param {() => Parcel} parcel */
function issue(repository, parcel) {
  const told = status();
  const open = async () => {
    if (!(await saveZip(parcel, told))) return;
    const {title, reference} = parcel();
    const address = `${repository}/issues/new?template=send-an-entry.yml&title=${encodeURIComponent(`Entry: ${title}`)}&reference=${encodeURIComponent(reference)}`;
    window.open(address, "_blank", "noopener");
    told.replaceChildren(`Draw entry-${reference}.zip into the box there.`, ...otherwise(address));
  };
  return way("Open an issue with the file", line("For those with an account on GitHub who would not write into files. Everybody can read it as soon as you send it. Somebody from the award looks at it and has it taken in."),
    line(button("Save the file and open the page", open, "button light")), told);
}

/** @param {string} address @param {() => Parcel} parcel */
function relay(address, parcel) {
  const told = status();
  const send = async () => {
    told.textContent = "Sending …";
    const {reference, title, zip} = parcel();
    const packed = await zip().catch(wrong => sayWhy(wrong, told));
    if (!packed) return;
    const body = new FormData();
    body.append("reference", reference);
    body.append("title", title);
    body.append("entry", new Blob([/** @type {any} */ (packed)], {type: "application/zip"}), `entry-${reference}.zip`);
    try {
      const answer = await fetch(address, {method: "POST", body, credentials: "omit"});
      told.textContent = answer.ok ? `It has arrived. Your reference is ${reference}.` : `It was not taken (${answer.status}). Nothing is lost; send it by e-mail, below.`;
    } catch {
      told.textContent = "It could not be sent. Nothing is lost: try again later, or send it by e-mail, below.";
    }
  };
  return way("Send it from here", line("It goes straight to the award. You are told here whether it has arrived."), line(button("Send the entry", send, "button")), told);
}

/** @param {() => Parcel} parcel */
function alone(parcel) {
  const told = status();
  const onPaper = (/** @type {typeof printed} */ shown) => async () => {
    told.textContent = "";
    const one = parcel();
    const render = await one.looks().catch(wrong => sayWhy(wrong, told));
    if (render) shown(one, render);
  };
  return way("Keep it", line("A file to keep, to send in any other way, or to open here again: text, pictures and tables. Those who must approve it can have all of it on paper."),
    line(button("Save the file", () => saveZip(parcel, told)), " ", button("Print for approval", onPaper(printed)), " ", button("See it first", onPaper(seen))), told);
}
