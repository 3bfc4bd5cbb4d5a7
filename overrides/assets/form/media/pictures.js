/**
 * Pictures as they can be sent: made anew from their points in this browser, upright, no larger than they are shown, without what cameras note.
 *
 * No address is made of a file, because the site’s policy shows pictures of the site alone: a picture is drawn on a canvas.
 */

import {seen} from "./kinds.js";
import {said, thousands} from "./words.js";

/** @typedef {import("./words.js").Media} Media */
/** @typedef {import("./words.js").Refusal} Refusal */
/** @typedef {import("./kinds.js").Seen} Seen */
/** @typedef {{name: string, bytes: Uint8Array, width: number, height: number, thumbnail: HTMLCanvasElement, told: string[]}} Prepared */

const LARGEST = 100_000_000; // bytes that are read at all
const MOST_POINTS = 100_000_000; // decoded, they take 400 MB for a moment; what is made has far fewer
const MOST_HEIGHT = 6_000; // of what is made, as a phone shows a whole page
const THUMB = 320;
const QUALITY = 0.9;
const HEAVY = 1_500_000; // bytes of a PNG, from which on a photograph is one as JPEG
const RIM = 0.005; // of the points, which some browsers make half clear where a smaller picture ends
const LONGEST_NAME = 60;
const DECODED = ["jpeg", "png", "gif", "webp", "photograph", "avif", "bmp", "picture"]; // the last four where a browser can
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A picture that can stand beside an entry, or why it cannot and what to do.
 * @param {File} file @param {Media} media @param {Iterable<string>} [taken] names that are in use @returns {Promise<Prepared | Refusal>}
 */
