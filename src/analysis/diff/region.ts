import type { Truth } from "../../model/truth.ts";
import type { Held } from "../described.ts";
import type { Fact } from "../encode/encoder.ts";
import type { DrawnRange } from "./drawn-words.ts";

/** Inputs with one change: by field where it lies, how facts come out, how the id is drawn. What is not named may be anything. */
export interface Region {
  readonly cells: ReadonlyMap<number, Held>;
  readonly facts: ReadonlyMap<Fact, Truth>;
  readonly ranges: readonly DrawnRange[];
}
