import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Described, vsixOf } from "./vscode/archive.ts";
import { extensionFiles } from "./vscode/extension.ts";

/** `npm run build:vscode`: the extension as a folder, dist/vscode, and packed, dist/signoff.vsix. Another folder may be given. */
const to = process.argv[2] ?? "dist";
const files = await extensionFiles();
const folder = join(to, "vscode");
rmSync(folder, { recursive: true, force: true });
for (const [name, bytes] of files) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
}
const described = JSON.parse(readFileSync("editors/vscode/package.json", "utf8")) as Described;
const packed = vsixOf(described, files);
writeFileSync(join(to, "signoff.vsix"), packed);
console.log(`${join(to, "signoff.vsix")}: ${files.size} files, ${Math.round(packed.length / 1000)} kB`);
