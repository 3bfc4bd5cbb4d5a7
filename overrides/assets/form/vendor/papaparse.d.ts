// What is used of Papa Parse: https://www.papaparse.com/docs

export type Parsed = {
  data: string[][];
  errors: {type: string, code: string, message: string, row?: number}[];
  meta: {delimiter: string, linebreak: string, aborted: boolean, truncated: boolean};
};
declare const Papa: {
  parse(text: string, options?: {delimiter?: string, newline?: "" | "\n" | "\r" | "\r\n", delimitersToGuess?: string[], skipEmptyLines?: boolean | "greedy", preview?: number}): Parsed;
  unparse(rows: readonly (readonly string[])[], options?: {delimiter?: string, newline?: string, escapeFormulae?: boolean}): string;
};
export default Papa;
