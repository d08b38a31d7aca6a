import { describe, expect, test } from "vitest";
import { sparseOf } from "../../bench/checks/sparse.ts";
import { tableOf } from "../../bench/checks/tables.ts";
import { analyse, type Finding } from "../../src/analysis/index.ts";
import type { Condition } from "../../src/model/condition.ts";
import { interpret } from "../../src/model/interpreter.ts";
import type { Policy } from "../../src/model/policy.ts";
import { and, at, compare, numeral, or, policy, review, rule, text, whole } from "../support/build-model.ts";

/** What would take very long by looking at every case must end, and be right. */

const nowhere = { team: () => undefined, field: () => undefined };
const findingsOf = (given: Policy): readonly Finding[] => analyse(given, nowhere);
const codes = (findings: readonly Finding[]): ReadonlySet<string> => new Set(findings.map(({ code }) => code));
const named = (count: number): readonly string[] => Array.from({ length: count }, (_, place) => `f${place}`);

describe("looking does not blow up", () => {
  test("a complete table of 150 rules over 7 columns has no gap, and each rule applies", () => {
    const found = codes(findingsOf(tableOf({ columns: 7, rules: 150, disturbed: 0, seed: 5 })));
    expect(found).not.toContain("policy/gap");
    expect(found).not.toContain("rule/never-applies");
    expect(found).not.toContain("rules/overlap");
    expect(found).not.toContain("policy/undecided");
  });

  test("more gaps than can be listed are said to be more", () => {
    const sparse = sparseOf({ fields: 12, rules: 40, seed: 2, narrow: true });
    const gap = findingsOf(sparse).find(({ code }) => code === "policy/gap");
    expect(gap?.message).toMatch(/at least \d+|more/);
    const decided = interpret(sparse, gap?.witness);
    expect(decided.rules).toEqual([]);
  });

  test("sixty disjunctions within each other", () => {
    const part = (place: number): Condition =>
      or(compare(at(place), ">", numeral("5")), compare(at((place + 7) % 20), "<", numeral("2")));
    const all = Array.from({ length: 60 }, (_, place) => part(place % 20));
    const nest = all.reduce((inner, one, place) =>
      place % 2 === 0 ? and(inner, one) : or(one, and(inner, part(place % 7))),
    );
    const fields = Object.fromEntries(named(20).map((name) => [name, whole]));
    const found = codes(findingsOf(policy({ fields, rules: [rule("nested", nest, review("finance"))] })));
    expect(found).toContain("policy/gap");
    expect(found).not.toContain("rule/never-applies");
    expect(found).not.toContain("rule/always-applies");
  });

  test("a conjunction of disjunctions that excludes itself", () => {
    const low = (place: number): Condition => compare(at(place), "<", numeral("3"));
    const high = (place: number): Condition => compare(at(place), ">", numeral("6"));
    const pairs = Array.from({ length: 20 }, (_, place) => or(low(place), high(place)));
    const none = Array.from({ length: 20 }, (_, place) => compare(at(place), "is", numeral("4")));
    const fields = Object.fromEntries(named(20).map((name) => [name, whole]));
    const rules = [rule("never", and(...pairs, or(...none)), review("finance"))];
    const found = findingsOf(policy({ fields, rules }));
    expect(found.filter(({ code }) => code === "rule/never-applies").map(({ rules }) => rules)).toEqual([["never"]]);
  });

  test("sixty rules of text patterns", () => {
    const like = (pattern: string): Condition => ({ kind: "like", value: at(0), pattern, ignoringCase: false });
    const signs = [..."abcdefghij"];
    const patterns = Array.from({ length: 60 }, (_, place) => `*${signs[place % 10]}?${signs[(place * 7 + 3) % 10]}*`);
    const rules = patterns.map((pattern, place) => rule(`pattern ${place + 1}`, like(pattern), review("finance")));
    const found = findingsOf(policy({ fields: { note: text }, rules }));
    expect(found.filter(({ code }) => code === "rule/never-applies")).toEqual([]);
    expect(codes(found).has("policy/gap") || codes(found).has("policy/undecided")).toBe(true);
  });

  test("a hundred promises", () => {
    const base = tableOf({ columns: 3, rules: 60, disturbed: 0, seed: 9 });
    const ensures = Array.from({ length: 100 }, (_, place): Policy["ensures"][number] => ({
      promise: {
        kind: "at least",
        premise: compare(at(1), ">=", numeral(String(place))),
        outcome: place % 2 === 0 ? "proceed" : "block",
        clauses: [],
      },
      span: { file: "policy.signoff", start: 0, end: 0 },
    }));
    const found = findingsOf({ ...base, ensures }).filter(({ code }) => code.startsWith("ensure/"));
    expect(found.map(({ code }) => code)).toEqual(
      ensures.map((_, place) => (place % 2 === 0 ? "ensure/proven" : "ensure/fails")),
    );
  });
});
