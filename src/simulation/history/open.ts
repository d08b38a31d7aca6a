import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import type { Problem } from "../problem.ts";
import type { History } from "./history.ts";
import { openCsv } from "./read-csv.ts";
import { openJsonLines } from "./read-jsonl.ts";
import { openParquet } from "./read-parquet.ts";

const startLength = 1 << 20;

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
  if (startsWith(raw, [0x50, 0x41, 0x52, 0x31])) return openParquet(file);
  if (/\.parquet$/i.test(file))
    return {
      file,
      reason: "this is no Parquet file, although its name ends so.",
      advice: "Name it after what it is, such as .csv or .jsonl, or export it again.",
    };
  const zipped = startsWith(raw, [0x1f, 0x8b]);
  const bytes = zipped ? await beginning(file, true) : raw;
  if (!(bytes instanceof Uint8Array)) return bytes;
  if (bytes.length === 0) return { file, reason: "this file is empty." };
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
    return { file, reason: "this is UTF-16 text.", advice: "Save the file with the encoding UTF-8." };
  if (bytes.includes(0)) return { file, reason: "this is a binary file, neither CSV nor JSONL nor Parquet." };
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, "");
  const name = zipped ? file.replace(/\.gz$/i, "") : file;
  const first = text.trimStart()[0];
  if (/\.(jsonl|ndjson)$/i.test(name) || first === "{") return openJsonLines(file, zipped);
  if (first === "[" && /\.json$/i.test(name))
    return {
      file,
      reason: "this is one JSON list.",
      advice: "Write one object a line (JSONL), without the brackets around and the commas between.",
    };
  if (first === undefined) return { file, reason: "this file holds nothing but blanks." };
  return openCsv(file, text, zipped);
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
    return {
      file,
      reason: zipped ? `this gzip file is broken (${reason}).` : `this file could not be read (${reason}).`,
    };
  } finally {
    bytes.destroy();
  }
  return new Uint8Array(Buffer.concat(parts));
}

function startsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, at) => bytes[at] === sign);
}
