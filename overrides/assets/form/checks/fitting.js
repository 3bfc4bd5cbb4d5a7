/** Values as written become what the model makes of them, or errors by their places: what pydantic does for Python. */

import {Misfit} from "./amounts.js";
import {split} from "./words.js";

/** @typedef {{loc: Steps, type: string, input: any, more: Record<string, any>}} Wrong */

/** @param {unknown} value @returns {value is FieldsWritten} */
export const isFields = value => Object(value) === value && !Array.isArray(value);

/** @param {FieldsWritten} fields @param {string} name */
export const has = (fields, name) => Object.hasOwn(fields, name);

/** What stands at these steps. @param {any} values @param {Steps} steps @returns {any} */
export const valueAt = (values, steps) => steps.reduce((held, step) => held?.[step], values);

export class Fitting {
  /** @param {import("./pattern.js").Shared} shared @param {import("./amounts.js").Reader} reader */
  constructor(shared, reader) {
    this.shared = shared;
    this.reader = reader;
    this.models = shared.table.models;
    /** @type {Wrong[]} */
    this.wrong = [];
  }

  /** What the model makes of values; null with what is wrong. @param {string} model @param {any} values */
  made(model, values) {
    this.wrong = [];
    const read = this.fields(model, values, []);
    return {read: this.wrong.length ? null : read, wrong: this.wrong};
  }

  /** The fields of the model at these steps; none where there is no model. @param {string} model @param {Steps} steps */
  at(model, steps) {
    /** @type {Kind | undefined} */
    let kind = {is: "fields", of: model};
    for (const step of steps) {
      while (kind?.is === "list" || kind?.is === "map") kind = typeof step === "number" || kind.is === "map" ? kind.of : inner(kind);
      if (typeof step === "string" && kind?.is === "fields") kind = this.models[kind.of][step];
      if (typeof step === "number" && kind?.is === "list") kind = kind.of;
    }
    const found = inner(kind);
    return found ? this.models[found.of] : {};
  }

  /** The names of all fields of a model and of those inside it. @param {string} model @returns {Set<string>} */
  names(model) {
    const own = Object.entries(this.models[model]);
    const deeper = own.flatMap(([, kind]) => [...(inner(kind) ? this.names(inner(kind)?.of) : [])]);
    return new Set([...own.map(([name]) => name), ...deeper]);
  }

  /** @param {string} type @param {Steps} loc @param {any} input @param {Record<string, any>} more */
  no(type, loc, input, more = {}) {
    this.wrong.push({loc, type, input, more});
    return undefined;
  }

  /** @param {string} model @param {any} values @param {Steps} loc */
  fields(model, values, loc) {
    if (!isFields(values)) return this.no("model_type", loc, values);
    const known = this.models[model];
    /** @type {ModelRead} */
    const read = {};
    for (const [name, kind] of Object.entries(known)) {
      if (kind.gone && has(values, name)) this.no("not_asked", [...loc, name], values[name], {own: 1});
      else if (has(values, name)) read[name] = this.value(kind, values[name], [...loc, name]);
      else if (kind.needed) this.no("missing", [...loc, name], values, kind.needed === 2 ? {own: 1} : {});
      else if (kind.is === "list") read[name] = [];
    }
    for (const name of Object.keys(values)) if (!has(/** @type {any} */ (known), name)) this.no("extra_forbidden", [...loc, name], values[name]);
    return read;
  }

  /** @param {Kind} kind @param {any} value @param {Steps} loc @returns {any} */
  value(kind, value, loc) {
    if (kind.unknown && typeof value === "string" && value.trim().toLowerCase() === "unknown") return null;
    if (value === null && !kind.needed && !["list", "map"].includes(kind.is) && typeof loc.at(-1) === "string") return null;
    if (kind.is === "fields") return this.fields(kind.of, value, loc);
    if (kind.is === "list") return this.list(kind, value, loc);
    if (kind.is === "map") return this.map(kind, value, loc);
    if (kind.is === "choice") return kind.of.includes(value) ? value : this.no("literal_error", loc, value, {of: kind.of});
    return ["text", "exact", "email", "link", "file"].includes(kind.is) ? this.text(kind, value, loc) : this.other(kind, value, loc);
  }

