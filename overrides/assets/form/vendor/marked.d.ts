// What is used of marked: https://marked.js.org. It gives tokens, of which the page makes elements; no text becomes markup on the way.

export type Token = {
  type: string, raw: string, text?: string, tokens?: Token[], depth?: number, href?: string, title?: string | null, lang?: string, ordered?: boolean,
  start?: number | "", loose?: boolean, items?: Token[], task?: boolean, checked?: boolean, escaped?: boolean,
  header?: Cell[], rows?: Cell[][], align?: ("center" | "left" | "right" | null)[],
};
export type Cell = {text: string, tokens: Token[], header: boolean, align: "center" | "left" | "right" | null};
export class Lexer {
  static lex(text: string, options?: {gfm?: boolean, breaks?: boolean, pedantic?: boolean}): Token[];
}
