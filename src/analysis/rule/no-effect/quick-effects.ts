import type { Rule } from "../../../model/policy.ts";
import type { Box } from "../../boxes/box.ts";
import { isPlain } from "../../boxes/policy-boxes.ts";
import type { Side } from "../../boxes/side.ts";
import type { Context } from "../../context.ts";
import { lazily } from "../../space/lazily.ts";
import { coveredBy } from "./covered.ts";
import type { Evidence, KeptEvidence } from "./evidence.ts";
import { type Point, reachOf } from "./reach.ts";
import { standingOut } from "./standing-out.ts";
import { asksNothing, trialOf } from "./tried.ts";

/** Whether removing a rule changes anything, where boxes say so at once; undefined where the solver is to be asked. */
export type QuickEffect = (place: number) => "some" | "none" | undefined;

/** Boxes of a rule at whose ends it is tried first. */
const MOST_BOXES = 4;
/** Steps to search the boxes of all rules: where they are not enough, the solver is faster. */
const BUDGET = 12_000;

export function quickEffects(context: Pick<Context, "policy" | "boxes">, kept: KeptEvidence): QuickEffect {
  const { policy } = context;
  const boxes = context.boxes();
  const { all } = boxes.dimensions;
  if (all.some(({ kind, size }) => kind === "field" && size < 2)) return () => undefined;
  const reach = lazily(() => reachOf(policy.rules.length, boxes));
  const tried = trialOf(policy, boxes, reach);
  const covered = coveredBy(policy, boxes, reach);
  const standsOut = standingOut(policy, boxes, reach, tried);
  const budget = { left: BUDGET };

  return (place) => {
    const rule = policy.rules[place] as Rule;
    if (!rule.lets && asksNothing(rule)) return undefined;
    if (asksNothing(rule) && policy.otherwise === undefined) return "none";
    const known = kept.of(place);
    if (known !== undefined) return known;
    const evidence = seenAtEnds(place) ?? searched(place);
    if (evidence !== undefined) kept.keep(place, evidence);
    return evidence?.effect;
  };

  function searched(place: number): Evidence | undefined {
    if (budget.left <= 0) return undefined;
    const beside = covered(place, budget);
    return beside === undefined ? standsOut(place, budget) : { effect: "none", beside };
  }

  /** Few rules share the corners of their boxes with others. */
  function seenAtEnds(place: number): Evidence | undefined {
    const { certain, possible } = boxes.ofRule(place);
    const own = (policy.otherwise === undefined ? possible() : certain()) ?? [];
    for (const box of own.slice(0, MOST_BOXES)) {
      if (!isPlain(boxes.dimensions, box)) continue;
      const seen = tried(place, endOf(box, "first")) ?? tried(place, endOf(box, "last"));
      if (seen !== undefined) return seen;
    }
    return undefined;
  }

  /** Of known values, where there are any. */
  function endOf(box: Box, end: "first" | "last"): Point {
    return Int32Array.from(box, (side: Side, at) => {
      const { kind, size } = all[at] as (typeof all)[number];
      const first = side[0] as number;
      if (end === "first" || kind === "fact") return first;
      const [from, to] = [side[side.length - 2] as number, side[side.length - 1] as number];
      if (to < size - 1) return to;
      if (from < to) return to - 1;
      return side.length > 2 ? (side[side.length - 3] as number) : first;
    });
  }
}
