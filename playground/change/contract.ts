import type { Impact } from "../../src/analysis/index.ts";
import type { PolicyTexts } from "../state/policy-texts.ts";

/** What the page asks of the worker that compares two versions over every possible decision. */
export interface Comparing {
  /** Undefined where one of them has errors. */
  readonly compare: (live: PolicyTexts, draft: PolicyTexts) => Promise<ProvenChange | undefined>;
}

/** What a change does to every possible input, each difference with its words. */
export type ProvenChange = Impact & {
  /** In the order of `weaker`, `stricter`, `different`. */
  readonly lines: readonly ChangeLine[];
  /** Of the version that the draft was compared with. */
  readonly digest: string;
};

export interface ChangeLine {
  readonly kind: "weaker" | "stricter" | "different";
  readonly from: string;
  readonly to: string;
  /** Where: each a region, in the words of the policy. */
  readonly where: readonly string[];
  readonly more: boolean;
  readonly witness: unknown;
}
