// Whether a script made small still says what it said: both are printed by TypeScript, without comments, and compared.
// same.mjs SOURCE, with the small script on standard input.
import {readFileSync} from "node:fs";
import ts from "typescript";

const printed = text => ts.createPrinter({removeComments: true}).printFile(ts.createSourceFile("script.js", text, ts.ScriptTarget.ES2023, false, ts.ScriptKind.JS));
// Where a line of the source ends is kept by the printer for lists and objects; blanks between tokens say nothing.
const tokens = text => {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, true, ts.LanguageVariant.Standard, printed(text)), found = [];
  const open = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.TemplateHead) open.push(0);
    else if (open.length && kind === ts.SyntaxKind.OpenBraceToken) open[open.length - 1]++;
    else if (open.length && kind === ts.SyntaxKind.CloseBraceToken) {
      if (open.at(-1)) open[open.length - 1]--;
      else kind = scanner.reScanTemplateToken(false);
      if (kind === ts.SyntaxKind.TemplateTail) open.pop();
    } else if (kind === ts.SyntaxKind.SlashToken || kind === ts.SyntaxKind.SlashEqualsToken) scanner.reScanSlashToken();
    found.push(scanner.getTokenText());
  }
  return found;
};
const [source, small] = [readFileSync(process.argv[2], "utf8"), readFileSync(0, "utf8")].map(tokens), at = source.findIndex((token, place) => token !== small[place]);
if (at >= 0 || source.length !== small.length) {
  console.error(`${process.argv[2]}: made small, it no longer says the same, from ${source.slice(Math.max(0, at - 8), at + 3).join(" ")}\nA template inside a template is the usual reason: write it as a sum.`);
  process.exit(1);
}
