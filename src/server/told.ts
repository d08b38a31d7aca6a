import type { Finding } from "../analysis/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** What is told of a place in a policy; what was found by looking at every decision has rules, and mostly a witness. */
export type Told = Diagnostic | Finding;
