import type { Told } from "../told.ts";
import type { Question } from "./question.ts";

/** To the thread that proves. A newer question about a file takes the place of an older one; without a question it is dropped. */
export interface ToProver {
  readonly file: string;
  readonly id: number;
  readonly question?: Question;
}

/** From the thread that proves: work on a question began; its findings in two steps; or why there are none. */
export type FromProver =
  | { readonly kind: "began"; readonly id: number }
  | { readonly kind: "first" | "rest"; readonly id: number; readonly told: readonly Told[] }
  | { readonly kind: "failed"; readonly id: number; readonly because: string };
