import { unpackingProblem } from "../history/file-kind.ts";
import type { Problem } from "../problem.ts";

const pieceLength = 1 << 18;

/**
 * The bytes of a file in pieces, unpacked where it is zipped; at most a few pieces are in memory at once. Throws where the
 * file cannot be read, or is no whole gzip file.
 */
export async function* piecesOf(blob: Blob, zipped: boolean): AsyncGenerator<Uint8Array> {
  if (!zipped) {
    for (let from = 0; from < blob.size; from += pieceLength)
      yield new Uint8Array(await blob.slice(from, from + pieceLength).arrayBuffer());
    return;
  }
  const reader = blob.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The first bytes of a file, unpacked where it is zipped. */
export async function beginningOf(blob: Blob, zipped: boolean, length: number): Promise<Uint8Array> {
  const whole = new Uint8Array(length);
  let filled = 0;
  for await (const piece of piecesOf(blob, zipped)) {
    const part = piece.subarray(0, length - filled);
    whole.set(part, filled);
    filled += part.length;
    if (filled === length) break;
  }
  return whole.subarray(0, filled);
}

/** What an error says that `piecesOf` threw. Browsers unpack gzip files of one part only. */
export function piecesProblem(file: string, zipped: boolean, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (zipped && /junk|trailing|after (the )?end/i.test(message))
    return {
      file,
      reason: "this gzip file goes on behind its end, where a browser stops unpacking.",
      advice: "Unpack it first, and open what comes out.",
    };
  return unpackingProblem(file, zipped, message);
}
