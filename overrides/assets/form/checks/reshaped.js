/** What a value was plainly meant to be, as it is written in YAML: Python’s `validation/reshaped.py` and `yaml/scalar.py`. */

import {isFields} from "./fitting.js";

/** @typedef {import("./pattern.js").Shared} Shared */

/** @param {string} text @param {Shared} shared */
function scalar(text, shared, inBrackets = false) {
  if (shared.re("scalar.TYPED").match(text) && inBrackets) return text;
  const isPlain = shared.re("scalar.PLAIN").match(text) && !shared.re("scalar.GUESSED").match(text);
  const isSafe = !text.includes(": ") && !text.includes(" #") && !text.endsWith(":") && text === text.trim();
  const isRisky = inBrackets && /[,[\]{}:]/.test(text);
  return isPlain && isSafe && !isRisky ? text : JSON.stringify(text);
}

/** A value as it is written on one line. @param {any} value @param {Shared} shared @returns {string} */
export function inOneLine(value, shared) {
  if (Array.isArray(value)) return `[${value.map(one => inOneLine(one, shared)).join(", ")}]`;
  if (!isFields(value)) return scalar(value === null ? "None" : String(value), shared, true);
  return `{${Object.entries(value).map(([name, one]) => `${name}: ${inOneLine(one, shared)}`).join(", ")}}`;
}

/** The list that was meant by words. @param {any} got @param {string} name @param {Shared} shared */
export function asList(got, name, shared) {
  if (isFields(got)) {
    const names = Object.keys(got);
    return names.length && !Object.values(got).some(Boolean) ? inOneLine(names, shared) : "";
  }
  if (typeof got !== "string" || !got.replace(/^[[\](){} ]+/, "")) return "";
  const bare = got.trim().replace(/^[[\](){}]+|[[\](){}]+$/g, "").trim();
  const parts = shared.known("reshaped.IDS").includes(name) ? parted(bare, shared) : bare.split(";").map(part => part.trim());
  const plain = parts.map(part => part.replace(/^["'“”‘’ ]+|["'“”‘’ ]+$/g, ""));
  return plain.some(part => !part || /[[\]{}]/.test(part)) ? "" : inOneLine(plain, shared);
}

/** @param {string} text @param {Shared} shared */
function parted(text, shared) {
  const by = (/** @type {string} */ name) => text.split(shared.re(`reshaped.${name}`).as("g")).map(part => part.trim());
  const parts = by("PARTS");
  return parts.some(part => part.includes(" ")) ? by("SIGNS") : parts;
}

/** The words that stand alone in square brackets. @param {any} got @param {Shared} shared */
export function asText(got, shared) {
  let one = got;
  while (Array.isArray(one) && one.length === 1) one = one[0];
  return typeof one === "string" && one.trim() ? scalar(one, shared) : "";
}

/** The fields in braces that were meant. @param {any} got @param {string[]} known @param {Shared} shared */
export function asFields(got, known, shared) {
  if (Array.isArray(got) && got.length && got.every(one => isFields(one) && Object.keys(one).length === 1)) {
    return inOneLine(Object.assign({}, ...got), shared);
  }
  if (typeof got !== "string") return "";
  const span = shared.re("reshaped.FROM_TO").full(got.trim());
  const email = shared.re("reshaped.EMAIL").search(got);
  if (span && known.includes("start") && known.includes("end")) return inOneLine({start: span[1], end: span[2]}, shared);
  const name = email ? shared.re("reshaped.EMAIL").replace(got, "").replace(/^[ ,;:<>()[\]–—-]+|[ ,;:<>()[\]–—-]+$/g, "") : "";
  return email && name && known.includes("name") && known.includes("email") ? inOneLine({name, email: email[0]}, shared) : "";
}

/** The one choice that a longer text names. @param {any} got @param {string[]} choices */
export function choiceIn(got, choices) {
  const within = (/** @type {string} */ one) => new RegExp(`(^|[^\\w-])${one}(?![\\w-])`, "i").test(String(got));
  const named = choices.filter(within);
  return named.length === 1 ? named[0] : "";
}
