/** The files of showcases, each fetched when it is first needed. */
import {Collection, once} from "./collection.js";
import * as decode from "./decode.js";

export class Showcase {
  /** @type {Map<string, () => Promise<any>>} */
  #files = new Map();

  /** @param {string} root @param {Index} index @param {string} name @param {number} offset */
  constructor(root, index, name, offset) {
    this.root = root;
    this.index = index;
    this.name = name; // empty for the one whose page this is
    this.offset = offset; // the number of its first entry
  }

  columns() {
    return this.#file("facets", decode.columns);
  }

  titles() {
    return this.#file("titles", decode.titles);
  }

  names() {
    return this.#file("names", decode.names);
  }

  /** @param {number} number */
  entry(number) {
    return this.#file(`entries/${number}`, decode.entry);
  }

  /** @param {number} bucket */
  words(bucket) {
    return this.#file(`words/${bucket}`, decode.words);
  }

  /** @param {number} file */
  postings(file) {
    return this.#file(`words/common/${file}`, decode.postings);
  }

  /** @type {<T>(name: string, decoded: Decoder<T>) => Promise<T>} */
  #file(name, decoded) {
    const address = `${this.root}assets/find/${name}.json?v=${this.index.stamp}`;
    const file = this.#files.get(name) ?? once(() => load(address).then(decoded));
    this.#files.set(name, file);
    return file();
  }
}

/** @type {Load} */
async function load(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** @type {Open} */
export async function open(root, others = []) {
  const wanted = [{name: "", address: root}, ...others];
  const indexes = await Promise.allSettled(
    wanted.map(async ({address}) => decode.index(await load(`${address}assets/find/index.json`, {cache: "no-cache"}))),
  );
  const [own] = indexes;
  if (own.status === "rejected") throw own.reason;
  /** @type {Showcase[]} */
  const showcases = [];
  let offset = 0;
  indexes.forEach((index, at) => {
    if (index.status === "rejected") return;
    showcases.push(new Showcase(wanted[at].address, index.value, wanted[at].name, offset));
    offset += index.value.entries;
  });
  const missing = wanted.filter((_, at) => indexes[at].status === "rejected");
  return new Collection(showcases, missing.map(({name}) => name));
}
