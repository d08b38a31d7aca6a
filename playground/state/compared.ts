import { computed } from "@preact/signals";
import { live } from "./policy.ts";
import { sameTexts } from "./policy-texts.ts";
import { saved } from "./save.ts";

/** Whether the draft is compared with the version that is saved, and so in force, and not with another one. */
const isInForce = computed(
  () => live.value === undefined || saved.value === undefined || sameTexts(live.value, saved.value),
);

/** What the draft is compared with: over a column, and in a sentence. */
export const compared = computed(() =>
  isInForce.value
    ? { title: "In force", words: "the version in force" }
    : { title: "Compared with", words: "the version it is compared with" },
);
