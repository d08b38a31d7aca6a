import { computed, signal } from "@preact/signals";
import { proxy } from "comlink";
import { withThreshold } from "../../src/editor/threshold-text.ts";
import type { Threshold } from "../../src/editor/thresholds.ts";
import { ask } from "../compute/client.ts";
import type { FrontierAnswer, FrontierQuestion, Place } from "../compute/contract.ts";
import { asked, later } from "./asked.ts";
import { facts } from "./compiled.ts";
import { isReading, mapping, table } from "./history.ts";
import { inView } from "./layout.ts";
import { failed } from "./notice.ts";
import { changeText, draft } from "./policy.ts";
import { textAt } from "./policy-texts.ts";

/** Where the threshold that was chosen begins: what is written there changes, its beginning stays. */
const chosen = signal<Pick<Place, "file" | "start"> | undefined>(undefined);
/** While a point is being moved nothing is worked out anew. */
export const isMoving = signal(false);
/** The share of the work that is done, 0 to 1. */
export const workedOut = signal(0);

export const thresholds = computed<readonly Threshold[]>(() => facts.value.last?.answer?.thresholds ?? []);

export const threshold = computed<Threshold | undefined>(() => {
  const at = chosen.value;
  const all = thresholds.value;
  return all.find(({ span }) => span.file === at?.file && span.start === at.start) ?? all[0];
});

export function chooseThreshold({ span }: Threshold): void {
  chosen.value = { file: span.file, start: span.start };
}

const isSeen = computed(() => inView.value.has("frontier"));

export const frontier = asked<FrontierQuestion & { readonly table: object }, FrontierAnswer>(
  () => {
    const history = table.value;
    if (history === undefined) return undefined;
    const place = threshold.value?.span;
    if (!isSeen.value || isReading.value || isMoving.value || facts.value.stale || place === undefined) return later;
    return { draft: draft.value, mapping: mapping.value, place, table: history };
  },
  ({ table: _, ...question }) =>
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

/** Writes another number for a threshold into the text; gives the place that the number then has. */
export function moveThreshold(place: Place, value: string): Place {
  const text = textAt(draft.value, place.file) ?? "";
  const moved = withThreshold(text, place, value);
  changeText(place.file, moved, "moving a threshold");
  return { ...place, end: place.end + moved.length - text.length };
}
