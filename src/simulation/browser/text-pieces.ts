/** Text in pieces that never part a character. `valid` is false where the bytes after the text are no UTF-8; then it ends. */
export interface TextPiece {
  readonly text: string;
  readonly valid: boolean;
  readonly isEnd: boolean;
}

/** Decodes pieces of bytes; a byte order mark at the start is dropped. The last piece is said to be the end. */
export async function* textPiecesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TextPiece> {
  let rest: Uint8Array = new Uint8Array(0);
  let isFirst = true;
  const textOf = (bytes: Uint8Array, isEnd: boolean): TextPiece => {
    const decoded = decode(bytes);
    const text = isFirst && decoded.text.startsWith("\uFEFF") ? decoded.text.slice(1) : decoded.text;
    isFirst &&= bytes.length === 0;
    return { text, valid: decoded.valid, isEnd };
  };
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : joined(rest, piece);
    const whole = wholeCharacters(bytes);
    rest = bytes.slice(whole);
    if (whole === 0) continue;
    const text = textOf(bytes.subarray(0, whole), false);
    yield text;
    if (!text.valid) return;
  }
  yield textOf(rest, true);
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): { readonly text: string; readonly valid: boolean } {
  try {
    return { text: decoder.decode(bytes), valid: true };
  } catch {
    return { text: decodeUntilInvalid(bytes), valid: false };
  }
}

/** The text before the first bytes that are no UTF-8, a character cut off there dropped. */
function decodeUntilInvalid(bytes: Uint8Array): string {
  const isValid = (length: number): boolean => {
    try {
      decoder.decode(bytes.subarray(0, wholeCharacters(bytes.subarray(0, length))));
      return true;
    } catch {
      return false;
    }
  };
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1;
    if (isValid(middle)) valid = middle;
    else invalid = middle;
  }
  return decoder.decode(bytes.subarray(0, wholeCharacters(bytes.subarray(0, valid))));
}

/** How many of the bytes are there without a last character that is cut off. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
