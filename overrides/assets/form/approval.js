/** The copy for those who must approve: all that was written as a document, called as the form calls it, with lines to sign. It comes with the ways out.
 * It walks over the form as it stands, so that another award needs nothing here, and is made of texts alone. What a file has beside its fields is told as well. */

import {besides, chosen, leavesOf, partsIn, words} from "./approval/parts.js";
import {button, made} from "./elements.js";
import {all} from "./fields.js";
import {headingsOf} from "./headings.js";

/** @typedef {import("./send.js").Parcel} Parcel */
/** @typedef {(markdown: string) => DocumentFragment} Render */
/** @import {Group, Leaf, List, Part} from "./approval/parts.js" */

const NOT_PUBLISHED = "Draft for approval – not published";
/** What of a long item stands in columns; all else stands below it. @type {Record<string, string[]>} */
const COLUMNS = {measures: ["name", "unit", "before", "after", "source"]};
const MANY = 5; // columns, on a sheet of A4
const NARROW = 3; // columns, in half of it
const FEW = 4; // fields of a group that stand in one line

/** @param {string} name */
const last = name => String(name.split(".").at(-1));

/** A part in a line; a value with what it is of and its months, which stay together. @param {Part} part @returns {string} */
function inLine(part) {
  if ("texts" in part) return part.texts.join(part.isList ? "; " : ", ");
  if ("items" in part) return part.items.map(some => some.map(inWords).join(", ")).join("; ");
  const [value, of, period] = ["value", "of", "period"].map(name => part.parts.find(one => last(one.name) === name));
  if (!value) return part.parts.map(inWords).join("; ");
  const rest = part.parts.filter(one => ![value, of, period].includes(one)).map(inWords);
  return [`${inLine(value)}${of ? ` of ${inLine(of)}` : ""}`, ...(period ? [inLine(period).replace(/(?<=\d)-(?=\d)/g, "\u2060-\u2060")] : []), ...rest].join(", ");
}
/** @param {Part} part */
const inWords = part => (part.label ? `${part.label}: ${inLine(part)}` : inLine(part));

/** @param {string[]} heads @param {HTMLElement[]} bodies */
const table = (heads, bodies) => made("table", {}, made("thead", {}, made("tr", {}, ...heads.map(one => (one ? made("th", {scope: "col"}, one) : made("td"))))), ...bodies);
/** @param {string[]} cells */
const row = ([first, ...others]) => made("tr", {}, first ? made("th", {scope: "row"}, first) : made("td"), ...others.map(one => made("td", {}, one)));

/** A list as a table: an item a row, and below it what has no column. @param {List} list */
function listed({name, items}) {
  const named = COLUMNS[name] ?? [...new Set(items.flat().filter(one => !("items" in one)).map(one => last(one.name)))].slice(0, MANY);
  const columns = named.filter(own => items.some(some => some.some(one => last(one.name) === own)));
  const labelOf = (/** @type {string} */ own) => items.flat().find(one => last(one.name) === own)?.label ?? "";
  return table(columns.map(labelOf), items.map(some => {
    const more = some.filter(one => !columns.includes(last(one.name))).map(inWords);
    const cells = columns.map(own => some.filter(one => last(one.name) === own).map(inLine).join(", "));
    return made("tbody", {}, row(cells), ...(more.length ? [made("tr", {className: "also"}, made("td", {colSpan: columns.length}, more.join(" · ")))] : []));
  }));
}

/** @param {Leaf} one */
const valueOf = one => (one.isList && one.texts.length > 1 ? made("ul", {}, ...one.texts.map(text => made("li", {}, text))) : inLine(one));
/** @param {[label: string, value: Node | string][]} rows */
const terms = rows => (rows.length ? [made("dl", {}, ...rows.map(([label, value]) => made("div", {}, made("dt", {}, label), made("dd", {}, value))))] : []);

