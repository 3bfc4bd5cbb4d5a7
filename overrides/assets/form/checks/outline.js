/** The outline of an entry’s Markdown: its headings, the words under each, its links and its HTML, each with its line. */

import {inline} from "./inline.js";
import {begins, cells, goesOn, indentOf, isBlank, isTable, joined, without} from "./lines.js";
import {DEFINED, FENCE, HEADING, HTML, ITEM, NOTE, QUOTE, RULE, UNDERLINE} from "./lines.js";
import {named} from "./named.js";
import {split, wordCount} from "./words.js";

/** @typedef {import("./lines.js").Line} Line */
/** @typedef {{level: number, title: string, line: number, end: number, words: number, said: number, text: string}} Section */

const DEEPEST = 10;
const MOST = 200; // lists and quotations that are still read

export class Outline {
  /** @param {string} body @param {import("./pattern.js").Shared} shared */
  constructor(body, shared) {
    this.shared = shared;
    this.body = shared.re("outline.HARD_SPACED").replace(body, (/** @type {string} */ found) => shared.re("outline.ANY_SPACE").replace(found, " "));
    /** @type {Section[]} */
    this.sections = [{level: 0, title: "", line: 1, end: 0, words: 0, said: 0, text: ""}];
    /** @type {import("./inline.js").Link[]} */
    this.links = [];
    /** @type {import("./inline.js").Markup[]} */
    this.markup = [];
    /** @type {number[]} */
    this.nested = [];
    /** @type {number | null} */
    this.tooDeep = null;
    this.lines = this.body.split("\n");
    const {references, notes} = named(this.lines);
    this.references = references;
    this.notes = notes;
    this.block = "";
    this.isNote = false;
    this.read(this.lines.map((text, at) => ({text, at: at + 1})), 0, 0);
    this.ended();
    this.sections[this.sections.length - 1].end = this.lines.length;
  }

  /** The line of a place in the text. @param {number} place */
  lineAt(place) {
    return this.body.slice(0, place).split("\n").length;
  }

  /**
   * The blocks of some lines. `depth` is of all that is around, `nests` of lists and quotations.
   * @param {Line[]} lines
   * @param {number} depth
   * @param {number} nests
   */
  read(lines, depth, nests) {
    if (nests > DEEPEST) this.tooDeep ??= lines[0]?.at ?? 0;
    if (nests > MOST) return;
    for (let at = 0; at < lines.length; ) {
      at = this.one(lines, at, depth, nests);
      if (!depth) this.ended();
    }
  }

  /**
   * One block; gives the place behind it.
   * @param {Line[]} lines
   * @param {number} at
   * @param {number} depth
   * @param {number} nests
   * @returns {number}
   */
  one(lines, at, depth, nests) {
    const {text} = lines[at];
    if (isBlank(text)) return at + 1;
    if (indentOf(text) > 3) return this.typed(lines, at);
    if (FENCE.test(text)) return this.fenced(lines, at);
    const heading = HEADING.exec(text);
    if (heading) return this.heading(heading[1].length, heading[2] ?? "", lines[at].at, depth, at + 1);
    if (RULE.test(text)) return at + 1;
    if (QUOTE.test(text)) return this.quote(lines, at, depth, nests);
    if (NOTE.test(text)) return this.note(lines, at, depth, nests);
    if (ITEM.test(text)) return this.list(lines, at, depth, nests);
    const kind = HTML.findIndex(([start]) => start.test(text));
    return kind < 0 ? this.paragraph(lines, at, depth) : this.html(lines, at, HTML[kind][1], kind > 4);
  }

  /** @param {Line[]} lines @param {number} from */
  typed(lines, from) {
    let to = from;
    for (let at = from; at < lines.length && (isBlank(lines[at].text) || indentOf(lines[at].text) > 3); at++) if (!isBlank(lines[at].text)) to = at;
    this.say(lines.slice(from, to + 1).map(line => without(line.text, 4)).join("\n"));
    return to + 1;
  }

  /** @param {Line[]} lines @param {number} from */
  fenced(lines, from) {
    const fence = FENCE.exec(lines[from].text)?.[1] ?? "";
    const end = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
    let to = from + 1;
    while (to < lines.length && !end.test(lines[to].text)) to++;
    this.say(lines.slice(from + 1, to).map(line => line.text).join("\n"));
    return to + 1;
  }

  /** @param {Line[]} lines @param {number} from @param {RegExp} end @param {boolean} isBeforeBlank */
  html(lines, from, end, isBeforeBlank) {
    let to = from;
    while (to < lines.length && !(end.test(lines[to].text) && (to > from || !isBeforeBlank))) to++;
    const last = isBeforeBlank ? to : Math.min(to + 1, lines.length);
    this.markup.push({text: lines.slice(from, last).map(line => line.text).join("\n").trim(), line: lines[from].at});
    return last;
  }

  /** @param {number} level @param {string} title @param {number} line @param {number} depth @param {number} next */
  heading(level, title, line, depth, next) {
    const told = inline(title.trim().replace(/ *\n/g, ""), line, this.references, this.notes);
    this.markup.push(...told.markup);
    if (level > 3 || depth) {
      if (level <= 3) this.nested.push(line);
      this.links.push(...told.links);
      this.say(told.text);
      return next;
    }
    this.ended();
    this.sections[this.sections.length - 1].end = line - 1;
    this.sections.push({level, title: split(told.text).join(" "), line, end: 0, words: 0, said: 0, text: ""});
    return next;
  }

