import { type Analyse, createAnalyser, type Finding } from "../analysis/index.ts";
import { exampleFindings } from "../compiler/example/example-findings.ts";
import { keepWitnesses } from "../compiler/example/keep-witnesses.ts";
import { placesIn } from "../compiler/places.ts";
import { runExamples } from "../compiler/run-examples.ts";
import { type PolicyReading, readPolicy } from "../editor/index.ts";
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
  const known = new Map<string, { readonly analyse: Analyse; readonly reading?: PolicyReading }>();
  const remember = (file: string, analyse: Analyse, reading: PolicyReading): void => {
    known.delete(file);
    known.set(file, { analyse, reading });
    for (const oldest of known.keys()) {
      if (known.size <= mostRemembered) break;
      known.delete(oldest);
    }
  };
  return ({ main, files, allowOutside, required }) => {
    const demanded = required.map(({ files: read, ...file }) => ({ ...file, host: hostOver(read, false) }));
    const { analyse, reading: before } = known.get(main.file) ?? { analyse: createAnalyser() };
    const reading = readPolicy(main, hostOver(files, allowOutside), demanded, before);
    remember(main.file, analyse, reading);
    const { checked } = reading;
    const { policy } = checked;
    if (policy === undefined) return { first: [], rest: () => [] };
    const central = checked.required.flatMap(({ ensures }) => ensures);
    const held = central.length === 0 ? policy : { ...policy, ensures: [...policy.ensures, ...central] };
    const decide = interpreterOf(held);
    const kept = { policy: held, source: main, tree: checked.trees[0] as PolicyTree };
    const withMends = (findings: readonly Finding[]) => keepWitnesses(kept, () => (input) => decide(input), findings);
    const { findings, later } = analyse(held, placesIn(checked));
    return {
      first: [...exampleFindings(runExamples(policy, (input) => decide(input))), ...withMends(findings)],
      rest: () => withMends(later()),
    };
  };
}
