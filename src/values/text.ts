/** A run of letters and digits, with the marks that belong to them (accents, vowel signs). */
const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** Texts are compared in this form. */
export function normalText(text: string): string {
  return text.normalize("NFC");
}

/** Order by code point, which differs from the order of UTF-16 units beyond U+FFFF. */
export function compareText(left: string, right: string): -1 | 0 | 1 {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const first = left.charCodeAt(at);
    const second = right.charCodeAt(at);
    if (first !== second) return rank(first) < rank(second) ? -1 : 1;
  }
  return left.length < right.length ? -1 : left.length > right.length ? 1 : 0;
}

/**
 * The text as `ignoring case` compares it: full case folding of Unicode, without a locale (ß and ẞ are ss, ς is σ, the
 * dotless ı stays itself), in NFC. Case pairs are those that the running JavaScript engine knows.
 */
export function foldCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const folded = text
    .normalize("NFD")
    .split("ı")
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase());
  return folded.join("ı").replaceAll("ς", "σ").normalize("NFC");
}

/** A pattern made ready: the literal pieces between its stars, in NFC, folded where case is ignored. */
export interface LikePattern {
  readonly pieces: readonly string[];
  readonly ignoringCase: boolean;
}

export function likePattern(pattern: string, ignoringCase: boolean): LikePattern {
  return { pieces: inForm(pattern, ignoringCase).split("*"), ignoringCase };
}

/**
 * Does the whole text fit the pattern: `*` any run of characters, `?` one character (a code point; where case is ignored,
 * of the folded text, in which ß is two). Each piece is sought once from left to right, so nothing is tried twice over.
 */
export function fitsPattern(text: string, { pieces, ignoringCase }: LikePattern): boolean {
  const formed = inForm(text, ignoringCase);
  let at = fitAt(formed, 0, pieces[0] as string);
  if (pieces.length === 1) return at === formed.length;
  for (const piece of pieces.slice(1, -1)) at = at < 0 ? at : seek(formed, at, piece);
  return at >= 0 && endsWithPiece(formed, at, pieces.at(-1) as string);
}

export function likeMatch(text: string, pattern: string, ignoringCase: boolean): boolean {
  return fitsPattern(text, likePattern(pattern, ignoringCase));
}

/** The runs of letters and digits of a text, case folded: what `mentions` sees of it. */
export function wordsOf(text: string): readonly string[] {
  return foldCase(text).match(RUN) ?? [];
}

/** Words and phrases made ready: each as its runs, by the first of them. Phrases without letters or digits match nothing. */
export type WordList = ReadonlyMap<string, readonly (readonly string[])[]>;

export function wordList(phrases: readonly string[]): WordList {
  return Map.groupBy(
    phrases.map(wordsOf).filter((runs) => runs.length > 0),
    (runs) => runs[0] as string,
  );
}

/** Does any of the phrases stand in the text as whole runs in sequence, ignoring case, whatever stands between the runs. */
export function mentionsAny(text: string, list: WordList): boolean {
  const runs = wordsOf(text);
  return runs.some((run, at) =>
    (list.get(run) ?? []).some((phrase) => phrase.every((word, offset) => runs[at + offset] === word)),
  );
}

export function mentionsWord(text: string, words: readonly string[]): boolean {
  return mentionsAny(text, wordList(words));
}

function inForm(text: string, ignoringCase: boolean): string {
  return ignoringCase ? foldCase(text) : normalText(text);
}

/** Surrogates stand for code points above every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Where a piece that begins at `at` ends, or -1. */
function fitAt(text: string, at: number, piece: string): number {
  let place = at;
  for (let part = 0; part < piece.length; part++) {
    if (place >= text.length) return -1;
    if (piece.charCodeAt(part) === 63) place = afterCharacter(text, place);
    else if (piece.charCodeAt(part) === text.charCodeAt(place)) place++;
    else return -1;
  }
  return place;
}

/** Where the first occurrence of a piece from `at` on ends, or -1. */
function seek(text: string, at: number, piece: string): number {
  if (!piece.includes("?")) {
    const found = text.indexOf(piece, at);
    return found < 0 ? -1 : found + piece.length;
  }
  for (let place = at; place < text.length; place = afterCharacter(text, place)) {
    const end = fitAt(text, place, piece);
    if (end >= 0) return end;
  }
  return -1;
}

/** Does a piece fit at the very end, beginning at `at` or later. */
function endsWithPiece(text: string, at: number, piece: string): boolean {
  let start = text.length;
  for (let left = [...piece].length; left > 0; left--) start = beforeCharacter(text, start);
  return start >= at && fitAt(text, start, piece) === text.length;
}

function afterCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);
}

function beforeCharacter(text: string, at: number): number {
  return at >= 2 && (text.codePointAt(at - 2) as number) > 0xffff ? at - 2 : at - 1;
}
