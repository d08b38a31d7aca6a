import type { Decision } from "../../model/decision.ts";
import type { Box } from "../described.ts";
import type { Input } from "../encode/witness.ts";

/** What a change to a policy does, of every possible input. Plain data. */
export interface Impact {
  /**
   * Proven: both versions decide every input with the same oversight (outcome, reviews and audits with people, teams, `not
   * by`, deadlines, chains and rates), and draw the same ids.
   */
  readonly equal: boolean;
  /** What could not be worked out, in words. Empty: the lists hold every difference in oversight, but for `more`. */
  readonly undecided: readonly string[];
  /** Where the new version oversees less: a milder outcome, fewer people, later, by a weaker last resort, rarer. */
  readonly weaker: readonly Change[];
  readonly stricter: readonly Change[];
  /** Where neither oversees at least as strictly as the other, or both do in another way. */
  readonly different: readonly Change[];
  /** What changed beside the oversight of decisions. */
  readonly other: readonly OtherChange[];
}

/** All inputs on which the versions are apart in one way. */
export interface Change {
  /**
   * The outcome under the old version, and what it asks and the new one does not: reviews, and audits, all of them where
   * they differ. What both ask beside that is left out, and may differ from input to input.
   */
  readonly from: Oversight;
  /** The same of the new version. */
  readonly to: Oversight;
  /** Together all of them, unless there are `more`; those whose values are all known first. */
  readonly region: readonly Box[];
  /** The boxes in the words of the policy: `refund is from $10,000.01 to $15,000 and reversible is yes`. */
  readonly words: readonly string[];
  /** True where there are further boxes. */
  readonly more: boolean;
  /** The rules that were changed, added or removed and apply there, by their names. */
  readonly rules: readonly string[];
  /** An input that both versions decide so. */
  readonly witness: Input;
  /** Where a sample decides and no id that is drawn so was found: the draws of the id of the witness, from 0 to 2^32 - 1. */
  readonly draws?: Readonly<Record<string, number>>;
  /** `refund is from $10,000.01 to $15,000: review by finance → proceed` */
  readonly message: string;
}

export type Oversight = Pick<Decision, "outcome" | "reviews" | "audits">;

export interface OtherChange {
  /** `show`, `options`, `because`, `renamed`, `team` …: what changed. */
  readonly what: string;
  readonly rules: readonly string[];
  /** As the old version has it; absent where it has none. */
  readonly from?: string;
  readonly to?: string;
  readonly message: string;
}
