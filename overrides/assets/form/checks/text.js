/** The text: Markdown alone, nothing left to replace, links that lead somewhere, nobody quoted without consent: Python’s `checks/text.py`, `consent.py`. */

import {lacking, places} from "./facts.js";
import {masked} from "./personal.js";
import {textsOf} from "./texts.js";
import {claims, bytes, fromBytes, found as fewFound, toldOf} from "./few.js";
import {short, split} from "./words.js";

/** @typedef {import("./judged.js").Judged} Judged */
/** @typedef {import("./inline.js").Link} Link */

/** HTML is refused, and comments are for writing. @param {Judged} judged @returns {RuleBroken[]} */
function html({body, shared, front, inText}) {
  /** @type {Map<string, number>} */
  const opened = new Map();
  const count = (/** @type {string} */ name, by = 1) => opened.set(name, (opened.get(name) ?? 0) + by);
  return body.markup.flatMap(({text, line}) => {
    const end = shared.re("text.END_TAG").full(text)?.[1].toLowerCase();
    if (text.startsWith("<!--")) return front.status === "draft" ? [] : [inText("comment-left-in", line)];
    if (end && opened.get(end)) {
      count(end, -1);
      return [];
    }
    for (const [, name] of shared.re("text.START_TAG").all(text)) count(name.toLowerCase());
    return [inText("raw-html", line, {markup: text.split("\n")[0]})];
  });
}

/** Nothing is left that was meant to be replaced, or is nested too deeply. @param {Judged} judged @returns {RuleBroken[]} */
function unfinished(judged) {
  const {body, shared, values, at, inText} = judged;
  const placeholder = shared.known("text.UNWRITTEN");
  const deep = body.tooDeep === null ? [] : [inText("text-too-deep", body.tooDeep)];
  const fields = textsOf(values).filter(([, text]) => text.trim() === placeholder);
  const left = shared.re("text.PLACEHOLDERS").all(body.body);
  return [
    ...deep, ...fields.map(([steps]) => at("placeholder-text", steps, {placeholder})),
    ...left.map(one => inText("placeholder-text", body.lineAt(one.index), {placeholder: one[0]})),
  ];
}

/** Links lead to web addresses, to files beside the entry or to other entries. @param {Judged} judged @returns {RuleBroken[]} */
function links(judged) {
  return judged.body.links.flatMap(link => {
    const silent = link.image && !link.words ? [judged.inText("image-without-words", link.line)] : [];
    return [...leads(judged, link), ...silent];
  });
}

/** @param {Judged} judged @param {Link} link @returns {RuleBroken[]} */
function leads(judged, {target, line, image}) {
  const {shared, inText} = judged;
  const file = target.split("#")[0];
  const isOutside = shared.re("text.ELSEWHERE").match(target);
  if (image && isOutside) return [inText("image-from-elsewhere", line)];
  if (isOutside) return /^(?:https:\/\/|http:\/\/|mailto:)/i.test(target) ? [] : [inText("link-scheme", line, {target})];
  const isThere = ["", "index.md"].includes(file) || judged.holds(file);
  const within = isThere && !judged.entry.kind && shared.re("text.WITHIN").match(target);
  if (within && !anchors(judged).has(within.groups?.place ?? "")) return [inText("link-to-nowhere", line, {target}, "in-this-entry", "warning")];
  const wrong = withoutWay(shared, target, file);
  if (wrong) return [inText("link-to-nowhere", line, {target}, wrong)];
  return isThere || file.includes("/") || judged.entry.kind ? [] : [{...inText("missing-file", line), ...lacking(judged, file)}];
}

/** @param {import("./pattern.js").Shared} shared @param {string} target @param {string} file */
function withoutWay(shared, target, file) {
  if (!target) return "empty";
  if (target.startsWith("www.")) return "web";
  if (target.includes("@")) return "mail";
  return file.includes("/") && !shared.re("text.TO_ENTRY").match(target) ? "folder" : "";
}

/** The places of the entry’s page that a link may lead to. @param {Judged} judged */
function anchors({body, asked}) {
  const slug = (/** @type {string} */ title) => title.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-");
  /** @type {CriterionAsked | undefined} */
  let criterion;
  const found = new Set();
  for (const {level, title, said} of body.sections.slice(1)) {
    if (level === 2) criterion = asked.find(one => one.title === title);
    const question = level === 3 && criterion?.questions.find(one => one.title === title);
    const told = said && criterion && (level === 2 ? [criterion] : question ? [criterion, question] : []);
    for (const one of told || []) found.add(slug(one.title)).add(one.id);
  }
  return found;
}

