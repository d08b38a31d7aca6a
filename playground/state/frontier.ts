import { computed, effect, signal } from "@preact/signals";
import { proxy } from "comlink";
import type { Threshold } from "../../src/editor/thresholds.ts";
import { ask } from "../compute/client.ts";
import type { FrontierAnswer, FrontierQuestion } from "../compute/contract.ts";
import { asked, later } from "./asked.ts";
import { facts } from "./compiled.ts";
import { overHistory } from "./history.ts";
import { inView } from "./layout.ts";
import { failed } from "./notice.ts";
import { changeText, draft } from "./policy.ts";
import { textAt } from "./policy-texts.ts";
import { rewritten, type Thresholds, thresholdsAfter, type WrittenPlace } from "./threshold-choice.ts";

/** Of the last text without errors. */
export const thresholds = signal<Thresholds | undefined>(undefined);
/** While a point is being moved nothing is worked out anew. */
export const isMoving = signal(false);
/** The share of the work that is done, 0 to 1. */
export const workedOut = signal(0);

effect(() => {
  const { last } = facts.value;
  if (last !== undefined) thresholds.value = thresholdsAfter(thresholds.peek(), last.question, last.answer?.thresholds);
});

export function chooseThreshold(chosen: Threshold): void {
  if (thresholds.value !== undefined) thresholds.value = { ...thresholds.value, chosen };
}

const isSeen = computed(() => inView.value.has("frontier"));

export const frontier = asked<FrontierQuestion, FrontierAnswer>(
  () => {
    const over = overHistory.value;
    if (over === undefined || over === later) return over;
    const { last, stale } = facts.value;
    const place = last?.answer && thresholds.value?.chosen?.span;
    if (!isSeen.value || isMoving.value || stale || place === undefined) return later;
    return { ...over, draft: draft.value, place };
  },
  (question) =>
    ask("frontier", async (compute) => {
      workedOut.value = 0;
      const answer = await compute.frontier(question, proxy(tell));
      return answer && { answer };
    }),
  failed,
);

function tell(share: number): void {
  workedOut.value = share;
}

/** Whether a number still stands where it was found. */
export function canMove({ place, text }: WrittenPlace): boolean {
  return textAt(draft.value, place.file) === text;
}

/** Writes another number for a threshold into the text, and gives where it is then; undefined where the text has changed since. */
export function moveThreshold(written: WrittenPlace, value: string): WrittenPlace | undefined {
  const { file } = written.place;
  const moved = rewritten(written, textAt(draft.value, file) ?? "", value);
  if (moved !== undefined) changeText(file, moved.text, "moving a threshold");
  return moved;
}
