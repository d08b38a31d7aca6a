import { type Draws, drawsSamples, type Standing } from "../model/asking.ts";
import { combine, type UnknownRead } from "../model/combine.ts";
import type { DecideOptions, Decision } from "../model/decision.ts";
import type { Policy } from "../model/policy.ts";
import type { ZoneOffsets } from "../values/zone.ts";
import { descend, type Node, node } from "./by-words.ts";
import { inDoubt } from "./in-doubt.ts";
import { interning } from "./interned.ts";
import { type Decided, decidedBySamples, drawn } from "./samples.ts";
import type { InDoubt } from "./stood.ts";

/** So many rules stand in one word of bits. */
export const RULES_A_WORD = 31;

/** Up to so many rules each way to stand has its place in a table. */
export const MOST_RULES_IN_TABLE = 12;

/** What compiled policies call: the decision for how the rules stand. */
export interface Prepared {
  /** For inputs in which a value may be unknown. */
  readonly inDoubt: () => InDoubt;
  /** By the bits of the rules that apply, where these are few and nothing is sampled. */
  readonly table: readonly (Decision | undefined)[];
  /** Fills the place in `table`. */
  readonly enter: (bits: number) => Decision;
  /** All values known, at most `RULES_A_WORD` rules: which apply, and the id where samples are drawn. */
  readonly decided: (bits: number, id: string) => Decision;
  /** The same for more rules: their words stand in `words`. */
  readonly words: Int32Array;
  readonly decidedByWords: (id: string) => Decision;
  /** Of the zone of the policy. */
  readonly offsets: ZoneOffsets | undefined;
}

export function prepare(policy: Policy, options: DecideOptions = {}): Prepared {
  const salt = options.salt ?? policy.name;
  const samples = drawsSamples(policy);
  const size = policy.rules.length;
  const table: (Decision | undefined)[] = new Array(size <= MOST_RULES_IN_TABLE ? 2 ** size : 0).fill(undefined);
  const byBits = new Map<number, Decided>();
  const words = new Int32Array(Math.ceil(size / RULES_A_WORD));
  let root: Node<Decided> = node();
  const { keep } = interning(() => {
    table.fill(undefined);
    byBits.clear();
    root = node();
  });

  const decidedFor = (
    standings: readonly Standing[],
    isIdKnown = true,
    unknown: readonly UnknownRead[] = [],
  ): Decided => {
    const make = (draws: Draws | undefined): Decision => keep(combine(policy, standings, draws, unknown));
    return samples && isIdKnown ? decidedBySamples(policy, standings, make) : { decision: make(undefined) };
  };
  const standingsOf = (wordOf: (place: number) => number): readonly Standing[] =>
    policy.rules.map((_, place) =>
      ((wordOf(Math.floor(place / RULES_A_WORD)) >>> (place % RULES_A_WORD)) & 1) === 1 ? "certain" : "no",
    );

  const decided = (bits: number, id: string): Decision => {
    const known = byBits.get(bits);
    if (known !== undefined) return drawn(known, salt, id);
    const made = decidedFor(standingsOf(() => bits));
    byBits.set(bits, made);
    return drawn(made, salt, id);
  };
  return {
    inDoubt: () => inDoubt({ policy, salt, wordLength: RULES_A_WORD, decidedFor }),
    table,
    enter: (bits) => {
      const decision = decided(bits, "");
      table[bits] = decision;
      return decision;
    },
    decided,
    words,
    offsets: policy.zone?.offsets,
    decidedByWords: (id) => {
      const leaf = descend(root, words, 0);
      leaf.kept ??= decidedFor(standingsOf((place) => words[place] as number));
      return drawn(leaf.kept, salt, id);
    },
  };
}
