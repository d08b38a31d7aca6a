import { type Analyse, createAnalyser, type Finding } from "../analysis/index.ts";
import { check } from "../compiler/check.ts";
import { exampleFindings } from "../compiler/example/example-findings.ts";
import { keepWitnesses } from "../compiler/example/keep-witnesses.ts";
import { runExamples } from "../compiler/index.ts";
import { placesIn } from "../compiler/places.ts";
import type { PolicyTree } from "../grammar/tree.ts";
import { interpreterOf } from "../model/interpreter.ts";
import { hostOver, type Question } from "./proving/question.ts";
import type { Told } from "./told.ts";

/** What holds of every decision of one version, in two steps: promises and unknown values take longer. */
export interface Answer {
  /** Examples that fail among it. */
  readonly first: readonly Told[];
  readonly rest: () => readonly Told[];
}

/** Policies whose last version is remembered. */
const mostRemembered = 8;

/**
 * Answers what is to be told of every decision of a policy, one version after the other: what an edit does not touch is not
 * worked out again. A policy with errors has nothing to be told. Needs neither files nor `eval`.
 */
export function createProver(): (question: Question) => Answer {
  const analysers = new Map<string, Analyse>();
  const analyserOf = (file: string): Analyse => {
    const analyse = analysers.get(file) ?? createAnalyser();
    analysers.delete(file);
    analysers.set(file, analyse);
    for (const oldest of analysers.keys()) {
      if (analysers.size <= mostRemembered) break;
      analysers.delete(oldest);
    }
    return analyse;
  };
  return ({ main, files, allowOutside, required }) => {
    const demanded = required.map(({ files: read, ...file }) => ({ ...file, host: hostOver(read, false) }));
    const checked = check(main, hostOver(files, allowOutside), demanded);
    const { policy } = checked;
    if (policy === undefined) return { first: [], rest: () => [] };
    const held = { ...policy, ensures: [...policy.ensures, ...checked.required.flatMap(({ ensures }) => ensures)] };
    const decide = interpreterOf(held);
    const kept = { policy: held, source: main, tree: checked.trees[0] as PolicyTree };
    const withMends = (findings: readonly Finding[]) => keepWitnesses(kept, () => (input) => decide(input), findings);
    const { findings, later } = analyserOf(main.file)(held, placesIn(checked));
    return {
      first: [...exampleFindings(runExamples(policy, (input) => decide(input))), ...withMends(findings)],
      rest: () => withMends(later()),
    };
  };
}
