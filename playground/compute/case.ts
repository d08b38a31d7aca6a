import type { Checked } from "../../src/compiler/check.ts";
import { keepExample } from "../../src/compiler/example/keep-example.ts";
import type { Mend } from "../../src/diagnostics/diagnostic.ts";
import type { PolicyReading } from "../../src/editor/reading.ts";
import { interpreterOf, judgeOf } from "../../src/model/interpreter.ts";
import { explain } from "../../src/runtime/explain/explain.ts";
import type { CaseAnswer, ExplainedCase, LitCondition } from "./contract.ts";

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

/** The mend that writes the input into the draft as an example. */
export function exampleOf({ main, checked: { policy, trees } }: PolicyReading, input: unknown): Mend | undefined {
  const [tree] = trees;
  if (policy === undefined || tree === undefined) return undefined;
  const kept = { policy, source: main, tree, decide: interpreterOf(policy) };
  const taken = new Set(policy.examples.map(({ name }) => name));
  return keepExample(kept, { code: "tried", about: [], inputs: [input] }, taken);
}

/** A place that is lit in several ways (a definition put in where its names mean other things) is not lit. */
function agreed(lit: readonly LitCondition[]): readonly LitCondition[] {
  const byPlace = Map.groupBy(lit, ({ place }) => `${place.start} ${place.end} ${place.file}`);
  return [...byPlace.values()].flatMap((same) => {
    const [first] = same;
    return first !== undefined && same.every(({ truth }) => truth === first.truth) ? [first] : [];
  });
}
