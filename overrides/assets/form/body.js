/** The text of an entry as answers, and answers as its text: every heading of the award’s year in its order, and nothing lost that stands between. */

/** @typedef {Record<string, string>} Answers by the id of their question; what introduces a criterion stands under the criterion’s id */
/** @typedef {{id: string, level: number, title: string}} Heading */

/** What an entry of a category is asked; all of it where the award has no categories, or none is chosen yet. @param {YearAsked} year @param {string} category @returns {Heading[]} */
function headingsOf({synopsis, criteria}, category) {
  const isAsked = (/** @type {{categories?: string[]}} */ one) => !category || !one.categories?.length || one.categories.includes(category);
  const parts = criteria.filter(isAsked).flatMap(({id, title, questions}) =>
    [{id, level: 2, title}, ...questions.filter(isAsked).map(one => ({id: one.id, level: 3, title: one.title}))]);
  return synopsis ? [{id: "synopsis", level: 2, title: synopsis.title}, ...parts] : parts;
}

const HEADING = /^ {0,3}(#{2,3})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** The lines of a text that are headings of the year, each with what it is the heading of. @param {string[]} lines @param {Heading[]} headings */
function found(lines, headings) {
  let fence = "";
  return lines.flatMap((line, at) => {
    const mark = FENCE.exec(line)?.[1] ?? "";
    if (mark && (!fence || (mark[0] === fence[0] && mark.length >= fence.length))) fence = fence ? "" : mark;
    const said = fence ? null : HEADING.exec(line);
    const known = said && headings.find(one => one.title === said[2] && one.level === said[1].length);
    return known ? [{at, id: known.id}] : [];
  });
}

/** The answers of a text. What stands under no heading of the year belongs to the answer before it, as it was written.
 * @param {string} body @param {YearAsked} year @returns {Answers} */
export function answersOf(body, year) {
  const headings = headingsOf(year, "");
  const lines = body.split("\n");
  const known = found(lines, headings);
  /** @type {Answers} */
  const answers = {};
  const put = (/** @type {string} */ id, /** @type {number} */ from, /** @type {number | undefined} */ to) => {
    const text = lines.slice(from, to).join("\n").trim();
    if (text && id) answers[id] = answers[id] ? `${answers[id]}\n\n${text}` : text;
  };
  put(known[0]?.id ?? headings[0]?.id ?? "", 0, known[0]?.at);
  known.forEach(({at, id}, place) => put(id, at + 1, known[place + 1]?.at));
  return answers;
}

/** The text of answers: all headings, also those that nothing stands under yet, so that whoever reads it sees what is missing.
 * @param {Answers} answers @param {YearAsked} year @param {string} category */
export function bodyOf(answers, year, category) {
  const parts = headingsOf(year, category).map(({id, level, title}) => [`${"#".repeat(level)} ${title}`, plain(answers[id] ?? "")].filter(Boolean).join("\n\n"));
  return `\n${parts.join("\n\n")}\n`;
}

/** Line ends as Unix has them, without blank lines around. @param {string} text */
const plain = text => text.replace(/\r\n?/g, "\n").replace(/^\s*\n|\s+$/g, "");