export async function prepare(file, media, taken = []) {
  const {name} = file;
  if (file.size > LARGEST) return tooLarge(file, media);
  const found = seen(new Uint8Array(await file.arrayBuffer()));
  const refusal = refused(name, found, media);
  if (refusal) return refusal;
  const points = await decoded(file, found, media);
  if (!points) return said(media, ...undecoded(name, found));
  if (!readsBack()) return BLINDED;
  const {bitmap, original} = points;
  const canvas = drawn(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  const clear = ["jpeg", "photograph"].includes(found.kind) ? 0 : seenThrough(canvas);
  if (clear === 1) return said(media, "picture-damaged", {name}); // some browsers open what is broken, and show nothing
  const [type, blob] = await encoded(canvas, found.kind, clear > RIM, media.bytes);
  const ending = type === "image/png" ? "png" : "jpg";
  return {
    name: named(name, ending, new Set([...taken].map(one => one.toLowerCase()))),
    bytes: new Uint8Array(await blob.arrayBuffer()),
    width: canvas.width,
    height: canvas.height,
    thumbnail: thumbnail(canvas),
    told: [...told(found, original, canvas)],
  };
}

/** @param {File} file @param {Media} media */
function tooLarge(file, media) {
  const values = {name: file.name, kilobytes: Math.ceil(file.size / 1000), most: LARGEST / 1000};
  return media.kinds[ending(file.name)] === "film" || file.type.startsWith("video/") ? said(media, "file-kind", values, "film") : said(media, "too-large", values);
}

/** @param {string} name */
const ending = name => name.slice(name.lastIndexOf(".")).toLowerCase();

/** Why a file is not even decoded. @param {string} name @param {Seen} found @param {Media} media @returns {Refusal | undefined} */
function refused(name, found, media) {
  if (found.kind === "film") return said(media, "file-kind", {name}, "film");
  if (found.kind === "svg") return said(media, "file-kind", {name}, "picture");
  if (found.moves) return said(media, "picture-moves", {name});
  if (!found.whole) return said(media, "picture-damaged", {name});
  if (!found.kind) return /\.(?:jpe?g|png|gif|webp)$/i.test(name) ? said(media, "picture-damaged", {name}) : ofOtherKind(name, media);
  const isLarge = found.width * found.height > MOST_POINTS || Math.max(found.width, found.height) > media.side;
  return isLarge ? said(media, "picture-too-large", {name, megapixels: media.megapixels, side: media.side}) : undefined;
}

/** @param {string} name @param {Media} media */
function ofOtherKind(name, media) {
  const kind = media.kinds[ending(name)];
  return ["photograph", "picture", "film"].includes(kind) ? said(media, "file-kind", {name}, kind) : said(media, "picture-kind", {name}, "not-one");
}

/** What is said of a picture that this browser cannot open. @param {string} name @param {Seen} found @returns {[string, {name: string}, string]} */
function undecoded(name, {kind}) {
  if (kind === "photograph" || kind === "avif") return ["file-kind", {name}, "photograph"];
  return kind === "picture" || kind === "bmp" ? ["file-kind", {name}, "picture"] : ["picture-damaged", {name}, ""];
}

/** Width and height the right way up. @param {Seen} found */
const sized = ({width, height, aside}) => (aside ? [height, width] : [width, height]);

/** How a picture of this size is decoded to be no larger than it is shown. @param {number[]} size @param {Media} media @returns {ImageBitmapOptions} */
function smaller([width, height], media) {
  const scale = Math.min(1, media.width / width, MOST_HEIGHT / height);
  const most = {resizeWidth: Math.max(1, Math.round(width * scale)), resizeHeight: Math.max(1, Math.round(height * scale))};
  return {imageOrientation: "from-image", ...(scale < 1 ? {resizeQuality: "high", ...most} : {})};
}

/** The points of a file, upright, and how large it was; a browser does this beside the page. @param {File} file @param {Seen} found @param {Media} media */
async function decoded(file, found, media) {
  if (!DECODED.includes(found.kind)) return undefined;
  try {
    const bitmap = await createImageBitmap(file, found.width ? smaller(sized(found), media) : {imageOrientation: "from-image"});
    if (found.width) return {bitmap, original: sized(found)};
    const original = [bitmap.width, bitmap.height]; // only the browser could tell
    return {bitmap: await createImageBitmap(bitmap, smaller(original, media)), original};
  } catch {
    return undefined; // it is damaged, or of a kind that this browser does not know
  }
}

/** @param {CanvasImageSource} source @param {number} width @param {number} height @param {string} [ground] */
function drawn(source, width, height, ground = "") {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, {width, height});
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.imageSmoothingQuality = "high";
  if (ground) {
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

/** @param {HTMLCanvasElement} canvas */
function thumbnail(canvas) {
  const scale = Math.min(1, THUMB / Math.max(canvas.width, canvas.height));
  return drawn(canvas, Math.max(1, Math.round(canvas.width * scale)), Math.max(1, Math.round(canvas.height * scale)));
}

/**
 * A photograph as JPEG, a drawing as PNG; what can be seen through stays so.
 * @param {HTMLCanvasElement} canvas @param {string} kind @param {boolean} isClear @param {number} most @returns {Promise<[string, Blob]>}
 */
async function encoded(canvas, kind, isClear, most) {
  if (!["jpeg", "photograph"].includes(kind)) {
    const png = await blobOf(canvas, "image/png");
    if (png.size <= (isClear ? most : HEAVY)) return ["image/png", png];
  }
  return ["image/jpeg", await blobOf(drawn(canvas, canvas.width, canvas.height, "#fff"), "image/jpeg")];
}

/** @param {HTMLCanvasElement} canvas @param {string} type @returns {Promise<Blob>} */
const blobOf = (canvas, type) => new Promise((done, failed) => canvas.toBlob(blob => (blob ? done(blob) : failed(new Error("no picture was made"))), type, QUALITY));

/** What is said where a browser hands out noise in place of a picture, lest pages know its reader again. @type {Refusal} */
const BLINDED = {
  code: "picture-damaged", message: "This browser hides from pages what is in a picture, so none can be made here.",
  reason: "It is set to let no page know it again.", remedy: "Allow this page to read a canvas, or open the saved copy of your draft in another browser.",
};

/** Whether what is drawn can be read again; a little noise does no harm. */
function readsBack() {
  const colours = [[250, 20, 90], [10, 200, 30], [40, 60, 240], [120, 120, 120]];
  return colours.every(colour => {
    const canvas = document.createElement("canvas");
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", {willReadFrequently: true}));
    context.fillStyle = `rgb(${colour})`;
    context.fillRect(0, 0, 1, 1);
    return colour.every((value, at) => Math.abs(value - context.getImageData(0, 0, 1, 1).data[at]) < 9);
  });
}

/** How much of a picture can be seen through, of one. @param {HTMLCanvasElement} canvas */
function seenThrough(canvas) {
  const {data} = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, canvas.width, canvas.height);
  let clear = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] < 250) clear += data[at] ? 0.999 : 1; // what shows a little is something
  return (clear * 4) / data.length;
}

/** A name that can stand in an address and on every disk. @param {string} name @param {string} end @param {Set<string>} taken */
function named(name, end, taken) {
  const plain = name.replace(/\.\w+$/, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss");
  const stem = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, LONGEST_NAME).replace(/-+$/, "");
  const begins = !stem || RESERVED.test(stem) ? ["picture", stem].filter(Boolean).join("-") : stem;
  let made = `${begins}.${end}`;
  for (let number = 2; taken.has(made); number++) made = `${begins}-${number}.${end}`;
  return made;
}

/** What was done to a picture. @param {Seen} found @param {number[]} original @param {HTMLCanvasElement} canvas @returns {Generator<string>} */
function* told(found, [width, height], canvas) {
  if (width !== canvas.width) {
    const sizes = `${thousands(width)} × ${thousands(height)} pixels to ${thousands(canvas.width)} × ${thousands(canvas.height)}`;
    yield `It was made smaller, from ${sizes}, which is as large as it is shown.`;
  }
  if (found.located) yield "It said where it was taken. That is left out.";
  else if (found.noted) yield "What the camera noted in it is left out.";
  if (["photograph", "avif", "bmp", "picture"].includes(found.kind)) yield "It was saved anew as a kind of picture that everyone can open.";
}
