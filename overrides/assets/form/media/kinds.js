/** What a file is by its bytes, how large it stands, whether it moves and whether it is whole: read before a decoder unfolds it. */

/**
 * What bytes say of a picture; `width` and `height` are nought where they do not tell, `aside` says that it is held sideways.
 * @typedef {{kind: string, width: number, height: number, aside: boolean, moves: boolean, whole: boolean, located: boolean, noted: boolean}} Seen
 */

const MOST_STEPS = 200_000; // pieces of a file; more are no picture
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const HELD = 0x0112;
const PLACE = 0x8825;

/** @param {DataView} view @param {number} at @param {number} length */
const letters = (view, at, length) => {
  let text = "";
  for (let place = at; place < Math.min(at + length, view.byteLength); place++) text += String.fromCharCode(view.getUint8(place));
  return text;
};

/** @param {string} kind @returns {Seen} */
const nothing = kind => ({kind, width: 0, height: 0, aside: false, moves: false, whole: true, located: false, noted: false});

/** The kind of a file that is no picture made of points here, by how it begins. @param {string} begins @returns {string} */
function other(begins) {
  const brand = begins.slice(8, 12);
  if (begins.slice(4, 8) === "ftyp") {
    if (/^(?:avif|avis)/.test(brand)) return "avif";
    if (brand.startsWith("M4A")) return ""; // a recording
    return /^(?:hei|hev|mif1|msf1)/.test(brand) ? "photograph" : "film";
  }
  if (/^(?:\x1aE\xdf\xa3|RIFF[^]{4}AVI )/.test(begins)) return "film";
  if (/^(?:II\*\0|MM\0\*)/.test(begins)) return "picture";
  if (/^BM[^]{4}\0\0\0\0/.test(begins)) return "bmp";
  return /^\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)/i.test(begins) ? "svg" : "";
}

/** What a file is. @param {Uint8Array} bytes @returns {Seen} */
export function seen(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = letters(view, 0, 256);
  try {
    if (begins.startsWith("\xff\xd8\xff")) return jpeg(view);
    if (begins.startsWith("\x89PNG")) return png(view);
    if (begins.startsWith("GIF8")) return gif(view);
    if (/^RIFF[^]{4}WEBP/.test(begins)) return webp(view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {...nothing("broken"), whole: false}; // it ends early
  }
  return {...nothing(other(begins)), moves: begins.slice(8, 12) === "avis"};
}

/** @param {DataView} view */
function jpeg(view) {
  const found = nothing("jpeg");
  let place = 2;
  let isOpen = false; // whether points have begun
  for (let step = 0; step < MOST_STEPS && place + 1 < view.byteLength; step++) {
    if (view.getUint8(place) !== 0xff) return {...found, whole: false};
    const mark = view.getUint8(place + 1);
    if (mark === 0xd9) return {...found, whole: isOpen};
    if (mark === 0xff || mark === 1 || (mark >= 0xd0 && mark <= 0xd7)) {
      place += mark === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(place + 2);
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
    if (isFrame) Object.assign(found, {height: view.getUint16(place + 5), width: view.getUint16(place + 7)});
    if (mark === 0xe1 && EXIF.every((byte, at) => view.getUint8(place + 4 + at) === byte)) noted(view, place + 10, found);
    place += 2 + length;
    if (mark === 0xda) {
      isOpen = true;
      place = nextSegment(view, place);
    }
  }
  return {...found, whole: false};
}

/** Where the points of a scan end. @param {DataView} view @param {number} from */
function nextSegment(view, from) {
  for (let place = from; place + 1 < view.byteLength; place++) {
    if (view.getUint8(place) !== 0xff) continue;
    const next = view.getUint8(place + 1);
    if (next !== 0 && next !== 1 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return place;
  }
  return view.byteLength;
}

/** What a camera noted: how it was held, and whether it knew where. @param {DataView} view @param {number} start @param {Seen} found */
function noted(view, start, found) {
  found.noted = true;
  const isLittle = view.getUint8(start) === 0x49;
  const table = start + view.getUint32(start + 4, isLittle);
  if (table + 2 > view.byteLength) return;
  const many = Math.min(view.getUint16(table, isLittle), 500);
  for (let at = table + 2; at < Math.min(table + 2 + many * 12, view.byteLength - 12); at += 12) {
    const tag = view.getUint16(at, isLittle);
    if (tag === HELD) found.aside = view.getUint16(at + 8, isLittle) >= 5;
    if (tag === PLACE) found.located = true;
  }
}

/** @param {DataView} view */
function png(view) {
  const found = {...nothing("png"), width: view.getUint32(16), height: view.getUint32(20)};
  for (let place = 8, step = 0; step < MOST_STEPS && place + 8 <= view.byteLength; step++) {
    const name = letters(view, place + 4, 4);
    if (name === "IEND") return found;
    if (name === "acTL") found.moves = view.getUint32(place + 8) > 1;
    if (name === "eXIf") noted(view, place + 8, found);
    place += 12 + view.getUint32(place);
  }
  return {...found, whole: false};
}

/** @param {DataView} view */
function gif(view) {
  const colours = (/** @type {number} */ flags) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const found = {...nothing("gif"), width: view.getUint16(6, true), height: view.getUint16(8, true)};
  let pictures = 0;
  for (let place = 13 + colours(view.getUint8(10)), step = 0; step < MOST_STEPS; step++) {
    const sign = view.getUint8(place);
    if (sign === 0x3b) return {...found, whole: pictures > 0};
    if (sign === 0x2c && ++pictures > 1) return {...found, moves: true};
    place += sign === 0x2c ? 11 + colours(view.getUint8(place + 9)) : 2;
    while (view.getUint8(place)) place += 1 + view.getUint8(place);
    place += 1;
  }
  return {...found, whole: false};
}

/** @param {DataView} view */
function webp(view) {
  const found = {...nothing("webp"), whole: view.byteLength >= view.getUint32(4, true) + 8};
  const three = (/** @type {number} */ at) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  const kind = letters(view, 12, 4);
  if (kind === "VP8X") return {...found, width: 1 + three(24), height: 1 + three(27), moves: Boolean(view.getUint8(20) & 2), noted: Boolean(view.getUint8(20) & 8)};
  if (kind === "VP8 ") return {...found, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff};
  const packed = view.getUint32(21, true);
  return {...found, width: 1 + (packed & 0x3fff), height: 1 + ((packed >> 14) & 0x3fff)};
}
