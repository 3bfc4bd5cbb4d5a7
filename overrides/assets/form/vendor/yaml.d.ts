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

export class LineCounter {
  linePos(offset: number): {line: number, col: number};
}
export class Document {
  contents: Node | null;
  errors: Problem[];
  warnings: Problem[];
}
export function parseDocument(text: string, options: {
  schema: "failsafe", version?: "1.1" | "1.2", strict?: boolean, uniqueKeys?: boolean, lineCounter?: LineCounter,
  keepSourceTokens?: boolean, logLevel?: "silent" | "error", prettyErrors?: boolean,
}): Document;
export function isAlias(node: unknown): node is Alias;
export function isMap(node: unknown): node is YAMLMap;
export function isScalar(node: unknown): node is Scalar;
export function isSeq(node: unknown): node is YAMLSeq;
