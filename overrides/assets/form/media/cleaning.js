/**
 * A document that was pasted, with what Word, Google Docs, Outlook and browsers say only among themselves turned into plain elements:
 * lists that are paragraphs with a sign, words that a style makes bold, comments, tracked changes, detours of links.
 */

/** How often each of these was left out. @typedef {{pictures: number, comments: number, changes: number, links: number}} LeftOut */

const COMMENTS = "[data-style*='mso-element:comment'], .MsoCommentReference, .MsoCommentText, .msocomanchor, .msocomtxt, a[href^='#cmnt'], a[href^='#_msocom'], a[href*='#_msocom']";
const UNSEEN = "style, script, meta, link, title, head, template, noscript, input, button, select, textarea, [aria-hidden=true]:not(img), [data-style*='mso-list:Ignore']";
const TAKEN_OUT = ".msoDel, del[datetime], del[cite]";
const PICTURES = "img, picture, svg, video, audio, canvas, object, embed, iframe";
const BLOCKS = "p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, pre, section, article";
const SIGN = /^\s*[•·▪◦‣∙●○■□]\s+/;
const NUMBERED = /^[([]?(?:(\d{1,3})|[a-z]{1,4})[.)\]]/i;
const DETOURS = [/^https:\/\/[\w.]*safelinks\.protection\.outlook\.com\/.*[?&]url=([^&]+)/, /^https:\/\/www\.google\.[\w.]+\/url\?(?:.*&)?(?:q|url)=([^&]+)/];

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
const all = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/** What a style said, by its names. @param {HTMLElement} element @returns {Record<string, string>} */
function styleOf(element) {
  const said = (element.dataset.style ?? "").toLowerCase().split(";");
  return Object.fromEntries(said.map(one => one.split(":")).map(([name, ...value]) => [name.trim(), value.join(":").trim()]));
}

/** @param {Element} element */
const unwrap = element => element.replaceWith(...element.childNodes);

