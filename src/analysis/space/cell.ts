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
  /** Of a date or time, on which weekday (Mon = 1), and between which milliseconds from midnight, it lies. */
  readonly clock?: Clock;
}

export interface Clock {
  readonly weekday?: number;
  readonly timeOfDay?: { readonly from: number; readonly to: number };
}

export interface End {
  readonly raw: unknown;
  readonly included: boolean;
  /** Of a line of whole units the units: exact where no input value is read as just these. */
  readonly units?: bigint;
}
