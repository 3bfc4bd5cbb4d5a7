/** What cannot be used is set aside, so that everything else is judged: Python’s `validation/validate.py` and `fallbacks.py`. */

import {filled, has, hasEmpty, isFields, valueAt} from "./fitting.js";
import {folded} from "./words.js";

const MANY = 100;
const FINE = 2;
const SET_ASIDE = Symbol("set aside");

/**
 * Values of which the part at these steps is changed.
 * @param {any} values
 * @param {Steps} steps
 * @param {(held: any) => any} change
 * @returns {any}
 */
export function changedAt(values, steps, change) {
  if (!steps.length) return change(values);
  const copy = Array.isArray(values) ? [...values] : {...values};
  copy[steps[0]] = changedAt(copy[steps[0]], steps.slice(1), change);
  return copy;
}

/** With a field of another name, behind its neighbours. @param {any} values @param {Steps} steps @param {string} name @param {any} value */
function renamed(values, steps, name, value) {
  return changedAt(values, steps.slice(0, -1), fields => {
    const {[steps.at(-1) ?? ""]: _, ...others} = fields;
    return {...others, [name]: value};
  });
}

/**
 * Each text that a pattern of the lists reaches.
 * @param {any} values
 * @param {string[]} pattern
 * @param {Steps} steps
 * @returns {[Steps, string][]}
 */
export function reached(values, pattern, steps = []) {
  if (!pattern.length) return typeof values === "string" ? [[steps, values.trim()]] : [];
  const [first, ...rest] = pattern;
  if (isFields(values)) {
    if (first === "?") return Object.keys(values).map(name => [[...steps, name], name]);
    if (first === "*") return Object.entries(values).flatMap(([name, value]) => reached(value, rest, [...steps, name]));
    return has(values, first) ? reached(values[first], rest, [...steps, first]) : [];
  }
  return Array.isArray(values) && first === "*" ? values.flatMap((value, at) => reached(value, rest, [...steps, at])) : [];
}

/** The fields of a file by its kind, the lists that they choose from, and what stands for each that is needed. @param {CheckedEntry} entry @param {RuleTable} table */
export const declaredOf = ({kind}, table) => (kind ? table.records[kind] : {model: "FrontMatter", choices: table.choices, stand_ins: null});

export class StandingIn {
  /**
   * @param {import("./pattern.js").Shared} shared
   * @param {import("./fitting.js").Fitting} fitting
   * @param {import("./misfits.js").Misfits} misfits
   * @param {ReturnType<typeof declaredOf>} declared
   */
  constructor(shared, fitting, misfits, declared) {
    this.declared = declared;
    this.shared = shared;
    this.fitting = fitting;
    this.misfits = misfits;
    /** The places of what is stood for. @type {Steps[]} */
    this.doubtful = [];
    this.hasEmpty = false;
    /** @type {RuleBroken[]} */
    this.found = [];
  }

  /** The file as it can be judged, and its values with slips put right. @param {FieldsWritten} front @param {string} year */
  whole(front, year) {
    const values = this.withKnownCapitals(front);
    this.hasEmpty = hasEmpty(front);
    const made = this.attempt(this.declared.model, values);
    if (made.read) return {read: made.read, values: made.values};
    return {read: this.completed(made.values, this.standIns(year)), values: made.values};
  }

  /** What an entry that was taken back has to say. @param {FieldsWritten} front */
  withdrawal(front) {
    const known = this.fitting.models.Withdrawal;
    const kept = Object.fromEntries(Object.entries(front).filter(([name, value]) => has(/** @type {any} */ (known), name) && value !== null));
    this.hasEmpty = false;
    const made = this.attempt("Withdrawal", kept);
    if (!made.read) this.found.push(...this.misfits.all("Withdrawal", made.values, made.wrong));
    return {read: made.read, values: made.values};
  }

  /** @param {string} year @returns {Record<string, any>} */
  standIns(year) {
    if (this.declared.stand_ins) return this.declared.stand_ins;
    const {stand_ins, years} = this.shared.table;
    const known = years[year] ? year : Object.keys(years)[0];
    return {...stand_ins, year: known, "\0": years[known].closes};
  }

  /** What the model makes of values, once slips that leave no doubt have been put right. @param {string} model @param {any} values */
  attempt(model, values) {
    const first = this.made(model, values);
    if (first.read) return {...first, values};
    let repaired = values;
    for (const {loc} of first.wrong.filter(one => one.type === "extra_forbidden").slice(0, MANY)) repaired = this.respelt(model, repaired, loc);
    for (const {loc, type, input, more} of first.wrong) {
      const meant = type === "literal_error" && typeof input === "string" && more.of.find((/** @type {string} */ one) => folded(one) === folded(input.trim()));
      if (meant) repaired = changedAt(repaired, loc, () => meant);
    }
    return {...(repaired === values ? first : this.made(model, repaired)), values: repaired};
  }

