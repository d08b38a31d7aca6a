import type { Rule } from "../../model/policy.ts";
import type { Box } from "../boxes/box.ts";
import { dimensionsOf } from "../boxes/dimensions.ts";
import { ruleBoxesOf } from "../boxes/rule-boxes.ts";
import { commonSide, interval, type Side, sameSide } from "../boxes/side.ts";
import type { Extent } from "../boxes/widened.ts";
import type { Held } from "../described.ts";
import { type Input, put } from "../encode/witness.ts";
import { type Plan, planOf } from "../space/plan.ts";
import { type DrawnRates, drawnKinds, drawnRates, rangeIn } from "./draw-places.ts";
import { nestedNames } from "./joint-space.ts";
import type { Region } from "./region.ts";
import type { Slice } from "./slice.ts";

/**
 * All inputs of two versions whose values are all known, as points: first how the id is drawn, one dimension for each kind of
 * sample, then the cell of each field. Every point is an input.
 */
export interface KnownSpace {
  readonly cuts: Plan["cuts"];
  readonly rates: DrawnRates;
  readonly extents: readonly Extent[];
  readonly whole: Box;
  /** Where a rule holds of those inputs on which something can differ, by its place among those of both versions; undefined where that is too many boxes. */
  readonly ofRule: (place: number) => readonly Box[] | undefined;
  readonly inputIn: (box: Box) => Input;
  readonly regionOf: (box: Box) => Region;
}

/** Undefined where conditions say more than in which cells fields lie, or may be in doubt though all values are known. */
export function knownSpaceOf({ united, narrowed }: Slice): KnownSpace | undefined {
  const { policy, old, new: current } = united;
  const conditions = narrowed.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const plan = planOf(policy, conditions);
  if (plan.partly.length > 0 || nestedNames(policy).length > 0) return undefined;
  const dimensions = dimensionsOf(policy, plan, conditions);
  const fields = dimensions.all.flatMap((dimension) => (dimension.kind === "field" ? [dimension] : []));
  if (fields.length < dimensions.all.length || plan.cuts.some(hasDoubt)) return undefined;
  const rates = drawnRates(old.policy.identifiedBy === undefined ? [] : [old.policy, current.policy]);
  const drawn = rates.map((own): Extent => ({ size: own.length + 1, isLine: true }));
  const extents = [...drawn, ...fields.map(({ cut }) => ({ size: cut.cells.length, isLine: cut.ascending }))];
  const whole = extents.map(({ size }) => interval(0, size - 1));
  /** Without the place of what is unknown. */
  const known = (box: Box): readonly Box[] => {
    const sides = box.map((side, at) => commonSide(side, whole[drawn.length + at] as Side));
    return sides.some((side) => side.length === 0) ? [] : [[...whole.slice(0, drawn.length), ...sides]];
  };

  return {
    cuts: plan.cuts,
    rates,
    extents,
    whole,
    ofRule: (place) =>
      ruleBoxesOf(dimensions, narrowed[place] as Rule)
        .certain()
        ?.flatMap(known),
    inputIn: (box) => {
      const input = {};
      for (const [place, field] of policy.fields.entries()) {
        const at = dimensions.ofField[place] as number;
        const first = at < 0 ? 0 : ((box[drawn.length + at] as Side)[0] as number);
        put(input, field.path, plan.cuts[place] === undefined ? [] : plan.cuts[place].cells[first]?.raws[0]);
      }
      return input;
    },
    regionOf: (box) => ({
      cells: new Map(
        fields.flatMap(({ field }, at) => {
          const own = drawn.length + at;
          const side = box[own] as Side;
          return sameSide(side, whole[own] as Side) ? [] : [[field, heldIn(side)] as const];
        }),
      ),
      facts: new Map(),
      ranges: drawnKinds.flatMap((_, kind) => rangeIn(rates, kind, box[kind] as Side) ?? []),
    }),
  };
}

/** Whether there are known values of which a condition is neither true nor false. */
function hasDoubt(cut: Plan["cuts"][number]): boolean {
  for (const { runs } of cut?.truths.values() ?? []) if (runs.some(({ truth }) => truth === "unknown")) return true;
  return false;
}

function heldIn(side: Side): Held {
  return Array.from({ length: side.length / 2 }, (_, run) => ({
    from: side[2 * run] as number,
    to: (side[2 * run + 1] as number) + 1,
  }));
}
