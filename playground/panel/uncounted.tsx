import { impact } from "../state/impact.ts";

/** In the place of figures: why there are none yet, and what to do. */
export function Uncounted() {
  const answer = impact.value.last?.answer;
  return (
    <p class="empty">
      {answer === undefined
        ? "Counting …"
        : answer.kind === "errors"
          ? "A policy with errors decides nothing. Mend them, and the figures are here."
          : "These decisions are not in the policy's words yet. Say under Impact what their columns are."}
    </p>
  );
}
