import { type ExampleResult, runExamples } from "../compiler/index.ts";
import { decidingPolicy } from "../compiler/targets/javascript/deciding-policy.ts";
import { testMessages } from "../diagnostics/catalogue/test.ts";
import { type Diagnostic, reporter } from "../diagnostics/diagnostic.ts";
import { decisionLine } from "../model/decision-words.ts";
import type { Policy } from "../model/policy.ts";
import { peopleWords } from "./read-back/action.ts";

const report = reporter(testMessages);

/** The examples of a policy, decided. */
export function examplesOf(policy: Policy): readonly ExampleResult[] {
  return policy.examples.length === 0 ? [] : runExamples(policy, decidingPolicy(policy).decide);
}

/** One finding for each example that is not decided as it says. */
export function exampleFindings(policy: Policy): readonly Diagnostic[] {
  return examplesOf(policy)
    .filter(({ passed }) => !passed)
    .map(({ example, actual }) =>
      report("test/example-fails", example.span, {
        example: example.name,
        expected: expectedWords(example),
        decided: decisionLine(actual),
        rules: actual.rules.map(({ name }) => `"${name}"`).join(", "),
      }),
    );
}

export function expectedWords({ expected }: ExampleResult["example"]): string {
  const who = expected.clauses.map(({ people, anyOf }) => peopleWords(people, anyOf)).join(" and ");
  return `${expected.outcome}${who === "" ? "" : ` by ${who}`}`;
}
