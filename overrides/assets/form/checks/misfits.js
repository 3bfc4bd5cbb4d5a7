/** What is said of a value that does not have the form which its field needs: Python’s `validation/messages.py` and `validate.py`. */

import {has, isFields, isTrue, valueAt} from "./fitting.js";
import {asFields, asList, asText, choiceIn, inOneLine} from "./reshaped.js";
import {atStart, folded, listed, nearest} from "./words.js";

const MANY = 100;
const NEEDS_FIELDS = ["model_type", "dict_type"];

/** What a field holds, as a verb and what goes with it. @param {any} got */
export const says = got =>
  Array.isArray(got) ? "holds a list" : isFields(got) ? "holds fields of its own" : `says ‘${got === null ? "None" : got}’`;

/** A place among the fields, the innermost first. @param {Steps} steps @param {Record<string, string>} oneOf */
export function spoken(steps, oneOf) {
  const rest = [...steps];
  const said = [];
  while (rest.length) {
    const step = rest.pop();
    const of = typeof step === "number" && oneOf[String(rest.at(-1))];
    if (of) rest.pop();
    said.push(typeof step === "number" ? `${of || "item"} ${step + 1}` : `\`${step}\``);
  }
  return said.join(" in ");
}

export class Misfits {
  /** @param {import("./pattern.js").Shared} shared @param {import("./fitting.js").Fitting} fitting @param {Set<string>} flow */
  constructor(shared, fitting, flow) {
    this.shared = shared;
    this.table = shared.table;
    this.fitting = fitting;
    this.flow = flow;
  }

  /** @param {string} code @param {Steps} path @param {Record<string, any>} values @returns {RuleBroken} */
  found(code, path, values, wording = "") {
    return {code, part: "front", path, values, wording, severity: "error"};
  }

  /** @param {Steps} steps */
  spoken(steps) {
    return spoken(steps, this.table.words.one_of);
  }

  /**
   * All that is said of what is wrong with values.
   * @param {string} model
   * @param {any} values
   * @param {import("./fitting.js").Wrong[]} wrong
   */
  all(model, values, wrong) {
    const inside = new Set(wrong.map(one => JSON.stringify(one.loc.slice(0, -1))));
    const isTold = (/** @type {import("./fitting.js").Wrong} */ one) =>
      one.type === "too_short" && inside.has(JSON.stringify(one.loc)) && isTrue(valueAt(values, one.loc));
    return wrong.filter(one => !isTold(one)).map(one => this.one(model, values, one, wrong.length < MANY));
  }

  /** @param {string} model @param {any} values @param {import("./fitting.js").Wrong} wrong @param {boolean} guess */
  one(model, values, wrong, guess) {
    if (wrong.type === "missing") return this.missing(model, values, wrong.loc);
    if (wrong.type === "not_asked") return this.found("unknown-field", wrong.loc, {name: String(wrong.loc.at(-1))}, "not-asked");
    if (wrong.type === "extra_forbidden") return this.unknown(model, values, wrong.loc, guess).found;
    const known = this.fitting.at(model, wrong.type === "tuple_type" ? [...wrong.loc, 0] : wrong.loc);
    return this.misshapen(values, wrong, known);
  }

  /** The field that a stranger was meant to be. @param {string} model @param {any} values @param {Steps} steps */
  unknown(model, values, steps, guess = true) {
    const name = String(steps.at(-1));
    const around = steps.slice(0, -1);
    const known = Object.keys(this.fitting.at(model, around));
    const free = known.filter(one => !has(valueAt(values, around), one));
    const near = guess ? nearest(name, free) || this.alsoCalled(name, free) : "";
    const told = {name, where: this.spoken(around), known: known.sort(), near};
    return {found: this.found("unknown-field", steps, told, /^\d+$/.test(name) && !near ? "number" : ""), near};
  }

  /** @param {string} name @param {string[]} known */
  alsoCalled(name, known) {
    const called = this.table.words.also_called[folded(name).replaceAll(" ", "_")] ?? "";
    return known.includes(called) ? called : "";
  }

  /** @param {string} model @param {any} values @param {Steps} steps */
  missing(model, values, steps) {
    const name = String(steps.at(-1));
    const around = steps.slice(0, -1);
    const {example, form, choices} = this.example(model, steps);
    const inBrackets = Boolean(around.length) && this.flow.has(JSON.stringify(around));
    const told = {name, field: this.spoken(steps), where: this.spoken(around), form, choices, example: example.includes("\n") || inBrackets ? `${name}: …` : example};
    const isNever = this.shared.known("validate.NEVER_PASTED").includes(name);
    if (has(valueAt(values, around) ?? {}, name)) return this.found("empty-field", steps, told, isNever ? name : "with-example");
    const wording = isNever ? name : inBrackets ? "in-brackets" : example.includes("\n") ? "lines" : "line";
    const found = this.found("missing-field", steps, told, wording);
    return isNever || around.length ? found : {...found, paste: example};
  }

