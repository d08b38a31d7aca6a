import { realpathSync, type Stats, statSync } from "node:fs";
import { dirname, sep } from "node:path";
import type { Host } from "../compiler/host.ts";
import { readText } from "./read-file.ts";

/**
 * Reads the files that a policy names from disk. Without `allowOutside` none outside the folder of the main policy, links
 * followed.
 */
export function nodeHost(main: string, allowOutside: boolean, whose: "policy" | "repository" = "policy"): Host {
  return {
    allowOutside,
    readFile: (path) => {
      const stats = statsOf(path);
      if (stats !== undefined && !allowOutside && !liesWithin(path, main)) return { problem: outside[whose] };
      if (stats !== undefined && !stats.isFile() && !stats.isDirectory())
        return { problem: "it is a pipe or a device, no file" };
      const found = readText(path);
      return "unreadable" in found ? { problem: found.unreadable.slice(path.length + 2).replace(/\.$/, "") } : found;
    },
  };
}

const outside = {
  policy: "it is a link that leads outside the folder of the policy",
  repository: "it lies outside the repository; --allow-outside reads it",
};

/** Undefined where reading will say why there is nothing to read. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function liesWithin(path: string, main: string): boolean {
  try {
    const folder = realpathSync(dirname(main));
    const real = realpathSync(path);
    return real === folder || real.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  } catch {
    return false;
  }
}
