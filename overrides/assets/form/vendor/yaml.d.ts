// What is used of yaml: https://eemeli.org/yaml/

type Range = [start: number, valueEnd: number, nodeEnd: number];
type Marked = {range: Range, tag?: string, anchor?: string, comment?: string | null, commentBefore?: string | null};

export type Scalar = Marked & {value: string, type: "PLAIN" | "QUOTE_DOUBLE" | "QUOTE_SINGLE" | "BLOCK_FOLDED" | "BLOCK_LITERAL"};
export type Pair = {key: Node | null, value: Node | null};
export type YAMLMap = Marked & {items: Pair[], flow?: boolean};
export type YAMLSeq = Marked & {items: (Node | null)[], flow?: boolean};
export type Alias = Marked & {source: string};
export type Node = Scalar | YAMLMap | YAMLSeq | Alias;
export type Problem = {code: string, message: string, pos: [number, number]};

/** Gives the tokens of a text; together they are the text, but for four signs that stand before a document, a scalar and the like. */
export class Lexer {
  lex(text: string): Iterable<string>;
}
export class Document {
  contents: Node | null;
  errors: Problem[];
  warnings: Problem[];
}
export function parseDocument(text: string, options: {
  schema: "failsafe", version?: "1.1" | "1.2", strict?: boolean, uniqueKeys?: boolean,
  logLevel?: "silent" | "error" | "warn", prettyErrors?: boolean,
}): Document;
export function isAlias(node: unknown): node is Alias;
export function isMap(node: unknown): node is YAMLMap;
export function isScalar(node: unknown): node is Scalar;
export function isSeq(node: unknown): node is YAMLSeq;
