import type { Draws } from "../../model/asking.ts";
import type { Decision } from "../../model/decision.ts";
import type { Input } from "../encode/witness.ts";
import type { Region } from "./region.ts";

/** Inputs of which the versions ask apart in one way. */
export interface Transition {
  /** What the witness is decided to. */
  readonly from: Decision;
  readonly to: Decision;
  readonly witness: Input;
  /** With which the witness is decided so. */
  readonly draws: Draws;
  readonly regions: readonly Region[];
  /** False where there are more. */
  readonly all: boolean;
}

export interface Transitions {
  readonly found: readonly Transition[];
  /** Why there may be others; empty where there are none. */
  readonly undecided: readonly string[];
}

/** Boxes of one transition (fewer of what only unknown values show, after 20), transitions, and inputs that are looked for. */
export const most = { boxes: 6, inFull: 20, boxesOfUnknown: 3, transitions: 400, inputs: 600 } as const;

export function tooMany(listed: number): string {
  return `there are more ways in which decisions differ than the ${listed} that are listed`;
}
