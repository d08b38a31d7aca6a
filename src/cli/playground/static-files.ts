import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** A file of the built page, held in memory. */
export interface StaticFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Where it is worth it. */
  readonly zipped?: Uint8Array;
  /** Its name changes with what it holds. */
  readonly lasting: boolean;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

function typeOf(path: string): string {
  return types[extname(path).toLowerCase()] ?? "application/octet-stream";
}

/** Files of a folder of policies are never code or pages, whatever they are called. */
export function libraryType(path: string): string {
  return /\.(signoff|csv|json|jsonl|ndjson)$/i.test(path) ? "text/plain; charset=utf-8" : "application/octet-stream";
}

/** Only what lies in the built folder can be asked for. All of it is read and zipped at once: nobody waits for it later. */
export function staticFiles(bundle: string): (path: string) => StaticFile | undefined {
  const files = new Map(filesOf(bundle).map((name) => [name, fileOf(bundle, name)]));
  return (path) => files.get(path === "" ? "index.html" : path);
}

function fileOf(bundle: string, name: string): StaticFile {
  const bytes = readFileSync(join(bundle, name));
  const type = typeOf(name);
  const isText = /^(text|application\/(json|manifest)|image\/svg)/.test(type);
  return {
    type,
    bytes,
    ...(isText && bytes.length > 1000 ? { zipped: gzipSync(bytes) } : {}),
    lasting: name.startsWith("assets/"),
  };
}

/** The policies that come with the build stand aside: the folder's own are served in their place. */
function filesOf(bundle: string): readonly string[] {
  const look = (inside: string): readonly string[] =>
    readdirSync(join(bundle, inside), { withFileTypes: true }).flatMap((entry: Dirent) => {
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) return path === "library" ? [] : look(path);
      return entry.isFile() && path !== "library.json" ? [path] : [];
    });
  return look("");
}
