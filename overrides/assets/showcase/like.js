// @ts-check
/** Entries like us: the award’s table of likeness, worked out as the build does for entries near to one another. */

import {card, counted, element, Finder, valuesOf} from "./find.js";

/** @typedef {import("./find.js").Row} Row */
/** @typedef {import("./find.js").Dimension} Dimension */
/** @typedef {import("./find.js").Chosen} Chosen */

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
/** @param {string[]} words */
const listed = words => words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");

/** How like each entry is to what is wanted, and why. @param {Row[]} rows @param {Map<string, Dimension>} dimensions @param {Chosen} wanted @param {number} number */
export function likeness(rows, dimensions, wanted, number) {
  let score = 0;
  const reasons = [];
  for (const row of rows) {
    const has = valuesOf(dimensions, row.of, number), places = (wanted.get(row.of) ?? []).map(id => row.values.findIndex(value => value[0] === id)).filter(at => at >= 0);
    const shared = row.match === "within" ? has.filter(at => at <= Math.max(-1, ...places)) : has.filter(at => places.includes(at));
    if (!shared.length) continue;
    score += row.weight * (row.match === "within" ? 1 : row.match === "each" ? Math.min(3, shared.length) : shared.length);
    const values = listed([...new Set(shared)].map(at => row.values[at][1])), count = NUMBERS[shared.length] ?? String(shared.length);
    reasons.push((shared.length > 1 && row.because_many || row.because).replaceAll("{values}", () => values).replaceAll("{count}", () => count));
  }
  return {score, reasons};
}

const SHOWN = 12;

/** A form that tells what somebody’s own place is like, and the entries that are most like it. */
class Likest extends Finder {
  /** No chips: the form itself says what is chosen. @returns {Promise<Node[]>} */
  async choices() { return []; }

  async results() {
    const collection = await this.open(), dimensions = await collection.dimensions(), {chosen} = this.state, wanted = new Map([...chosen, ["adopter_types", chosen.get("organisation_types") ?? []]]);
    const best = collection.numbers.map(number => ({number, ...likeness(collection.index.likeness, dimensions, wanted, number)})).filter(one => one.score).sort((a, b) => b.score - a.score || a.number - b.number);
    const shown = await Promise.all(best.slice(0, SHOWN).map(async ({number, reasons}) => card("card_pattern", await collection.entry(number), collection.source(number), undefined, [reasons.join("; ")])));
    const nothing = element("p", {class: "prose"}, "No entry shares any of this yet. Choose fewer things, or others.");
    return {text: `${counted(best.length)} like yours, the most alike first`, counts: undefined, nodes: [shown.length ? element("ol", {class: "cards two fits"}, ...shown) : nothing]};
  }
}

const form = document.querySelector("form#finder[data-fits]");
if (form instanceof HTMLFormElement) new Likest(form);
