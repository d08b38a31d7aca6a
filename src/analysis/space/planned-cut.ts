import type { Cell } from "./cell.ts";
import type { Truths } from "./truths.ts";

/** The values of a field as the conditions of a policy cut them, with the truth of each condition. */
export interface PlannedCut {
  readonly cells: readonly Cell[];
  readonly ascending: boolean;
  /** By the text of the atom (`atomKey`). */
  readonly truths: ReadonlyMap<string, Truths>;
  /** Of texts that are compared with other texts, whether one lies in the cell of a place. */
  readonly holds?: (place: number, text: string) => boolean;
  /** Where some are compared ignoring case, the constants without it: a cell holds texts like one of these, or like none. */
  readonly folds?: ReadonlySet<string>;
  /** What the conditions that ignore case say of the cell of a place: the same of texts that differ by case alone. */
  readonly foldedTruths?: (place: number) => string;
}
