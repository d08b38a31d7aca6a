import type { Diagnostic, Mend } from "../diagnostics/diagnostic.ts";
import type { PolicyReading } from "./reading.ts";

/** A mend, and what it puts right. */
export interface Fix {
  readonly diagnostic: Diagnostic;
  readonly mend: Mend;
  /** The likeliest of its message. */
  readonly preferred: boolean;
}

/** The mends of what was reported within or at these offsets. `findings`: what others have reported beside the reading. */
export function fixesAt(
  reading: PolicyReading,
  file: string,
  start: number,
  end: number,
  findings: readonly Diagnostic[] = [],
): readonly Fix[] {
  return [...reading.checked.diagnostics, ...findings]
    .filter(({ span }) => span.file === file && span.start <= end && span.end >= start)
    .flatMap((diagnostic) =>
      diagnostic.mends.map((mend, at) => ({ diagnostic, mend, preferred: at === 0 && diagnostic.mends.length === 1 })),
    );
}
