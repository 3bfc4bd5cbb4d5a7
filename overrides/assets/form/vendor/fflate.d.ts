// What is used of fflate: https://github.com/101arrowz/fflate

export type Zippable = Record<string, Uint8Array | [Uint8Array, {level?: 0 | 6 | 9, mtime?: Date}]>;
export function zipSync(files: Zippable, options?: {level?: 0 | 6 | 9, mtime?: Date}): Uint8Array;
export function inflateSync(data: Uint8Array, options?: {out?: Uint8Array}): Uint8Array;
