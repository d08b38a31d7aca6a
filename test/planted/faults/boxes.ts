import { type Fault, faultsIn } from "./fault.ts";

export const boxFaults: readonly Fault[] = [
  ...faultsIn(
    "boxes/dimensions.ts",
    [
      "unknown place forgotten: no box holds an unknown value",
      "for (let at = 0; at <= runs.length; at++) {",
      "for (let at = 0; at < runs.length; at++) {",
    ],
    ["not false is true alone", '"not false": (truth) => truth !== false', '"not false": (truth) => truth === true'],
  ),
  ...faultsIn(
    "boxes/rule-boxes.ts",
    [
      "not: a box is where the part is unknown, too",
      '  true: "false",\n  false: "true",',
      '  true: "not true",\n  false: "not false",',
    ],
    ["exceptions in doubt take no box away", 'both("true", "false")', 'both("true", "not true")'],
    [
      "cap ignored: the boxes of a rule up to the cap stand for all",
      "return few.length > MOST_BOXES ? undefined : few;",
      "return few.slice(0, MOST_BOXES);",
    ],
  ),
  ...faultsIn(
    "boxes/side.ts",
    [
      "what two sides have in common begins with the first of them",
      "interval(Math.max(from, otherFrom), Math.min(to, otherTo))",
      "interval(Math.min(from, otherFrom), Math.min(to, otherTo))",
    ],
    [
      "sides that touch in one place do not meet",
      "if ((first[one + 1] as number) < (second[other] as number)) one += 2;",
      "if ((first[one + 1] as number) <= (second[other] as number)) one += 2;",
    ],
    ["the places after the last run are not left", "if (next < size) runs.push(next, size - 1);", ""],
    ["runs next to each other are joined over a gap", "from <= end + 1) runs[", "from <= end + 2) runs["],
  ),
  ...faultsIn(
    "boxes/box.ts",
    [
      "a box is dropped that lies in none",
      "outer.every((side, at) => sideHolds(side, inner[at] as Side))",
      "outer.some((side, at) => sideHolds(side, inner[at] as Side))",
    ],
    [
      "boxes become one that differ in two dimensions",
      "if (differing >= 0) return boxHolds(first, second) ? first : boxHolds(second, first) ? second : undefined;",
      "",
    ],
    [
      "cap ignored: common boxes up to the cap stand for all",
      "return few.length > most ? undefined : few;",
      "return few.slice(0, most);",
    ],
  ),
  ...faultsIn(
    "boxes/uncovered.ts",
    [
      "subtraction drops a side: a box that ends early holds all",
      "if (from > first || to < last) holds = 1;",
      "if (from > first) holds = 1;",
    ],
    [
      "the upper half is not looked at",
      "piece: piece.with(2 * dimension, place + 1) },",
      "piece: piece.with(2 * dimension, place + 2) },",
    ],
    [
      "holes of a box are not looked at",
      "if (own === 0) return 0;\n        if (own === 1) holds = 1;",
      "if (own === 0) return 0;",
    ],
  ),
  ...faultsIn(
    "boxes/meeting-pairs.ts",
    [
      "boxes on both sides of a cut are looked at on one",
      "(high[box * dimensions + dimension] as number) > place);",
      "(low[box * dimensions + dimension] as number) > place);",
    ],
    ["holes of boxes are not looked at for a meeting", "if (!sidesMeet(own, others)) return false;", ""],
  ),
  ...faultsIn(
    "boxes/widened.ts",
    [
      "widening one cell too far: a box that one dimension alone keeps apart is forgotten",
      "misses[one] === 1 && apart",
      "misses[one] === 2 && apart",
    ],
    ["widening does not count what it no longer keeps apart", "misses[one] = (misses[one] as number) - 1;", ""],
  ),
  ...faultsIn("boxes/free-regions.ts", [
    "the first region is listed alone",
    "regions.push(widened(table, among, point, extents));",
    "regions.push(widened(table, among, point, extents));\n      if (regions.length > 0) return true;",
  ]),
  ...faultsIn("boxes/describe-boxes.ts", [
    "last box dropped",
    "boxes: shown.map(({ box }) => box)",
    "boxes: shown.slice(0, -1).map(({ box }) => box)",
  ]),
  ...faultsIn("boxes/near-rules.ts", [
    "rules that end where another begins are not near",
    "(low[candidate] as number) <= to && (high[candidate] as number) >= from",
    "(low[candidate] as number) < to && (high[candidate] as number) >= from",
  ]),
  ...faultsIn(
    "described.ts",
    [
      "widening one cell too far: a region ends with the cell after it",
      "cells[last.to - 1]?.to]",
      "cells[last.to]?.to]",
    ],
    ["open for closed in a region", "toIncluded: to.included", "toIncluded: true"],
  ),
  ...faultsIn("draft.ts", [
    "a region is widened whatever stands against it",
    "if (holds) best = draft;",
    "best = draft;",
  ]),
  ...faultsIn("region.ts", [
    "last region dropped",
    "boxes: boxes.map(({ box }) => box)",
    "boxes: boxes.slice(0, -1).map(({ box }) => box)",
  ]),
];