  /** @param {string} model @param {any} values */
  made(model, values) {
    return this.fitting.made(model, this.withoutEmpty(model, values));
  }

  /** @param {string} model @param {any} values */
  withoutEmpty(model, values) {
    return this.hasEmpty ? (filled(values, this.fitting.names(model)) ?? {}) : values;
  }

  /** Reads a misspelt field as the one that it was meant to be. @param {string} model @param {any} values @param {Steps} steps */
  respelt(model, values, steps) {
    const holder = valueAt(values, steps.slice(0, -1));
    if (!has(holder, String(steps.at(-1)))) return values;
    const {found, near} = this.misfits.unknown(model, values, steps);
    if (!near || has(holder, near)) return values;
    this.found.push(found);
    return renamed(values, steps, near, holder[String(steps.at(-1))]);
  }

  /** The award’s own capitals in ids that differ in nothing else. @param {any} values */
  withKnownCapitals(values) {
    let told = values;
    for (const [pattern, vocabulary] of this.declared.choices) {
      const known = Object.keys(this.shared.table.vocabularies[vocabulary]);
      for (const [steps, chosen] of reached(told, pattern)) {
        const meant = known.includes(chosen) ? "" : known.find(one => folded(one) === folded(chosen));
        if (meant && pattern.at(-1) === "?") told = renamed(told, steps, meant, valueAt(told, steps));
        else if (meant) told = changedAt(told, steps, () => meant);
      }
    }
    return told;
  }

  /** @param {any} values @param {Record<string, any>} standIns */
  completed(values, standIns) {
    const {model} = this.declared;
    let known = structuredClone(this.withoutEmpty(model, values));
    let isTold = false;
    for (let round = 0; round < FINE + 3; round++) {
      const {read, wrong} = this.fitting.made(model, known);
      if (read) return read;
      if (!isTold) this.found.push(...this.misfits.all(model, values, wrong));
      isTold = true;
      for (const {loc} of wrong) this.doubtful.push(this.setAside(known, loc, standIns, round < FINE));
      const without = (/** @type {any} */ held) => (Array.isArray(held) ? held.filter(one => one !== SET_ASIDE) : held);
      known = Object.fromEntries(Object.entries(known).map(([name, held]) => [name, without(held)]));
    }
    return null;
  }

  /**
   * Takes what does not fit out of the values; gives the place of that.
   * @param {any} values
   * @param {Steps} steps
   * @param {Record<string, any>} standIns
   * @param {boolean} isFine
   * @returns {Steps}
   */
  setAside(values, steps, standIns, isFine) {
    const [top, next] = [String(steps[0] ?? ""), steps[1]];
    const held = values[top];
    const {items} = this.shared.table;
    if (isFine && steps.length > 1 && Array.isArray(held) && typeof next === "number" && items[top]) {
      held[next] = this.mendedItem(held[next], steps.slice(2), this.itemFor(top, standIns));
      return [top, next];
    }
    if (isFine && steps.length > 1 && isFields(held)) {
      delete held[String(next)];
      const inside = standIns[top]?.[String(next)];
      if (inside !== undefined) held[String(next)] = inside;
      return [top, String(next)];
    }
    if (has(standIns, top)) values[top] = structuredClone(standIns[top]);
    else if (steps.length > 1 && typeof next === "number" && Array.isArray(held) && held.length > 1) held[next] = /** @type {any} */ (SET_ASIDE);
    else delete values[top];
    return [top];
  }

  /** @param {string} top @param {Record<string, any>} standIns */
  itemFor(top, standIns) {
    const item = this.shared.table.items[top];
    return structuredClone(top === "measures" ? {...item, after: {value: "1000", period: standIns["\0"] ?? "2001"}} : item);
  }

  /** @param {any} item @param {Steps} steps @param {Record<string, any>} standIn */
  mendedItem(item, steps, standIn) {
    if (!isFields(item) || !steps.length) return standIn;
    const name = String(steps[0]);
    const gone = [name, ...(name === "unit" || name === "every" ? this.shared.known("fallbacks.OF_HISTORY") : [])];
    const isUp = ["before", "after"].includes(name) && item.better === "higher";
    const from = isUp ? {...standIn, before: {value: "1000", period: "2000"}, after: {...standIn.after, value: "2000"}} : standIn;
    const kept = Object.entries(item).filter(([field]) => !gone.includes(field));
    return {...Object.fromEntries(kept), ...(has(from, name) ? {[name]: from[name]} : {})};
  }
}
