// What is used of Turndown: https://github.com/mixmark-io/turndown. It is given elements, never texts: the site’s policy lets no text become markup.

export type Rule = {
  filter: string | string[] | ((node: HTMLElement, options: object) => boolean);
  replacement: (content: string, node: HTMLElement, options: object) => string;
};
export default class TurndownService {
  constructor(options?: {
    headingStyle?: "setext" | "atx", hr?: string, bulletListMarker?: "-" | "+" | "*", codeBlockStyle?: "indented" | "fenced",
    emDelimiter?: "_" | "*", strongDelimiter?: "__" | "**", linkStyle?: "inlined" | "referenced",
    blankReplacement?: Rule["replacement"], keepReplacement?: Rule["replacement"],
  });
  addRule(name: string, rule: Rule): this;
  remove(filter: Rule["filter"]): this;
  keep(filter: Rule["filter"]): this;
  escape(text: string): string;
  turndown(node: Element | Document | DocumentFragment): string;
}
