import type { Checked } from "../../src/compiler/check.ts";
import { keepExample, keptInputs } from "../../src/compiler/example/keep-example.ts";
import { promisedOf } from "../../src/compiler/example/promised.ts";
import type { PolicyReading } from "../../src/editor/reading.ts";
import { interpreterOf, judgeOf } from "../../src/model/interpreter.ts";
import { explain } from "../../src/runtime/explain/explain.ts";
import type { CaseAnswer, ExampleAnswer, ExplainedCase, LitCondition } from "./contract.ts";

/** Decides an input by the draft, with reasons, and by the live version. By the judge: it needs no `eval`. */
export function answerCase(draft: Checked, live: Checked | undefined, input: unknown): CaseAnswer {
  return {
    draft: explained(draft, input),
    live: live?.policy === undefined ? undefined : interpreterOf(live.policy)(input),
  };
}

function explained({ policy, conditions }: Checked, input: unknown): ExplainedCase | undefined {
  if (policy === undefined) return undefined;
  const judge = judgeOf(policy);
  const explanation = explain(policy, input, interpreterOf(policy), judge);
  const { truthOf, standings } = judge(input);
  const lit = conditions().map(({ condition, span }): LitCondition => ({ place: span, truth: truthOf(condition) }));
  return {
    decision: explanation.decision,
    explanation,
    lit: agreed(lit),
    rules: policy.rules.map(({ name }, at) => ({ name, standing: standings[at] ?? "no" })),
  };
}

/** Writes the input into the draft as an example: with what a promise asks for where the draft breaks one, else as decided. */
export function exampleOf({ main, checked: { policy, trees } }: PolicyReading, input: unknown): ExampleAnswer {
  const [tree] = trees;
  if (policy === undefined || tree === undefined) return { kind: "unsayable" };
  const decide = interpreterOf(policy);
  const kept = { policy, source: main, tree, decide };
  if (keptInputs(kept)(input)) return { kind: "kept before" };
  const { truthOf } = judgeOf(policy)(input);
  const decision = decide(input);
  const expected = policy.ensures
    .filter(({ promise }) => "premise" in promise && truthOf(promise.premise) === true)
    .map((ensure) => promisedOf(ensure, decision))
    .find((each) => each !== undefined);
  const taken = new Set(policy.examples.map(({ name }) => name));
  const mend = keepExample(kept, { code: "tried", about: [], inputs: [input], ...(expected && { expected }) }, taken);
  return mend === undefined ? { kind: "unsayable" } : { kind: "example", mend, isPromised: expected !== undefined };
}

/** A place that is lit in several ways (a definition put in where its names mean other things) is not lit. */
function agreed(lit: readonly LitCondition[]): readonly LitCondition[] {
  const byPlace = Map.groupBy(lit, ({ place }) => `${place.start} ${place.end} ${place.file}`);
  return [...byPlace.values()].flatMap((same) => {
    const [first] = same;
    return first !== undefined && same.every(({ truth }) => truth === first.truth) ? [first] : [];
  });
}
