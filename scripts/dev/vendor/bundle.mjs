// Makes the modules that the page of the form brings from npm, each with its licence beside it, and its own modules as few: bundle.mjs FOLDER, or bundle.mjs FOLDER --check,
// which writes nothing and says what differs from what it would make.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// Each module by its name: its package, what of it is used, and why the page loads it only when it is needed.
// The preview is made of tokens: the site's policy lets no text become markup, so what gives HTML could show nothing, and nothing that a text holds can
// run where elements are made one by one. Of what gives tokens, marked's lexer has 15 KB compressed, micromark with what makes a tree of it 30 (18 where a
// browser decodes letters for it, which the policy forbids), markdown-it 42; all are MIT, and all had a version within the year.
const MODULES = {
  yaml: ["yaml", `export { Lexer, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";`],
  fflate: ["fflate", `export { Inflate, zipSync } from "fflate";`],
  "idb-keyval": ["idb-keyval", `export { clear, createStore, del, entries, get, keys, set, update } from "idb-keyval";`],
  "markdown-toolbar": ["@github/markdown-toolbar-element", `import "@github/markdown-toolbar-element";`],
  // For the preview, which is made of tokens: the site’s policy lets no text become markup. `marked`’s lexer has 15 KB (compressed), `markdown-it`
  // 42, `micromark` with what makes a tree of it 30; all are MIT and alive.
  marked: ["marked", `export { Lexer } from "marked";`],
  papaparse: ["papaparse", `export { default } from "papaparse";`], // for tables
  turndown: ["turndown", `export { default } from "turndown";`], // for what is pasted
};
// Our own modules stand beside the folder as they are written; what browsers are sent of them is in `ready`: the page in one file, and each part that comes
// later in one, with the module that all others of it hang on. What the page and the check both need is a file of its own, `ready/words.js`.
const SOURCES = { document: "document", send: "send", zip: "zip", ...Object.fromEntries(["chart", "paste", "pictures", "preview", "series"].map((name) => [name, `media/${name}`])) };
const OWN = [{ form: "form", check: "checks/check" }, ...Object.entries(SOURCES).map(([name, source]) => ({ [name]: source }))];
const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGES = join(HERE, "node_modules");

// Of YAML's sets of types only the one is used that guesses nothing; the others are a seventh of the library.
const ONLY_TEXTS = `
import { map } from "./common/map.js";
import { seq } from "./common/seq.js";
import { string } from "./common/string.js";
export const coreKnownTags = {};
export const getTags = () => [map, seq, string];
`;
const plainValues = {
  name: "plain-values",
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]schema[\\/]tags\.js$/ }, ({ path }) => ({ contents: ONLY_TEXTS, resolveDir: dirname(path) })),
};

async function made(name, [library, contents]) {
  const { version, license } = JSON.parse(await readFile(join(PACKAGES, library, "package.json"), "utf8"));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: HERE, sourcefile: `${name}.js` },
    bundle: true, minify: true, write: false, format: "esm", target: "es2022", legalComments: "none", logLevel: "warning",
    banner: { js: `/* ${library} ${version}, ${license}: see LICENCE-${name}.txt. Made by scripts/dev/vendor/bundle.mjs. */` },
    // Turndown is given elements alone; without a window it leaves alone the parser of texts, which the site's policy forbids.
    define: name === "turndown" ? { window: "undefined" } : {},
    plugins: [plainValues],
  });
  const licence = (await readdir(join(PACKAGES, library))).find((file) => /^LICEN[CS]E/.test(file));
  return [[`${name}.js`, outputFiles[0].text], [`LICENCE-${name}.txt`, await readFile(join(PACKAGES, library, licence), "utf8")]];
}

// The modules of npm stay as they are, and are reached from `ready`.
const vendored = {
  name: "vendored",
  setup: ({ onResolve }) => onResolve({ filter: /\/vendor\// }, ({ path }) => ({ path: `../vendor/${basename(path)}`, external: true })),
};

async function joined(sources) {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, join(folder, "..", `${source}.js`)])),
    outdir: join(folder, "..", "ready"), splitting: Object.keys(sources).length > 1, chunkNames: "words", plugins: [vendored],
    bundle: true, minify: true, write: false, format: "esm", target: "es2022", charset: "utf8", legalComments: "none", logLevel: "warning",
    banner: { js: "/* Made of what is in assets/form by scripts/dev/vendor/bundle.mjs. */" },
  });
  return outputFiles.map(({ path, text }) => [join("..", "ready", basename(path)), text]);
}

const [folder, mode] = process.argv.slice(2);
const files = new Map((await Promise.all(Object.entries(MODULES).map(([name, how]) => made(name, how)))).flat());
const own = (await Promise.all(OWN.map(joined))).flat();
if (mode === "--check") {
  const there = (await readdir(folder)).filter((name) => !name.endsWith(".d.ts")); // those are written by hand
  const wrong = [...new Set([...there, ...files.keys()])].sort().filter((name) => !there.includes(name) || !files.has(name));
  for (const name of files.keys()) if (there.includes(name) && (await readFile(join(folder, name), "utf8")) !== files.get(name)) wrong.push(name);
  wrong.push(...(await readdir(join(folder, "..", "ready"))).map((name) => join("..", "ready", name)).filter((name) => !own.some(([one]) => one === name)));
  for (const [name, text] of own) if ((await readFile(join(folder, name), "utf8").catch(() => "")) !== text) wrong.push(name);
  for (const name of wrong) console.log(`${join(folder, name)} is not what its package makes. Type 'make vendor' and look at the difference.`);
  process.exit(wrong.length ? 1 : 0);
}
await mkdir(join(folder, "..", "ready"), { recursive: true });
await mkdir(folder, { recursive: true });
for (const [name, text] of [...files, ...own]) await writeFile(join(folder, name), text);
console.log(`${folder} has what is in scripts/dev/vendor/package-lock.json. Next: 'make licences', then commit what changed.`);
