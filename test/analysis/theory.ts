import { type Property, property } from "../support/effort.ts";
import { generateJointPolicy } from "../support/generate-joint-policy.ts";
import { entropy, sourceOf } from "../support/source.ts";
import { leftOpen } from "./left-open.ts";
import { checkFindings } from "./oracle.ts";

export const share = leftOpen("policies whose fields are compared with each other");

/** What the checker finds of fields that are compared with each other is what looking at every input finds. */
export const comparisonsAreExact: Property = property(
  "findings about fields compared with each other are those of every input looked at",
  300,
  entropy(160),
  (numbers) => {
    checkFindings(generateJointPolicy(sourceOf(numbers)), share);
  },
);
