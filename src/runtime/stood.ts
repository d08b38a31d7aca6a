import type { Draws, Standing } from "../model/asking.ts";
import type { Condition } from "../model/condition.ts";
import type { Decision } from "../model/decision.ts";
import type { Reading } from "../model/read.ts";
import type { Truth } from "../model/truth.ts";
import type { ZoneOffsets } from "../values/zone.ts";

/** How the rules stand towards one input, for those who explain it. */
export interface Stood {
  readonly standings: readonly Standing[];
  readonly draws: Draws | undefined;
  /** The truth of a condition of the policy that stands in no quantifier, count or sum. */
  readonly truthOf: (condition: Condition) => Truth;
}

/** What compiled policies work with where a value may be unknown. */
export interface InDoubt {
  /** By place, the readings of all fields that deciding looks at, each read once. */
  readonly read: (input: unknown) => readonly Reading[];
  /** Bits of the rules that apply certainly, and of those that apply in doubt. */
  readonly certain: Int32Array;
  readonly possible: Int32Array;
  /** 0 false, 1 unknown, 2 true: of every condition in the order of `traceable`. */
  readonly truths: Uint8Array;
  readonly offsets: ZoneOffsets | undefined;
  /** What follows from the standings and truths left in the fields above, for these readings. */
  readonly decided: (readings: readonly Reading[]) => Decision;
  readonly stood: (readings: readonly Reading[]) => Stood;
}
