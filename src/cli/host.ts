import { realpathSync, type Stats, statSync } from "node:fs";
import { dirname, sep } from "node:path";
import type { Host } from "../compiler/host.ts";
import { readText } from "./read-file.ts";

/**
 * Reads the files that a policy names from disk. Without `allowOutside` none outside the folder of the main policy, links
 * followed.
 */
export function nodeHost(main: string, allowOutside: boolean): Host {
  return {
    allowOutside,
    readFile: (path) => {
      const stats = statsOf(path);
      if (stats !== undefined && !allowOutside && !liesWithin(path, main))
        return { problem: "it is a link that leads outside the folder of the policy" };
      if (stats !== undefined && !stats.isFile() && !stats.isDirectory())
        return { problem: "it is a pipe or a device, no file" };
      const found = readText(path);
      return "unreadable" in found ? { problem: found.unreadable.slice(path.length + 2).replace(/\.$/, "") } : found;
    },
  };
}

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
    return realpathSync(path).startsWith(folder.endsWith(sep) ? folder : folder + sep);
  } catch {
    return false;
  }
}
