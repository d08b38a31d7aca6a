import { editsAreFollowed } from "../analysis/analyser.ts";
import { boxProperties } from "../analysis/boxes/boxes.ts";
import { diffIsExact, largeDiffIsExact } from "../analysis/diff-agrees.ts";
import { tablesAreFollowed } from "../analysis/edited-tables.ts";
import { heldUpIsSeen } from "../analysis/held-up.ts";
import { findingsAreExact } from "../analysis/oracle.ts";
import { analysisProperties } from "../analysis/properties.ts";
import { reachIsFound } from "../analysis/reach.ts";
import { removalsAreExact } from "../analysis/removals.ts";
import { sheetsAreExact } from "../analysis/sheet.ts";
import { signsSayTheOversight } from "../analysis/signs.ts";
import { contradictionsAddUp, wholeValuesAreFound } from "../analysis/simplex.ts";
import { answersAreExact } from "../analysis/solver.ts";
import { comparisonsAreExact } from "../analysis/theory.ts";
import type { Property } from "../support/effort.ts";

/**
 * The first cases of what `npm test` looks at, of every property in turn, what is about the file named beforehand, so that a
 * mistake is seen early; exit code 1, and the name of the property, where one fails.
 */
const seed = 20_261_121;
const nearest: readonly (readonly [string, readonly Property[]])[] = [
  ["/solver/", [answersAreExact]],
  ["/theory/", [wholeValuesAreFound, contradictionsAddUp, comparisonsAreExact]],
  ["/time-", [comparisonsAreExact]],
  ["/oversight", [signsSayTheOversight]],
  ["/boxes/", boxProperties],
  ["/no-effect/", [reachIsFound, removalsAreExact]],
  ["/unknowns/", [heldUpIsSeen]],
  ["/diff/", [diffIsExact, largeDiffIsExact]],
  ["/sheet/", [sheetsAreExact]],
  ["memory", [editsAreFollowed]],
  ["analyser", [editsAreFollowed]],
  ...["/edit", "/next-plan", "/refined-cut", "/kept-", "/covered-table", "/changes", "/lost-lettings"].map(
    (part): (typeof nearest)[number] => [part, [tablesAreFollowed]],
  ),
];
const [, , file = ""] = process.argv;
const near = nearest.flatMap(([part, properties]) => (file.includes(part) ? properties : []));

function look(properties: readonly Property[], numRuns: number): void {
  for (const { name, hold } of properties)
    try {
      hold({ seed, numRuns });
    } catch {
      console.log(name);
      process.exit(1);
    }
}

look([...near, findingsAreExact], 8);
look([answersAreExact, signsSayTheOversight, wholeValuesAreFound, contradictionsAddUp, ...boxProperties], 600);
look([...near, findingsAreExact], 60);
look(analysisProperties, 40);
