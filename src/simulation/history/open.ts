import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { isProblem, type Problem } from "../problem.ts";
import { packingOf, startLength, textKindOf, unpackingProblem } from "./file-kind.ts";
import type { History } from "./history.ts";
import { openCsv } from "./read-csv.ts";
import { openJsonLines } from "./read-jsonl.ts";
import { openParquet } from "./read-parquet.ts";

/**
 * Opens a history: Parquet, JSONL or CSV, the last two also gzipped, told apart by how the file begins and then by its
 * name. Gives what is wrong where it is no such file.
 */
export async function openHistory(file: string): Promise<History | Problem> {
  const known = await stat(file).catch((error: NodeJS.ErrnoException) => error.code ?? "unknown");
  if (known === "ENOENT" || known === "ENOTDIR") return { file, reason: "there is no such file." };
  if (known === "EACCES") return { file, reason: "this file may not be read by you." };
  if (typeof known === "string") return { file, reason: `this file could not be read (${known}).` };
  if (known.isDirectory())
    return { file, reason: "this is a directory.", advice: "Name the CSV, JSONL or Parquet file in it." };
  if (!known.isFile())
    return {
      file,
      reason: "this is a pipe or a device, and a history is read twice.",
      advice: "Save it to a file first.",
    };
  if (known.size === 0) return { file, reason: "this file is empty." };
  const raw = await beginning(file, false);
  if (!(raw instanceof Uint8Array)) return raw;
  const packing = packingOf(file, raw);
  if (typeof packing === "object") return packing;
  if (packing === "Parquet") return openParquet(file);
  const zipped = packing === "gzip";
  const bytes = zipped ? await beginning(file, true) : raw;
  if (!(bytes instanceof Uint8Array)) return bytes;
  const text = textKindOf(file, bytes, zipped);
  if (isProblem(text)) return text;
  return text.kind === "CSV" ? openCsv(file, text.start, zipped) : openJsonLines(file, zipped);
}

/** The first megabyte of a file. */
async function beginning(file: string, zipped: boolean): Promise<Uint8Array | Problem> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 16 });
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const stream: AsyncIterable<Uint8Array> = zipped ? bytes.pipe(createGunzip()) : bytes;
    for await (const part of stream) {
      parts.push(part);
      length += part.length;
      if (length >= startLength) break;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unpackingProblem(file, zipped, reason);
  } finally {
    bytes.destroy();
  }
  return new Uint8Array(Buffer.concat(parts));
}
