import { strictestAsked } from "../../../model/asking.ts";
import type { Asking, Policy, Rule } from "../../../model/policy.ts";
import type { Box } from "../../boxes/box.ts";
import type { PolicyBoxes } from "../../boxes/policy-boxes.ts";
import type { Budget } from "../../boxes/uncovered.ts";
import { lazily, memoised } from "../../space/lazily.ts";
import { askingText, dominance } from "./dominance.ts";
import { knownPart } from "./known-part.ts";
import { type Cover, leftOpen, nearIn, type Owned } from "./left-open.ts";
import { lifts } from "./lifts.ts";
import type { Reach } from "./reach.ts";

/** Rules beside which the one at a place has no effect, whatever others do; undefined where boxes do not say so. */
export type Covered = (place: number, budget: Budget) => readonly number[] | undefined;

/**
 * That at each point where a rule may hold one that asks for as much does, and at each where it lifts `otherwise` for certain
 * another does.
 */
export function coveredBy(policy: Policy, boxes: PolicyBoxes, reach: () => Reach): Covered {
  const { dimensions } = boxes;
  const dominates = lazily(() => dominance(policy));
  const asked = new Map<string, Asking>();
  const asMuchAs = memoised((key: string) => {
    const asking = asked.get(key) as Asking;
    const has = policy.rules.map(
      ({ asks, inDoubt }) => dominates()(asks, asking) && (inDoubt === undefined || dominates()(inDoubt, asking)),
    );
    return (place: number): boolean => has[place] === true;
  });
  const lifters = lazily((): Owned => {
    const owned = [...policy.rules.entries()].flatMap(([place, rule]) =>
      lifts(policy, rule, false) ? (boxes.ofRule(place).certain() ?? []).map((box) => ({ box, place })) : [],
    );
    return { boxes: owned.map(({ box }) => box), owners: owned.map(({ place }) => place) };
  });

  return (place, budget) => {
    const rule = policy.rules[place] as Rule;
    const { certain, possible } = boxes.ofRule(place);
    const beside = new Set<number>();
    const isCovered = (held: readonly Box[] | undefined, around: (box: Box) => Owned | undefined): boolean =>
      held?.every((box) => {
        const cover = coverOf(box, around, budget);
        if (cover === "open") return false;
        for (const owner of cover.owners) beside.add(owner);
        return true;
      }) ?? false;
    const isAsked = (held: readonly Box[] | undefined, asking: Asking): boolean => {
      if (strictestAsked(asking) === "proceed") return true;
      const key = askingText(asking);
      asked.set(key, asking);
      return isCovered(held, (box) => nearIn(reach(), box, (other) => other !== place && asMuchAs(key)(other)));
    };
    if (!isAsked(rule.inDoubt === undefined ? possible() : certain(), rule.asks)) return undefined;
    if (rule.inDoubt !== undefined && !isAsked(possible(), rule.inDoubt)) return undefined;
    if (lifts(policy, rule, true) && !isCovered(certain(), () => without(lifters(), place))) return undefined;
    return [...beside];
  };

  /** First with every value known that can be; what then lies in boxes that hold unknown values, too, does with any unknown. */
  function coverOf(box: Box, around: (box: Box) => Owned | undefined, budget: Budget): Cover {
    const known = knownPart(dimensions, box);
    const near = around(known);
    const cover = near === undefined ? "open" : leftOpen(known, near, budget, () => false);
    if (cover === "open") return cover;
    const opened = [...box.keys()].filter((at) => known[at] !== box[at]);
    const holdsUnknown = (one: Box): boolean =>
      opened.every((at) => one[at]?.at(-1) === (dimensions.all[at]?.size ?? 0) - 1);
    if (cover.boxes.every(holdsUnknown)) return cover;
    const all = around(box);
    return all === undefined ? "open" : leftOpen(box, all, budget, () => false);
  }
}

function without({ boxes, owners }: Owned, place: number): Owned {
  const kept = [...owners.keys()].filter((one) => owners[one] !== place);
  return { boxes: kept.map((one) => boxes[one] as Box), owners: kept.map((one) => owners[one] as number) };
}
