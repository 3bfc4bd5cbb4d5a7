/** What is dropped onto the page: files, and folders with all that is in them. */

const MOST = 501; // files; more are refused anyway

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
async function fileOf(entry) {
  const file = /** @type {File} */ (await new Promise((done, failed) => entry.file(done, failed)));
  return Object.defineProperty(file, "webkitRelativePath", {value: entry.fullPath.replace(/^\//, "")}); // as it has where a folder was chosen
}

/** @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} */
async function entriesOf(folder) {
  const [reader, found] = [folder.createReader(), /** @type {FileSystemEntry[]} */ ([])];
  for (;;) { // a browser gives a hundred at a time
    const some = /** @type {FileSystemEntry[]} */ (await new Promise((done, failed) => reader.readEntries(done, failed)));
    if (!some.length || found.length > MOST) return found;
    found.push(...some);
  }
}

/** @param {FileSystemEntry[]} entries @param {number} [many] @returns {Promise<File[]>} */
async function filesUnder(entries, many = 0) {
  const found = /** @type {File[]} */ ([]);
  for (const entry of entries) {
    if (many + found.length >= MOST) break;
    if (entry.isFile) found.push(await fileOf(/** @type {FileSystemFileEntry} */ (entry)));
    else found.push(...(await filesUnder(await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry)), many + found.length)));
  }
  return found;
}

/** The files of a drop, and whether a folder was among them. @param {DataTransfer | null} data @returns {{files: () => Promise<File[]>, hasFolder: boolean}} */
export function dropped(data) {
  const files = [...(data?.files ?? [])]; // all of this is gone once the event is over
  const entries = [...(data?.items ?? [])].flatMap(one => one.webkitGetAsEntry() ?? []);
  const hasFolder = entries.some(one => one.isDirectory);
  return {hasFolder, files: async () => (hasFolder ? filesUnder(entries) : files)};
}
