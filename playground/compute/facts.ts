import { promiseWords } from "../../src/analysis/ensure/words.ts";
import type { PolicyReading } from "../../src/editor/reading.ts";
import { rulePlaces } from "../../src/editor/rule-places.ts";
import { thresholdsOf } from "../../src/editor/thresholds.ts";
import type { PolicyFacts } from "./contract.ts";

/** Undefined where the policy has errors. */
export function factsOf(reading: PolicyReading): PolicyFacts | undefined {
  const { policy } = reading.checked;
  if (policy === undefined) return undefined;
  const { name, version, digest, fields, identifiedBy, datedBy, teams, ensures, examples, typicals } = policy;
  const nameOf = (field: number | undefined) => (field === undefined ? undefined : fields[field]?.name);
  const [id, time] = [nameOf(identifiedBy), nameOf(datedBy)];
  return {
    name,
    ...(version === undefined ? {} : { version }),
    digest,
    fields,
    ...(id === undefined ? {} : { identifiedBy: id }),
    ...(time === undefined ? {} : { datedBy: time }),
    teams: teams.map((team) => team.name),
    rules: rulePlaces(reading).map(({ rule, span }) => ({ name: rule, place: span })),
    ensures: ensures.map((ensure) => ({ words: promiseWords(policy, ensure), place: ensure.span })),
    examples: examples.map(({ name: title, input, span }) => ({ name: title, input, place: span })),
    typicals: typicals.map(({ name: title, input, span }) => ({ name: title, input, place: span })),
    thresholds: thresholdsOf(reading),
  };
}
