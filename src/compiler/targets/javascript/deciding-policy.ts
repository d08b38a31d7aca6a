import type { Decision } from "../../../model/decision.ts";
import type { DecideOptions } from "../../../model/interpreter.ts";
import type { Policy } from "../../../model/policy.ts";
import { helpers } from "../../../runtime/emitted.ts";
import { explain } from "../../../runtime/explain/explain.ts";
import type { Explanation } from "../../../runtime/explain/explanation.ts";
import { type Prepared, prepare } from "../../../runtime/prepare.ts";
import { type DecisionRecord, recordOf } from "../../../runtime/record.ts";
import { emit } from "./emit.ts";

/** A policy that decides in this process. Nothing of it throws, whatever the input. */
export interface DecidingPolicy {
  readonly model: Policy;
  readonly name: string;
  readonly version: string | undefined;
  readonly digest: string;
  readonly decide: (input: unknown) => Decision;
  readonly record: (input: unknown) => DecisionRecord;
  readonly explain: (input: unknown) => Explanation;
}

type Factory = (given: typeof helpers, prepared: Prepared) => (input: unknown) => Decision;

/** The one place where text becomes code in this process; the text comes from `emit` alone. */
export function decidingPolicy(model: Policy, options: DecideOptions = {}): DecidingPolicy {
  const factory = new Function("helpers", "prepared", `"use strict";\n${emit(model).code}\nreturn decide;`) as Factory;
  const decide = factory(helpers, prepare(model, options));
  return Object.freeze({
    model,
    name: model.name,
    version: model.version,
    digest: model.digest,
    decide,
    record: (input: unknown) => recordOf(model, input, decide(input)),
    explain: (input: unknown) => explain(model, input, decide, options),
  });
}