  /** A field on one line or several, the form in which it is written, and its choices. @param {string} model @param {Steps} steps */
  example(model, steps) {
    const name = String(steps.at(-1));
    const kind = this.fitting.at(model, steps.slice(0, -1))[name];
    const {examples, of_form} = this.table.words;
    const lists = this.table.asked;
    const form = kind?.form && of_form.includes(name) ? kind.form : "";
    const choices = kind?.is === "choice" ? listed(kind.of) : (lists[name] ?? "");
    return {example: (steps.length === 1 && examples[name]) || `${name}: …`, form, choices};
  }

  /** @param {any} values @param {import("./fitting.js").Wrong} wrong @param {Record<string, Kind>} known */
  misshapen(values, {loc, type, input, more}, known) {
    const field = atStart(this.spoken(loc));
    const holds = says(input);
    if (type.startsWith("not-")) {
      const isEither = type === "not-a-number" && typeof input === "string" && this.fitting.reader.couldBeTwo(input);
      return this.found(type, loc, {field, holds}, isEither ? "either" : "");
    }
    if (type === "too-low" || type === "too-high") return this.found("out-of-range", loc, {field, holds, bound: more.bound}, type);
    if (type === "literal_error") {
      const near = nearest(String(input), more.of) || choiceIn(input, more.of);
      return this.found("not-a-choice", loc, {field, holds, choices: more.of, near});
    }
    if (type === "tuple_type") return this.noList(loc, input, Boolean(Object.keys(known).length));
    return NEEDS_FIELDS.includes(type) ? this.noFields(loc, input, known) : this.badText(values, loc, type, input, more);
  }

  /** @param {Steps} steps @param {any} got @param {boolean} hasFields */
  noList(steps, got, hasFields) {
    const label = typeof steps.at(-1) === "number" ? "" : `${steps.at(-1)}: `;
    const name = String(steps.findLast(step => typeof step === "string") ?? "");
    const meant = hasFields ? "" : asList(got, name, this.shared);
    const told = {field: atStart(this.spoken(steps)), holds: says(got), example: `${label}${meant || "[first, second]"}`};
    return this.found("not-a-list", steps, told, hasFields ? "of-fields" : "");
  }

  /** @param {Steps} steps @param {any} got @param {Record<string, Kind>} known */
  noFields(steps, got, known) {
    const names = Object.keys(known);
    const meant = asFields(got, names, this.shared);
    const needed = names.filter(name => known[name].needed === 1);
    const inside = meant || (names.length ? `{${(needed.length ? needed : names).map(name => `${name}: …`).join(", ")}}` : "");
    const example = inside && typeof steps.at(-1) === "string" ? `${steps.at(-1)}: ${inside}` : inside;
    return this.found("not-fields", steps, {field: atStart(this.spoken(steps)), holds: says(got), example});
  }

  /** @param {any} values @param {Steps} steps @param {string} type @param {any} got @param {Record<string, any>} more */
  badText(values, steps, type, got, more) {
    const field = atStart(this.spoken(steps));
    if (type === "string_too_long") {
      const now = [...got.trim()].length;
      return this.found("too-long", steps, {field, now, limit: more.most, more: now - more.most});
    }
    if (type.endsWith("too_short") || got === null) return this.found("empty-field", steps, {field});
    if (type === "string_type") return this.notText(values, steps, got, field);
    const named = String(steps.findLast(step => typeof step === "string"));
    const told = {value: String(got), field: this.spoken(steps)};
    return this.found("wrong-form", steps, told, this.shared.known("messages.OF_FIXED_FORM").includes(named) ? named : "");
  }

  /** @param {any} values @param {Steps} steps @param {any} got @param {string} field */
  notText(values, steps, got, field) {
    const only = isFields(got) ? Object.entries(got) : [];
    if (only.length === 1 && typeof only[0][1] === "string") {
      return this.found("not-text", steps, {field: this.spoken(steps), name: only[0][0]}, "colon");
    }
    const isInner = typeof steps.at(-1) === "number" && Array.isArray(got) && got.every(one => typeof one === "string");
    const outer = isInner ? steps.slice(0, -1) : steps;
    const isAlone = Array.isArray(got) && !(isInner && valueAt(values, outer).length > 1);
    const meant = isAlone ? (isInner ? inOneLine(got, this.shared) : asText(got, this.shared)) : "";
    if (meant) return this.found("not-text", outer, {field: atStart(this.spoken(outer)), meant}, "brackets");
    return this.found("not-text", steps, {field, holds: says(got)});
  }
}
