/** The words, the links and the HTML of one paragraph, a heading or a cell of Markdown. */

/** @typedef {{target: string, line: number, image: boolean, words: string}} Link */
/** @typedef {{text: string, line: number}} Markup */
/** `beside` is what is told when a link is pointed at. @typedef {{text: string, links: Link[], markup: Markup[], beside: string}} Inline */

const HTML = /<(?:[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|\/[A-Za-z][A-Za-z0-9-]*\s*>|!---->|!--(?:-?[^>-])(?:-?[^-])*-->|!--[^]*?-->|\?[^]*?\?>|![A-Z]+\s[^>]*>|!\[CDATA\[[^]*?\]\]>)/y;
const AUTO = /<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>/y;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(\w{2,31}));/y;
const NAMED = /** @type {Record<string, string>} */ ({amp: "&", lt: "<", gt: ">", quot: '"', commat: "@", period: ".", nbsp: "\u00a0", ensp: "\u2002", emsp: "\u2003", thinsp: "\u2009", Tab: "\t", NewLine: "\n"});
const DEST = /\(\s*(?:<((?:[^<>\n\\]|\\.)*)>|((?:[^\s()\\\x00-\x1f]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*))(?:\s+("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)))?\s*\)/y;
const REFERENCE = /\[((?:[^[\]\\]|\\.)*)\]/y;
const MARKS = "*_~";
const HELD = 0xe000; // where signs that may set words off wait, by their place among them

/** @param {RegExp} pattern @param {string} text @param {number} at */
function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** @param {string} text @param {number} at */
export const entityAt = (text, at) => match(ENTITY, text, at);

/** A name as it is compared. @param {string} name */
export const label = name => name.trim().replace(/\s+/g, " ").toLowerCase();

/** @param {string} text */
export const unescaped = text => text.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(new RegExp(ENTITY.source, "g"), decoded);

/** @param {string} all @param {string} [decimal] @param {string} [hex] @param {string} [name] */
function decoded(all, decimal, hex, name) {
  const number = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : NaN;
  if (name) return NAMED[name] ?? all;
  return number > 0 && number < 0x110000 ? String.fromCodePoint(number) : "\ufffd";
}

/** Words without the signs that set them off. @param {string} text */
function plain(text) {
  let told = text;
  for (const sign of ["\ue000\ue000", "\ue001\ue001", "\ue002\ue002", "\ue000", "\ue001", "\ue002"]) {
    const word = sign[0] === "\ue001" ? "(?<![\\p{L}\\p{N}])" : "";
    const after = sign[0] === "\ue001" ? "(?![\\p{L}\\p{N}])" : "";
    told = told.replace(new RegExp(`${word}${sign}(?=[^\\s${sign[0]}])([^]*?[^\\s${sign[0]}]|[^\\s${sign[0]}])${sign}${after}`, "gu"), "$1");
  }
  return told.replace(/[\ue000-\ue002]/g, held => MARKS[held.charCodeAt(0) - HELD]);
}

class Scanner {
  /** @param {string} text @param {number} line @param {Map<string, string>} references @param {Set<string>} notes */
  constructor(text, line, references, notes) {
    this.text = text;
    this.line = line;
    this.references = references;
    this.notes = notes;
    this.at = 0;
    this.out = "";
    this.beside = "";
    /** @type {{from: number, at: number, image: boolean, live: boolean, links: number}[]} */
    this.open = [];
    /** @type {Link[]} */
    this.links = [];
    /** @type {Markup[]} */
    this.markup = [];
  }

  /** @returns {Inline} */
  all() {
    while (this.at < this.text.length) this.one(this.text[this.at]);
    return {text: plain(this.out), links: this.links, markup: this.markup, beside: this.beside};
  }

  /** @param {string} text @param {number} length */
  put(text, length) {
    this.out += text;
    this.at += length;
  }

  lineAt(at = this.at) {
    return this.line + this.text.slice(0, at).split("\n").length - 1;
  }

  /** @param {string} sign */
  one(sign) {
    if (sign === "\\" && /[!-/:-@[-`{-~]/.test(this.text[this.at + 1] ?? "")) this.put(this.text[this.at + 1], 2);
    else if (sign === "`") this.code();
    else if (sign === "<") this.angle();
    else if (sign === "&") this.entity();
    else if (sign === "[" || (sign === "!" && this.text[this.at + 1] === "[")) this.begin(sign === "!");
    else if (sign === "]") this.end();
    else if (MARKS.includes(sign)) this.put(String.fromCharCode(HELD + MARKS.indexOf(sign)), 1);
    else this.put(sign, 1);
  }

  code() {
    const run = /`+/y;
    const ticks = match(run, this.text, this.at)?.[0] ?? "`";
    const end = new RegExp(`(?<!\`)${ticks}(?!\`)`, "g");
    const found = match(end, this.text, this.at + ticks.length);
    if (!found) return this.put(ticks, ticks.length);
    const inside = this.text.slice(this.at + ticks.length, found.index).replace(/\n/g, " ");
    const told = /^ .* $/.test(inside) && inside.trim() ? inside.slice(1, -1) : inside;
    return this.put(told, found.index + ticks.length - this.at);
  }

  angle() {
    const auto = match(AUTO, this.text, this.at);
    const html = auto ? null : match(HTML, this.text, this.at);
    if (auto) this.links.push({target: auto[1], line: this.lineAt(), image: false, words: auto[1]});
    if (html) this.markup.push({text: html[0], line: this.lineAt()});
    this.put(auto ? auto[1] : html ? "" : "<", (auto ?? html ?? "<")[0].length);
  }

  entity() {
    const found = entityAt(this.text, this.at);
    const [all, decimal, hex, name] = found ?? ["&"];
    this.put(found ? decoded(all, decimal, hex, name) : "&", all.length);
  }

  /** @param {boolean} image */
  begin(image) {
    const note = match(REFERENCE, this.text, this.at);
    if (!image && note?.[1].startsWith("^") && this.notes.has(label(note[1].slice(1)))) return this.put("", note[0].length);
    this.open.push({from: this.out.length, at: this.at, image, live: true, links: this.links.length});
    return this.put(image ? "![" : "[", image ? 2 : 1);
  }

  end() {
    const opened = this.open.pop();
    const led = opened?.live && this.led(opened.at + (opened.image ? 2 : 1));
    if (!opened || !led) return this.put("]", 1);
    const words = this.out.slice(opened.from + (opened.image ? 2 : 1));
    this.out = this.out.slice(0, opened.from) + words;
    this.links.push({target: led.target, line: this.lineAt(opened.at), image: opened.image, words: plain(words).trim()});
    if (!opened.image) for (const one of this.open) one.live = one.image;
    return this.put("", led.length + 1);
  }

  /** Where brackets lead that end here. @param {number} from @returns {{target: string, length: number} | null} */
  led(from) {
    const inline = match(DEST, this.text, this.at + 1);
    if (inline?.[3]) this.beside += ` | ${unescaped(inline[3].slice(1, -1))} | `;
    if (inline) return {target: unescaped(inline[1] ?? inline[2] ?? ""), length: inline[0].length};
    const further = match(REFERENCE, this.text, this.at + 1);
    const named = this.references.get(label(further?.[1] || this.text.slice(from, this.at)));
    return named === undefined ? null : {target: named, length: further?.[0].length ?? 0};
  }
}

/** @param {string} text @param {number} line @param {Map<string, string>} references @param {Set<string>} notes */
export const inline = (text, line, references, notes) => new Scanner(text, line, references, notes).all();
