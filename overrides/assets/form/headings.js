/** The headings under which an entry answers, in the award’s order. */

/** @typedef {{id: string, level: 2 | 3, title: string}} Heading */
/** What is asked in a year, as the page is told it before the table of the check comes.
 * @typedef {{synopsis: {title: string, limit: number} | null, criteria: {id: string, title: string, limit?: number | null, categories?: string[], questions: {id: string, title: string, categories?: string[]}[]}[]}} Asked */

/** What an entry of a category is asked; all of it where the award has no categories, or none is chosen yet. @param {Asked} year @param {string} [category] @returns {Heading[]} */
export function headingsOf({synopsis, criteria}, category = "") {
  const isAsked = (/** @type {{categories?: string[]}} */ one) => !category || !one.categories?.length || one.categories.includes(category);
  /** @type {Heading[]} */
  const parts = criteria.filter(isAsked).flatMap(({id, title, questions}) =>
    [{id, level: 2, title}, ...questions.filter(isAsked).map(one => /** @type {const} */ ({id: one.id, level: 3, title: one.title}))]);
  return synopsis ? [{id: "synopsis", level: 2, title: synopsis.title}, ...parts] : parts;
}
