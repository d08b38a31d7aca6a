import type { Reading } from "../../model/read.ts";

/**
 * A set of values of a field, or of a field of items, that no condition of the policy tells apart; never empty. What is read of
 * it may be worked out only then: of many thousand cells few are looked at.
 */
export interface Cell {
  /** Values of it as an input holds them (JSON); the first is shown. */
  readonly raws: readonly unknown[];
  /** What the first is read as. */
  readonly reading: Reading & { readonly known: true };
  /** Of a stretch of a line its ends; absent where it runs on to the end of what the type allows. */
  readonly from?: End;
  readonly to?: End;
  /** Any text but those that other cells hold. */
  readonly other?: true;
}

export interface End {
  readonly raw: unknown;
  readonly included: boolean;
}
