import { drawsSamples, type Standing } from "../model/asking.ts";
import { combine } from "../model/combine.ts";
import type { Decision } from "../model/decision.ts";
import { type DecideOptions, interpreterOf } from "../model/interpreter.ts";
import type { Policy } from "../model/policy.ts";
import type { ZoneOffsets } from "../values/zone.ts";
import { interning } from "./interned.ts";
import { type Decided, decidedBySamples, drawn } from "./samples.ts";

/** So many rules stand in one word of bits. */
export const RULES_A_WORD = 31;

/** Up to so many rules each way to stand has its place in a table. */
export const MOST_RULES_IN_TABLE = 12;

/** What compiled policies call: the way for inputs in doubt, and the decision for how the rules stand. */
export interface Prepared {
  /** Any input whatever: three-valued, by the judge. */
  readonly careful: (input: unknown) => Decision;
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

/** A tree over the words that are not zero. */
interface Node {
  readonly next: Map<number, Node>;
  decided: Decided | undefined;
}

export function prepare(policy: Policy, options: DecideOptions = {}): Prepared {
  const salt = options.salt ?? policy.name;
  const judge = interpreterOf(policy);
  const samples = drawsSamples(policy);
  const size = policy.rules.length;
  const table: (Decision | undefined)[] = new Array(size <= MOST_RULES_IN_TABLE ? 2 ** size : 0).fill(undefined);
  const byBits = new Map<number, Decided>();
  const words = new Int32Array(Math.ceil(size / RULES_A_WORD));
  let root: Node = { next: new Map(), decided: undefined };
  const { intern } = interning(() => {
    table.fill(undefined);
    byBits.clear();
    root = { next: new Map(), decided: undefined };
  });

  const decidedFor = (standings: readonly Standing[]): Decided => {
    const make = (draws: Parameters<typeof combine>[2]): Decision => intern(combine(policy, standings, draws, []));
    return samples ? decidedBySamples(policy, standings, make) : { decision: make(undefined) };
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
    careful: (input) => intern(judge(input, options)),
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
      let node = root;
      for (let place = 0; place < words.length; place++) {
        const word = words[place] as number;
        if (word === 0) continue;
        const key = place * 2 ** 32 + word;
        let next = node.next.get(key);
        if (next === undefined) {
          next = { next: new Map(), decided: undefined };
          node.next.set(key, next);
        }
        node = next;
      }
      node.decided ??= decidedFor(standingsOf((place) => words[place] as number));
      return drawn(node.decided, salt, id);
    },
  };
}
