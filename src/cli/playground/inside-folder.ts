import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, sep } from "node:path";

/**
 * Where a path of the playground lies on disk, links followed; undefined where it leads outside the folder, is hidden, or
 * lies in no directory that is there. The file itself need not be there.
 */
export function insideFolder(folder: string, path: string): string | undefined {
  const parts = path.split("/");
  if (path.length > 1000 || path.includes("\0") || path.includes("\\") || isAbsolute(path)) return undefined;
  if (!isShown(parts)) return undefined;
  const wanted = join(folder, ...parts);
  try {
    const real = realOf(wanted) ?? join(realpathSync(dirname(wanted)), basename(wanted));
    const root = realpathSync(folder);
    const start = root.endsWith(sep) ? root : root + sep;
    if (!real.startsWith(start)) return undefined;
    return isShown(real.slice(start.length).split(sep)) ? real : undefined;
  } catch {
    return undefined;
  }
}

/** Neither hidden nor of an installed package: asked of a path as it is named, and as links lead it. */
function isShown(parts: readonly string[]): boolean {
  return !parts.some((part) => part === "" || part.startsWith(".") || part === "node_modules");
}

/** Undefined where there is no such file; a link that leads nowhere is a fault. */
function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT" && !isLink(path)) return undefined;
    throw error;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
