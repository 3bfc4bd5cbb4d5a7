/** A chart as paths and words: Python’s `site/charts/svg.py`, wide where there is room and narrow on a phone. */

import {cuts, isProvisional} from "./parts.js";
import {Plot, tenth} from "./plot.js";
import {markWords, monthOf, stepAt} from "./steps.js";
import {alsoWithin} from "./told.js";

/** @typedef {import("./parts.js").ChartPart} ChartPart */
/** @typedef {import("./parts.js").ChartMeasure} ChartMeasure */
/** @typedef {import("./plot.js").Size} Size */
/** @typedef {import("./plot.js").Label} Label */

/** @type {Size} */
const WIDE = {width: 700, height: 320, top: 50, bottom: 288, letter: 8.7, radius: 4.5, margin: true};
/** @type {Size} */
const NARROW = {width: 340, height: 336, top: 50, bottom: 304, letter: 10.2, radius: 3.5, margin: false};
const ROW = 20;
const SVG = "http://www.w3.org/2000/svg";

/**
 * A chart at one width, in the elements and the classes of the site’s own.
 * @param {ChartPart[]} parts @param {number[]} scale @param {string[]} names @param {ChartMeasure} measure @param {boolean} isWide @returns {SVGElement}
 */
export function drawing(parts, scale, names, measure, isWide) {
  const [change, all] = cuts(measure);
  const last = parts.at(-1)?.points.at(-1)?.step ?? 0;
  const breaks = all.filter(one => parts[0].points[0].step < one && one <= last && one !== change);
  const more = ROW * breaks.length;
  const plain = isWide ? WIDE : NARROW;
  const size = {...plain, top: plain.top + more, bottom: plain.bottom + more, height: plain.height + more};
  const plot = new Plot(size, parts, scale, names, measure);
  plot.split(parts, [...breaks, ...(change === undefined ? [] : [change])]);
  const {bottom} = size;
  const levels = scale.map(plot.y);
  const labels = scale.map((value, at) => ({strong: "", text: markWords(value), x: plot.left - 8, y: levels[at] + 5, anchor: "end"}));
  const isSplit = change !== undefined && new Set(parts.map(part => part.when)).size > 1;
  if (isSplit) labels.push(plot.topLabel("The change,", monthOf(measure.change ?? ""), plot.edge(change), 16));
  breaks.forEach((one, row) => labels.push(plot.topLabel("", `Counted anew, ${plot.short(one)}`, plot.edge(one), 16 + ROW * (row + 1))));
  labels.push(...names.flatMap((name, at) => (name && plot.meanLabel(at)) || []), ...plot.times());
  const limits = (/** @type {boolean} */ isEarly) => parts.flatMap((part, at) => (isProvisional(part) === isEarly ? (part.limits ?? []) : [])
    .filter(limit => limit !== part.mean).map(limit => `M${plot.ends[at][0]} ${plot.y(limit)}H${plot.ends[at][1]}`)).join("");
  /** @type {Record<string, string>} */
  const paths = {
    "grid-line": levels.slice(1).map(y => `M${plot.left} ${y}H${plot.right}`).join(""),
    axis: `M${plot.left} ${bottom}H${plot.right}`,
    split: isSplit ? `M${plot.edge(change)} 24V${bottom}` : "",
    breaks: breaks.map((one, row) => `M${plot.edge(one)} ${24 + ROW * (row + 1)}V${bottom}`).join(""),
    limits: limits(false),
    early: limits(true),
    goal: measure.goal ? `M${plot.left} ${plot.y(Number(measure.goal.value))}H${plot.right}` : "",
    also: alsoWithin(parts, measure).map(one => `M${plot.edge(stepAt(one.month, measure.every))} ${bottom}m-5 9h10l-5-9z`).join(""),
    means: plot.means.map((y, at) => (names[at] ? `M${plot.ends[at][0]} ${y}H${plot.ends[at][1]}` : "")).join(""),
    line: lineOf(parts, plot.places, bottom),
  };
  const drawn = element("svg", {class: isWide ? "wide" : "narrow", viewBox: `0 0 ${size.width} ${plot.height}`, role: "img"});
  drawn.append(...Object.entries(paths).filter(([, d]) => d).map(([name, d]) => element("path", {class: name, d})));
  drawn.append(...marks(parts, plot.places, tenth(Math.max(1.5, Math.min(size.radius, plot.step * 0.45)))), ...labels.map(words));
  return drawn;
}

/** @param {string} name @param {Record<string, string | number>} said @returns {SVGElement} */
function element(name, said) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(said)) made.setAttribute(key, String(value));
  return /** @type {SVGElement} */ (made);
}

/** @param {Label} label */
function words({strong, text, x, y, anchor}) {
  const made = element("text", {x, y, "text-anchor": anchor});
  if (strong) {
    const bold = element("tspan", {class: "bold"});
    bold.textContent = strong;
    made.append(bold, " ");
  }
  made.append(text);
  return made;
}

/** The path from point to point; what is rare stands on stems. @param {ChartPart[]} parts @param {{x: number, y: number}[]} places @param {number} bottom */
function lineOf(parts, places, bottom) {
  const all = parts.flatMap(part => part.points.map((one, at) => ({part, joins: at > 0 && one.step === part.points[at - 1].step + 1})));
  return all.map(({part, joins}, at) => (part.rare ? `M${places[at].x} ${places[at].y}V${bottom}` : `${joins ? "L" : "M"}${places[at].x} ${places[at].y}`)).join("");
}

/** The points, rings beneath them first. @param {ChartPart[]} parts @param {{x: number, y: number}[]} places @param {number} radius */
function marks(parts, places, radius) {
  /** @type {Record<string, string>} */
  const paths = {ring: "", before: "", after: "", "before concern": "", "after concern": ""};
  const triangle = `m0-${tenth(radius * 1.7)}l${tenth(radius * 1.6)} ${tenth(radius * 2.8)}h-${tenth(radius * 3.2)}z`;
  parts.flatMap(part => part.signals.map(signal => ({side: part.when === "before" ? "before" : "after", signal}))).forEach(({side, signal}, at) => {
    const place = `M${places[at].x} ${places[at].y}`;
    if (signal?.settled && !signal.good) paths[`${side} concern`] += place + triangle;
    else {
      if (signal?.settled) paths.ring += `${place}h0`;
      paths[side] += `${place}h0`;
    }
  });
  const width = tenth(radius * 2);
  const mark = (/** @type {string} */ kind, /** @type {string} */ d, /** @type {number} */ wide) => element("path", {class: `point ${kind}`, d, "stroke-width": wide});
  return Object.entries(paths).filter(([, d]) => d).flatMap(([kind, d]) => {
    const wide = width + (kind === "ring" ? 10 : 2);
    return [mark(kind, d, kind.includes("concern") ? 2 : wide), ...(["ring", "before"].includes(kind) ? [mark("hole", d, wide - 4)] : [])];
  });
}
