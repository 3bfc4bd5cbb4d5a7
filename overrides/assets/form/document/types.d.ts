// What the modules of a document share; it is not published.

/** A value as it was written: `no` is the word no. Null is a field that was left empty. */
export type Value = string | null | Value[] | Fields;
/** Fields by their names; those with whole numbers for names stand first, as scripts have them. */
export type Fields = {[name: string]: Value};

/** The fields of a file in the format’s order (`showcase.authoring.layout.shapes()`): what each holds is a text, stands plain, or has fields of its own. */
export type Shape = {[name: string]: "text" | "plain" | Shape};

/** What is wrong with a file: a code as the check has it, and its place, counted from 1. */
export type Problem = {code: string, line: number, column: number, values?: Record<string, string | number>};

/**
 * A file: its fields and the text below them. `source` is the file as it was read, which is kept as it is wherever nothing was changed;
 * a new file has none. Fields and text are the page’s to change.
 */
export type Entry = {front: Fields, body: string, source?: string};
/** A file as it was read; while `isRead` is false its fields could not be told, and the whole of it stands in `source`. */
export type ReadEntry = Entry & {source: string, problems: Problem[], isRead: boolean};