  /** @param {Kind} kind @param {any} value @param {Steps} loc */
  list(kind, value, loc) {
    if (!Array.isArray(value)) return this.no("tuple_type", loc, value);
    const before = this.wrong.length;
    const sound = value.filter((one, at) => {
      const soFar = this.wrong.length;
      this.value({...kind.of, needed: 1}, one, [...loc, at]);
      return this.wrong.slice(soFar).every(wrong => wrong.more.own); // what the award alone says is told beside what the model does
    });
    if (sound.length < (kind.least ?? 0)) this.no("too_short", loc, value);
    return this.wrong.length > before ? undefined : value.map((one, at) => this.value({...kind.of, needed: 1}, one, [...loc, at]));
  }

  /** @param {Kind} kind @param {any} value @param {Steps} loc */
  map(kind, value, loc) {
    if (!isFields(value)) return this.no("dict_type", loc, value);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.value({...kind.of, needed: 1}, one, [...loc, name])]));
  }

  /** @param {Kind} kind @param {any} value @param {Steps} loc */
  text(kind, value, loc) {
    if (typeof value !== "string") return this.no("string_type", loc, value);
    const said = kind.is === "exact" ? value : value.trim();
    if (!said && kind.is !== "exact") return this.no("string_too_short", loc, value);
    if (kind.most && [...said].length > kind.most) return this.no("string_too_long", loc, value, {most: kind.most});
    if (kind.like && !new RegExp(kind.like, "u").test(said)) return this.no("string_pattern_mismatch", loc, value);
    const form = {email: "AN_EMAIL", link: "A_LINK", file: "A_FILE"}[kind.is];
    const isFormed = !form || new RegExp(`^(?:${this.shared.known(`addresses.${form}`)})$`).test(said);
    return isFormed ? said : this.no({email: "not-an-email", link: "not-a-link", file: "not-a-file"}[kind.is] ?? "", loc, value);
  }

  /** @param {Kind} kind @param {any} value @param {Steps} loc */
  other(kind, value, loc) {
    const read = this.reader.kinds[kind.is](typeof value === "string" ? value : "?");
    if (read instanceof Misfit) return this.no(read.type, loc, value);
    if (kind.least !== undefined && read < kind.least) return this.no("too-low", loc, value, {bound: kind.least});
    if (kind.most !== undefined && read > kind.most) return this.no("too-high", loc, value, {bound: kind.most});
    return read;
  }
}

/** The fields inside a kind, however many lists are around them. @param {Kind | undefined} kind @returns {Kind | undefined} */
export function inner(kind) {
  return kind?.is === "list" || kind?.is === "map" ? inner(kind.of) : kind?.is === "fields" ? kind : undefined;
}

/**
 * Values without what was left empty; a field that the model does not know stays.
 * @param {any} values
 * @param {Set<string>} known
 * @returns {any}
 */
export function filled(values, known) {
  if (Array.isArray(values)) {
    const items = values.map(one => filled(one, known));
    return !items.length || items.some(item => item !== null) ? items : null;
  }
  if (!isFields(values)) return typeof values === "string" && !split(values).length ? null : values;
  const fields = Object.entries(values).map(([name, value]) => /** @type {const} */ ([name, filled(value, known)]));
  const given = fields.filter(([name, value]) => value !== null || !known.has(name));
  const isEmpty = fields.length && !fields.some(([, value]) => isTrue(value)) && Object.entries(values).every(([name, one]) => known.has(name) || one !== null);
  return isEmpty ? null : Object.fromEntries(given);
}

/** Whether Python takes it for true. @param {any} value */
export const isTrue = value => Boolean(Array.isArray(value) ? value.length : isFields(value) ? Object.keys(value).length : value);

/** Whether a field was left empty anywhere. @param {any} values @returns {boolean} */
export function hasEmpty(values) {
  if (values === null || values === "~") return true;
  return typeof values === "string" ? !split(values).length : Object.values(values).some(hasEmpty);
}
