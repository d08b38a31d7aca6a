import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { Problem } from "../problem.ts";
import type { History } from "./history.ts";
import { jsonLinesHistory } from "./json-lines.ts";

/** Opens a file of one JSON object a line. */
export function openJsonLines(file: string, zipped: boolean): Promise<History | Problem> {
  return jsonLinesHistory(file, () => bytesOf(file, zipped));
}

async function* bytesOf(file: string, zipped: boolean): AsyncGenerator<Uint8Array> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  const stream: AsyncIterable<Uint8Array> = zipped ? bytes.pipe(createGunzip()) : bytes;
  try {
    yield* stream;
  } finally {
    bytes.destroy();
  }
}