  /** @param {Line[]} lines @param {number} from @param {number} depth @param {number} nests */
  quote(lines, from, depth, nests) {
    /** @type {Line[]} */
    const inside = [];
    let at = from;
    for (; at < lines.length; at++) {
      const {text} = lines[at];
      const isLazy = () => at > from && !isBlank(text) && !begins(text, true, true) && goesOn(inside);
      if (!QUOTE.test(text) && !isLazy()) break;
      inside.push({text: text.replace(QUOTE, ""), at: lines[at].at});
    }
    if (/^\[!(?:note|tip|important|warning|caution)\]\s*$/i.test(inside[0].text)) inside.shift();
    this.read(inside, depth + 1, nests + 1);
    return at;
  }

  /** @param {Line[]} lines @param {number} from @param {number} depth @param {number} nests */
  note(lines, from, depth, nests) {
    const inside = [{text: lines[from].text.replace(NOTE, ""), at: lines[from].at}];
    let at = from + 1;
    for (; at < lines.length; at++) {
      const {text} = lines[at];
      const isIn = isBlank(text) ? indentOf(lines[at + 1]?.text ?? "") > 3 : indentOf(text) > 3 || (goesOn(inside) && !begins(text, true, true));
      if (!isIn) break;
      inside.push({text: without(text, 4), at: lines[at].at});
    }
    this.isNote = !depth;
    this.read(inside, depth + 1, nests);
    return at;
  }

  /** @param {Line[]} lines @param {number} from @param {number} depth @param {number} nests */
  list(lines, from, depth, nests) {
    const sign = ITEM.exec(lines[from].text)?.[2].at(-1);
    let at = from;
    while (at < lines.length) {
      const item = RULE.test(lines[at].text) || indentOf(lines[at].text) > 3 ? null : ITEM.exec(lines[at].text);
      if (!item || item[2].at(-1) !== sign) break;
      at = this.item(lines, at, item, depth, nests);
      let next = at;
      while (next < lines.length && isBlank(lines[next].text)) next++;
      if (next < lines.length && ITEM.exec(lines[next].text)?.[2].at(-1) === sign && indentOf(lines[next].text) < 4) at = next;
    }
    return at;
  }

  /** @param {Line[]} lines @param {number} from @param {RegExpExecArray} item @param {number} depth @param {number} nests */
  item(lines, from, item, depth, nests) {
    const marker = item[1].length + item[2].length;
    const gap = item[4] ? indentOf(" ".repeat(marker % 4) + item[4]) - (marker % 4) : 1;
    const width = marker + (gap > 4 ? 1 : gap);
    const first = " ".repeat(gap > 4 ? gap - 1 : 0) + lines[from].text.slice(item[0].length);
    const inside = [{text: first.replace(/^\[[ xX]\](?=\s)/, ""), at: lines[from].at}];
    let [at, next] = [from + 1, 0];
    for (; at < lines.length; at++) {
      const {text} = lines[at];
      if (isBlank(text) && next <= at) next = lines.findIndex((line, place) => place > at && !isBlank(line.text));
      const isHeld = next > 0 && indentOf(lines[next].text) >= width && !(at === from + 1 && isBlank(first));
      const isIn = isBlank(text) ? isHeld : indentOf(text) >= width;
      if (!isIn && (isBlank(text) || begins(text, true, true) || !goesOn(inside))) break;
      inside.push({text: isIn ? without(text, width) : text.trimStart(), at: lines[at].at});
    }
    this.read(inside, depth + 1, nests + 1);
    return at;
  }

  /** @param {Line[]} lines @param {number} from @param {number} depth */
  paragraph(lines, from, depth) {
    let to = from + 1;
    for (; to < lines.length; to++) {
      const {text} = lines[to];
      const level = UNDERLINE.exec(text)?.[1][0];
      if (level && indentOf(text) < 4) return this.heading(level === "=" ? 1 : 2, joined(lines.slice(from, to)), lines[from].at, depth, to + 1);
      if (isBlank(text) || (indentOf(text) < 4 && begins(text))) break;
      if (isTable(lines[to - 1].text, text)) {
        this.inline(lines.slice(from, to - 1));
        return this.table(lines, to - 1);
      }
    }
    this.inline(lines.slice(from, to));
    return to;
  }

  /** @param {Line[]} lines @param {number} from */
  table(lines, from) {
    let to = from + 2;
    while (to < lines.length && !isBlank(lines[to].text) && !begins(lines[to].text, false)) to++;
    const columns = cells(lines[from].text).length;
    for (const line of [lines[from], ...lines.slice(from + 2, to)]) {
      for (const cell of cells(line.text).slice(0, columns)) this.inline([{text: cell, at: line.at}]);
    }
    return to;
  }

  /** The lines of a paragraph, or a cell; names of links that stand before all else are no words. @param {Line[]} lines */
  inline(lines) {
    const first = lines.findIndex(line => !DEFINED.test(line.text));
    if (first < 0) return;
    const told = inline(joined(lines.slice(first)), lines[first].at, this.references, this.notes);
    this.links.push(...told.links);
    this.markup.push(...told.markup);
    this.say(told.text);
    this.sections[this.sections.length - 1].text += told.beside;
  }

  /** @param {string} text */
  say(text) {
    this.block += `${text}\n\n`;
  }

  /** The end of a block that stands in nothing else. */
  ended() {
    const section = this.sections[this.sections.length - 1];
    const words = wordCount(this.block, this.shared);
    section.words += words;
    if (!this.isNote) section.said += words;
    section.text += this.block;
    this.block = "";
    this.isNote = false;
  }
}
