import type { Condition } from "../../model/condition.ts";
import { foldCase, normalText, wordsOf } from "../../values/text.ts";

/**
 * A test of texts as an automaton that reads them sign by sign: what it is in is a set of places, as text, so that sets
 * can be told apart. Words that are mentioned and patterns look at texts folded where case is ignored.
 */
export interface TextTest {
  readonly start: string;
  readonly step: (state: string, sign: string) => string;
  readonly accepts: (state: string) => boolean;
  /** Signs by which it tells texts apart. */
  readonly signs: readonly string[];
  readonly ignoresCase: boolean;
}

const RUN = /^[\p{L}\p{N}\p{M}]+$/u;

export function textTestOf(atom: Condition): TextTest | undefined {
  switch (atom.kind) {
    case "like":
      return likeTest(atom.pattern, atom.ignoringCase, true);
    case "mentions":
      return mentionsTest(atom.words);
    default:
      return undefined;
  }
}

/** A whole text but for its case. */
export function foldedTextTest(text: string): TextTest {
  return likeTest(text, true, false);
}

function likeTest(pattern: string, ignoringCase: boolean, wild: boolean): TextTest {
  const formed = ignoringCase ? foldCase(pattern) : normalText(pattern);
  const parts = [...formed];
  const isStar = (at: number): boolean => wild && parts[at] === "*";
  const close = (places: readonly number[]): string => {
    const all = new Set<number>();
    for (const place of places) {
      let at = place;
      all.add(at);
      while (isStar(at)) all.add(++at);
    }
    return [...all].sort((first, second) => first - second).join();
  };
  const stepOne = (state: string, sign: string): string =>
    close(
      placesOf(state).flatMap((at) => {
        if (isStar(at)) return [at];
        return parts[at] === sign || (wild && parts[at] === "?") ? [at + 1] : [];
      }),
    );
  return {
    start: close([0]),
    step: (state, sign) => (ignoringCase ? [...foldCase(sign)] : [sign]).reduce(stepOne, state),
    accepts: (state) => placesOf(state).includes(parts.length),
    signs: parts.filter((_, at) => !wild || (parts[at] !== "*" && parts[at] !== "?")),
    ignoresCase: ignoringCase,
  };
}

function placesOf(state: string): readonly number[] {
  return state === "" ? [] : state.split(",").map(Number);
}

/** States: `found`, or whether a run is being read, and the places (phrase, word, sign; -1 before the word). */
function mentionsTest(words: readonly string[]): TextTest {
  const phrases = words
    .map(wordsOf)
    .filter((phrase) => phrase.length > 0)
    .map((phrase) => phrase.map((word) => [...word]));
  const write = (inRun: boolean, places: readonly string[]): string =>
    `${inRun ? "run" : "gap"} ${[...new Set(places)].sort().join(" ")}`;
  const read = (state: string): { inRun: boolean; places: readonly (readonly number[])[] } => {
    const [kind, ...places] = state.split(" ").filter(Boolean);
    return { inRun: kind === "run", places: places.map((place) => place.split(".").map(Number)) };
  };
  const ended = ([phrase = 0, word = 0, at = 0]: readonly number[]): boolean => phrases[phrase]?.[word]?.length === at;
  const isLast = ([phrase = 0, word = 0]: readonly number[]): boolean => phrases[phrase]?.length === word + 1;
  const fresh = phrases.map((_, phrase) => `${phrase}.0.-1`);
  const stepOne = (state: string, sign: string): string => {
    if (state === "found") return state;
    const { inRun, places } = read(state);
    if (!RUN.test(sign)) {
      if (!inRun) return state;
      const done = places.filter(ended);
      if (done.some(isLast)) return "found";
      return write(false, [...fresh, ...done.map(([phrase, word = 0]) => `${phrase}.${word + 1}.-1`)]);
    }
    const going = inRun ? places : [...places, ...phrases.map((_, phrase) => [phrase, 0, -1])];
    return write(
      true,
      going.flatMap(([phrase = 0, word = 0, at = 0]) => {
        const place = Math.max(at, 0);
        return phrases[phrase]?.[word]?.[place] === sign ? [`${phrase}.${word}.${place + 1}`] : [];
      }),
    );
  };
  return {
    start: write(false, fresh),
    step: (state, sign) => [...foldCase(sign)].reduce(stepOne, state),
    accepts: (state) =>
      state === "found" || (read(state).inRun && read(state).places.some((place) => ended(place) && isLast(place))),
    signs: phrases.flat(2),
    ignoresCase: true,
  };
}
