import { packingOf, startLength, textKindOf } from "../history/file-kind.ts";
import type { History } from "../history/history.ts";
import { jsonLinesHistory } from "../history/json-lines.ts";
import { isProblem, type Problem } from "../problem.ts";
import { beginningOf, piecesOf, piecesProblem } from "./pieces.ts";
import { openCsvBlob } from "./read-csv.ts";

/**
 * Opens a history that a browser holds: Parquet, JSONL or CSV, the last two also gzipped, told apart by how the file begins
 * and then by its name. It reads as `openHistory` does from a disk, in chunks of some thousand rows; but a CSV is not read
 * whole beforehand, so a broken row is the last thing that `read` gives.
 */
export async function openBlob(name: string, blob: Blob): Promise<History | Problem> {
  if (blob.size === 0) return { file: name, reason: "this file is empty." };
  const raw = await beginning(name, blob, false);
  if (!(raw instanceof Uint8Array)) return raw;
  const packing = packingOf(name, raw);
  if (typeof packing === "object") return packing;
  if (packing === "Parquet") {
    const { openParquetBlob } = await import("./read-parquet.ts");
    return openParquetBlob(name, blob);
  }
  const zipped = packing === "gzip";
  const bytes = zipped ? await beginning(name, blob, true) : raw;
  if (!(bytes instanceof Uint8Array)) return bytes;
  const text = textKindOf(name, bytes, zipped);
  if (isProblem(text)) return text;
  return text.kind === "CSV"
    ? openCsvBlob(name, blob, text.start, zipped)
    : jsonLinesHistory(name, () => piecesOf(blob, zipped));
}

async function beginning(name: string, blob: Blob, zipped: boolean): Promise<Uint8Array | Problem> {
  try {
    return await beginningOf(blob, zipped, startLength);
  } catch (error) {
    return piecesProblem(name, zipped, error);
  }
}
