import type { Decision } from "../model/decision.ts";

/** How many decisions a policy keeps; beyond it all are let go, and equal ones made later are other objects. */
export const MOST_INTERNED = 16_384;

export interface Interning {
  /** The one object for all decisions that are equal. */
  readonly keep: (decision: Decision) => Decision;
}

/** @param onFull is called when all are let go, so that faster tables let go of theirs */
export function interning(onFull: () => void): Interning {
  const kept = new Map<string, Decision>();
  return {
    keep: (decision) => {
      const key = JSON.stringify(decision);
      const found = kept.get(key);
      if (found !== undefined) return found;
      if (kept.size >= MOST_INTERNED) {
        kept.clear();
        onFull();
      }
      kept.set(key, decision);
      return decision;
    },
  };
}
