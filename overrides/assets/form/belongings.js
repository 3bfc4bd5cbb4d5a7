/**
 * The files of the draft that is open: in memory while the page is, and in this browser’s database as long as they belong to the draft.
 *
 * A file belongs to it while a field names it or a text links to it. Of a finished entry that was opened, what it never named belongs to it as well:
 * records of others, a translation, a document that only its folder has. What it named and names no longer was taken out, and is neither kept nor sent.
 */

import {namings} from "./names.js";
import {drop, filesOf, keep} from "./store.js";
import {readEntry} from "./whole.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** What a draft says, and where a file is named. @typedef {{front: any, body: string}} Said */

export class Belongings {
  /** @param {Draft} draft @param {Map<string, Uint8Array>} [files] what came with it, and is not in the database yet */
  constructor({id, source, came}, files = new Map()) {
    this.id = id;
    this.files = files;
    this.source = source;
    /** @type {Set<string> | null} */
    this.came = came ? new Set(came) : null;
    /** @type {Set<string>} */
    this.stored = new Set();
    /** Why a file could not be kept. @type {Map<string, string>} */
    this.failed = new Map();
  }

  /** Adds what the database has of them. */
  async load() {
    for (const [name, bytes] of await filesOf(this.id)) {
      if (this.files.has(name)) continue;
      this.files.set(name, bytes);
      this.stored.add(name);
    }
  }

  /** Takes a file in, or another under its name. @param {string} name @param {Uint8Array} bytes */
  put(name, bytes) {
    this.files.set(name, bytes);
    this.stored.delete(name);
  }

  /** The names of those that came with the entry. */
  get brought() {
    return this.came ?? (this.source ? new Set(this.files.keys()) : new Set());
  }

  /** How often each file is named by what a draft says, and by texts beside it. @param {Said} said */
  namings({front, body}) {
    const beside = [...this.brought].filter(name => name.endsWith(".md")).map(name => new TextDecoder().decode(this.files.get(name)));
    return namings(front, [body, ...beside]);
  }

  /** The files that belong to a draft. @param {Said} said @returns {Map<string, Uint8Array>} */
  of(said) {
    const now = this.namings(said);
    const {front, body} = readEntry(this.source);
    const before = namings(front, [body]);
    return new Map([...this.files].filter(([name]) => now(name) > 0 || (this.brought.has(name) && before(name) === 0)));
  }

  /** The names that another file cannot have, with the sizes of what has them; without a file that it replaces. @param {Said} said @param {string} own @returns {Map<string, number>} */
  taken(said, own) {
    const isAlone = own !== "" && this.namings(said)(own) < 2;
    return new Map([...this.of(said)].filter(([name]) => !isAlone || name !== own).map(([name, {length}]) => [name.toLowerCase(), length]));
  }

  /** Keeps in the database what belongs to the draft, and nothing else. @param {Said} said */
  async settle(said) {
    const belong = this.of(said);
    for (const [name, bytes] of this.files) {
      if (belong.has(name) && !this.stored.has(name)) await this.#keep(name, bytes);
      if (!belong.has(name) && this.stored.delete(name)) await drop(this.id, name);
      if (!belong.has(name)) this.failed.delete(name);
    }
  }

  /** @param {string} name @param {Uint8Array} bytes */
  async #keep(name, bytes) {
    this.stored.add(name);
    const wrong = await keep(this.id, name, bytes);
    if (wrong) this.failed.set(name, wrong);
    else this.failed.delete(name);
  }
}
