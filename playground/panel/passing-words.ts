import type { Flips } from "../../src/simulation/impact/flips.ts";
import { whole } from "../chart/numbers.ts";

/** What a draft lets pass that the version in force stops, in three pieces; undefined where that is nothing. */
export interface PassingWords {
  /** `244 decisions` */
  readonly count: string;
  /** `are known to be wrong` */
  readonly known: string;
  /** A sentence: who sees them then. */
  readonly later: string;
}

export function passingWords(passing: Flips["letsPass"] | undefined): PassingWords | undefined {
  if (passing === undefined || passing.decisions === 0) return undefined;
  const { decisions, foundLater } = passing;
  const isOne = decisions === 1;
  return {
    count: isOne ? "one decision" : `${whole.format(decisions)} decisions`,
    known: isOne ? "is known to be wrong" : "are known to be wrong",
    later:
      foundLater === 0
        ? `Nobody sees ${isOne ? "it" : "any of them"}.`
        : `${whole.format(foundLater)} would be found later.`,
  };
}
