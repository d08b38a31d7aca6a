import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { bundles } from "./bundles.ts";

const folder = "editors/vscode";
/** What the code is made from, and not packed. */
const sources = /^(client|server)\/|^tsconfig\.json$/;

/** All files of the extension, by their path in it. */
export async function extensionFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { files, notices } = await bundles();
  const own = namesIn(folder).filter((name) => !sources.test(name));
  const pages = namesIn("docs/diagnostics");
  return new Map<string, Uint8Array>([
    ...own.map((name) => [name, readFileSync(join(folder, name))] as const),
    ...pages.map((name) => [`docs/diagnostics/${name}`, readFileSync(join("docs/diagnostics", name))] as const),
    ...[...files].map(([name, code]) => [`dist/${name}`, Buffer.from(code)] as const),
    ["LICENSE.txt", readFileSync("LICENSE")],
    ["NOTICES.txt", Buffer.from(notices)],
  ]);
}

function namesIn(root: string): readonly string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}