/** @param {Element} element @param {string} name */
function renamed(element, name) {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

/** Makes a document plain, and tells what was left out. @param {HTMLElement} root @returns {LeftOut} */
export function cleaned(root) {
  const left = {pictures: 0, comments: 0, changes: 0, links: 0};
  left.comments = taken(root, COMMENTS);
  left.changes = taken(root, TAKEN_OUT) + all(root, ".msoIns, ins[datetime], ins[cite]").length;
  for (const list of all(root, "p, div").filter(one => "mso-list" in styleOf(one))) signed(list);
  taken(root, UNSEEN);
  for (const picture of all(root, PICTURES)) left.pictures += Number(isShown(picture));
  taken(root, PICTURES);
  for (const element of all(root, "*")) if (element.localName.includes(":")) unwrap(element); // o:p and its like
  for (const paragraph of all(root, "p")) typed(paragraph);
  wordLists(root);
  for (const list of all(root, "ul > ul, ul > ol, ol > ul, ol > ol")) list.previousElementSibling?.append(list); // as Google Docs nests them
  for (const element of all(root, "span, font, b, strong, i, em, s, strike, u, ins, mark, a")) emphasis(element);
  for (const link of all(root, "a")) left.links += led(link);
  for (const element of all(root, "strong, em, del")) joined(element);
  for (const heading of all(root, "h1, h2, h3, h4, h5, h6")) boldLine(heading);
  for (const paragraph of all(root, "li > p:only-child, li > div:only-child, td > p:only-child, th > p:only-child")) unwrap(paragraph);
  for (const paragraph of all(root, "li > p:first-child")) if (paragraph.nextElementSibling?.matches("ul, ol")) unwrap(paragraph);
  for (const end of all(root, "br")) if (isAtEdge(end, "previousSibling") || isAtEdge(end, "nextSibling")) end.remove();
  root.normalize();
  return left;
}

/** Whether a line ends beside it anyway, on this side. @param {Node} node @param {"previousSibling" | "nextSibling"} side @returns {boolean} */
function isAtEdge(node, side) {
  const beside = node[side];
  if (beside?.nodeType === Node.TEXT_NODE && !beside.nodeValue?.trim()) return isAtEdge(beside, side);
  return !beside || (beside instanceof Element && beside.matches(BLOCKS));
}

/** Takes elements away; how many there were that said something. @param {ParentNode} root @param {string} selector */
function taken(root, selector) {
  const found = all(root, selector);
  const outer = found.filter(one => !one.parentElement?.closest(selector));
  for (const one of outer) one.remove();
  return outer.length;
}

/** Whether a picture is one that a reader sees. @param {Element} picture */
function isShown(picture) {
  const size = ["width", "height"].map(name => Number.parseFloat(picture.getAttribute(name) ?? "99"));
  return Math.max(...size) > 2 && !picture.parentElement?.closest(PICTURES);
}

/** Notes the sign that Word has written in front of an item, before it is taken away. @param {HTMLElement} item */
function signed(item) {
  const level = /level(\d+)/.exec(styleOf(item)["mso-list"]);
  const sign = all(item, "[data-style*='mso-list:Ignore']")[0]?.textContent?.trim() ?? "";
  if (!level) return;
  item.dataset.level = level[1];
  const number = NUMBERED.exec(sign.replace(/^o$/, "")); // Word’s second kind of bullet is the letter
  if (number) item.dataset.number = number[1] ?? "1";
}

/** Notes that a paragraph is an item because a bullet was typed. @param {HTMLElement} paragraph */
function typed(paragraph) {
  const first = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
  if (paragraph.dataset.level || paragraph.closest("li") || !first || !SIGN.test(paragraph.textContent ?? "") || !SIGN.test(`${first.nodeValue} `)) return;
  first.nodeValue = (first.nodeValue ?? "").replace(/^\s*\S\s*/, "");
  paragraph.dataset.level = "1";
}

/** Paragraphs with levels as lists in lists. @param {HTMLElement} root */
function wordLists(root) {
  for (const first of all(root, "[data-level]")) {
    if (!root.contains(first)) continue; // it has become an item
    const items = [first];
    for (let next = first.nextElementSibling; next instanceof HTMLElement && next.dataset.level; next = next.nextElementSibling) items.push(next);
    const place = first.ownerDocument.createComment("");
    first.before(place);
    place.replaceWith(...nested(items));
  }
}

/** @param {HTMLElement[]} items @returns {HTMLElement[]} */
function nested(items) {
  const lists = /** @type {HTMLElement[]} */ ([]);
  const open = /** @type {{level: number, list: HTMLElement}[]} */ ([]);
  for (const item of items) {
    const level = Number(item.dataset.level);
    const name = item.dataset.number ? "ol" : "ul";
    while (open.length && /** @type {{level: number}} */ (open.at(-1)).level > level) open.pop();
    let last = open.at(-1);
    if (last?.level === level && last.list.localName !== name) {
      open.pop();
      last = open.at(-1);
    }
    if (!last || last.level < level) {
      const list = item.ownerDocument.createElement(name);
      if (name === "ol" && item.dataset.number !== "1") list.setAttribute("start", String(item.dataset.number));
      const within = last?.list.lastElementChild;
      if (within) within.append(list);
      else lists.push(list);
      last = {level, list};
      open.push(last);
    }
    const entry = item.ownerDocument.createElement("li");
    entry.append(...item.childNodes);
    item.remove();
    last.list.append(entry);
  }
  return lists;
}

/** What a style or an old element says of words, as the element that says it. @param {HTMLElement} element */
function emphasis(element) {
  const style = styleOf(element);
  const weight = style["font-weight"] ?? (/^(?:b|strong)$/.test(element.localName) ? "bold" : "");
  const slant = style["font-style"] ?? (/^(?:i|em)$/.test(element.localName) ? "italic" : "");
  const line = `${style["text-decoration"] ?? ""} ${style["text-decoration-line"] ?? ""} ${/^(?:s|strike)$/.test(element.localName) ? "line-through" : ""}`;
  const wanted = [/^(?:bold|bolder|[6-9]00)$/.test(weight) && "strong", /^(?:italic|oblique)/.test(slant) && "em", line.includes("line-through") && "del"];
  const names = /** @type {string[]} */ (wanted.filter(Boolean)).filter(name => !element.parentElement?.closest(name) && !element.querySelector(BLOCKS));
  let within = element.localName === "a" ? element : renamed(element, "span");
  const inner = within;
  for (const name of names.reverse()) {
    const made = within.ownerDocument.createElement(name);
    made.append(...inner.childNodes);
    inner.append(made);
  }
  if (inner.localName === "span") unwrap(inner);
}

/** A link to the web, without a detour; any other is its words. @param {HTMLElement} link @returns {number} */
function led(link) {
  const target = direct(link.getAttribute("href")?.trim() ?? "");
  if (/^(?:https?:\/\/|mailto:)[^\s<>"'`\\]+$/i.test(target)) {
    link.setAttribute("href", target);
    link.removeAttribute("title");
    return 0;
  }
  unwrap(link);
  return Number(Boolean(target) && !target.startsWith("#") && !/^javascript:/i.test(target));
}

/** @param {string} target @returns {string} */
function direct(target) {
  const found = DETOURS.map(one => one.exec(target)).find(Boolean);
  if (!found) return target;
  try {
    return decodeURIComponent(found[1]);
  } catch {
    return target;
  }
}

/** Joins an element to the neighbour before it, if that is of its kind, because no sign could stand between them. @param {HTMLElement} element */
function joined(element) {
  const before = element.previousSibling;
  if (!(before instanceof HTMLElement) || before.localName !== element.localName) return;
  before.append(...element.childNodes);
  element.remove();
}

/** A heading as a bold line: the headings of an entry are the award’s. @param {HTMLElement} heading */
function boldLine(heading) {
  for (const bold of all(heading, "strong")) unwrap(bold);
  const line = heading.ownerDocument.createElement("strong");
  line.append(...heading.childNodes);
  const paragraph = renamed(heading, "p");
  if (line.textContent?.trim()) paragraph.append(line);
}
