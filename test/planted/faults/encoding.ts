import { type Fault, faultsIn } from "./fault.ts";

export const encodingFaults: readonly Fault[] = [
  ...faultsIn("encode/both.ts", [
    "not: what is certain stays certain",
    "{ certain: negated(possible), possible: negated(certain) }",
    "{ certain: negated(certain), possible: negated(possible) }",
  ]),
  ...faultsIn(
    "encode/encoder.ts",
    [
      "and is taken for or",
      "return joined(and, condition.parts.map(inner));",
      "return joined(or, condition.parts.map(inner));",
    ],
    [
      "and: possible where the parts are certain",
      "possible: join(parts.map((part) => part.possible))",
      "possible: join(parts.map((part) => part.certain))",
    ],
    ["an unknown value makes no condition possible", "truths.unknown === false ? FALSE : negated(only.known)", "FALSE"],
    ["every: doubt about an element is certainty", "opposite(anyOf(list, where.map(opposite)))", "anyOf(list, where)"],
    ["any: an unknown list has no elements", 'or([negated(list.known), among("possible")])', 'among("possible")'],
    ["a count over a bound reaches it", '">": { certain: least(bound + 1)', '">": { certain: least(bound)'],
    [
      "a count at most a bound exceeds it by one",
      "negated(circuit.atLeast(possibly, number + 1))",
      "negated(circuit.atLeast(possibly, number + 2))",
    ],
    [
      "elements that a list does not have are counted",
      "and([list.elements[place]?.present ?? FALSE, one[end]]));\n    const [certainly",
      "one[end]);\n    const [certainly",
    ],
  ),
  ...faultsIn(
    "encode/instance.ts",
    ["within: a run holds the cell after it", "negated(from(run.to))", "negated(from(run.to + 1))"],
    ["within: a run begins one cell late", "circuit.and([from(run.from),", "circuit.and([from(run.from + 1),"],
    [
      "unknown elements do not count as unknown",
      "circuit.or([negated(present), circuit.and(items.map((item) => item.known))])",
      "circuit.or([negated(present), present])",
    ],
  ),
  ...faultsIn(
    "space.ts",
    [
      "exception ignored: a rule is certain whatever is excepted",
      "certain: and([condition.certain, ...exceptions.map(({ possible }) => negated(possible))])",
      "certain: condition.certain",
    ],
    [
      "an exception in doubt takes no certainty away",
      "certain: and([condition.certain, ...exceptions.map(({ possible })",
      "certain: and([condition.certain, ...exceptions.map(({ certain: possible })",
    ],
    [
      "an exception in doubt takes the rule away",
      "possible: and([condition.possible, ...exceptions.map(({ certain })",
      "possible: and([condition.possible, ...exceptions.map(({ possible: certain })",
    ],
  ),
];
