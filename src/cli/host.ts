import { realpathSync } from "node:fs";
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
      const found = readText(path);
      if ("unreadable" in found) return { problem: found.unreadable.slice(path.length + 2).replace(/\.$/, "") };
      if (!allowOutside && !liesWithin(path, main))
        return { problem: "it is a link that leads outside the folder of the policy" };
      return found;
    },
  };
}

function liesWithin(path: string, main: string): boolean {
  try {
    const folder = realpathSync(dirname(main));
    return realpathSync(path).startsWith(folder.endsWith(sep) ? folder : folder + sep);
  } catch {
    return false;
  }
}
