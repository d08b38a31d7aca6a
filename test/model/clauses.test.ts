import { describe, expect, test } from "vitest";
import { joinClauses } from "../../src/model/clauses.ts";
import { interpret } from "../../src/model/interpreter.ts";
import type { Clause } from "../../src/model/policy.ts";
import { always, clause, deadline, policy, review, rule, text } from "../support/build-model.ts";

const joined = (...clauses: readonly Clause[]): readonly string[] =>
  joinClauses(clauses).map(({ people, anyOf }) => `${people} of ${anyOf.join(" or ")}`);

const reviewsOf = (...clauses: readonly Clause[]) => {
  const rules = clauses.map((one, place) => rule(String(place), always, review(one)));
  return interpret(policy({ fields: { asker: text, payer: text }, rules }), { asker: "Ann", payer: "Bo" }).reviews;
};

describe("a clause absorbs another if its teams are among the other's and its people are no fewer", () => {
  test("finance absorbs finance or legal", () => {
    expect(joined(clause("finance or legal"), clause("finance"))).toEqual(["1 of finance"]);
  });

  test("2 of finance absorbs finance", () => {
    expect(joined(clause("finance"), clause("finance", 2))).toEqual(["2 of finance"]);
  });

  test("finance does not absorb 2 of finance or legal", () => {
    expect(joined(clause("finance"), clause("finance or legal", 2))).toEqual(["1 of finance", "2 of finance or legal"]);
  });

  test("not by union: finance and legal together do not absorb what neither does", () => {
    expect(joined(clause("finance"), clause("legal"), clause("finance or legal", 2))).toHaveLength(3);
  });

  test("the same clause of two rules is one", () => {
    expect(joined(clause("legal or finance"), clause("finance or legal"))).toEqual(["1 of finance or legal"]);
  });

  test("they are sorted by teams, by code point", () => {
    expect(joined(clause("legal"), clause("Zoo"), clause("\u{1F600}"), clause("\uFF5E"))).toEqual([
      "1 of Zoo",
      "1 of legal",
      "1 of \uFF5E",
      "1 of \u{1F600}",
    ]);
  });
});

describe("the absorbing clause takes over", () => {
  test("every not by, in the order of names", () => {
    const [one] = reviewsOf(clause("finance", 1, { notBy: [1] }), clause("finance or legal", 1, { notBy: [0] }));
    expect(one).toMatchObject({ anyOf: ["finance"], notBy: ["asker", "payer"], people: 1 });
  });

  test("the earliest deadline of each kind with its chain", () => {
    const toCfo = { clauses: [{ people: 1, anyOf: ["cfo"] }] };
    const toLegal = { clauses: [{ people: 1, anyOf: ["legal"] }], within: { amount: 1, unit: "days" } as const };
    const [one] = reviewsOf(
      clause("finance", 1, { deadlines: [deadline(2, "days", toCfo), deadline(4, "working hours")] }),
      clause("finance or legal", 1, {
        deadlines: [deadline(47, "hours", toLegal), deadline(3, "working days", toCfo)],
      }),
    );
    expect(one?.within).toEqual([
      { amount: 47, unit: "hours" },
      { amount: 4, unit: "working hours" },
      { amount: 3, unit: "working days" },
    ]);
    expect(one?.then).toEqual([
      { anyOf: ["legal"], people: 1, within: [{ amount: 1, unit: "days" }], chain: 0 },
      { anyOf: ["cfo"], people: 1, within: [], chain: 2 },
      { outcome: "block" },
    ]);
  });

  test("one deadline names no chain, and people of one step sign together", () => {
    const both = {
      clauses: [
        { people: 1, anyOf: ["cfo"] },
        { people: 2, anyOf: ["legal"] },
      ],
    };
    const [one] = reviewsOf(clause("finance", 1, { deadlines: [deadline(4, "hours", both)], lastResort: "proceed" }));
    expect(one?.then).toEqual([
      { anyOf: ["cfo"], people: 1, within: [] },
      { anyOf: ["legal"], people: 2, within: [], together: true },
      { outcome: "proceed" },
    ]);
  });

  test("of equally early deadlines one that the order of rules does not change", () => {
    const longer = clause("finance", 1, {
      deadlines: [deadline(24, "hours", { clauses: [{ people: 1, anyOf: ["cfo"] }] })],
    });
    const shorter = clause("finance", 1, { deadlines: [deadline(1, "days")] });
    expect(reviewsOf(shorter, longer)).toEqual(reviewsOf(longer, shorter));
    expect(reviewsOf(shorter, longer)[0]?.within).toEqual([{ amount: 24, unit: "hours" }]);
  });

  test.each([
    ["block", "proceed", "block"],
    ["none", "proceed", "none"],
    ["block", "none", "block"],
    ["proceed", "proceed", "proceed"],
  ] as const)("the strictest last resort: %s and %s give %s", (first, second, strictest) => {
    const [one] = joinClauses([
      clause("finance", 1, { lastResort: first }),
      clause("finance", 1, { lastResort: second }),
    ]);
    expect(one?.lastResort).toBe(strictest);
  });

  test("a clause absorbed by two gives its deadline to both", () => {
    const reviews = reviewsOf(
      clause("finance"),
      clause("legal"),
      clause("finance or legal", 1, { deadlines: [deadline(4, "hours")], notBy: [0] }),
    );
    expect(reviews).toMatchObject([
      { anyOf: ["finance"], within: [{ amount: 4 }], notBy: ["asker"], then: [{ outcome: "block" }] },
      { anyOf: ["legal"], within: [{ amount: 4 }], notBy: ["asker"], then: [{ outcome: "block" }] },
    ]);
  });

  test("what is absorbed by way of another is taken over as well", () => {
    const [one, ...others] = reviewsOf(
      clause("cfo or finance or legal", 1, { notBy: [1] }),
      clause("finance or legal"),
      clause("finance", 2),
    );
    expect(one).toMatchObject({ anyOf: ["finance"], people: 2, notBy: ["payer"] });
    expect(others).toEqual([]);
  });
});

describe("after joining, a clause needs one person more for each unknown name in its not by", () => {
  const given = policy({
    fields: { asker: text, payer: text },
    rules: [
      rule("a", always, review(clause("finance", 1, { notBy: [0] }))),
      rule("b", always, review(clause("finance or legal", 1, { notBy: [1] }))),
    ],
  });

  test.each([
    [{ asker: "Ann", payer: "Bo" }, 1, []],
    [{ asker: "Ann" }, 2, [{ field: "payer", cause: "absent" }]],
    [
      { asker: 5, payer: null },
      3,
      [
        { field: "asker", cause: "wrong type" },
        { field: "payer", cause: "null" },
      ],
    ],
  ])("%j: %i people", (input, people, unknown) => {
    const decision = interpret(given, input);
    expect(decision.reviews).toMatchObject([{ anyOf: ["finance"], people, notBy: ["asker", "payer"] }]);
    expect(decision.unknown).toEqual(unknown);
  });
});
