import { createHash, randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { insideFolder } from "./inside-folder.ts";

/** Bytes of a name: file systems take no more. */
const longestName = 255;

interface Saved {
  readonly path: string;
  /** sha256 of the text that was written, as 64 hex digits. */
  readonly digest: string;
}

interface Refused {
  readonly status: 400 | 403 | 409 | 412 | 500;
  readonly because: string;
}

/**
 * Writes a policy, whole or not at all. `expected`: the digest of what was loaded, so that a change made by somebody else
 * in between is not overwritten; `none` for a file that is not to be there yet.
 */
export function saveFile(
  folder: string,
  path: string,
  bytes: Uint8Array,
  expected: string | undefined,
): Saved | Refused {
  if (!path.endsWith(".signoff")) return { status: 403, because: "Only policies (.signoff) are saved." };
  if (expected === undefined) return { status: 400, because: "A save names the version that it is made from." };
  if (!isText(bytes)) return { status: 400, because: "A policy is UTF-8 text." };
  if (Buffer.byteLength(basename(path)) > longestName) return { status: 400, because: "This name is too long." };
  const real = insideFolder(folder, path);
  if (real === undefined) return { status: 403, because: "This path lies outside the folder of the playground." };
  if (!real.endsWith(".signoff")) return { status: 403, because: "This is a link to a file that is no policy." };
  const found = statSync(real, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) return { status: 409, because: "This is no file." };
  const there = found === undefined ? "none" : digestOf(readFileSync(real));
  if (there !== expected)
    return {
      status: 412,
      because:
        there === "none"
          ? "This file is no longer there. Save under another name."
          : expected === "none"
            ? "There is a file of this name already. Choose another name."
            : "This file was changed by somebody else since it was opened. Compare the two before you save.",
    };
  const beside = join(dirname(real), `.${randomUUID()}.signoff`);
  try {
    writeFileSync(beside, bytes, { flag: "wx", ...(found === undefined ? {} : { mode: found.mode }) });
    renameSync(beside, real);
  } catch (error) {
    rmSync(beside, { force: true });
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return {
      status: 500,
      because: code === "EACCES" ? "This file may not be written." : `This file could not be written (${code}).`,
    };
  }
  return { path, digest: digestOf(bytes) };
}

export function isRefused(result: Saved | Refused): result is Refused {
  return "because" in result;
}

/** Of the text: a page is not given the byte order mark that a file may begin with. */
function digestOf(bytes: Uint8Array): string {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return createHash("sha256")
    .update(isMarked ? bytes.subarray(3) : bytes)
    .digest("hex");
}

function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !bytes.includes(0);
  } catch {
    return false;
  }
}
