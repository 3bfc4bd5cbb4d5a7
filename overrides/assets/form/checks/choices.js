/** FieldsWritten that choose from a list of the award: Python’s `checks/vocabularies.py`. */

import {declaredOf, reached} from "./standing_in.js";
import {folded, nearest} from "./words.js";

/** @param {import("./judged.js").Judged} judged @returns {RuleBroken[]} */
export function choices(judged) {
  const {table} = judged.shared;
  return declaredOf(judged.entry, table).choices.flatMap(([pattern, vocabulary, code]) => {
    const known = table.vocabularies[vocabulary];
    if (!Object.keys(known).length && ["*", "?"].includes(pattern.at(-1) ?? "")) return []; // the whole is what is not asked for
    const chosen = reached(judged.values, pattern).filter(([, id]) => !Object.hasOwn(known, id) && id !== judged.shared.known("text.UNWRITTEN"));
    return chosen.map(([steps, id]) => one(judged, steps, id, {known, vocabulary, code}));
  });
}

/** @typedef {{known: Record<string, string>, vocabulary: string, code: string}} List */

/** @param {import("./judged.js").Judged} judged @param {Steps} steps @param {string} value @param {List} list */
function one(judged, steps, value, {known, vocabulary, code}) {
  const {shared} = judged;
  if (!Object.keys(known).length) return judged.at(code, steps, {list: vocabulary}, "no-list");
  const together = typeof steps.at(-1) === "number" && judged.flow.has(JSON.stringify(steps.slice(0, -1))) ? several(shared, value, known) : "";
  if (together) return judged.at(code, steps, {value, list: vocabulary, together}, "several");
  const isGuessed = !shared.known("vocabularies.NEVER_GUESSED").includes(code);
  const meant = isGuessed ? (code === "unknown-licence" ? sameTerms(shared, value, known) : likely(value, known)) : "";
  return judged.at(code, steps, {value, list: vocabulary, known: Object.keys(known), meant});
}

/** @param {Record<string, string>} known */
const byLabel = known => new Map(Object.entries(known).map(([id, label]) => [folded(label), id]));

/**
 * The ids that stand in one value.
 * @param {import("./pattern.js").Shared} shared
 * @param {string} value
 * @param {Record<string, string>} known
 */
function several(shared, value, known) {
  const labels = new Map([...byLabel(known), ...Object.keys(known).map(id => /** @type {const} */ ([folded(id), id]))]);
  const parts = value.split(shared.re("vocabularies.SEVERAL").as("g")).map(part => labels.get(folded(part.trim())) ?? "");
  return parts.length > 1 && parts.every(Boolean) ? parts.join(", ") : "";
}

/** @param {string} value @param {Record<string, string>} known */
const likely = (value, known) => byLabel(known).get(folded(value)) ?? nearest(value.replace(/[\s_]+/g, "-"), Object.keys(known));

/** @param {import("./pattern.js").Shared} shared @param {string} value @param {Record<string, string>} known */
function sameTerms(shared, value, known) {
  const bare = (/** @type {string} */ text) => folded(shared.re("vocabularies.SAME").replace(text, ""));
  const written = Object.entries(known).flatMap(([id, label]) => [id, label].map(name => /** @type {const} */ ([bare(name), id])));
  return new Map(written).get(bare(value)) ?? "";
}

/** What has to be chosen where the award has a list of it. @param {import("./judged.js").Judged} judged @returns {RuleBroken[]} */
export function missingChoices(judged) {
  const {vocabularies, of_organisations: lists} = judged.shared.table;
  const told = (/** @type {Steps} */ path, /** @type {string} */ list, whose = "") => {
    const known = Object.keys(vocabularies[list] ?? {});
    const field = path.at(-1);
    return known.length ? [judged.at("missing-choice", path, {field, list: list.replace("organisation_", ""), known, whose}, whose ? "of" : "")] : [];
  };
  const {category, organisations} = judged.front;
  const own = category || judged.doubts("category") ? [] : told(["category"], "categories");
  return [...own, ...organisations.flatMap((/** @type {ModelRead} */ one, /** @type {number} */ number) =>
    Object.entries(lists).flatMap(([field, list]) => (one[field] || judged.doubts("organisations", number) ? [] : told(["organisations", number, field], list, one.name))))];
}

/** As many values of a list are chosen as the award wants. @param {import("./judged.js").Judged} judged @returns {RuleBroken[]} */
export function numberChosen(judged) {
  return (judged.year?.choose ?? []).flatMap(({of, least, most, in_words: asked, nouns}) => {
    const steps = of === "roles" ? ["involvement", "roles"] : [of];
    const chosen = [...new Set(of === "roles" ? judged.front.involvement?.roles : judged.front[of])];
    if (judged.doubts(steps[0]) || (least <= chosen.length && chosen.length <= (most ?? chosen.length))) return [];
    const isMore = chosen.length > least;
    const kept = isMore ? chosen.slice(0, most ?? 0) : [...chosen, ...Array(least - chosen.length).fill("…")];
    const known = isMore ? [] : Object.keys(judged.shared.table.vocabularies[of]).filter(name => !chosen.includes(name));
    const said = `${chosen.length || "no"} ${nouns[chosen.length === 1 ? 0 : 1]}`;
    const told = {said, asked, line: `${steps.at(-1)}: [${kept.join(", ")}]`, known, are: chosen.length === 1 ? "is" : "are"};
    return [judged.at("number-chosen", steps, told, known.length ? "few" : "")];
  });
}
