import type { OutcomeName, Within } from "./policy.ts";
import type { Cause } from "./types.ts";

export interface DecideOptions {
  /** Of the samples; the policy's name unless given. */
  readonly salt?: string | undefined;
}

/** What `decide` answers. Frozen; without unknown values the same object for the same answer. */
export interface Decision {
  readonly outcome: OutcomeName;
  /** Empty unless the outcome is review. */
  readonly reviews: readonly Review[];
  readonly audits: readonly Audit[];
  /** What applies, in the order of the source, then `otherwise`, then `spot check`. */
  readonly rules: readonly AppliedRule[];
  readonly unknown: readonly UnknownValue[];
  readonly show: readonly string[];
  /** Empty unless the outcome is review. */
  readonly options: readonly string[];
  readonly because: readonly string[];
  /** False unless the outcome is review. */
  readonly reasonRequired: boolean;
  /** What the reviewer chooses a reason from, of all rules that name some; empty: any. */
  readonly reasonFrom: readonly string[];
  /** The chance, over the draws of the samples, that a person sees the decision: 0 to 1. */
  readonly propensity: number;
  readonly policy: { readonly name: string; readonly version?: string; readonly digest: string };
}

export interface Review {
  readonly anyOf: readonly string[];
  readonly people: number;
  readonly within: readonly Within[];
  /** Who is asked next. `chain` is the index in `within`, only where that holds several. */
  readonly then: readonly ReviewStep[];
  /** Field names. */
  readonly notBy: readonly string[];
}

export type ReviewStep =
  | {
      readonly anyOf: readonly string[];
      readonly people: number;
      readonly within: readonly Within[];
      readonly chain?: number;
      /** True where this person signs together with the step before it, not after it. */
      readonly together?: true;
    }
  | { readonly outcome: "block" | "proceed" };

export interface Audit {
  readonly anyOf: readonly string[];
  readonly within: readonly Within[];
  readonly rate: number;
}

export interface AppliedRule {
  readonly name: string;
  readonly certain: boolean;
  /** Only on samples that were not drawn. */
  readonly drawn?: false;
}

export interface UnknownValue {
  /** `customer.tier`, `items[2].price` */
  readonly field: string;
  readonly cause: Cause;
}
