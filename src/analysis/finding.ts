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
}
