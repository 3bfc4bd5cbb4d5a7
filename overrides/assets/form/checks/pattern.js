/** Python’s patterns and lists by their names, and Python’s ways to look for a pattern. */

const NEVER = "(?!)";

/** @param {string} source @param {string} flags */
function compiled(source, flags) {
  try {
    return new RegExp(source, flags);
  } catch {
    return new RegExp(NEVER, flags); // a browser that cannot look behind finds less; the check of the file finds all
  }
}

export class Pattern {
  /** @param {string} source @param {string} flags */
  constructor(source, flags) {
    this.source = source;
    this.flags = flags;
    /** @type {Map<string, RegExp>} */
    this.made = new Map();
  }

  /** @param {string} how */
  as(how) {
    const kept = this.made.get(how);
    const source = how ? this.source : `(?<![^])(?:${this.source})(?![^])`;
    const made = kept ?? compiled(source, this.flags + how);
    this.made.set(how, made);
    return made;
  }

  /** The first place between two others. @param {string} text */
  search(text, from = 0, to = text.length) {
    const one = this.as("g");
    one.lastIndex = Math.max(0, from);
    return one.exec(to < text.length ? text.slice(0, to) : text);
  }

  /** What begins at a place. @param {string} text */
  match(text, from = 0) {
    const one = this.as("y");
    one.lastIndex = from;
    return one.exec(text);
  }

  /** Whether it is the whole text. @param {string} text */
  full(text) {
    return this.as("").exec(text);
  }

  /** @param {string} text */
  all(text) {
    const every = this.as("g");
    every.lastIndex = 0; // where the last search stopped
    return [...text.matchAll(every)];
  }

  /** @param {string} text @param {any} by */
  replace(text, by) {
    return text.replace(this.as("g"), by);
  }
}

/** What is the same for all entries: the table, with its patterns ready to look for. */
export class Shared {
  /** @param {Pick<RuleTable, "shared">} table one that has the rest of the table, too, for the check */
  constructor(table) {
    this.table = /** @type {RuleTable} */ (table);
    /** @type {Map<string, Pattern>} */
    this.patterns = new Map();
  }

  /** @param {string} name @returns {Pattern} */
  re(name) {
    const kept = this.patterns.get(name);
    const made = kept ?? new Pattern(...this.source(this.table.shared[name]));
    this.patterns.set(name, made);
    return made;
  }

  /** A pattern of a list of them. @param {string} name @param {number} number */
  nth(name, number) {
    const kept = this.patterns.get(`${name} ${number}`);
    const made = kept ?? new Pattern(...this.source(this.table.shared[name][number]));
    this.patterns.set(`${name} ${number}`, made);
    return made;
  }

  /** A list, a number or a set of words. @param {string} name @returns {any} */
  known(name) {
    return this.table.shared[name];
  }

  /** @param {{re: [string, string]}} written @returns {[string, string]} */
  source(written) {
    return written.re;
  }
}

/** The end of what was found. @param {RegExpMatchArray} found */
export const endOf = found => (found.index ?? 0) + found[0].length;
