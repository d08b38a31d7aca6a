import { type Fault, faultsIn } from "./fault.ts";

export const cellFaults: readonly Fault[] = [
  ...faultsIn(
    "space/grid-cells.ts",
    ["one cent off: a stretch ends at the unit where the next begins", "next === undefined ? most : next - 1n", "next"],
    ["a constant and what follows it are one cell", "[whole, whole + 1n] : [whole + 1n]", "[whole] : [whole + 1n]"],
    ["the greatest value of a field is in no stretch", "start <= most)) starts.add", "start < most)) starts.add"],
  ),
  ...faultsIn(
    "space/number-cells.ts",
    ["open for closed: what lies between two constants includes them", "included: false }", "included: true }"],
    ["a constant of a plain number is no cell of its own", "if (own !== undefined) cells.push(own);", ""],
    [
      "a condition changes at a constant, not after it",
      "[atCuts[at] as number, afterCuts[at] as number]",
      "[atCuts[at] as number]",
    ],
  ),
  ...faultsIn(
    "space/cut.ts",
    ["a condition is not judged where a field begins", "new Set([0, ...starts])", "new Set(starts)"],
    [
      "the cells of a second currency are taken for those of the first",
      "starts.push(before + start)",
      "starts.push(start)",
    ],
  ),
  ...faultsIn(
    "space/dimension.ts",
    [
      "the last currency of a field is left out",
      "const cuts = type.currencies.map(",
      "const cuts = type.currencies.slice(0, 1).map(",
    ],
    [
      "choices are taken for ordered",
      "return listed(type, type.choices, type.ordered);",
      "return listed(type, type.choices.toReversed(), true);",
    ],
  ),
  ...faultsIn(
    "space/truths.ts",
    [
      "an unknown value makes conditions false",
      'unknown: truthAt({ known: false, cause: "absent" })',
      "unknown: false",
    ],
    [
      "a run that returns to the first truth is passed over",
      "runs.at(-1)?.truth !== truth",
      "runs[0]?.truth !== truth",
    ],
    ["the last run is one cell long", "runs[at + 1]?.from ?? count", "runs[at + 1]?.from ?? from + 1"],
    ["two runs apart are joined", "if (last?.to === from) found[", "if (last !== undefined) found["],
  ),
  ...faultsIn("space/merge-cells.ts", [
    "merged texts keep the truth of the cell before",
    "?? Number.POSITIVE_INFINITY) <= place",
    "?? Number.POSITIVE_INFINITY) < place",
  ]),
  ...faultsIn(
    "space/text-cells.ts",
    ["a text that is a constant stands for others", "if (!next.isConstant(node)) {", "{"],
    ["a pattern is passed over that ignores case", "if (ignoringCase) tests.set(", "if (!ignoringCase) tests.set("],
  ),
  ...faultsIn("space/time-classes.ts", [
    "a stretch of days has six weekdays",
    "Array.from({ length: 7 }",
    "Array.from({ length: 6 }",
  ]),
  ...faultsIn(
    "space/plan.ts",
    ["a list is too short by one to exceed a count", "(bound ?? 1) + 1", "bound ?? 1"],
    [
      "lists of which several conditions speak are as long as one needs",
      "(sum, elements) => sum + elements",
      "Math.max",
    ],
  ),
  ...faultsIn("space/breakpoints.ts", [
    "constants on the left are mistaken for their opposite",
    "divide(subtract(right.offset, left.offset), slope)",
    "divide(subtract(left.offset, right.offset), slope)",
  ]),
];
