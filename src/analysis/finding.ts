import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Box } from "./described.ts";
import type { Input } from "./encode/witness.ts";

/** What is true of every possible input, or an input on which it is not. */
export interface Finding extends Diagnostic {
  /** The rules it is about. */
  readonly rules: readonly string[];
  /** An input on which it can be seen, or two that differ in one field; as `decide` takes them. */
  readonly witness?: Input | readonly Input[];
  readonly region?: readonly Box[];
  /** With the option `pairs`: all pairs of rules that overlap, of those that the finding is about. */
  readonly pairs?: readonly OverlappingPair[];
}

/** Two rules of the same strictness that ask for different teams or deadlines. */
export interface OverlappingPair {
  readonly rules: readonly [string, string];
  /** All inputs, unknown values included, on which both are certain. */
  readonly region: readonly Box[];
  /** Where the region has more boxes than are named. */
  readonly regionIncomplete?: true;
  readonly witness: Input;
}
