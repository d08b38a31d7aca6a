import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
}

/** What has to be downloaded of scripts until the editor can be used: gzipped bytes of each, in `dist/playground`. */
export function editorScripts(folder: string): ReadonlyMap<string, number> {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
  const files = new Set<string>();
  const take = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const each of chunk.imports ?? []) take(each);
  };
  take("index.html");
  take("editor/text-editor.ts");
  const workers = readdirSync(join(folder, "assets")).filter((name) => /^(editor|language)-worker-.*\.js$/.test(name));
  if (workers.length !== 2) throw new Error(`Two workers belong to the editor, found: ${workers.join(", ")}.`);
  for (const name of workers) files.add(`assets/${name}`);
  return new Map([...files].map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length]));
}

if (import.meta.main) {
  const sizes = editorScripts("dist/playground");
  for (const [file, bytes] of sizes) console.log(`${bytes.toLocaleString("en").padStart(10)}  ${file}`);
  const all = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(`${all.toLocaleString("en").padStart(10)}  bytes gzipped, until the editor can be used`);
}
