import fc from "fast-check";

/**
 * Where generators take their choices from: a list of numbers that fast-check makes and shrinks. At its end every choice
 * is the first one, so generators put the plainest first; removing numbers gives plainer things.
 */
export interface Source {
  /** A whole number from 0 to `count` - 1. */
  readonly below: (count: number) => number;
  /** True in `percent` of cases. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Each with even odds, in order. */
  readonly some: <T>(list: readonly T[]) => readonly T[];
}

export function sourceOf(entropy: readonly number[]): Source {
  let at = 0;
  const below = (count: number): number => (entropy[at++] ?? 0) % count;
  return {
    below,
    chance: (percent) => below(100) >= 100 - percent,
    pick: (list) => {
      if (list.length === 0) throw new Error("Nothing to pick from");
      return list[below(list.length)] as (typeof list)[number];
    },
    some: (list) => list.filter(() => below(2) === 1),
  };
}

export function entropy(length: number): fc.Arbitrary<readonly number[]> {
  return fc.noBias(fc.array(fc.nat({ max: 999_999_999 }), { minLength: length >> 1, maxLength: length, size: "max" }));
}
