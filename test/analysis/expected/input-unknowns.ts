import type { Finding } from "../../../src/analysis/index.ts";
import type { Draws } from "../../../src/model/asking.ts";
import { drawsOf, isWhollyKnown, type Judged } from "../../support/enumerated.ts";
import type { SmallPolicy } from "../../support/generate-small-policy.ts";
import { decisionOf } from "./situations.ts";

/** Fields that alone are unknown where a decision is reviewed or blocked, and that with some value let it pass. */
export function heldUpByUnknowns({ policy }: SmallPolicy, inputs: readonly Judged[]): readonly string[] {
  const outcomes = new Map<string, boolean>();
  const isHeld = (one: Judged, draws: Draws): boolean => {
    const drawn = one.idKnown ? draws : undefined;
    const key = JSON.stringify([one.standings, drawn]);
    const known = outcomes.get(key);
    if (known !== undefined) return known;
    const { outcome } = decisionOf(policy, { one, draws: drawn });
    outcomes.set(key, outcome === "review" || outcome === "block");
    return outcome === "review" || outcome === "block";
  };
  const draws = drawsOf();
  const fields = policy.fields.flatMap(({ name }, field) => {
    const others = ({ raws }: Judged): string =>
      JSON.stringify(raws.map((raw, at) => (at === field ? "" : (raw ?? `${raw}`))));
    const full = Map.groupBy(
      inputs.filter(({ allKnown }) => allKnown),
      others,
    );
    const isFound = inputs.some(
      (one) =>
        one.readings.every((reading, at) => (at === field ? !reading.known : isWhollyKnown(reading))) &&
        (full.get(others(one)) ?? []).some((other) =>
          draws.some((drawn) => isHeld(one, drawn) && !isHeld(other, drawn)),
        ),
    );
    return isFound ? [name] : [];
  });
  return fields.length === 0 ? [] : [`input/unknowns ${fields.join()}`];
}

/** As the finding is told. */
export function unknownsKey({ region = [] }: Finding): readonly string[] {
  const fields = region.flatMap((box) =>
    Object.entries(box).flatMap(([name, side]) => ("unknown" in side && !name.includes(" ") ? [name] : [])),
  );
  return [`input/unknowns ${fields.join()}`];
}
