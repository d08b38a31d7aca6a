import { withThreshold } from "../../src/editor/threshold-text.ts";
import { thresholdsOf } from "../../src/editor/thresholds.ts";
import { type Frontier, frontierOf, type PlannedPolicy } from "../../src/simulation/impact/frontier.ts";
import { isProblem, type Problem } from "../../src/simulation/problem.ts";
import type { PolicyTexts } from "../state/policy-texts.ts";
import { withText } from "../state/policy-texts.ts";
import type { FrontierAnswer, FrontierQuestion } from "./contract.ts";
import { sentenceOf } from "./impact.ts";
import { type Past, planFor } from "./past.ts";
import type { createPolicies } from "./policies.ts";

/** What the threshold at a place buys at each of its values; undefined where there is none, or it was stopped. */
export async function frontierOver(
  past: Past,
  { draft, mapping, place }: FrontierQuestion,
  reading: ReturnType<typeof createPolicies>,
  tell: (share: number) => void,
  isStopped: () => boolean,
): Promise<FrontierAnswer | undefined> {
  const present = reading(draft);
  const threshold = thresholdsOf(present).find(
    ({ span }) => span.file === place.file && span.start === place.start && span.end === place.end,
  );
  if (threshold === undefined) return undefined;
  const planned = (texts: PolicyTexts): PlannedPolicy | undefined => {
    const { policy } = reading(texts).checked;
    const plan = policy && planFor(past, policy, mapping);
    return policy === undefined || plan === undefined || isProblem(plan) ? undefined : { policy, plan };
  };
  const now = planned(draft);
  if (now === undefined) return undefined;
  const text = present.textOf(place.file);
  const found: Frontier | Problem | undefined = await frontierOf({
    replayer: past.replayer,
    present: now,
    value: threshold.value,
    at: (value) => planned(withText(draft, place.file, withThreshold(text, place, value))),
    isCancelled: isStopped,
    onProgress: tell,
  });
  if (found === undefined) return undefined;
  return "points" in found
    ? { kind: "worked out", threshold, frontier: found }
    : { kind: "problem", text: sentenceOf(found) };
}
