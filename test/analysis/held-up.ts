import { contextOf } from "../../src/analysis/context-of.ts";
import { heldUpWithout, passingInput } from "../../src/analysis/input/unknowns/passing.ts";
import { type Property, property } from "../support/effort.ts";
import { enumerated } from "../support/enumerated.ts";
import { generateSmallPolicy } from "../support/generate-small-policy.ts";
import { entropy, sourceOf } from "../support/source.ts";
import { heldUpByUnknowns } from "./expected/input-unknowns.ts";
import { decisionOf, situationsOf } from "./expected/situations.ts";

const nowhere = { team: () => undefined, field: () => undefined };

export const heldUp = { fields: 0, nothingPasses: 0 };

/** What is seen of a large policy, from one input that passes, is so. */
export const heldUpIsSeen: Property = property(
  "what is held up without a value is so, and nothing is where nothing passes",
  200,
  entropy(160),
  (numbers) => {
    const small = generateSmallPolicy(sourceOf(numbers));
    const policy = { ...small.policy, ensures: [] };
    const inputs = enumerated({ ...small, policy });
    const passing = passingInput(contextOf(policy, nowhere, {}));
    const passes = situationsOf(policy, inputs).some((each) => {
      const { outcome } = decisionOf(policy, each);
      return each.one.allKnown && (outcome === "proceed" || outcome === "audit");
    });
    if ((passing.kind === "found") !== passes)
      throw new Error(`${passing.kind}, and ${passes ? "some" : "none"} passes`);
    if (passing.kind !== "found") {
      heldUp.nothingPasses++;
      return;
    }
    const [fields = ""] = heldUpByUnknowns({ ...small, policy }, inputs).map((key) => key.split(" ")[1]);
    for (const [field, { name }] of policy.fields.entries()) {
      if (heldUpWithout(policy, field, passing) === undefined) continue;
      if (!fields.split(",").includes(name)) throw new Error(`${name} is not what holds anything up`);
      heldUp.fields++;
    }
  },
);
