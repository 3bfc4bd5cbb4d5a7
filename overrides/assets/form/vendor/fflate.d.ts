// What is used of fflate: https://github.com/101arrowz/fflate

export type Zippable = Record<string, Uint8Array | [Uint8Array, {level?: 0 | 6 | 9, mtime?: Date}]>;
export function zipSync(files: Zippable, options?: {level?: 0 | 6 | 9, mtime?: Date}): Uint8Array;
export class Inflate {
  constructor(take: (data: Uint8Array, isLast: boolean) => void);
  push(data: Uint8Array, isLast?: boolean): void;
}
