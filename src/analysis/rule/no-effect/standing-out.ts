import type { Policy, Rule } from "../../../model/policy.ts";
import type { PolicyBoxes } from "../../boxes/policy-boxes.ts";
import type { Budget } from "../../boxes/uncovered.ts";
import { askingText } from "./dominance.ts";
import { changesAmong, type Evidence } from "./evidence.ts";
import { knownPart } from "./known-part.ts";
import { leftOpen, nearIn } from "./left-open.ts";
import type { Point, Reach } from "./reach.ts";

/** Points of one box that are tried. */
const MOST_TRIED = 32;

/** An effect of a rule at a point where no other leaves it nothing to add by itself; several together may, so points are tried. */
export function standingOut(
  policy: Policy,
  boxes: PolicyBoxes,
  reach: () => Reach,
  tried: (place: number, point: Point) => Evidence | undefined,
): (place: number, budget: Budget) => Evidence | undefined {
  const known = new Map<string, boolean>();
  const leavesNothing = (other: Rule, own: Rule): boolean => {
    const key = `${keyOf(other)} ${keyOf(own)}`;
    const found = known.get(key) ?? !changesAmong({ ...policy, rules: [other, own] }, 1, bothPossible, undefined);
    known.set(key, found);
    return found;
  };

  return (place, budget) => {
    const own = policy.rules[place] as Rule;
    const isInTheWay = (other: number): boolean => other !== place && leavesNothing(policy.rules[other] as Rule, own);
    for (const box of boxes.ofRule(place).possible() ?? []) {
      const inside = knownPart(boxes.dimensions, box);
      const near = nearIn(reach(), inside, isInTheWay);
      if (near === undefined) continue;
      let seen: Evidence | undefined;
      let turns = 0;
      leftOpen(inside, near, budget, (point) => {
        seen = tried(place, point);
        return seen === undefined && ++turns < MOST_TRIED;
      });
      if (seen !== undefined) return seen;
    }
    return undefined;
  };
}

const bothPossible = [0, 1].map((place) => ({ place, standing: "possible" as const }));

/** The same for rules that ask and let the same. */
function keyOf({ asks, inDoubt, lets }: Rule): string {
  return `${lets} ${askingText(asks)} ${inDoubt && askingText(inDoubt)}`;
}
