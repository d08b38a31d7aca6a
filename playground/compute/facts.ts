import { promiseWords } from "../../src/analysis/ensure/words.ts";
import type { Checked } from "../../src/compiler/check.ts";
import type { PlacedRule, PolicyFacts } from "./contract.ts";

/** Undefined where the policy has errors. */
export function factsOf({ policy }: Checked): PolicyFacts | undefined {
  if (policy === undefined) return undefined;
  const { name, version, digest, fields, teams, rules, otherwise, spotCheck, ensures, examples, typicals } = policy;
  const ends: readonly PlacedRule[] = [
    ...(otherwise === undefined ? [] : [{ name: "otherwise", place: otherwise.span }]),
    ...(spotCheck === undefined ? [] : [{ name: "spot check", place: spotCheck.span }]),
  ];
  return {
    name,
    ...(version === undefined ? {} : { version }),
    digest,
    fields,
    teams: teams.map((team) => team.name),
    rules: [...rules.map((rule) => ({ name: rule.name, place: rule.span })), ...ends],
    ensures: ensures.map((ensure) => ({ words: promiseWords(policy, ensure), place: ensure.span })),
    examples: examples.map(({ name: title, input, span }) => ({ name: title, input, place: span })),
    typicals: typicals.map(({ name: title, input, span }) => ({ name: title, input, place: span })),
  };
}