/** Parts in their order: what is short in lines, lists and what is asked row by row as tables, and larger groups below a heading. @param {Part[]} parts @param {string} title of what they stand below @returns {Node[]} */
function shown(parts, title) {
  const isLine = (/** @type {Part} */ one) => "texts" in one || ("parts" in one && one.parts.length <= FEW && one.parts.every(own => "texts" in own && !own.isList));
  const nodes = /** @type {Node[]} */ ([]);
  let lines = /** @type {[string, Node | string][]} */ ([]);
  for (const one of parts) {
    if (isLine(one)) {
      lines.push([one.label || title, "texts" in one ? valueOf(one) : inLine(one)]);
      continue;
    }
    nodes.push(...terms(lines), ...(one.label === title ? [] : [made("h3", {}, one.label)]));
    lines = [];
    if ("items" in one) nodes.push(listed(one));
    else if ("parts" in one) nodes.push(...(one.parts.every(own => "parts" in own) ? rungs(one.parts) : shown(one.parts, one.label)));
  }
  return [...nodes, ...terms(lines)];
}

/** Groups that ask the same, a row each. @param {Part[]} some @returns {Node[]} */
function rungs(some) {
  const groups = /** @type {Group[]} */ (some);
  const labels = [...new Set(groups.flatMap(one => one.parts.map(own => own.label)))];
  return [table(["", ...labels], [made("tbody", {}, ...groups.map(one => row([one.label, ...labels.map(label => one.parts.filter(own => own.label === label).map(inLine).join(", "))])))])];
}

/** Each question of its year with its answer, as it will look. @param {Parcel} parcel @param {Render} render @returns {Node[]} */
function answered({draft, asked, front}, render) {
  const fields = all(document, ".form [data-answer]");
  const headings = draft.kind === "entry" ? (asked ? headingsOf(asked, String(front.category ?? "")) : []) : fields.map(one => ({id: String(one.dataset.answer), level: 2, title: chosen(one)}));
  return headings.flatMap(({id, level, title}, at) => {
    const text = draft.answers[id]?.trim();
    const isHead = level === 2 && headings[at + 1]?.level === 3;
    const said = text ? made("div", {className: "said"}, render(text)) : made("p", {className: "said"}, "No answer yet");
    for (const link of /** @type {HTMLAnchorElement[]} */ (all(said, "a"))) {
      const address = link.getAttribute("href")?.replace(/^mailto:/, "") ?? "";
      if (address !== link.textContent) link.append(` (${address})`); // paper cannot be followed
    }
    return [made(level === 2 ? "h2" : "h3", {}, title), ...(text || !isHead ? [said] : [])];
  });
}

/** What will be public, as the page on entering says it. @param {Parcel} parcel @param {Leaf | undefined} licence @returns {Node[]} */
function published({draft, files}, licence) {
  const hasFigures = document.querySelector('.form [data-list="measures"]');
  const what = `: the text${hasFigures ? ", the figures" : ""}, the organisations and the team’s shared mailbox. No person is named.`;
  const isEntry = draft.kind === "entry";
  const onTerms = licence ? `Others may use the text on these terms: ${inLine(licence)}.` : "On which terms others may use the text has not been chosen yet.";
  return [made("h2", {}, "What will be public"),
    made("p", {}, `Everything in ${isEntry ? "this entry" : "this record"}, for everybody, once the award has published it${isEntry ? what : "."}`), ...(isEntry ? [made("p", {}, onTerms)] : []),
    ...(files.length ? [made("p", {}, `Files that go with it: ${files.join(", ")}.`)] : []), made("p", {}, "Nothing is published before somebody from the award has read it with you.")];
}

/** What the check has found, as it stands on the page. @returns {Node[]} */
function found() {
  const copy = /** @type {Element | undefined} */ (document.querySelector("[data-findings]")?.cloneNode(true));
  for (const link of copy ? all(copy, "a") : []) link.replaceWith(link.textContent ?? "");
  const many = copy?.querySelectorAll("li").length;
  return [made("h2", {}, `What the check still finds${many ? ` (${many})` : ""}`), ...(copy?.childNodes ?? [])];
}

