/** A series as a chart with its words, by the rules of the build. */

import {drawing} from "./series/drawing.js";
import {chartParts} from "./series/parts.js";
import {scaleOf} from "./series/plot.js";
import {captionOf, meanNames, placesOf} from "./series/told.js";
import {verdictOf} from "./series/verdict.js";

/** @typedef {import("./series/parts.js").ChartMeasure} ChartMeasure */
/** @typedef {import("./series/parts.js").ChartPart} ChartPart */
/** @typedef {import("./series/steps.js").Point} Point */
/** @typedef {{drawings: SVGElement[], caption: string, parts: ChartPart[]}} Chart the drawing for wide and for narrow places, as the site’s pages have both */

/** A chart of points, earliest first; nothing where there are none. @param {Point[]} points @param {ChartMeasure} measure @returns {Chart | undefined} */
export function drawChart(points, measure) {
  const parts = chartParts(points, measure);
  if (!parts.length) return undefined;
  const verdict = verdictOf(parts, measure);
  const scale = scaleOf(parts, measure, placesOf(parts) === 0);
  const caption = captionOf(parts, verdict, measure, scale[0]);
  const names = meanNames(parts, verdict, measure);
  const short = parts.length < 3 ? names : names.map(name => name.replace(/^average /, ""));
  const drawings = [drawing(parts, scale, names, measure, true), drawing(parts, scale, short, measure, false)];
  for (const one of drawings) one.setAttribute("aria-label", caption);
  return {drawings, caption, parts};
}
