import type { Standing } from "../model/asking.ts";
import type { Condition } from "../model/condition.ts";
import { judgeOf } from "../model/interpreter.ts";
import { phrase } from "../model/phrase.ts";
import type { Policy } from "../model/policy.ts";

/** What the examples of a policy never showed. */
export interface Coverage {
  readonly rules: readonly RuleCoverage[];
  /** Parts of conditions that came true, and that came false, of all there are. */
  readonly seen: number;
  readonly all: number;
}

export interface RuleCoverage {
  readonly rule: string;
  readonly neverApplied: boolean;
  readonly alwaysApplied: boolean;
  /** In words; exceptions that were never true. */
  readonly exceptionsNeverTrue: readonly string[];
  readonly neverTrue: readonly string[];
  readonly neverFalse: readonly string[];
}

/** Runs the examples once more and notes which conditions came out true and false. */
export function coverageOf(policy: Policy): Coverage {
  const judge = judgeOf(policy);
  const judged = policy.examples.map(({ input }) => judge(input));
  const rules = policy.rules.map((rule, place): RuleCoverage => {
    const standings = judged.map(({ standings: all }): Standing => all[place] ?? "no");
    const parts = [rule.condition, ...rule.exceptions].flatMap(testedParts);
    const never = (truth: boolean): readonly string[] =>
      parts
        .filter((part) => judged.every(({ truthOf }) => truthOf(part) !== truth))
        .map((part) => phrase(policy, part));
    const exceptionsNeverTrue = rule.exceptions
      .filter((exception) => judged.every(({ truthOf }) => truthOf(exception) !== true))
      .map((exception) => phrase(policy, exception));
    return {
      rule: rule.name,
      neverApplied: standings.every((standing) => standing === "no"),
      alwaysApplied: standings.length > 0 && standings.every((standing) => standing !== "no"),
      exceptionsNeverTrue,
      neverTrue: never(true),
      neverFalse: never(false),
    };
  });
  const all = policy.rules.reduce(
    (sum, rule) => sum + 2 * [rule.condition, ...rule.exceptions].flatMap(testedParts).length,
    0,
  );
  const missed = rules.reduce((sum, { neverTrue, neverFalse }) => sum + neverTrue.length + neverFalse.length, 0);
  return { rules, seen: all - missed, all };
}

/** The comparisons and tests that a condition is made of. */
function testedParts(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case "constant":
      return [];
    case "and":
    case "or":
      return condition.parts.flatMap(testedParts);
    case "not":
      return testedParts(condition.part);
    default:
      return [condition];
  }
}
