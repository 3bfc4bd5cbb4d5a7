/** Each text among values, with the steps that lead to it. */

/** @param {any} values @param {Steps} steps @returns {[Steps, string][]} */
export function textsOf(values, steps = []) {
  if (typeof values === "string") return [[steps, values]];
  const inside = Array.isArray(values) ? values.map((value, at) => /** @type {[Step, any]} */ ([at, value])) : Object.entries(values ?? {});
  return inside.flatMap(([step, value]) => textsOf(value, [...steps, step]));
}
