/** Calls `put` with each byte of the text in UTF-8; a surrogate without its partner becomes U+FFFD, as in TextEncoder. */
export function forEachByte(text: string, put: (byte: number) => void): void {
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdfff) {
      const point = text.codePointAt(at) as number;
      if (point > 0xffff) at++;
      code = point > 0xffff ? point : 0xfffd;
    }
    if (code < 0x80) put(code);
    else if (code < 0x800) {
      put(0xc0 | (code >> 6));
      put(0x80 | (code & 63));
    } else if (code < 0x10000) {
      put(0xe0 | (code >> 12));
      put(0x80 | ((code >> 6) & 63));
      put(0x80 | (code & 63));
    } else {
      put(0xf0 | (code >> 18));
      put(0x80 | ((code >> 12) & 63));
      put(0x80 | ((code >> 6) & 63));
      put(0x80 | (code & 63));
    }
  }
}
