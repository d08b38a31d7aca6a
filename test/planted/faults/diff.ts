import { type Fault, faultsIn } from "./fault.ts";

export const diffFaults: readonly Fault[] = [
  ...faultsIn(
    "diff/direction.ts",
    ["direction turned round", '"stricter" : "weaker";\n  const more', '"weaker" : "stricter";\n  const more'],
    ["a rarer audit is not weaker", "audit.rate >= asked.rate &&", ""],
  ),
  ...faultsIn(
    "diff/transitions.ts",
    ["regions of unknown values alone are dropped", '...(inputs === "all" ? [[]] : []),', ""],
    [
      "a changed rule that stands in doubt is passed over",
      "[differ(one.certain, other.certain), differ(one.possible, other.possible)]",
      "[differ(one.certain, other.certain)]",
    ],
  ),
  ...faultsIn("diff/known-transitions.ts", [
    "of many rules what a changed one no longer holds for is passed over",
    "[...without(first, second), ...without(second, first)]",
    "without(second, first)",
  ]),
  ...faultsIn("diff/pieces.ts", [
    "what lies outside of a rule is passed over",
    "for (const outside of without(box, member.box, extents)) waiting.push({ box: outside, sets, next: next + 1 });",
    "",
  ]),
  ...faultsIn("diff/draw-places.ts", [
    "ids that no sample draws are passed over",
    "sides.push(interval(from, rates.length));",
    "if (sides.length === 0) sides.push(interval(from, rates.length));",
  ]),
  ...faultsIn("diff/joint-space.ts", [
    "the same draws are not shared",
    "const literal = draws.below(kind, rate);",
    "const literal = sharedDraws(space.circuit).below(kind, rate);",
  ]),
  ...faultsIn("diff/united.ts", [
    "a rule that asks for something else is the same",
    "return JSON.stringify([condition, exceptions, lets, asks, inDoubt]);",
    "return JSON.stringify([condition, exceptions, lets, inDoubt]);",
  ]),
  ...faultsIn("diff/apart.ts", [
    "reviews that both ask are told",
    "reviews: own.reviews.filter((review) => !isIn(other.reviews, review))",
    "reviews: own.reviews",
  ]),
  ...faultsIn(
    "diff/slice.ts",
    ["otherwise may change without a rule", "    otherwise?.asks,\n", ""],
    [
      "a comparison that is true where one of several rules stands apart is dropped",
      "!extents.every((extent)",
      "!extents.some((extent)",
    ],
  ),
  ...faultsIn("diff/extent.ts", [
    "what a comparison says of small values is dropped",
    "return isAbove && (outer.high === Number.POSITIVE_INFINITY || outer.high > inner.high);",
    "return isAbove;",
  ]),
];
