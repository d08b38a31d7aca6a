import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";

/** What keeps a file from being read, for people: `policy.signoff: there is no such file.` */
export interface Unreadable {
  readonly unreadable: string;
}

const largest = 64 * 1024 * 1024;

/** The text of a file, without a byte order mark; UTF-8 only. */
export function readText(file: string): { readonly text: string } | Unreadable {
  let bytes: Uint8Array;
  try {
    const found = statSync(file);
    if (found.isDirectory()) return { unreadable: `${file}: this is a directory.` };
    bytes = found.isFile() && found.size <= largest ? readFileSync(file) : readStream(file);
    if (bytes.length > largest) return { unreadable: `${file}: this file is larger than 64 MB.` };
  } catch (error) {
    return { unreadable: `${file}: ${reasonOf(error)}` };
  }
  return textOf(file, bytes);
}

/** What a pipe or a device gives, to just beyond the largest: some never end. */
function readStream(file: string): Uint8Array {
  const descriptor = openSync(file, "r");
  try {
    const chunks: Uint8Array[] = [];
    for (let left = largest + 1; left > 0; ) {
      const chunk = new Uint8Array(Math.min(left, 1024 * 1024));
      const size = readSync(descriptor, chunk);
      if (size === 0) break;
      chunks.push(chunk.subarray(0, size));
      left -= size;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(descriptor);
  }
}

export function textOf(file: string, bytes: Uint8Array): { readonly text: string } | Unreadable {
  if (bytes.includes(0)) return { unreadable: `${file}: this is a binary file, no text.` };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const line = bytes.subarray(0, firstInvalid(bytes)).reduce((lines, byte) => lines + Number(byte === 10), 1);
    return { unreadable: `${file}, line ${line}: this is not UTF-8 text. Save the file with the encoding UTF-8.` };
  }
}

/** The length of the longest beginning that is UTF-8, by halves. */
function firstInvalid(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return "there is no such file.";
  if (code === "EACCES" || code === "EPERM") return "you may not read this file.";
  if (code === "EISDIR") return "this is a directory.";
  return `this could not be read (${code || (error instanceof Error ? error.message : String(error))}).`;
}
