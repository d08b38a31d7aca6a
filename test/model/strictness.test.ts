import { expect, test } from "vitest";
import type { Decision } from "../../src/model/decision.ts";
import { interpret } from "../../src/model/interpreter.ts";
import type { Asking, Clause } from "../../src/model/policy.ts";
import { atLeastAsStrict, lengthOf } from "../../src/model/strictness.ts";
import {
  always,
  asking,
  audit,
  block,
  clause,
  deadline,
  policy,
  review,
  reviewPart,
  rule,
  text,
} from "../support/build-model.ts";

const decide = (asks: Asking): Decision =>
  interpret(policy({ fields: { asker: text }, rules: [rule("r", always, asks)] }), { asker: "Ann" });
const within = (...deadlines: Clause["deadlines"]) => clause("finance", 1, { deadlines });
const stricter = (first: Clause, second: Clause): readonly [boolean, boolean] => [
  atLeastAsStrict(decide(review(first)), decide(review(second))),
  atLeastAsStrict(decide(review(second)), decide(review(first))),
];

// > each clause of the other is covered by one with people enough, no further teams
test("by outcome", () => {
  const rising = [asking({}), audit("1"), review("finance"), block].map(decide);
  for (const [place, one] of rising.entries())
    for (const [at, other] of rising.entries()) expect(atLeastAsStrict(one, other)).toBe(place >= at);
});

test.each([
  ["people enough", clause("finance", 2), clause("finance")],
  ["no further teams", clause("finance"), clause("finance or legal")],
  ["its not by", clause("finance", 1, { notBy: [0] }), clause("finance")],
  ["a deadline", within(deadline(4, "hours")), clause("finance")],
  ["no longer a deadline", within(deadline(59, "minutes")), within(deadline(1, "hours"))],
  ["no longer in working time", within(deadline(1, "working days")), within(deadline(2, "working days"))],
  [
    "no weaker last resort",
    clause("finance", 1, { deadlines: [deadline(4, "hours")], lastResort: "block" }),
    clause("finance", 1, { deadlines: [deadline(4, "hours")], lastResort: "proceed" }),
  ],
])("%s", (_, first, second) => {
  expect(stricter(first, second)).toEqual([true, false]);
  expect(stricter(first, first)).toEqual([true, true]);
});

test("deadlines of different kinds cannot be compared", () => {
  const deadlines = [deadline(1, "hours"), deadline(100, "working hours"), deadline(1, "working days")];
  for (const one of deadlines)
    for (const other of deadlines.filter((each) => each !== one))
      expect(stricter(within(one), within(other))).toEqual([false, false]);
});

test("each clause is covered by one, audits are not compared", () => {
  const both = decide(asking({ reviews: [reviewPart("1", "finance", "legal")] }));
  expect(atLeastAsStrict(both, decide(review("finance or cfo")))).toBe(true);
  expect(atLeastAsStrict(decide(review("finance")), both)).toBe(false);
  const audited = decide(asking({ reviews: [reviewPart("1", "finance")], audits: audit("1").audits }));
  expect(atLeastAsStrict(decide(review("finance")), audited)).toBe(true);
});

test.each([
  [{ amount: 90, unit: "minutes" }, "clock", 90],
  [{ amount: 2, unit: "hours" }, "clock", 120],
  [{ amount: 1, unit: "days" }, "clock", 1440],
  [{ amount: 1, unit: "weeks" }, "clock", 10080],
  [{ amount: 2, unit: "working hours" }, "working hours", 120],
  [{ amount: 2, unit: "working days" }, "working days", 2],
] as const)("%j is by %s %i long", (given, kind, length) => {
  expect(lengthOf(given)).toEqual({ kind, length });
});
