import type { Property } from "../support/effort.ts";
import { addingNeverLowers } from "./adding-a-rule.ts";
import { decidingNeverThrows, decisionsAreFrozen } from "./never-throws.ts";
import { ruleOrderDoesNotMatter } from "./order-independence.ts";
import { propensityIsTheChanceToBeSeen } from "./propensity.ts";
import { samplesAreIndependent, samplesAreNested } from "./sampling.ts";
import { doubtIsAtLeastAsStrict, doubtMeansOversight } from "./theorem-of-doubt.ts";

/** What the model promises: `npm test` runs each once, `npm run fuzz` until its time is over. */
export const properties: readonly Property[] = [
  doubtMeansOversight,
  doubtIsAtLeastAsStrict,
  ruleOrderDoesNotMatter,
  addingNeverLowers,
  samplesAreNested,
  samplesAreIndependent,
  decidingNeverThrows,
  decisionsAreFrozen,
  propensityIsTheChanceToBeSeen,
];