/** The document. @param {Parcel} parcel @param {Render} render */
function written(parcel, render) {
  const {award = ""} = /** @type {HTMLElement} */ (document.querySelector(".form")).dataset;
  const steps = all(document, ".form form > .step:not(.not-asked)").map(step => ({title: words(step.querySelector("h2")), parts: partsIn(step)}));
  const rest = besides(parcel.front, steps.flatMap(one => one.parts));
  /** Takes a part out of its step. @param {string} name */
  const took = name => {
    const step = steps.find(one => one.parts.some(part => part.name === name));
    return step?.parts.splice(step.parts.findIndex(part => part.name === name), 1)[0];
  };
  const [title, summary, contact, year, category, licence] = ["title", "summary", "contact", "year", "category", "licence"].map(took);
  const organisations = leavesOf(steps.flatMap(one => one.parts)).filter(({name}) => /^organisations?\.(\d+\.)?name$/.test(name)).flatMap(one => one.texts);
  const about = document.querySelector("[data-about]:not([hidden])");
  const facts = /** @type {[string, string][]} */ ([[organisations.length > 1 ? "Organisations" : "Organisation", organisations.join(", ")], ["Contact, shown to everybody", contact && "parts" in contact ? contact.parts.map(inLine).join(", ") : ""],
    ["Year", year ? parcel.draft.year : ""], [category?.label ?? "", category ? inLine(category) : ""],
    ["Date", new Date().toLocaleDateString("en-GB", {dateStyle: "long"})], ["Reference", parcel.reference]]);
  const sections = [...steps, {title: "Also in the file", parts: rest}].filter(one => one.parts.length).map(({title, parts}) => {
    const [only] = parts.length === 1 ? parts : []; // which needs no second heading
    const called = only && !("texts" in only) ? only.label : title;
    return made("section", {}, made("h2", {}, called), ...shown(only && "parts" in only && !only.parts.every(one => "parts" in one) ? only.parts : parts, called));
  });
  const isWide = (/** @type {Element} */ one) => all(one, "thead tr").some(head => head.children.length > NARROW);
  const columns = (/** @type {Node[]} */ ...some) => made("div", {className: "columns-of-two"}, ...some);
  const signs = ["Name", "Role", "Date", "Signature"];
  return made("article", {},
    made("p", {className: "draft-of"}, made("b", {}, award), made("span", {}, NOT_PUBLISHED)),
    made("h1", {tabIndex: -1}, title ? inLine(title) : words(document.querySelector(".form h1"))),
    ...(parcel.draft.kind !== "entry" && about ? [made("p", {className: "lead"}, about.textContent ?? "")] : []), ...(summary ? [made("p", {className: "lead"}, inLine(summary))] : []),
    ...terms(facts.filter(([, value]) => value)), columns(...answered(parcel, render)),
    ...sections.filter(isWide), columns(...sections.filter(one => !isWide(one)), ...published(parcel, licence && "texts" in licence ? licence : undefined), ...found()),
    made("section", {className: "signing"}, made("h2", {}, "Approval"), made("p", {}, `I agree that this is sent to ${award}, and published as it stands here.`),
      table(signs, [1, 2, 3].map(() => made("tbody", {}, row(signs.map(() => "")))))));
}

let away = () => {};

/** Puts the document into the page, where only paper shows it. @param {Parcel} parcel @param {Render} render */
function put(parcel, render) {
  away();
  const root = document.documentElement;
  const {title} = document;
  const {paper = ""} = root.dataset;
  const article = written(parcel, render);
  const place = made("div", {className: "approval", role: "main"}, article);
  document.body.append(place);
  root.classList.add("to-approve");
  document.title = `${words(article.querySelector("h1"))}: ${NOT_PUBLISHED}`; // which a browser calls the file
  root.dataset.paper = `${document.title}, ${parcel.reference}`;
  away = () => {
    place.remove();
    root.classList.remove("to-approve", "seen");
    [document.title, root.dataset.paper] = [title, paper];
    away = () => {};
  };
  return place;
}

/** Prints it. @param {Parcel} parcel @param {Render} render */
export function printed(parcel, render) {
  put(parcel, render);
  addEventListener("afterprint", () => away(), {once: true});
  window.print();
}

/** Shows it, with a way back. @param {Parcel} parcel @param {Render} render */
export function seen(parcel, render) {
  const from = /** @type {HTMLElement | null} */ (document.activeElement);
  const place = put(parcel, render);
  const back = () => { away(); from?.focus(); };
  place.prepend(made("p", {className: "ways-on"}, button("Back to the form", back, "button light"), " ", button("Print it", () => window.print(), "button")));
  document.documentElement.classList.add("seen");
  addEventListener("hashchange", () => away(), {once: true});
  /** @type {HTMLElement} */ (place.querySelector("h1")).focus();
}
