/** How many words a text has, as limits count them; a page has this, with the patterns that it needs, before it has the check. */

import {Outline} from "./outline.js";
import {Shared} from "./pattern.js";

/** A counter that goes by these patterns. @param {Pick<RuleTable, "shared">} table @returns {(markdown: string) => number} */
export function counter(table) {
  const shared = new Shared(table);
  return markdown => new Outline(markdown, shared).sections.reduce((sum, section) => sum + section.words, 0);
}
