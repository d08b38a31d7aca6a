import { boxFaults } from "./faults/boxes.ts";
import { cellFaults } from "./faults/cells.ts";
import { diffFaults } from "./faults/diff.ts";
import { editFaults } from "./faults/edits.ts";
import { encodingFaults } from "./faults/encoding.ts";
import type { Fault } from "./faults/fault.ts";
import { findingFaults } from "./faults/findings.ts";
import { oversightFaults } from "./faults/oversight.ts";
import { solverFaults } from "./faults/solver.ts";
import { theoryFaults } from "./faults/theory.ts";

/** Those that the tests must notice: none of them leaves every answer as it was. */
export const faults: readonly Fault[] = [
  ...cellFaults,
  ...encodingFaults,
  ...solverFaults,
  ...theoryFaults,
  ...oversightFaults,
  ...boxFaults,
  ...findingFaults,
  ...editFaults,
  ...diffFaults,
];

/** The text of a file with the fault in it. */
export function planted(sound: string, { name, file, text, wrong }: Fault): string {
  const [before, after, ...more] = sound.split(text);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`"${name}": ${file} does not hold the text once: ${text}`);
  return before + wrong + after;
}
