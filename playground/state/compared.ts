import { computed } from "@preact/signals";
import { work } from "./policy.ts";
import { comparedWords } from "./work.ts";

/** What the figures beside those of the draft are of. */
export const compared = computed(() => comparedWords(work.value));
