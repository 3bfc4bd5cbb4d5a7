/**
 * The text of an entry, question by question: read by the award’s headings, and written so that what was not changed stays letter by letter.
 * Together the pieces are the text; what stands under no heading of the award stays where it is, and is told.
 */

/** A heading of the award (`showcase.authoring.layout.headings_of`). @typedef {{id: string, level: number, title: string}} Heading */
/** A piece of the text: a heading as it was written, and what stands below it. `id` is empty for what stands above all headings. @typedef {{id: string, heading: string, text: string}} Piece */
/** What is no answer: a heading that the award does not have, or has once, kept in the answer above; or text above all headings. @typedef {{why: "unknown" | "repeated" | "before", line: number, title: string}} Outside */

const HEADING = /^ {0,3}(#{2,3})[ \t\u00a0\u3000]+(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const NOTE = /^ {0,3}<!--/;
const PUNCTUATION = /\\([!-/:-@[-`{-~])/g;

/** A heading’s words. @param {string} said */
const titleOf = said => said.replace(/[ \t]+#+[ \t]*$/, "").replace(PUNCTUATION, "$1").replace(/\s+/g, " ").trim();

/** @param {string} body @param {readonly Heading[]} headings @returns {{pieces: Piece[], outside: Outside[]}} */
function piecesOf(body, headings) {
  const pieces = /** @type {Piece[]} */ ([{id: "", heading: "", text: ""}]);
  const outside = /** @type {Outside[]} */ ([]);
  let [fence, isNote] = ["", false];
  body.split(/(?<=\n)/).forEach((line, row) => {
    const last = pieces[pieces.length - 1];
    const isOpen = fence !== "" || isNote;
    const found = isOpen ? null : HEADING.exec(line.replace(/\r?\n$/, ""));
    if (!isNote) fence = fenceAfter(fence, line);
    if (!fence) isNote = (isNote || NOTE.test(line)) && !line.includes("-->");
    const title = found ? titleOf(found[2]) : "";
    const known = found && headings.find(one => one.title === title && one.level === found[1].length);
    if (known && !pieces.some(({id}) => id === known.id)) {
      pieces.push({id: known.id, heading: line, text: ""});
      return;
    }
    if (found) outside.push({why: known ? "repeated" : "unknown", line: row + 1, title});
    else if (!last.id && line.trim() && !outside.length) outside.push({why: "before", line: row + 1, title: ""});
    last.text += line;
  });
  return {pieces, outside};
}

/** The fence that is open after a line: a row of signs, or none. @param {string} open @param {string} line */
function fenceAfter(open, line) {
  const [, signs = ""] = FENCE.exec(line) ?? [];
  if (!open) return signs[0] === "`" && line.slice(line.indexOf(signs) + signs.length).includes("`") ? "" : signs;
  return signs.startsWith(open) && !line.trim().slice(signs.length).trim() ? "" : open;
}

/** A text without the empty lines around it. @param {string} text */
const bare = text => text.replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd();

/** The answers of a text by the ids of their headings, and what is none. @param {string} body @param {readonly Heading[]} headings */
export function answersIn(body, headings) {
  const {pieces, outside} = piecesOf(body, headings);
  return {answers: Object.fromEntries(pieces.filter(({id}) => id).map(({id, text}) => [id, bare(text)])), outside};
}

/** The lines of a heading and of what stands below it. @param {Heading} heading @param {string} text */
const linesOf = ({level, title}, text) => [`${"#".repeat(level)} ${title}`, "", ...(text ? [text, ""] : [])];

/** A new text: each answer, or nothing yet, under its heading. @param {Record<string, string>} answers @param {readonly Heading[]} headings */
export function bodyOf(answers, headings) {
  return ["", ...headings.flatMap(heading => linesOf(heading, bare(answers[heading.id] ?? "")))].join("\n");
}

/** A text with other answers: only those that changed are written anew. @param {string} body @param {Record<string, string>} answers @param {readonly Heading[]} headings */
export function withAnswers(body, answers, headings) {
  const {pieces} = piecesOf(body, headings);
  if (pieces.length === 1 && !pieces[0].text.trim()) return Object.values(answers).some(bare) ? bodyOf(answers, headings) : body;
  const changed = pieces.map(piece => {
    const text = bare(answers[piece.id] ?? piece.text);
    return !piece.id || text === bare(piece.text) ? piece : {...piece, text: text ? `\n${text}\n\n` : "\n"};
  });
  headings.forEach(({id}, at) => {
    const isMissing = bare(answers[id] ?? "") && !changed.some(piece => piece.id === id);
    if (isMissing) add(changed, headings, at, bare(answers[id]));
  });
  const text = changed.map((piece, at) => ended(piece.heading, at < changed.length - 1 || piece.text) + ended(piece.text, at < changed.length - 1)).join("");
  return changed.every((piece, at) => piece === pieces[at]) ? body : `${text.trimEnd()}\n`;
}

/** A piece that something follows ends its line. @param {string} text @param {unknown} isFollowed */
const ended = (text, isFollowed) => (isFollowed && text && !text.endsWith("\n") ? `${text}\n` : text);

/** Puts an answer that had no heading behind what comes before it in the award. @param {Piece[]} pieces @param {readonly Heading[]} headings @param {number} at @param {string} text */
function add(pieces, headings, at, text) {
  const {id, level, title} = headings[at];
  const owner = level === 3 ? headings.slice(0, at).findLast(one => one.level === 2) : undefined;
  if (owner && !pieces.some(piece => piece.id === owner.id)) add(pieces, headings, headings.indexOf(owner), "");
  const before = headings.slice(0, at).map(one => pieces.findIndex(piece => piece.id === one.id));
  const place = Math.max(0, ...before);
  if (pieces[place].text && !/\n\s*\n$/.test(`\n${pieces[place].text}`)) pieces[place] = {...pieces[place], text: `${pieces[place].text.trimEnd()}\n\n`};
  pieces.splice(place + 1, 0, {id, heading: `${"#".repeat(level)} ${title}\n`, text: text ? `\n${text}\n\n` : "\n"});
}
