import type { Span } from "../diagnostics/source.ts";

export interface ShiftTree {
  /** Mon = 1 … Sun = 7, ranges expanded, in the order written. */
  readonly weekdays: readonly number[];
  /** Minutes from midnight; `to` at or before `from` ends on the next day; 24:00 is 1440. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}
