/** Headings are the criteria and questions of the year, in order and within the word limits: Python’s `checks/headings.py`. */

import {nearest, plainWords} from "./words.js";

/** @typedef {import("./judged.js").Judged} Judged */
/** @typedef {import("./outline.js").Section} Section */

const LONG = 400; // letters of a line, which no heading has

/** @param {string} text */
const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

class Headings {
  /** @param {Judged} judged @param {YearAsked} year */
  constructor(judged, year) {
    this.judged = judged;
    this.body = judged.body;
    this.sections = judged.body.sections.slice(1);
    this.criteria = new Map(year.criteria.map(one => [one.title, one]));
    this.owners = new Map(year.criteria.flatMap(one => one.questions.map(question => [question.title, one])));
    this.questions = new Map(year.criteria.flatMap(one => one.questions.map(question => [question.title, question])));
    this.synopsis = year.synopsis?.title ?? "";
    const titles = year.criteria.flatMap(one => [one.title, ...[...this.owners].filter(([, owner]) => owner === one).map(([title]) => title)]);
    this.order = new Map([...(this.synopsis ? [this.synopsis] : []), ...titles].map((title, at) => [title, at]));
    this.titles = new Set(this.sections.map(section => section.title));
    /** @type {Map<string, string>} */
    this.meant = new Map();
    /** @type {Set<string>} */
    this.byPlace = new Set();
    /** @type {Set<string>} */
    this.taken = new Set();
  }

  /** @returns {RuleBroken[]} */
  judge() {
    const unknown = [...this.titles].filter(title => !this.order.has(title)).sort();
    for (const title of unknown) this.meant.set(title, this.meaning(title));
    for (const title of this.meant.values()) this.titles.add(title);
    this.guessByPlace();
    /** @type {CriterionAsked | undefined} */
    let current;
    let [lastCriterion, lastQuestion] = [-1, -1];
    /** @type {RuleBroken[]} */
    const found = [];
    for (const section of this.sections) {
      found.push(...this.one(section, current, this.questions.has(section.title) ? lastQuestion : lastCriterion));
      const title = this.meant.get(section.title) ?? section.title;
      const place = this.place(section);
      if (!this.questions.has(title) && place >= 0) {
        current = this.criteria.get(title);
        [lastCriterion, lastQuestion] = [Math.max(lastCriterion, place), -1];
      } else if (this.owners.get(title) === current) lastQuestion = Math.max(lastQuestion, place);
    }
    return [...found, ...this.missing()];
  }

  /** @param {Section} section */
  place(section) {
    return this.order.get(this.meant.get(section.title) ?? section.title) ?? -1;
  }

  /** @param {string} code @param {number} line @param {Record<string, any>} values @param {string} title */
  found(code, line, values, title, wording = "") {
    return this.judged.inText(code, line, values, wording, "error", this.judged.placeOf(title));
  }

  /** @param {Section} section @param {CriterionAsked | undefined} current @param {number} last @returns {RuleBroken[]} */
  one(section, current, last) {
    const {title, line, level: written} = section;
    const level = this.questions.has(title) ? 3 : 2;
    const isTaken = this.taken.has(title);
    this.taken.add(title);
    const said = (/** @type {string} */ code, values = {}, wording = "") => [this.found(code, line, {title, ...values}, title, wording)];
    if (written === 1) return said("heading-level-one");
    if (!this.order.has(title)) return [this.unknown(section)];
    if (isTaken) return said("repeated-heading");
    if (written !== level) return said("heading-level", {level, heading: `${"#".repeat(level)} ${title}`});
    const owner = this.owners.get(title);
    const isElsewhere = owner && owner !== current && this.titles.has(owner.title);
    if (isElsewhere) return said("misplaced-heading", {under: current?.title ?? "", criterion: owner.title}, "elsewhere");
    if ((this.order.get(title) ?? 0) < last) return said("misplaced-heading");
    return level === 3 && !section.said ? said("empty-answer") : [];
  }

  /** @param {Section} section */
  unknown({title, line}) {
    const meant = this.meant.get(title) ?? "";
    const same = meant === this.otherYear(title) ? meant : "";
    const told = {title, year: this.judged.front.year, same, meant, heading: `${this.hashes(meant)} ${meant}`};
    return this.found("unknown-heading", line, told, meant, this.byPlace.has(title) ? "in-place" : "");
  }

