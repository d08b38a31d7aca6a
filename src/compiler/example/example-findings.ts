import { testMessages } from "../../diagnostics/catalogue/test.ts";
import { type Diagnostic, reporter } from "../../diagnostics/diagnostic.ts";
import { decisionLine, peopleWords } from "../../model/decision-words.ts";
import type { ExampleResult } from "../run-examples.ts";

const report = reporter(testMessages);

/** One finding for each example that is not decided as it says. */
export function exampleFindings(results: readonly ExampleResult[]): readonly Diagnostic[] {
  return results
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
