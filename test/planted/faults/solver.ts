import { type Fault, faultsIn } from "./fault.ts";

export const solverFaults: readonly Fault[] = [
  ...faultsIn(
    "solver/learn.ts",
    [
      "a learned clause says the opposite of what follows",
      "literals[0] = negated(resolved);",
      "literals[0] = resolved;",
    ],
    [
      "a learned clause is shortened by decisions that nothing follows from",
      "if (assignment.reasons[variable] === NO_REASON) return false;\n  notes.seen",
      "if (assignment.reasons[variable] === NO_REASON) return true;\n  notes.seen",
    ],
    [
      "a learned clause keeps the strongest literal of a chain",
      "literal < before : literal > before",
      "literal > before : literal < before",
    ],
    [
      "a learned clause leaves out one literal of its reasons",
      "if (reason < 0) meet(assignment, notes, ~reason);",
      "if (reason < 0) return;",
    ],
  ),
  ...faultsIn(
    "solver/search.ts",
    [
      "an assumption that came out false is passed over",
      "assignment.values[assumption] === 0",
      "assignment.values[assumption] === UNSET",
    ],
    [
      "a contradiction of assumptions is one of the clauses",
      "if (levelStarts.length === 0) {",
      "if (levelStarts.length <= assumptions.length) {",
    ],
    [
      "a literal that stands twice in a clause makes it hold",
      "if (values[literal] === 1 || has(literal ^ 1)) return;",
      "if (values[literal] === 1 || has(literal)) return;",
    ],
  ),
  ...faultsIn(
    "solver/propagate.ts",
    [
      "a clause is passed over whose blocker is not set",
      "if (values[blocker] === 1) {",
      "if (values[blocker] !== 0) {",
    ],
    [
      "after a conflict the clauses not yet looked at are watched no more",
      "watches.counts[falsified] = kept + end - at - 2;",
      "watches.counts[falsified] = kept;",
    ],
    [
      "the last literal of a clause is not looked at",
      "while (next < stop && values",
      "while (next < stop - 1 && values",
    ],
    [
      "of clauses of two the first alone is followed",
      "if (truth === 1) continue;\n        if (truth === 0) return clash",
      "if (truth === 1) break;\n        if (truth === 0) return clash",
    ],
  ),
  ...faultsIn("solver/assignment.ts", ["what is undone is not looked at again", "assignment.propagated = start;", ""]),
  ...faultsIn(
    "solver/solver.ts",
    [
      "of a gate only what is said first has consequences",
      "if (((said[gate] as number) & side) !== 0) continue;",
      "if (said[gate] !== 0) continue;",
    ],
    ["the truth of gates is that of an earlier question", "if (answer) asked++;", "if (!answer) asked++;"],
    ["a gate is true where some of its parts are", "Number(parts.every(holds))", "Number(parts.some(holds))"],
  ),
  ...faultsIn("solver/forget.ts", [
    "clauses are forgotten that were given",
    "!((data[place + 1] as number) > middle || isSettled(place))",
    "(data[place + 1] as number) > middle",
  ]),
  ...faultsIn("solver/circuit.ts", [
    "at least: one more than asked for",
    "if (count > parts.length) return FALSE;",
    "if (count >= parts.length) return FALSE;",
  ]),
];