  /** An unknown heading stands for the one that is missing, where it stands alone in its gap. */
  guessByPlace() {
    const sections = this.sections.filter(section => [2, 3].includes(section.level));
    const places = sections.map(section => this.place(section));
    sections.forEach((section, at) => {
      const before = at ? places[at - 1] : -1;
      const after = places[at + 1] ?? this.order.size;
      const gap = [...this.order].filter(([title, place]) => before < place && place < after && !this.titles.has(title)).map(([title]) => title);
      const isAlone = places[at] < 0 && after >= 0 && (!at || before >= 0) && gap.length === 1;
      if (!isAlone || this.hashes(gap[0]).length !== section.level) return;
      this.meant.set(section.title, gap[0]);
      this.byPlace.add(section.title);
      this.titles.add(gap[0]);
      places[at] = this.order.get(gap[0]) ?? -1;
    });
  }

  /** @param {string} title */
  meaning(title) {
    const free = [...this.order.keys()].filter(one => !this.titles.has(one));
    const other = this.otherYear(title);
    return free.includes(other) ? other : this.askedBy(title, free) || nearest(title, free);
  }

  /** @param {string} title @param {string[]} free */
  askedBy(title, free) {
    const said = plainWords(title, this.judged.shared);
    return [...this.questions.values()].find(one => said && one.asked.includes(said) && free.includes(one.title))?.title ?? "";
  }

  /** @param {string} title */
  otherYear(title) {
    return [...this.questions.values()].find(one => one.titles.includes(title))?.title ?? "";
  }

  /** @returns {RuleBroken[]} */
  missing() {
    const absent = [...this.order.keys()].filter(title => !this.titles.has(title) && (!this.owners.has(title) || this.titles.has(this.owners.get(title)?.title ?? "")));
    return absent.map(title => {
      const heading = `${this.hashes(title)} ${title}`;
      const plain = this.plain(title);
      const found = this.found("missing-heading", plain || this.endBefore(title), {title, year: this.judged.front.year, heading}, title, plain ? "no-heading" : "");
      return plain ? found : {...found, paste: heading};
    });
  }

  /** @param {string} title */
  hashes(title) {
    return this.questions.has(title) ? "###" : "##";
  }

  /** The line that holds nothing but a title, where it is no heading. @param {string} title */
  plain(title) {
    const words = title.split(/\s+/).map(escaped).join("[ \\t]+");
    const alone = new RegExp(`^[ \\t]*\\\\?(?:#+|\\*\\*|__|)[ \\t]*${words}[?:.]?(?:\\*\\*|__|)[?:.]?[ \\t]*$`, "i");
    return this.body.lines.findIndex(line => line.length < LONG && alone.test(line)) + 1;
  }

  /** The end of the text after which a heading belongs. @param {string} title */
  endBefore(title) {
    const before = this.sections.filter(section => this.place(section) >= 0 && this.place(section) < (this.order.get(title) ?? 0));
    const end = Math.max(0, ...before.map(section => section.end));
    return this.body.lines.slice(0, end).join("\n").trimEnd().split("\n").length;
  }
}

/** @param {Judged} judged @returns {RuleBroken[]} */
const headings = judged => (judged.year ? new Headings(judged, judged.year).judge() : []);

/** No heading stands in a list or a quotation. @param {Judged} judged @returns {RuleBroken[]} */
export const nested = ({body, inText}) => body.nested.map(line => inText("nested-heading", line));

/** No text stands before the first heading. @param {Judged} judged @returns {RuleBroken[]} */
function outside({body, inText}) {
  const [first] = body.sections;
  const blank = body.body.length - body.body.trimStart().length;
  return first.words ? [inText("text-before-headings", body.lineAt(blank))] : [];
}

/** A criterion, and the synopsis, keep to the word limit of the year. @param {Judged} judged @returns {RuleBroken[]} */
function limits(judged) {
  const {year, front} = judged;
  const limited = new Map(year?.criteria.map(one => [one.title, one.limit]));
  if (year?.synopsis) limited.set(year.synopsis.title, year.synopsis.limit);
  return judged.wordsByHeading().flatMap(({title, line, words}) => {
    const limit = limited.get(title);
    const told = {title, words, year: front.year, limit, fewer: words - (limit ?? 0)};
    return limit && words > limit ? [judged.inText("too-many-words", line, told, "", "error", judged.placeOf(title))] : [];
  });
}

export const HEADINGS = [headings, nested, outside, limits];
