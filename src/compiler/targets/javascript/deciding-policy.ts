import type { DecideOptions, Decision } from "../../../model/decision.ts";
import type { Policy } from "../../../model/policy.ts";
import type { Reading } from "../../../model/read.ts";
import { helpers } from "../../../runtime/emitted.ts";
import { explain } from "../../../runtime/explain/explain.ts";
import type { Explanation } from "../../../runtime/explain/explanation.ts";
import { type Prepared, prepare } from "../../../runtime/prepare.ts";
import { type DecisionRecord, recordOf } from "../../../runtime/record.ts";
import type { InDoubt } from "../../../runtime/stood.ts";
import { deepFreeze } from "../../../values/freeze.ts";
import { standBody } from "./cautious/emit.ts";
import { emit } from "./emit.ts";

/** A policy that decides in this process. Nothing of it throws, whatever the input. */
export interface DecidingPolicy {
  /** Frozen: who changes it changes no decision. */
  readonly model: Policy;
  readonly name: string;
  readonly version: string | undefined;
  readonly digest: string;
  readonly decide: (input: unknown) => Decision;
  readonly record: (input: unknown) => DecisionRecord;
  readonly explain: (input: unknown) => Explanation;
}

type Decide = (input: unknown) => Decision;
type Stand = (input: unknown) => readonly Reading[];
type DecideFactory = (given: typeof helpers, prepared: Prepared, careful: Decide) => Decide;
type StandFactory = (given: typeof helpers, inDoubt: InDoubt) => Stand;

/** The one place where text becomes code in this process; the text comes from `emit` and `standBody` alone. */
export function decidingPolicy(model: Policy, options: DecideOptions = {}): DecidingPolicy {
  const prepared = prepare(model, options);
  const doubting = once(() => {
    const inDoubt = prepared.inDoubt();
    const factory = new Function("helpers", "inDoubt", standBody(model)) as StandFactory;
    return { inDoubt, stand: factory(helpers, inDoubt) };
  });
  const careful: Decide = (input) => {
    const { inDoubt, stand } = doubting();
    return inDoubt.decided(stand(input));
  };
  const body = `"use strict";\n${emit(model).code}\nreturn decide;`;
  const decide = (new Function("helpers", "prepared", "careful", body) as DecideFactory)(helpers, prepared, careful);
  const frozen = once(() => deepFreeze(model));
  return Object.freeze({
    get model() {
      return frozen();
    },
    name: model.name,
    version: model.version,
    digest: model.digest,
    decide,
    record: (input: unknown) => recordOf(model, input, decide(input)),
    explain: (input: unknown) => {
      const { inDoubt, stand } = doubting();
      return explain(model, input, decide, (given) => inDoubt.stood(stand(given)));
    },
  });
}

/** Made when it is first asked for: most inputs know all their values. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
