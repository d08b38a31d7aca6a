import { foldCase, normalText } from "../../values/text.ts";
import { lazily } from "../space/lazily.ts";
import type { PlannedCut } from "../space/planned-cut.ts";

const MOST_ALIKE = 300;

/** Every text that differs by case alone from one that is folded; undefined where they are many, or not plain letters. */
export function alikeTo(folded: string): readonly string[] | undefined {
  if (!/^[\x20-\x7e]*$/.test(folded)) return undefined;
  /** By place the texts that fold to what stands before it. */
  const before: string[][] = [[""]];
  for (let at = 1; at <= folded.length; at++) {
    const here: string[] = [];
    for (let length = 1; length <= Math.min(3, at); length++)
      for (const sign of signsByFold().get(folded.slice(at - length, at)) ?? [])
        for (const start of before[at - length] ?? []) here.push(start + sign);
    if (here.length > MOST_ALIKE) return undefined;
    before.push(here);
  }
  return before.at(-1)?.filter((text) => normalText(text) === text && foldCase(text) === folded);
}

/** Signs, by what each folds to. */
const signsByFold = lazily((): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (let code = 0x20; code < 0xfffe; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const sign = String.fromCharCode(code);
    const folded = foldCase(sign);
    if (!/^[\x20-\x7e]*$/.test(folded)) continue;
    const own = found.get(folded) ?? [];
    own.push(sign);
    found.set(folded, own);
  }
  return found;
});

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
/** Places in a text at which a letter is put. */
const MOST_PLACES = 12;

/**
 * Further texts of a cell beside those that are known, at least as many as asked for where they are found; first those that
 * differ by case alone from texts near it.
 */
export function otherTexts(
  cut: PlannedCut,
  place: number,
  known: readonly string[],
  near: readonly string[],
  wanted: number,
): readonly string[] {
  const { holds } = cut;
  if (holds === undefined) return [];
  const found = new Set<string>();
  const most = near.length + 2 * wanted + 2;
  for (const text of textsNear(near, known)) {
    if (found.size > most) break;
    if (normalText(text) === text && !known.includes(text) && holds(place, text)) found.add(text);
  }
  return [...found];
}

function* textsNear(near: readonly string[], known: readonly string[]): Generator<string> {
  yield* near.flatMap(casesOf);
  yield* variationsOf(known);
}

function casesOf(text: string): readonly string[] {
  const upper = text.toUpperCase();
  return [
    upper,
    text.toLowerCase(),
    upper.slice(0, 1) + text.slice(1).toLowerCase(),
    text.slice(0, -1) + upper.slice(-1),
  ];
}

function* variationsOf(known: readonly string[]): Generator<string> {
  for (const text of known.slice(0, 4)) {
    yield text.toUpperCase();
    yield text.toLowerCase();
    for (const end of [" 2", " 3", " 4", " 5", " 6"]) yield text + end;
    for (const letter of letters) yield text + letter;
    for (const letter of letters) yield letter + text;
    const signs = [...text];
    for (let at = 1; at < Math.min(signs.length, MOST_PLACES); at++)
      for (const letter of letters) yield [...signs.slice(0, at), letter, ...signs.slice(at)].join("");
    for (let at = 0; at < Math.min(signs.length, MOST_PLACES); at++)
      for (const letter of letters) yield [...signs.slice(0, at), letter, ...signs.slice(at + 1)].join("");
  }
}
