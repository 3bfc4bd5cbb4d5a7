/** An entry or a record as it is judged: its values, what the model makes of them, its text, and how a finding is made. */

import {has} from "./fitting.js";
import {Outline} from "./outline.js";

/** Lists that entries have and records may lack, so that one rule does for both. */
const NOT_IN_RECORDS = {measures: [], testimonials: [], images: [], resources: [], values: []};

export class Judged {
  /**
   * @param {import("./pattern.js").Shared} shared
   * @param {CheckedEntry} entry
   * @param {{read: ModelRead, values: any, doubtful: Steps[]}} made
   */
  constructor(shared, entry, {read, values, doubtful}) {
    this.shared = shared;
    this.entry = entry;
    this.front = entry.kind ? {...NOT_IN_RECORDS, ...read} : read;
    this.about = entry.about;
    this.values = values;
    this.doubtful = doubtful;
    this.flow = new Set(entry.flow ?? []);
    this.files = new Set(entry.files.map(file => file.name));
    this.whole = yearOf(shared.table, read);
    this.body = new Outline(entry.body, shared);
    this.inText = this.inText.bind(this);
  }

  /** What the year of the entry asks for; nothing while that is unknown, or is not its folder’s, or its category is unknown. */
  get year() {
    const categories = Object.keys(this.shared.table.vocabularies.categories ?? {});
    const isKnown = !categories.length || categories.includes(this.front.category);
    return isKnown && String(this.front.year) === String(this.entry.year) ? this.whole : undefined;
  }

  /** The year’s criteria and questions, whatever its folder is. */
  get asked() {
    return this.whole?.criteria ?? [];
  }

  /** Whether there is a file that readers may have. @param {string} name */
  holds(name) {
    return this.files.has(name) && !this.shared.known("sources.FOR_WRITERS").includes(name);
  }

  /** @param {string} code @param {Steps} path @param {Record<string, any>} values @param {string} severity @returns {RuleBroken} */
  at(code, path, values = {}, wording = "", severity = "error") {
    return {code, part: "front", path, values, wording, severity};
  }

  /**
   * A finding in the text.
   * @param {string} code
   * @param {number} line
   * @param {Record<string, any>} values
   * @param {RuleBroken["path"]} path
   * @returns {RuleBroken}
   */
  inText(code, line, values = {}, wording = "", severity = "error", path = this.around(line)) {
    return {code, part: "body", path, line, values, wording, severity};
  }

  /** The question or criterion that a line of the text stands under. @param {number} line */
  around(line) {
    if (this.entry.kind) return [{question: "text"}];
    const above = this.body.sections.filter(section => section.level && section.line <= line);
    const places = above.map(section => this.placeOf(section.title));
    return places.findLast(place => place.length) ?? [];
  }

  /** The question or criterion of a title. @param {string} title @returns {RuleBroken["path"]} */
  placeOf(title) {
    const question = this.asked.flatMap(one => one.questions).find(one => one.title === title);
    const criterion = this.asked.find(one => one.title === title)?.id ?? (this.year?.synopsis?.title === title ? "synopsis" : "");
    return question ? [{question: question.id}] : criterion ? [{criterion}] : [];
  }

  /** Each heading of level 2 with the words under it and under the questions that follow. */
  wordsByHeading() {
    /** @type {{title: string, line: number, words: number}[]} */
    const totals = [];
    for (const {level, title, line, words} of this.body.sections.slice(1)) {
      const last = totals.at(-1);
      if (level === 2) totals.push({title, line, words});
      else if (last) last.words += words;
    }
    return totals;
  }

  /** Whether there are stand-ins at these steps. @param {Steps} steps */
  doubts(...steps) {
    return this.doubtful.filter(one => steps.every((step, at) => one[at] === step)).length;
  }

  /** Whether a finding is about a field that could not be used. @param {RuleBroken} found @param {Set<string>} alone */
  isAboutStandIn(found, alone) {
    if (found.part !== "front" || !this.doubtful.length) return false;
    const path = /** @type {Steps} */ (found.path);
    const name = has(this.values, String(path[0])) ? path[0] : Object.keys(this.values)[0];
    const waits = (/** @type {Steps} */ steps) => !alone.has(found.code) && steps.every((step, at) => path[at] === step);
    return this.doubtful.some(steps => (steps.length === 1 ? steps[0] === name : waits(steps)));
  }
}

/** What a year asks of entries of one category. @param {RuleTable} table @param {ModelRead} front @returns {YearAsked | undefined} */
function yearOf(table, {year: number, category}) {
  const year = table.years[number];
  const known = Object.hasOwn(table.vocabularies.categories ?? {}, category ?? "");
  const counts = (/** @type {{categories?: string[]}} */ one) => !known || !one.categories || one.categories.includes(category);
  const asked = (/** @type {{evidence: EvidenceAsked[]}} */ one) => ({...one, evidence: one.evidence.filter(counts)});
  const questions = (/** @type {CriterionAsked} */ one) => one.questions.filter(counts).map(question => ({...question, ...asked(question)}));
  return year && {...year, ...asked(year), criteria: year.criteria.filter(counts).map(one => ({...one, questions: questions(one)}))};
}
