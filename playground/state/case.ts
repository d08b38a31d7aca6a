import { signal } from "@preact/signals";
import { ask } from "../compute/client.ts";
import type { CaseAnswer, CaseQuestion } from "../compute/contract.ts";
import { asked } from "./asked.ts";
import { failed } from "./notice.ts";
import { baseline, draft } from "./policy.ts";

/** The input that is being tried, as `decide` takes it, and where it is from: `witness of …`. */
export interface Case {
  readonly input: unknown;
  readonly from: string;
}

export const tried = signal<Case | undefined>(undefined);

/** The decision on it, by the draft with reasons and by what it is compared with. */
export const decided = asked<CaseQuestion, CaseAnswer>(
  () => tried.value && { draft: draft.value, live: baseline.value, input: tried.value.input },
  (question) => ask("decide", async (compute) => ({ answer: await compute.decide(question) })),
  failed,
);

export function tryInput(input: unknown, from: string): void {
  tried.value = { input, from };
}