/** @param {Judged} judged @param {string} name */
const isPicture = ({shared}, name) => shared.known("picture.ENDINGS").some((/** @type {string} */ ending) => name.toLowerCase().endsWith(ending));

/** What is shown as a picture is one. @param {Judged} judged @returns {RuleBroken[]} */
function pictures(judged) {
  const {shared, body, front, at, inText} = judged;
  const named = places(front.images, one => judged.holds(one.file) && !isPicture(judged, one.file));
  const isShown = (/** @type {Link} */ {target, image}) =>
    image && !shared.re("text.ELSEWHERE").match(target) && (judged.holds(target.split("#")[0]) || target.startsWith("../"));
  const shown = body.links.filter(link => isShown(link) && !isPicture(judged, link.target.split("#")[0]));
  return [
    ...named.map(([one, number]) => at("picture-kind", ["images", number, "file"], {name: one.file})),
    ...shown.map(({target, line}) => inText("picture-kind", line, {name: target.split("#")[0]})),
  ];
}

/** Nobody is quoted or shown who has not agreed to be. @param {Judged} judged @returns {RuleBroken[]} */
function consent(judged) {
  const {front, body, at, inText} = judged;
  const without = ["testimonials", "images"].flatMap(field => places(front[field], one => !one.consent).map(([, number]) => at("no-consent", [field, number, "consent"])));
  const named = front.images.map((/** @type {ModelRead} */ one) => one.file);
  const isUnnamed = (/** @type {string} */ file) => isPicture(judged, file) && !named.includes(file) && judged.holds(file);
  const files = places(front.resources, one => one.file && isUnnamed(one.file)).map(([{file}, number]) => at("no-consent", ["resources", number, "file"], {file}, "picture"));
  const easy = front.easy_read && isUnnamed(front.easy_read) ? [at("no-consent", ["easy_read"], {file: front.easy_read}, "picture")] : [];
  const linked = body.links.map(({target, line}) => ({file: target.split("#")[0], line})).filter(({file}) => isUnnamed(file));
  return [...without, ...files, ...easy, ...linked.map(({file, line}) => inText("no-consent", line, {file}, "picture"))];
}

/** A quotation that says who is speaking is one of the testimonials. @param {Judged} judged @returns {RuleBroken[]} */
function quotes({front, shared, body, inText, entry, about}) {
  if (entry.kind && !about) return [];
  const re = (/** @type {string} */ name) => shared.re(`consent.${name}`);
  const letters = (/** @type {string} */ text) => re("LETTERS").replace(text, "").toLowerCase();
  const agreed = (about?.testimonials ?? front.testimonials).map((/** @type {ModelRead} */ one) => letters(one.quote));
  return re("QUOTE").all(`\n${body.body}`).flatMap(found => {
    const said = re("SIGNS").replace(found[0], "").trim();
    const speaker = re("SPEAKER").search(said);
    const quote = letters(said.slice(0, speaker?.index));
    const isAgreed = !quote || agreed.some((/** @type {string} */ one) => one.includes(quote) || quote.includes(one));
    if (!speaker || isAgreed) return [];
    const about = short(masked(split(said).join(" "), shared), 40);
    return [{...inText("quote-without-consent", body.lineAt(found.index), {said: about}, "", "warning"), about}];
  });
}

/**
 * No count of people to whom something happened is from one to seven, in a text or in a field.
 * @param {Judged} judged
 * @returns {RuleBroken[]}
 */
function few(judged) {
  const {body, shared, values, inText} = judged;
  const data = bytes(body.body);
  const inBody = claims(shared, data).map(one => {
    const {about, instead, at} = toldOf(shared, one);
    const {part, path, line} = inText("small-number", body.lineAt(fromBytes(data.slice(0, at)).length));
    return {...fewFound(judged, [], about, instead), part, path, line};
  });
  const fields = textsOf(values).filter(([steps]) => steps[0] !== "reviewed");
  return [...inBody, ...fields.flatMap(([steps, text]) => claims(shared, bytes(text)).map(one => {
    const {about, instead} = toldOf(shared, one);
    return fewFound(judged, steps, about, instead);
  }))];
}

export const TEXT = [html, unfinished, links, pictures, consent, quotes, few];
