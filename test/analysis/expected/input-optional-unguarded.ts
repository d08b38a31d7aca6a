import { askedBy, otherwiseHolds, strictestAsked, taken } from "../../../src/model/asking.ts";
import { drawsOf, isWhollyKnown, type Judged } from "../../support/enumerated.ts";
import type { SmallPolicy } from "../../support/generate-small-policy.ts";

/** Optional fields that one input lacks alone and is asked about, and that with a value would keep the asker from holding. */
export function optionalUnguarded({ policy }: SmallPolicy, inputs: readonly Judged[]): readonly string[] {
  return policy.fields.flatMap(({ optional, absentMeans }, field) => {
    if (!optional || absentMeans !== undefined) return [];
    const others = ({ raws }: Judged): string =>
      JSON.stringify(raws.map((raw, at) => (at === field ? "" : (raw ?? `${raw}`))));
    const given = Map.groupBy(
      inputs.filter(({ allKnown }) => allKnown),
      others,
    );
    const pairs = inputs
      .filter(
        ({ raws, readings }) =>
          raws[field] === undefined && readings.every((reading, at) => isWhollyKnown(reading) || at === field),
      )
      .flatMap((lacking) => (given.get(others(lacking)) ?? []).map((full) => ({ lacking, full })));
    const draws = drawsOf();
    const rules = policy.rules.filter((rule, place) =>
      pairs.some(
        ({ lacking, full }) =>
          lacking.standings[place] === "possible" &&
          full.standings[place] === "no" &&
          draws.some(
            (drawn) =>
              strictestAsked(taken(askedBy(rule, "possible"), lacking.idKnown ? drawn : undefined)) !== "proceed",
          ),
      ),
    );
    if (rules.length > 0) return [`input/optional-unguarded ${rules.map(({ name }) => name).join()}`];
    const { otherwise } = policy;
    const isRead = policy.rules.some((rule) =>
      JSON.stringify([rule.condition, rule.exceptions]).includes(`"field":${field}`),
    );
    const caught =
      isRead &&
      pairs.some(({ lacking, full }) =>
        draws.some((drawn) => {
          const [own, others_] = [lacking, full].map(({ idKnown }) => (idKnown ? drawn : undefined));
          return (
            otherwise !== undefined &&
            otherwiseHolds(policy, lacking.standings, own) &&
            strictestAsked(taken(otherwise.asks, own)) !== "proceed" &&
            !otherwiseHolds(policy, full.standings, others_)
          );
        }),
      );
    return caught ? ["input/optional-unguarded otherwise"] : [];
  });
}
