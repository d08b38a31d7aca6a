import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { BuiltFile, BuiltFiles } from "./built-files.ts";

/** At the root and never hashed: a browser looks for a new build by its address. */
export const serviceWorkerName = "service-worker.js";

/** Tells the service worker, once a build is written, of which files it is made. */
export function offlinePlugin(): Plugin {
  return {
    name: "offline",
    apply: "build",
    writeBundle({ dir }) {
      if (dir !== undefined) listFiles(dir);
    },
  };
}

/** Writes the list of the files of a built folder in front of its service worker, in place of one that was there. */
export function listFiles(folder: string): void {
  const files = filesOf(folder).map((path): BuiltFile => {
    const digest = createHash("sha256")
      .update(readFileSync(join(folder, path)))
      .digest("base64");
    // Asked for by the address of the folder: some hosts answer to index.html with a redirection.
    return { path: path === "index.html" ? "" : path, digest };
  });
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const built: BuiltFiles = { version, files };
  const path = join(folder, serviceWorkerName);
  const code = readFileSync(path, "utf8").replace(/^self\.builtFiles = .*\n/, "");
  writeFileSync(path, `self.builtFiles = ${JSON.stringify(built)};\n${code}`);
}

/** All that the page is made of: not the policies that come with it, and not what only tools read. */
function filesOf(folder: string): readonly string[] {
  const look = (inside: string): readonly string[] =>
    readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.name.startsWith(".") || path === "library") return [];
      if (entry.isDirectory()) return look(path);
      return path === serviceWorkerName || path === "library.json" || path.endsWith(".map") ? [] : [path];
    });
  return [...look("")].sort();
}
