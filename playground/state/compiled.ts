import { computed } from "@preact/signals";
import { ask } from "../compute/client.ts";
import type { CompiledText, PolicyFacts } from "../compute/contract.ts";
import { asked, later } from "./asked.ts";
import { inView } from "./layout.ts";
import { failed } from "./notice.ts";
import { draft } from "./policy.ts";
import type { PolicyTexts } from "./policy-texts.ts";

/** What panels say of the draft; an answer without facts: the draft has errors. */
export const facts = asked<PolicyTexts, PolicyFacts | undefined>(
  () => draft.value,
  (texts) => ask("facts", async (compute) => ({ answer: await compute.facts(texts) })),
  failed,
  { least: 40, most: 800 },
);

/** Why nothing is known of the draft, and what to do, for a reader; undefined where it is. */
export const whyNoFacts = computed<string | undefined>(() => {
  const { last } = facts.value;
  if (last === undefined) return "Reading the policy …";
  return last.answer === undefined ? "A policy with errors decides nothing. Fix them first." : undefined;
});

const isSeen = computed(() => inView.value.has("javascript"));

/** The compiled draft, worked out while its panel is seen; an answer without code: the draft has errors. */
export const compiled = asked<PolicyTexts, CompiledText | undefined>(
  () => (isSeen.value ? draft.value : later),
  (texts) => ask("javascript", async (compute) => ({ answer: await compute.javascript(texts) })),
  failed,
  { least: 40, most: 800 },
);
