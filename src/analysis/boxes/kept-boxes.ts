import type { Policy } from "../../model/policy.ts";
import type { Memory } from "../memory.ts";
import { type Box, boxesMeet } from "./box.ts";
import type { Dimensions } from "./dimensions.ts";
import { type MovedPlaces, movedPlaces } from "./moved-places.ts";
import type { RuleBoxes } from "./rule-boxes.ts";

/** What is known of the boxes of a version from the version before. */
export interface KeptBoxes {
  /** The dimensions of the version before. */
  readonly from: Dimensions;
  readonly moved: MovedPlaces;
  /** Of rules that it had, too. */
  readonly ofRule: ReadonlyMap<number, RuleBoxes>;
  readonly near: (place: number, ofRule: (place: number) => RuleBoxes) => readonly number[] | undefined;
  /** By place in the version before, where the rule is now; -1 where it is no more. */
  readonly after: readonly number[];
  /** Rules that it did not have. */
  readonly added: readonly number[];
  /** Where rules that are no more were certain, or a little more. */
  readonly removed: readonly Box[];
}

/** The boxes of a version, to be kept for the next. */
export interface BoxesToKeep {
  readonly dimensions: Dimensions;
  readonly ofRule: (place: number) => RuleBoxes;
  /** As far as it was asked for. */
  readonly near: ReadonlyMap<number, readonly number[] | undefined>;
}

interface Version extends BoxesToKeep {
  readonly policy: Policy;
  readonly identities: readonly object[];
}

/** Where more rules were edited, all is made anew. */
const MOST_EDITED = 16;

/** `now` is kept for the next version; undefined where nothing was kept for this one. */
export function keptBoxes(policy: Policy, memory: Memory, now: BoxesToKeep): KeptBoxes | undefined {
  const left = memory.left<Version>("boxes");
  const before = left.value;
  const identities = policy.rules.map(memory.identityOf);
  left.value = { ...now, policy, identities };
  if (before?.policy.fields !== policy.fields || before.policy.zone !== policy.zone) return undefined;
  const moved = movedPlaces(before.dimensions, now.dimensions);
  const placeOf = new Map(identities.map((identity, place) => [identity, place]));
  if (moved === undefined || placeOf.size < identities.length) return undefined;
  const after = before.identities.map((identity) => placeOf.get(identity) ?? -1);
  const beforeOf = new Map(after.map((place, old) => [place, old]));
  const added = [...policy.rules.keys()].filter((place) => !beforeOf.has(place));
  const gone = [...after.keys()].filter((old) => after[old] === -1);
  if (added.length + gone.length > MOST_EDITED) return undefined;
  const removed = gone.flatMap((old) => before.ofRule(old).certain() ?? []).map(moved.around);
  const ofRule = new Map<number, RuleBoxes>();
  for (const [old, place] of after.entries()) {
    const own = place < 0 ? undefined : movedBoxes(before.ofRule(old), moved);
    if (own !== undefined) ofRule.set(place, own);
  }
  return {
    from: before.dimensions,
    moved,
    after,
    ofRule,
    added,
    removed,
    near: (place, boxesOf) => {
      const old = beforeOf.get(place);
      const near = old === undefined ? undefined : before.near.get(old);
      const certain = boxesOf(place).certain();
      if (near === undefined || certain === undefined) return undefined;
      const still = near.flatMap((other) => ((after[other] as number) < 0 ? [] : [after[other] as number]));
      const meeting = added.filter((other) => {
        const possible = boxesOf(other).possible();
        return possible === undefined || possible.some((box) => certain.some((own) => boxesMeet(own, box)));
      });
      return [...still, ...meeting].sort((one, other) => one - other);
    },
  };
}

function movedBoxes({ certain, possible }: RuleBoxes, { exactly }: MovedPlaces): RuleBoxes | undefined {
  const [surely, maybe] = [certain()?.map(exactly), possible()?.map(exactly)];
  if (surely?.includes(undefined) || maybe?.includes(undefined)) return undefined;
  return { certain: () => surely as readonly Box[] | undefined, possible: () => maybe as readonly Box[] | undefined };
}
