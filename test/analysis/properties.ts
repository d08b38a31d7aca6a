import type { Property } from "../support/effort.ts";
import { editsAreFollowed } from "./analyser.ts";
import { anyPolicyIsAnswered, comparisonsAreAnswered } from "./any-policy.ts";
import { boxProperties } from "./boxes/boxes.ts";
import { diffIsExact, largeDiffIsExact } from "./diff-agrees.ts";
import { tablesAreFollowed } from "./edited-tables.ts";
import { heldUpIsSeen } from "./held-up.ts";
import { findingsAreExact } from "./oracle.ts";
import { reachIsFound } from "./reach.ts";
import { removalsAreExact } from "./removals.ts";
import { sheetsAreExact } from "./sheet.ts";
import { signsSayTheOversight } from "./signs.ts";
import { contradictionsAddUp, wholeValuesAreFound } from "./simplex.ts";
import { answersAreExact } from "./solver.ts";
import { comparisonsAreExact } from "./theory.ts";

/** What holds of the checker: `npm test` runs each once, `npm run fuzz` until its time is over. */
export const analysisProperties: readonly Property[] = [
  findingsAreExact,
  comparisonsAreExact,
  diffIsExact,
  largeDiffIsExact,
  sheetsAreExact,
  editsAreFollowed,
  tablesAreFollowed,
  removalsAreExact,
  reachIsFound,
  heldUpIsSeen,
  signsSayTheOversight,
  answersAreExact,
  wholeValuesAreFound,
  contradictionsAddUp,
  ...boxProperties,
  anyPolicyIsAnswered,
  comparisonsAreAnswered,
];
