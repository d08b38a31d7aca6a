const letter = /[\p{L}_]/u;
const wordPart = /[\p{L}\p{M}\p{N}_]/u;

/** Letters of any script begin a word. */
export function beginsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
  return letter.test(String.fromCodePoint(text.codePointAt(at) as number));
}

/** The offset after the word that begins here. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const part =
        (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57);
      if (!part) break;
      at++;
    } else {
      const character = String.fromCodePoint(text.codePointAt(at) as number);
      if (!wordPart.test(character)) break;
      at += character.length;
    }
  }
  return at;
}

/** Blanks within a line, those of mails and word processors included: no-break, thin and zero-width ones. */
export function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || code === 9 || code === 11 || code === 12;
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200d) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** The quotes that close a text, by the one that opened it; single ones do not close before a letter (`don’t`). */
export const closingQuotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
  ["„", "“”"],
  ["”", "”"],
  ["«", "»"],
  ["»", "«"],
  ["‘", "’"],
  ["‚", "‘’"],
  ["'", "'"],
]);

export const singleQuotes = "‘’‚'";

export const currencySigns: ReadonlyMap<string, string> = new Map([
  ["$", "$"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["￥", "JPY"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["₪", "ILS"],
  ["₫", "VND"],
  ["₴", "UAH"],
  ["₦", "NGN"],
  ["₺", "TRY"],
  ["₱", "PHP"],
]);
