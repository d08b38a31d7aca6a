import type { Judged } from "../../support/enumerated.ts";
import type { SmallPolicy } from "../../support/generate-small-policy.ts";
import { decisionOf, oversightText, situationsOf, without } from "./situations.ts";

/** Rules that some input makes apply, and whose removal changes the oversight of none, whatever is drawn. */
export function rulesWithoutEffect({ policy }: SmallPolicy, inputs: readonly Judged[]): readonly string[] {
  const situations = situationsOf(policy, inputs);
  return policy.rules.flatMap((rule, place) => {
    const asks = rule.asks.block || rule.asks.reviews.length + rule.asks.audits.length > 0;
    const isLive = asks
      ? inputs.some(({ standings }) => standings[place] !== "no")
      : inputs.some(
          ({ conditions, exceptions }) =>
            conditions[place] === true && exceptions[place]?.every((truth) => truth !== true),
        );
    const matters = situations.some(
      (each) =>
        oversightText(decisionOf(policy, each)) !==
        oversightText(decisionOf(policy, each, without(each.one.standings, place))),
    );
    return isLive && !matters ? [`rule/no-effect ${rule.name}`] : [];
  });
}
