import type { Rule } from "../../model/policy.ts";
import { sameText, type United, type UnitedVersion } from "./united.ts";

/** Rules that one version has and the other lacks: one, or that of each version by the same name. */
export interface ChangedRules {
  /** Among the rules of both versions. */
  readonly places: readonly number[];
  /** Whether they are two that ask the same: then nothing differs where they stand alike. */
  readonly isPair: boolean;
}

export function changedRules({ old, new: current, policy: { rules } }: United): readonly ChangedRules[] {
  const placesIn = ({ changed, rulePlaces }: UnitedVersion): readonly number[] =>
    [...changed].map((own) => rulePlaces[own] as number);
  const places = [...placesIn(old), ...placesIn(current)];
  return [...Map.groupBy(places, (place) => rules[place]?.name).values()].map((group) => {
    const [first, second] = group.map((place) => rules[place]);
    return { places: group, isPair: group.length === 2 && asksTheSame(first, second) };
  });
}

function asksTheSame(first: Rule | undefined, second: Rule | undefined): boolean {
  return sameText([first?.lets, first?.asks, first?.inDoubt], [second?.lets, second?.asks, second?.inDoubt]);
}
