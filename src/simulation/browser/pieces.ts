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
