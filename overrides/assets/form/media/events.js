/** The days of events from whatever a program for tables gives, as the file that the check reads: a header, then a day on each line. */

import {TWO_WAYS, dateOf} from "./series/dates.js";

/** @param {string} text @returns {{csv: string, problem: string}} */
export function readDays(text) {
  const lines = text.split(/\r\n|\r|\n/).map(line => line.split(/[\t;,]/).map(cell => cell.trim().replace(/^"|"$/g, "")).filter(Boolean)[0] ?? "");
  const days = lines.map(line => ({line, day: dateOf(line)})).filter(({line}, at) => line && !(at === 0 && !/\d/.test(line)));
  const wrong = days.find(({day}) => day?.is !== "day");
  if (wrong && TWO_WAYS.test(wrong.line)) return {csv: "", problem: `‘${wrong.line}’ is one day where the day stands first and another where the month does. Write the days such as 2024-05-31 or 31 May 2024.`};
  if (wrong) return {csv: "", problem: `‘${[...wrong.line].slice(0, 60).join("")}’ is not a day. Put one day on each line, such as 2024-05-31 or 31 May 2024.`};
  if (!days.length) return {csv: "", problem: "No days were found. Put one day on each line, such as 2024-05-31 or 31 May 2024."};
  return {csv: `date\n${days.map(({day}) => day?.iso).toSorted().join("\n")}\n`, problem: ""};
}
