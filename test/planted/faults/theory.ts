import { type Fault, faultsIn } from "./fault.ts";

export const theoryFaults: readonly Fault[] = [
  ...faultsIn(
    "theory/form.ts",
    [
      "the sign of what is taken away is lost",
      "return addForms(first, scaleForm(second, -1));",
      "return addForms(first, second);",
    ],
    ["a constant is not scaled with its sum", "constant: multiply(constant, by),", "constant,"],
  ),
  ...faultsIn(
    "theory/linear.ts",
    [
      "strict for non-strict: less than is at most",
      "{ certain: atMost(highest, true), possible: atMost(lowest, true) }",
      "{ certain: atMost(highest, false), possible: atMost(lowest, false) }",
    ],
    [
      "at least is more than",
      "{ certain: negated(atMost(lowest, true)), possible: negated(atMost(highest, true)) }",
      "{ certain: negated(atMost(lowest, false)), possible: negated(atMost(highest, false)) }",
    ],
    [
      "is: at most alone",
      "certain: and([atMost(highest, false), negated(atMost(lowest, true))])",
      "certain: atMost(highest, false)",
    ],
    ["fields that are unknown compare as false", "possible: or([negated(isDefined),", "possible: or(["],
    [
      "in a currency that neither value has every comparison holds",
      "const isDefined = or(cases.map(({ defined }) => defined));",
      "const isDefined = negated(or([]));",
    ],
  ),
  ...faultsIn(
    "theory/comparisons.ts",
    [
      "one cent off: below a whole number is at most it",
      "isStrict ? add(ceiling(limit), -1) : floor(limit)",
      "isStrict ? ceiling(limit) : floor(limit)",
    ],
    [
      "a sum turned round stays strict",
      "negated(atMost(own, limit, !strict, when))",
      "negated(atMost(own, limit, strict, when))",
    ],
    [
      "a lower limit is said to follow from a higher one",
      "[negated(before.literal), literal]",
      "[before.literal, negated(literal)]",
    ],
  ),
  ...faultsIn(
    "theory/search.ts",
    [
      "a branch is missing: whole numbers are looked for below alone",
      ', [{ variable: found, end: "lower", value: add(below, 1) }]]',
      "]",
    ],
    ["a conflict is explained by one branch", "if (!outcome.branches.has(depth)) return outcome;", "return outcome;"],
    ["branches between two whole numbers leave out the upper one", "value: add(below, 1)", "value: add(below, 2)"],
  ),
  ...faultsIn(
    "theory/simplex.ts",
    ["a term moved to the other side keeps its sign", "opposite(divide(own, factor))", "divide(own, factor)"],
    [
      "a conflict is explained by too few bounds",
      "parts.push({ variable: term, end: side, bound: own,",
      "if (parts.length < 2) parts.push({ variable: term, end: side, bound: own,",
    ],
    ["bounds of one question stay for the next", "bounds[end][bound] = before;", "bounds[end][bound] ??= before;"],
  ),
  ...faultsIn("theory/because.ts", [
    "bounds are weakened further than they still contradict",
    "order(minus(left, lost(weak)), nothing) > 0",
    "order(left, nothing) > 0",
  ]),
  ...faultsIn("theory/lemmas.ts", [
    "what is kept is taken for what is not",
    "isTrue ? negated(limit.literal) : limit.literal",
    "isTrue ? limit.literal : negated(limit.literal)",
  ]),
  ...faultsIn(
    "theory/calendar.ts",
    ["1970-01-01 was a Friday", "        -4,\n        -4,", "        -5,\n        -5,"],
    [
      "the offset of a zone is not looked at again",
      "if (simplex.valueOf(turned).value === offset) return undefined;",
      "return undefined;",
    ],
  ),
  ...faultsIn("theory/evaluate.ts", [
    "minus is plus",
    'value.operator === "+" ? addForms(left.low, right.low) : subtractForms(left.low, right.high)',
    "addForms(left.low, right.low)",
  ]),
  ...faultsIn("theory/tallies.ts", [
    "elements that do not count are added",
    "solver.addClause([literal, isZero(own, otherwise)]);",
    "",
  ]),
];
